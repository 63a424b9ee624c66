# SPDX-License-Identifier: GPL-3.0-or-later
"""The work of a preset, counted on the network itself."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from freenet_qgis.engine import pace
from freenet_qgis.engine.network import FreeNet
from freenet_qgis.engine.recipes import RECIPES

SIDE, BANDS, CLASSES = 32, 10, 3


def convolution_macs(width_factor: float) -> tuple[float, float]:
    """Multiply-adds per pixel of the encoder's and the decoder's convolutions, the classifier's left out."""
    network = FreeNet(BANDS, CLASSES, width_factor)
    counts = {"encoder": 0, "decoder": 0}

    def count(name: str) -> object:
        def hook(module: nn.Conv2d, inputs: tuple, output: torch.Tensor) -> None:
            counts[name] += module.weight.numel() * output[0, 0].numel()

        return hook

    for name, module in network.named_modules():
        if isinstance(module, nn.Conv2d) and name != "classifier":
            part = "decoder" if name.startswith(("lateral", "fuse")) else "encoder"
            module.register_forward_hook(count(part))
    network(torch.zeros(1, BANDS, SIDE, SIDE))
    return counts["encoder"] / SIDE**2, counts["decoder"] / SIDE**2


@pytest.mark.parametrize("preset", RECIPES)
def test_work_is_what_the_convolutions_do(preset: str) -> None:
    work = next(work for work in pace.works() if work["preset"] == preset)
    encoder, decoder = convolution_macs(RECIPES[preset].width_factor)
    step = work["step_macs"] + BANDS * work["step_macs_per_band"]
    mapped = work["map_macs"] + BANDS * work["map_macs_per_band"]
    assert step == pytest.approx(pace.FORWARD_AND_BACK * encoder, rel=1e-3)
    assert mapped == pytest.approx(RECIPES[preset].views * (encoder + decoder), rel=1e-3)
