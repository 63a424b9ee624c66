# SPDX-License-Identifier: GPL-3.0-or-later
"""What crosses the process boundary: the job and its parts. A run folder holds ``job.json`` (a `Job`) and arrays.

Everything here is standard library, so that QGIS, the engine and a cluster node all read the same words.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Optional, Union

from ..errors import FreeNetError
from ..files.regular_files import read_text
from ..files.strict_json import from_json, to_json
from ..text.plain_text import shortened
from .maps import MAPS, MapKind
from .presets import Preset, preset_info
from .validation import Validation, is_held_out

SCHEMA = 1
JOB, LOG, ENOUGH, PREVIEW = "job.json", "engine.log", "enough", "preview.npy"  # of the run folder: docs/run-folder.md
UNLABELLED = 0
MAX_CLASSES = 255
MAX_SEED = 2**31 - 1
MOST = 2**31 - 1  # bands of a raster and steps of a training; GDAL counts no further
LONGEST_REASON = 200  # characters
LONGEST_NAME = 255  # characters of the name of a class or a band: what a field of a shapefile holds

Verb = Literal["train", "train_and_classify", "classify", "assess", "check_training"]
Device = Literal["auto", "cuda", "mps", "xpu", "cpu"]
Statistics = Literal["exact", "approximate"]


@dataclass(frozen=True)
class ClassInfo:
    """One land-cover class: its value in the map, its name and its colour (``#rrggbb``).

    The value is 1…255 in all that is trained or written; 0 is one only of maps and references to assess.
    """

    value: int
    name: str
    color: str

    def __post_init__(self) -> None:
        if not 0 <= self.value <= MAX_CLASSES:
            raise ValueError(f"class value {self.value} of '{self.name}' is not within 0…{MAX_CLASSES}")
        if not re.fullmatch("#[0-9a-fA-F]{6}", self.color):
            raise ValueError(f"class color {self.color!r} of '{self.name}' is not of the form #rrggbb")


@dataclass(frozen=True)
class Band:
    """One band of a raster.

    Attributes:
        number: Position in the raster, counted from 1.
        name: Description in the file, or ``Band <number>``.
        wavelength_nm: Centre wavelength in nanometres, where the file tells.
        fwhm_nm: Full width at half maximum in nanometres, where the file tells.
        scale: Physical value = stored value x scale + offset.
        offset: See `scale`.
        nodata: Stored value that means "no data"; NaN always does. A whole number where no float is exactly that.
        raster: Of an image of several rasters the one that it is of, counted from 0.
        is_bad: Whether the file marks it as bad; it is used all the same, for the user has chosen it.
        date: The day it was taken, ISO 8601; empty where that is not known.
    """

    number: int
    name: str
    wavelength_nm: Optional[float] = None
    fwhm_nm: Optional[float] = None
    scale: float = 1.0
    offset: float = 0.0
    nodata: Optional[Union[float, int]] = None
    raster: int = 0
    is_bad: bool = False
    date: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.number <= MOST:
            raise ValueError(f"{self.number} is no number of a band")
        if self.scale == 0:
            raise ValueError(f"the scale of band {self.number} is 0")
        if self.date:
            datetime.date.fromisoformat(self.date)


@dataclass(frozen=True)
class LeftOut:
    """A band of a raster that is not used, and why, in words."""

    band: Band
    reason: str


@dataclass(frozen=True)
class Grid:
    """Size and place of a raster.

    Attributes:
        rows: Number of its rows.
        cols: Number of its columns.
        geotransform: GDAL's: x = g[0] + col g[1] + row g[2], y = g[3] + col g[4] + row g[5], from the outer corner.
        crs_wkt: Its coordinate reference system; empty for none.
        is_placed: Whether the raster has that geotransform; if not, it has none, and QGIS draws it there.
    """

    rows: int
    cols: int
    geotransform: tuple[float, float, float, float, float, float]
    crs_wkt: str
    is_placed: bool = True


@dataclass(frozen=True)
class PartOf:
    """Where a part of a raster lies in the whole.

    Attributes:
        grid: Of the whole raster.
        row: Its row of the part's first pixel.
        col: Its column of that.
    """

    grid: Grid
    row: int
    col: int


@dataclass(frozen=True)
class LabelSource:
    """Where labels come from, for the report.

    Attributes:
        name: Of the layer or file.
        kind: What it holds; features are of several kinds.
        field: The field that holds the class; empty of a raster.
        features: Number of polygons, lines or points; of a raster the patches that are trained on, 0 of a reference.
        matched_by: What the classes of a reference were matched with those of the map by; empty in training.
        operation: The coordinate operation that placed the features, as PROJ names it; empty for none.
    """

    name: str
    kind: Literal["polygons", "points", "lines", "features", "raster"] = "polygons"
    field: str = ""
    features: int = 0
    matched_by: str = ""
    operation: str = ""


@dataclass(frozen=True)
class TrainOptions:
    """How to train.

    Attributes:
        preset: Everything that is not said below.
        steps: Number of training steps; 0 = the preset's own.
        validation: What is held out.
        refit: Whether a preset that, once validated, trains the final model on all data does so; if not, the model
            that was measured is kept. True where a file of an older version does not tell.
    """

    preset: Preset = "auto"
    steps: int = 0
    validation: Validation = "polygons"
    refit: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.steps <= MOST:
            raise ValueError(f"{self.steps} training steps cannot be taken")

    @property
    def validates(self) -> bool:
        """Whether anything is to be held out of training, so that accuracy is measured."""
        return is_held_out(self.validation)

    @property
    def can_refit(self) -> bool:
        """Whether it is a matter of choice if the final model is trained on all polygons."""
        return self.validates and preset_info(self.preset).can_refit

    @property
    def uses_all_polygons(self) -> bool:
        """Whether the final model is to be trained on all polygons: at once, with nothing held out, or afterwards."""
        return not self.validates or (self.can_refit and self.refit)


@dataclass(frozen=True)
class FurtherScene:
    """One more scene to train on, beside the one that a job is about.

    Attributes:
        folder: Name of the folder within the run folder that holds its arrays.
        scene: Name of the raster.
        grid: Its grid.
        bands: The bands of its ``cube.npy``: those of the job in the same order, as this raster has them.
        labels: Where its ``labels.npy`` comes from.
    """

    folder: str
    scene: str
    grid: Grid
    bands: tuple[Band, ...]
    labels: LabelSource

    def __post_init__(self) -> None:
        if not re.fullmatch("scene_[0-9]{1,9}", self.folder):  # and not somewhere else
            raise ValueError(f"{self.folder!r} is no name of a further scene's folder")


@dataclass(frozen=True)
class Job:
    """One run of the engine, self-contained together with the arrays beside it.

    Attributes:
        version: Version of FreeNet for QGIS that wrote the job.
        verb: What to do.
        scene: Name of the raster, for reports.
        grid: The grid of the arrays: the raster's, or that of the part of it which is looked at.
        bands: The bands of ``cube.npy``, in its order.
        source_bands: Number of bands in the raster they were taken from.
        classes: The classes 1…n of ``labels.npy``, in order.
        options: How to train.
        seed: The only source of randomness.
        device: Where to compute.
        confidence: Whether ``confidence.npy`` is wanted.
        probabilities: Whether ``probabilities.npy`` is wanted.
        novelty: Whether ``novelty.npy`` is wanted.
        labels: Where ``labels.npy`` comes from; None where a file of an older version does not tell.
        left_out: The raster's bands that are not in ``cube.npy``, where these were chosen by their data.
        statistics: Of a scene too large to be classified as a whole: of all of it, or of a sample.
        pixels_without_data: Pixels of the raster that have no data, of those that area of interest and mask leave.
        rasters: Names of the rasters that make up the scene, in their order, where these are several.
        previews: Whether previews of the map are wanted while training.
        start_model: Name of the file that ``start.safetensors`` was, the model that training goes on from; else empty.
        further: Other scenes to train on; the map is of the first one, which all the rest here is about.
        remarks: What of the training data is left out or doubtful, in words; the model tells it.
        part_of: Where the grid lies in the raster's, which the map gets; None where it is the raster's own.
        model: Name of the file that ``model.safetensors`` was, of a classification, for the maps; else empty.
        made_from: Digest of all that the maps are made from, for them; empty where nobody asks for it.
        schema: Version of this description.
    """

    version: str
    verb: Verb
    scene: str
    grid: Grid
    bands: tuple[Band, ...]
    source_bands: int
    classes: tuple[ClassInfo, ...]
    options: TrainOptions = TrainOptions()
    seed: int = 0
    device: Device = "auto"
    confidence: bool = False
    probabilities: bool = False
    novelty: bool = False
    labels: Optional[LabelSource] = None
    left_out: tuple[LeftOut, ...] = ()
    statistics: Statistics = "exact"
    start_model: str = ""
    further: tuple[FurtherScene, ...] = ()
    remarks: tuple[str, ...] = ()
    previews: bool = False
    pixels_without_data: int = 0
    part_of: Optional[PartOf] = None
    rasters: tuple[str, ...] = ()
    model: str = ""
    made_from: str = ""
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        if not 0 <= self.seed <= MAX_SEED:
            raise ValueError(f"the seed {self.seed} is not within 0…{MAX_SEED}")
        if not self.classes or len({info.value for info in self.classes}) < len(self.classes):
            raise ValueError("it has no classes, or two of one value")
        if self.verb != "assess" and any(info.value == UNLABELLED for info in self.classes):
            raise ValueError(f"a class has the value {UNLABELLED}, which stands for none")
        if any(len(one.bands) != len(self.bands) for one in self.further):
            raise ValueError("a further scene has other bands")

    @property
    def whole_grid(self) -> Grid:
        """The grid of the raster, and of the map."""
        return self.part_of.grid if self.part_of else self.grid

    def maps(self) -> list[MapKind]:
        """The maps that are wanted where the scene is to be classified; the class map always is."""
        return [kind for kind in MAPS if not kind.is_optional or getattr(self, kind.id)]

    def save(self, folder: Path) -> None:
        """Write ``job.json`` into the run folder."""
        (folder / JOB).write_text(to_json(self), encoding="utf-8")

    @staticmethod
    def load(folder: Path) -> Job:
        """Read ``job.json`` from a run folder.

        Raises:
            FreeNetError: If it is missing, damaged or of another schema.
        """
        path = folder / JOB
        if not path.exists():
            raise FreeNetError(
                f"There is no job in '{folder}': a file job.json is wanted there.",
                "Name a run folder that FreeNet has made.",
            )
        try:
            job = from_json(Job, read_text(path))
        except (OSError, ValueError) as error:
            raise FreeNetError(
                f"'{path}' is not a readable job ({in_brief(error)}).", "Make the run folder again."
            ) from error
        if job.schema != SCHEMA:
            raise FreeNetError(
                f"The job has schema {job.schema}, this engine reads schema {SCHEMA}.",
                "Use the same version of FreeNet on both sides.",
            )
        return job


def in_brief(reason: object) -> str:
    """What went wrong, in a line that is not too long: it may quote a file that somebody else has written."""
    return shortened(reason, LONGEST_REASON)
