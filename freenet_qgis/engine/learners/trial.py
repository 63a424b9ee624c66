# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a device computes as the processor does: builds and drivers that do not, without a word, have been many."""

from __future__ import annotations

import copy

import torch
from torch import Tensor

from ..fast.fast_network import FastFreeNet
from ..network.freenet import FreeNet
from ..network.parameters import FlatParameters

TRUSTED = ("cpu", "cuda")  # the tests have run on them
SIDE, BANDS, CLASSES, WIDTH_FACTOR = 32, 5, 3, 0.25
EVERY = 7  # pixel is sampled
TOLERANCE = 1e-2  # of the largest; wrong layouts are off by all of it


def is_right(device: torch.device) -> bool:
    """Whether a training step and a map of a small network are, but for rounding, those of the processor."""
    if device.type in TRUSTED:
        return True
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        network, image = FreeNet(BANDS, CLASSES, WIDTH_FACTOR).eval(), torch.randn(1, BANDS, SIDE, SIDE)
    try:
        pairs = zip(_computed(network, image, torch.device("cpu")), _computed(network, image, device))
        return all(bool((found - wanted).abs().max() <= TOLERANCE * wanted.abs().max()) for wanted, found in pairs)
    except (RuntimeError, TypeError):  # what it cannot do at all
        return False


def _computed(network: FreeNet, image: Tensor, device: torch.device) -> list[Tensor]:
    """Logits of some pixels, their gradient, and logits of all pixels."""
    network = copy.deepcopy(network).to(device)
    image = image.to(device, memory_format=torch.channels_last)
    valid = torch.ones(1, 1, SIDE, SIDE, device=device)
    parameters = FlatParameters(network)
    fast = FastFreeNet(network, parameters.named(torch.float32))
    logits = fast.logits_at(image, torch.arange(0, SIDE * SIDE, EVERY, device=device), valid)
    (gradient,) = torch.autograd.grad(logits.square().mean(), [parameters.vector])
    with torch.no_grad():
        dense = fast.logits(image, valid)
    return [found.detach().cpu() for found in (logits, gradient, dense)]
