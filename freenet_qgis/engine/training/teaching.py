# SPDX-License-Identifier: GPL-3.0-or-later
"""How preset `auto` learns from few polygons: teachers label the rest of the scene, one network learns from them.

The teachers see the same polygons in different ways and err differently: FreeNet on standardised bands, FreeNet on
whitened axes with the surroundings shuffled, and three classifiers of single spectra. The student is a FreeNet on
whitened axes. It learns from the polygons and, at pixels from all over the scene, from what the teachers think
together; it is the only one that is kept.

Where surroundings mislead, which is tried first (`context_trial`), the teachers of spectra teach a network of spectra.

Sources: distillation, Hinton, Vinyals, Dean 2015, arXiv 1503.02531; co-training of views, Blum, Mitchell 1998,
doi 10.1145/279943.279962. What each part is worth: docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ..learners import spectral_network
from ..learners.spectral_network import SpectralNetwork
from ..network.freenet import FreeNet
from ..recipe.training_setup import TrainingSetup
from ..scenes.standardised_scene import StandardisedScene
from .supervision import Supervision
from .teachers import Teachers
from .training_loop import SoftTargets, train_network

SPECTRAL_SHARE = 0.25  # exponent of what spectra tell, beside what networks see
NETWORKS = 3  # trained with all steps: two teachers, one student
SPECTRAL_BATCH, DROPOUT = 512, 0.1  # of a network of spectra that is taught


def teach_freenet(
    scene: StandardisedScene, labels: np.ndarray, setup: TrainingSetup, supervision: Supervision
) -> FreeNet:
    """Train teachers, then the FreeNet to keep.

    Args:
        scene: The scene, or the part of it, that is trained on.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        setup: How the networks are trained.
        supervision: Told of every training step; says when the training of each network ends.
    """
    teachers = Teachers(scene, labels, setup)
    by_spectra = teachers.from_spectra(scene.background)
    by_context = teachers.from_context(scene.sample, supervision)
    soft_targets = SoftTargets(scene.sample, product(by_context, by_spectra**SPECTRAL_SHARE))
    own = replace(setup, seed=setup.seed + 1)
    student = train_network(teachers.whitened, labels, own, supervision, soft_targets)
    student.axes = teachers.axes.to(scene.device)
    return student


def teach_spectral_network(scene: StandardisedScene, labels: np.ndarray, setup: TrainingSetup) -> SpectralNetwork:
    """Train teachers of single spectra, then the network of spectra to keep; for the arguments see `teach_freenet`."""
    teachers = Teachers(scene, labels, setup)
    spectra = scene.spectra(np.union1d(scene.sample, teachers.pixels))
    batches = _random_batches(len(spectra), np.random.default_rng(setup.seed))
    return spectral_network.train_spectral_network(
        spectra, teachers.from_spectra(spectra), teachers.axes, batches, DROPOUT, scene.device, setup.seed
    )


def product(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """The product of probabilities, shape (n, classes), normalised again: float32."""
    both = first * second + 1e-12
    return (both / both.sum(1, keepdims=True)).astype(np.float32)


def _random_batches(count: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    while True:
        yield rng.integers(count, size=SPECTRAL_BATCH)
