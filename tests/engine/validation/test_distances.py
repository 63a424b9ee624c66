# SPDX-License-Identifier: GPL-3.0-or-later
"""How far pixels lie from training pixels."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.engine.validation.distances import SAMPLE_PX, median_distance, some_pixels


def test_the_distance_is_that_to_the_nearest_training_pixel() -> None:
    asked, trained = np.zeros((2, 10, 20), np.uint8)
    trained[2, [3, 18]] = 1, 2
    asked[2, 5], asked[6, 6], asked[9, 18] = 1, 1, 2  # 2, 5 and 7 pixels away
    assert median_distance(asked, trained) == 5
    asked[9, 19] = 1
    assert median_distance(asked, trained) == pytest.approx((5 + 7) / 2)


def test_pixels_within_a_polygon_are_no_way_off() -> None:
    trained = np.zeros((20, 20), np.uint8)
    trained[2:18, 2:18] = 1
    assert median_distance(trained, trained) == 0
    inner = np.zeros((20, 20), bool)
    inner[9, 9] = True
    assert median_distance(inner, trained) == 0


def test_the_edge_of_the_scene_is_none_of_a_polygon() -> None:
    trained, asked = np.zeros((2, 5, 5), np.uint8)
    trained[:, :3] = 1
    asked[0, 4] = asked[2, 4] = asked[4, 4] = 1
    assert median_distance(asked, trained) == 2


def test_where_all_of_a_scene_is_trained_on_nothing_is_any_way_off() -> None:
    every, asked = np.ones((4, 5), np.uint8), np.eye(4, 5, dtype=np.uint8)
    assert median_distance(asked, every) == 0
    assert median_distance(np.zeros_like(asked), every) is None


def test_where_there_is_nothing_there_is_no_distance() -> None:
    some, none = np.eye(3, dtype=np.uint8), np.zeros((3, 3), np.uint8)
    assert median_distance(some, none) is None
    assert median_distance(none, some) is None


def test_of_many_pixels_some_speak_for_all_and_always_the_same() -> None:
    trained = np.zeros((300, 400), np.uint8)
    trained[:, 0] = 1
    found = median_distance(np.ones(trained.shape, bool), trained)
    assert found == median_distance(np.ones(trained.shape, bool), trained)
    assert found == pytest.approx(199.5, abs=2)


def test_pixels_are_drawn_from_all_that_there_are_and_none_twice() -> None:
    mask = np.random.default_rng(0).random((500, 400)) < 0.3
    found = some_pixels(mask)
    assert len(found) == len({tuple(place) for place in found.tolist()}) == SAMPLE_PX
    assert mask[tuple(found.T)].all()
    assert found.mean(0) == pytest.approx([250, 200], abs=5)
    assert np.array_equal(some_pixels(mask[:50]), np.argwhere(mask[:50]))
