# SPDX-License-Identifier: GPL-3.0-or-later
"""The training loop: the whole image in, the loss at a few labelled pixels, one step at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Optional

import numpy as np
import torch
from torch import Tensor

from ...contract.presets import preset_with_id
from ...errors import FreeNetError
from ...text.i18n import tr
from ..learners.training_step import TrainingStep, hard_targets
from ..network.freenet import FreeNet
from ..recipe.sampling import PIXELS_PER_CLASS, balanced
from ..recipe.training_setup import TrainingSetup
from ..scenes.padded_image import PaddedImage
from .supervision import Supervision

Batch = tuple[np.ndarray, np.ndarray]  # flat indices of pixels, and for each the row of its target


@dataclass(frozen=True)
class SoftTargets:
    """What teachers say of pixels without a label.

    Attributes:
        pixels: Flat indices into the unpadded image, shape (m,).
        probabilities: Class probabilities, float32, shape (m, classes).
    """

    pixels: np.ndarray
    probabilities: np.ndarray


@dataclass(frozen=True)
class _Samples:
    """What the steps of a training learn from.

    Attributes:
        batches: The pixels of one step after another, without end.
        targets: Class probabilities, float32, shape (m, classes), which batches refer to by their rows.
        most: Most pixels of a batch.
    """

    batches: Iterator[Batch]
    targets: Tensor
    most: int


def train_network(
    padded: PaddedImage,
    labels: np.ndarray,
    setup: TrainingSetup,
    supervision: Optional[Supervision] = None,
    soft_targets: Optional[SoftTargets] = None,
    start: Optional[FreeNet] = None,
) -> FreeNet:
    """Train a new network, or one that is there.

    Args:
        padded: The image, on the device to train on, in the dtype to compute in.
        labels: Integers, shape (rows, cols) of the image before padding; 0 is unlabelled, 1…n are the classes.
        setup: How to train.
        supervision: Who is told and says when training ends; None for nobody, and all steps.
        soft_targets: Pixels to learn from besides the labelled ones, as many in each step and as balanced.
        start: The network to train, on the image's device; None for a new one.

    Returns:
        The network, in evaluation mode.

    Raises:
        FreeNetError: If the loss is no longer a number.
    """
    torch.manual_seed(setup.seed)
    rng = np.random.default_rng(setup.seed)
    recipe, device = setup.recipe, padded.image.device
    network = FreeNet(padded.bands, setup.classes, recipe.width_factor, recipe.dropout) if start is None else start
    network = network.to(device).train()
    samples = _samples(labels, setup, soft_targets, rng)
    take_step = TrainingStep(network, padded, recipe, samples.targets.to(device), samples.most, setup.recompute)
    try:
        _take_steps(take_step, padded, samples, setup, supervision or Supervision(), rng)
    finally:  # whoever is told may have had enough
        take_step.finish()
    return network.eval()


def _take_steps(
    take_step: TrainingStep, padded: PaddedImage, samples: _Samples, setup: TrainingSetup, supervision: Supervision,
    rng: np.random.Generator,
) -> None:  # fmt: skip
    recipe, stopping = setup.recipe, supervision.stopping
    steps = stopping.begin(recipe.steps)
    supervision.on_begin()
    for step in range(steps):
        pixels, rows = next(samples.batches)
        rate = recipe.learning_rate * recipe.schedule(step, steps) * stopping.factor(step, take_step)
        loss = take_step(padded.padded_index(pixels), rows, rate, rng)
        done = step + 1
        ends = stopping.ends(done)
        if ends or done % supervision.report_every == 0:
            supervision.on_step(done, _checked(take_step.value(loss), done), take_step.snapshot)
        if ends:
            break


def _samples(
    labels: np.ndarray, setup: TrainingSetup, soft_targets: Optional[SoftTargets], rng: np.random.Generator
) -> _Samples:
    """Labelled pixels and, where there are soft targets, as many others in every batch."""
    batches = _with_targets(setup.recipe.sampler(labels, rng), labels)
    targets, most = hard_targets(setup.classes, setup.recipe.label_smoothing), PIXELS_PER_CLASS * setup.classes
    if soft_targets is None:
        return _Samples(batches, targets, most)
    both = map(_both, batches, _soft_batches(soft_targets, setup.classes, rng))
    return _Samples(both, torch.cat((targets, torch.from_numpy(soft_targets.probabilities))), 2 * most)


def _with_targets(batches: Iterator[np.ndarray], labels: np.ndarray) -> Iterator[Batch]:
    """Labelled pixels with the rows of their targets."""
    return ((pixels, labels.flat[pixels].astype(np.int64) - 1) for pixels in batches)


def _soft_batches(soft_targets: SoftTargets, classes: int, rng: np.random.Generator) -> Iterator[Batch]:
    """Pixels with soft targets, as many of each class that the teachers see, with the rows of their targets."""
    seen = soft_targets.probabilities.argmax(1) + 1
    return ((soft_targets.pixels[chosen], chosen + classes) for chosen in balanced(seen, rng))


def _both(labelled: Batch, soft: Batch) -> Batch:
    pixels, rows = (np.concatenate(pair) for pair in zip(labelled, soft))
    return pixels, rows


def _checked(loss: float, step: int) -> float:
    if not np.isfinite(loss):
        raise FreeNetError(
            tr("Training diverged: the loss is {loss} at step {step}.").format(loss=loss, step=step),
            tr("Look for bands with extreme values and mark them as bad, or use the preset '{preset}'.").format(
                preset=preset_with_id("auto")
            ),
        )
    return loss
