# SPDX-License-Identifier: GPL-3.0-or-later
"""Intervals come from polygons: against standard errors worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
import pytest

from freenet_qgis.contract.figures import Accuracy
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.report import Report
from freenet_qgis.engine.validation.accuracy import assess
from freenet_qgis.files.strict_json import from_json, to_json

CLASSES = [ClassInfo(10, "water", "#0000ff"), ClassInfo(20, "forest", "#00ff00")]


def figures(polygons: Sequence[tuple[int, int, int]], repeat: int = 1, seed: int = 0) -> dict:
    """Accuracy where each polygon is (class, pixels mapped as water, pixels mapped as forest)."""
    rows = [
        (number, label, found)
        for number, (label, *counts) in enumerate(polygons, 1)
        for found, count in enumerate(counts, 1)
        for _ in range(count * repeat)
    ]
    units, reference, mapped = np.array(rows, np.int32).T
    return assess(mapped, reference, CLASSES, units, seed)


def logit_interval(share: float, error: float, t: float) -> list[float]:
    """Interval of a share with a standard error and the quantile of Student's t, by hand."""
    odds, half = np.log(share / (1 - share)), t * error / (share * (1 - share))
    return [1 / (1 + np.exp(half - odds)), 1 / (1 + np.exp(-half - odds))]


def test_of_three_polygons_the_interval_is_as_wide_as_students_t_says() -> None:
    """8, 7 and 6 of 10 right: standard error 0.1 / sqrt(3), t of 2 degrees of freedom 4.303; 1000 replicates."""
    water = figures([(1, 8, 2), (1, 7, 3), (1, 6, 4)]).classes[0]
    assert water.producers_accuracy == pytest.approx(0.7)
    assert water.producers_interval == pytest.approx(logit_interval(0.7, 0.1 / 3**0.5, 4.303), abs=0.02)
    assert water.reference_polygons == 3


def test_two_polygons_that_differ_leave_nearly_all_open() -> None:
    low, high = figures([(1, 8, 2), (1, 4, 6)]).overall_interval
    assert low < 0.01 and high > 0.99


def test_of_many_polygons_the_interval_is_that_of_a_mean() -> None:
    """100 polygons of equal size: mean +- 1.98 standard errors, within what 1000 replicates can tell."""
    right = np.random.default_rng(0).integers(10, 21, 100)
    low, high = figures([(1, count, 20 - count) for count in right]).overall_interval
    half = 1.98 * (right / 20).std(ddof=1) / 10
    assert [low, high] == pytest.approx([(right / 20).mean() - half, (right / 20).mean() + half], abs=0.2 * half)


def test_more_pixels_in_the_same_polygons_make_no_narrower_interval() -> None:
    polygons = [(1, 8, 2), (1, 4, 6), (1, 9, 1), (2, 1, 9), (2, 3, 7)]
    assert figures(polygons).overall_interval == pytest.approx(figures(polygons, 10).overall_interval)


def test_a_single_polygon_has_no_interval() -> None:
    found = figures([(1, 8, 2), (2, 1, 9), (2, 2, 8)])
    water, forest = found.classes
    assert (water.producers_interval, water.f1_interval) == (None, None)
    assert forest.producers_interval[0] < 0.8 < 0.9 < forest.producers_interval[1]
    assert found.test_polygons == 3
    assert figures([(1, 8, 2)]).overall_interval is None


def test_classes_of_one_polygon_each_vary_together() -> None:
    low, high = figures([(1, 8, 2), (2, 0, 10)]).overall_interval
    assert low < 0.8 < 0.9 < high


def test_polygons_that_all_agree_do_not_tell_an_interval() -> None:
    found = figures([(1, 9, 0), (1, 9, 0), (2, 0, 9), (2, 0, 9)])
    assert (found.overall_accuracy, found.overall_interval) == (1, None)


def test_users_accuracy_rests_on_the_polygons_of_all_classes() -> None:
    """Water in the map: 10 pixels right, and 20 or no wrong ones, by which forest is drawn; three polygons, t 4.303."""
    water = figures([(1, 5, 0), (1, 5, 0), (2, 10, 0), (2, 0, 10)]).classes[0]
    assert water.users_accuracy == pytest.approx(10 / 20)
    assert water.users_interval == pytest.approx(logit_interval(0.5, (1 - 10 / 30) / 2, 4.303), abs=0.002)


def test_the_seed_decides_the_numbers_and_they_are_json() -> None:
    polygons = [(1, 8, 2), (1, 4, 6), (1, 9, 1), (2, 1, 9), (2, 3, 7)]
    found = figures(polygons, seed=5)
    assert found == figures(polygons, seed=5)
    assert from_json(Accuracy, to_json(found)) == found


def test_every_figure_lies_in_its_interval() -> None:
    found = figures([(1, 8, 2), (1, 4, 6), (1, 9, 1), (2, 1, 9), (2, 3, 7), (2, 0, 4)])
    for name in ("overall_accuracy", "average_accuracy", "kappa", "mean_iou"):
        low, high = getattr(found, name.replace("_accuracy", "") + "_interval")
        assert low < getattr(found, name) < high, name


def test_without_polygons_there_are_no_intervals() -> None:
    found = assess(np.ones(3, int), np.ones(3, int), CLASSES)
    assert not [name for name, figure in asdict(found).items() if "interval" in name and figure is not None]
    assert "interval" not in Report("1", "train", "scene.tif", accuracy=found).to_json()
