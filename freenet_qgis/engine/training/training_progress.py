# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a training run is, told as events: stages, steps, the learning curve, the time that is left."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Optional

import numpy as np

from ...contract.report import LearningPoint
from ...contract.schedule import REFIT, Size, either_way
from ..events import Events
from ..recipe.training_setup import TrainingSetup
from ..scenes.standardised_scene import StandardisedScene
from .agenda import Agenda
from .context_trial import trial_folds
from .held_out_check import HeldOutCheck
from .pace import typical, work_of
from .previews import Previews
from .stopping import Stopping
from .supervision import OnStep, Snapshot


def agenda_of(
    scene: StandardisedScene, labels: np.ndarray, units: np.ndarray, setup: TrainingSetup, *, mapped_px: int,
    validates: bool, stops: bool,
) -> Agenda:  # fmt: skip
    """The agenda of a training run.

    Args:
        scene: What is trained on.
        labels: uint8, shape (rows, cols); the training pixels.
        units: int32, shape (rows, cols); the place of each training pixel.
        setup: How the networks are trained.
        mapped_px: Pixels of the map; 0 where none is wanted.
        validates: Whether something is held out.
        stops: Whether training may end early.
    """
    labelled_px = int(np.count_nonzero(labels))
    size = Size(scene.valid.size, mapped_px, len(scene.bands), setup.classes, labelled_px)
    work = work_of("", setup.recipe, stops=stops and validates)
    if work.tries:
        work = replace(work, trial_folds=trial_folds(labels, units, setup.seed))
    ways = either_way(work, size, typical(scene.device, setup.recipe), validates=validates)
    return Agenda(ways, warms_up=scene.device.type != "cpu")


@dataclass
class LearningCurve:
    """What was seen of the networks of a training, one after the other.

    Attributes:
        points: As of a report.
        network_steps: Steps that each network has taken.
    """

    points: list[LearningPoint] = field(default_factory=list)
    network_steps: list[int] = field(default_factory=list)

    @property
    def taken(self) -> int:
        """Steps of all networks."""
        return sum(self.network_steps)

    def add(self, step: int, loss: float) -> None:
        """Such was the loss after so many steps of the network, which is another one where these are no more."""
        if self.network_steps and step > self.network_steps[-1]:
            self.network_steps[-1] = step
        else:
            self.network_steps.append(step)
        self.points.append((self.taken, round(loss, 4), None))


class TrainingProgress:
    """Tells how far a training run is.

    Args:
        events: Told everything.
        agenda: What is to come.
        previews: Where networks in training show what they see; None for nowhere.

    Attributes:
        curve: What was told of the last training.
    """

    def __init__(self, events: Events, agenda: Agenda, previews: Optional[Previews] = None) -> None:
        self._events, self._agenda, self._previews = events, agenda, previews
        self.curve = LearningCurve()

    def begin(self, stage: str, name: str = "") -> None:
        """Another stage of the schedule begins, with a name for the user."""
        if name:
            self._events.stage(name)
        self._agenda.begin(stage)
        self._tell()

    def end(self) -> None:
        """The stage is over, done or not."""
        self._agenda.end()
        self._tell()

    def share(self, done: float) -> None:
        """That share of the stage is done."""
        self._agenda.share(done)
        self._tell()

    def lean(self, way: Optional[int]) -> None:
        """What is done so far speaks for one of the ways that the run can take; None: for neither."""
        self._agenda.lean(way)
        self._tell()

    def settle(self, way: int) -> None:
        """The run takes one of its ways."""
        self._agenda.settle(way)

    def remark(self, text: str) -> None:
        """A fact for the log."""
        self._events.info(text)

    def conclude(self, accuracy: Optional[float]) -> None:
        """The network trained last was measured to have that average accuracy, if any: its curve ends so."""
        if self.curve.points and accuracy is not None:
            self._held_out(self.curve.taken, accuracy)

    def counter(self, check: Optional[HeldOutCheck] = None, stopping: Optional[Stopping] = None) -> OnStep:
        """What is told the steps of one network after another; a new learning curve begins.

        Args:
            check: Tries the maps that are shown; None where nothing is held out.
            stopping: Says when the networks end; None where all take all steps.
        """
        curve = self.curve = LearningCurve()
        checked = 0

        def on_step(step: int, loss: float, snapshot: Snapshot) -> None:
            nonlocal checked
            curve.add(step, loss)
            network = len(curve.network_steps)
            if stopping is not None and stopping.accuracy is not None and stopping.checked != checked:
                checked = stopping.checked  # before this step: a log goes up
                self._held_out(curve.taken - step + checked, stopping.accuracy)
            self._events.learning(curve.taken, loss, network)
            self._expect(network, step, stopping)
            self._show(snapshot, check)

        return on_step

    def on_begin(self) -> None:
        """What comes before the steps of the next network is done, such as classifiers that teach it."""
        self._agenda.network(len(self.curve.network_steps) + 1, 0)

    def _held_out(self, step: int, accuracy: float) -> None:
        """After so many steps of all networks of the training the average accuracy on what is held out was that."""
        self.curve.points.append((step, None, accuracy))
        self._events.held_out(step, accuracy)

    def _expect(self, network: int, step: int, stopping: Optional[Stopping]) -> None:
        """So many steps of the stage's network 1, 2, … are done; the rest is what is known of those to come."""
        self._agenda.network(network, step)
        if stopping is not None:
            self._agenda.steps(stopping.bounds, stopping.bounds_later)
            if stopping.by_hand:
                self._agenda.skip(REFIT)
        self._tell()

    def _show(self, snapshot: Snapshot, check: Optional[HeldOutCheck]) -> None:
        """A preview of the map, and how it does on what is held out."""
        seen = None if self._previews is None else self._previews.offer(snapshot)
        if seen is not None and check is not None:
            self._held_out(self.curve.taken, check.at(seen))

    def _tell(self) -> None:
        """How far the run is and, once there is anything to judge that by, how long it still takes."""
        self._events.progress(self._agenda.done(), self._agenda.left() if self._agenda.is_known else None)
