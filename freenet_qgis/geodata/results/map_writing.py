# SPDX-License-Identifier: GPL-3.0-or-later
"""Maps as files that QGIS and other software show rightly without any further step.

Every file appears complete or not at all, whatever happens: full disk, locked file, cancelled run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Optional, Protocol, Union

import numpy as np
from osgeo import gdal

from ...contract.job import MAX_CLASSES, ClassInfo, Grid
from ...contract.maps import CLASS_MAP, RasterKind
from ...files.array_file import ArrayFile
from ...files.companions import outdated, style_of
from ...files.file_writing import reported_writing
from ...files.new_files import NewFiles, replacing
from ...text.hex_colors import rgb
from . import overviews, styles
from .geotiff import GeoTiff
from .own_rasters import NO_PROBABILITY, NOT_CLASSIFIED, TILE_PX
from .provenance import Provenance
from .replaced import left_beside

_WRITTEN = 0.8  # of the time of a map with overviews
Progress = Callable[[float], None]  # called with 0…1; may raise, then no file has changed


class ByStrips(Protocol):
    """Values of a map that are made strip by strip when they are written, for maps that are larger than memory.

    Attributes:
        shape: As of `NewMap.values`, and of the whole grid.
        dtype: As there.
    """

    shape: tuple[int, ...]
    dtype: np.dtype

    def __getitem__(self, rows: slice) -> np.ndarray:
        """The values of some rows; each is asked for once, from top to bottom."""


@dataclass(frozen=True)
class NewMap:
    """A map to write.

    Attributes:
        kind: What it shows.
        values: Labels 0…n, uint8, or float with NaN for none: shares 0…1, distances 0…100. Shape (rows, cols), or
            (rows, cols, classes) where each class has a band.
        grid: Where it lies.
        classes: The classes 1…n it is about; the file of a class map holds their values.
        corner: Row and column of the grid where the values begin; what they leave of it has none.
        nodata: What stands for none in the file of a class map: a value that no class has.
        origin: Where it comes from.
    """

    kind: RasterKind
    values: Union[np.ndarray, ArrayFile, ByStrips]
    grid: Grid
    classes: Sequence[ClassInfo] = ()
    corner: tuple[int, int] = (0, 0)
    nodata: int = NOT_CLASSIFIED
    origin: Provenance = Provenance()

    @property
    def nodata_value(self) -> float:
        """What stands for none in the file."""
        return self.nodata if self.kind.content == "classes" else CONTENTS[self.kind.content].nodata

    @property
    def band_names(self) -> list[str]:
        """The names of its bands."""
        return [self.kind.band] if self.kind.band else [info.name for info in self.classes]

    def strip(self, rows: slice, none: float) -> np.ndarray:
        """The values of some rows of the grid, `none` where there are none."""
        shape = tuple(self.values.shape)
        if shape[:2] == (self.grid.rows, self.grid.cols):
            return self.values[rows]
        top, left = self.corner
        found = np.full((rows.stop - rows.start, self.grid.cols, *shape[2:]), none, self.values.dtype)
        first, last = max(rows.start, top), min(rows.stop, top + shape[0])
        if first < last:
            found[first - rows.start : last - rows.start, left : left + shape[1]] = self.values[
                first - top : last - top
            ]
        return found


def write_map(
    path: Path, new: NewMap, on_progress: Progress = lambda done: None, files: Optional[NewFiles] = None
) -> None:
    """Write a map as GeoTIFF, with its names and colours for all software and as .qml for QGIS.

    Args:
        path: The GeoTIFF, with overviews if it is large; ``.qml`` and, of classes, ``.tif.aux.xml`` and
            ``.tif.vat.dbf`` appear beside it.
        new: What it shows.
        on_progress: Called with 0…1; may raise, then no file has changed.
        files: The others of a run, with which it takes its place; None if it is alone.

    Raises:
        FreeNetError: If the disk is full or the file in use.
    """
    replaced = outdated(path) + (left_beside(path) if new.kind is CLASS_MAP else [])
    content, written = CONTENTS[new.kind.content], _WRITTEN if overviews.are_wanted(new.grid) else 1.0
    with replacing(path, replaced, files) as file:
        with GeoTiff(file, new.grid, new.kind, len(new.band_names), new.nodata_value) as tif:
            tif.tell(new.origin.items())
            for number, name in enumerate(new.band_names, start=1):
                tif.name_band(number, name)
            content.write(tif, new, lambda done: on_progress(written * done))
        if overviews.are_wanted(new.grid):
            overviews.add(file, content.reduced, lambda done: on_progress(written + (1 - written) * done))
        with reported_writing(file):  # without a style QGIS would show three of several bands as red, green and blue
            style_of(file).write_text(content.style(new.classes), encoding="utf-8")


def _write_classes(tif: GeoTiff, new: NewMap, on_progress: Progress) -> None:
    """Labels as the values of their classes, which all software knows by name and colour."""
    values = np.array([new.nodata, *(info.value for info in new.classes)], np.uint8)
    counts = np.zeros(MAX_CLASSES + 1, np.int64)
    tif.set_colors(_color_table(new.classes))
    for rows in _strips(new.grid):
        strip = values[new.strip(rows, 0)]
        tif.write(strip, rows.start)
        counts += np.bincount(strip.ravel(), minlength=len(counts))
        on_progress(rows.stop / new.grid.rows)
    tif.set_classes(_category_names(new.classes), _attribute_table(new.classes, counts))
    tif.write_vat(new.classes, counts)


def _write_shares(tif: GeoTiff, new: NewMap, on_progress: Progress) -> None:
    for rows in _strips(new.grid):
        strip = new.strip(rows, np.nan)
        strip = np.where(np.isnan(strip), NO_PROBABILITY, strip)
        for index, band in enumerate(np.moveaxis(np.atleast_3d(strip), -1, 0)):
            tif.write(band, rows.start, index + 1)
        on_progress(rows.stop / new.grid.rows)


@dataclass(frozen=True)
class Content:
    """How values of one meaning are written.

    Attributes:
        nodata: What stands for none.
        write: Writes the bands.
        style: The .qml of a map, by its classes.
        reduced: How pixels of overviews come about, as GDAL calls it.
    """

    nodata: float
    write: Callable[[GeoTiff, NewMap, Progress], None]
    style: Callable[[Sequence[ClassInfo]], str]
    reduced: str


CONTENTS = {
    "classes": Content(NOT_CLASSIFIED, _write_classes, styles.paletted, overviews.MOST_FREQUENT),
    "changes": Content(NOT_CLASSIFIED, _write_classes, styles.changes, overviews.MOST_FREQUENT),
    "shares": Content(NO_PROBABILITY, _write_shares, lambda classes: styles.zero_to_one(), overviews.MEAN),
    "distances": Content(NO_PROBABILITY, _write_shares, lambda classes: styles.above_one(), overviews.MEAN),
}


def _strips(grid: Grid) -> Iterator[slice]:
    """Rows of whole tiles, from top to bottom."""
    for top in range(0, grid.rows, TILE_PX):
        yield slice(top, min(top + TILE_PX, grid.rows))


def _color_table(classes: Sequence[ClassInfo]) -> gdal.ColorTable:
    table = gdal.ColorTable()
    for info in classes:
        table.SetColorEntry(info.value, (*rgb(info.color), 255))
    return table


def _category_names(classes: Sequence[ClassInfo]) -> list[str]:
    """One name for each value from 0 to the highest of the classes."""
    names = {info.value: info.name for info in classes}
    return [names.get(value, "") for value in range(max(names) + 1)]


def _attribute_table(classes: Sequence[ClassInfo], counts: np.ndarray) -> gdal.RasterAttributeTable:
    """Value, name, number of pixels and colour of each class."""
    table = gdal.RasterAttributeTable()
    table.CreateColumn("Value", gdal.GFT_Integer, gdal.GFU_MinMax)
    table.CreateColumn("Class", gdal.GFT_String, gdal.GFU_Name)
    table.CreateColumn("Count", gdal.GFT_Real, gdal.GFU_PixelCount)  # integers of GDAL's tables end at 2^31
    for name, usage in (("Red", gdal.GFU_Red), ("Green", gdal.GFU_Green), ("Blue", gdal.GFU_Blue)):
        table.CreateColumn(name, gdal.GFT_Integer, usage)
    for row, info in enumerate(classes):
        table.SetValueAsInt(row, 0, info.value)
        table.SetValueAsString(row, 1, info.name)
        table.SetValueAsDouble(row, 2, float(counts[info.value]))
        for column, part in enumerate(rgb(info.color), start=3):
            table.SetValueAsInt(row, column, part)
    return table
