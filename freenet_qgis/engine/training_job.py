# SPDX-License-Identifier: GPL-3.0-or-later
"""A training job: hold polygons out and measure, then train the model to keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch

from ..job import Job
from . import accuracy, devices, disagreement, memory, reliability, teaching, yardsticks
from .bench import Bench
from .calibration import HeldOut
from .classification import Part
from .events import Events
from .ground import Ground
from .model_file import Network
from .recipes import Recipe, recipe_for
from .spectral_network import SpectralNetwork
from .splits import Split, hold_out
from .standardisation import Cube, Standardisation
from .training_window import Window, pixels_of, size_of, training_window
from .whitening import LEADING

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
    window = training_window(labels, recipe)
    labels, polygons = labels[window], polygons[window]
    split = hold_out(labels, polygons, job.options.validation, job.seed)
    validates, maps = bool(split.test.any()), job.verb == "train_and_classify"
    refits = validates and recipe.refit
    warnings = _warnings(job, labels, split)
    for text in warnings:
        events.warning(text)
    events.stage("Preparing the image")
    dtype = devices.precision(device)
    what = f"Training with {len(job.bands)} bands on {size_of(window)} pixels"
    needed, recomputes = memory.plan(partial(_forecast, job, window, recipe, device, dtype), device, dtype)
    if recomputes:
        events.info("Memory is short: feature maps are computed twice rather than kept, which takes longer.")
    memory.check(needed, device, what)
    with memory.exhaustion_explained(what, device, needed):
        whole = Ground.measured(cube, valid, job.bands, device, dtype)
        bench = Bench(whole, window, len(job.classes), recipe, job.seed, recomputes, events, folder)
        bench.expect(trainings=1 + refits, predictions=validates + maps)
        if recipe.taught and teaching.trial_steps(recipe):
            bench.try_context(split.train, polygons)
        held_out = split.test if recipe.stops_early and validates and not job.options.steps else None
        network = bench.train(split.train, "Training without the held-out part" if refits else "Training", held_out)
        temperature, measured = 1.0, {}
        if validates:
            pixels = np.flatnonzero((split.test > 0) & valid[window])
            found = HeldOut(
                bench.validate(network, "Measuring accuracy", pixels), split.test.flat[pixels].astype(int) - 1,
                polygons.flat[pixels],
            )  # fmt: skip
            temperature = found.temperature()
            measured = _measured(job, bench.ground.cube, found, pixels, split, polygons)
            warnings += measured.pop("warnings")
        if refits:
            network = bench.train(labels, "Training on all polygons")
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
        "training_window": size_of(window) if bench.is_partial else None,
        **(measured or accuracy.unmeasured(job.classes)),
        "learning": bench.learning,
        "warnings": warnings + bench.remarks,
    }
    return Outcome(network, bench.recipe, whole.norm, temperature, report)


def _measured(
    job: Job, cube: Cube, found: HeldOut, pixels: np.ndarray, split: Split, polygons: np.ndarray
) -> dict[str, Any]:
    """What the held-out pixels tell of a map."""
    mapped, own_probability = np.zeros(split.test.shape, np.uint8), np.zeros(split.test.shape, np.float32)
    mapped.flat[pixels] = found.probabilities.argmax(1) + 1
    own_probability.flat[pixels] = found.probabilities[np.arange(len(pixels)), found.classes]
    figures = accuracy.assess(mapped, split.test, job.classes, polygons, job.seed)
    doubtful = disagreement.doubtful_polygons(mapped, split.test, polygons, job.classes, own_probability)
    calibrated = found.cross_calibrated()
    return {
        **figures,
        "yardsticks": yardsticks.score(cube, split.train, split.test),
        "confused_classes": disagreement.confused_classes(figures["confusion_matrix"], job.classes),
        "disagreements": doubtful,
        "confidence": {
            "temperature": found.temperature(),
            **reliability.reliability(calibrated.max(1), calibrated.argmax(1) == found.classes, found.units),
        },
        "warnings": disagreement.doubts_in_words(doubtful, figures["test_polygons"]),
    }


def _forecast(
    job: Job, window: Window, recipe: Recipe, device: torch.device, dtype: torch.dtype, recompute: bool
) -> int:
    """Peak memory of the training, bytes; classifying takes what is left."""
    bands, classes, pixels = len(job.bands), len(job.classes), pixels_of(window)
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
