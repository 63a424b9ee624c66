# SPDX-License-Identifier: GPL-3.0-or-later
"""A training job: hold polygons out and measure, then train the model to keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Optional

import numpy as np
import torch

from ..job import Job
from . import accuracy, devices, disagreement, memory, reliability, teaching, yardsticks
from .bench import Bench
from .calibration import HeldOut
from .classification import Part
from .events import Events
from .excerpt import Excerpt, excerpt
from .ground import Ground
from .model_file import Network
from .recipes import Recipe, recipe_for
from .spectral_network import SpectralNetwork
from .splits import Split, hold_out
from .standardisation import Cube, Standardisation
from .whitening import LEADING

FEW_PIXELS = 20
LARGEST_TRAINING_PX = 2**20  # of a scene trained on as a whole, except by the paper's preset
SMALLEST_TRAINING_PX = 2**16  # of an excerpt


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
    events: Events, folder: Path, put: Callable[[Part, float], None],
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

    Raises:
        FreeNetError: If memory does not suffice or training diverges.
    """
    recipe = recipe_for(job.options)
    split = hold_out(labels, polygons, job.options.validation, job.seed)
    validates, maps = bool(split.test.any()), job.verb == "train_and_classify"
    refits = validates and recipe.refit
    warnings = _warnings(job, labels, split) + teaching.untried(recipe)
    for text in warnings:
        events.warning(text)
    events.stage("Preparing the image")
    plan = _plan(job, labels, recipe, device, devices.precision(device))
    if plan.recomputes:
        events.info("Memory is short: feature maps are computed twice rather than kept, which takes longer.")
    what = f"Training with {len(job.bands)} bands on {plan.pixels:,} pixels"
    memory.check(plan.needed, device, what)
    with memory.exhaustion_explained(what, device, plan.needed):
        whole = Ground.measured(cube, valid, job.bands, device, devices.precision(device))
        ground, (train, test, every, numbers) = whole, (split.train, split.test, labels, polygons)
        if plan.excerpt is not None:
            ground = plan.excerpt.of(whole)
            train, test, every, numbers = map(plan.excerpt.labels, (train, test, every, numbers))
        bench = Bench(whole, ground, len(job.classes), recipe, job.seed, plan.recomputes, events, folder)
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
        "training_window": None if plan.excerpt is None else str(plan.excerpt),
        "recomputed": plan.recomputes,
        **(measured or accuracy.unmeasured(job.classes)),
        "learning": bench.learning,
        "networks": teaching.NETWORKS if recipe.taught else 1,
        "warnings": warnings + plan.remarks + bench.remarks,
    }
    return Outcome(network, bench.recipe, whole.norm, temperature, report)


@dataclass(frozen=True)
class _Plan:
    """How training makes do with the memory at hand: what it sees, what that needs, whether features are recomputed."""

    excerpt: Optional[Excerpt]
    pixels: int
    needed: int
    recomputes: bool

    @property
    def remarks(self) -> list[str]:
        if self.excerpt is None:
            return []
        lacking = "" if self.excerpt.is_complete else " There is no room for all training pixels: some are left out."
        return [f"The scene is too large to be trained on as a whole: {self.excerpt} were seen.{lacking}"]


def _plan(job: Job, labels: np.ndarray, recipe: Recipe, device: torch.device, dtype: torch.dtype) -> _Plan:
    """The whole scene; if memory is short with features computed twice; if that is too little, an excerpt."""

    def planned(pixels: int) -> tuple[int, bool]:
        return memory.plan(partial(_forecast, job, pixels, recipe, device, dtype), device, dtype)

    needed, recomputes = planned(labels.size)
    if not recipe.masked_statistics or (labels.size <= LARGEST_TRAINING_PX and memory.suffices(needed, device)):
        return _Plan(None, labels.size, needed, recomputes)
    largest = LARGEST_TRAINING_PX
    while largest > SMALLEST_TRAINING_PX and not memory.suffices(planned(largest)[0], device):
        largest //= 2
    part = excerpt(labels, largest, job.seed)
    return _Plan(part, part.pixels, *planned(part.pixels))


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


def _forecast(
    job: Job, pixels: int, recipe: Recipe, device: torch.device, dtype: torch.dtype, recompute: bool
) -> int:
    """Peak memory of the training, bytes; classifying takes what is left."""
    bands, classes = len(job.bands), len(job.classes)
    axes = min(bands, LEADING) if recipe.taught else 0  # of a second image, which comes beside the first
    training = memory.training_bytes(bands, classes, pixels, recipe, device, dtype, recompute)
    return training + memory.image_bytes(axes, pixels, dtype)


def _warnings(job: Job, labels: np.ndarray, split: Split) -> list[str]:
    """What the user should know about the training data."""
    pixels = np.bincount(labels.ravel(), minlength=len(job.classes) + 1)[1:]
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
