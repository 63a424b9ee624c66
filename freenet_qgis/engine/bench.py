# SPDX-License-Identifier: GPL-3.0-or-later
"""Where networks are trained and tried: one scene, one recipe, one tale of progress."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Optional

import numpy as np
import torch

from . import teaching
from .classification import Classifier, Part, Wanted, every_part
from .continuing import go_on
from .events import Events, Meter
from .fast_network import FastFreeNet
from .global_statistics import kept_statistics
from .ground import Ground
from .model_file import Network
from .network import FreeNet
from .parameters import FlatParameters
from .recipes import Recipe
from .stopping import Stopping
from .teaching import context_gain, cut_short, misleads, teach
from .training import train

VIEW_EFFORT = 0.4  # of predicting one view, in training steps


class Bench:
    """Trains and predicts on one scene, telling how far the whole is.

    Args:
        whole: The scene.
        ground: What to train on: the scene, or an excerpt.
        classes: Number of classes.
        recipe: How.
        seed: Of everything random.
        recompute: Whether to save memory at the cost of time.
        events: Who is told.
        folder: For temporary files.
        start: The network that training goes on from; None for new ones.

    Attributes:
        ground: As above.
        recipe: As above, with the number of steps that it came to.
        context_gain: Of `teaching.context_gain`, once tried.
        remarks: Sentences for the report.
        learning: Step, loss and held-out accuracy, if looked at, of the last network trained.
    """

    def __init__(
        self, whole: Ground, ground: Ground, classes: int, recipe: Recipe, seed: int, recompute: bool, events: Events,
        folder: Path, start: Optional[FreeNet] = None,
    ) -> None:  # fmt: skip
        self._whole, self.ground, self._folder, self._start = whole, ground, folder, start
        self._classes, self._seed, self._recompute, self._events = classes, seed, recompute, events
        self.context_gain: Optional[float] = None
        self.recipe = recipe
        self.remarks: list[str] = []
        self.learning: list[tuple[int, float, Optional[float]]] = []

    @property
    def is_partial(self) -> bool:
        """Whether only a part of the scene is trained on."""
        return self.ground is not self._whole

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
            self.ground, labels, polygons, self._classes, self.recipe, self._seed, self._recompute, on_step
        )
        if misleads(self.context_gain):
            self.remarks.append(
                "In cross-validation on the training polygons single spectra were recognised much better than by what "
                "surrounds them: the model is a network of single spectra."
            )
            self._events.info(self.remarks[-1])

    def train(self, labels: np.ndarray, stage: str, held_out: Optional[np.ndarray] = None) -> Network:
        """A network trained on the given labels, shape (rows, cols) of the ground.

        Where it stops improving on the pixels held out, it ends early, and so do trainings after it.
        """
        self._events.stage(stage)
        self.learning = []
        asked = self.recipe.steps
        stopping = None if held_out is None else Stopping(self.ground.image, held_out, asked, self._seed)
        done = self._meter.part(self._effort)
        on_step = self._counter(done, self._effort, stopping)
        if self._start is not None:
            network = go_on(
                self._start, self.ground, labels, self._classes, self.recipe, self._seed, on_step, self._recompute,
                stopping,
            )  # fmt: skip
        elif self.recipe.taught:
            network = teach(
                self.ground, labels, self._classes, self.recipe, self._seed, not misleads(self.context_gain),
                self._recompute, on_step, stopping,
            )  # fmt: skip
        else:
            network = train(
                self.ground.image, labels, self._classes, self.recipe, self._seed, on_step, recompute=self._recompute,
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
            image = self.ground.shown(network.axes)
            parameters = FlatParameters(network).named(image.image.dtype)
            with torch.no_grad(), kept_statistics(network):
                FastFreeNet(network, parameters).encode(image.image, image.valid)
        return network

    def validate(self, network: Network, stage: str, pixels: np.ndarray) -> np.ndarray:
        """Class probabilities of some pixels of the ground, flat indices: float32, shape (n, classes)."""
        rows, cols = np.divmod(pixels, self.ground.size[1])
        found = np.full((len(pixels), self._classes), np.nan, np.float32)

        def inside(tall: slice, wide: slice) -> np.ndarray:
            return (tall.start <= rows) & (rows < tall.stop) & (wide.start <= cols) & (cols < wide.stop)

        for part in self._parts(network, self.ground, stage, lambda *where: inside(*where).any()):
            own = inside(part.rows, part.cols)
            found[own] = part.probabilities[:, rows[own] - part.rows.start, cols[own] - part.cols.start].T
        return found

    def classify(self, network: Network, stage: str) -> Iterator[Part]:
        """Class probabilities of the whole scene, part by part."""
        return self._parts(network, self._whole, stage)

    def _parts(self, network: Network, ground: Ground, stage: str, wanted: Wanted = every_part) -> Iterator[Part]:
        self._events.stage(stage)
        done = self._meter.part(self._prediction_effort)
        classifier = Classifier.fitting(network, ground, self.recipe.masked_statistics, self.recipe.views)
        return classifier(ground, self._folder, done, wanted)

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
