# SPDX-License-Identifier: GPL-3.0-or-later
"""Results as files that QGIS and other software show rightly without any further step.

Every file appears complete or not at all, whatever happens: full disk, locked file, cancelled run.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Optional, Union

import numpy as np
from osgeo import gdal

from ...contract.job import MAX_CLASSES, ClassInfo, Grid
from ...errors import FreeNetError
from ...files.array_file import ArrayFile
from ...files.companions import PAGES, RASTERS, is_report, is_there, json_of, of_results, outdated, style_of
from ...files.file_writing import reported_writing
from ...files.new_files import NewFiles, check_distinct, replacing, try_names
from ...text.i18n import tr
from ..class_maps.class_map import ClassMap, read_class_map
from . import styles
from .geotiff import GeoTiff
from .own_rasters import CLASS_BAND, CONFIDENCE_BAND, NO_PROBABILITY, NOT_CLASSIFIED, TILE_PX, Kind
from .replaced import old_confidence

__all__ = [
    "ClassMap",
    "check_writable",
    "copy_file",
    "outdated",
    "read_class_map",
    "write_class_map",
    "write_confidence",
    "write_probabilities",
]

Parts = Union[np.ndarray, ArrayFile]
Progress = Callable[[float], None]  # called with 0…1; may raise, then no file has changed

_FOREIGN = frozenset(
    (".asc", ".bil", ".bip", ".bsq", ".dat", ".hdr", ".img", ".jp2", ".jpeg", ".jpg", ".nc", ".png", ".sdat", ".vrt")
)
_STYLED = _FOREIGN | {".csv", ".fgb", ".geojson", ".gml", ".gpkg", ".json", ".kml", ".shp", ".sqlite", ".tab"}


def check_writable(paths: Iterable[Path], shown: Collection[Path] = ()) -> None:
    """Find out before any work whether all results can be written.

    Args:
        paths: The results.
        shown: Those that QGIS has open and will close before they are replaced; see `shown_files`.

    Raises:
        FreeNetError: If a folder is missing or read-only, a file is in use or named for another format, a name is too
            long for the disk, somebody else's file has the name of one that comes along, or two results have the same
            name.
    """
    results = list(paths)
    for path in results:
        _check_name(path)
        # A GeoPackage is written into, which does not matter to those that have it open.
        _check_place(path, is_to_be_free=path not in shown and path.suffix.lower() != ".gpkg")
    try_names(results)
    check_distinct([[path] for path in results])
    for path in results:
        _check_beside(path)
        _check_style(path)


def write_class_map(
    path: Path,
    class_map: Parts,
    grid: Grid,
    classes: Sequence[ClassInfo],
    on_progress: Progress,
    kind: Kind = "class_map",
    files: Optional[NewFiles] = None,
) -> None:
    """Write a class map with its names and colours, as GeoTIFF for all software and as .qml for QGIS.

    Args:
        path: The GeoTIFF; ``.qml`` and ``.tif.aux.xml`` appear beside it.
        class_map: uint8, shape (rows, cols); 0 is not classified, 1…n are the classes.
        grid: Its grid.
        classes: The classes 1…n; the file holds their values.
        on_progress: Called with 0…1; may raise, then no file has changed.
        kind: What its classes are.
        files: The others of a run, with which it takes its place; None if it is alone.

    Raises:
        FreeNetError: If the disk is full or the file in use.
    """
    replaced = outdated(path) + (old_confidence(path) if kind == "class_map" else [])
    values = np.array([NOT_CLASSIFIED, *(info.value for info in classes)], np.uint8)
    counts = np.zeros(MAX_CLASSES + 1, np.int64)
    with replacing(path, replaced, files) as new:
        with GeoTiff(new, grid, 1, np.uint8, NOT_CLASSIFIED, kind) as tif:
            tif.name_band(1, CLASS_BAND)
            tif.set_colors(_color_table(classes))
            for rows in _strips(grid):
                strip = values[class_map[rows]]
                tif.write(strip, rows.start)
                counts += np.bincount(strip.ravel(), minlength=len(counts))
                on_progress(rows.stop / grid.rows)
            tif.set_classes(_category_names(classes), _attribute_table(classes, counts))
        _write_style(new, styles.paletted(classes))


def write_confidence(
    path: Path,
    confidence: Parts,
    grid: Grid,
    on_progress: Progress = lambda done: None,
    files: Optional[NewFiles] = None,
) -> None:
    """Write how sure the map is, 0…1, with a .qml that shows it.

    Args:
        path: The GeoTIFF.
        confidence: float, shape (rows, cols); NaN where nothing is classified.
        grid: Its grid.
        on_progress: As for the class map.
        files: As there.

    Raises:
        FreeNetError: If the disk is full or the file in use.
    """
    with replacing(path, outdated(path), files) as new:
        with GeoTiff(new, grid, 1, np.float32, NO_PROBABILITY, "confidence") as tif:
            tif.name_band(1, CONFIDENCE_BAND)
            for rows in _strips(grid):
                tif.write(_without_nan(confidence[rows]), rows.start)
                on_progress(rows.stop / grid.rows)
        _write_style(new, styles.zero_to_one())


def write_probabilities(
    path: Path,
    probabilities: Parts,
    grid: Grid,
    classes: Sequence[ClassInfo],
    on_progress: Progress = lambda done: None,
    files: Optional[NewFiles] = None,
) -> None:
    """Write the probability of each class, 0…1, one band a class.

    Args:
        path: The GeoTIFF.
        probabilities: float, shape (rows, cols, classes); NaN where nothing is classified.
        grid: Its grid.
        classes: The classes, in the order of the last axis.
        on_progress: As for the class map.
        files: As there.

    Raises:
        FreeNetError: If the disk is full or the file in use.
    """
    count, kind = len(classes), "probabilities"
    place = replacing(path, outdated(path), files)
    with place as new, GeoTiff(new, grid, count, np.float32, NO_PROBABILITY, kind) as tif:
        for number, info in enumerate(classes, start=1):
            tif.name_band(number, info.name)
        for rows in _strips(grid):
            strip = _without_nan(probabilities[rows])
            for index in range(count):
                tif.write(strip[..., index], rows.start, index + 1)
            on_progress(rows.stop / grid.rows)


def copy_file(source: Path, target: Path, files: Optional[NewFiles] = None) -> None:
    """Copy a finished file to where the user wants it; `files` as for the class map.

    Raises:
        FreeNetError: If the disk is full or the target in use.
    """
    with replacing(target, (), files) as new, reported_writing(target):
        shutil.copyfile(source, new)


def _check_name(path: Path) -> None:
    if not path.suffix:
        raise FreeNetError(
            tr("The name '{name}' has no ending.").format(name=path.name),
            tr("Add one: .tif for maps, .safetensors for models, .html for reports."),
        )
    if path.suffix.lower() in _FOREIGN:
        raise FreeNetError(
            tr("'{name}' has the ending of another format; maps are GeoTIFF files.").format(name=path.name),
            tr("Name it '{stem}.tif'.").format(stem=path.stem),
        )


def _check_place(path: Path, is_to_be_free: bool) -> None:
    if not _is_folder(path.parent):
        raise FreeNetError(
            tr("The folder '{folder}' does not exist.").format(folder=path.parent),
            tr("Create it, or choose another folder."),
        )
    if _is_folder(path):
        raise FreeNetError(tr("'{path}' is a folder.").format(path=path), tr("Choose another name."))
    with reported_writing(path):
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        if is_there(path) and path.exists():
            with path.open("r+b"):
                pass
            if is_to_be_free:
                path.replace(path)  # changes nothing, but Windows refuses while QGIS or another program holds the file


def _check_beside(path: Path) -> None:
    """What comes along with a result must not meet a folder, or figures that are no report's."""
    for file in of_results([path]):
        if _is_folder(file):
            raise FreeNetError(tr("'{path}' is a folder.").format(path=file), tr("Choose another name."))
    if path.suffix.lower() in PAGES and is_there(json_of(path)) and not is_report(json_of(path)):
        raise FreeNetError(
            tr("'{file}' would be replaced by the figures of the report, and FreeNet has not written it.").format(
                file=json_of(path).name
            ),
            tr("Choose another name for the report."),
        )


def _check_style(path: Path) -> None:
    """A map brings a style of its own; it must not take the place of that of a layer with the same name."""
    style = style_of(path)
    if path.suffix.lower() not in RASTERS or is_there(path) or not is_there(style):
        return
    for other in path.parent.iterdir():
        if other.stem == path.stem and other.suffix.lower() in _STYLED and not is_report(other):
            raise FreeNetError(
                tr("'{style}' holds the style of '{other}'.").format(style=style.name, other=other.name),
                tr("Choose another name for the map."),
            )


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - which no name is too long for


def _strips(grid: Grid) -> Iterator[slice]:
    """Rows of whole tiles, from top to bottom."""
    for top in range(0, grid.rows, TILE_PX):
        yield slice(top, min(top + TILE_PX, grid.rows))


def _without_nan(values: np.ndarray) -> np.ndarray:
    return np.where(np.isnan(values), NO_PROBABILITY, values)


def _write_style(path: Path, qml: str) -> None:
    with reported_writing(path):
        style_of(path).write_text(qml, encoding="utf-8")


def _color_table(classes: Sequence[ClassInfo]) -> gdal.ColorTable:
    table = gdal.ColorTable()
    for info in classes:
        table.SetColorEntry(info.value, (*styles.rgb(info.color), 255))
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
        for column, part in enumerate(styles.rgb(info.color), start=3):
            table.SetValueAsInt(row, column, part)
    return table
