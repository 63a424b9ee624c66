# SPDX-License-Identifier: GPL-3.0-or-later
"""Accuracy figures against an asymmetric matrix worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.contract.figures import Accuracy
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.engine.validation.accuracy import assess, unmeasured
from freenet_qgis.files.strict_json import from_json, to_json

CLASSES = [ClassInfo(10, "water", "#0000ff"), ClassInfo(20, "forest", "#00ff00"), ClassInfo(30, "soil", "#aa5500")]
MATRIX = [[8, 2, 0], [1, 5, 4], [0, 0, 0]]  # rows reference, columns map; soil is never in the reference


@pytest.fixture
def figures() -> dict:
    pairs = [(r, c) for r in range(3) for c in range(3) for _ in range(MATRIX[r][c])]
    reference, mapped = np.array(pairs, np.uint8).T + 1
    reference = np.append(reference, [1, 1, 0])  # two that the map leaves out, one without reference
    mapped = np.append(mapped, [0, 0, 2])
    return assess(mapped, reference, CLASSES)


def test_rows_are_reference_and_columns_map(figures: dict) -> None:
    assert figures.confusion_matrix == tuple(map(tuple, MATRIX))


def test_overall_figures(figures: dict) -> None:
    assert figures.overall_accuracy == pytest.approx(13 / 20)
    assert figures.average_accuracy == pytest.approx((8 / 10 + 5 / 10) / 2)
    chance = (10 * 9 + 10 * 7 + 0 * 4) / 20**2
    assert figures.kappa == pytest.approx((13 / 20 - chance) / (1 - chance))
    assert figures.mean_iou == pytest.approx((8 / 11 + 5 / 12) / 2)


def test_accuracy_of_a_class(figures: dict) -> None:
    forest = figures.classes[1]
    assert (forest.value, forest.name, forest.color) == (20, "forest", "#00ff00")
    assert forest.producers_accuracy == pytest.approx(5 / 10)
    assert forest.users_accuracy == pytest.approx(5 / 7)
    assert forest.f1 == pytest.approx(10 / 17)
    assert (forest.reference_pixels, forest.mapped_pixels) == (10, 7)


@pytest.mark.parametrize("figure", ["producers_accuracy", "users_accuracy", "f1", "iou"])
def test_a_class_without_reference_is_not_validated(figures: dict, figure: str) -> None:
    assert getattr(figures.classes[2], figure) is None


def test_pixels_without_a_class_in_the_map_are_counted_not_compared(figures: dict) -> None:
    assert figures.test_pixels == 20
    assert figures.unclassified_pixels == 2


def test_nothing_compared_gives_nothing_but_valid_json() -> None:
    figures = unmeasured(CLASSES)
    assert (figures.overall_accuracy, figures.average_accuracy, figures.kappa) == (None, None, None)
    assert from_json(Accuracy, to_json(figures)) == figures


def test_a_perfect_map_of_one_class_has_no_kappa() -> None:
    figures = assess(np.ones(5, int), np.ones(5, int), CLASSES)
    assert figures.overall_accuracy == 1
    assert figures.kappa is None
