# SPDX-License-Identifier: GPL-3.0-or-later
"""Confidence is what held-out polygons bear out."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.engine.validation.calibration import HeldOutPixels, softened
from freenet_qgis.engine.validation.reliability import reliability


def held_out(too_sure: float, pixels: int = 4000) -> HeldOutPixels:
    """Pixels of 200 polygons whose true classes are drawn from the probabilities before they were made too sure."""
    rng = np.random.default_rng(0)
    honest = rng.dirichlet((0.5, 0.5, 0.5), pixels)
    classes = (rng.random((pixels, 1)) > honest.cumsum(1)).sum(1)
    return HeldOutPixels(softened(honest, 1 / too_sure, 1), classes, np.arange(pixels) % 200)


@pytest.mark.parametrize("too_sure", [0.5, 1.0, 3.0])
def test_the_temperature_undoes_false_confidence(too_sure: float) -> None:
    assert held_out(too_sure).temperature() == pytest.approx(too_sure, rel=0.1)


def test_calibrated_confidence_is_the_share_that_is_right() -> None:
    found = held_out(3.0)
    before, after = found.probabilities, found.cross_calibrated()
    errors = [
        reliability(p.max(1), p.argmax(1) == found.classes, found.units).expected_calibration_error
        for p in (before, after)
    ]
    assert errors[0] > 0.1
    assert errors[1] < 0.03


def test_polygons_that_are_all_right_do_not_make_sure_beyond_measure() -> None:
    sure = np.tile([0.7, 0.3], (60, 1))
    right = HeldOutPixels(sure, np.zeros(60, int), np.arange(60) % 6)
    assert 0.4 < right.temperature() < 1
    assert softened(sure, right.temperature(), 1).max() < 0.9


def test_no_number_of_classes_makes_probabilities_vanish() -> None:
    equal = np.full((3, 255), 1 / 255, np.float32)
    assert softened(equal, 0.1, 1) == pytest.approx(equal, rel=1e-4)


def test_a_polygon_has_no_part_in_its_own_temperature() -> None:
    found = held_out(3.0)
    classes = found.classes.copy()
    classes[found.units == 7] = (classes[found.units == 7] + 1) % 3
    first, other = (
        HeldOutPixels(found.probabilities, told, found.units).cross_calibrated() for told in (found.classes, classes)
    )
    assert np.array_equal(first[found.units == 7], other[found.units == 7])
    assert not np.array_equal(first[found.units == 8], other[found.units == 8])


def test_the_most_probable_class_stays_the_same() -> None:
    probabilities = np.random.default_rng(0).dirichlet((1, 1, 1), 50).astype(np.float32)
    for temperature in (0.3, 1, 4):
        changed = softened(probabilities, temperature, 1)
        assert np.array_equal(changed.argmax(1), probabilities.argmax(1))
        assert changed.sum(1) == pytest.approx(np.ones(50), abs=1e-5)


def test_without_data_there_is_no_confidence() -> None:
    image = np.full((2, 3, 4), 0.5, np.float32)
    image[:, 0] = np.nan
    changed = softened(image, 2.0, 0)
    assert np.isnan(changed[:, 0]).all()
    assert np.isfinite(changed[:, 1:]).all()


def test_nothing_held_out_leaves_the_confidence_as_it_is() -> None:
    nothing = HeldOutPixels(np.zeros((0, 3)), np.zeros(0, int), np.zeros(0, int))
    assert nothing.temperature() == 1
