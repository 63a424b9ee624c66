# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user should know about training data, before anything is trained."""

from __future__ import annotations

import numpy as np

from ...contract.job import Job
from ...contract.thresholds import FEW_TRAINING_PX
from ...contract.validation import validation_method
from ...text.i18n import tr
from ..scenes.pixel_counts import pixel_counts
from ..validation.splits import Split
from .context_trial import untried
from .divided_labels import DividedLabels
from .training_task import TrainingTask


def training_warnings(task: TrainingTask, drawn: DividedLabels) -> list[str]:
    """Sentences on what is trained on, what is held out, and how."""
    texts = _on_pixels(task.job, drawn.labels) + _on_split(task.job, drawn.split) + untried(task.recipe)
    if task.start is not None and drawn.is_divided:
        text = tr("What '{model}' was trained on may be among what is held out: the accuracy is then optimistic.")
        texts.append(text.format(model=task.start.name))
    return texts


def _on_pixels(job: Job, labels: np.ndarray) -> list[str]:
    pixels = pixel_counts(labels, len(job.classes))
    few = [f"{info.name} ({count})" for info, count in zip(job.classes, pixels) if count < FEW_TRAINING_PX]
    if not few:
        return []
    text = tr("Classes with fewer than {count} training pixels: {classes}.")
    return [text.format(count=FEW_TRAINING_PX, classes=", ".join(few))]


def _on_split(job: Job, split: Split) -> list[str]:
    texts = []
    divided = [job.classes[label - 1].name for label in split.divided]
    if divided:
        text = tr(
            "Validated on one end of their only feature, or of features that all touch, a few pixels away from the "
            "rest, which flatters: {classes}."
        )
        texts.append(text.format(classes=", ".join(divided)))
    tested = np.isin(np.arange(1, len(job.classes) + 1), split.test)
    unseen = [info.name for info, is_tested in zip(job.classes, tested) if not is_tested]
    words = validation_method(job.options.validation).words
    if words is not None and unseen:
        text = tr("Not validated, for want of room to hold anything out: {classes}.")
        texts.append(text.format(classes=", ".join(unseen)))
    if words is not None and words.caveat:
        texts.append(words.caveat)
    return texts
