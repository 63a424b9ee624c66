# SPDX-License-Identifier: GPL-3.0-or-later
"""Calibration figures worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.contract.figures import Confidence
from freenet_qgis.engine.validation.reliability import reliability
from freenet_qgis.files.strict_json import from_json, to_json

CONFIDENCE = np.array([0.53, 0.57, 0.95, 0.95, 1.0, 0.07], np.float32)
CORRECT = np.array([True, False, True, True, False, False])
EACH_ALONE = np.arange(6)


def test_confidence_beside_accuracy_bin_by_bin() -> None:
    found = {round(row.high, 1): row for row in reliability(CONFIDENCE, CORRECT, EACH_ALONE).bins if row.pixels}
    assert list(found) == [0.1, 0.6, 1.0]
    row = found[0.6]
    assert (row.confidence, row.accuracy, row.pixels) == (pytest.approx(0.55), 0.5, 2)
    row = found[1.0]
    assert (row.confidence, row.accuracy, row.pixels) == (pytest.approx(2.9 / 3), pytest.approx(2 / 3), 3)


def test_the_expected_calibration_error_weighs_the_gaps_by_pixels() -> None:
    gaps = 1 * abs(0 - 0.07) + 2 * abs(0.5 - 0.55) + 3 * abs(2 / 3 - 2.9 / 3)
    assert reliability(CONFIDENCE, CORRECT, EACH_ALONE).expected_calibration_error == pytest.approx(gaps / 6)


def test_half_right_at_half_sure_is_calibrated() -> None:
    found = reliability(np.full(4, 0.5), np.array([0, 1, 0, 1]), np.zeros(4))
    assert found.expected_calibration_error == 0


def test_no_pixels_give_no_error_but_valid_json() -> None:
    found = reliability(np.zeros(0), np.zeros(0, bool), np.zeros(0), bins=3)
    assert found.expected_calibration_error is None
    assert found.error_by_chance is None
    assert [row.pixels for row in found.bins] == [0, 0, 0]
    assert from_json(Confidence, to_json(found)) == found


def test_chance_makes_the_error_of_a_calibrated_map_of_polygons_right_or_wrong_as_a_whole() -> None:
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(200):
        confidence = rng.uniform(0.5, 1, 20)
        right = rng.random(20) < confidence
        drawn.append(reliability(confidence.repeat(50), right.repeat(50), np.arange(20).repeat(50)))
    errors, by_chance = (
        np.mean([getattr(one, key) for one in drawn]) for key in ("expected_calibration_error", "error_by_chance")
    )
    assert errors > 0.1
    assert by_chance == pytest.approx(errors, abs=0.01)


def test_chance_makes_little_error_where_polygons_are_many() -> None:
    rng = np.random.default_rng(0)
    confidence = rng.uniform(0.5, 1, 5000)
    found = reliability(confidence, rng.random(5000) < confidence, np.arange(5000))
    assert found.error_by_chance < 0.02


def test_a_map_too_sure_of_itself_errs_by_more_than_chance() -> None:
    found = reliability(np.full(3000, 0.95), np.arange(3000) % 2 == 0, np.arange(3000) // 100)
    assert found.expected_calibration_error == pytest.approx(0.45)
    assert found.error_by_chance < 0.1
