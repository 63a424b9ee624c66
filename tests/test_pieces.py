# SPDX-License-Identifier: GPL-3.0-or-later
"""Pieces around training pixels hold all of them, have little area, and lie side by side with little room between."""

from __future__ import annotations

import sys
from collections import Counter
from types import FrameType

import numpy as np
import pytest

from freenet_qgis.contract.pieces import CELL_PX, Box, Cells, Layout, fitted, packed, side_by_side, trained_px
from freenet_qgis.contract.schedule import Look

ROOM = 2**20
LOOK = Look(largest_px=ROOM, margin_px=32)


def squares(count: int, side: int, px: int, seed: int = 0) -> list[Box]:
    """Square polygons all over a scene of that side."""
    corners = np.random.default_rng(seed).integers(0, side - px, (count, 2)).tolist()
    return [(row, row + px - 1, col, col + px - 1) for row, col in corners]


def laid_out(boxes: list[Box], side: int, margin: int = 32, room: int = ROOM) -> Layout:
    """All pieces around some polygons."""
    found = fitted(Cells.of_boxes(boxes, (side, side)), room, margin)
    assert found is not None
    return found


def around(boxes: list[Box], side: int, margin: int) -> int:
    """The pixels of all cells that are so near those of the polygons."""
    near = np.zeros((side // CELL_PX, side // CELL_PX), bool)
    for ends in boxes:
        top, bottom, left, right = (end // CELL_PX for end in ends)
        reach = margin // CELL_PX
        near[max(0, top - reach) : bottom + reach + 1, max(0, left - reach) : right + reach + 1] = True
    return int(near.sum()) * CELL_PX**2


def test_one_polygon_is_seen_in_a_window() -> None:
    found = laid_out([(800, 815, 400, 431)], 2000)
    (piece,) = found.pieces
    assert piece.own == (slice(800, 816), slice(400, 432))
    assert (piece.rows, piece.cols) == (slice(768, 848), slice(368, 464))
    assert found.size == (80, 96) and not found.is_whole


def test_polygons_close_together_share_a_piece_and_others_do_not() -> None:
    assert len(laid_out([(800, 807, 400, 407), (800, 807, 432, 439)], 2000).pieces) == 1
    assert len(laid_out([(800, 807, 400, 407), (800, 807, 1400, 1407)], 2000).pieces) == 2


@pytest.mark.parametrize(("count", "side", "px"), [(20, 2496, 10), (200, 2496, 8), (60, 1000, 12), (400, 6000, 20)])
@pytest.mark.parametrize("margin", [16, 32])
def test_pieces_have_hardly_more_area_than_what_is_around_the_polygons(
    count: int, side: int, px: int, margin: int
) -> None:
    """Also where polygons are scattered so evenly that no row and no column is empty."""
    boxes = squares(count, side, px)
    cells = Cells.of_boxes(boxes, (side, side))
    found = packed(cells.rectangles(margin // CELL_PX), cells.size, margin)
    needed = around(boxes, side, margin)
    assert cells.least_area(margin // CELL_PX) * CELL_PX**2 <= needed
    assert sum(piece.size[0] * piece.size[1] for piece in found.pieces) <= 1.1 * needed
    assert found.pixels <= 1.2 * needed


def test_every_cell_is_in_one_rectangle() -> None:
    cells = Cells.of_boxes(squares(300, 2000, 15), (2000, 2000))
    owners = np.zeros((250, 250), int)
    for top, bottom, left, right in cells.rectangles(4):
        owners[top:bottom, left:right] += 1
    assert owners.max() == 1
    assert (owners[cells.rows, cells.cols] == 1).all()


def test_what_lies_far_from_the_polygons_costs_nothing() -> None:
    boxes = squares(20, 1000, 20)
    assert laid_out(boxes, 2000).pixels == laid_out(boxes, 4000).pixels


def test_the_whole_scene_is_seen_where_pieces_are_hardly_less() -> None:
    found = laid_out(squares(40, 300, 10), 300)
    assert found.is_whole and found.size == (300, 300)


@pytest.mark.parametrize("margin", [16, 32])
@pytest.mark.parametrize("side", [96, 144, 400])
@pytest.mark.parametrize("centre", [False, True])
def test_polygons_all_over_a_scene_cost_a_tenth_more_at_most_in_one_of_four_times_the_area(
    margin: int, side: int, centre: bool
) -> None:
    """Where the scene ended nothing was around them, and what a larger one has there would cost as much again."""
    boxes = [*squares(side // 2, side, 8), (0, 7, 0, 7), (side - 8, side - 1, side - 8, side - 1)]
    start = side // 2 if centre else 0
    moved = [(top + start, bottom + start, left + start, right + start) for top, bottom, left, right in boxes]
    assert laid_out(moved, 2 * side, margin).pixels <= 1.1 * laid_out(boxes, side, margin).pixels


def test_polygons_in_a_small_part_of_a_scene_see_what_is_around_all_of_them() -> None:
    (piece,) = laid_out([(800, 807, 400, 407), (816, 823, 416, 423), (800, 807, 432, 439)], 2000).pieces
    assert (piece.rows, piece.cols) == (slice(768, 856), slice(368, 472))


def test_where_room_is_short_less_is_seen_around_the_polygons() -> None:
    boxes = squares(60, 6000, 8)
    wide, narrow = (laid_out(boxes, 6000, room=room) for room in (ROOM, 60 * 40**2))
    assert wide.pieces[0].own[0].start - wide.pieces[0].rows.start == 32
    assert narrow.pieces[0].own[0].start - narrow.pieces[0].rows.start in (8, 16)
    assert narrow.pixels <= 60 * 40**2
    assert fitted(Cells.of_boxes(boxes, (6000, 6000)), 60 * 16**2, 32) is None


@pytest.mark.parametrize("apart", [0, 40])
def test_nothing_overlaps_and_little_is_empty(apart: int) -> None:
    sizes = [(int(rows), int(cols)) for rows, cols in np.random.default_rng(0).integers(70, 300, (40, 2))]
    places, size = side_by_side(sizes, apart)
    taken = np.zeros((size[0] + apart, size[1] + apart), int)
    for (row, col), (rows, cols) in zip(places, sizes):
        assert row % CELL_PX == col % CELL_PX == 0
        taken[row : row + rows + apart, col : col + cols + apart] += 1
    assert taken.max() == 1
    assert (taken > 0).mean() > 0.85


def test_what_is_around_the_polygons_is_seen_of_a_scene() -> None:
    boxes = [(104, 109, 200, 247), (304, 311, 264, 269)]
    windows = 72 * 112, 72 * 72  # whole cells of 8 pixels, and 32 around
    assert sum(windows) <= trained_px(boxes, (9000, 9000), LOOK) <= 1.2 * sum(windows)
    assert trained_px(boxes, (9000, 9000), LOOK) == trained_px(boxes, (1000, 1000), LOOK)


def test_the_whole_is_seen_where_that_is_hardly_more_and_with_a_recipe_that_wants_it() -> None:
    assert trained_px([(0, 899, 0, 899)], (1000, 1000), LOOK) == 1000 * 1000
    assert trained_px([(0, 9, 0, 9)], (9000, 9000), None) == 9000 * 9000


def test_without_polygons_as_much_is_foretold_as_there_may_be() -> None:
    assert trained_px([], (9000, 9000), LOOK) == 2**20
    assert trained_px([], (300, 300), LOOK) == 300 * 300


def test_nobody_sees_more_than_the_largest_excerpt() -> None:
    boxes = [(row, row + 99, col, col + 99) for row in range(0, 9000, 300) for col in range(0, 9000, 300)]
    assert trained_px(boxes, (9000, 9000), LOOK) == 2**20


def test_a_thousand_polygons_are_fitted_once_however_often_they_are_asked_for() -> None:
    rng = np.random.default_rng(0)
    boxes = [(row, row + 9, col, col + 9) for row, col in rng.integers(0, 8000, (1000, 2)).tolist()]
    called: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        called[frame.f_code.co_name] += event == "call"

    sys.setprofile(count)
    try:
        found = {trained_px(boxes, (9000, 9000), LOOK) for _ in range(10)}
    finally:
        sys.setprofile(None)
    assert len(found) == 1 and called["trained_px"] == 10 and called["fitted"] == 1
