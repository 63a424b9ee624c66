# SPDX-License-Identifier: GPL-3.0-or-later
"""The training loop: the whole image in, the loss at a few labelled pixels, one step at a time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.nn.utils import clip_grad_norm_
from torch.optim import SGD, AdamW, Optimizer
from torch.optim.lr_scheduler import LambdaLR

from ..job import FreeNetError
from .network import FreeNet
from .recipes import Recipe
from .scene import Scene
from .views import VIEWS, view, view_index
from .windowed import logits_at

REPORT_EVERY = 10


def train(
    scene: Scene,
    labels: np.ndarray,
    classes: int,
    recipe: Recipe,
    seed: int,
    on_step: Callable[[int, float], None] = lambda step, loss: None,
    report_every: int = REPORT_EVERY,
) -> FreeNet:
    """Train a new network.

    Args:
        scene: The image, on the device to train on.
        labels: Integers, shape (rows, cols) of the scene before padding; 0 is unlabelled, 1…n are the classes.
        classes: Number of classes of the logits.
        recipe: How.
        seed: Of initialisation, sampling, augmentation and dropout.
        on_step: Told the number of steps done and the loss, now and then.
        report_every: Steps between these times; reading the loss makes a GPU wait.

    Raises:
        FreeNetError: If the loss is no longer a number.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = FreeNet(len(scene.image[0]), classes, recipe.width_factor, recipe.dropout).to(scene.image.device)
    optimizer = _optimizer(network, recipe)
    schedule = LambdaLR(optimizer, lambda step: recipe.schedule(step, recipe.steps))
    pixels = recipe.sampler(labels, rng)
    target = scene.pad_labels(labels)
    network.train()
    for step in range(1, recipe.steps + 1):
        turn = int(rng.integers(VIEWS)) if recipe.augment else 0
        loss = sampled_loss(network, scene, target, scene.padded_index(next(pixels)), recipe, turn)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        clip_grad_norm_(network.parameters(), recipe.clip_norm)
        optimizer.step()
        schedule.step()
        if step % report_every == 0 or step == recipe.steps:
            on_step(step, _checked(loss.item(), step))
    return network.eval()


def sampled_loss(
    network: FreeNet, scene: Scene, target: Tensor, pixels: Tensor, recipe: Recipe, turn: int = 0
) -> Tensor:
    """Cross-entropy at the given pixels, averaged over them; all others have no part in it.

    Args:
        network: In training mode for dropout.
        scene: The image.
        target: Labels, int64, shape (h, w) of the padded image.
        pixels: int64, flat indices into the padded image.
        recipe: For label smoothing and masked statistics.
        turn: Which of the 8 views of the image the network sees.
    """
    valid = view(scene.valid, turn) if recipe.masked_statistics else None
    turned, _ = view_index(pixels, scene.image.shape[-2:], turn)
    logits = logits_at(network, view(scene.image, turn), turned, valid)  # (pixels, classes)
    return cross_entropy(logits, target.flatten()[pixels] - 1, label_smoothing=recipe.label_smoothing)


def _optimizer(network: FreeNet, recipe: Recipe) -> Optimizer:
    kind, extra = {"sgd": (SGD, {"momentum": 0.9}), "adamw": (AdamW, {})}[recipe.optimizer]
    return kind(network.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay, **extra)


def _checked(loss: float, step: int) -> float:
    if not np.isfinite(loss):
        raise FreeNetError(
            f"Training diverged: the loss is {loss} at step {step}.",
            "Look for bands with extreme values and mark them as bad, or use the preset 'auto'.",
        )
    return loss
