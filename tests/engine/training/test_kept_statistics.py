# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose global statistics a network brings that has learnt from pieces of a scene."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import run_folders
import torch

from freenet_qgis.contract.job import Job, TrainOptions
from freenet_qgis.engine import devices
from freenet_qgis.engine.learners import model_file
from freenet_qgis.engine.mapping.scene_statistics import keep_statistics
from freenet_qgis.engine.network.global_statistics import statistics_of
from freenet_qgis.engine.scenes.run_arrays import open_cube, open_valid
from freenet_qgis.engine.scenes.standardisation import standardisation_for
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene

pytestmark = pytest.mark.slow
CPU = torch.device("cpu")


def write_corners(folder: Path, side: int, drawn: int) -> None:
    """A run folder of a scene with polygons in two corners, so many pixels wide and high."""
    run_folders.write_large(folder, "train_and_classify", side)
    inside = np.zeros((side, side), bool)
    inside[:drawn, :drawn] = inside[-drawn:, -drawn:] = True
    for name in ("labels", "polygons"):
        np.save(folder / f"{name}.npy", np.where(inside, np.load(folder / f"{name}.npy"), 0))
    cube = np.load(folder / "cube.npy")
    cube[side // 2 :] += 2000  # what is seen is unlike the rest
    np.save(folder / "cube.npy", cube)
    replace(Job.load(folder), device="cpu", options=TrainOptions("fast", 10, "none")).save(folder)


def difference_to_scene(folder: Path) -> float:
    """How far the first statistic, which no other has a part in, is from that of the whole scene, in shares of it."""
    job = Job.load(folder)
    network, card = model_file.load(folder / "model.safetensors", CPU)
    assert card.frozen_statistics
    (first, *_), cube, valid = statistics_of(network), open_cube(folder, job), open_valid(folder, job)
    kept = first.kept.clone()
    for statistic in statistics_of(network):
        statistic.kept = None
    norm = standardisation_for(card, cube, valid, job.bands)
    keep_statistics(network, StandardisedScene(cube, valid, job.bands, norm, CPU, devices.precision(CPU)))
    return float((kept - first.kept).abs().max() / first.kept.abs().max())


@pytest.mark.parametrize(("side", "drawn", "is_fair"), [(200, 60, True), (600, 40, False)])
def test_they_are_of_the_scene_where_a_fair_part_of_it_is_seen(
    side: int, drawn: int, is_fair: bool, tmp_path: Path
) -> None:
    folder = tmp_path / "run"
    write_corners(folder, side, drawn)
    run_folders.do(folder)
    assert (difference_to_scene(folder) < 0.02) == is_fair
