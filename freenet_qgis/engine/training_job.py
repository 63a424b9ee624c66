# SPDX-License-Identifier: GPL-3.0-or-later
"""A training job: hold polygons out and measure, then train the model to keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Optional

import numpy as np
import torch

from ..job import Job
from . import accuracy, area, calibration, devices, disagreement, memory, reliability, scene, teaching, yardsticks
from .calibration import softened
from .events import Events, Meter
from .fast_network import FastFreeNet
from .global_statistics import kept_statistics
from .ground import Ground
from .inference import class_map, predict, predict_spectra
from .model_file import Network
from .network import FreeNet
from .parameters import FlatParameters
from .recipes import Recipe, recipe_for
from .scene import Standardisation
from .spectral_network import SpectralNetwork
from .splits import Split, hold_out
from .stopping import Stopping
from .teaching import context_gain, cut_short, misleads, teach
from .training import train
from .whitening import LEADING

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
        whole = Ground(cube, valid, job.bands, norm, scene.load(cube, valid, job.bands, norm, device, dtype))
        bench = _Bench(whole, window, len(job.classes), recipe, job.seed, recomputes, events)
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
        "training_window": _size(window) if bench.is_partial else None,
        **(measured or accuracy.unmeasured(job.classes)),
        "learning": bench.learning,
        "warnings": warnings + bench.remarks,
    }
    if maps:
        probabilities = softened(probabilities, temperature, 0)
    if maps and validates:
        pixels = np.bincount(class_map(probabilities).ravel(), minlength=len(job.classes) + 1)[1:]
        report["area"] = area.estimate(measured["confusion_matrix"], pixels)
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
    return {
        **found,
        "yardsticks": yardsticks.score(cube, split.train, test),
        "confused_classes": disagreement.confused_classes(found["confusion_matrix"], job.classes),
        "disagreements": doubtful,
        "confidence": {
            "temperature": held_out.temperature(),
            **reliability.reliability(calibrated.max(1), calibrated.argmax(1) == held_out.classes),
        },
        "warnings": disagreement.doubts_in_words(doubtful, found["test_polygons"]),
    }


class _Bench:
    """Trains and predicts on one scene, telling how far the whole is."""

    def __init__(
        self, whole: Ground, window: Window, classes: int, recipe: Recipe, seed: int, recompute: bool, events: Events
    ) -> None:
        self._whole, self._window = whole, window
        self._part = whole if _pixels(window) == whole.valid.size else whole.crop(*window)
        self._classes, self._seed, self._recompute, self._events = classes, seed, recompute, events
        self._context = True
        self.context_gain: Optional[float] = None
        self.recipe = recipe
        self.remarks: list[str] = []
        self.learning: list[tuple[int, float, Optional[float]]] = []

    @property
    def is_partial(self) -> bool:
        """Whether only a part of the scene is trained on."""
        return self._part is not self._whole

    def expect(self, trainings: int, predictions: int) -> None:
        """What is to come, for the progress."""
        self._prediction_effort = self.recipe.views * VIEW_EFFORT
        self._effort = self.recipe.steps * (teaching.NETWORKS if self.recipe.taught else 1)
        trial = teaching.trial_steps(self.recipe) if self.recipe.taught else 0
        self._meter = Meter(
            self._events.progress, trial + trainings * self._effort + predictions * self._prediction_effort
        )

    def try_context(self, labels: np.ndarray, polygons: np.ndarray) -> None:
        """Find out what kind of network suits the scene."""
        self._events.stage("Trying whether surroundings help")
        trial = teaching.trial_steps(self.recipe)
        on_step = self._counter(self._meter.part(trial), trial)
        self.context_gain = context_gain(
            self._part, labels[self._window], polygons[self._window], self._classes, self.recipe, self._seed,
            self._recompute, on_step,
        )  # fmt: skip
        if misleads(self.context_gain):
            self._context = False
            self.remarks.append(
                "In cross-validation on the training polygons single spectra were recognised much better than by what "
                "surrounds them: the model is a network of single spectra."
            )
            self._events.info(self.remarks[-1])

    def train(self, labels: np.ndarray, stage: str, held_out: Optional[np.ndarray] = None) -> Network:
        """A network trained on the given labels of the window.

        Where it stops improving on the pixels held out, it ends early, and so do trainings after it.
        """
        self._events.stage(stage)
        self.learning = []
        asked = self.recipe.steps
        image, labels = self._part.image, labels[self._window]
        stopping = None if held_out is None else Stopping(image, held_out[self._window], asked, self._seed)
        done = self._meter.part(self._effort)
        on_step = self._counter(done, self._effort, stopping)
        if self.recipe.taught:
            network = teach(
                self._part, labels, self._classes, self.recipe, self._seed, self._context, self._recompute, on_step,
                stopping,
            )  # fmt: skip
        else:
            network = train(
                image, labels, self._classes, self.recipe, self._seed, on_step, recompute=self._recompute,
                stopping=stopping,
            )  # fmt: skip
        done(1.0)  # an early end, and a network of spectra, take fewer steps
        if stopping is not None and stopping.ended:
            kept = ", and so does that of the final model" if self.recipe.refit else ""
            self.remarks.append(
                f"Training ended after {stopping.ended} of {asked} steps{kept}: the accuracy on the held-out part no "
                "longer improved. What is given of it is a little optimistic, for the same polygons decided on the end."
            )
            self._events.info(self.remarks[-1])
            self.recipe = cut_short(self.recipe, stopping)
        if self.is_partial and isinstance(network, FreeNet):
            image = self._part.shown(network.axes)
            parameters = FlatParameters(network).named(image.image.dtype)
            with torch.no_grad(), kept_statistics(network):
                FastFreeNet(network, parameters).encode(image.image, image.valid)
        return network

    def predict(self, network: Network, stage: str) -> np.ndarray:
        """Class probabilities of the whole scene."""
        self._events.stage(stage)
        done = self._meter.part(self._prediction_effort)
        whole = self._whole
        if isinstance(network, SpectralNetwork):
            return predict_spectra(network, whole.cube, whole.valid, whole.bands, whole.norm, done)
        return predict(network, whole.shown(network.axes), self.recipe.masked_statistics, self.recipe.views, done)

    def _counter(
        self, done: Callable[[float], None], total: int, stopping: Optional[Stopping] = None
    ) -> Callable[[int, float], None]:
        """What tells of the steps of one network after another; the learning curve is that of the last."""
        before = last = 0

        def on_step(step: int, loss: float) -> None:
            nonlocal before, last
            if step <= last:  # the next network
                before += last
                self.learning = []
            last = step
            looks = stopping is not None and not before
            self.learning.append((step, round(loss, 4), stopping.accuracy if looks else None))
            self._events.learning(before + step, loss)
            done(min(1.0, (before + step) / total))

        return on_step


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
    axes = min(bands, LEADING) if recipe.taught else 0  # of a second image, which comes beside the first
    return max(
        memory.training_bytes(bands, classes, _pixels(window), recipe, device, dtype, recompute)
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
