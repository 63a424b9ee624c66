# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs on a small scene, and something that happens in the middle of them."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import scenes
from osgeo import ogr

from freenet_qgis.contract.job import ClassInfo, Job, TrainOptions
from freenet_qgis.contract.maps import OPTIONAL_MAPS
from freenet_qgis.request import EngineChoice, Labelled, Outputs, Scene, Shape, TrainRequest

SHAPE = (40, 30, 5)
CLASSES = tuple(ClassInfo(value, name, scenes.COLORS[value]) for value, name in scenes.CLASSES.items())
ENGINE = EngineChoice(Path(sys.executable), "cpu")
QUICK = TrainOptions("fast", 5, "polygons")


@dataclass
class Watcher:
    """A progress that does something once, when a stage begins or a share is done."""

    at: str = ""
    do: Callable[[], Any] = lambda: None
    from_share: float = 2.0
    stages: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    infos: list[str] = field(default_factory=list)
    left: list[tuple[float, float]] = field(default_factory=list)
    is_done: bool = False

    def stage(self, name: str) -> None:
        self.stages.append(name)
        self._meet(bool(self.at) and name.startswith(self.at))

    def fraction(self, done: float) -> None:
        self._meet(done >= self.from_share)

    def _meet(self, is_time: bool) -> None:
        if is_time and not self.is_done:
            self.is_done = True
            self.do()

    def remaining(self, least: float, most: float) -> None:
        self.left.append((least, most))

    def info(self, text: str) -> None:
        self.infos.append(text)

    def warning(self, text: str) -> None:
        self.warnings.append(text)

    def learning(self, step: int, loss: float, network: int) -> None:
        pass

    def held_out(self, step: int, accuracy: float) -> None:
        pass

    def preview(self, classes: np.ndarray, job: Job) -> None:
        pass

    def is_enough(self) -> bool:
        return False

    def is_canceled(self) -> bool:
        return False


class EngineHere:
    """Stands in for the child process where only what it computes matters: the same engine, in this one."""

    is_alive = False  # it waits for no other folder: another one starts in no time

    def __init__(
        self, python: Path, folder: Path, is_kept: bool = False, variables: object = None, waits: bool = False
    ) -> None:
        self.python, self._folder = python, folder

    def __enter__(self) -> EngineHere:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Nothing goes on once all events are told."""

    def events(self, until: str = "") -> Iterator[dict[str, Any]]:
        from freenet_qgis.engine import run  # torch takes its time, and most runs have the real engine
        from freenet_qgis.engine.events import Events

        told = io.StringIO()
        run.run(self._folder, Events(told))
        yield from (json.loads(line) for line in told.getvalue().splitlines())


def outputs(folder: Path) -> Outputs:
    """All that a training may write."""
    return Outputs(
        class_map=folder / "map.tif",
        **{kind.id: folder / f"{kind.id}.tif" for kind in OPTIONAL_MAPS},
        model=folder / "model.safetensors",
        report=folder / "report.html",
    )


def request(made: scenes.SyntheticScene, folder: Path, **changes: object) -> TrainRequest:
    """Train on a scene and leave everything in a folder."""
    training = Labelled("training", shapes(made.polygons), CLASSES, numeric=True, field="class_id")
    wanted = TrainRequest(Scene(made.raster, ""), training, outputs(folder), QUICK, seed=3, engine=ENGINE)
    return replace(wanted, **changes)


def shapes(path: Path) -> tuple[Shape, ...]:
    """The polygons of a scene."""
    source = ogr.Open(str(path))
    return tuple(
        Shape(bytes(feature.GetGeometryRef().ExportToWkb()), feature.GetField("class_id"), str(feature.GetFID()))
        for feature in source.GetLayer()
    )
