# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine does with a run folder, verb by verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from time import perf_counter
from typing import Any, Optional

import numpy as np
import torch

from ..contract import area_estimate, computed
from ..contract.figures import Accuracy
from ..contract.job import Job
from ..contract.maps import MAPS
from ..contract.report import REPORT, Report
from ..contract.sampling_units import SamplingUnit
from ..contract.schedule import Span
from ..contract.unlike import unlike_in_words
from ..files.durable import write_durably
from ..text.i18n import tr
from . import devices
from .events import Events
from .fast import cuda_kernels
from .learners import model_file, trial
from .limits import USUAL, Limits
from .mapping import classification_job
from .mapping.map_files import MapFiles
from .mapping.map_part import MapPart
from .mapping.shares import Shares
from .network.trained_network import as_freenet
from .scenes.labelled_scene import labelled_scenes
from .scenes.pixel_counts import pixel_counts
from .scenes.run_arrays import check_folder, open_classes, open_cube, open_polygons, open_training, open_valid
from .scenes.standardisation import CPU
from .scenes.standardised_scene import StandardisedScene
from .training import training_check, training_room
from .training.continuing import ContinuedModel
from .training.trained_model import card_of
from .training.training_job import run_training
from .training.training_task import TrainingTask
from .validation import accuracy, disagreement, yardsticks
from .validation.splits import BLOCK_PX


def run(folder: Path, events: Events, limits: Limits = USUAL) -> None:
    """Do the job in `folder` and leave the results there.

    Args:
        folder: The run folder.
        events: Told how it goes.
        limits: How much is done at once, and how often something beside it.

    Raises:
        FreeNetError: What the user can mend.
    """
    started = perf_counter()
    job = Job.load(folder)
    check_folder(folder, job)
    computed.forget(folder)
    report = _VERBS[job.verb](job, folder, events, limits)
    _finish(report, round(perf_counter() - started, 1), folder, events)


def share(folder: Path, orders: Iterable[dict[str, Any]], events: Events, limits: Limits = USUAL) -> None:
    """Do what is ordered of the classification in `folder`, on which others may work as well.

    Args:
        folder: The run folder.
        orders: Each names a method of `Shares` in ``do`` and gives its arguments; ``finish`` takes the ``seconds``
            that all of it took as well.
        events: Told the answers.
        limits: As for `run`; the same for all engines.

    Raises:
        FreeNetError: What the user can mend.
    """
    job = Job.load(folder)
    check_folder(folder, job)
    shares = Shares(job, folder, _device(job, events), limits)
    for order in orders:
        what, seconds = order.pop("do"), order.pop("seconds", None)
        answer = getattr(shares, what)(**order)
        if isinstance(answer, Report):
            _finish(answer, seconds, folder, events)
        events.answer(answer.to_dict() if isinstance(answer, Report) else answer)


def check_room(folder: Path, limits: Limits = USUAL) -> None:
    """Find out whether memory suffices for the training in `folder`, of whose scenes there are the labels alone.

    Args:
        folder: A run folder without cubes.
        limits: As for `run`.

    Raises:
        FreeNetError: If it does not.
    """
    job = Job.load(folder)
    training_room.check_room(job, folder, devices.choose(job.device, trial.is_right), limits)


def _finish(report: Report, seconds: Optional[float], folder: Path, events: Events) -> None:
    """Write the report, the last result of a run, with the time when all of it was done, and note that it is."""
    finished = replace(report, created=_now(), seconds=seconds).to_json(ascii_only=True)
    write_durably(folder / REPORT, lambda path: path.write_text(finished, encoding="utf-8"))
    maps = [] if report.verb == "assess" else [folder / f"{kind.id}.npy" for kind in MAPS]
    computed.note(folder, [path for path in maps if path.exists()])
    for text in unlike_in_words(report):
        events.info(text)
    events.progress(1.0, Span(0.0, 0.0))
    found = report.accuracy
    events.result(overall_accuracy=found.overall_accuracy, average_accuracy=found.average_accuracy, kappa=found.kappa)


def _now() -> str:
    """UTC, ISO 8601."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _train(job: Job, folder: Path, events: Events, limits: Limits) -> Report:
    scikit_learn = yardsticks.import_in_background()
    device = _device(job, events)
    scenes = labelled_scenes(job, folder)
    scikit_learn.result()  # one that is broken is told now, not after training
    task = TrainingTask(job, scenes, device, events, folder, _start_model(job, folder, device), limits)
    maps = MapFiles.of(job, folder, limits) if task.maps else None
    result = run_training(task, _nowhere if maps is None else maps.put)
    report = replace(result.report, device=devices.describe(device))
    if maps:
        novel_pixels = maps.novel_pixels()
        pixels = tuple(maps.finish(int(np.count_nonzero(scenes[0].valid))))
        report = _with_areas(replace(report, map_pixels=pixels, novel_pixels=novel_pixels))
    card = card_of(task, result, report, _now())
    write_durably(folder / "model.safetensors", lambda path: model_file.save(path, result.network, card, result.known))
    return report


def _nowhere(part: MapPart, temperature: float) -> None:
    """No map is wanted."""


def _start_model(job: Job, folder: Path, device: torch.device) -> Optional[ContinuedModel]:
    """The model that training goes on from, if any."""
    if not job.start_model:
        return None
    network, card = model_file.load(folder / "start.safetensors", device)
    known = model_file.load_known(folder / "start.safetensors", CPU) if card.known_spectra else None
    return ContinuedModel(job.start_model, as_freenet(network), card, known)


def _with_areas(report: Report) -> Report:
    """The report with adjusted areas, where the confusion is that of the map and enough is known."""
    if not report.measures_the_map:
        return report
    return replace(report, area=area_estimate.estimate(report.accuracy.confusion_matrix, report.map_pixels or ()))


def _classify(job: Job, folder: Path, events: Events, limits: Limits) -> Report:
    return classification_job.run_classification(job, folder, _device(job, events), events, limits)


def _assess(job: Job, folder: Path, events: Events, _limits: Limits) -> Report:
    events.stage("Measuring accuracy")
    mapped, labels = (open_classes(folder, name, job, len(job.classes)) for name in ("class_map", "labels"))
    unit = _sampling_unit(job, folder)
    units = _blocks(labels.shape) if unit == "blocks" else open_polygons(folder, job)
    found = accuracy.assess(mapped, labels, job.classes, units, job.seed)
    # A polygon of one pixel is as a point: where the map errs, which does not doubt the label.
    has_polygons = unit == "polygons" and (found.test_polygons or 0) < found.test_pixels
    doubtful = disagreement.doubtful_polygons(mapped, labels, units, job.classes) if has_polygons else []
    map_pixels = _pixels(mapped, job)
    warnings = _remarks(found, map_pixels)
    warnings += disagreement.doubts_in_words(doubtful, found.test_polygons or 0, "reference", unit)
    for text in warnings:
        events.warning(text)
    return _with_areas(
        Report(
            job.version, job.verb, job.scene, labels=job.labels,
            validation="reference",
            accuracy=found,
            sampling_unit=unit,
            device="CPU",
            map_pixels=tuple(map_pixels),
            confused_classes=tuple(disagreement.confused_classes(found.confusion_matrix, job.classes)),
            disagreements=tuple(doubtful),
            warnings=tuple(warnings),
        )
    )  # fmt: skip


def _check_training(job: Job, folder: Path, events: Events, _limits: Limits) -> Report:
    scikit_learn = yardsticks.import_in_background()
    device = _device(job, events)
    events.stage("Preparing the image")
    labels, polygons = open_training(folder, job, len(job.classes))
    scene = StandardisedScene.measured(open_cube(folder, job), open_valid(folder, job), job.bands, device)
    scikit_learn.result()
    events.stage("Checking the training data against each other")
    evidence = training_check.gather_evidence(scene, labels, polygons, len(job.classes), job.seed, events.progress)
    return Report(
        job.version, job.verb, job.scene, labels=job.labels,
        accuracy=accuracy.unmeasured(job.classes),
        device=devices.describe(device),
        seed=job.seed,
        checked=tuple(training_check.judge(evidence, labels, polygons, job.classes)),
    )  # fmt: skip


def _sampling_unit(job: Job, folder: Path) -> SamplingUnit:
    """What the reference of an assessment consists of: ``polygons``, ``points`` or, of a raster, ``blocks``."""
    if not (folder / "polygons.npy").exists():
        return "blocks"
    return "points" if job.labels is not None and job.labels.kind == "points" else "polygons"


def _blocks(shape: tuple[int, ...]) -> np.ndarray:
    """The number of the square block each pixel lies in, int32: the units of a reference without polygons."""
    rows, cols = (np.arange(size, dtype=np.int32) // BLOCK_PX for size in shape)
    return rows[:, None] * (cols[-1] + 1) + cols


def _remarks(found: Accuracy, map_pixels: list[int]) -> list[str]:
    """What the user should know about the reference."""
    texts = []
    if found.unclassified_pixels:
        count = found.unclassified_pixels
        text = tr("{count} reference pixels left out: without a class in the map.", count)
        texts.append(text.format(count=count))
    rows = zip(found.classes, map_pixels)
    unseen = [info.name for info, pixels in rows if pixels and not info.reference_pixels]
    if unseen:
        text = tr("In the map, but without reference, so never validated: {classes}.")
        texts.append(text.format(classes=", ".join(unseen)))
    return texts


_VERBS: dict[str, Callable[[Job, Path, Events, Limits], Report]] = {
    "train": _train,
    "train_and_classify": _train,
    "classify": _classify,
    "assess": _assess,
    "check_training": _check_training,
}


def _device(job: Job, events: Events) -> torch.device:
    """Where to compute, made ready."""
    devices.make_deterministic(job.seed)
    device = devices.choose(job.device, trial.is_right)
    cuda_kernels.compile_in_background(device, devices.precision(device))
    events.info(tr("Computing on {device}.").format(device=devices.describe(device)))
    return device


def _pixels(mapped: np.ndarray, job: Job) -> list[int]:
    """The number of pixels of each class in a map."""
    return pixel_counts(mapped, len(job.classes)).tolist()
