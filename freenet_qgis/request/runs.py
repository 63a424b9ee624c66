# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine is asked to do: train, classify, compare."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Union

from ..contract.job import Device, Statistics, TrainOptions
from .outputs import Outputs
from .scene import Scene
from .training_data import ClassRaster, Labelled, TrainingScene

MAX_STEPS = 1_000_000


@dataclass(frozen=True)
class EngineChoice:
    """Which Python runs the engine (None: the first found that has torch) and on which device."""

    python: Optional[Path] = None
    device: Device = "auto"


@dataclass(frozen=True)
class TrainRequest:
    """Train on a scene, and classify it where a map is among the outputs."""

    scene: Scene
    training: Union[Labelled, ClassRaster]
    outputs: Outputs
    options: TrainOptions = TrainOptions()
    seed: int = 0
    engine: EngineChoice = EngineChoice()
    start_model: Optional[Path] = None
    """The model that training goes on from; None to train a new one."""
    further: tuple[TrainingScene, ...] = ()
    """Other scenes to train on as well; none of them is classified."""
    previews: bool = False
    """Whether the map is to be seen while training, see `workflow.Progress.preview`."""
    layer: str = ""
    """What to call the layer of checked features; empty for a name of our choice."""

    @property
    def scenes(self) -> tuple[TrainingScene, ...]:
        """All scenes to train on, the one that is classified first."""
        return TrainingScene(self.scene, self.training), *self.further


@dataclass(frozen=True)
class ClassifyRequest:
    """Classify a scene with a trained model; `statistics` as in `Job`."""

    scene: Scene
    model: Path
    outputs: Outputs
    engine: EngineChoice = EngineChoice()
    statistics: Statistics = "exact"


@dataclass(frozen=True)
class AssessRequest:
    """Compare a class map with reference features in its CRS, or with a reference raster on its grid."""

    class_map: Scene
    reference: Union[Labelled, Scene]
    outputs: Outputs
    engine: EngineChoice = EngineChoice()
