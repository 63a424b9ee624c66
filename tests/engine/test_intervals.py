# SPDX-License-Identifier: GPL-3.0-or-later
"""Intervals come from polygons: against what two polygons, or many alike, must give."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pytest

from freenet_qgis.engine.accuracy import assess
from freenet_qgis.job import ClassInfo

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


def test_of_two_polygons_the_interval_spans_both() -> None:
    water = figures([(1, 8, 2), (1, 4, 6)])["classes"][0]
    assert water["producers_accuracy"] == pytest.approx(0.6)
    assert water["producers_interval"] == pytest.approx([0.4, 0.8])
    assert water["reference_polygons"] == 2


def test_of_many_polygons_the_interval_is_that_of_a_mean() -> None:
    """100 polygons of equal size: mean +- 1.96 standard errors, within what 1000 replicates can tell."""
    right = np.random.default_rng(0).integers(10, 21, 100)
    low, high = figures([(1, count, 20 - count) for count in right])["overall_interval"]
    half = 1.96 * (right / 20).std(ddof=1) / 10
    assert [low, high] == pytest.approx([(right / 20).mean() - half, (right / 20).mean() + half], abs=0.2 * half)


def test_more_pixels_in_the_same_polygons_make_no_narrower_interval() -> None:
    polygons = [(1, 8, 2), (1, 4, 6), (1, 9, 1), (2, 1, 9), (2, 3, 7)]
    assert figures(polygons)["overall_interval"] == pytest.approx(figures(polygons, 10)["overall_interval"])


def test_a_single_polygon_has_no_interval() -> None:
    found = figures([(1, 8, 2), (2, 1, 9), (2, 2, 8)])
    water, forest = found["classes"]
    assert (water["producers_interval"], water["f1_interval"]) == (None, None)
    assert forest["producers_interval"] == pytest.approx([0.8, 0.9])
    assert found["test_polygons"] == 3
    assert figures([(1, 8, 2)])["overall_interval"] is None


def test_classes_of_one_polygon_each_vary_together() -> None:
    assert figures([(1, 8, 2), (2, 0, 10)])["overall_interval"] == pytest.approx([0.8, 1.0])


def test_users_accuracy_rests_on_the_polygons_of_all_classes() -> None:
    """Water in the map: 10 pixels right, and 0 or 10 wrong ones, doubled, whichever forest is drawn."""
    water = figures([(1, 5, 0), (1, 5, 0), (2, 10, 0), (2, 0, 10)])["classes"][0]
    assert water["users_accuracy"] == pytest.approx(10 / 20)
    assert water["users_interval"] == pytest.approx([10 / 30, 1.0])


def test_the_seed_decides_the_numbers_and_they_are_json() -> None:
    polygons = [(1, 8, 2), (1, 4, 6), (1, 9, 1), (2, 1, 9), (2, 3, 7)]
    found = figures(polygons, seed=5)
    assert found == figures(polygons, seed=5)
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_every_figure_lies_in_its_interval() -> None:
    found = figures([(1, 8, 2), (1, 4, 6), (1, 9, 1), (2, 1, 9), (2, 3, 7), (2, 0, 4)])
    for name in ("overall_accuracy", "average_accuracy", "kappa", "mean_iou"):
        low, high = found[name.replace("_accuracy", "") + "_interval"]
        assert low < found[name] < high, name


def test_without_polygons_there_are_no_intervals() -> None:
    assert not [name for name in assess(np.ones(3, int), np.ones(3, int), CLASSES) if "interval" in name]
