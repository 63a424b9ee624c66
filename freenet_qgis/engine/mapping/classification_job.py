# SPDX-License-Identifier: GPL-3.0-or-later
"""A scene of a run folder, classified with the model there."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Optional

import numpy as np
import torch

from ...contract.job import Job
from ...contract.report import Report, Tiling
from ...files.durable import write_durably
from ...files.regular_files import read_text
from ...files.strict_json import parse_json
from ...text.i18n import number, tr
from .. import devices, memory
from ..events import Events, Meter, OnProgress
from ..learners import model_file
from ..limits import Limits
from ..network.global_statistics import are_kept
from ..network.trained_network import as_freenet
from ..recipe.prediction_setup import PredictionSetup
from ..scenes import spectral_range
from ..scenes.run_arrays import open_cube, open_valid
from ..scenes.standardisation import standardisation_for
from ..scenes.standardised_scene import StandardisedScene
from ..validation import accuracy
from .approximation import approximate
from .classification import Classifier, classifier_for
from .map_files import MapFiles
from .part_novelty import novelty_bytes, with_novelty
from .resumption import as_begun
from .statistics_file import StatisticsFile

APPROXIMATING = 0.3  # share of the time
APPROXIMATION = "approximation.json"  # that of the statistics in the folder


def run_classification(job: Job, folder: Path, device: torch.device, events: Events, limits: Limits) -> Report:
    """Classify the scene; what the report says of it."""
    events.stage("Classifying")
    task = SceneClassification(job, folder, device, limits)
    warnings = task.warnings()
    for text in warnings:
        events.warning(text)
    classifier = task.fitting()
    if classifier.side:
        text = tr("The scene is classified in tiles of {side} x {side} pixels.")
        events.info(text.format(side=classifier.side))
    needed = classifier.needed + novelty_bytes(task.known)
    memory.check(needed, device, task.what)
    maps, meter, difference = MapFiles.of(job, folder, limits), Meter(events.progress, 1), None
    with memory.exhaustion_explained(task.what, device, needed):
        if job.statistics == "approximate" and classifier.gathers:
            difference = task.approximated(classifier.side, meter.part(APPROXIMATING))
            events.info(_approximation(difference))
        statistics = StatisticsFile(folder, task.network)
        done = meter.part(1 if difference is None else 1 - APPROXIMATING)
        parts = classifier(task.scene, folder, done, maps.lacks, statistics.save)
        for part in with_novelty(parts, task.scene, task.known):
            maps.put(part, task.card.temperature)
    return task.report(classifier.side, difference, maps, warnings)


class SceneClassification:
    """The classification of a scene that a run folder asks for.

    Args:
        job: The job of the folder.
        folder: The run folder.
        device: The device to compute on.
        limits: What a scene seen as a whole may need, and the sides that tiles may have.

    Attributes:
        network: The network of the model, on the device.
        card: The card of the model.
        scene: The scene to classify.
        known: The spectra that the model was trained on, on the device; None where nobody asks for novelty.
        what: What is done, in words.
    """

    def __init__(self, job: Job, folder: Path, device: torch.device, limits: Limits) -> None:
        self._job, self._folder, self._limits = job, folder, limits
        model = folder / "model.safetensors"
        self.network, self.card = model_file.load(model, device)
        self.known = model_file.load_known(model, device) if job.novelty else None
        cube, valid = open_cube(folder, job), open_valid(folder, job)
        norm = standardisation_for(self.card, cube, valid, job.bands)
        self.scene = StandardisedScene(cube, valid, job.bands, norm, device, devices.precision(device))
        self.what = tr("Classifying {rows} x {cols} pixels").format(rows=valid.shape[0], cols=valid.shape[1])

    @property
    def wanted(self) -> int:
        """The number of pixels to be mapped: those with data."""
        return int(np.count_nonzero(self.scene.valid))

    def fitting(self) -> Classifier:
        """The classifier for the memory at hand, or that of an interrupted run."""
        return as_begun(self._classifier(), self.scene, self._folder, self._limits)

    def in_tiles(self, side: Optional[int]) -> Classifier:
        """The classifier with tiles of such a side; None for no tiles."""
        return self._classifier().with_side(self.scene, side)

    def _classifier(self) -> Classifier:
        return classifier_for(self.network, self.scene, PredictionSetup.of(self.card), self._limits)

    def approximated(self, side: Optional[int], on_progress: OnProgress = lambda done: None) -> Optional[float]:
        """The share of the map that approximate statistics change, see `approximate`; the run folder has them then.

        None where they are not wanted, or the scene has too few tiles.
        """
        if self._job.statistics == "exact" or side is None:
            return None
        known = self._folder / APPROXIMATION
        with suppress(OSError, ValueError):
            found = parse_json(read_text(known, "ascii"))
            if found is None:
                return None
            StatisticsFile(self._folder, self.network)
            if isinstance(found, float) and are_kept(self.network):
                return found
        masked = self.card.masked_statistics
        difference = approximate(as_freenet(self.network), self.scene, masked, side, on_progress)
        if difference is not None:
            StatisticsFile(self._folder, self.network).save()
        write_durably(known, lambda path: path.write_text(json.dumps(difference), "ascii"))
        return difference

    def warnings(self) -> list[str]:
        """What the user should know of scene and model."""
        return spectral_range.remarks(self.card, self.scene.cube, self.scene.valid, self._job.bands, self.scene.norm)

    def report(self, side: Optional[int], difference: Optional[float], maps: MapFiles, warnings: list[str]) -> Report:
        """Let the maps appear; the report, with the tiles, what an approximation does, and the pixels of each class."""
        job, novel_pixels = self._job, maps.novel_pixels()
        return Report(
            job.version, job.verb, job.scene, labels=job.labels,
            accuracy=accuracy.unmeasured(job.classes),
            device=devices.describe(self.scene.device),
            tiling=Tiling(side, "exact" if difference is None else "approximate", difference),
            map_pixels=tuple(maps.finish(self.wanted)),
            novel_pixels=novel_pixels,
            warnings=tuple(warnings),
        )  # fmt: skip


def _approximation(difference: Optional[float]) -> str:
    """The sentence on what an approximation does."""
    if difference is None:
        return tr("The scene has too few tiles to be sampled: its statistics are exact.")
    return tr(
        "Statistics of a sixteenth of the scene stand for all. Those of another sixteenth would map {share} % of the "
        "pixels differently."
    ).format(share=number(100 * difference, ".2g"))
