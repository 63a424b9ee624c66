# SPDX-License-Identifier: GPL-3.0-or-later
"""Training sees what is around the training pixels: the network sees there what it would see in the scene."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, LabelSource, TrainOptions
from freenet_qgis.contract.pieces import CELL_PX
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.fast.fast_network import COARSEST
from freenet_qgis.engine.mapping.freenet_classifier import FreeNetClassifier
from freenet_qgis.engine.mapping.inference import class_map
from freenet_qgis.engine.mapping.map_part import MapPart
from freenet_qgis.engine.mapping.scene_statistics import keep_statistics
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.engine.recipe.prediction_setup import PredictionSetup
from freenet_qgis.engine.scenes.excerpt import excerpt
from freenet_qgis.engine.scenes.labelled_scene import LabelledScene
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.scenes.tiles import HALO
from freenet_qgis.engine.training import training_job
from freenet_qgis.engine.training.training_task import TrainingTask

CPU = torch.device("cpu")
ROWS, COLS, BANDS = 700, 900, 4
ROOM, MARGIN = 2**20, 32


def scattered(count: int = 4) -> np.ndarray:
    """Small polygons of three classes all over a scene, in two of its corners too."""
    rng = np.random.default_rng(0)
    labels = np.zeros((ROWS, COLS), np.uint8)
    for number in range(count):
        row, col = rng.integers(0, ROWS - 6), rng.integers(0, COLS - 6)
        labels[row : row + 6, col : col + 6] = number % 3 + 1
    labels[:5, :5], labels[-5:, -5:] = 1, 2
    return labels


def counted(labels: np.ndarray) -> list[int]:
    """How many pixels each of three classes has."""
    return np.bincount(labels.ravel(), minlength=4)[1:].tolist()


def test_pieces_begin_where_the_coarsest_scale_has_its_pixels() -> None:
    assert CELL_PX == COARSEST


def test_polygons_close_together_are_seen_in_a_window() -> None:
    labels = np.zeros((ROWS, COLS), np.uint8)
    labels[300:320, 400:430] = 1
    part = excerpt(labels, ROOM, MARGIN, 0)
    assert str(part) == "a window of 88 x 96 pixels"
    assert part.labels(labels).sum() == labels.sum()


@pytest.mark.parametrize("count", [4, 60])
def test_polygons_far_apart_are_seen_in_pieces_every_training_pixel_once(count: int) -> None:
    labels = scattered(count)
    part = excerpt(labels, ROOM, MARGIN, 0)
    assert len(part.pieces) > 2 and part.is_complete
    assert part.pixels < 0.6 * labels.size
    assert counted(part.labels(labels)) == counted(labels)
    assert f"{len(part.pieces)} pieces around the training pixels" in str(part)


def test_every_pixel_has_as_much_around_it_as_the_margin() -> None:
    for piece in excerpt(scattered(60), ROOM, MARGIN, 0).pieces:
        for seen, own, length in zip((piece.rows, piece.cols), piece.own, (ROWS, COLS)):
            assert seen.start == max(0, own.start - MARGIN)
            assert seen.stop == min(length, -(-own.stop // CELL_PX) * CELL_PX + MARGIN)


def test_a_scene_labelled_all_over_is_seen_as_a_whole() -> None:
    labels = np.ones((ROWS, COLS), np.uint8)
    part = excerpt(labels, ROOM, MARGIN, 0)
    assert part.is_whole and part.is_complete and part.size == (ROWS, COLS)


def test_where_room_is_short_every_class_keeps_training_pixels() -> None:
    labels = scattered(400)
    part = excerpt(labels, 2**16, MARGIN, 0)
    assert part.pixels <= 2**16 and not part.is_complete
    kept = counted(part.labels(labels))
    assert min(kept) > 0 and sum(kept) < sum(counted(labels))
    assert counted(part.covered(labels)) == kept


def test_of_a_large_scene_labelled_all_over_as_much_is_seen_as_there_is_room() -> None:
    labels = np.random.default_rng(0).integers(1, 4, (3000, 2500), np.uint8)
    labels[1000:1010, 1000:1010] = 4
    part = excerpt(labels, ROOM, MARGIN, 0)
    assert 0.8 * ROOM < part.pixels <= ROOM and not part.is_complete
    found = part.labels(labels)
    assert set(np.unique(found)) == {0, 1, 2, 3, 4}
    assert np.count_nonzero(found) > 0.8 * part.pixels


def test_each_of_many_classes_with_large_polygons_keeps_training_pixels() -> None:
    labels = np.zeros((2000, 2000), np.uint8)
    for number in range(100):
        row, col = number // 10 * 200, number % 10 * 200
        labels[row : row + 180, col : col + 180] = number + 1
    part = excerpt(labels, 2**19, MARGIN, 0)
    assert part.pixels <= 2**19 and not part.is_complete
    assert len(np.unique(part.labels(labels))) == 1 + 100


@pytest.mark.parametrize("room", [2**12, 2**14, 2**16, 2**18])
def test_an_excerpt_is_never_larger_than_it_may_be(room: int) -> None:
    assert excerpt(scattered(60), room, MARGIN, 0).pixels <= room


@pytest.mark.slow
def test_ten_thousand_points_all_over_a_huge_scene() -> None:
    rng = np.random.default_rng(0)
    labels = np.zeros((10_000, 10_000), np.uint8)
    labels.flat[rng.choice(labels.size, 10_000, replace=False)] = rng.integers(1, 4, 10_000)
    part = excerpt(labels, ROOM, MARGIN, 0)
    assert 0.9 * ROOM < part.pixels <= ROOM
    assert min(counted(part.labels(labels))) > 400


@pytest.mark.slow
def test_a_network_sees_in_the_excerpt_what_it_sees_in_the_scene(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    labels = scattered()
    cube = rng.normal(100, 20, (ROWS, COLS, BANDS)).astype(np.float32)
    bands = [Band(number, f"Band {number}") for number in range(1, BANDS + 1)]
    whole = StandardisedScene.measured(cube, rng.random((ROWS, COLS)) > 0.05, bands, CPU)
    part = excerpt(labels, ROOM, HALO, 0)
    assert len(part.pieces) > 1
    scene = part.of(whole)
    torch.manual_seed(0)
    network = FreeNet(BANDS, 3, 0.25).eval()
    keep_statistics(network, scene)
    (there,), (here,) = (
        list(FreeNetClassifier(network, PredictionSetup(True))(each, tmp_path)) for each in (whole, scene)
    )
    inner = np.zeros_like(labels)  # beyond the scene's edge there is nothing in the one and another piece in the other
    inner[HALO:-HALO, HALO:-HALO] = labels[HALO:-HALO, HALO:-HALO]
    inner[~whole.valid] = 0
    assert inner.any()
    for seen_there, seen_here in zip(there.probabilities, here.probabilities):
        expected = part.labels(np.where(inner > 0, seen_there, 0))
        tested = expected > 0
        assert np.count_nonzero(tested) == np.count_nonzero(inner)
        assert np.allclose(seen_here[tested], expected[tested], atol=1e-5)


@pytest.mark.slow
def test_a_scene_is_trained_on_in_pieces_and_log_and_report_say_so(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    truth = (np.arange(480)[:, None] // 60 + np.arange(480) // 60) % 3 + 1
    cube = (rng.normal(size=(4, BANDS))[truth] * 40 + rng.normal(0, 5, (480, 480, BANDS))).astype(np.float32)
    labels, polygons = np.zeros((480, 480), np.uint8), np.zeros((480, 480), np.int32)
    corners = [(20, 20), (20, 80), (20, 140), (440, 20), (440, 80), (440, 440), (80, 440)]
    for number, (row, col) in enumerate(corners, 1):
        place = np.s_[row : row + 10, col : col + 10]
        labels[place], polygons[place] = truth[place], number
    job = Job(
        version="1",
        verb="train_and_classify",
        scene="scene",
        grid=Grid(480, 480, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), ""),
        bands=tuple(Band(number, f"Band {number}") for number in range(1, BANDS + 1)),
        source_bands=BANDS,
        classes=tuple(ClassInfo(value, f"Class {value}", "#123456") for value in (1, 2, 3)),
        options=TrainOptions("fast", 25, "polygons"),
    )
    mapped = np.zeros((480, 480), np.uint8)

    def put(part: MapPart, temperature: float) -> None:
        mapped[part.rows, part.cols] = class_map(part.probabilities)

    scene = LabelledScene("scene", job.bands, cube, np.ones((480, 480), bool), labels, polygons, LabelSource(""))
    told = io.StringIO()
    outcome = training_job.run_training(TrainingTask(job, (scene,), CPU, Events(told), tmp_path), put)
    seen = outcome.report.training.training_window
    assert "pieces around the training pixels" in seen
    assert f"Seen in training: {seen}." in told.getvalue()
    assert not any("pieces" in text for text in outcome.report.warnings)
    assert outcome.report.accuracy.test_pixels > 0
    assert (mapped == truth).mean() > 0.7
