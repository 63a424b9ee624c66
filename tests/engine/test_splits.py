# SPDX-License-Identifier: GPL-3.0-or-later
"""What is held out for validation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import distance_transform_edt

from freenet_qgis.engine.splits import BUFFER_PX, hold_out

SEEDS = range(8)


@pytest.fixture(scope="module")
def polygons() -> tuple[np.ndarray, np.ndarray]:
    """Labels and polygon numbers: 36 squares of 9 x 9 pixels, class 1 to 4; class 5 has one polygon only."""
    labels, numbers = np.zeros((2, 100, 100), np.int32)
    for number in range(1, 37):
        row, col = divmod(number - 1, 6)
        place = slice(row * 16, row * 16 + 9), slice(col * 16, col * 16 + 9)
        labels[place], numbers[place] = (number - 1) % 4 + 1, number
    labels[98:, 98:], numbers[98:, 98:] = 5, 37
    return labels.astype(np.uint8), numbers


@pytest.mark.parametrize("validation", ["polygons", "blocks", "pixels"])
@pytest.mark.parametrize("seed", SEEDS)
def test_no_pixel_is_on_both_sides(polygons: tuple, validation: str, seed: int) -> None:
    labels, numbers = polygons
    split = hold_out(labels, numbers, validation, seed)
    assert not (split.train.astype(bool) & split.test.astype(bool)).any()
    assert np.isin(split.train, [0, *np.unique(labels)]).all()
    assert np.array_equal(np.where(split.train > 0, split.train, labels), labels)
    assert np.array_equal(np.where(split.test > 0, split.test, labels), labels)


@pytest.mark.parametrize("seed", SEEDS)
def test_polygon_is_never_in_both_splits(polygons: tuple, seed: int) -> None:
    labels, numbers = polygons
    split = hold_out(labels, numbers, "polygons", seed)
    assert not set(numbers[split.train > 0]) & set(numbers[split.test > 0])
    assert np.array_equal(split.train + split.test, labels)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_class_with_two_polygons_is_trained_and_tested(polygons: tuple, seed: int) -> None:
    split = hold_out(*polygons, "polygons", seed)
    assert set(np.unique(split.train)) == {0, 1, 2, 3, 4, 5}
    assert set(np.unique(split.test)) == {0, 1, 2, 3, 4}
    share = np.count_nonzero(split.test) / np.count_nonzero(polygons[0])
    assert 0.25 < share < 0.4


def test_a_large_and_a_small_polygon_keep_the_large_one_for_training() -> None:
    labels, numbers = np.zeros((2, 20, 20), np.int32)
    labels[:10], numbers[:10] = 1, 1
    labels[15, :5], numbers[15, :5] = 1, 2
    for seed in SEEDS:
        split = hold_out(labels.astype(np.uint8), numbers, "polygons", seed)
        assert np.count_nonzero(split.test) == 5


@pytest.mark.parametrize("seed", SEEDS)
def test_blocks_leave_a_buffer_between_training_and_test(polygons: tuple, seed: int) -> None:
    split = hold_out(*polygons, "blocks", seed)
    assert split.test.any()
    distance = distance_transform_edt(split.test == 0)
    tested_classes = np.unique(split.test[split.test > 0])
    near = (distance <= BUFFER_PX) & np.isin(split.train, tested_classes)
    assert not near.any()


def test_blocks_never_take_a_class_out_of_training(polygons: tuple) -> None:
    labels, numbers = (array[:24, :24] for array in polygons)
    for seed in SEEDS:
        split = hold_out(labels, numbers, "blocks", seed)
        assert set(np.unique(split.train)) == set(np.unique(labels))


def test_none_holds_nothing_out(polygons: tuple) -> None:
    split = hold_out(*polygons, "none", 0)
    assert np.array_equal(split.train, polygons[0])
    assert not split.test.any()
