# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring a class map and its reference to one list of classes, so that they can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Union

import numpy as np

from .geodata import polygons
from .geodata.publish import ClassMap, read_class_map
from .job import MAX_CLASSES, ClassInfo, FreeNetError
from .request import Labelled


@dataclass(frozen=True)
class _Reference:
    """A reference as it was read.

    Attributes:
        labels: uint8, shape (rows, cols) of the map; 0 is no reference, 1…n are its own classes.
        numbers: As of `Matched`.
        classes: Its classes 1…n.
        numeric: Whether their values are numbers the user chose.
        name: What to call it.
    """

    labels: np.ndarray
    numbers: Optional[np.ndarray]
    classes: tuple[ClassInfo, ...]
    numeric: bool
    name: str


@dataclass(frozen=True)
class Matched:
    """A map and its reference in the same classes.

    Attributes:
        mapped: uint8, shape (rows, cols); 0 is unclassified, 1…n are the classes.
        labels: uint8, shape (rows, cols); 0 is no reference, 1…n are the classes.
        numbers: int32, shape (rows, cols); the feature of each reference pixel, 1…; None of a reference raster.
        classes: The classes of the map, then those only the reference has.
        remarks: What does not match, in words.
    """

    mapped: np.ndarray
    labels: np.ndarray
    numbers: Optional[np.ndarray]
    classes: tuple[ClassInfo, ...]
    remarks: tuple[str, ...]


def match(class_map: ClassMap, source: Union[Labelled, Path]) -> Matched:
    """Match classes by name where the names agree, else by value where the reference has numbers.

    Raises:
        FreeNetError: If no class agrees, no reference lies on the map, or a reference raster has another grid.
    """
    read = _read(class_map, source)
    if not np.any(read.labels):
        raise FreeNetError(
            f"No reference of '{read.name}' lies on the class map.",
            "Check that both show the same place and have the right CRS.",
        )
    positions = _positions(class_map.classes, read.classes, read.numeric)
    known = [position is not None for position in positions]
    if not any(known):
        raise FreeNetError(
            f"No class of '{read.name}' ({_names(read.classes)}) is among those of the map "
            f"({_names(class_map.classes)}).",
            "Choose the field that holds the map's class names or values.",
        )
    extra = tuple(info for info, found in zip(read.classes, known) if not found)
    union = class_map.classes + extra
    if len(union) > MAX_CLASSES:
        raise FreeNetError(f"Map and reference have {len(union)} classes together, {MAX_CLASSES} is the most.")
    return Matched(
        _lookup([info.value for info in class_map.classes], range(1, len(class_map.classes) + 1))[class_map.values],
        _lookup(range(1, len(read.classes) + 1), _fill(positions, len(class_map.classes)))[read.labels],
        read.numbers,
        union,
        (f"The map has no class {_names(extra)}; its reference counts as wrong.",) if extra else (),
    )


def _read(class_map: ClassMap, source: Union[Labelled, Path]) -> _Reference:
    """The reference on the grid of the map."""
    if isinstance(source, Labelled):
        burned = polygons.burn(source.shapes, class_map.grid, source.all_touched)
        return _Reference(burned.labels, burned.numbers, source.classes, source.numeric, source.layer)
    other = read_class_map(source)
    if other.values.shape != class_map.values.shape or not np.allclose(
        other.grid.geotransform, class_map.grid.geotransform, rtol=1e-9
    ):
        raise FreeNetError(
            f"The reference raster '{source.name}' is not on the grid of the map.", "Warp it to the map's grid first."
        )
    labels = _lookup([info.value for info in other.classes], range(1, len(other.classes) + 1))[other.values]
    return _Reference(labels, None, other.classes, True, source.name)


def _positions(
    known: tuple[ClassInfo, ...], classes: tuple[ClassInfo, ...], numeric: bool
) -> list[Union[int, None]]:
    """For each class of the reference its position 1…n among the map's classes, None where there is none."""
    by_name = {info.name: position for position, info in enumerate(known, 1)}
    if not numeric or all(info.name in by_name for info in classes):
        return [by_name.get(info.name) for info in classes]
    by_value = {info.value: position for position, info in enumerate(known, 1)}
    return [by_value.get(info.value) for info in classes]


def _fill(positions: list[Union[int, None]], start: int) -> list[int]:
    """Positions after `start` for the classes that have none."""
    filled = []
    for position in positions:
        if position is None:
            start += 1
        filled.append(start if position is None else position)
    return filled


def _lookup(keys: Union[range, list[int]], values: Union[range, list[int]]) -> np.ndarray:
    """uint8 table that sends each key to its value and everything else to 0."""
    table = np.zeros(MAX_CLASSES + 1, np.uint8)
    table[list(keys)] = list(values)
    return table


def _names(classes: tuple[ClassInfo, ...]) -> str:
    names = [info.name for info in classes]
    return ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
