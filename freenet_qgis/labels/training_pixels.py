# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of the burnt pixels can train, and what to say about those that cannot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..contract.job import ClassInfo
from ..errors import FreeNetError
from ..geodata.vector.polygons import Burned
from ..request import Labelled
from ..text.i18n import tr
from ..text.listing import listed
from ..text.unit_words import counted
from . import pixel_losses
from .burn_remarks import burn_remarks

NAMED_CLASSES = 4  # so many classes a message explains one by one


@dataclass(frozen=True)
class TrainingPixels:
    """The pixels to train on.

    Attributes:
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        polygon_ids: int32, shape (rows, cols); 0 is none, else that of the pixel's feature.
        remarks: What was left out, in words.
        notes: What was done as it was asked for, in words.
    """

    labels: np.ndarray
    polygon_ids: np.ndarray
    remarks: tuple[str, ...]
    notes: tuple[str, ...] = ()


def check(burned: Burned, training: Labelled, raster_name: str, fewest_classes: int = 2) -> None:
    """Check, before the raster is read, that there is something to tell apart.

    Raises:
        FreeNetError: If there are fewer classes, or no feature takes a pixel.
    """
    if len(training.classes) < fewest_classes:
        raise FreeNetError(
            tr("'{layer}' has only one class, training needs at least 2 classes.").format(layer=training.layer),
            tr("Draw some of another class, or choose the field that holds the classes."),
        )
    if not burned.labels.any() and not burned.disputed:
        losses = pixel_losses.find(burned, training.shapes, burned.polygon_ids)
        words: dict[pixel_losses.Cause, str] = {
            "off": tr("{} off the raster"),
            "outside": tr("{} outside the area of interest"),
            "small": tr("{} too small to cover a pixel centre"),
        }
        causes = ", ".join(text.format(losses.of(cause)) for cause, text in words.items() if losses.of(cause))
        raise FreeNetError(
            tr("'{layer}' takes no pixel of '{raster_name}': of {features} {causes}.").format(
                features=counted(len(training.shapes), training.kind),
                layer=training.layer,
                raster_name=raster_name,
                causes=causes,
            ),
            pixel_losses.hint(losses, range(1, len(training.classes) + 1)),
        )


def select(burned: Burned, training: Labelled, valid: np.ndarray, *, has_every_class: bool = True) -> TrainingPixels:
    """Keep the burnt pixels that have data.

    Args:
        burned: The features on the raster's grid.
        training: What was burnt.
        valid: bool, shape (rows, cols); False where the raster has no data.
        has_every_class: Whether each class has to keep a pixel; else one of any class will do.

    Raises:
        FreeNetError: If a class keeps no pixel, or none does.
    """
    labels = np.where(valid, burned.labels, 0).astype(np.uint8)
    polygon_ids = np.where(valid, burned.polygon_ids, 0).astype(np.int32)
    pixels = np.bincount(labels.ravel(), minlength=len(training.classes) + 1)[1:]
    empty = [label for label, count in enumerate(pixels, start=1) if count == 0]
    if empty and (has_every_class or not pixels.any()):
        raise _without_pixels(burned, training, polygon_ids, empty)
    remarks = (*_nodata(burned, labels, training.classes), *burn_remarks(burned, training, polygon_ids))
    return TrainingPixels(labels, polygon_ids, remarks)


def _without_pixels(burned: Burned, training: Labelled, polygon_ids: np.ndarray, empty: Sequence[int]) -> FreeNetError:
    """The error for classes that keep no pixel, with what became of their features."""
    losses = pixel_losses.find(burned, training.shapes, polygon_ids)
    classes = [info.name for info in training.classes]
    named = [
        f"'{classes[label - 1]}' ({counted(losses.total[label], training.kind)}: {losses.why(label, classes)})"
        for label in empty
    ]
    text = tr("{count} classes of '{layer}' have no pixel to train on: {names}.", len(empty))
    return FreeNetError(
        text.format(count=len(empty), layer=training.layer, names=listed(named, NAMED_CLASSES)),
        pixel_losses.hint(losses, empty),
    )


def _nodata(burned: Burned, labels: np.ndarray, classes: Sequence[ClassInfo]) -> list[str]:
    rows = zip(burned.labels, labels)  # by row, for the mask of a large scene takes much memory
    lost = np.zeros(len(classes) + 1, np.int64)
    for row, used in rows:
        lost += np.bincount(row[used == 0], minlength=len(lost))
    counts = {label: count for label, count in enumerate(lost[1:].tolist(), start=1) if count}
    if not counts:
        return []
    without = sum(counts.values())
    text = tr("{count} labelled pixels without data: left out ({classes}).", without)
    if burned.limits is not None:
        text = tr(
            "{count} labelled pixels outside the area of interest, masked or without data: left out ({classes}).",
            without,
        )
    return [text.format(count=without, classes=pixel_losses.by_class(counts, classes))]
