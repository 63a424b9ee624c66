# SPDX-License-Identifier: GPL-3.0-or-later
"""A training job: hold polygons out and measure, then train the model to keep."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, Optional

import numpy as np
import torch

from ..job import Job
from . import accuracy, calibration, devices, disagreement, memory, reliability, scene, teaching, yardsticks
from .bench import Bench
from .calibration import softened
from .events import Events
from .ground import Ground
from .inference import class_map
from .model_file import Network
from .recipes import Recipe, recipe_for
from .scene import Standardisation
from .spectral_network import SpectralNetwork
from .splits import Split, hold_out
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
        probabilities: Of the whole scene, float32, shape (classes, rows, cols), where a map was asked for.
        report: What ``report.json`` tells about training and accuracy.
    """

    network: Network
    recipe: Recipe
    norm: Standardisation
    temperature: float
    probabilities: Optional[np.ndarray]
    report: dict[str, Any]


def run(
    job: Job, cube: np.ndarray, valid: np.ndarray, labels: np.ndarray, polygons: np.ndarray, device: torch.device,
    events: Events,
) -> Outcome:  # fmt: skip
    """Measure on held-out polygons, then train the model to keep, on all polygons where the recipe says so.

    For the arrays see docs/run-folder.md.

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
    norm = scene.measure(cube, valid, job.bands)
    window = training_window(labels, recipe)
    dtype = devices.precision(device)
    what = f"Training with {len(job.bands)} bands on {size_of(window)} pixels"
    needed, recomputes = memory.plan(partial(_forecast, job, labels.size, window, recipe, device, dtype), device, dtype)
    if recomputes:
        events.info("Memory is short: feature maps are computed twice rather than kept, which takes longer.")
    memory.check(needed, device, what)
    with memory.exhaustion_explained(what, device, needed):
        whole = Ground(cube, valid, job.bands, norm, scene.load(cube, valid, job.bands, norm, device, dtype))
        bench = Bench(whole, window, len(job.classes), recipe, job.seed, recomputes, events)
        bench.expect(trainings=1 + refits, predictions=(validates or maps) + (refits and maps))
        if recipe.taught and teaching.trial_steps(recipe):
            bench.try_context(split.train, polygons)
        held_out = split.test if recipe.stops_early and validates and not job.options.steps else None
        network = bench.train(split.train, "Training without the held-out part" if refits else "Training", held_out)
        probabilities, temperature, measured = None, 1.0, {}
        if validates or maps:
            probabilities = bench.predict(network, "Measuring accuracy" if validates else "Classifying")
        if validates:
            measured = _measured(job, cube, probabilities, split, polygons)
            temperature = measured["confidence"]["temperature"]
            for text in measured["warnings"]:
                events.warning(text)
            warnings += measured.pop("warnings")
        if refits:
            network = bench.train(labels, "Training on all polygons")
            probabilities = bench.predict(network, "Classifying") if maps else None
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
        "networks": teaching.NETWORKS if recipe.taught else 1,
        "warnings": warnings + bench.remarks,
    }
    if maps:
        probabilities = softened(probabilities, temperature, 0)
    return Outcome(network, bench.recipe, norm, temperature, probabilities if maps else None, report)


def _measured(
    job: Job, cube: np.ndarray, probabilities: np.ndarray, split: Split, polygons: np.ndarray
) -> dict[str, Any]:
    """What the held-out pixels tell of a map."""
    test, mapped = split.test, class_map(probabilities)
    pixels = np.flatnonzero((test > 0) & (mapped > 0))
    seen, told = probabilities.reshape(len(probabilities), -1)[:, pixels].T, test.flat[pixels].astype(int) - 1
    own_probability = np.zeros(test.shape, np.float32)
    own_probability.flat[pixels] = seen[np.arange(len(told)), told]
    found = accuracy.assess(mapped, test, job.classes, polygons, job.seed)
    doubtful = disagreement.doubtful_polygons(mapped, test, polygons, job.classes, own_probability)
    held_out = calibration.HeldOut(seen, told, polygons.flat[pixels])
    calibrated = held_out.cross_calibrated()
    scores = yardsticks.score(cube, split.train, test)
    doubts = disagreement.doubts_in_words(doubtful, found["test_polygons"], job.options.validation)
    return {
        **found,
        "yardsticks": scores,
        "confused_classes": disagreement.confused_classes(found["confusion_matrix"], job.classes),
        "disagreements": doubtful,
        "confidence": {
            "temperature": held_out.temperature(),
            **reliability.reliability(calibrated.max(1), calibrated.argmax(1) == held_out.classes, held_out.units),
        },
        "warnings": doubts + yardsticks.shortfalls(found["overall_accuracy"], scores),
    }


def _forecast(
    job: Job, pixels: int, window: Window, recipe: Recipe, device: torch.device, dtype: torch.dtype, recompute: bool
) -> int:
    """Peak memory of the job, bytes."""
    bands, classes = len(job.bands), len(job.classes)
    outside = pixels - pixels_of(window)  # lies on the device, too
    axes = min(bands, LEADING) if recipe.taught else 0  # of a second image, which comes beside the first
    return max(
        memory.training_bytes(bands, classes, pixels_of(window), recipe, device, dtype, recompute)
        + memory.image_bytes(bands, outside, dtype),
        memory.prediction_bytes(bands, classes, pixels, recipe.width_factor, recipe.views, device, dtype),
    ) + memory.image_bytes(axes, pixels, dtype)


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
