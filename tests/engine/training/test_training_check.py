# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong labels among polygons whose spectra are known."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from freenet_qgis.contract.figures import CheckedPolygon
from freenet_qgis.contract.job import Band, ClassInfo
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.training.training_check import POLYGON_PX, Evidence, gather_evidence, judge

pytestmark = pytest.mark.slow

CLASSES = [ClassInfo(10, "water", "#0000ff"), ClassInfo(20, "forest", "#00ff00"), ClassInfo(30, "soil", "#aa5500")]
SIDE = 4  # of a polygon, pixels
BANDS = 6


def make_scene(told: list[int], true: list[int], side: int = SIDE) -> tuple[StandardisedScene, np.ndarray, np.ndarray]:
    """Square polygons side by side, with spectra of their true class: scene, labels, polygons."""
    rng = np.random.default_rng(0)
    means = rng.normal(0, 3, (len(CLASSES) + 1, BANDS))
    rows = told, true, range(1, len(told) + 1)
    labels, classes, numbers = (np.repeat(row, side)[None].repeat(side, 0) for row in rows)
    cube = (means[classes] + rng.normal(0, 1, (*classes.shape, BANDS))).astype(np.float32)
    everywhere = np.ones(labels.shape, bool)
    described = [Band(number, str(number)) for number in range(1, BANDS + 1)]
    scene = StandardisedScene.measured(cube, everywhere, described, torch.device("cpu"))
    return scene, labels.astype(np.uint8), numbers.astype(np.int32)


def check(told: list[int], true: list[int]) -> list[dict]:
    scene, labels, polygons = make_scene(told, true)
    evidence = gather_evidence(scene, labels, polygons, len(CLASSES), 0, lambda done: None)
    return judge(evidence, labels, polygons, CLASSES)


def test_a_wrong_label_comes_first_with_the_right_one() -> None:
    first, *others = check(told=[1, 1, 1, 2, 2, 2, 3, 3, 3], true=[1, 1, 1, 2, 2, 2, 3, 2, 3])
    assert (first.polygon, first.label, first.mapped_as) == (8, "soil", "forest")
    assert first.agreement < 0.2 and first.own_probability < 0.3 and first.neighbours_agreement < 0.3
    assert all(one.agreement > 0.5 and one.mapped_as == one.label for one in others)


def test_the_only_polygon_of_a_class_comes_last_and_is_not_judged() -> None:
    found = check(told=[1, 1, 2, 3, 3], true=[1, 1, 2, 3, 3])
    assert [one.polygon for one in found if one.agreement is None] == [3]
    assert found[-1] == CheckedPolygon(
        polygon=3, label="forest", agreement=None, mapped_as=None, own_probability=None, neighbours_agreement=None
    )


def test_a_polygon_with_most_of_its_class_is_judged_too() -> None:
    scene, labels, polygons = make_scene([1, 1, 1, 1, 2, 2], [1, 1, 1, 1, 2, 2])
    polygons[(polygons > 1) & (polygons < 5)] = 2
    evidence = gather_evidence(scene, labels, polygons, 2, 0, lambda done: None)
    assert set(polygons.flat[evidence.pixels]) == {1, 2, 5, 6}


def test_polygons_side_by_side_do_not_bear_out_each_others_label() -> None:
    told, true = [1, 0, 2, 2, 0, 1, 0, 2, 0, 1, 0, 2], [1, 0, 1, 1, 0, 1, 0, 2, 0, 1, 0, 2]
    scene, labels, polygons = make_scene(told, true, side=20)
    evidence = gather_evidence(scene, labels, polygons * (labels > 0), len(CLASSES), 0, lambda done: None)
    first, second, *_ = judge(evidence, labels, polygons, CLASSES)
    assert {first.polygon, second.polygon} == {3, 4}, "two halves of a field with the same wrong label"
    assert all(one.mapped_as == "water" and one.neighbours_agreement < 0.1 for one in (first, second))


def test_nothing_can_be_judged_where_every_class_has_one_polygon() -> None:
    assert [one.agreement for one in check(told=[1, 2, 3], true=[1, 2, 3])] == [None] * 3


def test_the_same_seed_gives_the_same_ranking() -> None:
    told, true = [1, 1, 1, 2, 2, 3, 3, 3], [1, 1, 1, 2, 2, 3, 2, 3]
    assert check(told, true) == check(told, true)


def test_a_large_polygon_is_looked_at_in_a_part_of_its_pixels() -> None:
    scene, labels, polygons = make_scene([1, 1, 2, 2], [1, 1, 2, 2], side=24)
    evidence = gather_evidence(scene, labels, polygons, 2, 0, lambda done: None)
    assert np.bincount(polygons.flat[evidence.pixels]).tolist() == [0, POLYGON_PX, POLYGON_PX, POLYGON_PX, POLYGON_PX]


def test_suspicion_is_a_small_own_probability_and_few_neighbours_that_agree() -> None:
    labels, polygons = np.uint8([[1, 1, 1]]), np.int32([[1, 2, 3]])
    likely = np.array([[0.6, 0.4], [0.7, 0.3], [0.5, 0.5]])
    nearest = np.array([[0.1, 0.9], [0.2, 0.8], [1.0, 0.0]])
    found = judge(Evidence(np.arange(3), likely, nearest), labels, polygons, CLASSES[:2])
    assert [one.polygon for one in found] == [1, 2, 3]
    assert (found[0].own_probability, found[0].neighbours_agreement) == (0.6, 0.1)
