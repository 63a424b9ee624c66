# SPDX-License-Identifier: GPL-3.0-or-later
"""The one straight line of every run: prepare the run folder, let the engine work in it, publish what it wrote.

Dock, toolbox and scripts all come through here. No QGIS, no Qt and no torch: safe in any thread.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Optional, Protocol, Union

import numpy as np

from . import disk_need, feature_layers, paths, reference, report, training_pixels
from .band_matching import Plan as BandPlan
from .band_matching import match_bands
from .class_merging import merged
from .disk_need import DiskNeed
from .geodata import in_place, polygons, publish, raster, suggestions
from .geodata.array_file import check_space
from .geodata.fingerprint import fingerprint
from .geodata.grid import pixel_area_m2
from .geodata.mapped_array import MappedArray
from .geodata.mixing import Mix
from .job import ClassInfo, FreeNetError, Job, LabelSource, LeftOut, ModelCard, Verb, from_json
from .kept_folder import MAPS_COMPUTED, RASTER_READ, is_kept, kept_folder, note, noted
from .model_header import read_model_card
from .request import (
    AssessRequest,
    ClassifyRequest,
    Labelled,
    Outputs,
    Scene,
    Shape,
    SuggestRequest,
    TrainRequest,
)
from .workers.interpreter import find_interpreter
from .workers.process import EngineProcess

READ, COMPUTED = 0.1, 0.94  # shares of the whole run after which reading and computing are done
WRITING, WRITTEN_FROM = 0.02, (0.94, 0.96, 0.98)  # of writing map, confidence and probabilities


class Canceled(Exception):
    """The user stopped the run; not an error."""


class Progress(Protocol):
    """Where a run tells how far it is; called from the thread the run is in."""

    def stage(self, name: str) -> None:
        """A new stage begins, in plain words."""

    def fraction(self, done: float) -> None:
        """How much of the whole run is done, 0 to 1."""

    def info(self, text: str) -> None:
        """A fact worth a line in the log."""

    def warning(self, text: str) -> None:
        """Something the user should know; the run goes on."""

    def learning(self, step: int, loss: float) -> None:
        """The training loss at a step."""

    def is_canceled(self) -> bool:
        """Whether the user wants the run to stop; asked several times a second."""


@dataclass(frozen=True)
class Result:
    """What a run leaves: the files it wrote, and its report as in ``report.json``."""

    outputs: Outputs
    report: dict[str, Any]


def train(request: TrainRequest, progress: Progress) -> Result:
    """Train a model, and classify its scene where a map is asked for.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    verb: Verb = "train_and_classify" if request.outputs.wants_map() else "train"
    return _with_polygons(verb, request, progress)


def check_training(request: TrainRequest, progress: Progress) -> Result:
    """Find out how far training polygons bear out each other's labels.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    result = _with_polygons("check_training", request, progress)
    checked = result.report["checked"]
    for text in feature_layers.in_words(checked):
        progress.warning(text)
    if request.outputs.features:
        crs_wkt = raster.describe(request.scene.raster, request.scene.crs_wkt).grid.crs_wkt
        feature_layers.write_checked(request.outputs.features, crs_wkt, checked, request.training)
    return result


def suggest(request: SuggestRequest, progress: Progress) -> Result:
    """Find where new training polygons would help most; no engine is needed.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    publish.check_writable(request.outputs.files())
    info = suggestions.read_classes(request.probabilities.raster, request.probabilities.crs_wkt)
    distance = request.distance or suggestions.default_distance(info.grid)
    progress.stage("Looking where classes are hard to tell apart")
    progress.info(f"Places keep {distance:g} map units from each other.")
    found = suggestions.suggest(info, request.outlines, request.count, distance, _part(progress, 0.0, 1.0))
    if len(found) < request.count:
        progress.warning(f"There is room for {len(found)} places only; a shorter distance makes room for more.")
    if request.outputs.features:
        feature_layers.write_suggestions(request.outputs.features, info.grid.crs_wkt, found)
    return Result(request.outputs, {"distance": distance, "suggestions": [asdict(one) for one in found]})


def classify(request: ClassifyRequest, progress: Progress) -> Result:
    """Classify a scene with a trained model.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    publish.check_writable(request.outputs.files())
    card = read_model_card(request.model)
    python = find_interpreter(request.engine.python)
    info = raster.describe(request.scene.raster, request.scene.crs_wkt)
    plan = match_bands(card, info)
    for text in plan.remarks:
        progress.warning(text)
    width_factor = 0.0 if card.network == "spectral" else card.width_factor
    need = disk_need.of_run(info.grid, request.outputs, len(card.classes), width_factor=width_factor)
    with _classify_folder(request, info, len(plan.bands), progress) as folder:
        cube = _read_once(info, folder, progress, need, plan.bands)
        shutil.copyfile(request.model, folder / "model.safetensors")
        job = replace(_job("classify", request, info, cube, card.classes), statistics=request.statistics)
        return _run(job, folder, python, request.outputs, progress, plan.remarks)


def assess(request: AssessRequest, progress: Progress) -> Result:
    """Compare a class map with reference polygons, points or a reference raster.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    publish.check_writable(request.outputs.files())
    python = find_interpreter(request.engine.python)
    progress.stage("Reading the class map")
    class_map = publish.read_class_map(request.class_map.raster, request.class_map.crs_wkt)
    progress.stage("Reading the reference")
    matched = reference.match(class_map, request.reference)
    for text in matched.remarks:
        progress.warning(text)
    with _run_folder() as folder:
        np.save(folder / "class_map.npy", matched.mapped)
        np.save(folder / "labels.npy", matched.labels)
        if matched.numbers is not None:
            np.save(folder / "polygons.npy", matched.numbers)
        job = Job(
            version=paths.metadata("version"),
            verb="assess",
            scene=request.class_map.raster.name,
            grid=class_map.grid,
            bands=(),
            source_bands=0,
            classes=matched.classes,
            device="cpu",
            labels=replace(_label_source(request.reference), matched_by=matched.by),
        )
        shapes = request.reference.shapes if isinstance(request.reference, Labelled) else ()
        return _run(job, folder, python, request.outputs, progress, matched.remarks, shapes)


def _with_polygons(verb: Verb, request: TrainRequest, progress: Progress) -> Result:
    """Let the engine work on a raster and polygons."""
    publish.check_writable(request.outputs.files())
    python = find_interpreter(request.engine.python)
    scene, training = request.scene, request.training
    info = raster.describe(scene.raster, scene.crs_wkt)
    progress.stage("Reading training polygons")
    burned = polygons.burn(training.shapes, info.grid, training.all_touched)
    training_pixels.check(burned, training, scene.raster.name, fewest_classes=1 if request.start_model else 2)
    start = None
    if request.start_model:
        start = starting_from(request.start_model, read_model_card(request.start_model), info, training.classes)
    with _run_folder() as folder:
        need = disk_need.of_run(info.grid, request.outputs, len(training.classes), trains=True)
        cube = _read(info, folder, progress, need, start and start.matched.bands)
        if start:
            shutil.copyfile(request.start_model, folder / "start.safetensors")
        used = training_pixels.select(burned, training, np.load(folder / "valid.npy", mmap_mode="r"))
        for text in used.remarks:
            progress.warning(text)
        np.save(folder / "labels.npy", start.numbers[used.labels] if start else used.labels)
        np.save(folder / "polygons.npy", used.numbers)
        job = _job(verb, request, info, cube, start.classes if start else training.classes)
        job = replace(
            job,
            options=request.options,
            seed=request.seed,
            labels=_label_source(training),
            left_out=tuple(LeftOut(band, reason) for band, reason in cube.dropped),
            start_model=request.start_model.name if request.start_model else "",
        )
        remarks = (*used.remarks, *(start.matched.remarks if start else _left_out(cube, info)))
        return _run(job, folder, python, request.outputs, progress, remarks, training.shapes)


class Start(NamedTuple):
    """What going on from a model means: its bands in the raster, its classes and the new ones, their numbers."""

    matched: BandPlan
    classes: tuple[ClassInfo, ...]
    numbers: np.ndarray


def starting_from(model: Path, card: ModelCard, info: raster.RasterInfo, drawn: Sequence[ClassInfo]) -> Start:
    """How training goes on from a model, on a raster with polygons of the classes `drawn`.

    Raises:
        FreeNetError: If it cannot: the network, the bands or the number of classes do not allow it.
    """
    if card.network == "spectral":
        raise FreeNetError(
            f"'{model.name}' is a model of single spectra, from which training cannot go on.", "Train a new model."
        )
    return Start(match_bands(card, info), *merged(card.classes, drawn))


@contextmanager
def _run_folder() -> Iterator[Path]:
    """A temporary folder that goes at the end, also on Windows, where a mapped file cannot be deleted."""
    folder = Path(tempfile.mkdtemp(prefix="freenet-"))
    try:
        yield folder
    except BaseException as error:
        traceback.clear_frames(error.__traceback__)  # they hold memory maps of the arrays
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _classify_folder(
    request: ClassifyRequest, info: raster.RasterInfo, bands: int, progress: Progress
) -> Iterator[Path]:
    """For a large scene, a folder that is kept until the scene is classified."""
    if not in_place.is_large(info, bands):
        with _run_folder() as folder:
            yield folder
        return
    made_from = {
        "version": paths.metadata("version"),
        "raster": fingerprint(info.path),
        "model": sha256(request.model.read_bytes()).hexdigest(),
        "size": (info.grid.rows, info.grid.cols),  # where it lies is no matter, and GDAL's WKT varies
        "bands": [asdict(band) for band in info.bands],
        "device": request.engine.device,
        "statistics": request.statistics,
        "maps": [kind for kind, path in vars(request.outputs).items() if path is not None],
    }
    with kept_folder(request.outputs.files()[0], made_from, progress) as folder:
        yield folder


def _read_once(
    info: raster.RasterInfo, folder: Path, progress: Progress, need: DiskNeed, wanted: Sequence[Mix]
) -> raster.Cube:
    """The raster's bands as in `_read`, if they are not in the run folder already."""
    known = noted(folder, RASTER_READ)
    if known is not None:
        return from_json(raster.Cube, json.dumps(known))
    cube = _read(info, folder, progress, need, wanted)
    note(folder, RASTER_READ, asdict(cube))
    return cube


def _read(
    info: raster.RasterInfo,
    folder: Path,
    progress: Progress,
    need: DiskNeed,
    wanted: Optional[Sequence[Mix]] = None,
) -> raster.Cube:
    """The raster's used bands in the run folder, and a word about every band left out."""
    progress.stage("Reading the raster")
    plain = in_place.find(info, wanted)
    bands = len(info.bands) if wanted is None else len(wanted)
    is_mixed = raster.stored_bands(info, wanted) is None
    need = replace(need, cube=0 if plain else in_place.cube_bytes(info, bands, is_mixed=is_mixed))
    if in_place.is_large(info, bands):
        progress.info(need.in_words())
    check_space(need.total, folder)
    cube = raster.read(info, folder, _part(progress, 0.0, READ), wanted, plain)
    for band, reason in cube.dropped:
        progress.info(f"{band.name} (band {band.number}) is left out: {reason}.")
    if not cube.valid_pixels:
        raise FreeNetError(
            f"'{info.path.name}' has no pixel with data.", "Check its nodata value, or choose another raster."
        )
    return cube


def _left_out(cube: raster.Cube, info: raster.RasterInfo) -> list[str]:
    """For the report, in a sentence for each reason, the bands that are not used."""
    numbers: dict[str, list[str]] = {}
    for band, reason in cube.dropped:
        numbers.setdefault(reason, []).append(str(band.number))
    return [
        f"{len(bands)} of {len(info.bands)} bands are left out ({reason}): {', '.join(bands)}."
        for reason, bands in numbers.items()
    ]


def _job(
    verb: Verb,
    request: Union[TrainRequest, ClassifyRequest],
    info: raster.RasterInfo,
    cube: raster.Cube,
    classes: tuple[ClassInfo, ...],
) -> Job:
    """What the engine has to know of a run on a raster."""
    return Job(
        version=paths.metadata("version"),
        verb=verb,
        scene=request.scene.raster.name,
        grid=info.grid,
        bands=cube.bands,
        source_bands=len(info.bands),
        classes=classes,
        device=request.engine.device,
        confidence=request.outputs.confidence is not None,
        probabilities=request.outputs.probabilities is not None,
    )


def _label_source(source: Union[Labelled, Scene]) -> LabelSource:
    """Where labels come from, as the report tells it."""
    if isinstance(source, Labelled):
        return LabelSource(source.layer, source.kind, source.field, len(source.shapes))
    return LabelSource(source.raster.name, "raster")


def _run(
    job: Job,
    folder: Path,
    python: Path,
    outputs: Outputs,
    progress: Progress,
    remarks: Sequence[str] = (),
    shapes: Sequence[Shape] = (),
) -> Result:
    """Let the engine work on a prepared run folder and publish what it leaves there.

    Its report gets what only this side knows: remarks on what was read, the names of the shapes, the size of a pixel.
    """
    if noted(folder, MAPS_COMPUTED) is None:
        job.save(folder)
        progress.stage("Starting the engine")
        with EngineProcess(python, folder, is_kept(folder)) as engine:
            for event in engine.events():
                _forward(event, progress)
        note(folder, MAPS_COMPUTED, True)
    summary = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    summary["warnings"] = [*remarks, *summary["warnings"]]
    summary["pixel_area_m2"] = pixel_area_m2(job.grid)
    for polygon in (*summary.get("disagreements", ()), *summary.get("checked", ())):
        polygon["feature"] = shapes[polygon["polygon"] - 1].name
    _publish(job, folder, outputs, summary, progress)
    progress.fraction(1.0)
    return Result(outputs, summary)


def _forward(event: dict[str, Any], progress: Progress) -> None:
    """One event of the engine to whoever watches; unknown ones are ignored."""
    if progress.is_canceled():
        raise Canceled
    kind = event.get("event")
    if kind == "stage":
        progress.stage(str(event["name"]))
    elif kind == "progress":
        progress.fraction(READ + (COMPUTED - READ) * float(event["done"]))
    elif kind == "learning":
        progress.learning(int(event["step"]), float(event["loss"]))
    elif kind == "info":
        progress.info(str(event["text"]))
    elif kind == "warning":
        progress.warning(str(event["text"]))


def _publish(job: Job, folder: Path, outputs: Outputs, summary: dict[str, Any], progress: Progress) -> None:
    """Copy what was asked for out of the run folder; each file appears complete or not at all."""
    progress.stage("Writing the results")
    mapped, sure, likely = (_part(progress, start, start + WRITING) for start in WRITTEN_FROM)
    if outputs.class_map:
        publish.write_class_map(outputs.class_map, _array(folder, "class_map"), job.grid, job.classes, mapped)
    if outputs.confidence:
        publish.write_confidence(outputs.confidence, _array(folder, "confidence"), job.grid, sure)
    if outputs.probabilities:
        probabilities = _array(folder, "probabilities")
        publish.write_probabilities(outputs.probabilities, probabilities, job.grid, job.classes, likely)
    if outputs.model:
        publish.copy_file(folder / "model.safetensors", outputs.model)
    if outputs.report:
        path = folder / "class_map.npy"
        report.write(outputs.report, summary, np.load(path, mmap_mode="r") if path.exists() else None)


def _array(folder: Path, name: str) -> MappedArray:
    return MappedArray(folder / f"{name}.npy")


def _part(progress: Progress, start: float, end: float) -> Callable[[float], None]:
    """Progress of one part of the run, which is also where that part can be cancelled."""

    def on_progress(done: float) -> None:
        if progress.is_canceled():
            raise Canceled
        progress.fraction(start + (end - start) * done)

    return on_progress
