# SPDX-License-Identifier: GPL-3.0-or-later
"""A support vector machine that is tuned where one sees what it should choose."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.contract.schedule import MACHINE_PX
from freenet_qgis.engine.validation.tuned_svm import COSTS, WIDTHS, fitted_pixels, tried_pixels, tuned_svm


def ring(count: int, noise: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """A class within a ring of another, which no straight line parts, float32, shape (count, 2)."""
    rng = np.random.default_rng(seed)
    labels = np.arange(count) % 2 + 1
    angle, radius = rng.uniform(0, 2 * np.pi, count), 2.0 * labels + rng.normal(0, noise, count)
    return (radius[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)).astype(np.float32), labels


def test_it_finds_what_no_straight_line_parts() -> None:
    spectra, labels = ring(200, 0.2)
    svm = tuned_svm(spectra, labels, np.arange(200) // 10)
    asked, truth = ring(100, 0.2, seed=1)
    assert (svm.predict(asked) == truth).mean() > 0.97


def test_it_is_the_same_every_time() -> None:
    spectra, labels = ring(300, 1.0)
    first, second = (tuned_svm(spectra, labels, np.arange(300) // 10) for _ in range(2))
    assert (first.C, first.gamma) == (second.C, second.gamma)
    assert np.array_equal(first.dual_coef_, second.dual_coef_)


def test_polygons_that_differ_call_for_a_smoother_border_than_pixels_do() -> None:
    """Spectra of a polygon are alike: by pixels the sharpest border seems best, by polygons one that overlooks them."""
    rng = np.random.default_rng(0)
    polygons = np.repeat(np.arange(40), 10)
    labels = polygons % 2 + 1
    centres = rng.normal(0, 1, (40, 5))
    centres[:, 0] += np.arange(40) % 2
    spectra = (centres[polygons] + rng.normal(0, 0.05, (400, 5))).astype(np.float32)
    by_polygon, by_pixel = (tuned_svm(spectra, labels, groups) for groups in (polygons, np.arange(400)))
    assert (by_polygon.C, by_polygon.gamma) < (by_pixel.C, by_pixel.gamma)


def test_a_class_with_a_single_polygon_is_tried_as_well() -> None:
    """Its runs of pixels are: nothing else is there, and without any test the choice would be the usual one."""
    spectra, labels = ring(300, 1.0)
    order = np.argsort(labels, kind="stable")
    svm = tuned_svm(spectra[order], labels[order], labels[order])
    assert (svm.C, svm.gamma) != (COSTS[0], WIDTHS[0] / (2 * spectra.var()))


def test_where_nothing_tells_the_usual_is_chosen() -> None:
    svm = tuned_svm(np.eye(3, dtype=np.float32), np.array([1, 2, 3]), np.array([1, 2, 3]))
    assert COSTS[0] == svm.C and svm.gamma == pytest.approx(WIDTHS[0] / (3 * np.eye(3).var()))


def test_one_class_has_no_border() -> None:
    assert tuned_svm(np.zeros((5, 2), np.float32), np.ones(5, int), np.arange(5)) is None
    assert tuned_svm(np.zeros((0, 2), np.float32), np.zeros(0, int), np.zeros(0, int)) is None


def test_spectra_without_difference_are_no_obstacle() -> None:
    svm = tuned_svm(np.zeros((6, 2), np.float32), np.arange(6) % 2 + 1, np.arange(6))
    assert svm.predict(np.zeros((2, 2))).shape == (2,)


def test_however_many_classes_there_are_no_more_pixels_are_tried_than_have_room() -> None:
    few, many = (np.arange(26_000) % classes + 1 for classes in (10, 255))
    assert np.bincount(few[tried_pixels(few)]).tolist() == [0] + 10 * [100]
    assert set(np.bincount(many[tried_pixels(many)])[1:]) == {11}


def test_the_more_bands_the_fewer_pixels() -> None:
    assert fitted_pixels(3) == fitted_pixels(300) == MACHINE_PX
    assert fitted_pixels(3000) < MACHINE_PX / 2
