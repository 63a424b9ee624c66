# SPDX-License-Identifier: GPL-3.0-or-later
"""What crosses the process boundary: the job, its parts and the model card, as JSON.

A run folder holds ``job.json`` (a `Job`) and arrays; a model file holds a `ModelCard` in its header.
Everything here is standard library, so that QGIS, the engine and a cluster node all read the same words.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
import reprlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Optional, Union, get_args, get_origin, get_type_hints

SCHEMA = 1
ENOUGH, PREVIEW = "enough", "preview.npy"  # files of the run folder, see docs/run-folder.md
MODEL_FORMAT = 1
OWN_SCENE_FORMAT = 2  # of models whose input is standardised by the scene they are applied to
MODEL_FORMATS = (MODEL_FORMAT, OWN_SCENE_FORMAT)
UNLABELLED = 0
MAX_CLASSES = 255
MAX_WIDTH_FACTOR = 8.0
MAX_SEED = 2**31 - 1
LONGEST_REASON = 200  # characters
MAX_DIGITS = 20  # of a whole number in JSON: 64 bits are enough, and Python takes its time over millions

Verb = Literal["train", "train_and_classify", "classify", "assess", "check_training"]
Preset = Literal["auto", "paper", "fast"]
Validation = Literal["polygons", "blocks", "pixels", "none"]
Device = Literal["auto", "cuda", "mps", "cpu"]
Statistics = Literal["exact", "approximate"]


class FreeNetError(Exception):
    """Something the user can mend.

    Attributes:
        message: What was seen and what was wanted, in one sentence.
        hint: What to do about it; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


@dataclass(frozen=True)
class ClassInfo:
    """One land-cover class: its value in the map (1…255), its name and its colour (``#rrggbb``)."""

    value: int
    name: str
    color: str

    def __post_init__(self) -> None:
        if not UNLABELLED < self.value <= MAX_CLASSES:
            raise ValueError(f"class value {self.value} of '{self.name}' is not within 1…{MAX_CLASSES}")
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
        nodata: Stored value that means "no data"; NaN always does.
    """

    number: int
    name: str
    wavelength_nm: Optional[float] = None
    fwhm_nm: Optional[float] = None
    scale: float = 1.0
    offset: float = 0.0
    nodata: Optional[float] = None

    def __post_init__(self) -> None:
        if self.scale == 0:
            raise ValueError(f"the scale of band {self.number} is 0")


@dataclass(frozen=True)
class LeftOut:
    """A band of a raster that is not used, and why, in words."""

    band: Band
    reason: str


@dataclass(frozen=True)
class Grid:
    """Size, place and coordinate reference system (WKT) of a raster.

    `geotransform` is GDAL's: x = g[0] + col g[1] + row g[2], y = g[3] + col g[4] + row g[5], from the outer corner.
    """

    rows: int
    cols: int
    geotransform: tuple[float, float, float, float, float, float]
    crs_wkt: str


@dataclass(frozen=True)
class LabelSource:
    """Where labels come from, for the report.

    Attributes:
        name: Of the layer or file.
        kind: What it holds.
        field: The field that holds the class; empty of a raster.
        features: Number of polygons or points; 0 of a raster.
        matched_by: What the classes of a reference were matched with those of the map by; empty in training.
    """

    name: str
    kind: Literal["polygons", "points", "raster"] = "polygons"
    field: str = ""
    features: int = 0
    matched_by: str = ""


@dataclass(frozen=True)
class TrainOptions:
    """How to train.

    Attributes:
        preset: Everything that is not said below.
        steps: Number of training steps; 0 = the preset's own.
        validation: What is held out.
        refit: Whether a preset that, once validated, trains the final model on all polygons does so; if not, the model
            that was measured is kept. True where a file of an older version does not tell.
    """

    preset: Preset = "auto"
    steps: int = 0
    validation: Validation = "polygons"
    refit: bool = True

    def __post_init__(self) -> None:
        if self.steps < 0:
            raise ValueError(f"{self.steps} training steps cannot be taken")


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
        grid: The raster's grid; the map gets the same.
        bands: The bands of ``cube.npy``, in its order.
        source_bands: Number of bands in the raster they were taken from.
        classes: The classes 1…n of ``labels.npy``, in order.
        options: How to train.
        seed: The only source of randomness.
        device: Where to compute.
        confidence: Whether ``confidence.npy`` is wanted.
        probabilities: Whether ``probabilities.npy`` is wanted.
        labels: Where ``labels.npy`` comes from; None where a file of an older version does not tell.
        left_out: The raster's bands that are not in ``cube.npy``, where these were chosen by their data.
        statistics: Of a scene too large to be classified as a whole: of all of it, or of a sample.
        previews: Whether previews of the map are wanted while training.
        start_model: Name of the file that ``start.safetensors`` was, the model that training goes on from; else empty.
        further: Other scenes to train on; the map is of the first one, which all the rest here is about.
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
    labels: Optional[LabelSource] = None
    left_out: tuple[LeftOut, ...] = ()
    statistics: Statistics = "exact"
    start_model: str = ""
    further: tuple[FurtherScene, ...] = ()
    previews: bool = False
    schema: int = SCHEMA

    def __post_init__(self) -> None:
        if not 0 <= self.seed <= MAX_SEED:
            raise ValueError(f"the seed {self.seed} is not within 0…{MAX_SEED}")
        if not self.classes or len({info.value for info in self.classes}) < len(self.classes):
            raise ValueError("it has no classes, or two of one value")
        if any(len(one.bands) != len(self.bands) for one in self.further):
            raise ValueError("a further scene has other bands")

    def save(self, folder: Path) -> None:
        """Write ``job.json`` into the run folder."""
        (folder / "job.json").write_text(to_json(self), encoding="utf-8")

    @staticmethod
    def load(folder: Path) -> Job:
        """Read ``job.json`` from a run folder.

        Raises:
            FreeNetError: If it is missing, damaged or of another schema.
        """
        path = folder / "job.json"
        if not path.exists():
            raise FreeNetError(
                f"There is no job in '{folder}': a file job.json is wanted there.",
                "Name a run folder that QGIS has made.",
            )
        try:
            job = from_json(Job, path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise FreeNetError(
                f"'{path}' is not a readable job ({in_brief(error)}).", "Create the run folder again from QGIS."
            ) from error
        if job.schema != SCHEMA:
            raise FreeNetError(
                f"The job has schema {job.schema}, this engine reads schema {SCHEMA}.",
                "Use the same version of FreeNet on both sides.",
            )
        return job


@dataclass(frozen=True)
class TrainedScene:
    """One of several scenes that a model was trained on.

    Attributes:
        scene: Name of the raster.
        grid: Where it lies.
        polygons: Number of its polygons with training pixels.
        pixels: Of each class of the model.
    """

    scene: str
    grid: Grid
    polygons: int
    pixels: tuple[int, ...]


@dataclass(frozen=True)
class ModelCard:
    """What a model file tells about itself.

    Attributes:
        version: Version of FreeNet for QGIS that wrote it.
        created: UTC time, ISO 8601.
        scene: Name of the training raster.
        bands: The bands the network takes, in order.
        source_bands: Number of bands in the training raster.
        band_mean: Mean per band over the training scene, the first of several, in physical units.
        band_std: Standard deviation per band, same units.
        classes: The classes of the logits, in order.
        width_factor: The beta of FreeNet.
        masked_statistics: Whether padding and nodata were kept out of the global statistics.
        frozen_statistics: Whether the global statistics were kept from the part of a large scene it was trained on.
        views: Number of flips and rotations averaged in prediction, 1 or 8.
        network: FreeNet, or the network of single spectra kept where surroundings mislead.
        axes: Number of axes along which the network is shown the spectra; 0 where it is shown the bands.
        temperature: Of its probabilities, which are taken to the power of 1 / temperature.
        grid: Where the training raster lies; None in files before this was told, as are the next five.
        training_polygons: Number of polygons with training pixels.
        training_pixels: Of each class.
        band_low: Per band what 0.5 % of the training scene's pixels stay below, in physical units; where the input is
            standardised by its own scene, in standard deviations from the mean, over all training scenes.
        band_high: Per band what 0.5 % of them exceed.
        left_out: Bands of the training raster that were not used.
        options: How it was trained, with the number of steps filled in.
        seed: Seed of the run.
        device: Device it was trained on, in words.
        overall_accuracy: On the held-out part, 0 to 1; None if nothing was held out.
        average_accuracy: Likewise.
        kappa: Likewise.
        standardised_by: Whose mean and deviation the input is standardised by: those here, of the training scene, or
            those of the scene that the model is applied to.
        scenes: The scenes it was trained on, where these are several.
        format: Version of the model file: 2 where the input is standardised by its own scene, else 1.
    """

    version: str
    created: str
    scene: str
    bands: tuple[Band, ...]
    source_bands: int
    band_mean: tuple[float, ...]
    band_std: tuple[float, ...]
    classes: tuple[ClassInfo, ...]
    width_factor: float
    masked_statistics: bool
    frozen_statistics: bool
    views: int
    options: TrainOptions
    seed: int
    device: str
    overall_accuracy: Optional[float] = None
    average_accuracy: Optional[float] = None
    kappa: Optional[float] = None
    network: Literal["freenet", "spectral"] = "freenet"
    axes: int = 0
    temperature: float = 1.0
    grid: Optional[Grid] = None
    training_polygons: Optional[int] = None
    training_pixels: tuple[int, ...] = ()
    band_low: tuple[float, ...] = ()
    band_high: tuple[float, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    standardised_by: Literal["training", "scene"] = "training"
    scenes: tuple[TrainedScene, ...] = ()
    format: int = MODEL_FORMAT

    def __post_init__(self) -> None:
        if not 0 < self.width_factor <= MAX_WIDTH_FACTOR or self.views not in (1, 8):
            raise ValueError(f"width factor {self.width_factor:g} and {self.views} views are not those of a FreeNet")
        if not self.bands or not len(self.bands) == len(self.band_mean) == len(self.band_std):
            raise ValueError("means and deviations do not fit the bands, or there are none")
        if min(self.band_std) <= 0:
            raise ValueError("a standard deviation is not positive")
        if not 0 <= self.axes <= len(self.bands):
            raise ValueError(f"{self.axes} axes do not fit {len(self.bands)} bands")
        if not 0.01 <= self.temperature <= 100:
            raise ValueError(f"the temperature {self.temperature:g} is out of bounds")
        if not self.classes or len({info.value for info in self.classes}) < len(self.classes):
            raise ValueError("it has no classes, or two of one value")
        self._check_origin()

    def _check_origin(self) -> None:
        """What was told later than the rest, and may be left out."""
        if self.training_pixels and len(self.training_pixels) != len(self.classes):
            raise ValueError("the numbers of training pixels do not fit the classes")
        if len(self.band_low) != len(self.band_high) or len(self.band_low) not in (0, len(self.bands)):
            raise ValueError("the range of the training scene does not fit the bands")
        if any(low > high for low, high in zip(self.band_low, self.band_high)):
            raise ValueError("a range of the training scene ends before it begins")
        if any(len(one.pixels) != len(self.classes) for one in self.scenes):
            raise ValueError("the training pixels of a scene do not fit the classes")
        if (self.standardised_by == "scene") != (self.format == OWN_SCENE_FORMAT):
            raise ValueError(f"format {self.format} is not that of input standardised by the {self.standardised_by}")


def in_brief(reason: object) -> str:
    """What went wrong, in a line that is not too long: it may quote a file that somebody else has written."""
    text = " ".join(str(reason).split())
    return text if len(text) <= LONGEST_REASON else f"{text[:LONGEST_REASON]}…"


def to_json(value: Any) -> str:
    """A dataclass as JSON text; NaN and infinities are refused, other languages cannot read them."""
    return json.dumps(dataclasses.asdict(value), indent=1, ensure_ascii=False, allow_nan=False)


def from_json(kind: type, text: str) -> Any:
    """The dataclass `kind` from JSON text; keys it does not know are ignored.

    Raises:
        ValueError: If the text is not JSON or does not fit the dataclass.
    """
    return _build(kind, parse_json(text), kind.__name__)


def parse_json(text: Union[str, bytes]) -> Any:
    """JSON as Python values.

    Raises:
        ValueError: If the text is not JSON, is nested without end, or holds whole numbers of more than `MAX_DIGITS`
            digits.
    """
    try:
        return json.loads(text, parse_int=_whole_number)
    except RecursionError as error:
        raise ValueError("it is nested without end") from error


def _whole_number(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"a number of {len(digits)} digits is out of bounds")
    return int(digits)


def _build(kind: Any, value: Any, where: str) -> Any:
    """`value`, as parsed from JSON, checked against the annotation `kind` and converted to it."""
    if dataclasses.is_dataclass(kind):
        return _build_dataclass(kind, value, where)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Union:  # only ever Optional
        return None if value is None else _build(arguments[0], value, where)
    if origin is Literal:
        if value not in arguments:
            raise ValueError(f"{where} is {reprlib.repr(value)}, not one of {', '.join(map(repr, arguments))}")
        return value
    if origin is tuple:
        return _build_tuple(arguments, value, where)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not kind or (kind is float and not math.isfinite(value)):
        raise ValueError(f"{where} is {reprlib.repr(value)}, not a valid {kind.__name__}")
    return value


def _build_dataclass(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise ValueError(f"{where} is not an object")
    hints = get_type_hints(kind)
    missing = [
        field.name
        for field in dataclasses.fields(kind)
        if field.name not in value and field.default is dataclasses.MISSING
    ]
    if missing:
        raise ValueError(f"{where} has no {', '.join(missing)}")
    return kind(**{name: _build(hints[name], value[name], f"{where}.{name}") for name in hints if name in value})


def _build_tuple(arguments: tuple, value: Any, where: str) -> tuple:
    if not isinstance(value, list):
        raise ValueError(f"{where} is not a list")
    if arguments[-1] is Ellipsis:
        arguments = (arguments[0],) * len(value)
    if len(arguments) != len(value):
        raise ValueError(f"{where} has {len(value)} values, not {len(arguments)}")
    return tuple(_build(kind, item, f"{where}[{index}]") for index, (kind, item) in enumerate(zip(arguments, value)))
