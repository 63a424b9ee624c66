# SPDX-License-Identifier: GPL-3.0-or-later
"""Previews of the map while training: they show what the network sees, cost little and change nothing."""

from __future__ import annotations

import copy
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Optional

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import PREVIEW, Band, TrainOptions
from freenet_qgis.contract.schedule import measured_steps
from freenet_qgis.engine import run
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.limits import Limits
from freenet_qgis.engine.mapping.inference import class_map, predict
from freenet_qgis.engine.mapping.scene_statistics import keep_statistics
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.engine.recipe.prediction_setup import PredictionSetup
from freenet_qgis.engine.recipe.recipes import FAST
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.training.held_out_check import HeldOutCheck
from freenet_qgis.engine.training.map_sketch import MapSketch
from freenet_qgis.engine.training.previews import Previews
from freenet_qgis.engine.training.supervision import Supervision
from freenet_qgis.engine.training.training_loop import train_network
from freenet_qgis.engine.training.training_plan import TrainingPlanner

from .test_training import CPU, SMALL, make_scene
from .test_training_job import job, write_fields

QUICK = replace(FAST, steps=30, **SMALL)
SETUP = TrainingSetup(3, QUICK, 0)
SIDE = 197  # of a scene: no whole number of coarse pixels


@pytest.mark.slow
def test_the_last_look_is_the_map_and_no_look_changes_the_network() -> None:
    image, labels = make_scene()
    seen = []
    looked = train_network(
        image, labels, SETUP, Supervision(lambda step, loss, look: seen.append(look()), report_every=7)
    )
    plain = train_network(image, labels, SETUP)
    for one, other in zip(looked.parameters(), plain.parameters()):
        assert torch.equal(one, other)
    maps = [class_map(predict(network, image, PredictionSetup(QUICK.masked_statistics))) for network in (*seen, plain)]
    assert len(seen) == 5
    assert np.array_equal(maps[-2], maps[-1])
    assert (maps[0] != maps[-1]).any()


class Clock:
    """Stands still unless it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Sketch:
    """Draws a map of ones, which takes its time, or none where memory is short."""

    def __init__(self, clock: Clock, took: float = 0.0, *, is_short: bool = False) -> None:
        self._clock, self._took, self._is_short = clock, took, is_short
        self.begun: list[float] = []

    def drawn(self, network: object) -> Optional[np.ndarray]:
        self.begun.append(self._clock.seconds)
        self._clock.seconds += self._took
        return None if self._is_short else np.ones((3, 2), np.uint8)

    def of_trained(self, found: np.ndarray) -> np.ndarray:
        return found[:1]


def looks_within(seconds: float, took: float, path: Path, expected: float = 0.0) -> list[float]:
    """When a preview was made that is offered a hundred times a second; each look takes so many seconds."""
    clock = Clock()
    sketch = Sketch(clock, took)
    shown = Previews(path, lambda: None, sketch, expected, clock=clock)
    while clock.seconds < seconds:
        shown.offer(lambda: None)
        clock.seconds += 0.01
    return sketch.begun


def test_a_preview_is_written_at_times_however_often_it_is_offered(tmp_path: Path) -> None:
    assert looks_within(7.0, 0.0, tmp_path / PREVIEW) == pytest.approx([2, 4, 6], abs=0.05)
    assert np.array_equal(np.load(tmp_path / PREVIEW), np.ones((3, 2)))
    assert [file.name for file in tmp_path.iterdir()] == [PREVIEW]


def test_looks_that_take_long_are_rare(tmp_path: Path) -> None:
    assert looks_within(60.0, 1.0, tmp_path / PREVIEW) == pytest.approx([2, 27, 52], abs=0.05)  # 4 % of the time


def test_the_first_look_waits_if_it_is_expected_to_take_long(tmp_path: Path) -> None:
    assert looks_within(60.0, 1.0, tmp_path / PREVIEW, 0.8) == pytest.approx([20, 45], abs=0.05)


def test_where_memory_is_short_nothing_is_written(tmp_path: Path) -> None:
    clock = Clock()
    sketch = Sketch(clock, is_short=True)
    shown = Previews(tmp_path / PREVIEW, lambda: None, sketch, clock=clock)
    clock.seconds = 3.0
    assert shown.offer(lambda: None) is None
    assert sketch.begun == [3.0] and not list(tmp_path.iterdir())


def in_two_corners(folder: Path, drawn: int = 25) -> tuple[MapSketch, FreeNet, np.ndarray, np.ndarray]:
    """A sketch of a scene with polygons in two corners, a network trained on these, the truth, and the labels.

    Args:
        folder: For temporary files.
        drawn: Pixels of a corner that are labelled, in rows and columns.
    """
    rng = np.random.default_rng(0)
    truth = (np.indices((SIDE, SIDE)) // 10).sum(0) % 3 + 1
    cube = (rng.normal(size=(4, 5))[truth] * 40 + rng.normal(0, 5, (SIDE, SIDE, 5))).astype(np.float32)
    labels = np.zeros((SIDE, SIDE), np.uint8)
    for corner in (np.s_[:drawn, :drawn], np.s_[-drawn:, -drawn:]):
        labels[corner] = truth[corner]
    bands = [Band(number, f"Band {number}") for number in range(1, 6)]
    whole = StandardisedScene.measured(cube, np.ones(truth.shape, bool), bands, CPU)
    planned = TrainingPlanner(["scene"], [labels], 5, SETUP, CPU, torch.float32).plan()
    trained = planned.seen_of([whole])
    network = train_network(trained.image, planned.cut(labels), SETUP)
    return MapSketch(whole, trained, planned, PredictionSetup(True), folder, Limits()), network, truth, labels


@pytest.mark.slow
@pytest.mark.parametrize(("drawn", "is_fair_part"), [(25, False), (40, True)])
def test_of_a_scene_that_is_trained_on_in_pieces_all_is_drawn(drawn: int, is_fair_part: bool, tmp_path: Path) -> None:
    """By the same statistics as the map: of the scene where a fair part of it is trained on, else of the pieces."""
    sketch, network, truth, _ = in_two_corners(tmp_path, drawn)
    assert sketch.trained.valid.size < sketch.whole.valid.size / 3
    found = sketch.drawn(copy.deepcopy(network))
    if not is_fair_part:
        keep_statistics(network, sketch.trained)
    assert np.array_equal(found, class_map(predict(network, sketch.whole.image, PredictionSetup(True))))
    assert (found == truth).mean() > 0.7


@pytest.mark.slow
def test_a_preview_is_smoothed_where_the_map_is(tmp_path: Path) -> None:
    sketch, network, *_ = in_two_corners(tmp_path)
    network.axes, how = torch.eye(5), PredictionSetup(True, views=8, smooths=True)
    rough, smooth = (one.drawn(copy.deepcopy(network)) for one in (sketch, replace(sketch, how=how)))
    assert (rough != smooth).any()
    keep_statistics(network, sketch.trained)
    image = sketch.whole.shown(network.axes)
    assert np.array_equal(smooth, class_map(predict(network, image, replace(how, views=1))))


@pytest.mark.slow
def test_the_accuracy_of_a_preview_is_that_of_the_map_at_the_held_out_pixels(tmp_path: Path) -> None:
    sketch, _, truth, labels = in_two_corners(tmp_path)
    check = HeldOutCheck(sketch.trained.image, sketch.planned.cut(labels), seed=0)
    assert check.at(sketch.of_trained(truth)) == pytest.approx(1)
    assert check.at(sketch.of_trained(np.where(truth == 3, 1, truth))) == pytest.approx(2 / 3)


@pytest.mark.slow
def test_a_preview_leaves_no_image_of_the_scene_behind(tmp_path: Path) -> None:
    sketch, network, *_ = in_two_corners(tmp_path)
    sketch.drawn(network)
    assert "image" not in vars(sketch.whole)


@pytest.mark.slow
def test_a_run_tells_of_previews_and_their_accuracy(tmp_path: Path) -> None:
    truth = write_fields(tmp_path, replace(job(), options=TrainOptions("fast", 60, "polygons"), previews=True))
    told = io.StringIO()
    run.run(tmp_path, Events(told), Limits(preview_every_s=0.0, preview_share=1.0))
    events = [json.loads(line) for line in told.getvalue().splitlines()]
    shown = [event for event in events if event["event"] == "preview"]
    held_out = [event for event in events if event["event"] == "held_out"]
    assert shown[0]["file"] == PREVIEW
    assert (np.load(tmp_path / PREVIEW) == truth).mean() > 0.6
    assert held_out[-1]["accuracy"] > 0.6 and held_out[-1]["step"] == measured_steps(60)
