# SPDX-License-Identifier: GPL-3.0-or-later
"""The training loop: the whole image in, the loss at a few labelled pixels, one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Optional

import numpy as np
import torch

from ...errors import FreeNetError
from ...text.i18n import tr
from ..learners.training_step import TrainingStep, hard_targets
from ..network.freenet import FreeNet
from ..recipe.recipes import Recipe
from ..recipe.sampling import PIXELS_PER_CLASS, balanced
from ..scenes.padded_image import PaddedImage
from .stopping import Stopping

REPORT_EVERY = 10

OnStep = Callable[[int, float, Callable[[], Optional[np.ndarray]]], None]


@dataclass(frozen=True)
class SoftTargets:
    """What teachers say of pixels without a label.

    Attributes:
        pixels: Flat indices into the unpadded image, shape (m,).
        probabilities: Of the classes, float32, shape (m, classes).
    """

    pixels: np.ndarray
    probabilities: np.ndarray


def train_network(
    padded: PaddedImage,
    labels: np.ndarray,
    classes: int,
    recipe: Recipe,
    seed: int,
    on_step: OnStep = lambda step, loss, look: None,
    report_every: int = REPORT_EVERY,
    recompute: bool = False,
    stopping: Optional[Stopping] = None,
    soft_targets: Optional[SoftTargets] = None,
    start: Optional[FreeNet] = None,
) -> FreeNet:
    """Train a new network, or one that is there.

    Args:
        padded: The image, on the device to train on, in the dtype to compute in.
        labels: Integers, shape (rows, cols) of the scene before padding; 0 is unlabelled, 1…n are the classes.
        classes: Number of classes of the logits.
        recipe: How.
        seed: Of initialisation, sampling, augmentation and dropout.
        on_step: Told the number of steps done and the loss, now and then, and how to look at the whole image, see
            `TrainingStep.class_map`.
        report_every: Steps between these times; reading the loss makes a GPU wait.
        recompute: Whether to save memory at the cost of time.
        stopping: Says when it ends; None after all steps.
        soft_targets: Pixels to learn from besides the labelled ones, as many in each step and as balanced.
        start: The network to train, on the scene's device; None for a new one.

    Raises:
        FreeNetError: If the loss is no longer a number.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = FreeNet(padded.bands, classes, recipe.width_factor, recipe.dropout) if start is None else start
    network = network.to(padded.image.device).train()
    batches = _with_targets(recipe.sampler(labels, rng), labels)
    targets, batch = hard_targets(classes, recipe.label_smoothing), PIXELS_PER_CLASS * classes
    if soft_targets is not None:
        batches = map(_both, batches, _learnt(soft_targets, classes, rng))
        targets, batch = torch.cat((targets, torch.from_numpy(soft_targets.probabilities))), 2 * batch
    take_step = TrainingStep(network, padded, recipe, targets.to(padded.image.device), batch, recompute)
    stopping = Stopping() if stopping is None else stopping
    steps = stopping.begin(recipe.steps)
    try:
        for step in range(steps):
            pixels, rows = next(batches)
            rate = recipe.learning_rate * recipe.schedule(step, steps) * stopping.factor(step, take_step)
            loss = take_step(padded.padded_index(pixels), rows, rate, rng)
            done = step + 1
            ends = stopping.ends(done)
            if ends or done % report_every == 0:
                on_step(done, _checked(take_step.value(loss), done), take_step.class_map)
            if ends:
                break
    finally:  # whoever is told may have had enough
        take_step.finish()
    return network.eval()


Batch = tuple[np.ndarray, np.ndarray]


def _with_targets(batches: Iterator[np.ndarray], labels: np.ndarray) -> Iterator[Batch]:
    """Labelled pixels with the rows of their targets."""
    return ((pixels, labels.flat[pixels].astype(np.int64) - 1) for pixels in batches)


def _learnt(soft_targets: SoftTargets, classes: int, rng: np.random.Generator) -> Iterator[Batch]:
    """Pixels with soft targets, as many of each class that the teachers see, with the rows of their targets."""
    seen = soft_targets.probabilities.argmax(1) + 1
    return ((soft_targets.pixels[chosen], chosen + classes) for chosen in balanced(seen, rng))


def _both(labelled: Batch, learnt: Batch) -> Batch:
    pixels, rows = (np.concatenate(pair) for pair in zip(labelled, learnt))
    return pixels, rows


def _checked(loss: float, step: int) -> float:
    if not np.isfinite(loss):
        raise FreeNetError(
            tr("Training diverged: the loss is {loss} at step {step}.").format(loss=loss, step=step),
            tr("Look for bands with extreme values and mark them as bad, or use the preset 'auto'."),
        )
    return loss
