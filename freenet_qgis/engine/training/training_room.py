# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether memory suffices for a training, from its labels alone: asked before large rasters are read."""

from __future__ import annotations

from pathlib import Path

import torch

from ...contract.job import Job
from ...contract.model_header import read_model_card
from .. import devices, memory
from ..limits import Limits
from ..recipe.recipes import recipe_for
from ..recipe.training_setup import TrainingSetup
from ..scenes.run_arrays import StoredScene, open_classes
from .continuing import continuing_recipe
from .training_job import work_of
from .training_plan import TrainingPlanner


def check_room(job: Job, folder: Path, device: torch.device, limits: Limits) -> None:
    """Refuse a training that memory does not suffice for, as `run_training` would.

    Args:
        job: The job; the bands are those that may be used, at most.
        folder: With ``labels.npy`` of each scene, those of pixels without data among them, and the model to go on from.
        device: The device to compute on.
        limits: How much is seen at least.

    Raises:
        FreeNetError: If it does not suffice.
    """
    recipe = recipe_for(job.options)
    if job.start_model:
        recipe = continuing_recipe(recipe, read_model_card(folder / "start.safetensors"))
    scenes: list[tuple[StoredScene, Path]] = [(job, folder), *((one, folder / one.folder) for one in job.further)]
    planner = TrainingPlanner(
        [scene.scene for scene, _ in scenes],
        [open_classes(place, "labels", scene, len(job.classes)) for scene, place in scenes],
        len(job.bands),
        TrainingSetup(len(job.classes), recipe, job.seed),
        device,
        devices.precision(device),
        limits,
    )
    planned = planner.plan()
    memory.check(planned.needed, device, work_of(planned, len(job.bands)))
