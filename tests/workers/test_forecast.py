# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a run takes, and what would make it shorter, is known before it starts."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from freenet_qgis.contract import schedule
from freenet_qgis.contract.capabilities import DeviceInfo, EngineInfo, Footprint
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.maps import NOVELTY, PROBABILITIES
from freenet_qgis.contract.presets import Preset
from freenet_qgis.contract.schedule import Look, Pace, Size, Span, Work, continued_steps
from freenet_qgis.engine.devices import precision
from freenet_qgis.engine.machine.footprint import footprints
from freenet_qgis.engine.recipe.recipes import RECIPES
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.engine.training.pace import works
from freenet_qgis.engine.training.training_plan import TrainingPlanner
from freenet_qgis.workers.forecast import (
    READ_BYTES,
    RUN_FOLDER_BYTES,
    STARTING,
    PlannedRun,
    disk_bytes,
    memory_bytes,
    run_span,
    shorter,
)
from freenet_qgis.workers.interpreter import probe

AUTO = Work("auto", 300, 130, 50, 3, teachers="all", refit=True, views=8, axes=32)
FAST = Work("fast", 100, 40, 0, 0, teachers="spectra", refit=False, views=1, axes=32)
PAPER = Work("paper", 1000, 1000, 0, 0, teachers="none", refit=False, views=1, axes=0)
PACE = Pace("", 0.01, 0.0, 1e-5, 0.0, 0.01, 1e-5, 0.0)
PACES = tuple(replace(PACE, preset=preset) for preset in ("auto", "fast", "paper"))
ABACUS = DeviceInfo("cpu", "Abacus", 0, paces=PACES)
INFO = EngineInfo("3.11", "2.13", 1, (ABACUS,), (AUTO, FAST, PAPER), start_seconds=2.0)
APART = [(504, 599, 704, 799), (8504, 8599, 704, 799)]  # boxes of two polygons of 96 x 96 pixels
WANTED = PlannedRun(TrainOptions("paper", validation="none"), rows=100, cols=200, bands=3)


def test_the_forecast_adds_up_start_reading_training_map_and_writing() -> None:
    pixels = 20_000
    training = schedule.BEGINNING + 1000 * (0.01 + 1e-5 * pixels)
    after = 0.01 + (1e-5 + schedule.MAPPED) * pixels + schedule.FINISHING
    around = STARTING + 2.0 + pixels * 3 * 2 / READ_BYTES + schedule.writing(pixels, 5)
    span = run_span(INFO, ABACUS, WANTED)
    assert span == Span(*[pytest.approx(training + after + around)] * 2)


def test_a_start_that_waited_for_the_disk_may_do_so_again() -> None:
    slow = run_span(replace(INFO, longest_start_seconds=6.0), ABACUS, WANTED)
    quick = run_span(INFO, ABACUS, WANTED)
    assert slow is not None and quick is not None
    assert (slow.least, slow.most) == (pytest.approx(quick.least), pytest.approx(quick.most + 4.0))


@pytest.mark.parametrize(
    "options",
    [
        TrainOptions("auto"),
        TrainOptions("auto", validation="none"),
        TrainOptions("auto", steps=160),
        TrainOptions("auto", steps=7),
        TrainOptions("auto", refit=False),
        TrainOptions("fast"),
        TrainOptions("paper"),
    ],
)
def test_the_forecast_is_that_of_the_plan(options: TrainOptions) -> None:
    work = {"auto": AUTO, "fast": FAST, "paper": PAPER}[options.preset]
    steps = options.steps or work.steps
    work = replace(work, steps=steps, least_steps=options.steps or work.least_steps, refit=work.refit and options.refit)
    size = Size(20_000, 20_000, 3, 2)
    planned = schedule.foretold(work, size, PACE, validates=options.validation != "none")
    found = run_span(INFO, ABACUS, replace(WANTED, options=options))
    assert found.most - planned.most == pytest.approx(found.least - planned.least)  # what is around it


def test_going_on_from_a_model_takes_a_third_of_the_steps_of_one_network() -> None:
    wanted = replace(WANTED, options=TrainOptions("auto", steps=300, validation="none"), goes_on=True)
    short = replace(AUTO, steps=continued_steps(300), least_steps=100, trial_folds=0, teachers="none")
    span = run_span(INFO, ABACUS, wanted)
    planned = schedule.foretold(short, Size(20_000, 20_000, 3, 2), PACE, validates=False)
    assert span.most - planned.most == pytest.approx(STARTING + 2.0, abs=0.1)


def test_two_polygons_of_a_class_leave_nothing_to_try() -> None:
    auto = replace(WANTED, options=TrainOptions("auto"))
    few, many = (run_span(INFO, ABACUS, replace(auto, polygons=polygons)) for polygons in ((2, 2), (4, 4)))
    run = schedule.parts(AUTO, Size(20_000, 0, 3, 2), PACE, validates=True)
    trial = schedule.span(part for part in run if part.stage == schedule.TRIAL)
    assert many.most - few.most == pytest.approx(trial.most)


def test_a_scene_takes_no_longer_to_train_on_than_what_lies_around_its_polygons() -> None:
    info = replace(INFO, presets=(replace(FAST, look=Look(2**20, 64)),))
    wanted = PlannedRun(TrainOptions("fast", validation="none"), 9000, 9000, 8, boxes=APART)
    seen, mapped = 2 * (96 + 128) ** 2, 9000**2
    steps = Size(seen, mapped, 8, 2).fitting + schedule.BEGINNING + 100 * (0.01 + 1e-5 * seen)
    others = STARTING + 2.0 + mapped * 16 / READ_BYTES + schedule.writing(mapped, 5) + schedule.FINISHING
    map_seconds = 0.01 + (1e-5 + schedule.MAPPED) * mapped
    assert run_span(info, ABACUS, wanted).most == pytest.approx(steps + map_seconds + others)


def test_what_was_not_measured_is_not_foretold() -> None:
    assert run_span(replace(INFO, presets=()), ABACUS, WANTED) is None
    assert run_span(INFO, replace(ABACUS, paces=()), WANTED) is None


def test_the_preset_fast_is_named_where_it_saves_much() -> None:
    ways = shorter(INFO, ABACUS, WANTED)
    assert [way.way for way in ways] == ["fast"]
    assert ways[0].span == run_span(INFO, ABACUS, replace(WANTED, options=TrainOptions("fast", validation="none")))


def test_a_graphics_card_is_named_where_there_is_one() -> None:
    quick = tuple(replace(pace, step_per_pixel=1e-8, view_per_pixel=1e-8) for pace in PACES)
    card = DeviceInfo("cuda", "Card", 0, paces=quick)
    info = replace(INFO, devices=(card, ABACUS))
    ways = shorter(info, ABACUS, WANTED)
    assert ("device", "Card") in [(way.way, way.device) for way in ways]
    assert "device" not in [way.way for way in shorter(info, card, WANTED)]


def test_more_steps_than_the_preset_has_are_named() -> None:
    many = replace(WANTED, options=TrainOptions("fast", steps=5000))
    assert [way.way for way in shorter(INFO, ABACUS, many)] == ["steps"]


def test_where_the_map_takes_longest_the_way_out_is_a_smaller_raster() -> None:
    info = replace(INFO, presets=(replace(FAST, look=Look(2**20, 64)),))
    wanted = PlannedRun(TrainOptions("fast"), 30_000, 30_000, 8, boxes=[(500, 599, 700, 799)])
    assert [way.way for way in shorter(info, ABACUS, wanted)] == ["smaller"]


def test_memory_is_that_of_what_training_sees() -> None:
    known = Footprint("fast", fixed_bytes=7, bytes_per_pixel=5, bytes_per_value=2, bytes_per_class=1,
                      bytes_per_shown=3, bytes_per_copied=4, multiple=8)  # fmt: skip
    device = replace(ABACUS, footprints=(known,))
    info = replace(INFO, presets=(replace(FAST, look=Look(2**20, 64)),))
    wanted = PlannedRun(TrainOptions("fast"), 9000, 9000, bands=3, classes=4, boxes=APART)
    pieces = 2 * (96 + 128) ** 2
    assert memory_bytes(info, device, wanted) == 7 + pieces * (5 + 8 * 2 + 8 * 3 + 3 * 4) + 4
    small = replace(wanted, rows=10, cols=20, boxes=())
    assert memory_bytes(info, device, small) == 7 + 200 * (5 + 8 * 2 + 8 * 3) + 4
    assert memory_bytes(info, device, replace(wanted, options=TrainOptions("paper"))) is None
    assert memory_bytes(replace(info, presets=()), device, wanted) is None


def test_disk_holds_the_image_and_what_belongs_to_it() -> None:
    wanted = PlannedRun(TrainOptions("fast"), 2, 5, bands=3, classes=4, maps=(PROBABILITIES, NOVELTY))
    assert disk_bytes(wanted) == 10 * (3 * 2 + 1 + 4 * 4 + 4 + RUN_FOLDER_BYTES)


def test_writing_probabilities_takes_its_time() -> None:
    """Of many classes they are what takes longest to write."""
    few, many = (run_span(INFO, ABACUS, replace(WANTED, classes=16, maps=maps)) for maps in ((), (PROBABILITIES,)))
    assert few is not None and many is not None
    assert many.likely - few.likely == pytest.approx(schedule.writing(20_000, 4 * 16))


@pytest.mark.slow
@pytest.mark.parametrize("preset", ["auto", "fast", "paper"])
@pytest.mark.parametrize("bands", [3, 30, 200])
@pytest.mark.parametrize("side", [60, 1000])
def test_the_memory_foretold_is_that_of_the_plan(preset: Preset, bands: int, side: int) -> None:
    labels, boxes = np.zeros((side, side), np.uint8), []
    for number, (row, col) in enumerate([(5, 5), (20, 40), (45, 10)]):
        labels[row : row + 9, col : col + 7] = number + 1
        boxes.append((row, row + 8, col, col + 6))
    device, recipe = torch.device("cpu"), RECIPES[preset]
    setup = TrainingSetup(16, recipe, 0)
    planned = TrainingPlanner(["scene"], [labels], bands, setup, device, precision(device)).plan()
    assert (planned.excerpt is None) == (preset == "paper" or side == 60)
    info = replace(INFO, presets=tuple(works()))
    own = DeviceInfo("cpu", "CPU", 0, footprints=tuple(footprints(device)))
    wanted = PlannedRun(TrainOptions(preset), side, side, bands, classes=16, boxes=boxes)
    assert memory_bytes(info, own, wanted) == pytest.approx(planned.needed, rel=1e-3)


@pytest.mark.slow
def test_the_probe_measures_every_device_and_preset() -> None:
    info = probe(Path(sys.executable))
    assert 0 < info.start_seconds <= info.longest_start_seconds
    presets: tuple[Preset, ...] = ("fast", "auto", "paper")
    found = [run_span(info, info.devices[-1], PlannedRun(TrainOptions(preset), 145, 145, 200)) for preset in presets]
    assert all(span is not None and 0 < span.least <= span.most for span in found)
