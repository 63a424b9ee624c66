# SPDX-License-Identifier: GPL-3.0-or-later
"""A class map read from a raster, be it ours or that of other software."""

from __future__ import annotations

import colorsys
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

import numpy as np
from osgeo import gdal

from ...classes.names import tidy
from ...classes.palette import GOLDEN_ANGLE
from ...classes.values import check_names
from ...contract.job import MAX_CLASSES, UNLABELLED, ClassInfo, Grid
from ...errors import FreeNetError
from ...request import Scene
from ...sources.gdal_name import Source
from ...text.hex_colors import hex_color
from ...text.i18n import exact, tr
from .. import raster
from ..access.gdal_calls import open_raster
from ..access.stored_text import readable
from ..raster import BandReader, RasterInfo
from .class_names_beside import NamesAndColors, name_column, names_and_colors, of_style, of_table
from .class_zero import Meaning, zero_means
from .nearest_pixels import NearestPixels

_BLOCK_ROWS = 256


@dataclass(frozen=True)
class ClassMap:
    """Which class lies where.

    Attributes:
        values: uint8, shape (rows, cols), as in the file; 0 where there is no class, and where 0 is one: to count or
            compare classes take `labels`.
        classes: Its classes in the order of their values: those the file names and those that occur.
        grid: Its grid.
        zeros: bool, shape (rows, cols), the pixels that hold 0 and have data; None where 0 is none, or there are none.
        zero: What 0 means; unless it is a class, these pixels count as without one.
    """

    values: np.ndarray
    classes: tuple[ClassInfo, ...]
    grid: Grid
    zeros: Optional[np.ndarray] = None
    zero: Meaning = "none"

    def with_class_zero(self) -> ClassMap:
        """The same with 0 as a class."""
        return replace(self, zero="class", classes=(ClassInfo(0, "0", _color(0)), *self.classes))

    def labels(self, rows: slice = slice(None)) -> np.ndarray:
        """uint8, shape (rows, cols); 0 is not classified, 1…n are the classes."""
        table = np.zeros(MAX_CLASSES + 1, np.uint8)
        for label, info in enumerate(self.classes, start=1):
            table[info.value] = label
        of_zero, table[0] = table[0], 0
        found = table[self.values[rows]]
        if self.zero == "class" and self.zeros is not None:
            found[self.zeros[rows]] = of_zero
        return found


@dataclass(frozen=True)
class Legend:
    """Names and colours (``#rrggbb``) by value, as far as a file has them; `ranged` are those named as part of a range,
    which are classes only where they occur.
    """

    names: dict[int, str]
    colors: dict[int, str]
    ranged: frozenset[int] = frozenset()

    def of(self, value: int) -> ClassInfo:
        """The class of a value 0…255; one without a name is called by its value."""
        return ClassInfo(value, self.names.get(value) or str(value), self.colors.get(value) or _color(value))


def read_class_map(scene: Scene, check: Callable[[], None] = lambda: None) -> ClassMap:
    """Read a map with one band of whole numbers 0…255; whether 0 is a class see `class_zero`.

    Names and colours are those that QGIS shows, else those of the style beside the file, of its attribute table, of its
    category names and its colour table, in this order; a class without a name is called by its value.

    Args:
        scene: The map.
        check: Called now and then; may raise.

    Raises:
        FreeNetError: If it is not such a map, cannot be read or placed, or a name of a class will not do.
    """
    opened = open_class_map(scene, check)
    reader = BandReader(opened.dataset, opened.info)

    def rows(top: int, count: int) -> _Rows:
        values, is_data = reader.read((0, top, opened.info.grid.cols, count))
        return values[..., 0], is_data[..., 0]

    return _class_map(opened, opened.info.grid, rows, check, has_all_named=True)


def read_on_grid(scene: Scene, grid: Grid, check: Callable[[], None] = lambda: None) -> ClassMap:
    """Read a map as it lies on another grid: of each pixel there the nearest of its own.

    Its classes are those that occur there. All else is as of `read_class_map`.
    """
    opened = open_class_map(scene, check)
    return _class_map(opened, grid, NearestPixels(opened.info, grid).read, check, has_all_named=False)


_Rows = tuple[np.ndarray, np.ndarray]  # values, and whether they are data, both of shape (rows, cols)


@dataclass(frozen=True)
class OpenedMap:
    """A map with one band before its pixels are read."""

    dataset: gdal.Dataset
    info: RasterInfo
    legend: Legend
    zero: Meaning


def open_class_map(scene: Scene, check: Callable[[], None] = lambda: None) -> OpenedMap:
    """Open a map; see `read_class_map`."""
    info = raster.of(scene, check)
    path = info.path
    if len(info.bands) != 1:
        raise FreeNetError(
            tr("'{name}' has {count} bands, a class map has one.").format(name=path.name, count=len(info.bands)),
            tr("Choose a class map."),
        )
    dataset = open_raster(path)
    band = dataset.GetRasterBand(info.bands[0].number)
    known = legend(band, path, scene.classes)
    return OpenedMap(dataset, info, known, zero_means(band, info.bands[0], known.names.get(0, ""), scene.nodata))


def _class_map(
    opened: OpenedMap,
    grid: Grid,
    read: Callable[[int, int], _Rows],
    check: Callable[[], None],
    *,
    has_all_named: bool,
) -> ClassMap:
    """The map on a grid.

    Args:
        opened: The map.
        grid: The grid.
        read: Gives some rows from a first one on.
        check: Called now and then; may raise.
        has_all_named: Whether classes that the file names are its classes even where they do not occur.
    """
    known, zero, path = opened.legend, opened.zero, opened.info.path
    values, is_zero = _values(grid, read, path, check)
    counts = _counts(values)
    counts[0] = np.count_nonzero(is_zero)
    classes = [
        known.of(value)
        for value in range(0 if zero == "class" else 1, MAX_CLASSES + 1)
        if counts[value] or (has_all_named and known.names.get(value) and value not in known.ranged)
    ]
    if len(classes) > MAX_CLASSES:
        raise FreeNetError(
            tr("'{name}' has {count} classes, {most} is the most.").format(
                name=path.name, count=len(classes), most=MAX_CLASSES
            )
        )
    check_names((info.name for info in classes), path.name)
    return ClassMap(values, tuple(classes), grid, is_zero if counts[0] and zero != "none" else None, zero)


def _values(
    grid: Grid, read: Callable[[int, int], _Rows], path: Source, check: Callable[[], None]
) -> tuple[np.ndarray, np.ndarray]:
    """The values, 0 where there is no data, and where there is data that is 0."""
    values = np.zeros((grid.rows, grid.cols), np.uint8)
    is_zero = np.zeros(values.shape, bool)
    for top in range(0, grid.rows, _BLOCK_ROWS):
        check()
        block, is_data = read(top, min(_BLOCK_ROWS, grid.rows - top))
        check_values(block[is_data], path)
        values[top : top + _BLOCK_ROWS][is_data] = block[is_data]
        is_zero[top : top + _BLOCK_ROWS] = is_data & (block == 0)
    return values, is_zero


def _counts(values: np.ndarray) -> np.ndarray:
    """How many pixels hold each value, shape (256,); row by row, for numpy would make eight bytes of each."""
    counts = np.zeros(MAX_CLASSES + 1, np.int64)
    for row in values:
        counts += np.bincount(row, minlength=MAX_CLASSES + 1)
    return counts


def check_values(values: np.ndarray, path: Source) -> None:
    """Check that values are such as a class map has.

    Raises:
        FreeNetError: If one is not.
    """
    is_wrong = (values < UNLABELLED) | (values > MAX_CLASSES) | (values != np.floor(values))
    if is_wrong.any():
        raise FreeNetError(
            tr("'{name}' holds the value {value}; a class map has whole numbers 0…{most}.").format(
                name=path.name, value=exact(values[is_wrong][0]), most=MAX_CLASSES
            ),
            tr("Choose a class map, or renumber its classes."),
        )


def legend(band: gdal.Band, path: Source, shown: Sequence[ClassInfo] = ()) -> Legend:
    """What is known about the values of a band.

    Args:
        band: The band.
        path: Its raster, for what lies beside it where that is a file.
        shown: The classes as a layer of QGIS shows them.
    """
    attributes, table = band.GetDefaultRAT(), band.GetRasterColorTable()
    # After GetDefaultRAT, which makes GDAL read the .aux.xml.
    names = {value: tidy(name) for value, name in enumerate(map(readable, band.GetCategoryNames() or []))}
    colors = {value: hex_color(table.GetColorEntry(value)[:3]) for value in range(table.GetCount())} if table else {}
    ranged: frozenset[int] = frozenset()
    if attributes is not None:
        rows = _rows_by_value(attributes)
        counts = Counter(rows.values())
        ranged = frozenset(value for value, row in rows.items() if counts[row] > 1)
        names.update(_names(attributes, rows))
        colors.update(_colors(attributes, rows))
    beside = (of_table(path), of_style(path)) if isinstance(path, Path) else ()
    for more_names, more_colors in (*beside, _of_layer(shown)):
        names.update(more_names)
        colors.update(more_colors)
        ranged -= set(more_names)
    return Legend(names, colors, ranged)


def _of_layer(shown: Sequence[ClassInfo]) -> NamesAndColors:
    return names_and_colors((info.value, info.name, info.color) for info in shown)


def _rows_by_value(attributes: gdal.RasterAttributeTable) -> dict[int, int]:
    """The row of each value, the first that names it; without a column of values, rows are numbered by value (Erdas
    Imagine). A row from one number to another names the whole numbers between them.
    """
    lowest, highest = _column(attributes, (gdal.GFU_MinMax, gdal.GFU_Min), ("value",)), None
    if lowest is not None and attributes.GetUsageOfCol(lowest) == gdal.GFU_Min:
        highest = _column(attributes, (gdal.GFU_Max,), ())
    rows: dict[int, int] = {}
    for row in range(attributes.GetRowCount()):
        low = row if lowest is None else attributes.GetValueAsDouble(row, lowest)
        high = low if highest is None else attributes.GetValueAsDouble(row, highest)
        for value in _whole_numbers(low, high if high > low else low):
            rows.setdefault(value, row)
    return rows


def _whole_numbers(low: float, high: float) -> range:
    """Those that a class may have, from `low` to `high`."""
    if np.isnan(low):
        return range(0)
    return range(math.ceil(max(low, 0)), math.floor(min(high, MAX_CLASSES)) + 1)


def _names(attributes: gdal.RasterAttributeTable, rows: dict[int, int]) -> dict[int, str]:
    column = attributes.GetColOfUsage(gdal.GFU_Name)
    if column < 0:
        columns = range(attributes.GetColumnCount())
        kinds = [attributes.GetTypeOfCol(one) == gdal.GFT_String for one in columns]
        column = name_column([readable(attributes.GetNameOfCol(one)) for one in columns], kinds)
    if column is None:
        return {}
    names = {value: tidy(readable(attributes.GetValueAsString(row, column))) for value, row in rows.items()}
    return {value: name for value, name in names.items() if name}


def _colors(attributes: gdal.RasterAttributeTable, rows: dict[int, int]) -> dict[int, str]:
    columns = [attributes.GetColOfUsage(usage) for usage in (gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue)]
    if min(columns) < 0:
        return {}
    return {
        value: hex_color([attributes.GetValueAsInt(row, column) for column in columns]) for value, row in rows.items()
    }


def _column(attributes: gdal.RasterAttributeTable, usages: Sequence[int], names: Sequence[str]) -> Optional[int]:
    """The first column of one of these usages, else with one of these names."""
    for usage in usages:
        if attributes.GetColOfUsage(usage) >= 0:
            return attributes.GetColOfUsage(usage)
    columns = [readable(attributes.GetNameOfCol(column)).lower() for column in range(attributes.GetColumnCount())]
    return next((columns.index(name) for name in names if name in columns), None)


def _color(value: int) -> str:
    """A colour for a class that has none."""
    return hex_color([255 * part for part in colorsys.hsv_to_rgb(value * GOLDEN_ANGLE % 1, 0.6, 0.8)])
