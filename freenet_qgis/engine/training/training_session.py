# SPDX-License-Identifier: GPL-3.0-or-later
"""Where networks are trained and tried: one scene, one recipe, one tale of progress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Optional

import numpy as np
import torch

from ...contract.schedule import FINISH, MAP, REFIT, TRAINING, TRIAL, VALIDATION, Size, either_way
from ...text.i18n import tr
from ..events import Events
from ..fast.fast_network import FastFreeNet
from ..learners.model_file import Network
from ..mapping.classification import Classifier, IsWanted, MapPart, every_part
from ..network.freenet import FreeNet
from ..network.global_statistics import kept_statistics
from ..network.parameters import FlatParameters
from ..recipe.recipes import Recipe
from ..scenes.standardised_scene import StandardisedScene
from . import teaching
from .agenda import Agenda
from .continuing import continue_training
from .pace import typical, work_of
from .previews import DrawMap, Previews
from .stopping import HeldOutCheck, StopFile, Stopping
from .teaching import context_gain, leaning, misleads, teach
from .training_loop import OnStep, train_network


class TrainingSession:
    """Trains and predicts on one scene, telling how far the whole is.

    Args:
        whole: The scene.
        scene: What to train on: the scene, or an excerpt.
        classes: Number of classes.
        recipe: How.
        seed: Of everything random.
        recompute: Whether to save memory at the cost of time.
        events: Who is told.
        folder: For temporary files.
        stop_file: Whether the user has had enough of training.
        previews: Where networks in training show what they see; None for nowhere.
        start: The network that training goes on from; None for new ones.

    Attributes:
        scene: As above.
        recipe: As above, with the number of steps that it came to.
        context_gain: Of `teaching.context_gain`, once tried.
        remarks: Sentences for the report.
        learning: Step, loss and held-out accuracy, if looked at, of the last network trained.
    """

    def __init__(
        self,
        whole: StandardisedScene,
        scene: StandardisedScene,
        classes: int,
        recipe: Recipe,
        seed: int,
        recompute: bool,
        events: Events,
        folder: Path,
        stop_file: StopFile,
        previews: Optional[Previews] = None,
        start: Optional[FreeNet] = None,
    ) -> None:
        self._stop_file, self._previews = stop_file, previews if scene is whole else None
        self._whole, self.scene, self._folder, self._start = whole, scene, folder, start
        self._classes, self._seed, self._recompute, self._events = classes, seed, recompute, events
        self.context_gain: Optional[float] = None
        self.recipe = recipe
        self.remarks: list[str] = []
        self.learning: list[tuple[int, float, Optional[float]]] = []
        self._taken = 0  # steps of the last training, of all its networks

    @property
    def is_partial(self) -> bool:
        """Whether only a part of the scene is trained on."""
        return self.scene is not self._whole

    @property
    def _steps(self) -> int:
        """Of all networks of a training."""
        return self.recipe.steps * (teaching.NETWORKS if self.recipe.taught else 1)

    def expect(self, labels: np.ndarray, polygons: np.ndarray, *, validates: bool, maps: bool, stops: bool) -> None:
        """What is to come, for the progress.

        Args:
            labels: As for `try_context`.
            polygons: Likewise.
            validates: Whether something is held out.
            maps: Whether a map is wanted.
            stops: Whether training may end early.
        """
        mapped_px, labelled_px = self._whole.valid.size * maps, int(np.count_nonzero(labels))
        size = Size(self.scene.valid.size, mapped_px, len(self.scene.bands), self._classes, labelled_px)
        work = work_of("", self.recipe, stops=stops and validates)
        if work.trial_steps:
            work = replace(work, trial_folds=teaching.trial_folds(labels, polygons, self._seed))
        pace = typical(self.scene.device, self.recipe)
        ways = either_way(work, size, pace, validates=validates)
        self._agenda = Agenda(ways, warms_up=self.scene.device.type != "cpu")

    def finish(self) -> None:
        """Nothing is left but to write down what was found."""
        self._begin(FINISH)

    def try_context(self, labels: np.ndarray, polygons: np.ndarray) -> None:
        """Find out what kind of network suits the scene."""
        self._events.stage("Trying whether surroundings help")
        self._begin(TRIAL)
        on_step = self._giving_up(self._counter())

        def on_fold(gain: float) -> None:
            self._agenda.lean(leaning(gain))
            self._tell()

        try:
            self.context_gain = context_gain(
                self.scene, labels, polygons, self._classes, self.recipe, self._seed, self._recompute, on_step, on_fold
            )
        except _GivenUp:
            self._remark(tr("Training was ended by hand before it was known whether surroundings mislead."))
        self._agenda.settle(int(misleads(self.context_gain)))
        if misleads(self.context_gain):
            self._remark(
                tr(
                    "In cross-validation on the training polygons single spectra were recognised much better than by "
                    "what surrounds them: the model is a network of single spectra."
                )
            )

    def train(
        self, labels: np.ndarray, stage: str, held_out: Optional[np.ndarray] = None, stops: bool = False
    ) -> Network:
        """A network trained on some labels.

        Args:
            labels: Shape (rows, cols) of what is trained on.
            stage: In words.
            held_out: Other labels, in the same shape, on which it is tried.
            stops: Whether training ends early where it stops improving on these, and so do trainings after it.
        """
        self._events.stage(stage)
        check = None if held_out is None else HeldOutCheck(self.scene.image, held_out, self._seed)
        stopping = Stopping(check if stops else None, self._stop_file)
        self._begin(TRAINING)
        network = self._trained(labels, self._counter(check, stopping), stopping)
        self._end()
        if stopping.by_hand:
            text = tr("Training was ended by hand after {taken} of {steps} steps.")
            if self.recipe.refit and held_out is not None:
                text = tr(
                    "Training was ended by hand after {taken} of {steps} steps, and the model that was measured is "
                    "kept."
                )
            self._remark(text.format(taken=stopping.taken, steps=self._steps))
        elif stopping.ended:
            text = tr(
                "Training ended after {taken} of {steps} steps: the average accuracy on the held-out part no longer "
                "improved. The figure is slightly optimistic, because the same polygons decided when to stop."
            )
            if self.recipe.refit:
                text = tr(
                    "Training ended after {taken} of {steps} steps, and so does that of the final model: the average "
                    "accuracy on the held-out part no longer improved. The figure is slightly optimistic, because the "
                    "same polygons decided when to stop."
                )
            self._remark(text.format(taken=stopping.ended, steps=self.recipe.steps))
        if stopping.by_hand or stopping.ended:
            self.recipe = replace(self.recipe, steps=stopping.done)
        return network

    def conclude(self, accuracy: float) -> None:
        """What the network trained last was measured to have right, the average over the classes: its curve ends so."""
        if self.learning:
            step, loss, _ = self.learning[-1]
            self.learning[-1] = step, loss, accuracy
            self._events.held_out(self._taken, accuracy)

    def train_anew(self, labels: np.ndarray, stage: str, measured: Network) -> Network:
        """As `train`, in place of a network that was measured; that one if the user has had enough before the end."""
        learnt, network = self.learning, measured
        if not self._stop_file():
            self._events.stage(stage)
            self._begin(REFIT)
            on_step = self._giving_up(self._counter())
            try:
                network = self._trained(labels, on_step, Stopping())
            except _GivenUp as ended:
                self.learning = learnt
                text = tr(
                    "Training on all polygons was ended by hand after {taken} of {steps} steps, and the model that was "
                    "measured is kept."
                )
                self._remark(text.format(taken=ended.steps, steps=self._steps))
        return network

    def _trained(self, labels: np.ndarray, on_step: OnStep, stopping: Stopping) -> Network:
        self.learning = []
        if self._start is not None:
            network = continue_training(
                self._start,
                self.scene,
                labels,
                self._classes,
                self.recipe,
                self._seed,
                on_step,
                self._recompute,
                stopping,
            )
        elif self.recipe.taught:
            network = teach(
                self.scene,
                labels,
                self._classes,
                self.recipe,
                self._seed,
                not misleads(self.context_gain),
                self._recompute,
                on_step,
                stopping,
            )
        else:
            network = train_network(
                self.scene.image,
                labels,
                self._classes,
                self.recipe,
                self._seed,
                on_step,
                recompute=self._recompute,
                stopping=stopping,
            )
        if self.is_partial and isinstance(network, FreeNet):
            image = self.scene.shown(network.axes)
            parameters = FlatParameters(network).named(image.image.dtype)
            with torch.no_grad(), kept_statistics(network):
                FastFreeNet(network, parameters).encode(image.image, image.valid)
        return network

    def validate(self, network: Network, stage: str, pixels: np.ndarray) -> np.ndarray:
        """Class probabilities of some pixels of the scene trained on, flat indices: float32, shape (n, classes)."""
        rows, cols = np.divmod(pixels, self.scene.size[1])
        found = np.full((len(pixels), self._classes), np.nan, np.float32)

        def inside(tall: slice, wide: slice) -> np.ndarray:
            return (tall.start <= rows) & (rows < tall.stop) & (wide.start <= cols) & (cols < wide.stop)

        self._events.stage(stage)
        self._begin(VALIDATION)
        for part in self._parts(network, self.scene, lambda *where: inside(*where).any()):
            own = inside(part.rows, part.cols)
            found[own] = part.probabilities[:, rows[own] - part.rows.start, cols[own] - part.cols.start].T
        return found

    def classify(self, network: Network, stage: str) -> Iterator[MapPart]:
        """Class probabilities of the whole scene, part by part."""
        self._events.stage(stage)
        self._begin(MAP)
        return self._parts(network, self._whole)

    def _parts(self, network: Network, scene: StandardisedScene, wanted: IsWanted = every_part) -> Iterator[MapPart]:
        classifier = Classifier.fitting(network, scene, self.recipe.masked_statistics, self.recipe.views)
        return classifier(scene, self._folder, self._on_share, wanted)

    def _on_share(self, done: float) -> None:
        self._agenda.share(done)
        self._tell()

    def _begin(self, stage: str) -> None:
        self._agenda.begin(stage)
        self._tell()

    def _end(self) -> None:
        self._agenda.end()
        self._tell()

    def _tell(self) -> None:
        """How far the run is and, once there is anything to judge that by, how long it still takes."""
        self._events.progress(self._agenda.done(), self._agenda.left() if self._agenda.is_known else None)

    def _remark(self, text: str) -> None:
        """For the report and, at once, for the log."""
        self.remarks.append(text)
        self._events.info(text)

    def _counter(self, check: Optional[HeldOutCheck] = None, stopping: Optional[Stopping] = None) -> OnStep:
        """What tells of the steps of one network after another; the learning curve is that of the last."""
        before = last = 0
        network, told = 1, None

        def on_step(step: int, loss: float, draw_map: DrawMap) -> None:
            nonlocal before, last, network, told
            if step <= last:  # the next network
                before += last
                network += 1
                self.learning = []
            last = step
            self._taken = before + step
            accuracy = None if stopping is None else stopping.accuracy
            self.learning.append((step, round(loss, 4), accuracy))
            self._events.learning(before + step, loss, network)
            if accuracy is not None and stopping.checked != told:
                told = stopping.checked
                self._events.held_out(before + told, accuracy)
            self._agenda.network(network, step)
            if stopping is not None:
                self._agenda.steps(stopping.bounds, stopping.bounds_later)
                if stopping.by_hand:
                    self._agenda.skip(REFIT)
            self._tell()
            seen = None if self._previews is None else self._previews.offer(draw_map)
            if seen is not None and check is not None:
                self._events.held_out(before + step, check.at(seen))

        return on_step

    def _giving_up(self, on_step: OnStep) -> OnStep:
        """The same, until the user has had enough."""
        taken = last = 0

        def told(step: int, loss: float, draw_map: DrawMap) -> None:
            nonlocal taken, last
            taken += step - last if step > last else step
            last = step
            on_step(step, loss, draw_map)
            if self._stop_file():
                raise _GivenUp(taken)

        return told


class _GivenUp(Exception):
    """The user has had enough of a training that can be done without."""

    def __init__(self, steps: int) -> None:
        super().__init__(steps)
        self.steps = steps
