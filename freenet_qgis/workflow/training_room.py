# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether memory suffices for a training on large rasters, found out before they are read, which takes minutes."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np

from .. import paths
from ..contract.job import Band, FurtherScene, Job, LabelSource
from ..progress import Progress
from ..request import TrainRequest
from ..workers.interpreter import check_room
from . import further_scenes
from .training_plan import TrainingPlan
from .training_scene import DrawnScene, Laid

FOLDER = "room"  # within the run folder, while the engine looks


def check(request: TrainRequest, plan: TrainingPlan, run_folder: Path, python: Path, progress: Progress) -> None:
    """Refuse a training on large rasters that memory will not suffice for; the engine itself says so.

    Args:
        request: What is asked for.
        plan: It, before anything is read.
        run_folder: Has room for the labels while that is looked at.
        python: Runs the engine.
        progress: Asked whether the user has cancelled.

    Raises:
        FreeNetError: If it will not: how much is needed, and what to do.
        Canceled: The user stopped the run.
    """
    if not plan.is_large:  # else the engine says so as soon
        return
    folder = run_folder / FOLDER
    _write(request, plan, folder)
    check_room(python, folder, progress.is_canceled)
    shutil.rmtree(folder)


def _write(request: TrainRequest, plan: TrainingPlan, folder: Path) -> None:
    """The job, with the labels of its scenes and the model to go on from."""
    bands = tuple(mix.band for mix in plan.read_plan.mixes)
    _write_labels(plan.first, plan.laid, folder)
    for position, one in enumerate(plan.further, start=1):
        _write_labels(one, one.laid(), further_scenes.folder_of(folder, position))
    if request.start_model:
        shutil.copyfile(request.start_model, folder / "start.safetensors")
    further = [_described(one, position, bands) for position, one in enumerate(plan.further, start=1)]
    Job(
        version=paths.metadata("version"),
        verb="train",
        scene=plan.first.name,
        grid=plan.first.info.grid,
        bands=bands,
        source_bands=len(plan.first.info.bands),
        classes=plan.classes,
        options=request.options,
        seed=request.seed,
        device=request.engine.device,
        start_model=request.start_model.name if request.start_model else "",
        further=tuple(further),
    ).save(folder)


def _write_labels(scene: DrawnScene, laid: Laid, folder: Path) -> None:
    folder.mkdir(parents=True)
    np.save(folder / "labels.npy", scene.class_lookup[laid.labels])


def _described(scene: DrawnScene, position: int, bands: tuple[Band, ...]) -> FurtherScene:
    folder = further_scenes.folder_of(Path(), position).name
    return FurtherScene(folder, scene.name, scene.info.grid, bands, LabelSource(scene.training.layer))
