# SPDX-License-Identifier: GPL-3.0-or-later
"""How a network learns from few polygons: teachers label the rest of the scene, and it learns from them as well.

The teachers see the same polygons in different ways and err differently. Preset `fast` has three classifiers of single
spectra. Preset `auto` has two networks besides: FreeNet on standardised bands, and FreeNet on whitened axes with the
surroundings shuffled. The one that is taught sees whitened axes; it learns from the polygons and, at pixels from all
over what is trained on, from what the teachers think together. It is the only one that is kept.

Where surroundings mislead, which is tried first (`context_trial`), the teachers of spectra teach a network of spectra.

Sources: distillation, Hinton, Vinyals, Dean 2015, arXiv 1503.02531; co-training of views, Blum, Mitchell 1998,
doi 10.1145/279943.279962. What each part is worth: docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
import torch

from ..learners import spectral_network
from ..learners.spectral_network import SpectralNetwork
from ..network.freenet import FreeNet
from ..recipe.training_setup import TrainingSetup
from ..scenes.standardised_scene import StandardisedScene
from .continuing import restarted
from .supervision import Supervision
from .teachers import Teachers
from .training_loop import SoftTargets, train_network

SPECTRAL_SHARE = 0.25  # exponent of what spectra tell, beside what networks see
SPECTRAL_BATCH, DROPOUT = 512, 0.1  # of a network of spectra that is taught


@dataclass(frozen=True)
class TaughtNetworks:
    """The networks of a training with teachers.

    Attributes:
        kept: The one that was taught, which knows its axes.
        axes: Those that the second teacher sees, float32, shape (bands, k).
        plain: The teacher that sees bands; None where only spectra have taught.
        jigsaw: The teacher that sees axes with the surroundings shuffled; None likewise.
    """

    kept: FreeNet
    axes: torch.Tensor
    plain: Optional[FreeNet]
    jigsaw: Optional[FreeNet]

    def copies(self, setup: TrainingSetup) -> tuple[Optional[FreeNet], Optional[FreeNet], FreeNet]:
        """The first teacher, the second and the one that was taught, to be trained further."""
        first, second = (None if one is None else restarted(one, setup) for one in (self.plain, self.jigsaw))
        return first, second, restarted(self.kept, setup)


def teach_freenet(
    scene: StandardisedScene,
    labels: np.ndarray,
    setup: TrainingSetup,
    supervision: Supervision,
    start: Optional[TaughtNetworks] = None,
) -> TaughtNetworks:
    """Train teachers, then the FreeNet to keep.

    Args:
        scene: The scene, or the part of it, that is trained on.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        setup: How the networks are trained.
        supervision: Told of every training step; says when the training of each network ends.
        start: Networks to go on from, which stay as they are, on the same scene; None to train new ones.
    """
    teachers = Teachers(scene, labels, setup, None if start is None else start.axes)
    plain, jigsaw, kept = (None, None, None) if start is None else start.copies(setup)
    axes, told = teachers.axes, teachers.from_spectra(scene.background)
    if setup.recipe.teachers == "all":
        plain = teachers.plain(supervision, plain)
        by_plain = teachers.seen_by(plain, scene.image, scene.sample)
        jigsaw = teachers.jigsaw(supervision, jigsaw)
        by_jigsaw = teachers.seen_by(jigsaw, teachers.whitened, scene.sample)
        agree = agreed_on_few_bands if teachers.has_few_bands else agreed
        axes, told = teachers.axes_and_bands, agree(by_plain, by_jigsaw, told)
    own = replace(setup, seed=setup.seed + 1)
    kept = train_network(scene.shown(axes), labels, own, supervision, SoftTargets(scene.sample, told), kept)
    kept.axes = axes.to(scene.device)
    return TaughtNetworks(kept, teachers.axes, plain, jigsaw)


def agreed(by_plain: np.ndarray, by_jigsaw: np.ndarray, by_spectra: np.ndarray) -> np.ndarray:
    """What the teachers think together: the mean of both networks, and a little of what spectra tell.

    Args:
        by_plain: Class probabilities by the network on bands, float32, shape (n, classes).
        by_jigsaw: By the network on whitened axes.
        by_spectra: By the classifiers of single spectra.

    Returns:
        Class probabilities, float32, shape (n, classes).
    """
    return _normalised((by_plain + by_jigsaw) / 2 * by_spectra**SPECTRAL_SHARE)


def agreed_on_few_bands(by_plain: np.ndarray, by_jigsaw: np.ndarray, by_spectra: np.ndarray) -> np.ndarray:
    """The same where there are few bands: the mean of the plain network and of what the others have in common.

    Axes say no more than few bands do, and may mislead all that see them. The plain network must be able to outvote
    the others, which check each other: a class is likely for them where both say so.
    """
    return ((by_plain + _normalised(np.sqrt(by_jigsaw * by_spectra))) / 2).astype(np.float32)


def _normalised(likely: np.ndarray) -> np.ndarray:
    """Likelihoods, shape (n, classes), as probabilities: float32."""
    likely = likely + 1e-9
    return (likely / likely.sum(1, keepdims=True)).astype(np.float32)


def teach_spectral_network(scene: StandardisedScene, labels: np.ndarray, setup: TrainingSetup) -> SpectralNetwork:
    """Train teachers of single spectra, then the network of spectra to keep; for the arguments see `teach_freenet`."""
    teachers = Teachers(scene, labels, setup)
    spectra = scene.spectra(np.union1d(scene.sample, teachers.pixels))
    batches = _random_batches(len(spectra), np.random.default_rng(setup.seed))
    return spectral_network.train_spectral_network(
        spectra, teachers.from_spectra(spectra), teachers.axes, batches, DROPOUT, scene.device, setup.seed
    )


def _random_batches(count: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    while True:
        yield rng.integers(count, size=SPECTRAL_BATCH)
