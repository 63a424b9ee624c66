# SPDX-License-Identifier: GPL-3.0-or-later
"""A class map read from a raster, be it ours or that of other software."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np
from osgeo import gdal

from ..class_names import tidy
from ..i18n import number, tr
from ..job import MAX_CLASSES, UNLABELLED, ClassInfo, FreeNetError, Grid
from .class_names_beside import Told, name_column, of_style, of_table, told
from .gdal_calls import open_raster, reported
from .raster import RasterInfo, describe
from .validity import Validity

_BLOCK_ROWS = 256
_GOLDEN_ANGLE = 0.381966  # of a full turn: hues of successive values lie far apart


@dataclass(frozen=True)
class ClassMap:
    """Which class lies where.

    Attributes:
        values: uint8, shape (rows, cols); 0 is not classified.
        classes: Its classes in the order of their values: those the file names and those that occur.
        grid: Its grid.
    """

    values: np.ndarray
    classes: tuple[ClassInfo, ...]
    grid: Grid


@dataclass(frozen=True)
class Legend:
    """Names and colours (``#rrggbb``) by value, as far as a file has them."""

    names: dict[int, str]
    colors: dict[int, str]

    def of(self, value: int) -> ClassInfo:
        """The class of a value 1…255; one without a name is called by its value."""
        return ClassInfo(value, self.names.get(value) or str(value), self.colors.get(value) or _color(value))


def read_class_map(path: Path, crs_wkt: str = "", shown: Sequence[ClassInfo] = ()) -> ClassMap:
    """Read a map with one band of whole numbers 0…255.

    Names and colours are those that QGIS shows, else those of the style beside the file, of its attribute table, of its
    category names and its colour table, in this order; a class without a name is called by its value.

    Args:
        path: The raster.
        crs_wkt: CRS the user chose; wins over the file's.
        shown: The classes as a layer of QGIS shows them.

    Raises:
        FreeNetError: If it is not such a map, cannot be read or has no georeference.
    """
    info = describe(path, crs_wkt)
    if len(info.bands) != 1:
        raise FreeNetError(
            tr("'{name}' has {count} bands, a class map has one.").format(name=path.name, count=len(info.bands)),
            tr("Choose a class map."),
        )
    dataset = open_raster(path)
    values = _values(dataset, info)
    known = legend(dataset.GetRasterBand(info.bands[0].number), path, shown)
    counts = np.bincount(values.ravel(), minlength=MAX_CLASSES + 1)
    classes = [
        known.of(value)
        for value in range(UNLABELLED + 1, MAX_CLASSES + 1)
        if counts[value] or known.names.get(value)
    ]
    return ClassMap(values, tuple(classes), info.grid)


def _values(dataset: gdal.Dataset, info: RasterInfo) -> np.ndarray:
    values = np.zeros((info.grid.rows, info.grid.cols), np.uint8)
    validity = Validity(dataset, info.bands, info.bands, info.dtype)
    band = dataset.GetRasterBand(info.bands[0].number)
    for top in range(0, info.grid.rows, _BLOCK_ROWS):
        window = 0, top, info.grid.cols, min(_BLOCK_ROWS, info.grid.rows - top)
        with reported(
            tr("'{path}' cannot be read").format(path=info.path), tr("The file may be damaged; copy or write it again.")
        ):
            block = band.ReadAsArray(*window)
            is_data = validity.of(block[..., None], window)[..., 0]
        _check_classes(block[is_data], info.path)
        values[top : top + _BLOCK_ROWS][is_data] = block[is_data]
    return values


def _check_classes(values: np.ndarray, path: Path) -> None:
    is_wrong = (values < UNLABELLED) | (values > MAX_CLASSES) | (values != np.floor(values))
    if is_wrong.any():
        raise FreeNetError(
            tr("'{name}' holds the value {value}; a class map has whole numbers 0…{most}.").format(
                name=path.name, value=number(values[is_wrong][0], "g"), most=MAX_CLASSES
            ),
            tr("Choose a class map, or renumber its classes."),
        )


def legend(band: gdal.Band, path: Path, shown: Sequence[ClassInfo] = ()) -> Legend:
    """What is known about the values of a band.

    Args:
        band: The band.
        path: Its file, for what lies beside it.
        shown: The classes as a layer of QGIS shows them.
    """
    attributes, table = band.GetDefaultRAT(), band.GetRasterColorTable()
    # After GetDefaultRAT, which makes GDAL read the .aux.xml.
    names = {value: tidy(name) for value, name in enumerate(band.GetCategoryNames() or [])}
    colors = {value: _hex(table.GetColorEntry(value)) for value in range(table.GetCount())} if table else {}
    if attributes is not None:
        rows = _rows_by_value(attributes)
        names.update(_names(attributes, rows))
        colors.update(_colors(attributes, rows))
    for more_names, more_colors in (of_table(path), of_style(path), _of_layer(shown)):
        names.update(more_names)
        colors.update(more_colors)
    return Legend(names, colors)


def _of_layer(shown: Sequence[ClassInfo]) -> Told:
    return told((info.value, info.name, info.color) for info in shown)


def _rows_by_value(attributes: gdal.RasterAttributeTable) -> dict[int, int]:
    """The row of each value; without a column of values, rows are numbered by value (Erdas Imagine)."""
    column = _column(attributes, (gdal.GFU_MinMax, gdal.GFU_Min), ("value",))
    count = attributes.GetRowCount()
    return {row if column is None else attributes.GetValueAsInt(row, column): row for row in range(count)}


def _names(attributes: gdal.RasterAttributeTable, rows: dict[int, int]) -> dict[int, str]:
    column = attributes.GetColOfUsage(gdal.GFU_Name)
    if column < 0:
        columns = range(attributes.GetColumnCount())
        kinds = [attributes.GetTypeOfCol(one) == gdal.GFT_String for one in columns]
        column = name_column([attributes.GetNameOfCol(one) for one in columns], kinds)
    if column is None:
        return {}
    names = {value: tidy(attributes.GetValueAsString(row, column)) for value, row in rows.items()}
    return {value: name for value, name in names.items() if name}


def _colors(attributes: gdal.RasterAttributeTable, rows: dict[int, int]) -> dict[int, str]:
    columns = [attributes.GetColOfUsage(usage) for usage in (gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue)]
    if min(columns) < 0:
        return {}
    return {
        value: _hex([attributes.GetValueAsInt(row, column) for column in columns]) for value, row in rows.items()
    }


def _column(
    attributes: gdal.RasterAttributeTable, usages: Sequence[int], names: Sequence[str]
) -> Optional[int]:
    """The first column of one of these usages, else with one of these names."""
    for usage in usages:
        if attributes.GetColOfUsage(usage) >= 0:
            return attributes.GetColOfUsage(usage)
    columns = [attributes.GetNameOfCol(column).lower() for column in range(attributes.GetColumnCount())]
    return next((columns.index(name) for name in names if name in columns), None)


def _hex(parts: Sequence[int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*(min(max(part, 0), 255) for part in parts[:3]))


def _color(value: int) -> str:
    """A colour for a class that has none."""
    return _hex([round(255 * part) for part in colorsys.hsv_to_rgb(value * _GOLDEN_ANGLE % 1, 0.6, 0.8)])
