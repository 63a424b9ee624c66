# SPDX-License-Identifier: GPL-3.0-or-later
"""A polygon cut in two."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from freenet_qgis.engine.validation.division import FEWEST_PX, GAPS_PX, divide

SEEDS = range(4)


def parts_of(mask: np.ndarray, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Row and column of the pixels to test on and of those to train on."""
    places = np.argwhere(mask)
    tested, trained = divide(*places.T, 0.15, 0.3, 0.4, np.random.default_rng(seed))
    assert not (tested & trained).any()
    return places[tested], places[trained]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_long_strip_is_cut_across_with_a_gap_of_four_pixels(seed: int) -> None:
    tested, trained = parts_of(np.ones((3, 40), bool), seed)
    assert len(tested) == 36  # 30 % of 120
    assert len(trained) == 72
    assert cdist(tested, trained).min() == 5  # four pixels lie in between
    assert (np.ptp(tested[:, 1]), np.ptp(tested[:, 0])) == (11, 2)


def test_the_seed_decides_which_end_is_tested() -> None:
    strip = np.ones((3, 40), bool)
    ends = {bool((parts_of(strip, seed)[0][:, 1] < 20).all()) for seed in range(16)}
    assert ends == {True, False}


@pytest.mark.parametrize(("size", "gap"), [((10, 10), 4), ((9, 9), 3), ((6, 6), 2), ((11, 1), 1), ((12, 1), 2)])
def test_the_gap_narrows_until_both_parts_are_large_enough(size: tuple[int, int], gap: int) -> None:
    tested, trained = parts_of(np.ones(size, bool))
    assert cdist(tested, trained).min() == gap + 1
    assert min(len(tested), len(trained)) >= FEWEST_PX


@pytest.mark.parametrize("slope", [-1.5, -0.3, 0.0, 0.7, 2.0])
def test_a_slanting_polygon_is_cut_across_its_own_axis(slope: float) -> None:
    rows, cols = np.indices((120, 120)) - 60
    direction = np.array([slope, 1.0]) / np.hypot(slope, 1)
    along, across = rows * direction[0] + cols * direction[1], rows * direction[1] - cols * direction[0]
    tested, trained = parts_of((np.abs(along) < 50) & (np.abs(across) < 6))
    assert cdist(tested, trained).min() > GAPS_PX[0]
    middles = tested.mean(0) - trained.mean(0)
    assert abs(middles @ direction) / np.hypot(*middles) > 0.99


@pytest.mark.parametrize("size", [(1, 1), (1, 10), (2, 5), (4, 4)])
def test_a_polygon_too_small_for_two_parts_and_a_gap_is_not_cut(size: tuple[int, int]) -> None:
    rows, cols = np.indices(size)
    assert divide(rows.ravel(), cols.ravel(), 0.15, 0.3, 0.4, np.random.default_rng(0)) is None
