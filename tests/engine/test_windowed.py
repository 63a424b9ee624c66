# SPDX-License-Identifier: GPL-3.0-or-later
"""The decoder in windows gives the loss and every gradient of the dense one."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from freenet_qgis.engine.network import FreeNet
from freenet_qgis.engine.windowed import logits_at

ROWS, COLS = 32, 48
CORNERS = [0, COLS - 1, (ROWS - 1) * COLS, ROWS * COLS - 1]


def make(seed: int = 0) -> tuple[FreeNet, Tensor, Tensor]:
    torch.manual_seed(seed)
    network = FreeNet(7, 5, 0.25).double()
    image = torch.randn(1, 7, ROWS, COLS, dtype=torch.float64)
    valid = (torch.rand(1, 1, ROWS, COLS) > 0.3).double()
    return network, image, valid


def dense(network: FreeNet, image: Tensor, pixels: Tensor, valid: Tensor | None) -> Tensor:
    return network(image, valid)[0].flatten(1)[:, pixels].T


def relative(ours: Tensor, theirs: Tensor) -> float:
    return ((ours - theirs).norm() / theirs.norm()).item()


def test_every_pixel_of_an_image_has_the_dense_logits() -> None:
    network, image, valid = make()
    pixels = torch.arange(ROWS * COLS)
    for where in (None, valid):
        assert relative(logits_at(network, image, pixels, where), dense(network, image, pixels, where)) < 1e-12


@pytest.mark.parametrize("pixels", [CORNERS, [5], [5, 5, 700], list(range(0, ROWS * COLS, 11))])
def test_loss_and_every_gradient_are_those_of_the_dense_decoder(pixels: list[int]) -> None:
    network, image, valid = make()
    index, labels = torch.tensor(pixels), torch.arange(len(pixels)) % 5
    gradients = []
    for evaluate in (dense, logits_at):
        network.zero_grad()
        cross_entropy(evaluate(network, image, index, valid), labels).backward()
        gradients.append([parameter.grad.clone() for parameter in network.parameters()])
    for (name, _), theirs, ours in zip(network.named_parameters(), *gradients):
        assert relative(ours, theirs) < 1e-10, name
