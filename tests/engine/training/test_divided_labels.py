# SPDX-License-Identifier: GPL-3.0-or-later
"""What is held out of a run, whatever part of which scenes is trained on."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, LabelSource, TrainOptions
from freenet_qgis.contract.presets import Preset
from freenet_qgis.contract.validation import Validation
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.scenes.excerpt import excerpt
from freenet_qgis.engine.scenes.labelled_scene import LabelledScene
from freenet_qgis.engine.scenes.mosaic import mosaic
from freenet_qgis.engine.training.divided_labels import DividedLabels
from freenet_qgis.engine.training.training_plan import TrainingPlan
from freenet_qgis.engine.training.training_task import TrainingTask
from freenet_qgis.engine.validation.nearness import CORE_PX

BANDS = (Band(1, "Band 1"),)
SIDE = 700
CORNERS = [(8, 8), (8, 640), (300, 8), (640, 640), (640, 300)]  # of pairs of polygons that touch, one of each class


def scene(first: int = 1, side: int = SIDE, scale: float = 1.0) -> LabelledScene:
    """A scene with such pairs, their polygons counted from `first`."""
    labels, polygons = np.zeros((side, side), np.uint8), np.zeros((side, side), np.int32)
    for number, (row, col) in enumerate(CORNERS):
        for value in (1, 2):
            place = np.s_[int(scale * row) :, int(scale * col) + 5 * value :]
            labels[place][:5, :5], polygons[place][:5, :5] = value, first + 2 * number + value - 1
    cube = np.zeros((side, side, 1), np.float32)
    return LabelledScene("scene", BANDS, cube, np.ones((side, side), bool), labels, polygons, LabelSource(""))


def task(*scenes: LabelledScene, validation: Validation = "polygons", preset: Preset = "fast") -> TrainingTask:
    """A training on these."""
    job = Job(
        version="1",
        verb="train",
        scene="scene",
        grid=Grid(*scenes[0].labels.shape, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=BANDS,
        source_bands=1,
        classes=tuple(ClassInfo(value, str(value), "#123456") for value in (1, 2, 3)),
        options=TrainOptions(preset, 0, validation),
    )
    return TrainingTask(job, scenes, torch.device("cpu"), Events(io.StringIO()), Path())


def whole() -> TrainingPlan:
    """All of a scene."""
    return TrainingPlan(None, SIDE**2, 0, False)


def pairs_on(side: np.ndarray, polygons: np.ndarray) -> set[int]:
    """The pairs with pixels on one side of a split."""
    return set(((np.unique(polygons[side > 0]) - 1) // 2).tolist())


def test_pairs_are_held_out_together_and_are_witnesses_together() -> None:
    found = DividedLabels.drawn(task(scene()), whole())
    assert not pairs_on(found.split.train, found.polygons) & pairs_on(found.split.test, found.polygons)
    assert np.array_equal(np.unique(found.units), range(6))
    figures = found.place_figures
    assert figures is not None
    assert (figures.polygons, figures.places, figures.tested_polygons) == (10, 5, 4)
    assert figures.apart_px == figures.least_apart_px == CORE_PX
    trained = found.trained_units
    assert np.array_equal(trained > 0, found.split.train > 0)
    assert len(np.unique(trained)) == 1 + 3


def test_polygons_of_classes_in_a_single_place_are_counted_apart_for_they_may_lie_near_others() -> None:
    drawn_on = scene()
    drawn_on.labels[8:13, 24:34], drawn_on.polygons[8:13, 24:29], drawn_on.polygons[8:13, 29:34] = 3, 11, 12
    figures = DividedLabels.drawn(task(drawn_on), whole()).place_figures
    assert (figures.polygons, figures.places, figures.least_apart_px) == (12, 6, CORE_PX)
    assert (figures.single_polygons, figures.single_places) == (2, 1)


@pytest.mark.parametrize("validation", ["blocks", "pixels"])
def test_where_no_places_are_held_out_polygons_are_the_witnesses(validation: Validation) -> None:
    found = DividedLabels.drawn(task(scene(), validation=validation), whole())
    assert found.places is found.place_figures is None and np.array_equal(found.units, found.polygons)
    trained = found.trained_units
    assert len(np.unique(trained)) == 1 + len(pairs_on(trained, found.polygons)), "a trial goes by places even so"


@pytest.mark.parametrize(("preset", "asks"), [("fast", False), ("paper", False), ("auto", True)])
def test_where_nothing_is_held_out_only_a_trial_asks_which_polygons_lie_together(preset: Preset, asks: bool) -> None:
    found = DividedLabels.drawn(task(scene(), validation="none", preset=preset), whole())
    assert found.places is None and not found.is_divided
    assert (found.trained_places is not None) == asks
    assert len(np.unique(found.trained_units)) == 1 + (5 if asks else 10)


def test_pieces_side_by_side_have_the_places_of_their_scene() -> None:
    drawn_on = scene()
    part = excerpt(drawn_on.labels, 2**18, 32, 0)
    assert len(part.pieces) > 1
    plan = TrainingPlan(part, part.pixels, 0, False)
    found = DividedLabels.drawn(task(drawn_on), plan)
    seen = found.seen(plan)
    assert np.array_equal(found.split.test, DividedLabels.drawn(task(drawn_on), whole()).split.test)
    for name in ("units", "trained_units", "polygons", "labels"):
        assert np.array_equal(getattr(seen, name), part.labels(getattr(found, name))), name
    assert seen.place_figures == found.place_figures


def test_no_place_is_of_two_scenes() -> None:
    scenes = scene(), scene(first=11, side=120, scale=0.15)
    several = mosaic("ab", [one.labels for one in scenes], 2**20, 32, 0)
    plan = TrainingPlan(None, several.pixels, 0, False, several)
    found = DividedLabels.drawn(task(*scenes), plan)
    owners = several.scenes()
    for place in range(1, found.place_figures.places + 1):
        assert len(np.unique(owners[found.units == place])) == 1
    assert found.place_figures.polygons == 20
    assert found.split.test.any() and np.array_equal(found.seen(plan).units, found.units)
