# SPDX-License-Identifier: GPL-3.0-or-later
"""A run as the project remembers it: what was asked for, which files it wrote, and how good its map is."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import Optional

from ...contract.figures import Yardsticks
from ...contract.job import ClassInfo, Device, TrainOptions
from ...contract.maps import CLASS_MAP, OFFERED_MAPS, MapKind
from ...contract.report import Report, Training
from ...contract.validation import Validation
from ...request import ONE_PIXEL, ChosenNodata, Outputs, Radius
from ...sources.gdal_name import GdalName, named
from ...sources.layer_source import with_place
from .image_setup import ImageSetup
from .stored_paths import is_plain_file

FILES = (CLASS_MAP.id, *(kind.id for kind in OFFERED_MAPS), "model", "report")


@dataclass(frozen=True)
class RunSettings:
    """The settings that a run of the dock was asked for with.

    Attributes:
        raster: The file that was classified.
        raster_name: What its layer was called.
        polygons: Source of the training layer; empty if it is no file: the address of a database may hold a password.
        polygons_id: The layer in the project.
        polygons_name: What it was called.
        training: Source with exactly the features that were trained on, for commands; empty if no file holds them.
        field: The field with the class.
        selected: The features that were selected, where only these counted.
        left_out: The classes left out, by their `classes.key`.
        options: How to train.
        seed: The only source of randomness.
        device: Where to compute.
        all_touched: Whether every pixel counts that a polygon touches.
        confidence: Whether the confidence was mapped.
        probabilities: Whether the probabilities of the classes were mapped.
        start_model: The model that training went on from; empty for none.
        trained_on: What `training_source.fingerprint` made of polygons and classes.
        is_temporary: Whether its files go when QGIS closes.
        nodata: What was no data in the raster's layer beside or instead of the file's own nodata values.
        class_raster: The raster of classes that was trained on in place of polygons, and called `polygons_name`; empty
            for none.
        class_raster_id: Its layer in the project.
        erode: As of `ClassRaster`.
        most_pixels: As of `ClassRaster`.
        image: What was set up for the raster.
        radius: Around points.
        novelty: Whether it was mapped how unlike the training data spectra are.
    """

    raster: str
    raster_name: str
    polygons: str
    polygons_id: str
    polygons_name: str
    training: str
    field: str
    selected: Optional[tuple[int, ...]]
    left_out: tuple[str, ...]
    options: TrainOptions
    seed: int
    device: Device
    all_touched: bool
    confidence: bool
    start_model: str
    trained_on: str
    is_temporary: bool
    nodata: tuple[ChosenNodata, ...] = ()
    class_raster: str = ""
    class_raster_id: str = ""
    erode: int = 0
    most_pixels: int = 0
    probabilities: bool = False
    image: ImageSetup = ImageSetup()
    radius: Radius = ONE_PIXEL
    novelty: bool = False

    def maps(self) -> list[MapKind]:
        """What went with the class map."""
        return [kind for kind in OFFERED_MAPS if getattr(self, kind.id)]


@dataclass(frozen=True)
class Figures:
    """The part of a report's JSON that is shown in QGIS; kept here, for the next run may overwrite that file.

    Records of older versions do not tell `network` and `final_model`.
    """

    validation: Validation
    overall_accuracy: Optional[float] = None
    average_accuracy: Optional[float] = None
    test_pixels: int = 0
    yardsticks: Yardsticks = Yardsticks()
    classes: tuple[ClassInfo, ...] = ()
    confusion_matrix: tuple[tuple[int, ...], ...] = ()
    network: str = ""
    final_model: str = ""

    @staticmethod
    def of(report: Report) -> Figures:
        """The figures of the report of a training."""
        accuracy, training = report.accuracy, report.training or Training()
        return Figures(
            validation=report.validation if report.validation != "reference" else "none",
            overall_accuracy=accuracy.overall_accuracy,
            average_accuracy=accuracy.average_accuracy,
            test_pixels=accuracy.test_pixels,
            yardsticks=report.yardsticks or Yardsticks(),
            classes=tuple(ClassInfo(info.value, info.name, info.color) for info in accuracy.classes),
            confusion_matrix=accuracy.confusion_matrix,
            network=training.network,
            final_model=training.final_model,
        )


@dataclass(frozen=True)
class RunRecord:
    """A run as the project remembers it.

    Attributes:
        created: UTC, ISO 8601; also tells whose JSON lies beside a report.
        settings: What was asked for.
        figures: How good the map is.
        differences: Where it was compared with other maps, as far as that was saved with it.
        class_map: Where the map was written; empty where a later run overwrote it. The other files likewise.
        warnings: What the user should know, what weighs most first.
    """

    created: str
    settings: RunSettings
    figures: Figures
    differences: tuple[str, ...] = dataclasses.field(default=(), compare=False)
    class_map: str = ""
    confidence: str = ""
    probabilities: str = ""
    model: str = ""
    report: str = ""
    warnings: tuple[str, ...] = ()
    novelty: str = ""

    @staticmethod
    def of(settings: RunSettings, outputs: Outputs, report: Report, warnings: Sequence[str] = ()) -> RunRecord:
        """The record of a run that has just ended."""
        created = report.created or datetime.now(timezone.utc).isoformat(timespec="seconds")
        run = RunRecord(created, settings, Figures.of(report), warnings=tuple(warnings))
        return run.with_files(lambda name, _: str(getattr(outputs, name) or ""))

    def outputs(self) -> Outputs:
        """The files of the run, as the workflow calls them."""
        return Outputs(**{name: Path(path) for name in FILES if (path := getattr(self, name))})

    def has_map(self) -> bool:
        """Whether the map is still there."""
        return is_plain_file(self.class_map)

    def without(self, others: Outputs) -> RunRecord:
        """The run without the files that another one has overwritten."""
        taken = {_same(str(path)) for path in others.files()}
        return self.with_files(lambda _, path: "" if _same(path) in taken else path)

    def with_paths(self, change: Callable[[str], str]) -> RunRecord:
        """The run with another spelling of every path."""
        settings = dataclasses.replace(
            self.settings,
            raster=_changed(change, self.settings.raster),
            polygons=with_place(change, self.settings.polygons),
            training=with_place(change, self.settings.training),
            start_model=_changed(change, self.settings.start_model),
            class_raster=_changed(change, self.settings.class_raster),
            image=self.settings.image.with_paths(partial(_changed, change)),
        )
        run = dataclasses.replace(self, settings=settings, differences=tuple(map(change, self.differences)))
        return run.with_files(lambda _, path: _changed(change, path))

    def with_files(self, new: Callable[[str, str], str]) -> RunRecord:
        """The run with other files; `new` gets the name of each and its path."""
        changed = {name: new(name, getattr(self, name)) for name in FILES}
        return dataclasses.replace(self, **changed)  # type: ignore[arg-type]  # all of them are paths


def _same(path: str) -> str:
    """One spelling for every way to name a file."""
    return os.path.normcase(os.path.realpath(path)) if path else ""


def _changed(change: Callable[[str], str], raster: str) -> str:
    """The changed path of a file, or of the one that a raster lies in."""
    source = named(raster)
    if isinstance(source, GdalName):
        return str(source.with_file(change))
    return change(raster) if raster else ""
