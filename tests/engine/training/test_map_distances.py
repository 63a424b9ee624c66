# SPDX-License-Identifier: GPL-3.0-or-later
"""Of several scenes, distances are told of the one that is mapped."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import torch

from freenet_qgis.contract.figures import Distances
from freenet_qgis.contract.final_model import ALL_POLYGONS, PART_OF_THEM
from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, LabelSource, TrainOptions
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.scenes.labelled_scene import LabelledScene
from freenet_qgis.engine.training.divided_labels import DividedLabels
from freenet_qgis.engine.training.map_distances import map_distances
from freenet_qgis.engine.training.training_task import TrainingTask
from freenet_qgis.engine.validation.distances import median_distance

BANDS = (Band(1, "Band 1"),)


def scene(name: str, side: int, polygons: list[tuple[int, int, int]], first: int) -> LabelledScene:
    """A scene with polygons of two by two pixels: row, column and class."""
    labels, numbers = np.zeros((side, side), np.uint8), np.zeros((side, side), np.int32)
    for number, (row, col, label) in enumerate(polygons, first):
        labels[row : row + 2, col : col + 2], numbers[row : row + 2, col : col + 2] = label, number
    valid = np.ones((side, side), bool)
    valid[:, side // 2 :] = False
    return LabelledScene(name, BANDS, np.zeros((side, side, 1), np.float32), valid, labels, numbers, LabelSource(""))


def test_distances_are_those_of_the_scene_that_is_mapped(tmp_path: Path) -> None:
    """The first has so large a side that pieces of it are seen; in the second everything is much nearer."""
    first = scene("first", 1500, [(10, 10, 1), (10, 40, 1), (900, 300, 1), (400, 20, 2), (1400, 200, 2)], 1)
    second = scene("second", 40, [(4, 4, 1), (4, 8, 1), (12, 4, 2), (12, 8, 2)], 10)
    job = Job(
        "1", "train_and_classify", "first", Grid(1500, 1500, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""), BANDS, 1,
        tuple(ClassInfo(value, f"Class {value}", "#123456") for value in (1, 2)),
        options=TrainOptions("fast", 10, "polygons"),
    )  # fmt: skip
    task = TrainingTask(job, (first, second), torch.device("cpu"), Events(io.StringIO()), tmp_path)
    planned = task.planner().plan()
    drawn = DividedLabels.drawn(task, planned)
    assert len(planned.mosaic.parts[0].pieces) > 1
    numbers = planned.mosaic.labels([first.polygons, second.polygons])
    tested, trained = (
        np.isin(first.polygons, np.setdiff1d(numbers[part > 0], [0])) for part in (drawn.split.test, drawn.split.train)
    )
    assert tested.any() and trained.any() and not (tested & trained).any()
    test = median_distance(tested, trained)
    for final_model, kept in ((ALL_POLYGONS, tested | trained), (PART_OF_THEM, trained)):
        expected = Distances(test, median_distance(first.valid, kept))
        assert map_distances(drawn, planned, first.valid, final_model) == expected
    assert test > 20


def test_where_nothing_is_held_out_of_the_scene_that_is_mapped_there_are_none(tmp_path: Path) -> None:
    first = scene("first", 60, [(10, 10, 1), (30, 10, 2)], 1)
    job = Job(
        "1", "train_and_classify", "first", Grid(60, 60, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""), BANDS, 1,
        tuple(ClassInfo(value, f"Class {value}", "#123456") for value in (1, 2)),
        options=TrainOptions("fast", 10, "none"),
    )  # fmt: skip
    task = TrainingTask(job, (first,), torch.device("cpu"), Events(io.StringIO()), tmp_path)
    planned = task.planner().plan()
    assert map_distances(DividedLabels.drawn(task, planned), planned, first.valid, ALL_POLYGONS) is None
