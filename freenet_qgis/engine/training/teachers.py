# SPDX-License-Identifier: GPL-3.0-or-later
"""The teachers that preset `auto` has label the rest of a scene, see `teaching`."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

import numpy as np
import torch

from ..mapping.inference import predict
from ..network.freenet import FreeNet
from ..recipe.training_setup import TrainingSetup
from ..scenes.padded_image import PaddedImage
from ..scenes.standardised_scene import StandardisedScene
from ..scenes.whitening import whitening
from .spectral_teachers import SpectralTeachers
from .supervision import Supervision
from .training_loop import train_network

SPECTRA_PER_CLASS = 2000  # labelled pixels that classifiers of spectra are trained on


class Teachers:
    """Classifiers that see the same training pixels in different ways.

    Args:
        scene: The scene, or the part of it, that they are trained on.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        setup: How the networks among them are trained.

    Attributes:
        pixels: Flat indices of the labelled pixels whose spectra are used.
    """

    def __init__(self, scene: StandardisedScene, labels: np.ndarray, setup: TrainingSetup) -> None:
        self._scene, self._labels, self._setup = scene, labels, setup
        self.pixels = _some_of_each_class(labels, setup.seed)
        spectra, classes = scene.spectra(self.pixels), labels.flat[self.pixels]
        self._white = whitening(spectra, classes, scene.background)
        self._spectral = SpectralTeachers(spectra, classes, self._white, setup.classes, scene.device, setup.seed)

    @property
    def axes(self) -> torch.Tensor:
        """The leading whitened axes, fitted to the labels: float32, shape (bands, k)."""
        return torch.from_numpy(self._white.leading.astype(np.float32))

    @cached_property
    def whitened(self) -> PaddedImage:
        """The image along these axes."""
        return self._scene.shown(self.axes)

    def from_spectra(self, spectra: np.ndarray) -> np.ndarray:
        """Class probabilities by single spectra of shape (m, bands): float32, shape (m, classes)."""
        return self._spectral(spectra)

    def from_context(self, pixels: np.ndarray, supervision: Supervision) -> np.ndarray:
        """Class probabilities of pixels, flat indices, by two networks trained for that: shape (m, classes)."""
        setup, scene = self._setup, self._scene
        plain = train_network(scene.image, self._labels, setup, supervision)
        by_plain = self._predicted(plain, scene.image, pixels)
        jigsaw = replace(setup, recipe=replace(setup.recipe, augment="jigsaw"))
        shuffled = train_network(self.whitened, self._labels, jigsaw, supervision)
        return (by_plain + self._predicted(shuffled, self.whitened, pixels)) / 2

    def _predicted(self, network: FreeNet, image: PaddedImage, pixels: np.ndarray) -> np.ndarray:
        recipe = self._setup.recipe
        found = predict(network, image, recipe.masked_statistics, recipe.views)
        return np.nan_to_num(found.reshape(self._setup.classes, -1)[:, pixels].T)


def _some_of_each_class(labels: np.ndarray, seed: int) -> np.ndarray:
    """Flat indices of labelled pixels, so many of each class as classifiers of spectra gain from."""
    rng, flat = np.random.default_rng(seed), labels.ravel()
    used = np.flatnonzero(flat)
    by_class = (rng.permutation(used[flat[used] == label])[:SPECTRA_PER_CLASS] for label in np.unique(flat[used]))
    return np.sort(np.concatenate(list(by_class)))
