# SPDX-License-Identifier: GPL-3.0-or-later
"""How preset `auto` learns from few polygons: teachers label the rest of the scene, one network learns from them.

The teachers see the same polygons in different ways and err differently: FreeNet on standardised bands, FreeNet on
whitened axes with the surroundings shuffled, and three classifiers of single spectra. The student is a FreeNet on
whitened axes. It learns from the polygons and, at pixels from all over the scene, from what the teachers think
together; it is the only one that is kept.

Where surroundings mislead, as in scenes of mixed pixels, networks that look at them are worse than spectra alone. That
is found out by cross-validation inside the training polygons (`context_gain`); then the teachers of spectra teach
a network of spectra.

Sources: distillation, Hinton, Vinyals, Dean 2015, arXiv 1503.02531; co-training of views, Blum, Mitchell 1998,
doi 10.1145/279943.279962. What each part is worth: docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Optional

import numpy as np
import torch

from ...text.i18n import tr
from ..learners import spectral_network
from ..learners.model_file import Network
from ..mapping.inference import predict
from ..network.freenet import FreeNet
from ..recipe.recipes import Recipe
from ..scenes.padded_image import PaddedImage
from ..scenes.standardised_scene import StandardisedScene
from ..scenes.whitening import whitening
from ..validation.folds import folds
from .spectral_teachers import SpectralTeachers
from .stopping import Stopping
from .training_loop import OnStep, SoftTargets, train_network

SPECTRAL_SHARE = 0.25  # exponent of what spectra tell, beside what networks see
SPECTRA_PER_CLASS = 2000  # labelled pixels that classifiers of spectra are trained on
FOLDS = 3
TRIAL = 1 / 3  # of all steps, in cross-validation
LEAST_TRIAL = 50  # steps: networks trained for fewer say nothing of the scene
NETWORKS = 3  # trained with all steps: two teachers, one student
MARGIN = 0.08  # by which spectra must be better before surroundings are given up: held-out polygons lie apart
SPECTRAL_BATCH, DROPOUT = 512, 0.1  # of a network of spectra that is taught


class Teachers:
    """The teachers of a set of labels.

    Args:
        scene: Where they are trained.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        classes: Number of classes.
        recipe: How the networks are trained.
        seed: Of everything random.
        recompute: Whether networks save memory at the cost of time.

    Attributes:
        pixels: Flat indices of the labelled pixels whose spectra are used.
    """

    def __init__(
        self, scene: StandardisedScene, labels: np.ndarray, classes: int, recipe: Recipe, seed: int, recompute: bool
    ) -> None:
        self._scene, self._labels, self._classes = scene, labels, classes
        self._recipe, self._seed, self._recompute = recipe, seed, recompute
        self.pixels = _some_of_each_class(labels, seed)
        spectra, told = scene.spectra(self.pixels), labels.flat[self.pixels]
        self._white = whitening(spectra, told, scene.background)
        self._spectral = SpectralTeachers(spectra, told, self._white, classes, scene.device, seed)

    @property
    def axes(self) -> torch.Tensor:
        """The leading whitened axes, fitted to the labels: float32, shape (bands, k)."""
        return torch.from_numpy(self._white.leading.astype(np.float32))

    @cached_property
    def whitened(self) -> PaddedImage:
        """The image along these axes."""
        return self._scene.shown(self.axes)

    def from_spectra(self, spectra: np.ndarray) -> np.ndarray:
        """What single spectra, shape (m, bands), tell: probabilities, float32, shape (m, classes)."""
        return self._spectral(spectra)

    def from_context(self, pixels: np.ndarray, on_step: OnStep, stopping: Optional[Stopping] = None) -> np.ndarray:
        """What the networks see at some pixels, flat indices, which takes two trainings: as above."""
        recipe, scene = self._recipe, self._scene
        plain = self._train(scene.image, recipe, on_step, stopping)
        found = self._look(plain, scene.image, pixels)
        shuffled = self._train(self.whitened, replace(recipe, augment="jigsaw"), on_step, stopping)
        return (found + self._look(shuffled, self.whitened, pixels)) / 2

    def _train(
        self, image: PaddedImage, recipe: Recipe, on_step: OnStep, stopping: Optional[Stopping] = None
    ) -> FreeNet:
        return train_network(
            image,
            self._labels,
            self._classes,
            recipe,
            self._seed,
            on_step,
            recompute=self._recompute,
            stopping=stopping,
        )

    def _look(self, network: FreeNet, image: PaddedImage, pixels: np.ndarray) -> np.ndarray:
        seen = predict(network, image, self._recipe.masked_statistics, self._recipe.views)
        return np.nan_to_num(seen.reshape(self._classes, -1)[:, pixels].T)


def context_gain(
    scene: StandardisedScene,
    labels: np.ndarray,
    polygons: np.ndarray,
    classes: int,
    recipe: Recipe,
    seed: int,
    recompute: bool,
    on_step: OnStep,
    on_fold: Callable[[float], None] = lambda gain: None,
) -> Optional[float]:
    """By what share of held-out pixels networks that see surroundings are right more often than spectra alone.

    Three-fold cross-validation by whole polygons, with a third of the steps. None if no polygon can be held out, or if
    that is too few steps to tell.

    Args:
        scene: Where to train.
        labels: As for `Teachers`.
        polygons: int32, shape (rows, cols); the polygon of each labelled pixel.
        classes: Number of classes.
        recipe: How the networks are trained.
        seed: Of everything random.
        recompute: As for `Teachers`.
        on_step: Told of every training step.
        on_fold: Told after each fold what would come back if there were no more.
    """
    if not trial_steps(recipe):
        return None
    short = replace(recipe, steps=_short(recipe), views=1)
    gain = tested = 0
    for fold in folds(labels, polygons, FOLDS, seed):
        pixels = np.flatnonzero(fold.test)
        if not len(pixels):
            continue
        teachers = Teachers(scene, fold.train, classes, short, seed, recompute)
        told = fold.test.flat[pixels].astype(int) - 1
        gain += np.count_nonzero(teachers.from_context(pixels, on_step).argmax(1) == told)
        gain -= np.count_nonzero(teachers.from_spectra(scene.spectra(pixels)).argmax(1) == told)
        tested += len(pixels)
        on_fold(gain / tested)
    return gain / tested if tested else None


def misleads(gain: Optional[float]) -> bool:
    """Whether surroundings are better left alone; where nothing could be held out they are trusted."""
    return gain is not None and bool(gain < -MARGIN)  # NumPy's own is no index


def leaning(gain: float) -> Optional[bool]:
    """Whether some folds alone let one expect that surroundings mislead; None where that is open."""
    return None if -1.5 * MARGIN < gain < -0.5 * MARGIN else misleads(gain)


def untried(recipe: Recipe) -> list[str]:
    """A remark for the user where steps are too few for `context_gain`."""
    if not recipe.taught or trial_steps(recipe):
        return []
    text = tr("With {steps} training steps it is not tried whether surroundings mislead; from {least} steps on it is.")
    return [text.format(steps=recipe.steps, least=round(LEAST_TRIAL / TRIAL))]


def trial_folds(labels: np.ndarray, polygons: np.ndarray, seed: int) -> int:
    """How many folds `context_gain` has with such arguments: those in which a polygon can be held out."""
    return sum(bool(fold.test.any()) for fold in folds(labels, polygons, FOLDS, seed))


def trial_steps(recipe: Recipe) -> int:
    """Training steps of `context_gain`."""
    return FOLDS * (NETWORKS - 1) * _short(recipe)


def _short(recipe: Recipe) -> int:
    """Steps of one network in the trial; 0 where there is none."""
    steps = round(TRIAL * recipe.steps)
    return steps if steps >= LEAST_TRIAL else 0


def teach(
    scene: StandardisedScene,
    labels: np.ndarray,
    classes: int,
    recipe: Recipe,
    seed: int,
    context: bool,
    recompute: bool,
    on_step: OnStep,
    stopping: Optional[Stopping] = None,
) -> Network:
    """Train teachers, then the network to keep.

    Args:
        scene: Where to train.
        labels: As for `Teachers`.
        classes: Number of classes.
        recipe: How the networks are trained.
        seed: Of everything random.
        context: Whether surroundings help; if not, a `SpectralNetwork` is taught.
        recompute: As for `Teachers`.
        on_step: Told of every training step of a FreeNet.
        stopping: Says when the training of each FreeNet ends.
    """
    teachers = Teachers(scene, labels, classes, recipe, seed, recompute)
    if not context:
        spectra = scene.spectra(np.union1d(scene.sample, teachers.pixels))
        batches = _random_batches(len(spectra), np.random.default_rng(seed))
        return spectral_network.train_spectral_network(
            spectra, teachers.from_spectra(spectra), teachers.axes, batches, DROPOUT, scene.device, seed
        )
    told = teachers.from_spectra(scene.background)
    seen = teachers.from_context(scene.sample, on_step, stopping)
    soft_targets = SoftTargets(scene.sample, product(seen, told**SPECTRAL_SHARE))
    student = train_network(
        teachers.whitened,
        labels,
        classes,
        recipe,
        seed + 1,
        on_step,
        recompute=recompute,
        stopping=stopping,
        soft_targets=soft_targets,
    )
    student.axes = teachers.axes.to(scene.device)
    return student


def _some_of_each_class(labels: np.ndarray, seed: int) -> np.ndarray:
    """Flat indices of labelled pixels, so many of each class as classifiers of spectra gain from."""
    rng, flat = np.random.default_rng(seed), labels.ravel()
    used = np.flatnonzero(flat)
    by_class = (rng.permutation(used[flat[used] == label])[:SPECTRA_PER_CLASS] for label in np.unique(flat[used]))
    return np.sort(np.concatenate(list(by_class)))


def product(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Of probabilities, normalised again."""
    both = first * second + 1e-12
    return (both / both.sum(1, keepdims=True)).astype(np.float32)


def _random_batches(count: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    while True:
        yield rng.integers(count, size=SPECTRAL_BATCH)
