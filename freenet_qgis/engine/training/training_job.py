# SPDX-License-Identifier: GPL-3.0-or-later
"""A training job: hold polygons out and measure, then train the model to keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ...contract.final_model import ALL_POLYGONS, PART_OF_THEM, which_polygons
from ...contract.job import ENOUGH, PREVIEW
from ...contract.report import Report, Training
from ...contract.unlike import check_knows
from ...errors import FreeNetError
from ...text.i18n import number, tr
from .. import memory
from ..learners.known_spectra import KnownSpectra
from ..mapping.map_part import MapPart
from ..mapping.part_novelty import with_novelty
from ..network.trained_network import TrainedNetwork
from ..recipe.recipes import Recipe
from ..scenes.standardisation import Standardisation
from ..validation import accuracy, yardsticks
from .divided_labels import DividedLabels
from .map_distances import map_distances
from .map_sketch import MapSketch
from .measurement import Measurement, doubts, scene_figures
from .pace import typical
from .previews import MOST_PX, Previews
from .remembering import remember
from .stop_file import StopFile
from .training_plan import TrainingPlan
from .training_progress import TrainingProgress, agenda_of
from .training_session import TrainingSession
from .training_task import TrainingTask
from .training_warnings import training_warnings

PutPart = Callable[[MapPart, float], None]
"""Takes a part of the map with the temperature of its confidence."""
NAMES = {"freenet": "FreeNet", "spectral": "spectra alone"}  # of networks in the report


@dataclass(frozen=True)
class TrainingResult:
    """What training leaves.

    Attributes:
        network: The model to keep, in evaluation mode.
        recipe: How it was trained.
        norms: The standardisation of its input, of each scene.
        temperature: Temperature of its confidence, see `calibration`.
        report: What is known of training and accuracy.
        known: Training spectra that the model keeps; None where nobody knows how far from them is far.
    """

    network: TrainedNetwork
    recipe: Recipe
    norms: tuple[Standardisation, ...]
    temperature: float
    report: Report
    known: Optional[KnownSpectra] = None


def run_training(task: TrainingTask, put: PutPart) -> TrainingResult:
    """Measure on held-out polygons, then train the model to keep, on all polygons where the recipe says so.

    Where memory runs out, training begins again with less.

    Args:
        task: What to train on what.
        put: Takes the parts of the map, where one is asked for.

    Raises:
        FreeNetError: If memory does not suffice or training diverges.
    """
    planner, stop_file = task.planner(), StopFile(task.folder / ENOUGH, task.limits.stop_asked_every_s)
    planned = planner.plan()
    while True:
        what = work_of(planned, len(task.job.bands))
        memory.check(planned.needed, task.device, what)
        try:
            return _Training(task, planned, stop_file).result(put)
        except (MemoryError, RuntimeError) as error:
            if not memory.is_exhaustion(error):
                raise
            less = planner.smaller(planned)
            if less is None:
                free = memory.available_bytes(task.device)
                raise memory.too_large(what, task.device, planned.needed, free) from error
            memory.release(error, task.device)
        planned = planner.fitting(less)
        task.events.info(tr("Memory ran out, other programs may have taken it: training begins again with less."))


def work_of(planned: TrainingPlan, bands: int) -> str:
    """What a training is, for the sentence that memory does not suffice for it."""
    text = tr("Training with {bands} bands on {pixels} pixels", bands)
    return text.format(bands=bands, pixels=number(planned.pixels, ","))


class _Training:
    """A training as planned.

    Args:
        task: What to train on what.
        planned: How much of it is seen.
        stop_file: Says whether the user has had enough of training.
    """

    def __init__(self, task: TrainingTask, planned: TrainingPlan, stop_file: StopFile) -> None:
        self._task, self._planned, self._stop_file = task, planned, stop_file
        for text in planned.news:
            task.events.info(text)
        self._drawn = DividedLabels.drawn(task, planned)
        self._seen = self._drawn.seen(planned)
        self._validates = self._drawn.is_divided
        self._warnings = training_warnings(task, self._drawn)
        for text in self._warnings:
            task.events.warning(text)
        task.events.stage("Preparing the image")
        self._wholes = task.standardised()
        self._scene = planned.seen_of(self._wholes)
        job = task.job
        self._report = Report(
            job.version, job.verb, job.scene, labels=job.labels, accuracy=accuracy.unmeasured(job.classes)
        )
        self._temperature = 1.0
        self._tested: Optional[list[tuple[int, Optional[float]]]] = None

    def result(self, put: PutPart) -> TrainingResult:
        """Train, measure, train on all polygons and map, as far as wanted."""
        task, seen = self._task, self._seen
        known = self._known_spectra()
        progress = self._progress()
        session = self._session(progress)
        if task.recipe.trial_steps:
            session.try_context(seen.split.train, seen.trained_units)
        refits = self._validates and task.recipe.refit
        stage = "Training without the held-out part" if refits else "Training"
        held_out = seen.split.test if self._validates else None
        network = session.train(seen.split.train, stage, held_out, task.stops_early, refits)
        if self._validates:
            self._measure(session, network)
        if refits:
            measured = network
            network = session.train_on_all(seen.labels, "Training on all data", measured)
            refits = network is not measured
        final_model = ALL_POLYGONS if refits or not self._validates else PART_OF_THEM
        if self._validates:
            task.events.info(which_polygons(task.job.options.validation, final_model, has_map=task.maps))
        if task.maps:
            asked = known.to(task.device) if known is not None and task.job.novelty else None
            for part in with_novelty(session.classify(network, "Classifying"), self._wholes[0], asked):
                put(part, self._temperature)
        session.finish()
        norms = tuple(whole.norm for whole in self._wholes)
        report = self._finished(session, progress, network, final_model)
        return TrainingResult(network, session.setup.recipe, norms, self._temperature, report, known)

    def _known_spectra(self) -> Optional[KnownSpectra]:
        """The training spectra that the model is to keep.

        Raises:
            FreeNetError: If there are none although novelty is wanted.
        """
        task, start, seen = self._task, self._task.start, self._seen
        if start is not None and start.known is None:  # nobody knows what it was trained on
            if task.job.novelty:
                check_knows(start.card, start.name)
            return None
        units = seen.places_on(task.scenes)
        known = remember(self._scene, seen.labels, units, task.job.seed, None if start is None else start.known)
        if known is None and task.job.novelty:
            raise FreeNetError(
                tr("How far spectra of one class lie apart cannot be told: no class has two training pixels."),
                tr("Draw more pixels, or leave the novelty out."),
            )
        return known

    def _progress(self) -> TrainingProgress:
        task, seen = self._task, self._seen
        agenda = agenda_of(
            self._scene, seen.split.train, seen.trained_units, task.setup,
            mapped_px=self._wholes[0].valid.size * task.maps, validates=self._validates, stops=task.stops_early,
        )  # fmt: skip
        return TrainingProgress(task.events, agenda, self._previews())

    def _previews(self) -> Optional[Previews]:
        """Where the map can be watched, if that is wanted and cheap."""
        task, job, events = self._task, self._task.job, self._task.events
        if self._planned.mosaic or not job.previews or job.grid.rows * job.grid.cols > MOST_PX:
            return None
        sketch = MapSketch(
            self._wholes[0], self._scene, self._planned, task.recipe.prediction, task.folder, task.limits
        )
        expected_s = typical(task.device, task.recipe).of_view(self._wholes[0].valid.size, len(job.bands))
        return Previews(task.folder / PREVIEW, lambda: events.preview(PREVIEW), sketch, expected_s, task.limits)

    def _session(self, progress: TrainingProgress) -> TrainingSession:
        task = self._task
        return TrainingSession(
            task, self._wholes[0], self._scene, replace(task.setup, recompute=self._planned.recomputes), progress,
            self._stop_file,
        )  # fmt: skip

    def _measure(self, session: TrainingSession, network: TrainedNetwork) -> None:
        """Hold the network against the held-out pixels."""
        task, mosaic, split = self._task, self._planned.mosaic, self._drawn.split
        pixels = np.flatnonzero((self._seen.split.test > 0) & self._scene.valid)
        found = Measurement.of(pixels, session.validate(network, "Measuring accuracy", pixels), self._seen)
        self._temperature = found.found.temperature()
        report = found.report(self._report, task.job, self._seen)
        session.conclude(report.accuracy.average_accuracy)
        if mosaic is not None:
            self._tested = found.by_scene(mosaic.scenes(), len(task.scenes))
        scene = self._wholes[0] if mosaic is None else self._scene
        scores = yardsticks.score(scene, split.train, split.test, self._drawn.trained_units)
        self._report = replace(report, yardsticks=scores)
        texts = doubts(self._report)
        for text in texts:
            task.events.warning(text)
        self._warnings = texts + self._warnings  # those about the map itself weigh most

    def _finished(
        self, session: TrainingSession, progress: TrainingProgress, network: TrainedNetwork, final_model: str
    ) -> Report:
        """The report with what is known of the training."""
        task, planned = self._task, self._planned
        training = Training(
            preset=task.job.options.preset,
            steps=session.setup.recipe.steps,
            network=NAMES[network.kind],
            context_gain=session.context_gain,
            final_model=final_model,
            training_window=planned.seen,
            recomputed=planned.recomputes,
            started_from=None if task.start is None else task.start.name,
        )
        several = len(task.scenes) > 1
        distances = map_distances(self._drawn, planned, task.scenes[0].valid, final_model) if task.maps else None
        return replace(
            self._report,
            training=training,
            distances=distances,
            seed=task.job.seed,
            learning=tuple(progress.curve.points),
            network_steps=tuple(progress.curve.network_steps),
            networks=1 if network.kind == "spectral" else task.recipe.networks,
            warnings=(*self._warnings, *planned.remarks, *session.remarks),
            scenes=scene_figures(task.scenes, task.setup.classes, self._tested) if several else None,
        )
