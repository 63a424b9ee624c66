# SPDX-License-Identifier: GPL-3.0-or-later
"""A training job: hold polygons out and measure, then train the model to keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
import torch

from ..job import Job
from . import accuracy, memory, scene
from .events import Events, Meter
from .global_statistics import freeze_statistics
from .inference import class_map, predict
from .network import FreeNet
from .recipes import Recipe, recipe_for
from .scene import Standardisation
from .splits import Split, hold_out
from .training import train

VIEW_EFFORT = 0.4  # of predicting one view, in training steps
LARGEST_TRAINING_PX = 2**20  # of a scene trained on as a whole, except by the paper's preset
MARGIN_PX = 64  # around the polygons where only that part is trained on; most of the receptive field
FEW_PIXELS = 20

Window = tuple[slice, slice]


@dataclass(frozen=True)
class Outcome:
    """What training leaves.

    Attributes:
        network: The model to keep, in evaluation mode.
        recipe: How it was trained.
        norm: The standardisation of its input.
        probabilities: Of the whole scene, float32, shape (classes, rows, cols), where a map was asked for.
        report: What ``report.json`` tells about training and accuracy.
    """

    network: FreeNet
    recipe: Recipe
    norm: Standardisation
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
    warnings = _warnings(job, labels, split)
    for text in warnings:
        events.warning(text)
    events.stage("Preparing the image")
    norm = scene.measure(cube, valid, job.bands)
    window = _training_window(labels, recipe)
    needed = _forecast(job, labels.size, window, recipe)
    what = f"Training with {len(job.bands)} bands on {_size(window)} pixels"
    memory.check(needed, device, what)
    with memory.exhaustion_explained(what, device, needed):
        whole = scene.load(cube, valid, job.bands, norm, device)
        bench = _Bench(whole, window, len(job.classes), recipe, job.seed, events)
        bench.expect(trainings=1 + refits, predictions=(validates or maps) + (refits and maps))
        network = bench.train(split.train, "Training without the held-out part" if refits else "Training")
        probabilities = None
        measured = accuracy.unmeasured(job.classes)
        if validates or maps:
            probabilities = bench.predict(network, "Measuring accuracy" if validates else "Classifying")
        if validates:
            measured = accuracy.assess(class_map(probabilities), split.test, job.classes)
        if refits:
            network = bench.train(labels, "Training on all polygons")
            probabilities = bench.predict(network, "Classifying") if maps else None
    report = {
        "preset": job.options.preset,
        "steps": recipe.steps,
        "seed": job.seed,
        "validation": job.options.validation if validates else "none",
        "final_model": "all polygons" if refits or not validates else "the part not held out",
        "training_window": _size(window) if bench.is_partial else None,
        "nearest_label_accuracy": accuracy.nearest_label_accuracy(split.train, split.test),
        **measured,
        "warnings": warnings,
    }
    return Outcome(network, recipe, norm, probabilities if maps else None, report)


class _Bench:
    """Trains and predicts on one scene, telling how far the whole is."""

    def __init__(
        self, whole: scene.Scene, window: Window, classes: int, recipe: Recipe, seed: int, events: Events
    ) -> None:
        self._whole, self._window = whole, window
        self._part = whole if _pixels(window) == whole.rows * whole.cols else whole.crop(*window)
        self._classes, self._recipe, self._seed, self._events = classes, recipe, seed, events

    @property
    def is_partial(self) -> bool:
        """Whether only a part of the scene is trained on."""
        return self._part is not self._whole

    def expect(self, trainings: int, predictions: int) -> None:
        """What is to come, for the progress."""
        self._prediction_effort = self._recipe.views * VIEW_EFFORT
        self._meter = Meter(
            self._events.progress, trainings * self._recipe.steps + predictions * self._prediction_effort
        )

    def train(self, labels: np.ndarray, stage: str) -> FreeNet:
        """A network trained on the given labels of the window."""
        self._events.stage(stage)
        done = self._meter.part(self._recipe.steps)

        def on_step(step: int, loss: float) -> None:
            self._events.learning(step, loss)
            done(step / self._recipe.steps)

        network = train(self._part, labels[self._window], self._classes, self._recipe, self._seed, on_step)
        if self.is_partial:
            freeze_statistics(network, self._part.image, self._part.valid)
        return network

    def predict(self, network: FreeNet, stage: str) -> np.ndarray:
        """Class probabilities of the whole scene."""
        self._events.stage(stage)
        done = self._meter.part(self._prediction_effort)
        return predict(network, self._whole, self._recipe.masked_statistics, self._recipe.views, done)


def _training_window(labels: np.ndarray, recipe: Recipe) -> Window:
    """The part of the scene to train on: all of it, or of a very large one the surroundings of the polygons."""
    whole = slice(0, labels.shape[0]), slice(0, labels.shape[1])
    if labels.size <= LARGEST_TRAINING_PX or not recipe.masked_statistics:
        return whole
    rows, cols = (_with_margin(np.flatnonzero(labels.any(axis)), labels.shape[1 - axis]) for axis in (1, 0))
    return rows, cols


def _with_margin(used: np.ndarray, size: int) -> slice:
    return slice(max(0, int(used[0]) - MARGIN_PX), min(size, int(used[-1]) + 1 + MARGIN_PX))


def _size(window: Window) -> str:
    rows, cols = window
    return f"{rows.stop - rows.start} x {cols.stop - cols.start}"


def _pixels(window: Window) -> int:
    rows, cols = window
    return (rows.stop - rows.start) * (cols.stop - cols.start)


def _forecast(job: Job, pixels: int, window: Window, recipe: Recipe) -> int:
    """Peak memory of the job, bytes."""
    bands, classes = len(job.bands), len(job.classes)
    return max(
        memory.training_bytes(bands, classes, _pixels(window), recipe),
        memory.prediction_bytes(bands, classes, pixels, recipe.width_factor),
    )


def _warnings(job: Job, labels: np.ndarray, split: Split) -> list[str]:
    """What the user should know about the training data."""
    pixels = np.bincount(labels.ravel(), minlength=len(job.classes) + 1)[1:]
    tested = np.isin(np.arange(1, len(job.classes) + 1), split.test)
    texts = []
    few = [f"{info.name} ({count})" for info, count in zip(job.classes, pixels) if count < FEW_PIXELS]
    if few:
        texts.append(f"Classes with fewer than {FEW_PIXELS} training pixels: {', '.join(few)}.")
    unseen = [info.name for info, seen in zip(job.classes, tested) if not seen]
    if job.options.validation != "none" and unseen:
        texts.append(f"Not validated, for want of a second polygon or of room: {', '.join(unseen)}.")
    if job.options.validation == "pixels":
        texts.append("The accuracy is optimistic: neighbours of the test pixels are in training.")
    return texts
