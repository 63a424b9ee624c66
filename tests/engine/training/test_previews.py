# SPDX-License-Identifier: GPL-3.0-or-later
"""Previews of the map while training: they show what the network sees, cost little and change nothing."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import PREVIEW, TrainOptions
from freenet_qgis.engine import run
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.limits import Limits
from freenet_qgis.engine.mapping.inference import class_map, predict
from freenet_qgis.engine.recipe.recipes import FAST
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.engine.training.previews import Previews
from freenet_qgis.engine.training.supervision import Supervision
from freenet_qgis.engine.training.training_loop import train_network

from .test_training import SMALL, make_scene
from .test_training_job import job, write_fields

QUICK = replace(FAST, steps=30, **SMALL)
SETUP = TrainingSetup(3, QUICK, 0)


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
    assert seen[-1].dtype == np.uint8 and len(seen) == 5
    assert np.array_equal(seen[-1], class_map(predict(plain, image, QUICK.masked_statistics)))
    assert (seen[0] != seen[-1]).any()


class Clock:
    """Stands still unless it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def looks_within(seconds: float, took: float, path: Path) -> list[float]:
    """When a preview was made that is offered a hundred times a second; each look takes so many seconds."""
    clock, begun = Clock(), []
    shown = Previews(path, lambda: None, clock=clock)

    def look() -> np.ndarray:
        begun.append(clock.seconds)
        clock.seconds += took
        return np.ones((3, 2), np.uint8)

    while clock.seconds < seconds:
        shown.offer(look)
        clock.seconds += 0.01
    return begun


def test_a_preview_is_written_at_times_however_often_it_is_offered(tmp_path: Path) -> None:
    assert looks_within(7.0, 0.0, tmp_path / PREVIEW) == pytest.approx([2, 4, 6], abs=0.05)
    assert np.array_equal(np.load(tmp_path / PREVIEW), np.ones((3, 2)))
    assert [file.name for file in tmp_path.iterdir()] == [PREVIEW]


def test_looks_that_take_long_are_rare(tmp_path: Path) -> None:
    assert looks_within(60.0, 1.0, tmp_path / PREVIEW) == pytest.approx([2, 27, 52], abs=0.05)  # 4 % of the time


def test_where_memory_is_short_nothing_is_written(tmp_path: Path) -> None:
    clock = Clock()
    shown = Previews(tmp_path / PREVIEW, lambda: None, clock=clock)
    clock.seconds = 3.0
    looks: list[None] = []
    assert shown.offer(lambda: looks.append(None)) is None
    assert looks == [None] and not list(tmp_path.iterdir())


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
    assert held_out[-1]["accuracy"] > 0.6 and held_out[-1]["step"] == 60
