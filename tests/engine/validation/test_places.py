# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons that lie together are one place, which is on one side."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.ndimage import distance_transform_edt, label
from scipy.spatial import cKDTree

from freenet_qgis.engine.validation.folds import folds
from freenet_qgis.engine.validation.nearness import CORE_PX, Nearness
from freenet_qgis.engine.validation.places import FEWEST, LEAST_SHARE, Places, places
from freenet_qgis.engine.validation.splits import LARGEST_SHARE, Split, hold_out

SEEDS = range(10)


def drawn(size: tuple[int, int], *polygons: tuple[int, slice, slice]) -> tuple[np.ndarray, np.ndarray]:
    """Labels and polygon numbers of rectangles: class, rows and columns."""
    labels, numbers = np.zeros((2, *size), np.int32)
    for number, (value, rows, cols) in enumerate(polygons, 1):
        labels[rows, cols], numbers[rows, cols] = value, number
    return labels.astype(np.uint8), numbers


def squares(*corners: tuple[int, int, int], side: int = 4) -> tuple[np.ndarray, np.ndarray]:
    """Squares of a class each, by row and column of their first pixel, with room around them."""
    size = tuple(max(corner[axis] for corner in corners) + side + 1 for axis in (1, 2))
    return drawn(size, *((value, np.s_[row : row + side], np.s_[col : col + side]) for value, row, col in corners))


def clustered(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Up to 90 rectangles of 6 classes in a dozen clusters."""
    rng = np.random.default_rng(seed)
    labels, numbers = np.zeros((2, 240, 260), np.int32)
    middles = rng.uniform((20, 20), (220, 240), (12, 2))
    for number in range(1, rng.integers(30, 91)):
        row, col = (rng.normal(middles[rng.integers(12)], 12)).clip(0, (230, 250)).astype(int)
        place = np.s_[row : row + rng.integers(2, 9), col : col + rng.integers(2, 9)]
        free = labels[place] == 0
        labels[place][free], numbers[place][free] = 1 + int(6 * rng.random() ** 2), number
    return labels.astype(np.uint8), numbers


def cut_into_strips(regions: np.ndarray, width: int = 3) -> np.ndarray:
    """Other polygons of the same regions: cut into strips of so many rows, numbered from the end."""
    rows = np.arange(len(regions))[:, None] // width
    _, numbers = np.unique(regions.astype(np.int64) * (rows.max() + 1) + rows, return_inverse=True)
    numbers = numbers.reshape(regions.shape).astype(np.int32)
    return np.where(regions > 0, numbers.max() + 1 - numbers, 0).astype(np.int32)


def regions_of(labels: np.ndarray) -> np.ndarray:
    """Connected pixels of one class as polygons."""
    numbers = np.zeros(labels.shape, np.int32)
    for value in np.unique(labels[labels > 0]):
        found, _ = label(labels == value, np.ones((3, 3)))
        numbers[found > 0] = found[found > 0] + numbers.max()
    return numbers


def found(labels: np.ndarray, polygons: np.ndarray) -> Places:
    """The places of one scene."""
    return places(labels, polygons, Nearness.of([(labels, polygons)]))


def split_by_place(labels: np.ndarray, polygons: np.ndarray, seed: int = 0) -> Split:
    """What a run holds out."""
    return hold_out(labels, found(labels, polygons).of(labels, polygons), "polygons", seed)


def place_of(labels: np.ndarray, polygons: np.ndarray) -> list[int]:
    """The place of each polygon, by number from 1."""
    return found(labels, polygons).place.tolist()


@pytest.mark.parametrize("seed", range(6))
def test_how_near_polygons_are_is_measured_exactly(seed: int) -> None:
    labels, polygons = clustered(seed)
    near = Nearness.of([(labels, polygons)])
    outlines = {number: np.argwhere(polygons == number) for number in np.unique(polygons[polygons > 0]).tolist()}
    wanted = {}
    for one, other in combinations(outlines, 2):
        apart = cKDTree(outlines[one]).query(outlines[other])[0].min()
        if apart < CORE_PX:
            wanted[one, other] = int(apart)
    assert dict(zip(map(tuple, near.pairs.tolist()), near.apart.tolist())) == wanted


def test_no_scene_is_near_another() -> None:
    one, other = squares((1, 0, 0), (2, 0, 6)), squares((1, 0, 0), (2, 0, 60))
    other[1][other[1] > 0] += 2
    near = Nearness.of([one, other])
    assert near.pairs.tolist() == [[1, 2]]


def test_polygons_that_touch_are_on_one_side() -> None:
    corners = [(1 + number % 2, 40 * (number // 2), 4 * (number % 2)) for number in range(12)]
    labels, polygons = squares(*corners)
    assert place_of(labels, polygons) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]
    for seed in SEEDS:
        split = split_by_place(labels, polygons, seed)
        assert np.array_equal(np.unique(split.test), [0, 1, 2])
        assert not set((polygons[split.train > 0] - 1) // 2) & set((polygons[split.test > 0] - 1) // 2)


def test_those_near_to_one_between_them_belong_together() -> None:
    chain = [(1, 0, 0), (2, 0, 14), (1, 0, 28)]  # 10 pixels from each to the next
    alone = [(1, 0, 60), (1, 40, 60), (1, 80, 60), (2, 120, 60), (2, 200, 0), (2, 240, 0)]
    assert place_of(*squares(*chain, *alone))[:3] == [1, 1, 1]


def test_the_distance_is_at_most_the_core_of_the_receptive_field() -> None:
    for gap, together in ((CORE_PX - 1, True), (CORE_PX, False)):
        corners = [(1, 60 * number, 0) for number in range(4)] + [(1, 0, 3 + gap)]
        first, *_, last = place_of(*squares(*corners))
        assert (first == last) is together


def test_where_a_class_would_have_too_few_places_the_distance_shrinks_there_and_only_there() -> None:
    near = [(2, 0, 12 * number) for number in range(3)]  # the only ones of their class, 8 pixels between them
    others = [(1, 60, 0), (1, 60, 10), (1, 120, 0), (1, 180, 0)]
    labels, polygons = squares(*near, *others)
    known = found(labels, polygons)
    assert known.place.tolist() == [1, 2, 3, 4, 4, 5, 6]
    assert known.apart.tolist() == [9, 9, 9, CORE_PX, CORE_PX, CORE_PX]


def test_a_class_whose_polygons_all_touch_is_cut_like_an_only_one() -> None:
    whole, cut = drawn((60, 40), (1, np.s_[0:20], np.s_[0:6])), drawn(
        (60, 40), (1, np.s_[0:10], np.s_[0:6]), (1, np.s_[10:20], np.s_[0:6])
    )  # fmt: skip
    one, other = (split_by_place(*labelled) for labelled in (whole, cut))
    assert one.divided == other.divided == (1,)
    assert np.array_equal(one.test, other.test) and np.array_equal(one.train, other.train)


def test_the_only_polygon_of_a_class_belongs_to_no_place_and_joins_none() -> None:
    known = found(*squares((1, 0, 0), (2, 0, 6), (1, 0, 22), (1, 60, 0), (1, 120, 0)))
    assert known.place.tolist() == [1, 2, 3, 4, 5]
    assert known.apart.tolist() == [CORE_PX, 0, CORE_PX, CORE_PX, CORE_PX]


def test_a_polygon_in_parts_is_one_place_with_all_that_is_near_a_part() -> None:
    labels, polygons = squares((1, 0, 0), (1, 0, 80), (2, 0, 86), (1, 60, 0), (1, 120, 0), (2, 60, 80), (2, 120, 80))
    polygons[polygons == 2] = 1
    known = found(labels, polygons)
    assert dict(zip(known.units.tolist(), known.place.tolist())) == {1: 1, 3: 1, 4: 2, 6: 3, 5: 4, 7: 5}


@pytest.mark.parametrize("seed", range(20))
def test_no_test_pixel_is_nearer_than_the_distance_to_a_training_pixel_of_another_polygon(seed: int) -> None:
    labels, polygons = clustered(seed)
    known = found(labels, polygons)
    units = known.of(labels, polygons)
    split = hold_out(labels, units, "polygons", seed)
    regions = regions_of(labels)
    several = [value for value in range(1, 7) if len(np.unique(regions[labels == value])) > 1]
    test = np.isin(split.test, several)
    apart = distance_transform_edt(~np.isin(split.train, several))
    assert test.any()
    assert (apart[test] >= np.maximum(known.apart[units[test] - 1], 1)).all()


@pytest.mark.parametrize("seed", range(20))
def test_every_class_that_can_be_tested_is_on_both_sides_and_mostly_in_training(seed: int) -> None:
    labels, polygons = clustered(seed)
    split = split_by_place(labels, polygons, seed)
    regions = regions_of(labels)
    for value in np.unique(labels[labels > 0]):
        every, trained, tested = (np.count_nonzero(side == value) for side in (labels, split.train, split.test))
        assert trained >= (1 - LARGEST_SHARE) * every
        assert tested or len(np.unique(regions[labels == value])) == 1


def test_about_as_many_pixels_are_tested_as_wanted() -> None:
    shares = []
    for seed in range(20):
        labels, polygons = clustered(seed)
        shares.append(np.count_nonzero(split_by_place(labels, polygons, seed).test) / np.count_nonzero(labels))
    assert 0.25 < np.mean(shares) < 0.45


@pytest.mark.parametrize("side", [500, 600])
def test_of_points_all_over_a_scene_most_are_no_single_place(side: int) -> None:
    """A chain of neighbours joins them, and only those few that it leaves out could be held out."""
    rng, count = np.random.default_rng(1), 3000
    pixels = np.sort(rng.choice(side**2, count, replace=False))
    labels, points = np.zeros((2, side, side), np.int32)
    labels.flat[pixels], points.flat[pixels] = rng.integers(1, 6, count), np.arange(1, count + 1)
    split = hold_out(labels.astype(np.uint8), found(labels, points).of(labels, points), "polygons", 0)
    tested, trained = (np.bincount(part[part > 0], minlength=6)[1:] for part in (split.test, split.train))
    assert (tested / (tested + trained) >= LEAST_SHARE).all()


def test_a_class_keeps_enough_places_that_can_be_held_out() -> None:
    for seed in range(20):
        labels, polygons = clustered(seed)
        units, regions = found(labels, polygons).of(labels, polygons), regions_of(labels)
        for value in np.unique(labels[labels > 0]):
            kept, drawn_ones = (len(np.unique(numbers[labels == value])) for numbers in (units, regions))
            assert kept >= min(FEWEST, drawn_ones)


def test_the_same_seed_chooses_the_same_places_and_another_others() -> None:
    labels, polygons = clustered(3)
    first, again, *others = (split_by_place(labels, polygons, seed) for seed in (1, 1, 2, 3, 4))
    assert np.array_equal(first.test, again.test) and np.array_equal(first.train, again.train)
    assert any(not np.array_equal(first.test, other.test) for other in others)


@pytest.mark.parametrize("seed", range(12))
def test_a_polygon_layer_that_cuts_regions_gives_the_splits_and_folds_of_the_regions(seed: int) -> None:
    labels, _ = clustered(seed)
    regions = regions_of(labels)
    strips = cut_into_strips(regions)
    assert strips.max() > 1.5 * regions.max()
    one, other = (found(labels, polygons).of(labels, polygons) for polygons in (regions, strips))
    assert np.array_equal(one, other)
    split = hold_out(labels, one, "polygons", seed)
    trained = [
        places(split.train, polygons, Nearness.of([(labels, polygons)])).of(split.train, polygons)
        for polygons in (regions, strips)
    ]
    assert np.array_equal(*trained)
    assert all(
        np.array_equal(first.test, second.test)
        for first, second in zip(*(folds(split.train, units, 3, seed) for units in trained))
    )


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("largest", [LARGEST_SHARE, 1.0])
def test_folds_hold_out_whole_places_and_leave_every_class_in_training(seed: int, largest: float) -> None:
    labels, polygons = clustered(seed)
    units = found(labels, polygons).of(labels, polygons)
    splits = folds(labels, units, 5, seed, largest)
    held = [set(np.unique(units[split.test > 0])) for split in splits]
    assert not any(one & other for one, other in combinations(held, 2))
    for split in splits:
        assert np.array_equal(np.unique(split.train), np.unique(labels))
    for value in np.unique(labels[labels > 0]):
        is_spread = len(np.unique(units[labels == value])) > 1
        assert any((split.test == value).any() for split in splits) == is_spread
        tested = sum(np.count_nonzero(split.test == value) for split in splits)
        assert largest < 1 or tested == is_spread * np.count_nonzero(labels == value), "each polygon is held out once"


def test_where_whole_places_cannot_test_every_class_one_is_held_out_for_a_class_alone() -> None:
    labels = np.repeat(np.array([[1, 3], [2, 1], [3, 2]], np.uint8), 8, axis=1)  # each class in two of three places
    units = np.repeat(np.arange(1, 4, dtype=np.int32)[:, None], 16, axis=1)
    for seed in SEEDS:
        split = hold_out(labels, units, "polygons", seed)
        for value in (1, 2, 3):
            assert np.count_nonzero(split.test == value) == np.count_nonzero(split.train == value) == 8


def test_places_of_a_part_are_those_of_the_scene() -> None:
    labels, polygons = clustered(5)
    known = found(labels, polygons)
    part = np.s_[40:200, 30:90]
    assert np.array_equal(known.of(labels, polygons)[part], known.of(labels[part], polygons[part]))


def test_there_are_no_places_without_polygons() -> None:
    nothing = np.zeros((5, 5), np.uint8)
    known = found(nothing, nothing.astype(np.int32))
    assert not len(known.place) and not known.of(nothing, nothing).any()


def test_ten_thousand_polygons_are_split_and_folded() -> None:
    cell = np.add.outer(np.arange(800) // 8 * 100, np.arange(800) // 8) + 1
    inside = np.logical_and.outer(np.arange(800) % 8 < 4, np.arange(800) % 8 < 4)
    polygons = np.where(inside, cell, 0).astype(np.int32)
    labels = (np.random.default_rng(0).integers(1, 13, 10_001) * (np.arange(10_001) > 0)).astype(np.uint8)[polygons]
    units = found(labels, polygons).of(labels, polygons)
    assert len(np.unique(units)) == 10_001  # at more than 5 pixels all would be one place
    split = hold_out(labels, units, "polygons", 0)
    assert 0.29 < np.count_nonzero(split.test) / np.count_nonzero(labels) < 0.31
    assert sum(np.count_nonzero(fold.test) for fold in folds(labels, units, 3, 0)) == np.count_nonzero(labels)


def test_of_very_many_units_those_that_touch_and_a_little_more_are_looked_at() -> None:
    rows, cols = np.mgrid[0:30, 0:40]
    labels = (1 + rows % 3 * 3 + cols % 3).astype(np.uint8)
    numbers = np.arange(1, labels.size + 1, dtype=np.int32).reshape(labels.shape)
    whole, part = Nearness.of([(labels, numbers)]), Nearness.of([(labels, numbers)], most_pairs=5000)
    assert (whole.reach, part.reach) == (CORE_PX, 3)
    known = whole.apart < part.reach
    assert np.array_equal(part.pairs, whole.pairs[known]) and np.array_equal(part.apart, whole.apart[known])
    few = places(labels, numbers, part)
    assert np.array_equal(few.place, places(labels, numbers, whole).place)
    assert set(few.apart.tolist()) == {1}
