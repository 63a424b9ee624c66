# SPDX-License-Identifier: GPL-3.0-or-later
"""A training job: hold polygons out and measure, then train the model to keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Optional

import numpy as np
import torch

from ..job import Job
from . import accuracy, devices, memory, scene
from .events import Events, Meter
from .fast_network import FastFreeNet
from .global_statistics import kept_statistics
from .inference import class_map, predict
from .network import FreeNet
from .parameters import FlatParameters
from .recipes import Recipe, recipe_for
from .scene import Standardisation
from .splits import Split, hold_out
from .stopping import Stopping
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
    dtype = devices.precision(device)
    what = f"Training with {len(job.bands)} bands on {_size(window)} pixels"
    needed, recomputes = memory.plan(partial(_forecast, job, labels.size, window, recipe, device, dtype), device, dtype)
    if recomputes:
        events.info("Memory is short: feature maps are computed twice rather than kept, which takes longer.")
    memory.check(needed, device, what)
    with memory.exhaustion_explained(what, device, needed):
        whole = scene.load(cube, valid, job.bands, norm, device, dtype)
        bench = _Bench(whole, window, len(job.classes), recipe, job.seed, recomputes, events)
        bench.expect(trainings=1 + refits, predictions=(validates or maps) + (refits and maps))
        held_out = split.test if recipe.stops_early and validates and not job.options.steps else None
        network = bench.train(split.train, "Training without the held-out part" if refits else "Training", held_out)
        probabilities = None
        measured = None
        if validates or maps:
            probabilities = bench.predict(network, "Measuring accuracy" if validates else "Classifying")
        if validates:
            measured = accuracy.assess(class_map(probabilities), split.test, job.classes)
        if refits:
            network = bench.train(labels, "Training on all polygons")
            probabilities = bench.predict(network, "Classifying") if maps else None
    report = {
        "preset": job.options.preset,
        "steps": bench.recipe.steps,
        "seed": job.seed,
        "validation": job.options.validation if validates else "none",
        "final_model": "all polygons" if refits or not validates else "the part not held out",
        "training_window": _size(window) if bench.is_partial else None,
        "nearest_label_accuracy": accuracy.nearest_label_accuracy(split.train, split.test),
        **(measured or accuracy.unmeasured(job.classes)),
        "warnings": warnings + bench.remarks,
    }
    return Outcome(network, bench.recipe, norm, probabilities if maps else None, report)


class _Bench:
    """Trains and predicts on one scene, telling how far the whole is."""

    def __init__(
        self, whole: scene.Scene, window: Window, classes: int, recipe: Recipe, seed: int, recompute: bool,
        events: Events,
    ) -> None:  # fmt: skip
        self._whole, self._window = whole, window
        self._part = whole if _pixels(window) == whole.rows * whole.cols else whole.crop(*window)
        self._classes, self._seed, self._recompute, self._events = classes, seed, recompute, events
        self.recipe = recipe
        self.remarks: list[str] = []

    @property
    def is_partial(self) -> bool:
        """Whether only a part of the scene is trained on."""
        return self._part is not self._whole

    def expect(self, trainings: int, predictions: int) -> None:
        """What is to come, for the progress."""
        self._prediction_effort = self.recipe.views * VIEW_EFFORT
        self._effort = self.recipe.steps
        total = trainings * self._effort + predictions * self._prediction_effort
        self._meter = Meter(self._events.progress, total)

    def train(self, labels: np.ndarray, stage: str, held_out: Optional[np.ndarray] = None) -> FreeNet:
        """A network trained on the given labels of the window.

        Where it stops improving on the pixels held out, it ends early, and so do trainings after it.
        """
        self._events.stage(stage)
        done, asked, last = self._meter.part(self._effort), self.recipe.steps, 0

        def on_step(step: int, loss: float) -> None:
            nonlocal last
            last = step
            self._events.learning(step, loss)
            done(step / asked)

        stopping = None if held_out is None else Stopping(self._part, held_out[self._window], asked, self._seed)
        network = train(
            self._part, labels[self._window], self._classes, self.recipe, self._seed, on_step,
            recompute=self._recompute, stopping=stopping,
        )  # fmt: skip
        if last < asked:
            kept = ", and so does that of the final model" if self.recipe.refit else ""
            self.remarks.append(
                f"Training ended after {last} of {asked} steps{kept}: the accuracy on the held-out part no longer "
                "improved. What is given of it is a little optimistic, for the same polygons decided on the end."
            )
            self._events.info(self.remarks[-1])
            self.recipe = replace(self.recipe, steps=last)
        if self.is_partial:
            parameters = FlatParameters(network).named(self._part.image.dtype)
            with torch.no_grad(), kept_statistics(network):
                FastFreeNet(network, parameters).encode(self._part.image, self._part.valid)
        return network

    def predict(self, network: FreeNet, stage: str) -> np.ndarray:
        """Class probabilities of the whole scene."""
        self._events.stage(stage)
        done = self._meter.part(self._prediction_effort)
        return predict(network, self._whole, self.recipe.masked_statistics, self.recipe.views, done)


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


def _forecast(
    job: Job, pixels: int, window: Window, recipe: Recipe, device: torch.device, dtype: torch.dtype, recompute: bool
) -> int:
    """Peak memory of the job, bytes."""
    bands, classes = len(job.bands), len(job.classes)
    outside = pixels - _pixels(window)  # lies on the device, too
    return max(
        memory.training_bytes(bands, classes, _pixels(window), recipe, device, dtype, recompute)
        + memory.image_bytes(bands, outside, dtype),
        memory.prediction_bytes(bands, classes, pixels, recipe.width_factor, recipe.views, device, dtype),
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
