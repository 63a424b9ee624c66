# SPDX-License-Identifier: GPL-3.0-or-later
"""One step of training: image, loss at the sampled pixels, gradient, update."""

from __future__ import annotations

import copy
from typing import Optional

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import log_softmax

from .. import memory
from ..fast.decoder_windows import outside
from ..fast.fast_network import FastFreeNet
from ..fast.recording import Recorded
from ..network.freenet import FreeNet
from ..network.parameters import FlatParameters
from ..recipe.augmentation import Augmenter
from ..recipe.recipes import Recipe
from ..scenes.padded_image import PaddedImage
from .optimizers import SGD, AdamW

IGNORED = -1  # target of a place in the batch that no pixel takes
WARM_UP = 2  # steps before one is recorded


class TrainingStep:
    """Trains a network on a scene, one batch of pixels at a time.

    Args:
        network: In training mode; `finish` hands it the parameters.
        padded: The image, in the dtype to compute in.
        recipe: How.
        targets: Class probabilities, float32, shape (m, classes): what pixels are to be.
        batch: Most pixels of a step.
        recompute: Whether to save memory, see `FastFreeNet`.
    """

    def __init__(
        self,
        network: FreeNet,
        padded: PaddedImage,
        recipe: Recipe,
        targets: Tensor,
        batch: int,
        recompute: bool = False,
    ) -> None:
        self._network, self._padded, self._recipe, self._recompute = network, padded, recipe, recompute
        self._targets = targets
        self._augmenter = Augmenter(recipe.augment, padded.image, self._valid)
        self._parameters = FlatParameters(network)
        device = padded.image.device
        self._rate = torch.zeros((), device=device)
        optimizer = {"sgd": SGD, "adamw": AdamW}[recipe.optimizer]
        self._optimizer = optimizer(self._parameters.vector, recipe.weight_decay)
        self._samples = torch.empty(2, batch, dtype=torch.int64, device=device)  # pixels and targets
        self._train = Recorded(self._compute, WARM_UP, self._augmenter.sizes)
        self._sent: list[np.ndarray] = []  # what the device may not have read yet

    def __call__(self, pixels: np.ndarray, targets: np.ndarray, rate: float, rng: np.random.Generator) -> Tensor:
        """Do a step; the loss before it, which the next step may overwrite.

        Args:
            pixels: Flat indices into the padded image, at most `batch` of them.
            targets: The row of the targets for each, int64.
            rate: Learning rate.
            rng: Random numbers of the augmentation.
        """
        shown = self._augmenter(rng)
        self._set_samples(shown.places(pixels), targets, shown.image.shape[-1])
        self._rate.fill_(rate)
        return self._train(shown.image, shown.valid)

    def value(self, loss: Tensor) -> float:
        """The loss as a number; waits until the device has done every step so far."""
        number = loss.item()
        self._sent.clear()
        return number

    @torch.no_grad()
    def predict(self, pixels: Tensor) -> Tensor:
        """Classes 0…n - 1 of some pixels of the unturned image, as the network now sees them: int64, shape (p,)."""
        self._network.eval()
        try:
            return self._fast_network().logits_at(self._padded.image, pixels, self._valid).argmax(1)
        finally:
            self._network.train()

    def snapshot(self) -> FreeNet:
        """A copy of the network as it now is, in evaluation mode."""
        self._parameters.write_back()
        found = copy.deepcopy(self._network).eval()
        found.axes = self._padded.axes
        return found

    def finish(self) -> None:
        """Give the network what was learnt; there are no steps after that."""
        self._parameters.write_back()
        del self._train  # its memory is wanted elsewhere, and it refers to us
        memory.trim()

    def _fast_network(self) -> FastFreeNet:
        return FastFreeNet(self._network, self._parameters.named(self._padded.image.dtype), self._recompute)

    def _compute(self, image: Tensor, valid: Optional[Tensor]) -> Tensor:
        pixels, rows = self._samples
        logits = self._fast_network().logits_at(image, pixels, valid)
        loss = sampled_loss(logits, rows, self._targets)
        (gradient,) = torch.autograd.grad(loss, [self._parameters.vector])
        share = (self._recipe.clip_norm / (gradient.norm() + 1e-6)).clamp(max=1)
        self._optimizer.step(gradient, share, self._rate)
        return loss.detach()

    @property
    def _valid(self) -> Optional[Tensor]:
        return self._padded.valid if self._recipe.masked_statistics else None

    def _set_samples(self, places: np.ndarray, targets: np.ndarray, width: int) -> None:
        samples = np.empty(self._samples.shape, np.int64)
        samples[0], samples[1] = outside(width), IGNORED
        samples[0, : len(places)], samples[1, : len(places)] = places, targets
        self._samples.copy_(torch.from_numpy(samples), non_blocking=True)
        self._sent.append(samples)


def hard_targets(classes: int, smoothing: float) -> Tensor:
    """Targets of labelled pixels, float32, shape (classes, classes): row i for class i, `smoothing` of it spread."""
    return torch.eye(classes) * (1 - smoothing) + smoothing / classes


def sampled_loss(logits: Tensor, rows: Tensor, targets: Tensor) -> Tensor:
    """Cross-entropy averaged over the pixels that have a target; `IGNORED` ones have no part in it.

    Args:
        logits: Shape (p, classes).
        rows: int64, shape (p,): which of the targets is each pixel's.
        targets: Class probabilities, shape (m, classes).
    """
    counts = rows != IGNORED
    # Masked before the sum: a place outside the image may have logits that are not numbers.
    losses = -(targets[rows.clamp(min=0)] * log_softmax(logits, 1)).sum(1)
    return losses.where(counts, 0.0).sum() / counts.sum()
