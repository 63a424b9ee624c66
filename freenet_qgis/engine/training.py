# SPDX-License-Identifier: GPL-3.0-or-later
"""The training loop: the whole image in, the loss at a few labelled pixels, one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

import numpy as np
import torch

from ..job import FreeNetError
from .network import FreeNet
from .recipes import Recipe
from .sampling import PIXELS_PER_CLASS
from .scene import Scene
from .stopping import Stopping
from .training_step import TrainingStep
from .views import VIEWS

REPORT_EVERY = 10


def train(
    scene: Scene,
    labels: np.ndarray,
    classes: int,
    recipe: Recipe,
    seed: int,
    on_step: Callable[[int, float], None] = lambda step, loss: None,
    report_every: int = REPORT_EVERY,
    recompute: bool = False,
    stopping: Optional[Stopping] = None,
) -> FreeNet:
    """Train a new network.

    Args:
        scene: The image, on the device to train on, in the dtype to compute in.
        labels: Integers, shape (rows, cols) of the scene before padding; 0 is unlabelled, 1…n are the classes.
        classes: Number of classes of the logits.
        recipe: How.
        seed: Of initialisation, sampling, augmentation and dropout.
        on_step: Told the number of steps done and the loss, now and then.
        report_every: Steps between these times; reading the loss makes a GPU wait.
        recompute: Whether to save memory at the cost of time.
        stopping: Ends training early.

    Raises:
        FreeNetError: If the loss is no longer a number.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = FreeNet(scene.bands, classes, recipe.width_factor, recipe.dropout).to(scene.image.device).train()
    batches = recipe.sampler(labels, rng)
    take_step = TrainingStep(network, scene, recipe, PIXELS_PER_CLASS * classes, recompute)
    for step in range(recipe.steps):
        turn = int(rng.integers(VIEWS)) if recipe.augment else 0
        pixels = next(batches)
        rate = recipe.learning_rate * recipe.schedule(step, recipe.steps)
        if stopping is not None:
            rate *= stopping.factor(step, take_step)
        loss = take_step(scene.padded_index(pixels), labels.flat[pixels].astype(np.int64) - 1, turn, rate)
        done = step + 1
        ends = done == recipe.steps or (stopping is not None and stopping.ends(done))
        if ends or done % report_every == 0:
            on_step(done, _checked(loss.item(), done))
        if ends:
            break
    take_step.finish()
    return network.eval()


def _checked(loss: float, step: int) -> float:
    if not np.isfinite(loss):
        raise FreeNetError(
            f"Training diverged: the loss is {loss} at step {step}.",
            "Look for bands with extreme values and mark them as bad, or use the preset 'auto'.",
        )
    return loss
