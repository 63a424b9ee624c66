# SPDX-License-Identifier: GPL-3.0-or-later
"""A training job: hold polygons out and measure, then train the model to keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

import numpy as np
import torch

from ...contract.final_model import ALL_POLYGONS, PART_OF_THEM, which_polygons
from ...contract.job import ENOUGH, PREVIEW, Job, LabelSource
from ...contract.report import Report, SceneFigures, Training
from ...contract.thresholds import FEW_TRAINING_PX
from ...contract.validation import validation_method
from ...text.i18n import number, tr
from .. import devices, memory
from ..events import Events
from ..learners.model_file import Network
from ..learners.spectral_network import SpectralNetwork
from ..mapping.classification import MapPart
from ..recipe.recipes import Recipe, recipe_for
from ..scenes.labelled_scene import LabelledScene
from ..scenes.pixel_counts import pixel_counts
from ..scenes.standardisation import Cube, Standardisation, measure_standardisation
from ..scenes.standardised_scene import StandardisedScene
from ..validation import accuracy, disagreement, reliability, yardsticks
from ..validation.calibration import HeldOutPixels
from ..validation.splits import Split, hold_out
from . import teaching
from .continuing import StartModel, shortened
from .previews import MOST_PX, Previews
from .stopping import StopFile
from .training_plan import TrainingPlan, plan_several, plan_training, smaller
from .training_session import TrainingSession


@dataclass(frozen=True)
class TrainingResult:
    """What training leaves.

    Attributes:
        network: The model to keep, in evaluation mode.
        recipe: How it was trained.
        scenes: What it was trained on.
        norms: The standardisation of its input, of each scene.
        is_by_scene: Whether that is to be measured anew on any scene that the model is applied to.
        temperature: Of its confidence, see `calibration`.
        report: What is known of training and accuracy.
    """

    network: Network
    recipe: Recipe
    scenes: tuple[LabelledScene, ...]
    norms: tuple[Standardisation, ...]
    is_by_scene: bool
    temperature: float
    report: Report


def run_training(
    job: Job,
    cube: Cube,
    valid: np.ndarray,
    labels: np.ndarray,
    polygons: np.ndarray,
    device: torch.device,
    events: Events,
    folder: Path,
    put: Callable[[MapPart, float], None],
    start: Optional[StartModel] = None,
    further: Sequence[LabelledScene] = (),
) -> TrainingResult:
    """Measure on held-out polygons, then train the model to keep, on all polygons where the recipe says so.

    For the arrays see docs/run-folder.md.

    Args:
        job: What to do.
        cube: Stored values.
        valid: Where there is data.
        labels: Of the training pixels.
        polygons: Which polygon they are of.
        device: Where to compute.
        events: Who is told.
        folder: For temporary files.
        put: Takes the parts of the map, where one is asked for, with the temperature of their confidence.
        start: The model to go on from; its classes come first in the job. None to train a new one.
        further: Other scenes to train on as well, each standardised by itself.

    Raises:
        FreeNetError: If memory does not suffice or training diverges.
    """
    recipe = recipe_for(job.options)
    if start is not None:
        recipe = shortened(recipe, start.card)
    first = LabelledScene(job.scene, job.bands, cube, valid, labels, polygons, job.labels or LabelSource(""))
    scenes, stop_file = (first, *further), StopFile(folder / ENOUGH)
    how = len(job.bands), len(job.classes), recipe, job.seed, device, devices.precision(device)
    drawn = [one.name for one in scenes], [one.labels for one in scenes]
    planned = plan_several(*drawn, *how) if further else plan_training(labels, *how)
    while True:
        text = tr("Training with {bands} bands on {pixels} pixels")
        what = text.format(bands=len(job.bands), pixels=number(planned.pixels, ","))
        memory.check(planned.needed, device, what)
        try:
            return _carried_out(planned, recipe, job, scenes, device, events, folder, put, start, stop_file)
        except (MemoryError, RuntimeError) as error:
            if not memory.is_exhaustion(error):
                raise
            less = smaller(planned, *drawn, *how)
            if less is None:
                raise memory.too_large(what, device, planned.needed, memory.available_bytes(device)) from error
            memory.release(error, device)
        while not memory.suffices(less.needed, device) and (smallest := smaller(less, *drawn, *how)) is not None:
            less = smallest
        events.info(tr("Memory ran out, other programs may have taken it: training begins again with less."))
        planned = less


def _carried_out(
    planned: TrainingPlan,
    recipe: Recipe,
    job: Job,
    scenes: Sequence[LabelledScene],
    device: torch.device,
    events: Events,
    folder: Path,
    put: Callable[[MapPart, float], None],
    start: Optional[StartModel],
    stop_file: StopFile,
) -> TrainingResult:
    """Do as planned; for the other arguments see `run_training`."""
    dtype, classes, further = devices.precision(device), len(job.classes), scenes[1:]
    cube, labels, polygons = scenes[0].cube, scenes[0].labels, scenes[0].polygons
    is_by_scene = bool(further) or (start is not None and start.card.standardised_by == "scene")
    for text in planned.remarks:
        events.info(text)
    if planned.mosaic is not None:
        labels = planned.mosaic.labels([one.labels for one in scenes])
        polygons = planned.mosaic.labels([one.polygons for one in scenes])
    elif planned.excerpt is not None:
        labels = planned.excerpt.covered(labels)
    split = hold_out(labels, polygons, job.options.validation, job.seed)
    validates, maps = bool(split.test.any()), job.verb == "train_and_classify"
    refits = validates and recipe.refit
    warnings = _warnings(job, labels, split) + teaching.untried(recipe)
    if start is not None and validates:
        text = tr(
            "Polygons that '{model}' was trained on may be among those held out: the accuracy is then optimistic."
        )
        warnings.append(text.format(model=start.name))
    for text in warnings:
        events.warning(text)
    events.stage("Preparing the image")
    wholes = [
        StandardisedScene(
            one.cube,
            one.valid,
            one.bands,
            measure_standardisation(one.cube, one.valid, one.bands) if is_by_scene or start is None else start.norm,
            device,
            dtype,
        )
        for one in scenes
    ]
    scene = whole = wholes[0]
    train, test, every, numbers = split.train, split.test, labels, polygons
    if planned.mosaic is not None:
        scene = planned.mosaic.of(wholes)
        cube = scene.cube
    elif planned.excerpt is not None:
        scene = planned.excerpt.of(whole)
        train, test, every, numbers = map(planned.excerpt.labels, (train, test, every, numbers))
    network = None if start is None else start.network
    session = TrainingSession(
        whole,
        scene,
        classes,
        recipe,
        job.seed,
        planned.recomputes,
        events,
        folder,
        stop_file,
        _previews(job, events, folder),
        network,
    )
    stops = recipe.stops_early and not job.options.steps
    session.expect(train, numbers, validates=validates, maps=maps, stops=stops)
    if recipe.taught and teaching.trial_steps(recipe):
        session.try_context(train, numbers)
    held_out = test if validates else None
    network = session.train(train, "Training without the held-out part" if refits else "Training", held_out, stops)
    temperature, tested = 1.0, None
    report = Report(job.version, job.verb, job.scene, labels=job.labels, accuracy=accuracy.unmeasured(job.classes))
    if validates:
        pixels = np.flatnonzero((test > 0) & scene.valid)
        seen = session.validate(network, "Measuring accuracy", pixels)
        found = HeldOutPixels(seen, test.flat[pixels].astype(int) - 1, numbers.flat[pixels])
        temperature = found.temperature()
        report = replace(_measured(report, job, found, pixels, test, numbers), validation=job.options.validation)
        session.conclude(report.accuracy.average_accuracy)
        if planned.mosaic is not None:
            tested = _by_scene(found, planned.mosaic.scenes().flat[pixels], len(scenes))
        report = replace(report, yardsticks=yardsticks.score(cube, split.train, split.test))
        doubts = _doubts(report)
        for text in doubts:
            events.warning(text)
        warnings = doubts + warnings  # those about the map itself weigh most
    if refits:
        measured_one = network
        network = session.train_anew(every, "Training on all polygons", measured_one)
        refits = network is not measured_one
    final_model = ALL_POLYGONS if refits or not validates else PART_OF_THEM
    if validates:
        events.info(which_polygons(job.options.validation, final_model, has_map=maps))
    if maps:
        for part in session.classify(network, "Classifying"):
            put(part, temperature)
    session.finish()
    training = Training(
        preset=job.options.preset,
        steps=session.recipe.steps,
        network="spectra alone" if isinstance(network, SpectralNetwork) else "FreeNet",
        context_gain=session.context_gain,
        final_model=final_model,
        training_window=planned.seen,
        recomputed=planned.recomputes,
        started_from=None if start is None else start.name,
    )
    report = replace(
        report,
        training=training,
        seed=job.seed,
        learning=tuple(session.learning),
        networks=teaching.NETWORKS if recipe.taught else 1,
        warnings=(*warnings, *planned.remarks, *session.remarks),
        scenes=_figures_of(scenes, classes, tested) if further else None,
    )
    norms = tuple(one.norm for one in wholes)
    return TrainingResult(network, session.recipe, scenes, norms, is_by_scene, temperature, report)


def _figures_of(
    scenes: Sequence[LabelledScene], classes: int, tested: Optional[list[tuple[int, Optional[float]]]]
) -> tuple[SceneFigures, ...]:
    """The figures of each of several scenes; `tested` are the held-out pixels and how many of them are right."""
    return tuple(
        SceneFigures(one.name, one.source, one.polygon_count, tuple(one.pixel_counts(classes)), pixels, share)
        for one, (pixels, share) in zip(scenes, tested or [(0, None)] * len(scenes))
    )


def _by_scene(found: HeldOutPixels, scenes: np.ndarray, count: int) -> list[tuple[int, Optional[float]]]:
    """The number of held-out pixels of each scene, and the share that is right; `scenes` tells whose each is, 1…."""
    right = found.probabilities.argmax(1) == found.classes
    inside = (scenes == number for number in range(1, count + 1))
    return [(int(own.sum()), float(right[own].mean()) if own.any() else None) for own in inside]


def _previews(job: Job, events: Events, folder: Path) -> Optional[Previews]:
    """Where the map can be watched, if that is wanted and cheap."""
    if not job.previews or job.grid.rows * job.grid.cols > MOST_PX:
        return None
    return Previews(folder / PREVIEW, lambda: events.preview(PREVIEW))


def _measured(
    report: Report, job: Job, found: HeldOutPixels, pixels: np.ndarray, test: np.ndarray, numbers: np.ndarray
) -> Report:
    """The report with what the held-out pixels, flat indices, tell of a map."""
    mapped, own_probability = np.zeros(test.shape, np.uint8), np.zeros(test.shape, np.float32)
    mapped.flat[pixels] = found.probabilities.argmax(1) + 1
    own_probability.flat[pixels] = found.probabilities[np.arange(len(pixels)), found.classes]
    figures = accuracy.assess(mapped, test, job.classes, numbers, job.seed)
    doubtful = disagreement.doubtful_polygons(mapped, test, numbers, job.classes, own_probability)
    calibrated = found.cross_calibrated()
    confidence = reliability.reliability(calibrated.max(1), calibrated.argmax(1) == found.classes, found.units)
    return replace(
        report,
        accuracy=figures,
        confused_classes=tuple(disagreement.confused_classes(figures.confusion_matrix, job.classes)),
        disagreements=tuple(doubtful),
        confidence=replace(confidence, temperature=found.temperature()),
    )


def _doubts(report: Report) -> list[str]:
    """What the user should know about what was measured: polygons the model got wrong, methods that do better."""
    found, overall = report.accuracy, report.accuracy.overall_accuracy
    doubts = disagreement.doubts_in_words(report.disagreements or (), found.test_polygons or 0, report.validation)
    if overall is not None and report.yardsticks is not None:
        doubts += yardsticks.shortfalls(overall, report.yardsticks)
    return doubts


def _warnings(job: Job, labels: np.ndarray, split: Split) -> list[str]:
    """What the user should know about the training data."""
    pixels = pixel_counts(labels, len(job.classes))
    tested = np.isin(np.arange(1, len(job.classes) + 1), split.test)
    texts = []
    few = [f"{info.name} ({count})" for info, count in zip(job.classes, pixels) if count < FEW_TRAINING_PX]
    if few:
        text = tr("Classes with fewer than {count} training pixels: {classes}.")
        texts.append(text.format(count=FEW_TRAINING_PX, classes=", ".join(few)))
    divided = [job.classes[label - 1].name for label in split.divided]
    if divided:
        text = tr(
            "Validated on one end of their only polygon, a few pixels away from the rest, which flatters: {classes}."
        )
        texts.append(text.format(classes=", ".join(divided)))
    unseen = [info.name for info, seen in zip(job.classes, tested) if not seen]
    words = validation_method(job.options.validation).words
    if words is not None and unseen:
        text = tr("Not validated, for want of room to hold anything out: {classes}.")
        texts.append(text.format(classes=", ".join(unseen)))
    if words is not None and words.caveat:
        texts.append(words.caveat)
    return texts
