# SPDX-License-Identifier: GPL-3.0-or-later
"""One step of training: image, loss at the sampled pixels, gradient, update."""

from __future__ import annotations

from typing import Optional

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from .fast_network import FastFreeNet
from .network import FreeNet
from .optimizers import SGD, AdamW
from .parameters import FlatParameters
from .recipes import Recipe
from .recording import Recorded
from .scene import Scene
from .views import count_sizes, turned, view_index
from .windows import outside

IGNORED = -100  # label of a place in the batch that no pixel takes
WARM_UP = 2  # steps before one is recorded


class TrainingStep:
    """Trains a network on a scene, one batch of pixels at a time.

    Args:
        network: In training mode; `finish` hands it the parameters.
        scene: The image, in the dtype to compute in.
        recipe: How.
        batch: Most pixels of a step.
        recompute: Whether to save memory, see `FastFreeNet`.
    """

    def __init__(self, network: FreeNet, scene: Scene, recipe: Recipe, batch: int, recompute: bool = False) -> None:
        self._network, self._scene, self._recipe, self._recompute = network, scene, recipe, recompute
        self._parameters = FlatParameters(network)
        device = scene.image.device
        self._rate = torch.zeros((), device=device)
        optimizer = {"sgd": SGD, "adamw": AdamW}[recipe.optimizer]
        self._optimizer = optimizer(self._parameters.vector, recipe.weight_decay)
        self._samples = torch.empty(2, batch, dtype=torch.int64, device=device)  # pixels and labels
        sizes = count_sizes(scene.image) if recipe.augment else 1
        self._train: Optional[Recorded] = Recorded(self._compute, WARM_UP, sizes)
        self._sent: list[np.ndarray] = []

    def __call__(self, pixels: np.ndarray, labels: np.ndarray, turn: int, rate: float) -> Tensor:
        """Do a step; the loss before it, which the next step may overwrite.

        Args:
            pixels: Flat indices into the padded image, at most `batch` of them.
            labels: Of these, 0…n - 1.
            turn: Which of the 8 views of the image the network sees.
            rate: Learning rate.
        """
        self._set_samples(pixels, labels, turn)
        self._rate.fill_(rate)
        image, valid = self._scene.image, self._valid
        if self._recipe.augment:
            image, valid = turned(image, turn), None if valid is None else turned(valid, turn)
        return self._train(image, valid)

    @torch.no_grad()
    def predict(self, pixels: Tensor) -> Tensor:
        """Classes 0…n - 1 of some pixels of the unturned image, as the network now sees them: int64, shape (p,)."""
        self._network.eval()
        try:
            return self._fast_network().logits_at(self._scene.image, pixels, self._valid).argmax(1)
        finally:
            self._network.train()

    def finish(self) -> None:
        """Give the network what was learnt; there are no steps after that."""
        self._parameters.write_back()
        self._train = None  # its memory is wanted elsewhere, and it refers to us

    def _fast_network(self) -> FastFreeNet:
        return FastFreeNet(self._network, self._parameters.named(self._scene.image.dtype), self._recompute)

    def _compute(self, image: Tensor, valid: Optional[Tensor]) -> Tensor:
        pixels, labels = self._samples
        logits = self._fast_network().logits_at(image, pixels, valid)
        loss = sampled_loss(logits, labels, self._recipe)
        (gradient,) = torch.autograd.grad(loss, [self._parameters.vector])
        share = (self._recipe.clip_norm / (gradient.norm() + 1e-6)).clamp(max=1)
        self._optimizer.step(gradient, share, self._rate)
        return loss.detach()

    @property
    def _valid(self) -> Optional[Tensor]:
        return self._scene.valid if self._recipe.masked_statistics else None

    def _set_samples(self, pixels: np.ndarray, labels: np.ndarray, turn: int) -> None:
        places, (_, width) = view_index(pixels, tuple(self._scene.image.shape[-2:]), turn)
        samples = np.empty(self._samples.shape, np.int64)
        samples[0], samples[1] = outside(width), IGNORED
        samples[0, : len(pixels)], samples[1, : len(pixels)] = places, labels
        self._samples.copy_(torch.from_numpy(samples), non_blocking=True)
        self._sent.append(samples)  # some devices read it only now


def sampled_loss(logits: Tensor, labels: Tensor, recipe: Recipe) -> Tensor:
    """Cross-entropy averaged over the pixels that have a label; `IGNORED` ones have no part in it.

    Args:
        logits: Shape (p, classes).
        labels: int64, 0…n - 1, shape (p,).
        recipe: For label smoothing.
    """
    return cross_entropy(logits, labels, ignore_index=IGNORED, label_smoothing=recipe.label_smoothing)
