# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is asked of Macs' graphics processors and Intel cards that they do not do; NOT TESTED on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import run_folders
import torch
from device_stand_ins import INTEL, MAC, stand_in, without_metal
from torch import Tensor

from freenet_qgis.contract.job import Job, TrainOptions
from freenet_qgis.contract.presets import Preset
from freenet_qgis.engine import devices
from freenet_qgis.engine.learners import trial
from freenet_qgis.engine.limits import Limits
from freenet_qgis.errors import FreeNetError

IN_TILES = Limits(largest_whole=0, tile_sides=(8,), noted_every_s=-1.0)
BOTH = pytest.mark.parametrize("device", [MAC, INTEL], ids=["mac", "intel"])


def folder_for(tmp_path: Path, verb: str, device: torch.device, preset: Preset = "fast") -> Path:
    """A run folder whose job asks for a device, with values that only float64 holds."""
    folder = run_folders.write(tmp_path / verb, verb)
    np.save(folder / "cube.npy", np.load(folder / "cube.npy").astype(np.float64) + 0.125)
    options = TrainOptions(preset, 2, "polygons")
    replace(Job.load(folder), device=device.type, options=options).save(folder)
    return folder


@BOTH
@pytest.mark.parametrize("limits", [Limits(), IN_TILES], ids=["whole", "tiles"])
def test_classifies(device: torch.device, limits: Limits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_for(tmp_path, "classify", device)
    with stand_in(device, monkeypatch) as ran:
        told = run_folders.do(folder, limits)
    assert any(text in line.get("text", "") for line in told for text in ("GPU, 8 GB", "Arc(TM) A770 Graphics, 8 GB"))
    assert run_folders.is_complete(folder)
    assert "aten::convolution" in ran
    assert device == INTEL or not without_metal(ran)


@pytest.mark.slow
@pytest.mark.parametrize(("device", "preset"), [(MAC, "auto"), (MAC, "paper"), (INTEL, "fast")])
def test_trains_and_maps_in_tiles(
    device: torch.device, preset: Preset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_for(tmp_path, "train_and_classify", device, preset)
    with stand_in(device, monkeypatch) as ran:
        run_folders.do(folder, IN_TILES)
    assert run_folders.is_complete(folder)
    assert "aten::convolution_backward" in ran
    assert device == INTEL or not without_metal(ran)


@pytest.mark.slow
def test_checks_polygons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_for(tmp_path, "check_training", MAC)
    with stand_in(MAC, monkeypatch) as ran:
        run_folders.do(folder)
    assert not without_metal(ran)


@BOTH
@pytest.mark.parametrize("operation", ["convolution", "convolution_backward", "upsample_nearest2d", "index_add_"])
def test_a_device_that_computes_wrongly_is_not_used(
    device: torch.device, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with stand_in(device, monkeypatch, spoiled=f"aten::{operation}"):
        assert devices.choose("auto", trial.is_right).type == "cpu"
        with pytest.raises(FreeNetError, match="other numbers"):
            devices.choose(device.type, trial.is_right)


@pytest.mark.parametrize(
    ("refused", "compute"),
    [
        ("doesn't support float64", lambda x: x.double()),
        ("doesn't support float64", lambda x: x.sum(dtype=torch.float64)),
        ("doesn't support float64", lambda x: torch.zeros(2, dtype=torch.float64, device="mps")),
        ("same device", lambda x: x + torch.ones(8)),
        ("to numpy", lambda x: x.numpy()),
        ("not contiguous", lambda x: torch.conv2d(x[None, None], x[:3, :3].T[None, None])),
    ],
)
def test_the_stand_in_refuses_what_a_mac_does_not_do(
    refused: str, compute: Callable[[Tensor], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    with stand_in(MAC, monkeypatch), pytest.raises((TypeError, RuntimeError), match=refused):
        compute(torch.ones(8, 8, device=devices.choose("mps")))
