# SPDX-License-Identifier: GPL-3.0-or-later
"""What a model remembers of its training spectra: enough to tell what is unlike them."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import Band
from freenet_qgis.engine.learners.known_spectra import KnownSpectra
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.training.remembering import IN_ALL, PER_CLASS, remember

SIDE, FIELD = 72, 12  # 36 fields, each with a level of its own about that of its class


def scene_of(bands: int, classes: int, seed: int = 0) -> tuple[StandardisedScene, np.ndarray, np.ndarray]:
    """A scene with its classes and fields."""
    rng = np.random.default_rng(seed)
    rows, cols = np.indices((SIDE, SIDE)) // FIELD
    fields = rows * (SIDE // FIELD) + cols
    truth = (fields % classes + 1).astype(np.uint8)
    levels = rng.normal(size=(classes + 1, bands)) * 3
    shift = rng.normal(size=(fields.max() + 1, bands)) / 2
    cube = (levels[truth] + shift[fields] + rng.normal(size=(SIDE, SIDE, bands)) / 4).astype(np.float32)
    names = [Band(number, str(number)) for number in range(1, bands + 1)]
    scene = StandardisedScene.measured(cube, np.ones(truth.shape, bool), names, torch.device("cpu"))
    return scene, truth, (fields + 1).astype(np.int32)


def novelty(known: KnownSpectra, scene: StandardisedScene, where: np.ndarray) -> np.ndarray:
    return known.novelty(torch.from_numpy(scene.spectra(np.flatnonzero(where)))).numpy()


@pytest.mark.parametrize("bands", [3, 40])
def test_what_nobody_drew_is_above_1_and_other_fields_of_what_was_drawn_hardly_ever(bands: int) -> None:
    scene, truth, fields = scene_of(bands, 4)
    drawn = np.where((truth < 4) & (fields <= 24), truth, 0).astype(np.uint8)
    known = remember(scene, drawn, fields, 0)
    assert (novelty(known, scene, truth == 4) > 1).mean() > 0.9
    assert (novelty(known, scene, (truth < 4) & (fields > 24)) > 1).mean() < 0.05


def test_the_same_is_remembered_every_time() -> None:
    scene, truth, fields = scene_of(5, 3)
    one, other = (remember(scene, truth, fields, 7) for _ in range(2))
    assert all(torch.equal(getattr(one, name), getattr(other, name)) for name in ("spectra", "labels", "axes"))


@pytest.mark.parametrize("classes", [2, 30])
def test_a_model_keeps_no_more_than_it_needs(classes: int) -> None:
    scene, truth, fields = scene_of(4, classes)
    known = remember(scene, truth, fields, 0)
    counts = np.bincount(known.labels.int())[1:]
    assert len(counts) == classes and counts.max() <= PER_CLASS and counts.sum() <= IN_ALL


def test_classes_of_one_polygon_each_are_measured_by_their_pixels() -> None:
    scene, truth, fields = scene_of(4, 3)
    assert remember(scene, np.where(fields <= 3, truth, 0).astype(np.uint8), fields, 0) is not None


def test_nothing_can_be_told_of_single_pixels() -> None:
    scene, truth, fields = scene_of(4, 3)
    single = np.zeros_like(truth)
    for label in (1, 2, 3):
        single.flat[np.flatnonzero(truth == label)[0]] = label
    assert remember(scene, single, fields, 0) is None


def test_pixels_without_data_are_not_remembered() -> None:
    scene, truth, fields = scene_of(4, 3)
    scene.valid[fields > 18] = False
    known = remember(scene, truth, fields, 0)
    values = scene.spectra(np.flatnonzero(scene.valid))
    assert (known.novelty(torch.from_numpy(values)).numpy() == 0).sum() == len(known.spectra)


def test_a_model_that_is_trained_further_still_knows_what_it_was_trained_on_before() -> None:
    scene, truth, fields = scene_of(6, 4, seed=1)
    first = remember(scene, np.where(truth <= 2, truth, 0).astype(np.uint8), fields, 0)
    new = np.where(truth > 2, truth, 0).astype(np.uint8)
    alone, further = remember(scene, new, fields, 0), remember(scene, new, fields, 0, first)
    assert (novelty(alone, scene, truth <= 2) > 1).mean() > 0.9
    assert (novelty(further, scene, truth <= 2) > 1).mean() < 0.1
