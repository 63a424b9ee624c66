# SPDX-License-Identifier: GPL-3.0-or-later
"""What is held out for validation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import distance_transform_edt

from freenet_qgis.contract.validation import is_held_out
from freenet_qgis.engine.validation.folds import folds
from freenet_qgis.engine.validation.splits import BUFFER_PX, LARGEST_SHARE, SPLITS, hold_out

SEEDS = range(8)
HELD_OUT_METHODS = [validation for validation in SPLITS if is_held_out(validation)]


@pytest.fixture(scope="module")
def polygons() -> tuple[np.ndarray, np.ndarray]:
    """Labels and polygon numbers: 36 squares of 9 x 9 pixels, class 1 to 4; class 5 has one only, tiny."""
    labels, numbers = np.zeros((2, 100, 100), np.int32)
    for number in range(1, 37):
        row, col = divmod(number - 1, 6)
        place = slice(row * 16, row * 16 + 9), slice(col * 16, col * 16 + 9)
        labels[place], numbers[place] = (number - 1) % 4 + 1, number
    labels[98:, 98:], numbers[98:, 98:] = 5, 37
    return labels.astype(np.uint8), numbers


def scattered(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Labels and polygon numbers: up to 60 ellipses of any size and direction, of 12 classes, most with few of them."""
    rng = np.random.default_rng(seed)
    labels, numbers = np.zeros((2, 160, 200), np.int32)
    rows, cols = np.indices(labels.shape)
    for number in range(1, rng.integers(20, 61)):
        row, col = rng.uniform((0, 0), labels.shape)
        angle, length, width = rng.uniform((0, 1, 1), (np.pi, 20, 6))
        along = (rows - row) * np.sin(angle) + (cols - col) * np.cos(angle)
        across = (rows - row) * np.cos(angle) - (cols - col) * np.sin(angle)
        inside = ((along / length) ** 2 + (across / width) ** 2 < 1) & (labels == 0)
        labels[inside], numbers[inside] = 1 + int(12 * rng.random() ** 2), number
    return labels.astype(np.uint8), numbers


def polygons_of(labels: np.ndarray, numbers: np.ndarray, label: int) -> set[int]:
    """The polygons of a class."""
    return set(numbers[labels == label].tolist())


@pytest.mark.parametrize("seed", range(30))
def test_scattered_polygons_stay_whole_and_on_both_sides_unless_divided(seed: int) -> None:
    labels, numbers = scattered(seed)
    split = hold_out(labels, numbers, "polygons", seed)
    assert not (split.train.astype(bool) & split.test.astype(bool)).any()
    for label in np.unique(labels[labels > 0]).tolist():
        every, train, test = (polygons_of(side, numbers, label) for side in (labels, split.train, split.test))
        pixels, trained = np.count_nonzero(labels == label), np.count_nonzero(split.train == label)
        assert trained >= (1 - LARGEST_SHARE) * pixels
        assert train | test == every
        if label in split.divided:
            assert len(every) == 1
            assert train == test == every
            apart = distance_transform_edt(split.test != label)[split.train == label].min()
            assert apart > 1  # no side in common, and one pixel lies in between
        else:
            assert not train & test
            assert bool(test) == (len(every) > 1)
            assert trained + np.count_nonzero(split.test == label) == pixels


def test_the_only_polygon_of_a_class_is_divided_and_named() -> None:
    labels, numbers = np.zeros((2, 40, 60), np.int32)
    labels[4:12, 5:45], numbers[4:12, 5:45] = 3, 1
    labels[20:23, 20:23], numbers[20:23, 20:23] = 7, 2  # too small
    split = hold_out(labels.astype(np.uint8), numbers, "polygons", 0)
    assert split.divided == (3,)
    assert set(np.unique(split.test)) == {0, 3}
    assert np.count_nonzero(split.test == 3) == 12 * 8
    assert np.count_nonzero(split.train == 3) == 24 * 8
    assert np.count_nonzero(split.train == 7) == 9


@pytest.mark.parametrize("validation", [validation for validation in SPLITS if validation != "polygons"])
def test_only_polygons_are_divided(polygons: tuple, validation: str) -> None:
    assert hold_out(*polygons, validation, 0).divided == ()


@pytest.mark.parametrize("validation", HELD_OUT_METHODS)
def test_the_same_seed_gives_the_same_split_and_another_another(validation: str) -> None:
    labels, numbers = scattered(0)
    first, again, *others = (hold_out(labels, numbers, validation, seed) for seed in (1, 1, 2, 3, 4, 5))
    assert np.array_equal(first.train, again.train)
    assert np.array_equal(first.test, again.test)
    assert any(not np.array_equal(first.test, other.test) for other in others), "it draws nothing from its seed"


@pytest.mark.parametrize("validation", SPLITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_class_stays_in_training_and_no_pixel_is_on_both_sides(
    polygons: tuple, validation: str, seed: int
) -> None:
    for labels, numbers in (polygons, scattered(seed)):
        split = hold_out(labels, numbers, validation, seed)
        assert set(np.unique(labels)) - set(np.unique(split.train)) == set(), "these classes are not trained"
        assert not (split.train.astype(bool) & split.test.astype(bool)).any(), "pixels are on both sides"
        for side in (split.train, split.test):
            assert np.array_equal(np.where(side > 0, side, labels), labels), "a side has labels of its own"


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


@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize("seed", range(12))
def test_folds_hold_out_whole_polygons_at_most_once_and_leave_every_class_in_training(seed: int, count: int) -> None:
    labels, numbers = scattered(seed)
    splits = folds(labels, numbers, count, seed)
    assert len(splits) == count
    assert sum(split.test.astype(bool).astype(int) for split in splits).max() == 1
    for split in splits:
        assert not set(numbers[split.train > 0]) & set(numbers[split.test > 0])
        assert np.array_equal(split.train + split.test, labels)
        assert np.array_equal(np.unique(split.train), np.unique(labels))
    for label in np.unique(labels[labels > 0]).tolist():
        every = polygons_of(labels, numbers, label)
        sizes = [np.count_nonzero(numbers == number) for number in every]
        held_out = [polygons_of(split.test, numbers, label) for split in splits]
        never = every.difference(*held_out)
        assert len(never) == (max(sizes) > LARGEST_SHARE * sum(sizes))
        assert sum(map(bool, held_out)) == min(count, len(every) - len(never))


def test_folds_hold_out_as_many_pixels_of_every_class(polygons: tuple) -> None:
    splits = folds(*polygons, 3, 0)
    for label in (1, 2, 3, 4):
        assert [np.count_nonzero(split.test == label) for split in splits] == [3 * 81] * 3


def test_classes_with_fewer_polygons_than_folds_are_spread_over_the_folds() -> None:
    labels, numbers = np.zeros((2, 40, 30), np.int32)
    for number in range(20):  # ten classes, two polygons each
        labels[2 * number, :9], numbers[2 * number, :9] = number // 2 + 1, number + 1
    splits = folds(labels.astype(np.uint8), numbers, 5, 0)
    assert [np.count_nonzero(split.test) for split in splits] == [4 * 9] * 5


def test_folds_are_the_same_for_the_same_seed() -> None:
    labels, numbers = scattered(3)
    first, again, other = (folds(labels, numbers, 3, seed) for seed in (1, 1, 2))
    assert all(np.array_equal(a.test, b.test) for a, b in zip(first, again))
    assert not all(np.array_equal(a.test, b.test) for a, b in zip(first, other))


def test_none_holds_nothing_out(polygons: tuple) -> None:
    split = hold_out(*polygons, "none", 0)
    assert np.array_equal(split.train, polygons[0])
    assert not split.test.any()
