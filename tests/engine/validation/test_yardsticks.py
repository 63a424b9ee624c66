# SPDX-License-Identifier: GPL-3.0-or-later
"""Yardsticks on splits small enough to see the answer."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.contract.figures import Score, Yardsticks
from freenet_qgis.engine.validation.yardsticks import nearest_label, random_forest, score, shortfalls


def test_nearest_label_ignores_the_image() -> None:
    train, test = np.zeros((2, 1, 10), np.uint8)
    train[0, [0, 9]] = 1, 2
    test[0, [1, 2, 7, 8]] = 1, 2, 2, 2
    assert nearest_label(train, test) == Score(pytest.approx(3 / 4), pytest.approx((1 / 1 + 2 / 3) / 2))
    assert nearest_label(train, np.zeros_like(test)) is None


def spectra(labels: np.ndarray, seed: int) -> np.ndarray:
    """Two bands, of which the first tells the classes apart."""
    noise = np.random.default_rng(seed).normal(0, 0.1, (len(labels), 2))
    return noise + labels[:, None] * [1, 0]


def test_the_random_forest_scores_what_the_spectra_tell() -> None:
    train, test = np.repeat([1, 2], 40), np.repeat([1, 2], [30, 10])
    assert random_forest(spectra(train, 0), train, spectra(test, 1), test) == Score(1, 1)
    wrong = test.copy()
    wrong[-5:] = 1  # five pixels that look like class 2
    found = random_forest(spectra(train, 0), train, spectra(test, 1), wrong)
    assert found == Score(pytest.approx(35 / 40), pytest.approx((30 / 35 + 5 / 5) / 2))


def test_the_random_forest_is_the_same_every_time() -> None:
    labels = np.arange(60) % 3 + 1
    noise = np.random.default_rng(0).normal(size=(120, 4))
    scores = [random_forest(noise[:60], labels, noise[60:], labels) for _ in range(2)]
    assert scores[0] == scores[1]


def test_without_test_pixels_there_is_no_random_forest() -> None:
    assert random_forest(np.zeros((3, 2)), np.ones(3), np.zeros((0, 2)), np.zeros(0)) is None


def test_both_yardsticks_score_the_same_split() -> None:
    """Two classes side by side, told apart by the one band, whose no data is NaN or beyond single precision."""
    train, test = np.zeros((2, 4, 10), np.uint8)
    train[:2, :5], train[:2, 5:] = 1, 2
    test[2:, :6], test[2:, 6:] = 1, 2
    cube = np.where(train + test == 2, 500.0, 100.0)[..., None]
    cube[0, 0], cube[0, 1] = np.nan, -1.7e308
    found = score(cube, train, test)
    assert found.random_forest.overall_accuracy == 1
    assert found.nearest_label.overall_accuracy == pytest.approx(18 / 20)  # the sixth column lies beyond the edge


def scores(forest: float, nearest: float) -> Yardsticks:
    return Yardsticks(Score(forest, forest), Score(nearest, nearest))


def test_a_model_behind_its_yardsticks_is_said_to_be() -> None:
    (text,) = shortfalls(0.5, scores(0.62, 0.4))
    assert "the model (50.0 %) is right less often than a random forest on single spectra (62.0 %):" in text
    (text,) = shortfalls(0.5, scores(0.62, 0.7))
    assert "(62.0 %) and than the nearest training label (70.0 %)" in text


def test_a_model_ahead_or_about_as_good_needs_no_warning() -> None:
    assert shortfalls(0.5, scores(0.505, 0.4)) == []
    assert shortfalls(0.5, Yardsticks()) == []
