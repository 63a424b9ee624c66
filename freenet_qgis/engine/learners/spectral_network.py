# SPDX-License-Identifier: GPL-3.0-or-later
"""A small network on single spectra: a teacher of FreeNet, and the model to keep where context misleads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, Optional

import numpy as np
import torch
from torch import Tensor, nn
from torch.func import functional_call

from ..fast.recording import Recorded
from ..network.parameters import FlatParameters
from ..recipe.recipes import warmup_cosine
from .optimizers import AdamW
from .training_step import WARM_UP, sampled_loss

HIDDEN = 128
STEPS, RATE, WEIGHT_DECAY = 500, 2e-3, 1e-2
BYTES = 256


class _Dropout(nn.Dropout):
    """As PyTorch has it, in a third of the time on processors, where drawing its numbers takes half of a step.

    A random byte decides for a value, so that the share is one of 256.
    """

    def forward(self, features: Tensor) -> Tensor:
        """Features of any shape, some of them zero."""
        if not self.training or features.device.type != "cpu":
            return super().forward(features)
        dropped, count = round(BYTES * self.p), features.numel()
        drawn = torch.empty(-(-count // 8), dtype=torch.int64).random_(-(2**63), None).view(torch.uint8)
        kept = drawn[:count].view_as(features) >= dropped
        return features * (kept * (BYTES / (BYTES - dropped)))


class SpectralNetwork(nn.Module):
    """Two hidden layers over the bands of a pixel.

    Args:
        bands: Number of bands of a spectrum.
        classes: Number of classes of the logits.
        dropout: Share of the features set to zero after each hidden layer while training.

    Attributes:
        classes: Number of classes of the logits.
    """

    kind: Literal["freenet", "spectral"] = "spectral"
    axes: Optional[Tensor] = None

    def __init__(self, bands: int, classes: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.classes = classes
        self.first = nn.Linear(bands, HIDDEN)
        self.rest = nn.Sequential(
            nn.LayerNorm(HIDDEN), nn.ReLU(), _Dropout(dropout),
            nn.Linear(HIDDEN, HIDDEN), nn.LayerNorm(HIDDEN), nn.ReLU(), _Dropout(dropout),
            nn.Linear(HIDDEN, classes),
        )  # fmt: skip

    def forward(self, spectra: Tensor) -> Tensor:
        """Logits, shape (n, classes), of spectra of shape (n, bands)."""
        return self.rest(self.first(spectra))


def train_spectral_network(
    spectra: np.ndarray, targets: np.ndarray, axes: Tensor, batches: Iterator[np.ndarray], dropout: float,
    device: torch.device, seed: int,
) -> SpectralNetwork:  # fmt: skip
    """A network trained on spectra, in evaluation mode.

    It sees bands and whitened axes side by side; both are linear, so it ends as a network on bands alone.

    Args:
        spectra: float32, shape (n, bands).
        targets: Class probabilities, float32, shape (n, classes).
        axes: Whitened ones, float32, shape (bands, k).
        batches: Which spectra each step sees.
        dropout: After each hidden layer.
        device: The device to compute on.
        seed: Seed of initialisation and dropout.
    """
    torch.manual_seed(seed)
    bands, wanted = (torch.from_numpy(array).to(device) for array in (spectra, targets))
    white = axes.to(device)
    seen = torch.cat((bands, bands @ white), 1)
    network = SpectralNetwork(seen.shape[1], wanted.shape[1], dropout).to(device).train()
    parameters = FlatParameters(network)
    with _one_thread():
        _take_steps(network, parameters, seen, wanted, batches)
    parameters.write_back()
    return _on_bands(network, white, wanted.shape[1])


def _take_steps(
    network: SpectralNetwork, parameters: FlatParameters, seen: Tensor, wanted: Tensor, batches: Iterator[np.ndarray]
) -> None:
    optimizer, device = AdamW(parameters.vector, WEIGHT_DECAY), seen.device
    whole, rate = torch.ones((), device=device), torch.zeros((), device=device)

    def step(batch: Tensor, _: Optional[Tensor]) -> Tensor:
        logits = functional_call(network, parameters.named(torch.float32), (seen[batch],))
        loss = sampled_loss(logits, batch, wanted)
        (gradient,) = torch.autograd.grad(loss, [parameters.vector])
        optimizer.step(gradient, whole, rate)
        return loss.detach()

    recorded = Recorded(step, WARM_UP)
    for number in range(STEPS):
        rate.fill_(RATE * warmup_cosine(number, STEPS))
        recorded(torch.from_numpy(next(batches)).to(device), None)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Steps this small only wait for other threads."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


@torch.no_grad()
def _on_bands(network: SpectralNetwork, axes: Tensor, classes: int) -> SpectralNetwork:
    """The same function of the bands alone: A x + B (axes x) = (A + B axes) x."""
    bands = len(axes)
    folded = SpectralNetwork(bands, classes).to(axes.device).eval()
    of_bands, of_axes = network.first.weight.split([bands, axes.shape[1]], 1)
    folded.first.weight.copy_(of_bands + of_axes @ axes.T)
    folded.first.bias.copy_(network.first.bias)
    folded.rest.load_state_dict(network.rest.state_dict())
    return folded
