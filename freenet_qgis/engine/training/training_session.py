# SPDX-License-Identifier: GPL-3.0-or-later
"""The trainings and predictions of one run, on one scene with one setup."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Optional

import numpy as np

from ...contract.schedule import FINISH, MAP, REFIT, TRAINING, TRIAL, VALIDATION, measured_steps, refit_steps
from ...text.i18n import tr
from ..mapping.classification import classifier_for
from ..mapping.freenet_classifier import FreeNetClassifier
from ..mapping.map_part import IsWanted, MapPart, every_part
from ..mapping.scene_statistics import keep_statistics
from ..network.freenet import FreeNet
from ..network.trained_network import TrainedNetwork
from ..recipe.training_setup import TrainingSetup
from ..scenes.standardised_scene import StandardisedScene
from . import teaching
from .context_trial import context_gain, leaning, misleads
from .continuing import continue_training
from .held_out_check import HeldOutCheck
from .map_statistics import are_of_whole
from .stop_file import StopFile
from .stopping import Stopping
from .supervision import OnStep, Snapshot, Supervision
from .teaching import TaughtNetworks
from .training_loop import train_network
from .training_progress import TrainingProgress
from .training_task import TrainingTask


class TrainingSession:
    """Trains and predicts on one scene.

    Args:
        task: What the run is about: its folder, its limits, the model that training goes on from.
        whole: The scene.
        scene: What to train on: the scene, or a part of it.
        setup: How to train.
        progress: Told how far the whole is.
        stop_file: Says whether the user has had enough of training.

    Attributes:
        scene: What is trained on.
        setup: How, with the number of steps that it came to.
        context_gain: What `context_trial` has found, once tried.
        remarks: Sentences for the report.
    """

    def __init__(
        self,
        task: TrainingTask,
        whole: StandardisedScene,
        scene: StandardisedScene,
        setup: TrainingSetup,
        progress: TrainingProgress,
        stop_file: StopFile,
    ) -> None:
        self._task, self._whole, self.scene, self.setup = task, whole, scene, setup
        self._progress, self._stop_file = progress, stop_file
        self._steps = setup.recipe.steps  # of each network, those of the final model among them
        self._taught: Optional[TaughtNetworks] = None
        self._is_cut_short = False  # by hand, before anything was measured
        self.context_gain: Optional[float] = None
        self.remarks: list[str] = []

    def finish(self) -> None:
        """Nothing is left but to write down what was found."""
        self._progress.begin(FINISH)

    def try_context(self, labels: np.ndarray, units: np.ndarray) -> None:
        """Find out what kind of network suits the scene.

        Args:
            labels: uint8, shape (rows, cols) of what is trained on; 0 is unlabelled, 1…n are the classes.
            units: int32, the same shape; the place of each labelled pixel.
        """
        self._progress.begin(TRIAL, "Trying whether surroundings help")
        on_step = _until_stopped(self._progress.counter(), self._stop_file)

        def on_fold(gain: float) -> None:
            self._progress.lean(leaning(gain))

        try:
            self.context_gain = context_gain(self.scene, labels, units, self.setup, on_step, on_fold)
        except _Stopped:
            self._remark(tr("Training was ended by hand before it was known whether surroundings mislead."))
        self._progress.settle(misleads(self.context_gain))
        if misleads(self.context_gain):
            self._remark(
                tr(
                    "In cross-validation on the training data single spectra were recognised much better than by "
                    "what surrounds them: the model is a network of single spectra."
                )
            )

    def train(
        self, labels: np.ndarray, stage: str, held_out: Optional[np.ndarray] = None, stops: bool = False,
        refits: bool = False,
    ) -> TrainedNetwork:  # fmt: skip
        """A network trained on some labels.

        Args:
            labels: As for `try_context`.
            stage: Name of the stage.
            held_out: Other labels, in the same shape, on which it is tried.
            stops: Whether training ends early where it stops improving on these, and so do trainings after it.
            refits: Whether `train_on_all` comes after it: there a FreeNet that is taught takes the last of its steps.
        """
        if refits and self.setup.recipe.taught and not misleads(self.context_gain):
            self.setup = self.setup.with_steps(measured_steps(self._steps))
        check = None if held_out is None else HeldOutCheck(self.scene.image, held_out, self.setup.seed)
        stopping = Stopping(check if stops else None, self._stop_file)
        self._progress.begin(TRAINING, stage)
        supervision = Supervision(self._progress.counter(check, stopping), stopping, self._progress.on_begin)
        network = self._trained(labels, self.setup, supervision)
        self._progress.end()
        self._remark_end(stopping, is_measured=held_out is not None)
        self._is_cut_short = stopping.by_hand
        if stopping.by_hand or stopping.ended:
            self.setup = self.setup.with_steps(stopping.done)
        return network

    def _remark_end(self, stopping: Stopping, *, is_measured: bool) -> None:
        """Say so where training has ended before its time."""
        recipe = self.setup.recipe
        if stopping.by_hand:
            text = tr("Training was ended by hand after {taken} of {steps} steps.")
            if recipe.refit and is_measured:
                text = tr("Training was ended by hand after {taken} of {steps} steps, and the validated model is kept.")
            self._remark(text.format(taken=stopping.taken, steps=recipe.steps * recipe.networks))
        elif stopping.ended:
            text = tr(
                "Training ended after {taken} of {steps} steps: the average accuracy on the held-out part no longer "
                "improved. The figure is slightly optimistic, because the same data decided when to stop."
            )
            if recipe.refit:
                text = tr(
                    "Training ended after {taken} of {steps} steps, and that of the final model is as much shorter: "
                    "the average accuracy on the held-out part no longer improved. The figure is slightly optimistic, "
                    "because the same data decided when to stop."
                )
            self._remark(text.format(taken=stopping.ended, steps=recipe.steps))

    def conclude(self, accuracy: Optional[float]) -> None:
        """The network trained last was measured to have that average accuracy over the classes."""
        self._progress.conclude(accuracy)

    def train_on_all(self, labels: np.ndarray, stage: str, measured: TrainedNetwork) -> TrainedNetwork:
        """As `train`, in place of a network that was measured; that one if the user has had enough before the end.

        Networks that were taught go on from those that were measured: they know most of the polygons already.
        """
        setup = self.setup
        if self._taught is not None:
            setup = setup.with_steps(refit_steps(self._steps, setup.recipe.steps))
        if self._stop_file():
            if not self._is_cut_short:
                self._remark_given_up(0, setup)
            return measured
        curve = self._progress.curve
        self._progress.begin(REFIT, stage)
        on_step = _until_stopped(self._progress.counter(), self._stop_file)
        try:
            network = self._trained(labels, setup, Supervision(on_step, on_begin=self._progress.on_begin), self._taught)
        except _Stopped as stopped:
            self._progress.curve = curve
            self._remark_given_up(stopped.steps, setup)
            return measured
        if self._taught is not None:
            self.setup = setup.with_steps(self.setup.recipe.steps + setup.recipe.steps)
        return network

    def _remark_given_up(self, taken: int, setup: TrainingSetup) -> None:
        """Say that the user had enough of training on all polygons after so many steps."""
        text = tr(
            "Training on all data was ended by hand after {taken} of {steps} steps, and the validated model is kept."
        )
        self._remark(text.format(taken=taken, steps=setup.recipe.steps * setup.recipe.networks))

    def _trained(
        self, labels: np.ndarray, setup: TrainingSetup, supervision: Supervision,
        start: Optional[TaughtNetworks] = None,
    ) -> TrainedNetwork:  # fmt: skip
        scene = self.scene
        if self._task.start is not None:
            return self._local(continue_training(self._task.start.network, scene, labels, setup, supervision))
        if not setup.recipe.taught:
            return self._local(train_network(scene.image, labels, setup, supervision))
        if misleads(self.context_gain):
            return teaching.teach_spectral_network(scene, labels, setup)
        self._taught = teaching.teach_freenet(scene, labels, setup, supervision, start)
        return self._local(self._taught.kept)

    def _local(self, network: FreeNet) -> FreeNet:
        """The network, which keeps its global statistics where only a part of the scene is trained on."""
        if self.scene is self._whole:
            return network
        if len(self._task.scenes) == 1 and are_of_whole(self.scene, self._whole):
            how = replace(self.setup.recipe.prediction, views=1, smooths=False)
            classifier = FreeNetClassifier.fitting(network, self._whole, how, self._task.limits)
            classifier.keep_statistics(self._whole, self._task.folder)
        else:
            keep_statistics(network, self.scene)
        return network

    def validate(self, network: TrainedNetwork, stage: str, pixels: np.ndarray) -> np.ndarray:
        """Class probabilities of some pixels of what is trained on, flat indices: float32, shape (n, classes)."""
        rows, cols = np.divmod(pixels, self.scene.size[1])
        found = np.full((len(pixels), self.setup.classes), np.nan, np.float32)

        def inside(tall: slice, wide: slice) -> np.ndarray:
            return (tall.start <= rows) & (rows < tall.stop) & (wide.start <= cols) & (cols < wide.stop)

        self._progress.begin(VALIDATION, stage)
        for part in self._parts(network, self.scene, lambda *where: bool(inside(*where).any())):
            own = inside(part.rows, part.cols)
            found[own] = part.probabilities[:, rows[own] - part.rows.start, cols[own] - part.cols.start].T
        return found

    def classify(self, network: TrainedNetwork, stage: str) -> Iterator[MapPart]:
        """Class probabilities of the whole scene, part by part."""
        self._progress.begin(MAP, stage)
        return self._parts(network, self._whole)

    def _parts(
        self, network: TrainedNetwork, scene: StandardisedScene, wanted: IsWanted = every_part
    ) -> Iterator[MapPart]:
        classifier = classifier_for(network, scene, self.setup.recipe.prediction, self._task.limits)
        return classifier(scene, self._task.folder, self._progress.share, wanted)

    def _remark(self, text: str) -> None:
        """Tell the report and, at once, the log."""
        self.remarks.append(text)
        self._progress.remark(text)


def _until_stopped(on_step: OnStep, stop_file: StopFile) -> OnStep:
    """The same, until the user has had enough of a training that can be done without."""
    taken = last = 0

    def counted(step: int, loss: float, snapshot: Snapshot) -> None:
        nonlocal taken, last
        taken += step - last if step > last else step
        last = step
        on_step(step, loss, snapshot)
        if stop_file():
            raise _Stopped(taken)

    return counted


class _Stopped(Exception):
    """The user has had enough of a training that can be done without, after so many steps."""

    def __init__(self, steps: int) -> None:
        super().__init__(steps)
        self.steps = steps
