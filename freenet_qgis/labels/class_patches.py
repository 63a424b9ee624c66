# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster of classes as training data: its patches on the grid of an image, each of them what a polygon is else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from ..contract.job import MAX_CLASSES, UNLABELLED, ClassInfo, Grid
from ..errors import FreeNetError
from ..geodata.class_maps import patches
from ..geodata.class_maps.class_map import ClassMap, read_on_grid
from ..request import ClassRaster
from ..text.i18n import number, tr
from ..text.listing import listed
from .class_matching import one_each
from .drawn_pixels import draw
from .training_pixels import TrainingPixels

NAMED_CLASSES = 8  # so many classes a sentence names one by one
_BLOCK_ROWS = 256


@dataclass(frozen=True)
class PatchedRaster:
    """What is known of a raster of classes on an image.

    Attributes:
        asked: The raster, and what of it is wanted.
        classes: The classes 1…n that have a pixel on the image.
        patches: How many there are.
        seed: Of what is drawn.
        remarks: What is left out or doubtful, in words.
    """

    asked: ClassRaster
    classes: tuple[ClassInfo, ...]
    patches: int
    seed: int
    remarks: tuple[str, ...]
    numeric: bool = True  # whether the values of the classes are numbers that the user chose, as of `Labelled`

    @property
    def layer(self) -> str:
        """Where they come from, for messages."""
        return self.asked.scene.raster.name


@dataclass(frozen=True)
class Patches:
    """A raster of classes on the grid of an image.

    Attributes:
        source: What is known of it.
        labels: uint8, shape (rows, cols); 0 is none, 1…n the class.
        polygon_ids: int32, shape (rows, cols); 0 is none, else the patch.
    """

    source: PatchedRaster
    labels: np.ndarray
    polygon_ids: np.ndarray


def find(asked: ClassRaster, grid: Grid, image: str, seed: int, check: Callable[[], None] = lambda: None) -> Patches:
    """The patches of a raster of classes on the grid of an image.

    A patch that erosion parts stays one: its parts belong to one field.

    Args:
        asked: The raster, and what of it is wanted.
        grid: Of the image.
        image: What to call the image.
        seed: Of what is drawn.
        check: Called now and then; may raise.

    Raises:
        FreeNetError: If it is no raster of classes, or has none on the image.
    """
    name = asked.scene.raster.name
    labels, classes, remarks = _labels(read_on_grid(asked.scene, grid, check), name, image)
    ids, _ = patches.numbered(labels)
    check()
    if asked.erode:
        labels, said = _eroded(labels, classes, asked)
        remarks += said
    labels, classes = _without_empty(labels, classes)
    count = _number_anew(ids, labels)
    return Patches(PatchedRaster(asked, classes, count, seed, tuple(remarks)), labels, ids)


def check_classes(found: PatchedRaster, image: str, fewest: int) -> None:
    """Check, before the image is read, that there is something to tell apart.

    Raises:
        FreeNetError: If there are fewer classes.
    """
    if len(found.classes) < fewest:
        text = tr("'{layer}' has only one class on '{image}', {name}; training needs at least 2 classes.")
        raise FreeNetError(
            text.format(layer=found.layer, image=image, name=found.classes[0].name),
            tr("Choose a raster with more classes, or erode its patches less."),
        )


def select(found: Patches, valid: np.ndarray, image: str, *, is_limited: bool) -> TrainingPixels:
    """The labelled pixels that have data, as many as are wanted of each class.

    Args:
        found: The patches.
        valid: bool, shape (rows, cols); False where the image has no data.
        image: What to call it.
        is_limited: Whether an area or a mask keeps pixels from being looked at, too.

    Raises:
        FreeNetError: If there are none.
    """
    source, classes = found.source, found.source.classes
    labels = np.where(valid, found.labels, 0).astype(np.uint8)
    every, left = _pixels(found.labels, classes), _pixels(labels, classes)
    if not any(left):
        text = tr("'{image}' has no data where '{layer}' has classes.")
        if is_limited:
            text = tr("Where '{layer}' has classes, '{image}' has no data, or area of interest and mask leave it out.")
        raise FreeNetError(
            text.format(image=image, layer=source.layer),
            tr("Choose a raster with classes where the image has data."),
        )
    remarks = []
    without = sum(every) - sum(left)
    if without:
        text = tr("{count} pixels of '{layer}' where '{image}' has no data: left out.", without)
        if is_limited:
            text = tr(
                "{count} pixels of '{layer}' outside the area of interest, masked or without data: left out.", without
            )
        remarks.append(text.format(count=number(without, ","), layer=source.layer, image=image))
    most, notes = source.asked.most_pixels, []
    if most and max(left) > most:
        labels = draw(labels, most, len(classes), source.seed)
        text = tr("At most {most} pixels of each class: {left} of {count} are trained on, drawn with the seed {seed}.")
        told = {"most": number(most, ","), "left": number(sum(_pixels(labels, classes)), ",")}
        notes.append(text.format(count=number(sum(left), ","), seed=source.seed, **told))
    ids = np.where(labels > 0, found.polygon_ids, 0).astype(np.int32)
    return TrainingPixels(labels, ids, tuple(remarks), tuple(notes))


def _labels(class_map: ClassMap, name: str, image: str) -> tuple[np.ndarray, tuple[ClassInfo, ...], list[str]]:
    """The labels of a map, classes of one name as one; these, none of the value 0; what to say of that."""
    if not class_map.classes:
        raise FreeNetError(
            tr("'{layer}' has no class where '{image}' lies: it lies elsewhere, or holds 0 or no data there.").format(
                layer=name, image=image
            ),
            tr("Choose a raster with classes of the same place, and check that both have the right CRS."),
        )
    classes, numbers, remarks = one_each(class_map.classes, f"'{name}'")
    table = np.array([0, *numbers], np.uint8)
    labels = np.zeros(class_map.values.shape, np.uint8)
    for top in range(0, len(labels), _BLOCK_ROWS):  # as a whole numpy would make eight bytes of each
        rows = slice(top, top + _BLOCK_ROWS)
        labels[rows] = table[class_map.labels(rows)]
    zeros = 0 if class_map.zeros is None or class_map.zero == "class" else int(np.count_nonzero(class_map.zeros))
    if zeros:
        text = tr("'{name}' holds 0 in {count} pixels: nothing is taken to be known there.", zeros)
        remarks = (*remarks, text.format(name=name, count=number(zeros, ",")))
    classes, said = _without_zero(classes, name)
    return labels, classes, [*remarks, *said]


def _without_zero(classes: tuple[ClassInfo, ...], name: str) -> tuple[tuple[ClassInfo, ...], list[str]]:
    """The classes, that of the value 0 with the next that is free: in a map 0 stands for 'not classified'."""
    zero = next((info for info in classes if info.value == UNLABELLED), None)
    if zero is None:
        return classes, []
    taken = {info.value for info in classes}
    free = next((value for value in range(1, MAX_CLASSES + 1) if value not in taken), None)
    if free is None:
        raise FreeNetError(
            tr("'{name}' has more than {most} classes.").format(name=name, most=MAX_CLASSES),
            tr("Merge some of them."),
        )
    called = str(free) if zero.name == str(UNLABELLED) else zero.name
    text = tr("The value 0 of '{name}' is a class; in the map it gets the value {value}, for 0 means 'not classified'.")
    return (
        tuple(replace(info, value=free, name=called) if info is zero else info for info in classes),
        [text.format(name=name, value=free)],
    )


def _eroded(labels: np.ndarray, classes: tuple[ClassInfo, ...], asked: ClassRaster) -> tuple[np.ndarray, list[str]]:
    """The labels without the edges of their patches, and what to say of that."""
    left = patches.eroded(labels, asked.erode)
    counts, before = _pixels(left, classes), _pixels(labels, classes)
    if not any(counts):
        text = tr(
            "Nothing is left of the patches of '{layer}' on the image when they are eroded by {count} pixels.",
            asked.erode,
        )
        raise FreeNetError(
            text.format(layer=asked.scene.raster.name, count=asked.erode), tr("Erode them by fewer pixels.")
        )
    text = tr("Patches eroded by {count} pixels: {left} of {total} pixels are left.", asked.erode)
    told = {"left": number(sum(counts), ","), "total": number(sum(before), ",")}
    remarks = [text.format(count=asked.erode, **told)]
    gone = [info.name for info, count in zip(classes, counts) if not count]
    if gone:
        text = tr("No patch is wide enough for that of {count} classes, which are left out: {names}.", len(gone))
        remarks.append(text.format(count=len(gone), names=listed(gone, NAMED_CLASSES)))
    return left, remarks


def _without_empty(labels: np.ndarray, classes: tuple[ClassInfo, ...]) -> tuple[np.ndarray, tuple[ClassInfo, ...]]:
    """The labels counted anew where some class has none, and the classes that have."""
    counts = _pixels(labels, classes)
    if all(counts):
        return labels, classes
    table = np.zeros(len(classes) + 1, np.uint8)
    table[1:] = np.cumsum([count > 0 for count in counts]) * [count > 0 for count in counts]
    for row in labels:
        row[:] = table[row]
    return labels, tuple(info for info, count in zip(classes, counts) if count)


def _number_anew(ids: np.ndarray, labels: np.ndarray) -> int:
    """Let the patches that still have labels be counted from 1 without gaps, in place; how many there are."""
    is_left = np.zeros(int(ids.max(initial=0)) + 1, bool)
    for row, labelled in zip(ids, labels):
        is_left[row[labelled > 0]] = True
    numbers = (np.cumsum(is_left) * is_left).astype(np.int32)
    for row, labelled in zip(ids, labels):
        row[:] = np.where(labelled > 0, numbers[row], 0)
    return int(numbers.max(initial=0))


def _pixels(labels: np.ndarray, classes: tuple[ClassInfo, ...]) -> list[int]:
    """How many pixels each class 1…n has."""
    counts = np.zeros(len(classes) + 1, np.int64)
    for row in labels:
        counts += np.bincount(row, minlength=len(counts))
    return counts[1:].tolist()
