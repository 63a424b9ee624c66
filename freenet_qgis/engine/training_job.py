# SPDX-License-Identifier: GPL-3.0-or-later
"""A training job: hold polygons out and measure, then train the model to keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import numpy as np
import torch

from ..job import Job
from . import accuracy, devices, disagreement, memory, reliability, teaching, yardsticks
from .bench import Bench
from .calibration import HeldOut
from .classification import Part
from .continuing import Start, shortened
from .events import Events
from .ground import Ground
from .model_file import Network
from .pixel_counts import pixel_counts
from .recipes import Recipe, recipe_for
from .spectral_network import SpectralNetwork
from .splits import Split, hold_out
from .standardisation import Cube, Standardisation, measure
from .training_plan import Plan, plan, smaller

FEW_PIXELS = 20


@dataclass(frozen=True)
class Outcome:
    """What training leaves.

    Attributes:
        network: The model to keep, in evaluation mode.
        recipe: How it was trained.
        norm: The standardisation of its input.
        temperature: Of its confidence, see `calibration`.
        report: What ``report.json`` tells about training and accuracy.
    """

    network: Network
    recipe: Recipe
    norm: Standardisation
    temperature: float
    report: dict[str, Any]


def run(
    job: Job, cube: Cube, valid: np.ndarray, labels: np.ndarray, polygons: np.ndarray, device: torch.device,
    events: Events, folder: Path, put: Callable[[Part, float], None], start: Optional[Start] = None,
) -> Outcome:  # fmt: skip
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

    Raises:
        FreeNetError: If memory does not suffice or training diverges.
    """
    recipe = recipe_for(job.options)
    if start is not None:
        recipe = shortened(recipe, start.card)
    wanted = (labels, len(job.bands), len(job.classes), recipe, job.seed, device, devices.precision(device))
    planned: Optional[Plan] = plan(*wanted)
    while True:
        what = f"Training with {len(job.bands)} bands on {planned.pixels:,} pixels"
        memory.check(planned.needed, device, what)
        try:
            return _carried_out(planned, recipe, job, cube, valid, labels, polygons, device, events, folder, put, start)
        except (MemoryError, RuntimeError) as error:
            if not memory.is_exhaustion(error):
                raise
            less = smaller(planned, *wanted)
            if less is None:
                raise memory.too_large(what, device, planned.needed, memory.available_bytes(device)) from error
            memory.release(error, device)
        events.info("Memory ran out, other programs may have taken it: training begins again with less.")
        planned = less


def _carried_out(
    planned: Plan, recipe: Recipe, job: Job, cube: Cube, valid: np.ndarray, labels: np.ndarray, polygons: np.ndarray,
    device: torch.device, events: Events, folder: Path, put: Callable[[Part, float], None], start: Optional[Start],
) -> Outcome:  # fmt: skip
    """Do as planned; for the other arguments see `run`."""
    dtype, classes = devices.precision(device), len(job.classes)
    for text in planned.remarks:
        events.info(text)
    if planned.excerpt is not None:
        labels = planned.excerpt.covered(labels)
    split = hold_out(labels, polygons, job.options.validation, job.seed)
    validates, maps = bool(split.test.any()), job.verb == "train_and_classify"
    refits = validates and recipe.refit
    warnings = _warnings(job, labels, split) + teaching.untried(recipe)
    if start is not None and validates:
        warnings.append(
            f"Polygons that '{start.name}' was trained on may be among those held out: the accuracy is then optimistic."
        )
    for text in warnings:
        events.warning(text)
    events.stage("Preparing the image")
    norm = measure(cube, valid, job.bands) if start is None else start.norm
    whole = Ground(cube, valid, job.bands, norm, device, dtype)
    ground, (train, test, every, numbers) = whole, (split.train, split.test, labels, polygons)
    if planned.excerpt is not None:
        ground = planned.excerpt.of(whole)
        train, test, every, numbers = map(planned.excerpt.labels, (train, test, every, numbers))
    network = None if start is None else start.network
    bench = Bench(whole, ground, classes, recipe, job.seed, planned.recomputes, events, folder, network)
    bench.expect(trainings=1 + refits, predictions=validates + maps)
    if recipe.taught and teaching.trial_steps(recipe):
        bench.try_context(train, numbers)
    held_out = test if recipe.stops_early and validates and not job.options.steps else None
    network = bench.train(train, "Training without the held-out part" if refits else "Training", held_out)
    temperature, measured = 1.0, {}
    if validates:
        pixels = np.flatnonzero((test > 0) & ground.valid)
        seen = bench.validate(network, "Measuring accuracy", pixels)
        found = HeldOut(seen, test.flat[pixels].astype(int) - 1, numbers.flat[pixels])
        temperature = found.temperature()
        measured = _measured(job, found, pixels, test, numbers)
        measured["yardsticks"] = yardsticks.score(cube, split.train, split.test)
        doubts = _doubts(job, measured)
        for text in doubts:
            events.warning(text)
        warnings += doubts
    if refits:
        network = bench.train(every, "Training on all polygons")
    if maps:
        for part in bench.classify(network, "Classifying"):
            put(part, temperature)
    report = {
        "preset": job.options.preset,
        "steps": bench.recipe.steps,
        "seed": job.seed,
        "network": "spectra alone" if isinstance(network, SpectralNetwork) else "FreeNet",
        "context_gain": bench.context_gain,
        "validation": job.options.validation if validates else "none",
        "final_model": "all polygons" if refits or not validates else "the part not held out",
        "training_window": None if planned.excerpt is None else str(planned.excerpt),
        "recomputed": planned.recomputes,
        "started_from": None if start is None else start.name,
        **(measured or accuracy.unmeasured(job.classes)),
        "learning": bench.learning,
        "networks": teaching.NETWORKS if recipe.taught else 1,
        "warnings": warnings + planned.remarks + bench.remarks,
    }
    return Outcome(network, bench.recipe, whole.norm, temperature, report)


def _measured(job: Job, found: HeldOut, pixels: np.ndarray, test: np.ndarray, numbers: np.ndarray) -> dict[str, Any]:
    """What the held-out pixels, flat indices, tell of a map."""
    mapped, own_probability = np.zeros(test.shape, np.uint8), np.zeros(test.shape, np.float32)
    mapped.flat[pixels] = found.probabilities.argmax(1) + 1
    own_probability.flat[pixels] = found.probabilities[np.arange(len(pixels)), found.classes]
    figures = accuracy.assess(mapped, test, job.classes, numbers, job.seed)
    calibrated = found.cross_calibrated()
    return {
        **figures,
        "confused_classes": disagreement.confused_classes(figures["confusion_matrix"], job.classes),
        "disagreements": disagreement.doubtful_polygons(mapped, test, numbers, job.classes, own_probability),
        "confidence": {
            "temperature": found.temperature(),
            **reliability.reliability(calibrated.max(1), calibrated.argmax(1) == found.classes, found.units),
        },
    }


def _doubts(job: Job, measured: dict[str, Any]) -> list[str]:
    """What the user should know about what was measured: polygons the model got wrong, methods that do better."""
    polygons = disagreement.doubts_in_words(
        measured["disagreements"], measured["test_polygons"], job.options.validation
    )
    return polygons + yardsticks.shortfalls(measured["overall_accuracy"], measured["yardsticks"])


def _warnings(job: Job, labels: np.ndarray, split: Split) -> list[str]:
    """What the user should know about the training data."""
    pixels = pixel_counts(labels, len(job.classes))
    tested = np.isin(np.arange(1, len(job.classes) + 1), split.test)
    texts = []
    few = [f"{info.name} ({count})" for info, count in zip(job.classes, pixels) if count < FEW_PIXELS]
    if few:
        texts.append(f"Classes with fewer than {FEW_PIXELS} training pixels: {', '.join(few)}.")
    divided = [job.classes[label - 1].name for label in split.divided]
    if divided:
        texts.append(
            "Validated on one end of their only polygon, a few pixels away from the rest, which flatters: "
            f"{', '.join(divided)}."
        )
    unseen = [info.name for info, seen in zip(job.classes, tested) if not seen]
    if job.options.validation != "none" and unseen:
        texts.append(f"Not validated, for want of room to hold anything out: {', '.join(unseen)}.")
    if job.options.validation == "pixels":
        texts.append("The accuracy is optimistic: neighbours of the test pixels are in training.")
    return texts
