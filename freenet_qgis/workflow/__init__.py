# SPDX-License-Identifier: GPL-3.0-or-later
"""The one straight line of every run: prepare the run folder, let the engine work in it, publish what it wrote.

Dock, toolbox and scripts all come through here. No QGIS, no Qt and no torch: safe in any thread.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, Union

import numpy as np

from .. import paths, report
from ..contract import schedule
from ..contract.job import ENOUGH, ClassInfo, Job, LabelSource, LeftOut, Verb
from ..contract.maps import MAPS, OPTIONAL_MAPS
from ..contract.model_card import ModelCard
from ..contract.model_header import read_model_card
from ..errors import FreeNetError
from ..files.array_file import ArrayFile
from ..files.new_files import NewFiles, Place, new_files
from ..files.regular_files import read_text
from ..files.strict_json import MAX_ITEMS, parse_json
from ..geodata import polygons, publish, raster, suggestions
from ..geodata.class_map import read_class_map
from ..geodata.grid import pixel_area_m2
from ..geodata.map_writing import NewMap, write_map
from ..geodata.own_rasters import check_image
from ..geodata.replaced import replaced_by
from ..labels import reference, training_pixels
from ..labels.class_merging import merged
from ..progress import Canceled, Progress, check_of, part
from ..request import AssessRequest, ClassifyRequest, Labelled, Outputs, Scene, Shape, SuggestRequest, TrainRequest
from ..text.i18n import number, tr
from ..workers.interpreter import find_interpreter
from ..workers.process import EngineProcess
from . import disk_need, feature_layers, further_scenes
from .band_matching import Plan as BandPlan
from .band_matching import Wanted, bands_of, match_bands, of_model
from .kept_folder import MAPS_COMPUTED, forget, is_kept, note, noted
from .run_folder import READ, classification_folder, is_whole, read, read_once, remarks, temporary_folder

REPORT = "report.json"
COMPUTED = 0.94  # share of the whole run after which computing is done


Compute = Callable[[Path, Path, Progress], None]  # the Python, the run folder, who is told


@dataclass(frozen=True)
class Result:
    """What a run leaves.

    Attributes:
        outputs: The files it wrote.
        report: As in ``report.json``.
        layer: The layer of features in its file; empty where there is none.
    """

    outputs: Outputs
    report: dict[str, Any]
    layer: str = ""


def one_engine(python: Path, folder: Path, progress: Progress) -> None:
    """Let an engine of this Python do what the job in a run folder says.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    job = Job.load(folder)
    progress.stage("Starting the engine")
    value_bytes = sum(kind.bytes_per_pixel(len(job.classes)) for kind in job.maps())
    writing = schedule.writing(job.grid.rows * job.grid.cols, value_bytes)
    with EngineProcess(python, folder, is_kept(folder)) as engine:
        for event in engine.events():
            _forward(event, progress, writing)
            if progress.is_enough():
                (folder / ENOUGH).touch()
            if event.get("event") == "preview":
                with suppress(OSError, ValueError):  # the next one may be taking its place
                    progress.preview(np.load(folder / str(event["file"]), allow_pickle=False), job)


def train(request: TrainRequest, progress: Progress, place: Place = NewFiles.put_in_place) -> Result:
    """Train a model, and classify its scene where a map is asked for.

    Args:
        request: What to train on, and how.
        progress: Told what goes on.
        place: Lets the finished files take their places; one that does so later takes care of them.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    verb: Verb = "train_and_classify" if request.outputs.wants_map() else "train"
    return _with_polygons(verb, request, progress, place)


def check_training(request: TrainRequest, progress: Progress) -> Result:
    """Find out how far training polygons bear out each other's labels.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    layer = request.outputs.features and feature_layers.name_of_checked(request.outputs.features, request.layer)
    result = _with_polygons("check_training", request, progress)
    checked = result.report["checked"]
    for text in feature_layers.in_words(checked):
        progress.warning(text)
    if request.outputs.features:
        crs_wkt = raster.place_of(request.scene).crs_wkt
        path = request.outputs.features
        is_replaced = feature_layers.write_checked(path, crs_wkt, checked, request.training, layer)
        _tell_layer(is_replaced, layer, path, progress)
    return replace(result, layer=layer or "")


def suggest(request: SuggestRequest, progress: Progress) -> Result:
    """Find where new training polygons would help most; no engine is needed.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    publish.check_writable(request.outputs.files())
    layer = request.outputs.features and feature_layers.name_of_suggestions(request.outputs.features, request.layer)
    info = suggestions.read_classes(request.probabilities, check_of(progress))
    distance = request.distance or suggestions.default_distance(info.grid)
    progress.stage("Looking where classes are hard to tell apart")
    progress.info(tr("Places keep {distance} map units from each other.").format(distance=number(distance, "g")))
    found = suggestions.suggest(info, request.outlines, request.count, distance, part(progress, 0.0, 1.0))
    if not found:
        text = tr("No place has room {distance} map units away from the polygons; give a shorter distance.")
        progress.warning(text.format(distance=number(distance, "g")))
    elif len(found) < request.count:
        progress.warning(
            tr("There is room for {count} places only; a shorter distance makes room for more.").format(
                count=len(found)
            )
        )
    if request.outputs.features:
        path = request.outputs.features
        _tell_layer(feature_layers.write_suggestions(path, info.grid.crs_wkt, found, layer), layer, path, progress)
    told = {"distance": distance, "suggestions": [asdict(one) for one in found]}
    return Result(request.outputs, told, layer or "")


def classify(
    request: ClassifyRequest,
    progress: Progress,
    compute: Compute = one_engine,
    place: Place = NewFiles.put_in_place,
) -> Result:
    """Classify a scene with a trained model.

    Args:
        request: What to classify, and how.
        progress: Told what goes on.
        compute: Lets engines work on the run folder, until there are maps and a report.
        place: As of `train`.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    _check_writable(request.outputs, place)
    check_image(request.scene.raster, progress.warning)
    card = read_model_card(request.model)
    python = find_interpreter(request.engine.python, progress.is_canceled)
    info = raster.of(request.scene, check_of(progress))
    plan = match_bands(card, info)
    for text in plan.remarks:
        progress.warning(text)
    width_factor = 0.0 if card.network == "spectral" else card.width_factor
    need = disk_need.of_run(info.grid, request.outputs, len(card.classes), width_factor=width_factor)
    with classification_folder(request, info, len(plan.bands), progress) as folder:
        cube = read_once(info, folder, progress, need, plan.bands)
        shutil.copyfile(request.model, folder / "model.safetensors")
        job = replace(_job("classify", request, info, cube, card.classes), statistics=request.statistics)
        told = (*plan.remarks, *remarks(cube, info))
        return _run(job, folder, python, request.outputs, progress, told, compute=compute, place=place)


def assess(request: AssessRequest, progress: Progress) -> Result:
    """Compare a class map with reference polygons, points or a reference raster.

    Raises:
        FreeNetError: What the user can mend.
        EngineCrash: A bug in the engine, with its log.
        Canceled: The user stopped the run.
    """
    publish.check_writable(request.outputs.files())
    python = find_interpreter(request.engine.python, progress.is_canceled)
    progress.stage("Reading the class map")
    class_map = read_class_map(request.class_map, check_of(progress))
    progress.stage("Reading the reference")
    _tell_operations([request.reference], progress)
    matched = reference.match(class_map, request.reference, check_of(progress))
    for text in matched.remarks:
        progress.warning(text)
    with temporary_folder() as folder:
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
        drawn = request.reference.remarks if isinstance(request.reference, Labelled) else ()
        return _run(job, folder, python, request.outputs, progress, (*drawn, *matched.remarks), shapes)


def _check_few(info: raster.RasterInfo) -> None:
    """Check that a model can tell of all bands."""
    if info.all_bands > MAX_ITEMS:
        raise FreeNetError(
            tr("'{name}' has {count} bands, a model takes {most} at most.").format(
                name=info.path.name, count=info.all_bands, most=MAX_ITEMS
            ),
            tr("Leave some out, or join neighbours."),
        )


def _with_polygons(
    verb: Verb, request: TrainRequest, progress: Progress, place: Place = NewFiles.put_in_place
) -> Result:
    """Let the engine work on a raster and polygons."""
    _check_writable(request.outputs, place)
    for one in (request, *request.further):
        check_image(one.scene.raster, progress.warning)
    python = find_interpreter(request.engine.python, progress.is_canceled)
    scene, training = request.scene, request.training
    info = raster.of(scene, check_of(progress))
    _check_few(info)
    progress.stage("Reading training polygons")
    _tell_operations([training, *(each.training for each in request.further)], progress)
    burned = polygons.burn(training.shapes, info.grid, training.all_touched)
    fewest = 1 if request.start_model or request.further else 2
    training_pixels.check(burned, training, scene.raster.name, fewest_classes=fewest)
    start = None
    if request.start_model:
        start = starting_from(request.start_model, read_model_card(request.start_model), info, training.classes)
    numbers = start.numbers if start else np.arange(len(training.classes) + 1, dtype=np.uint8)
    classes, drawn = start.classes if start else training.classes, []
    if request.further:
        classes, drawn = further_scenes.draw(request, classes, progress)
    with temporary_folder() as folder:
        need = disk_need.of_run(info.grid, request.outputs, len(classes), trains=True)
        need = replace(need, further=sum(one.bytes_needed for one in drawn))
        share = 0.0, 1 / (len(drawn) + 1)
        cube = read(info, folder, progress, need, start and start.matched.bands, share)
        if start:
            shutil.copyfile(request.start_model, folder / "start.safetensors")
        valid = np.load(folder / "valid.npy", mmap_mode="r")
        used = training_pixels.select(burned, training, valid, has_every_class=not drawn)
        for text in used.remarks:
            progress.warning(text)
        labels = numbers[used.labels]
        np.save(folder / "labels.npy", labels)
        np.save(folder / "polygons.npy", used.numbers)
        polygon_remarks = (*training.remarks, *used.remarks)
        told = (*polygon_remarks, *(start.matched.remarks if start else ()), *remarks(cube, info))
        job = _job(verb, request, info, cube, classes)
        job = replace(
            job,
            options=request.options,
            seed=request.seed,
            labels=_label_source(training),
            previews=request.previews,
            left_out=tuple(LeftOut(band, reason) for band, reason in cube.dropped),
            start_model=request.start_model.name if request.start_model else "",
            remarks=polygon_remarks,
        )
        if drawn:
            wanted = start.wanted if start else bands_of(info, cube.bands)
            further = further_scenes.write(drawn, wanted, len(training.shapes), folder, progress)
            of_polygons = np.concatenate([numbers, *(one.numbers for one in drawn)])
            further_scenes.check_classes(classes, of_polygons.tolist(), {*np.unique(labels).tolist(), *further.labels})
            job = replace(job, further=further.scenes, remarks=(*polygon_remarks, *further.remarks))
            told = (*told, *further.remarks)
        shapes = further_scenes.shapes_of(request)
        return _run(job, folder, python, request.outputs, progress, told, shapes, place=place)


def _check_writable(outputs: Outputs, place: Place) -> None:
    """Check that results can be written; who places them closes what is open, and has looked at that before."""
    files = outputs.files()
    publish.check_writable(files, () if place is NewFiles.put_in_place else files)


def _tell_layer(is_replaced: bool, layer: str, path: Path, progress: Progress) -> None:
    """Name the layer whose place was taken, if there was one."""
    if is_replaced:
        progress.info(tr("Replaced: {files}").format(files=f"{layer} ({path.name})"))


def _tell_operations(sources: Sequence[Union[Labelled, Scene]], progress: Progress) -> None:
    """Name the coordinate operations that place features."""
    for one in sources:
        if isinstance(one, Labelled) and one.operation:
            text = tr("The coordinate operation that places the features of '{}': {}.")
            progress.info(text.format(one.layer, one.operation))


class Start(NamedTuple):
    """What going on from a model means: its bands in the raster, its classes and the new ones, their numbers."""

    wanted: Wanted
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
            tr("'{model}' is a model of single spectra, from which training cannot go on.").format(model=model.name),
            tr("Train a new model."),
        )
    return Start(of_model(card), match_bands(card, info), *merged(card.classes, drawn))


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
        pixels_without_data=info.grid.rows * info.grid.cols - cube.valid_pixels,
        classes=classes,
        device=request.engine.device,
        **{kind.id: kind in request.outputs.maps() for kind in OPTIONAL_MAPS},
    )


def _label_source(source: Union[Labelled, Scene]) -> LabelSource:
    """Where labels come from, as the report tells it."""
    if isinstance(source, Labelled):
        return LabelSource(source.layer, source.kind, source.field, len(source.shapes), operation=source.operation)
    return LabelSource(source.raster.name, "raster")


def _run(
    job: Job,
    folder: Path,
    python: Path,
    outputs: Outputs,
    progress: Progress,
    remarks: Sequence[str] = (),
    shapes: Sequence[Shape] = (),
    compute: Compute = one_engine,
    place: Place = NewFiles.put_in_place,
) -> Result:
    """Let the engine work on a prepared run folder and publish what it leaves there.

    Its report gets what only this side knows: remarks on what was read, the names of the shapes, the size of a pixel.
    """
    if noted(folder, MAPS_COMPUTED) is None or not _is_computed(folder, job):
        forget(folder, MAPS_COMPUTED)
        job.save(folder)
        compute(python, folder, progress)
        note(folder, MAPS_COMPUTED, True)
    summary = parse_json(read_text(folder / REPORT))
    summary["warnings"] = [*remarks, *summary["warnings"]]
    summary["pixel_area_m2"] = pixel_area_m2(job.grid)
    summary["pixels_without_data"] = job.pixels_without_data
    for polygon in (*summary.get("disagreements", ()), *summary.get("checked", ())):
        polygon["feature"] = shapes[polygon["polygon"] - 1].name
    _publish(job, folder, outputs, summary, progress, place)
    progress.fraction(1.0)
    return Result(outputs, summary)


def _is_computed(folder: Path, job: Job) -> bool:
    """Whether what was noted as computed is still there, as a whole."""
    size = job.grid.rows, job.grid.cols
    is_told = isinstance(noted(folder, REPORT), dict)
    return is_told and all(
        is_whole(folder / f"{kind.id}.npy", kind.shape(size, len(job.classes))) for kind in job.maps()
    )


def _forward(event: dict[str, Any], progress: Progress, writing: float) -> None:
    """One event of the engine to whoever watches; unknown ones are ignored. Seconds of `writing` come after it."""
    if progress.is_canceled():
        raise Canceled
    kind = event.get("event")
    if kind == "stage":
        progress.stage(str(event["name"]))
    elif kind == "progress":
        progress.fraction(READ + (COMPUTED - READ) * float(event["done"]))
        if "left" in event:
            progress.remaining(*(writing + float(end) for end in event["left"]))
    elif kind == "learning":
        progress.learning(int(event["step"]), float(event["loss"]), int(event["network"]))
    elif kind == "held_out":
        progress.held_out(int(event["step"]), float(event["accuracy"]))
    elif kind == "info":
        progress.info(str(event["text"]))
    elif kind == "warning":
        progress.warning(str(event["text"]))


def _publish(
    job: Job, folder: Path, outputs: Outputs, summary: dict[str, Any], progress: Progress, place: Place
) -> None:
    """Copy what was asked for out of the run folder; all of it takes its place, or no file changes."""
    progress.stage("Writing the results")
    replaced = [path.name for path in replaced_by(outputs)]
    with new_files(place) as files:
        for kind, path in outputs.maps().items():
            begun, ended = (COMPUTED + (1 - COMPUTED) * (MAPS.index(kind) + end) / len(MAPS) for end in (0, 1))
            new = NewMap(kind, ArrayFile(folder / f"{kind.id}.npy"), job.grid, job.classes)
            write_map(path, new, part(progress, begun, ended), files)
        if outputs.model:
            publish.copy_file(folder / "model.safetensors", outputs.model, files)
        if outputs.report:
            path = folder / "class_map.npy"
            values = np.load(path, mmap_mode="r") if path.exists() else None
            report.write(outputs.report, summary, values, files)
        if progress.is_canceled():
            raise Canceled
    if replaced and not files.are_waiting():  # else nobody knows when
        progress.info(tr("Replaced: {files}").format(files=", ".join(replaced)))
