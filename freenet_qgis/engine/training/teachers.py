# SPDX-License-Identifier: GPL-3.0-or-later
"""The teachers that label the rest of a scene, see `teaching`."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Optional

import numpy as np
import torch

from ..mapping.inference import predict
from ..network.freenet import FreeNet
from ..recipe.recipes import Recipe
from ..recipe.training_setup import TrainingSetup
from ..scenes.padded_image import PaddedImage
from ..scenes.standardised_scene import StandardisedScene
from ..scenes.whitening import LEADING, Whitening, whitening
from .spectral_teachers import SpectralTeachers
from .supervision import Supervision
from .training_loop import train_network

FEW_BANDS = LEADING  # a network can see that many beside the axes without becoming slow
SPECTRA_PER_CLASS = 2000  # labelled pixels that classifiers of spectra are trained on


def channels_seen(recipe: Recipe, bands: int) -> int:
    """How many channels the network to keep sees of a scene with so many bands; 0 where these are the bands."""
    if recipe.teachers == "none":
        return 0
    return 2 * bands if recipe.teachers == "all" and bands <= FEW_BANDS else min(bands, LEADING)


class Teachers:
    """Classifiers that see the same training pixels in different ways.

    Args:
        scene: The scene, or the part of it, that they are trained on.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        setup: How the networks among them are trained.
        axes: Whitened axes for the networks, float32, shape (bands, k); None to fit them to the labels.

    Attributes:
        pixels: Flat indices of the labelled pixels whose spectra are used.
    """

    def __init__(
        self, scene: StandardisedScene, labels: np.ndarray, setup: TrainingSetup, axes: Optional[torch.Tensor] = None
    ) -> None:
        self._scene, self._labels, self._setup, self._axes = scene, labels, setup, axes
        self.pixels = _some_of_each_class(labels, setup.seed)

    @property
    def has_few_bands(self) -> bool:
        """Whether the scene has so few bands that axes describe it no better than these."""
        return len(self._scene.bands) <= FEW_BANDS

    @cached_property
    def axes(self) -> torch.Tensor:
        """The leading whitened axes, float32, shape (bands, k)."""
        return torch.from_numpy(self._white.leading.astype(np.float32)) if self._axes is None else self._axes

    @property
    def axes_and_bands(self) -> torch.Tensor:
        """The axes and, where there are few bands, these beside them: float32, shape (bands, at least k).

        Some of few bands may tell more than any axis, such as the colours of a map; many only make a network slow.
        """
        axes = self.axes
        return torch.cat((torch.eye(len(axes), device=axes.device), axes), 1) if self.has_few_bands else axes

    @cached_property
    def _white(self) -> Whitening:
        return whitening(*self._labelled_spectra, self._scene.background)

    @cached_property
    def _labelled_spectra(self) -> tuple[np.ndarray, np.ndarray]:
        """Spectra, shape (n, bands), and classes, shape (n,)."""
        return self._scene.spectra(self.pixels), self._labels.flat[self.pixels]

    @cached_property
    def _spectral(self) -> SpectralTeachers:
        setup = self._setup
        return SpectralTeachers(*self._labelled_spectra, self._white, setup.classes, self._scene.device, setup.seed)

    @cached_property
    def whitened(self) -> PaddedImage:
        """The image along the axes."""
        return self._scene.shown(self.axes)

    def from_spectra(self, spectra: np.ndarray) -> np.ndarray:
        """Class probabilities by single spectra of shape (m, bands): float32, shape (m, classes)."""
        return self._spectral(spectra)

    def plain(self, supervision: Supervision, start: Optional[FreeNet] = None) -> FreeNet:
        """A network trained on the bands, or one that is there trained further."""
        return train_network(self._scene.image, self._labels, self._setup, supervision, start=start)

    def jigsaw(self, supervision: Supervision, start: Optional[FreeNet] = None) -> FreeNet:
        """A network trained on the axes with the surroundings shuffled, or one that is there trained further."""
        setup = replace(self._setup, recipe=replace(self._setup.recipe, augment="jigsaw"))
        return train_network(self.whitened, self._labels, setup, supervision, start=start)

    def seen_by(self, network: FreeNet, image: PaddedImage, pixels: np.ndarray) -> np.ndarray:
        """Class probabilities of pixels, flat indices, by a network: float32, shape (m, classes)."""
        found = predict(network, image, replace(self._setup.recipe.prediction, smooths=False))
        return np.nan_to_num(found.reshape(self._setup.classes, -1)[:, pixels].T)


def _some_of_each_class(labels: np.ndarray, seed: int) -> np.ndarray:
    """Flat indices of labelled pixels, so many of each class as classifiers of spectra gain from."""
    rng, flat = np.random.default_rng(seed), labels.ravel()
    used = np.flatnonzero(flat)
    by_class = (rng.permutation(used[flat[used] == label])[:SPECTRA_PER_CLASS] for label in np.unique(flat[used]))
    return np.sort(np.concatenate(list(by_class)))
