# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons and classes the map contradicts, in an order and in words that help."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.contract.figures import Disagreement
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.engine.validation.disagreement import confused_classes, doubtful_polygons, doubts_in_words

CLASSES = [ClassInfo(10, "water", "#0000ff"), ClassInfo(20, "forest", "#00ff00"), ClassInfo(30, "soil", "#aa5500")]


def pixels(rows: list[tuple[int, int, list[int]]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Map, labels and polygons of (polygon, label, classes its pixels are mapped as)."""
    mapped = np.array([found for _, _, all_found in rows for found in all_found], np.uint8)
    labels = np.repeat([label for _, label, _ in rows], [len(found) for *_, found in rows]).astype(np.uint8)
    polygons = np.repeat([number for number, *_ in rows], [len(found) for *_, found in rows]).astype(np.int32)
    return mapped, labels, polygons


def test_a_polygon_mapped_as_another_class_is_named() -> None:
    found = doubtful_polygons(*pixels([(4, 1, [1, 2, 3, 3]), (7, 2, [2, 2, 1]), (9, 3, [3, 3])]), CLASSES)
    assert found == [Disagreement(4, "water", pixels=4, agreement=0.25, mapped_as="soil")]


def test_the_larger_of_two_equally_unlikely_labels_comes_first() -> None:
    found = doubtful_polygons(*pixels([(1, 1, [2] * 5), (2, 1, [2] * 50)]), CLASSES)
    assert [row.polygon for row in found] == [2, 1]


def test_the_less_likely_label_comes_first() -> None:
    rows = pixels([(1, 1, [2] * 8), (2, 1, [2] * 8)])
    found = doubtful_polygons(*rows, CLASSES, np.repeat([0.4, 0.01], 8))
    assert [row.polygon for row in found] == [2, 1]
    assert [row.own_probability for row in found] == pytest.approx([0.01, 0.4])


def test_a_large_polygon_of_a_difficult_class_does_not_come_before_a_small_one_that_is_plainly_wrong() -> None:
    rows = pixels([(1, 1, [2] * 400), (2, 1, [2] * 8)])
    found = doubtful_polygons(*rows, CLASSES, np.repeat([0.4, 0.01], [400, 8]))
    assert [row.polygon for row in found] == [2, 1]


def test_unclassified_and_unlabelled_pixels_do_not_count() -> None:
    mapped, labels, polygons = pixels([(1, 1, [2, 2, 1, 0, 0]), (0, 0, [1, 2])])
    (row,) = doubtful_polygons(mapped, labels, polygons, CLASSES)
    assert (row.pixels, row.agreement) == (3, pytest.approx(1 / 3))


def test_nothing_compared_leaves_nothing_doubtful() -> None:
    assert doubtful_polygons(*pixels([(1, 1, [0, 0])]), CLASSES) == []


def test_doubts_are_said_in_a_sentence_or_not_at_all() -> None:
    (text,) = doubts_in_words([{"polygon": 4}], 12, "polygons")
    assert text.startswith("12 polygons held out, of which 1 mapped mostly as another class: wrong labels")
    assert doubts_in_words([], 12, "blocks") == []


@pytest.mark.parametrize(
    ("validation", "reason"), [("polygons", "validation is hard for this scene"), ("reference", "differ in general")]
)
def test_where_most_polygons_are_mapped_otherwise_labels_are_not_suspected(validation: str, reason: str) -> None:
    (text,) = doubts_in_words([{"polygon": number} for number in range(7)], 12, validation)
    assert reason in text and "wrong labels first" not in text


def test_a_class_taken_for_another_is_said_once_and_in_its_direction() -> None:
    assert confused_classes([[66, 34, 0], [5, 95, 0], [0, 0, 0]], CLASSES) == [
        "water is often taken for forest (34 % of its reference pixels)."
    ]


@pytest.mark.parametrize("matrix", [[[60, 40, 0], [30, 70, 0], [0, 0, 9]], [[60, 40, 0], [40, 60, 0], [0, 0, 9]]])
def test_both_directions_make_one_sentence(matrix: list[list[int]]) -> None:
    (text,) = confused_classes(matrix, CLASSES)
    assert text.startswith("water and forest are often taken for each other (40 % of the reference pixels of water")


def test_a_pixel_or_two_are_no_confusion() -> None:
    assert confused_classes([[2, 2, 0], [0, 9, 0], [1, 0, 9]], CLASSES) == []
