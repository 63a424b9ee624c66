# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of the burnt pixels can train, and what to say about those that cannot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .burn_remarks import burn_remarks
from .geodata.polygons import Burned
from .i18n import tr
from .job import FreeNetError
from .request import Labelled


@dataclass(frozen=True)
class TrainingPixels:
    """The pixels to train on.

    Attributes:
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        numbers: int32, shape (rows, cols); 0 is none, else the number of the pixel's polygon.
        remarks: What was left out, in words.
    """

    labels: np.ndarray
    numbers: np.ndarray
    remarks: tuple[str, ...]


def check(burned: Burned, training: Labelled, raster_name: str, fewest_classes: int = 2) -> None:
    """Check, before the raster is read, that there is something to tell apart.

    Raises:
        FreeNetError: If there are fewer classes, or no polygon covers a pixel.
    """
    if len(training.classes) < fewest_classes:
        raise FreeNetError(
            tr("'{layer}' has only one class, training needs at least 2 classes.").format(layer=training.layer),
            tr("Draw polygons of another class, or choose the field that holds the classes."),
        )
    if not burned.labels.any() and not burned.disputed:
        raise FreeNetError(
            tr("None of the {count} polygons of '{layer}' covers a pixel centre of '{raster_name}'.").format(
                count=len(training.shapes), layer=training.layer, raster_name=raster_name
            ),
            tr(
                "Check that layer and raster show the same place and have the right CRS; for polygons smaller than "
                "a pixel choose 'all touched'."
            ),
        )


def select(
    burned: Burned, training: Labelled, valid: np.ndarray, *, has_every_class: bool = True
) -> TrainingPixels:
    """Keep the burnt pixels that have data.

    Args:
        burned: The polygons on the raster's grid.
        training: What was burnt.
        valid: bool, shape (rows, cols); False where the raster has no data.
        has_every_class: Whether each class has to keep a pixel; else one of any class will do.

    Raises:
        FreeNetError: If a class keeps no pixel, or none does.
    """
    labels = np.where(valid, burned.labels, 0).astype(np.uint8)
    numbers = np.where(valid, burned.numbers, 0).astype(np.int32)
    pixels = np.bincount(labels.ravel(), minlength=len(training.classes) + 1)[1:]
    empty = [info.name for info, count in zip(training.classes, pixels) if count == 0]
    if empty and (has_every_class or not pixels.any()):
        one = tr("The class {names} of '{layer}' has no pixel with data on the raster.")
        several = tr("The classes {names} of '{layer}' have no pixel with data on the raster.")
        names = ", ".join(f"'{name}'" for name in empty)
        raise FreeNetError(
            (one if len(empty) == 1 else several).format(names=names, layer=training.layer),
            tr("Draw a polygon where the raster has data, or leave these polygons out with 'selected features only'."),
        )
    remarks = (*_nodata(burned, labels), *burn_remarks(burned, training, numbers))
    return TrainingPixels(labels, numbers, remarks)


def _nodata(burned: Burned, labels: np.ndarray) -> list[str]:
    without = int(np.count_nonzero(burned.labels) - np.count_nonzero(labels))
    one = tr("1 pixel under polygons without data: left out.")
    many = tr("{count} pixels under polygons without data: left out.")
    return [(one if without == 1 else many).format(count=without)] if without else []
