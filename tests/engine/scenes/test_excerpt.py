# SPDX-License-Identifier: GPL-3.0-or-later
"""Of a scene too large to be trained on, the surroundings of the polygons are: the network sees there what it would."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import Band, ClassInfo, Grid, Job, LabelSource, TrainOptions
from freenet_qgis.engine.events import Events
from freenet_qgis.engine.fast.fast_network import FastFreeNet
from freenet_qgis.engine.mapping.freenet_classifier import FreeNetClassifier
from freenet_qgis.engine.mapping.inference import class_map
from freenet_qgis.engine.mapping.map_part import MapPart
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.engine.network.global_statistics import kept_statistics
from freenet_qgis.engine.network.parameters import FlatParameters
from freenet_qgis.engine.scenes import excerpt as excerpts
from freenet_qgis.engine.scenes.excerpt import BLOCK_PX, excerpt
from freenet_qgis.engine.scenes.labelled_scene import LabelledScene
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.scenes.tiles import HALO
from freenet_qgis.engine.training import training_job, training_plan
from freenet_qgis.engine.training.training_task import TrainingTask

CPU = torch.device("cpu")
ROWS, COLS, BANDS = 700, 900, 4


def scattered(count: int = 4) -> np.ndarray:
    """Small polygons of three classes all over a scene, in two of its corners too."""
    rng = np.random.default_rng(0)
    labels = np.zeros((ROWS, COLS), np.uint8)
    for number in range(count):
        row, col = rng.integers(0, ROWS - 6), rng.integers(0, COLS - 6)
        labels[row : row + 6, col : col + 6] = number % 3 + 1
    labels[:5, :5], labels[-5:, -5:] = 1, 2
    return labels


def test_polygons_close_together_are_seen_in_a_window() -> None:
    labels = np.zeros((ROWS, COLS), np.uint8)
    labels[300:320, 400:430] = 1
    part = excerpt(labels, 2**16, 0)
    assert str(part) == "a window of 148 x 158 pixels"
    assert part.labels(labels).sum() == labels.sum()


def test_polygons_far_apart_are_seen_in_blocks_every_training_pixel_once() -> None:
    labels = scattered()
    part = excerpt(labels, 8 * BLOCK_PX**2, 0)
    assert len(part.pieces) > 1
    assert part.is_complete
    assert part.pixels < labels.size
    assert np.array_equal(np.bincount(part.labels(labels).ravel())[1:], np.bincount(labels.ravel())[1:])


def test_where_room_is_short_every_class_keeps_training_pixels() -> None:
    labels = scattered(60)
    part = excerpt(labels, 4 * BLOCK_PX**2, 0)
    assert len(part.pieces) <= 4
    assert part.pixels <= 4 * BLOCK_PX**2
    assert not part.is_complete
    assert set(np.unique(part.labels(labels))) == {0, 1, 2, 3}


@pytest.mark.parametrize("blocks", [1, 3, 5, 7, 8])
def test_an_excerpt_is_never_larger_than_it_may_be(blocks: int) -> None:
    part = excerpt(scattered(60), blocks * BLOCK_PX**2, 0)
    assert len(part.pieces) == blocks
    assert part.pixels <= blocks * BLOCK_PX**2


@pytest.mark.slow
def test_a_network_sees_in_the_excerpt_what_it_sees_in_the_scene(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    labels = scattered()
    cube = rng.normal(100, 20, (ROWS, COLS, BANDS)).astype(np.float32)
    bands = [Band(number, f"Band {number}") for number in range(1, BANDS + 1)]
    whole = StandardisedScene.measured(cube, rng.random((ROWS, COLS)) > 0.05, bands, CPU)
    part = excerpt(labels, 8 * BLOCK_PX**2, 0)
    scene = part.of(whole)
    torch.manual_seed(0)
    network = FreeNet(BANDS, 3, 0.25).eval()
    with torch.no_grad(), kept_statistics(network):
        image = scene.image
        FastFreeNet(network, FlatParameters(network).named(torch.float32)).encode(image.image, image.valid)
    (there,), (here,) = (list(FreeNetClassifier(network, True, 1)(each, tmp_path)) for each in (whole, scene))
    inner = np.zeros_like(labels)  # near the scene's edge there is padding in the one and nodata in the other
    inner[HALO:-HALO, HALO:-HALO] = labels[HALO:-HALO, HALO:-HALO]
    inner[~whole.valid] = 0
    assert inner.any()
    for seen_there, seen_here in zip(there.probabilities, here.probabilities):
        expected = part.labels(np.where(inner > 0, seen_there, 0))
        tested = expected > 0
        assert np.count_nonzero(tested) == np.count_nonzero(inner)
        assert np.allclose(seen_here[tested], expected[tested], atol=1e-5)


@pytest.mark.slow
def test_a_scene_too_large_for_memory_is_trained_on_in_blocks_and_the_report_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_plan, "LARGEST_TRAINING_PX", 16 * 96**2)
    monkeypatch.setattr(excerpts, "BLOCK_PX", 96)
    monkeypatch.setattr(excerpts, "OWN_PX", 16)
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
    outcome = training_job.run_training(TrainingTask(job, (scene,), CPU, Events(io.StringIO()), tmp_path), put)
    assert "blocks of" in outcome.report.training.training_window
    assert any("too large to be trained on as a whole" in text for text in outcome.report.warnings)
    assert outcome.report.accuracy.test_pixels > 0
    assert (mapped == truth).mean() > 0.7
