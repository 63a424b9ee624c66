# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a run takes is known before it starts."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from freenet_qgis.engine import memory
from freenet_qgis.engine.devices import precision
from freenet_qgis.engine.footprint import footprints
from freenet_qgis.engine.recipes import RECIPES
from freenet_qgis.job import TrainOptions
from freenet_qgis.workers.forecast import RUN_FOLDER_BYTES, START_SECONDS, disk_bytes, memory_bytes, run_seconds
from freenet_qgis.workers.interpreter import DeviceInfo, EngineInfo, Footprint, PresetWork, probe

WORK = PresetWork(
    "auto", steps=100, refit=True, networks=1, trial_networks=0.0, axes=0, share_on_axes=0.0, step_macs=10,
    step_macs_per_band=2, map_macs=50, map_macs_per_band=0,
)  # fmt: skip
ABACUS = DeviceInfo("cpu", "Abacus", 0, seconds_per_step=0.5, macs_per_second=1000.0)
INFO = EngineInfo("3.11", "2.13", 1, (ABACUS,), (WORK,))


@pytest.mark.parametrize(
    ("options", "steps", "trainings"),
    [
        (TrainOptions("auto"), 200, 2),
        (TrainOptions("auto", validation="none"), 100, 1),
        (TrainOptions("auto", steps=7), 14, 2),
        (TrainOptions("auto", refit=False), 100, 1),
    ],
)
def test_the_forecast_adds_up_steps_and_maps(options: TrainOptions, steps: int, trainings: int) -> None:
    macs = 40 * (steps * (10 + 2 * 3) + trainings * 50)
    expected = START_SECONDS + 0.5 * steps + macs / 1000
    assert run_seconds(INFO, ABACUS, options, pixels=40, bands=3) == pytest.approx(expected)


def test_every_network_that_is_trained_counts() -> None:
    taught = replace(INFO, presets=(replace(WORK, networks=3, trial_networks=2.0),))
    plain = run_seconds(replace(INFO, presets=(replace(WORK, steps=800),)), ABACUS, TrainOptions("auto"), 40, 3)
    assert run_seconds(taught, ABACUS, TrainOptions("auto", steps=200), 40, 3) == pytest.approx(plain)


def test_going_on_from_a_model_takes_a_third_of_the_steps_of_one_network() -> None:
    taught = replace(INFO, presets=(replace(WORK, networks=3, trial_networks=2.0),))
    going_on = run_seconds(taught, ABACUS, TrainOptions("auto", steps=300), 40, 3, goes_on=True)
    assert going_on == pytest.approx(run_seconds(INFO, ABACUS, TrainOptions("auto", steps=100), 40, 3))


def test_networks_on_axes_do_not_see_every_band() -> None:
    on_axes = replace(INFO, presets=(replace(WORK, axes=8, share_on_axes=0.5),))
    assert run_seconds(on_axes, ABACUS, TrainOptions("auto"), 40, 8) == run_seconds(INFO, ABACUS, TrainOptions(), 40, 8)
    many, fewer = (run_seconds(info, ABACUS, TrainOptions("auto"), 40, 200) for info in (INFO, on_axes))
    assert many - fewer == pytest.approx(40 * 200 * 2 * (200 - 104) / 1000)


def test_what_was_not_measured_is_not_foretold() -> None:
    assert run_seconds(INFO, ABACUS, TrainOptions("paper"), 40, 3) is None
    assert run_seconds(INFO, replace(ABACUS, macs_per_second=0.0), TrainOptions("auto"), 40, 3) is None


def test_memory_grows_with_the_pixels_up_to_an_excerpt() -> None:
    known = Footprint("auto", 100, fixed_bytes=7, bytes_per_pixel=5, bytes_per_value=2, bytes_per_class=1)
    device = replace(ABACUS, footprints=(known,))
    assert memory_bytes(device, "auto", pixels=10, bands=3, classes=4) == 7 + 10 * (5 + 3 * 2) + 4
    assert memory_bytes(device, "auto", 1000, 3, 4) == memory_bytes(device, "auto", 100, 3, 4)
    assert memory_bytes(device, "paper", 10, 3, 4) is None


def test_steps_on_an_excerpt_take_no_longer_than_the_excerpt() -> None:
    device = replace(ABACUS, footprints=(Footprint("auto", 100, 0, 0, 0, 0),))
    options = TrainOptions("auto", validation="none")
    expected = START_SECONDS + 0.5 * 100 + (100 * 100 * (10 + 2 * 3) + 1000 * 50) / 1000
    assert run_seconds(INFO, device, options, pixels=1000, bands=3) == pytest.approx(expected)


def test_disk_holds_the_image_and_what_belongs_to_it() -> None:
    assert disk_bytes(pixels=10, bands=3, value_bytes=2) == 10 * (3 * 2 + RUN_FOLDER_BYTES)


@pytest.mark.slow
def test_the_memory_foretold_is_what_the_engine_reckons_with() -> None:
    device = torch.device("cpu")
    info = DeviceInfo("cpu", "CPU", 0, footprints=tuple(Footprint(**each) for each in footprints(device)))
    recipe, dtype = RECIPES["fast"], precision(device)
    engine = memory.training_bytes(200, 16, 145 * 145, recipe, device, dtype, recompute=False)
    assert memory_bytes(info, "fast", 145 * 145, 200, 16) == pytest.approx(engine, rel=1e-3)


@pytest.mark.slow
def test_the_probe_measures_every_device_and_preset() -> None:
    info = probe(Path(sys.executable))
    presets = ("fast", "auto", "paper")
    forecast = [run_seconds(info, info.devices[-1], TrainOptions(preset), 145 * 145, 200) for preset in presets]
    assert None not in forecast
    assert forecast == sorted(forecast)
