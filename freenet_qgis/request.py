# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user asks for, in plain values: the dock, the toolbox and scripts all build these for the workflow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, Optional, Union, get_args

from .contract.job import ClassInfo, Device, Statistics, TrainOptions
from .contract.maps import MAPS, MapKind
from .contract.model_card import ModelCard
from .errors import FreeNetError
from .sources.gdal_name import GdalName
from .text.i18n import tr

FeatureKind = Literal["polygons", "points", "lines", "features"]  # the last: of several kinds
RadiusUnit = Literal["pixels", "metres"]
Resampling = Literal["bilinear", "nearest"]
Range = tuple[float, float]  # the lowest and the highest value
AS_SUITS = "auto"
RESAMPLING_WORDS = (AS_SUITS, *get_args(Resampling))

MAX_STEPS = 1_000_000
MAX_RADIUS = 100_000.0
MAX_ERODED = 1000
MAX_PIXELS = 2**31 - 1  # of a class: what a number of the toolbox holds
MAX_SUGGESTIONS = 1000


@dataclass(frozen=True)
class ChosenNodata:
    """What is no data in a band, where the user has said so in QGIS.

    Attributes:
        band: Its number.
        ranges: Values, in physical units.
        uses_own: Whether the nodata value of the file counts as well.
    """

    band: int
    ranges: tuple[Range, ...] = ()
    uses_own: bool = True


@dataclass(frozen=True)
class Area:
    """An area of interest: outside it nothing is trained on nor mapped.

    Attributes:
        outlines: Polygons, WKB in the scene's CRS; a pixel lies inside where one of them covers its centre.
        name: What the user calls it, such as the name of a layer.
    """

    outlines: tuple[bytes, ...]
    name: str


@dataclass(frozen=True)
class Mask:
    """A raster that tells which pixels are to be left out of training and map.

    Attributes:
        raster: A file, or what else GDAL opens, on any grid.
        values: Which of its values leave a pixel out, see `masks.values`; empty for what its name tells.
        crs_wkt: The CRS it is used in; empty for the file's own.
        name: What the user calls it; empty for the name of its file.
    """

    raster: Union[Path, GdalName]
    values: str = ""
    crs_wkt: str = ""
    name: str = ""

    @property
    def title(self) -> str:
        """What to call it."""
        return self.name or self.raster.name


@dataclass(frozen=True)
class BandChoice:
    """The bands of a raster to train on, as text such as ``1-10, 450-900 nm, !B1``; empty for all good ones.

    `geodata.raster.band_text` says what it may hold. A model that is applied finds its bands by itself.
    """

    text: str = ""


@dataclass(frozen=True)
class FurtherRaster:
    """One more raster of an image, laid on the grid of the first: another date, a model of heights, other bands.

    Attributes:
        raster: A file, or what else GDAL opens.
        crs_wkt: The CRS it is used in; empty for the file's own.
        nodata: Of the bands where it is not the file's own.
        resampling: How values come about between its pixels; None for nearest where it says that it holds classes, else
            bilinear. Where its pixels are those of the first raster, they are taken as they are.
    """

    raster: Union[Path, GdalName]
    crs_wkt: str = ""
    nodata: tuple[ChosenNodata, ...] = ()
    resampling: Optional[Resampling] = None


def further_rasters(rasters: Sequence[FurtherRaster], resampling: str) -> tuple[FurtherRaster, ...]:
    """More rasters of an image, with how each is laid on the grid of the first, as users write it.

    Args:
        rasters: In their order.
        resampling: A word for each, of `RESAMPLING_WORDS`, separated by commas; one stands for all, an empty text
            leaves them as they are.

    Raises:
        FreeNetError: If a word is none of these, or there are too few or too many.
    """
    words = [word.strip().lower() for word in resampling.split(",")] if resampling.strip() else []
    wrong = next((word for word in words if word not in RESAMPLING_WORDS), None)
    if wrong is not None:
        raise FreeNetError(
            tr("'{word}' is no way of resampling.").format(word=wrong),
            tr("Write one of these for each raster: {words}.").format(words=", ".join(RESAMPLING_WORDS)),
        )
    words = words * len(rasters) if len(words) == 1 else words
    if words and len(words) != len(rasters):
        raise FreeNetError(
            tr("{words} ways of resampling are given for {count} further rasters.").format(
                words=len(words), count=len(rasters)
            ),
            tr("Give one for each, in their order, or one for all."),
        )
    chosen: dict[str, Resampling] = {"bilinear": "bilinear", "nearest": "nearest"}
    pairs = zip(rasters, words or [AS_SUITS] * len(rasters))
    return tuple(replace(one, resampling=chosen.get(word, one.resampling)) for one, word in pairs)


@dataclass(frozen=True)
class Scene:
    """A raster and how the user has set it up in QGIS.

    Attributes:
        raster: A file, or what else GDAL opens.
        crs_wkt: The CRS it is used in; empty for the file's own.
        nodata: Of the bands where it is not the file's own.
        classes: Where it is a class map, its classes as the layer's style shows them; empty for what the file says.
        large_bytes: Its values are copied for a run up to so many bytes, for a raster may change while the engine works
            on it. Of more, the file is read in place where that can be done, and what an interrupted classification
            has come to is kept.
        area: Where to look; None for all of it.
        mask: What to leave out; None for nothing.
        bands: The bands to train on.
        dates: The day on which each raster was taken, or each band of a single one, ISO 8601, empty where the file is
            to tell; none where that is so of all.
        further: More rasters, whose bands follow on those of the first, see `geodata.raster.stacking`.
    """

    raster: Union[Path, GdalName]
    crs_wkt: str = ""
    nodata: tuple[ChosenNodata, ...] = ()
    classes: tuple[ClassInfo, ...] = ()
    large_bytes: int = 10**9
    area: Optional[Area] = None
    mask: Optional[Mask] = None
    bands: BandChoice = BandChoice()
    dates: tuple[str, ...] = ()
    further: tuple[FurtherRaster, ...] = ()

    @property
    def rasters(self) -> tuple[Union[Path, GdalName], ...]:
        """All its rasters, the one that gives the grid first."""
        return self.raster, *(one.raster for one in self.further)

    @property
    def all_sources(self) -> tuple[Union[Path, GdalName], ...]:
        """All that is read of it: its rasters, and its mask."""
        return (*self.rasters, *([self.mask.raster] if self.mask else []))


@dataclass(frozen=True)
class Radius:
    """How far around a point pixels belong to it.

    Attributes:
        size: From the point to the middle of a pixel; 0 for the pixel it lies in alone.
        unit: What that is told in; metres are those on the ground.
    """

    size: float = 0.0
    unit: RadiusUnit = "pixels"

    def __post_init__(self) -> None:
        if not 0 <= self.size < math.inf:
            raise ValueError(f"{self.size} is no radius")


ONE_PIXEL = Radius()


@dataclass(frozen=True)
class Shape:
    """One feature with a class.

    Attributes:
        wkb: Polygon, line or point, in the scene's CRS.
        label: Its class, 1…n, a position in the classes that come with it.
        name: How the user knows the feature, for messages.
    """

    wkb: bytes
    label: int
    name: str


@dataclass(frozen=True)
class Labelled:
    """Features with their classes.

    Attributes:
        layer: Where they come from, for messages.
        shapes: The features; a shape's number is its position here, counted from 1.
        classes: The classes 1…n.
        numeric: Whether the class field holds numbers, so that class values mean something outside this layer.
        all_touched: Burn every pixel a polygon touches, not only those whose centre it covers.
        field: The field that holds the class, for reports.
        kind: What the features are.
        operation: The coordinate operation that placed them, as PROJ names it; empty where none is needed or known.
        remarks: What of the layer is left out or doubtful, in words; whoever read it has told it already.
        radius: Around points.
    """

    layer: str
    shapes: tuple[Shape, ...]
    classes: tuple[ClassInfo, ...]
    numeric: bool
    all_touched: bool = False
    field: str = ""
    kind: FeatureKind = "polygons"
    operation: str = ""
    remarks: tuple[str, ...] = ()
    radius: Radius = ONE_PIXEL


@dataclass(frozen=True)
class ClassRaster:
    """A raster of classes to train on, on any grid and in any CRS; each of its patches counts as a polygon.

    Attributes:
        scene: The raster.
        erode: So many pixels, of the image to train on, are taken off every edge of a patch.
        most_pixels: So many pixels of each class are trained on, drawn with the seed of the run; 0 for all.
    """

    scene: Scene
    erode: int = 0
    most_pixels: int = 0


@dataclass(frozen=True)
class FileKind:
    """A kind of result that is no map.

    Attributes:
        parameter: Of the toolbox; unique among all results, maps included. The layer of features alone shares that of
            the class map, for no algorithm writes both.
        endings: What its name may end in; the first is advised.
    """

    parameter: str
    endings: tuple[str, ...]


# By what `Outputs` calls them. Toolbox and command replace a file that ends so without asking: a new kind wants an
# ending that is hardly anything but ours; any other, such as .csv, also a look at what the file holds, in
# `result_files.check_writable`, as the figures of a report have it.
FILE_KINDS = {
    "model": FileKind("MODEL", (".safetensors",)),
    "report": FileKind("REPORT", (".html", ".htm")),
    "features": FileKind("OUTPUT", (".gpkg",)),
}


@dataclass(frozen=True)
class Outputs:
    """Where the results go; what is None is not written."""

    class_map: Optional[Path] = None
    confidence: Optional[Path] = None
    probabilities: Optional[Path] = None
    model: Optional[Path] = None
    report: Optional[Path] = None
    features: Optional[Path] = None

    def files(self) -> list[Path]:
        """Every file asked for."""
        return [path for path in vars(self).values() if path is not None]

    def maps(self) -> dict[MapKind, Path]:
        """The maps asked for."""
        return {kind: path for kind in MAPS if (path := getattr(self, kind.id)) is not None}

    def wants_map(self) -> bool:
        """Whether the scene has to be classified at all."""
        return bool(self.maps())


@dataclass(frozen=True)
class EngineChoice:
    """Which Python runs the engine (None: the first found that has torch) and on which device."""

    python: Optional[Path] = None
    device: Device = "auto"


@dataclass(frozen=True)
class TrainingScene:
    """A scene with its training data, in its CRS, or with a raster of classes."""

    scene: Scene
    training: Union[Labelled, ClassRaster]


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


@dataclass(frozen=True)
class SuggestRequest:
    """Suggest places for new training data.

    Attributes:
        probabilities: Raster of class probabilities, a band a class.
        outlines: Training features to keep away from, WKB in its CRS.
        outputs: Where the points go.
        count: How many are wanted.
        distance: That they keep from each other, in map units; 0 for one that suits the scene.
        layer: What to call their layer; empty for a name of our choice.
    """

    probabilities: Scene
    outlines: tuple[bytes, ...]
    outputs: Outputs
    count: int = 10
    distance: float = 0.0
    layer: str = ""


@dataclass(frozen=True)
class ModelInfoRequest:
    """Tell what a model says about itself: its card, and where the page about it goes."""

    card: ModelCard
    outputs: Outputs
