# SPDX-License-Identifier: GPL-3.0-or-later
"""What held-out pixels tell of a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ...contract.job import Job
from ...contract.report import Report, SceneFigures
from ..scenes.labelled_scene import LabelledScene
from ..validation import accuracy, disagreement, reliability, yardsticks
from ..validation.calibration import HeldOutPixels
from .divided_labels import DividedLabels


@dataclass(frozen=True)
class Measurement:
    """A network held against what it was not trained on.

    Attributes:
        pixels: Flat indices of the held-out pixels, shape (n,).
        found: What the network makes of them.
    """

    pixels: np.ndarray
    found: HeldOutPixels

    @classmethod
    def of(cls, pixels: np.ndarray, probabilities: np.ndarray, seen: DividedLabels) -> Measurement:
        """What a network makes of held-out pixels, flat indices: class probabilities, shape (n, classes)."""
        classes = seen.split.test.flat[pixels].astype(int) - 1
        return cls(pixels, HeldOutPixels(probabilities, classes, seen.units.flat[pixels]))

    def report(self, report: Report, job: Job, seen: DividedLabels) -> Report:
        """The report with accuracy, doubtful polygons and reliability of the confidence."""
        test, found = seen.split.test, self.found
        mapped, own_probability = np.zeros(test.shape, np.uint8), np.zeros(test.shape, np.float32)
        mapped.flat[self.pixels] = found.probabilities.argmax(1) + 1
        own_probability.flat[self.pixels] = found.probabilities[np.arange(len(self.pixels)), found.classes]
        figures = accuracy.assess(mapped, test, job.classes, seen.units, job.seed)
        doubtful = disagreement.doubtful_polygons(mapped, test, seen.polygons, job.classes, own_probability)
        calibrated = found.cross_calibrated()
        confidence = reliability.reliability(calibrated.max(1), calibrated.argmax(1) == found.classes, found.units)
        return replace(
            report,
            validation=job.options.validation,
            accuracy=figures,
            sampling_unit=None if seen.places is None else "places",
            places=seen.place_figures,
            confused_classes=tuple(disagreement.confused_classes(figures.confusion_matrix, job.classes)),
            disagreements=tuple(doubtful),
            confidence=replace(confidence, temperature=found.temperature()),
        )

    def by_scene(self, owners: np.ndarray, count: int) -> list[tuple[int, Optional[float]]]:
        """The number of held-out pixels of each scene, and the share that is right.

        Args:
            owners: The number 1… of the scene that each pixel of the image belongs to, shape (rows, cols).
            count: Number of scenes.
        """
        right, owner = self.found.probabilities.argmax(1) == self.found.classes, owners.flat[self.pixels]
        inside = (owner == number for number in range(1, count + 1))
        return [(int(own.sum()), float(right[own].mean()) if own.any() else None) for own in inside]


def scene_figures(
    scenes: Sequence[LabelledScene], classes: int, tested: Optional[list[tuple[int, Optional[float]]]]
) -> tuple[SceneFigures, ...]:
    """The figures of each of several scenes; `tested` as from `Measurement.by_scene`, None where nothing was."""
    return tuple(
        SceneFigures(one.name, one.source, one.polygon_count, tuple(one.pixel_counts(classes)), pixels, share)
        for one, (pixels, share) in zip(scenes, tested or [(0, None)] * len(scenes))
    )


def doubts(report: Report) -> list[str]:
    """What the user should know about what was measured: features the model got wrong, methods that do better."""
    overall = report.accuracy.overall_accuracy
    tested = report.polygons_tested or 0
    texts = disagreement.doubts_in_words(report.disagreements or (), tested, report.validation, report.feature_kind)
    if overall is not None and report.yardsticks is not None:
        texts += yardsticks.shortfalls(overall, report.yardsticks)
    return texts
