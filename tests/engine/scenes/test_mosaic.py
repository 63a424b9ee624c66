# SPDX-License-Identifier: GPL-3.0-or-later
"""Several scenes as one image: each by its own statistics, none seen from another."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, LabelSource, TrainOptions
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.limits import USUAL
from freenet_qgis.engine.mapping.inference import class_map
from freenet_qgis.engine.mapping.map_part import MapPart
from freenet_qgis.engine.recipe.recipes import recipe_for
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.engine.scenes.labelled_scene import LabelledScene
from freenet_qgis.engine.scenes.mosaic import Mosaic, mosaic
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.scenes.tiles import HALO
from freenet_qgis.engine.training import training_job, training_plan
from freenet_qgis.engine.training.training_task import TrainingTask
from freenet_qgis.engine.validation.splits import hold_out

CPU = torch.device("cpu")
BANDS = 5
SIZES = [(30, 70), (90, 40), (50, 50), (8, 8)]


def labelled(size: tuple[int, int], classes: tuple[int, ...] = (1, 2)) -> np.ndarray:
    """A small polygon of each class in one corner, and one of the last class in the corner opposite."""
    labels = np.zeros(size, np.uint8)
    for number, label in enumerate(classes):
        labels[1 + 3 * number : 3 + 3 * number, 1:5] = label
    labels[-1, -1] = classes[-1]
    return labels


def dotted(size: tuple[int, int]) -> np.ndarray:
    """Small polygons of two classes all over a scene."""
    labels = np.zeros(size, np.uint8)
    labels[20::60, 20::60], labels[50::60, 50::60] = 1, 2
    return labels


def places(several: Mosaic) -> list[tuple[int, int, int, int]]:
    """First and last row, first and last column of each part."""
    return [
        (row, row + part.size[0] - 1, col, col + part.size[1] - 1)
        for (row, col), part in zip(several.places, several.parts)
    ]


def test_no_scene_is_near_enough_another_to_be_seen_from_it() -> None:
    several = mosaic("abcd", [labelled(size) for size in SIZES], 10**6, 32, 0)
    assert [part.size for part in several.parts] == SIZES
    found = places(several)
    for index, (top, bottom, left, right) in enumerate(found):
        assert bottom < several.size[0] and right < several.size[1]
        assert top % 8 == left % 8 == 0  # the coarse scales see it as they see a scene of its own
        for other_top, other_bottom, other_left, other_right in found[:index]:
            apart = max(other_top - bottom, top - other_bottom, other_left - right, left - other_right)
            assert apart > HALO


def test_where_memory_runs_out_less_of_each_scene_is_seen() -> None:
    arrays, names = [dotted((600, 600)), dotted((500, 700))], "ab"
    setup = TrainingSetup(2, recipe_for(TrainOptions("fast")), 0)
    planner = training_plan.TrainingPlanner(names, arrays, BANDS, setup, CPU, torch.float32)
    planned = planner.plan()
    less = planner.smaller(planned)
    assert less.mosaic and less.pixels < planned.pixels and less.needed < planned.needed
    while less:
        planned, less = less, planner.smaller(less)
    assert planned.pixels < 2 * USUAL.smallest_training_px


def test_each_scene_has_all_its_training_pixels_and_no_others() -> None:
    arrays = [labelled(size) for size in SIZES]
    several = mosaic("abcd", arrays, 10**6, 32, 0)
    found, owners = several.labels(arrays), several.scenes()
    for number, array in enumerate(arrays, start=1):
        assert np.array_equal(found[owners == number], array.ravel())
    assert not found[owners == 0].any()
    assert found.dtype == np.uint8


def test_what_is_known_of_the_first_scene_is_found_there_again() -> None:
    large = labelled((2000, 2000))
    large[1500:1503, 1990:] = 2
    for arrays, largest in (([labelled(size) for size in SIZES], 10**6), ([large, labelled(SIZES[0])], 2**18)):
        several = mosaic("abcd", arrays, largest, 32, 0)
        assert arrays[0] is not large or len(several.parts[0].pieces) > 1
        assert np.array_equal(several.in_first(several.labels(arrays), arrays[0].shape), arrays[0])


def test_scenes_of_other_light_and_other_storage_become_alike() -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=(40, 50, BANDS))
    gain, offset = rng.uniform(0.3, 3, BANDS), rng.uniform(-5, 5, BANDS)
    stored = np.round(values * 2600).astype(np.int16)
    stored[3, 4, 2], other = -32768, (values * gain + offset).astype(np.float32)
    other[3, 4, 2] = np.nan
    valid = rng.random((40, 50)) > 0.1
    scaled = [Band(number, f"B{number}", scale=0.0005, nodata=-32768) for number in range(1, BANDS + 1)]
    plain = [Band(number, f"B{number}") for number in range(1, BANDS + 1)]
    several = mosaic("ab", [labelled((40, 50))] * 2, 10**6, 32, 0)
    scene = several.of(
        [StandardisedScene.measured(stored, valid, scaled, CPU), StandardisedScene.measured(other, valid, plain, CPU)]
    )
    owners = several.scenes()
    first, second = (scene.cube[owners == number] for number in (1, 2))
    assert first == pytest.approx(second, abs=2e-3)
    assert first[valid.ravel()].mean(0) == pytest.approx(0, abs=1e-3)
    assert not first[~valid.ravel()].any() and first[3 * 50 + 4, 2] == 0
    assert np.array_equal(scene.valid[owners == 1], valid.ravel()) and not scene.valid[owners == 0].any()
    shown = scene.image.image[0, :, : scene.size[0], : scene.size[1]].permute(1, 2, 0).numpy()
    assert np.array_equal(shown, scene.cube)


def test_what_small_scenes_do_not_need_is_left_to_the_large() -> None:
    large, small = dotted((2000, 2000)), labelled((50, 50))
    several = mosaic("ab", [large, small], 2**18, 32, 0)
    assert several.parts[1].is_whole and not several.parts[0].is_complete
    assert several.parts[0].pixels > 0.8 * 2**18  # more than half


def test_of_each_scene_only_what_is_around_its_polygons_is_seen() -> None:
    arrays = [dotted((120, 120)), labelled((2000, 3000))]
    several = mosaic("ab", arrays, 10**6, 32, 0)
    assert several.parts[0].is_whole and len(several.parts[1].pieces) == 2
    assert several.pixels < 40_000
    assert np.count_nonzero(several.labels(arrays)) == sum(map(np.count_nonzero, arrays))


def test_a_polygon_is_never_in_both_splits() -> None:
    arrays = [labelled((60, 60), (1, 2, 3)), labelled((60, 60), (2, 3))]
    numbers = [np.zeros((60, 60), np.int32) for _ in arrays]
    count = 0
    for labels, polygons in zip(arrays, numbers):
        for label in np.unique(labels[labels > 0]):
            count += 1
            polygons[labels == label] = count
    several = mosaic("ab", arrays, 10**6, 32, 0)
    labels, polygons = several.labels(arrays), several.labels(numbers)
    for seed in range(5):
        split = hold_out(labels, polygons, "polygons", seed)
        shared = set(polygons[(split.train > 0) & np.isin(labels, (2, 3))]) & set(polygons[(split.test > 0)])
        assert split.test.any() and not shared - set(polygons[np.isin(labels, split.divided)])


@pytest.mark.slow
def test_of_a_large_scene_among_several_pieces_are_seen_and_all_of_it_is_mapped(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    spectra = rng.normal(size=(4, BANDS)) * 40

    def made(side: int, corners: list[tuple[int, int]], first: int, classes: tuple[int, ...]) -> tuple:
        truth = (np.arange(side)[:, None] // 25 + np.arange(side) // 25) % 3 + 1
        cube = (spectra[truth] + rng.normal(0, 5, (side, side, BANDS))).astype(np.float32)
        labels, polygons = np.zeros((side, side), np.uint8), np.zeros((side, side), np.int32)
        for number, (row, col) in enumerate(corners, first):
            place = np.s_[row : row + 8, col : col + 8]
            if truth[row, col] in classes:
                labels[place], polygons[place] = truth[place], number
        return truth, cube, np.ones((side, side), bool), labels, polygons

    spread = [(8, 8), (8, 34), (240, 8), (240, 240), (8, 240)]
    truth, cube, *rest = made(260, spread, 1, (1, 2))
    _, other, *others = made(60, [(4, 4), (4, 34), (34, 4), (34, 34)], 20, (1, 2, 3))
    bands = tuple(Band(number, f"Band {number}") for number in range(1, BANDS + 1))
    scenes = (
        LabelledScene("large", bands, cube, *rest, LabelSource("")),
        LabelledScene("small", bands, other * 0.2 + 300, *others, LabelSource("more")),
    )
    job = Job(
        version="1",
        verb="train_and_classify",
        scene="large",
        grid=Grid(260, 260, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=bands,
        source_bands=BANDS,
        classes=tuple(ClassInfo(value, f"Class {value}", "#123456") for value in (1, 2, 3)),
        options=TrainOptions("fast", 15, "none"),
    )
    mapped = np.zeros((260, 260), np.uint8)

    def put(part: MapPart, temperature: float) -> None:
        mapped[part.rows, part.cols] = class_map(part.probabilities)

    told = io.StringIO()
    run = training_job.run_training(TrainingTask(job, scenes, CPU, Events(told), tmp_path), put)
    assert "Seen of 'large' in training: 4 pieces around the training pixels" in told.getvalue()
    assert "Seen of 'small' in training: the whole scene." in told.getvalue()
    assert run.report.training.training_window == "2 scenes side by side"
    assert [one.training_pixels[2] > 0 for one in run.report.scenes] == [False, True]
    assert (mapped == truth).mean() > 0.75
    assert (mapped == truth)[truth == 3].mean() > 0.6  # which has no polygon there


@pytest.mark.slow
def test_memory_that_is_short_leaves_less_of_every_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    from freenet_qgis.engine import memory
    from freenet_qgis.engine.recipe.recipes import FAST

    labels = [dotted((500, 500)), dotted((500, 500))]
    planner = training_plan.TrainingPlanner("ab", labels, BANDS, TrainingSetup(2, FAST, 0), CPU, torch.float32)
    wide = planner.plan()
    assert all(part.is_complete for part in wide.mosaic.parts) and wide.remarks == []
    monkeypatch.setattr(memory, "available_bytes", lambda device: wide.needed // 2)
    narrow = planner.plan()
    assert narrow.needed <= wide.needed // 2
    assert all(narrow.mosaic.parts[at].pixels < wide.mosaic.parts[at].pixels for at in (0, 1))
