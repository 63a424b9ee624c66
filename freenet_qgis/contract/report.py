# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run tells: ``report.json`` of the run folder and the figures beside a page, see docs/run-folder.md.

In the file most parts stand side by side in one object: what a run did not look for has no entry, what it looked for
and does not know is null.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, Optional

from ..files.regular_files import read_text
from ..files.strict_json import build, parse_json
from .figures import Accuracy, Area, CheckedPolygon, Confidence, Disagreement, Distances, PlaceFigures, Yardsticks
from .final_model import ALL_POLYGONS, PART_OF_THEM
from .job import LabelSource, Verb
from .sampling_units import SamplingUnit
from .validation import Validation, is_held_out

REPORT = "report.json"  # in the run folder

ReportedValidation = Literal[Validation, "reference"]  # a report knows assessments as well
LearningPoint = tuple[int, Optional[float], Optional[float]]
"""A step, and what was seen then: the loss, or the average accuracy on what was held out."""


@dataclass(frozen=True)
class Training:
    """The training of a model.

    Attributes:
        preset: The preset.
        steps: The steps of training that were taken.
        network: ``FreeNet`` or ``spectra alone``; empty where an older version does not tell.
        context_gain: By what share of held-out training pixels networks that see surroundings were right more often
            than single spectra; None where that was not tried.
        final_model: What the model that is kept was trained on, `ALL_POLYGONS` or `PART_OF_THEM`.
        training_window: What was seen of the scene in training, in words; None for all of it.
        recomputed: Whether parts of the network were computed twice to save memory.
        started_from: The model that training went on from.
    """

    preset: str = ""
    steps: Optional[int] = None
    network: str = ""
    context_gain: Optional[float] = None
    final_model: str = ""
    training_window: Optional[str] = None
    recomputed: bool = False
    started_from: Optional[str] = None


@dataclass(frozen=True)
class Tiling:
    """The classification of a scene with a model.

    Attributes:
        tile_side: The side of its tiles in pixels; None where it was classified as a whole.
        statistics: Whether the statistics of the scene are ``exact`` or ``approximate``.
        approximation_difference: The share of the map that other approximate statistics would map differently; None
            where they are exact.
    """

    tile_side: Optional[int] = None
    statistics: Optional[str] = None
    approximation_difference: Optional[float] = None


@dataclass(frozen=True)
class SceneFigures:
    """One of several scenes that a model was trained on.

    Attributes:
        scene: The name of the raster.
        labels: Where its labels come from.
        polygons: The number of its polygons, lines and points with training pixels.
        training_pixels: The training pixels of each class.
        test_pixels: The held-out pixels.
        overall_accuracy: The accuracy on them; None where there are none.
    """

    scene: str
    labels: LabelSource
    polygons: int
    training_pixels: tuple[int, ...]
    test_pixels: int
    overall_accuracy: Optional[float] = None


@dataclass(frozen=True)
class RasterFacts:
    """The facts about a raster that QGIS's side alone knows.

    Attributes:
        pixel_area_m2: The area of a pixel on the ground, square metres; None where pixels differ, or nobody knows.
        pixels_without_data: The pixels without data.
        dates: The days of its bands, ISO 8601, the earliest first.
        rasters: Names of the rasters that it is made of, where these are several.
    """

    pixel_area_m2: Optional[float] = None
    pixels_without_data: int = 0
    dates: tuple[str, ...] = ()
    rasters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """The report of a run: all that is known of it and of the accuracy.

    Attributes:
        version: The version of FreeNet for QGIS.
        verb: What was done.
        scene: The name of the raster or of the map.
        created: When it ended, UTC, ISO 8601.
        labels: Where the labels come from; None where that is not known.
        seed: The only source of randomness, where there was one.
        training: How the model was trained, where one was.
        validation: What was held out; ``reference`` of an assessment.
        accuracy: How well map and reference agree.
        sampling_unit: Whether the intervals rest on ``places``, ``polygons``, ``points`` or ``blocks``; None where they
            rest on training features.
        places: The places that the training features lie in, where such were held out.
        confused_classes: Sentences, the worst confusion first; None where nobody looked, as in the next two.
        disagreements: Polygons, lines and points mapped mostly as another class, the most likely wrong label first.
        confidence: How far the confidence can be believed, where that was measured.
        yardsticks: What simpler methods score, where they were tried.
        distances: How far held-out pixels and the map lie from training pixels, where there are both; of several scenes
            those of the first, which is the one mapped.
        learning: Some steps of the networks trained last, one after the other: those that the panel shows.
        network_steps: The steps of each of these.
        networks: How many networks were trained for the model that is kept, one after the other.
        checked: Every training feature, the most suspicious label first.
        warnings: Sentences for the user.
        scenes: The scenes that a model was trained on, where these are several.
        device: The device that computed, in words.
        tiling: How a scene was classified with a model, where one was.
        map_pixels: The pixels of each class in the whole map; None where there is no map.
        novel_pixels: The pixels of each class in the map whose novelty is above 1; None where nobody looked.
        area: The adjusted areas; None also where too little is known for them.
        seconds: How long all of it took.
        model: The name of the file with the model, where a scene was classified with one; QGIS's side
            adds it.
        raster: What QGIS's side knows of the raster; None until it adds that.
    """

    version: str
    verb: Verb
    scene: str
    created: str = ""
    labels: Optional[LabelSource] = None
    seed: Optional[int] = None
    training: Optional[Training] = None
    validation: ReportedValidation = "none"
    accuracy: Accuracy = field(default_factory=Accuracy)
    sampling_unit: Optional[SamplingUnit] = None
    places: Optional[PlaceFigures] = None
    confused_classes: Optional[tuple[str, ...]] = None
    disagreements: Optional[tuple[Disagreement, ...]] = None
    confidence: Optional[Confidence] = None
    yardsticks: Optional[Yardsticks] = None
    distances: Optional[Distances] = None
    learning: Optional[tuple[LearningPoint, ...]] = None
    network_steps: Optional[tuple[int, ...]] = None
    networks: Optional[int] = None
    checked: Optional[tuple[CheckedPolygon, ...]] = None
    warnings: tuple[str, ...] = ()
    scenes: Optional[tuple[SceneFigures, ...]] = None
    device: str = ""
    tiling: Optional[Tiling] = None
    map_pixels: Optional[tuple[int, ...]] = None
    novel_pixels: Optional[tuple[int, ...]] = None
    area: Optional[Area] = None
    seconds: Optional[float] = None
    model: Optional[str] = None
    raster: Optional[RasterFacts] = None

    def __post_init__(self) -> None:
        size = len(self.accuracy.classes)
        if self.map_pixels is not None and len(self.map_pixels) != size:
            raise ValueError(f"the pixels of the map are not those of {size} classes")
        if self.novel_pixels is not None and (self.map_pixels is None or len(self.novel_pixels) != size):
            raise ValueError(f"the pixels of unlike spectra are not those of {size} classes")
        if self.area is not None and len(self.area.classes) != size:
            raise ValueError(f"the areas are not those of {size} classes")
        if self.learning and all(loss is None for _, loss, _ in self.learning):
            raise ValueError("the learning curve has no loss")

    @property
    def is_refitted(self) -> bool:
        """Whether the model that was measured is not the one that was kept."""
        is_of_all = self.training is not None and self.training.final_model == ALL_POLYGONS
        return is_of_all and is_held_out(self.validation)

    @property
    def is_of_part(self) -> bool:
        """Whether the model that was kept is the one that was measured, hence not of all polygons."""
        return self.training is not None and self.training.final_model == PART_OF_THEM

    @property
    def measures_the_map(self) -> bool:
        """Whether the confusion is that of the map: not of another model, nor of other scenes as well."""
        is_measured = self.validation == "reference" or is_held_out(self.validation)
        return self.map_pixels is not None and is_measured and not self.is_refitted and not self.scenes

    @property
    def novel_share(self) -> Optional[float]:
        """The share of the map that is unlike the training data; None where nobody looked."""
        if self.novel_pixels is None:
            return None
        return sum(self.novel_pixels) / max(1, sum(self.map_pixels or ()))

    @property
    def feature_kind(self) -> str:
        """What the labels come from, as `unit_words.counted` calls it: of several scenes the kind that all have."""
        sources = [one.labels for one in self.scenes or ()] or [self.labels or LabelSource("")]
        kinds = {"patches" if one.kind == "raster" else one.kind for one in sources}
        return kinds.pop() if len(kinds) == 1 else "features"

    @property
    def polygons_tested(self) -> Optional[int]:
        """How many features, or units of a reference, map and labels were compared on; None if nobody counted them."""
        return self.accuracy.test_polygons if self.places is None else self.places.tested_polygons

    @staticmethod
    def from_dict(entries: Any) -> Report:
        """The report that the entries of a JSON object tell; those it does not know are ignored.

        Raises:
            ValueError: If they do not fit.
        """
        if not isinstance(entries, dict):
            raise ValueError("it is not an object")
        parts = {name: entries if _names(kind) & set(entries) else None for name, kind in _SIDE_BY_SIDE.items()}
        polygons = {name: _labelled(entries[name]) for name in ("disagreements", "checked") if name in entries}
        found: Report = build(Report, {**entries, **parts, "accuracy": entries, **polygons})
        return found

    def to_dict(self) -> dict[str, Any]:
        """The report as the entries of a JSON object."""
        entries: dict[str, Any] = {}
        for name, value in asdict(self).items():
            if name in _SIDE_BY_SIDE:
                entries.update(value or {})
            elif value is not None or name == "labels" or (name == "area" and self.measures_the_map):
                entries[name] = value
        if self.accuracy.test_polygons is None:
            entries = _without_intervals(entries)
            entries["classes"] = [_without_intervals(one) for one in entries["classes"]]
        for name in ("disagreements", "checked"):
            if name in entries:
                entries[name] = [_polygon(one, is_checked=name == "checked") for one in entries[name]]
        return entries

    def to_json(self, *, ascii_only: bool = False) -> str:
        """The report as JSON text, with letters as they are or as ASCII escapes."""
        return json.dumps(self.to_dict(), indent=1, ensure_ascii=ascii_only)

    @staticmethod
    def load(folder: Path) -> Report:
        """Read ``report.json`` from a run folder.

        Raises:
            OSError: If it cannot be read.
            ValueError: If it is no report.
        """
        return Report.from_dict(parse_json(read_text(folder / REPORT)))


_SIDE_BY_SIDE = {  # with the rest
    "training": Training, "accuracy": Accuracy, "distances": Distances, "tiling": Tiling, "raster": RasterFacts,
}  # fmt: skip


def _names(kind: type) -> set[str]:
    """The names of the fields of a dataclass."""
    return {one.name for one in fields(kind)}


def _without_intervals(entries: dict[str, Any]) -> dict[str, Any]:
    """Figures that no polygons were counted for."""
    return {name: value for name, value in entries.items() if not name.endswith(("_interval", "_polygons"))}


def _labelled(polygons: Any) -> Any:
    """Entries of polygons as the fields of their dataclass."""
    if not isinstance(polygons, list):
        return polygons
    return [{**one, "label": one.get("class")} if isinstance(one, dict) else one for one in polygons]


def _polygon(known: dict[str, Any], *, is_checked: bool) -> dict[str, Any]:
    """The entries of a polygon; what nobody looked for has none."""
    left_out = {"feature"} if is_checked else {"feature", "own_probability"}
    return {
        "class" if name == "label" else name: value
        for name, value in known.items()
        if value is not None or name not in left_out
    }
