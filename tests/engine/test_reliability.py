# SPDX-License-Identifier: GPL-3.0-or-later
"""Calibration figures worked out by hand."""

from __future__ import annotations

import json

import numpy as np
import pytest

from freenet_qgis.engine.reliability import reliability

CONFIDENCE = np.array([0.53, 0.57, 0.95, 0.95, 1.0, 0.07], np.float32)
CORRECT = np.array([True, False, True, True, False, False])


def test_confidence_beside_accuracy_bin_by_bin() -> None:
    found = {round(row["high"], 1): row for row in reliability(CONFIDENCE, CORRECT)["bins"] if row["pixels"]}
    assert list(found) == [0.1, 0.6, 1.0]
    row = found[0.6]
    assert (row["confidence"], row["accuracy"], row["pixels"]) == (pytest.approx(0.55), 0.5, 2)
    row = found[1.0]
    assert (row["confidence"], row["accuracy"], row["pixels"]) == (pytest.approx(2.9 / 3), pytest.approx(2 / 3), 3)


def test_the_expected_calibration_error_weighs_the_gaps_by_pixels() -> None:
    gaps = 1 * abs(0 - 0.07) + 2 * abs(0.5 - 0.55) + 3 * abs(2 / 3 - 2.9 / 3)
    assert reliability(CONFIDENCE, CORRECT)["expected_calibration_error"] == pytest.approx(gaps / 6)


def test_half_right_at_half_sure_is_calibrated() -> None:
    assert reliability(np.full(4, 0.5), np.array([0, 1, 0, 1]))["expected_calibration_error"] == 0


def test_no_pixels_give_no_error_but_valid_json() -> None:
    found = reliability(np.zeros(0), np.zeros(0, bool), bins=3)
    assert found["expected_calibration_error"] is None
    assert [row["pixels"] for row in found["bins"]] == [0, 0, 0]
    assert json.loads(json.dumps(found, allow_nan=False)) == found
