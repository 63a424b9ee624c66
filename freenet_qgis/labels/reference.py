# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring a class map and its reference to one list of classes, so that they can be compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Optional, Union

import numpy as np

from ..contract.job import MAX_CLASSES, UNLABELLED, ClassInfo
from ..errors import FreeNetError
from ..geodata.access.grid import one_for_both, same_crs, same_pixels
from ..geodata.class_maps.class_map import ClassMap, read_class_map
from ..geodata.vector import polygons
from ..request import Labelled, Scene
from ..text.i18n import number, tr
from .burn_remarks import burn_remarks
from .class_matching import match_classes, names_of, one_each


@dataclass(frozen=True)
class _Reference:
    """A reference as it was read.

    Attributes:
        labels: uint8, shape (rows, cols) of the map; 0 is no reference, 1…n are its own classes.
        polygon_ids: As of `Matched`.
        classes: Its classes 1…n.
        numeric: Whether their values are numbers the user chose.
        name: What to call it.
        remarks: What of it is left out, in words.
    """

    labels: np.ndarray
    polygon_ids: Optional[np.ndarray]
    classes: tuple[ClassInfo, ...]
    numeric: bool
    name: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matched:
    """A map and its reference in the same classes.

    Attributes:
        mapped: uint8, shape (rows, cols); 0 is unclassified, 1…n are the classes.
        labels: uint8, shape (rows, cols); 0 is no reference, 1…n are the classes.
        polygon_ids: int32, shape (rows, cols); the feature of each reference pixel, 1…; None of a reference raster.
        classes: The classes of the map, then those only the reference has.
        by: What the classes were matched by: ``name`` or ``value``.
        remarks: What is left out and what does not match, in words.
    """

    mapped: np.ndarray
    labels: np.ndarray
    polygon_ids: Optional[np.ndarray]
    classes: tuple[ClassInfo, ...]
    by: str
    remarks: tuple[str, ...]


def match(class_map: ClassMap, source: Union[Labelled, Scene], check: Callable[[], None] = lambda: None) -> Matched:
    """Put map and reference into the same classes, see `class_matching`; `check` as of `read_class_map`.

    Raises:
        FreeNetError: If no class agrees, the map shows nothing where the reference is, or a reference raster has
            another grid.
    """
    class_map, read = _read(class_map, source, check)
    _check_place(class_map, read)
    known, positions, remarks = one_each(class_map.classes, tr("the map"))
    found = match_classes(known, read.classes, read.numeric)
    if not any(found.matched):
        raise FreeNetError(
            tr("No class of '{layer}' ({classes}) is among those of the map ({others}).").format(
                layer=read.name, classes=names_of(read.classes), others=names_of(known)
            ),
            tr("Choose the field that holds the map's class names or values."),
        )
    if len(found.classes) > MAX_CLASSES:
        raise FreeNetError(
            tr("Map and reference have {count} classes together, {most} is the most.").format(
                count=len(found.classes), most=MAX_CLASSES
            )
        )
    return Matched(
        _lookup(range(1, len(class_map.classes) + 1), positions)[class_map.labels()],
        _lookup(range(1, len(read.classes) + 1), found.positions)[read.labels],
        read.polygon_ids,
        found.classes,
        found.by,
        (*found.remarks, *remarks, *read.remarks, *_without_class(class_map, read)),
    )


def _read(
    class_map: ClassMap, source: Union[Labelled, Scene], check: Callable[[], None]
) -> tuple[ClassMap, _Reference]:
    """The map, and the reference on its grid; 0 means the same in both."""
    if isinstance(source, Labelled):
        class_map, _ = _agreed_on_zero(class_map, source, source.layer)
        burned = polygons.burn(source.shapes, class_map.grid, source.all_touched, source.radius)
        remarks = tuple(burn_remarks(burned, source, burned.polygon_ids))
        read = _Reference(burned.labels, burned.polygon_ids, source.classes, source.numeric, source.layer, remarks)
        return class_map, read
    other = read_class_map(source, check)
    name = source.raster.name
    if bool(other.grid.crs_wkt) != bool(class_map.grid.crs_wkt):
        if class_map.grid.crs_wkt:
            text = tr("The reference raster '{name}' has no coordinate reference system, and the map has one.")
        else:
            text = tr("The map has no coordinate reference system, and the reference raster '{name}' has one.")
        raise FreeNetError(text.format(name=name), one_for_both())
    if not same_crs(other.grid, class_map.grid):
        raise FreeNetError(
            tr("The reference raster '{name}' is in another coordinate reference system than the map.").format(
                name=name
            ),
            tr("Warp it to the map's grid first, or set the right one under Layer > Set CRS of Layer(s)."),
        )
    if not same_pixels(other.grid, class_map.grid):
        raise FreeNetError(
            tr("The reference raster '{name}' is not on the grid of the map.").format(name=name),
            tr("Warp it to the map's grid first."),
        )
    class_map, other = _agreed_on_zero(class_map, other, name)
    classes, positions, remarks = one_each(other.classes, f"'{name}'")
    labels = _lookup(range(1, len(other.classes) + 1), positions)[other.labels()]
    if other.zeros is not None and other.zero != "class":
        text = tr(
            "'{name}' holds 0 in {count} pixels: nothing is taken to be known there.",
            int(np.count_nonzero(other.zeros)),
        )
        remarks = (*remarks, text.format(name=name, count=_count(other)))
    return class_map, _Reference(labels, None, classes, True, name, remarks)


def _agreed_on_zero(class_map: ClassMap, other: Union[Labelled, ClassMap], name: str) -> tuple[ClassMap, Any]:
    """Both sides with 0 as a class where one of them says that it is one, and the other that it may be.

    Raises:
        FreeNetError: If one says so, and the other holds 0 and says nothing.
    """
    of_map, of_other = (any(info.value == UNLABELLED for info in one.classes) for one in (class_map, other))
    if of_other and not of_map and class_map.zeros is not None:
        if class_map.zero == "unknown":
            text = tr(
                "0 is a class of the reference '{name}'; the map holds 0 in {count} pixels and does not say whether it "
                "is one there.",
                _zeros(class_map),
            )
            raise FreeNetError(text.format(name=name, count=_count(class_map)), _how_to_tell())
        class_map = class_map.with_class_zero()
    if of_map and not of_other and isinstance(other, ClassMap) and other.zeros is not None:
        if other.zero == "unknown":
            text = tr(
                "0 is a class of the map; the reference '{name}' holds 0 in {count} pixels and does not say whether it "
                "is one there.",
                _zeros(other),
            )
            raise FreeNetError(text.format(name=name, count=_count(other)), _how_to_tell())
        other = other.with_class_zero()
    return class_map, other


def _zeros(one: ClassMap) -> int:
    return 0 if one.zeros is None else int(np.count_nonzero(one.zeros))


def _count(one: ClassMap) -> str:
    return number(_zeros(one), ",")


def _how_to_tell() -> str:
    return tr(
        "Set its nodata value: 0 where 0 means that nothing is known, else a value that is no class, such as 255. Or "
        "give the value 0 a name."
    )


def _without_class(class_map: ClassMap, read: _Reference) -> list[str]:
    """What is not compared because 0 counts as no class, where that is not sure."""
    if class_map.zeros is None or class_map.zero == "class":
        return []
    count = int(np.count_nonzero(class_map.zeros & (read.labels > 0)))
    text = tr("The map holds 0 in {count} pixels of the reference; that counts as no class. {how}", count)
    return [text.format(count=number(count, ","), how=_how_to_tell())] if count else []


def _check_place(class_map: ClassMap, read: _Reference) -> None:
    """Check that there is something to compare.

    Raises:
        FreeNetError: If not.
    """
    if not np.any(read.labels):
        raise FreeNetError(
            " ".join(
                (tr("No pixel of the class map has a reference in '{layer}'.").format(layer=read.name), *read.remarks)
            ),
            tr(
                "Check that both show the same place and have the right CRS; for polygons smaller than a pixel choose "
                "'all touched'."
            ),
        )
    if not np.any(class_map.labels()[read.labels > 0]):
        count = int(np.count_nonzero(read.labels))
        raise FreeNetError(
            tr(
                "The map has no class at any of the {count} pixels of the reference '{layer}': it holds 0 or no "
                "data there.",
                count,
            ).format(count=count, layer=read.name),
            tr("Choose a map of the place where the reference is."),
        )


def _lookup(keys: Sequence[int], values: Sequence[int]) -> np.ndarray:
    """uint8 table that sends each key to its value and everything else to 0."""
    table = np.zeros(MAX_CLASSES + 1, np.uint8)
    table[list(keys)] = list(values)
    return table
