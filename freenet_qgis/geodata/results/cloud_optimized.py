# SPDX-License-Identifier: GPL-3.0-or-later
"""Maps as cloud-optimised GeoTIFFs (COG), of which programs read over a network only what they show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from osgeo import gdal

from ...contract.job import ClassInfo
from ...files.companions import outdated, style_of
from ...files.file_writing import reported_writing
from ...files.new_files import NewFiles, replacing
from ...request import Scene
from ...text.i18n import tr
from ..access.gdal_calls import names_kept, open_raster, reported
from ..access.gdal_progress import heard
from . import styles, vat_table
from .map_writing import Content
from .overviews import MOST_FREQUENT
from .own_rasters import TILE_PX

MEDIA_TYPE = "image/tiff; application=geotiff; profile=cloud-optimized"
_OPTIONS = (
    "COMPRESS=DEFLATE", "PREDICTOR=YES", "OVERVIEWS=IGNORE_EXISTING", "BIGTIFF=IF_SAFER", f"BLOCKSIZE={TILE_PX}",
)  # fmt: skip


def write(
    path: Path,
    scene: Scene,
    classes: Sequence[ClassInfo],
    counts: np.ndarray,
    files: NewFiles,
    on_progress: Callable[[float], None],
) -> None:
    """Copy a class map pixel by pixel, with all that its file says of it; style and table of its classes go beside it.

    Args:
        path: The COG.
        scene: The map.
        classes: Its classes.
        counts: How many of its pixels hold each value, shape (256,).
        files: The others of the run, with which it takes its place.
        on_progress: Called with 0…1; may raise.

    Raises:
        FreeNetError: If it cannot be read, the disk is full or the file in use.
    """
    with replacing(path, outdated(path), files) as file:
        _copy(scene, file, MOST_FREQUENT, on_progress)
        with reported(*_problem(file)):
            vat_table.write(file, classes, counts)
        with reported_writing(file):
            style_of(file).write_text(styles.paletted(classes), encoding="utf-8")


def write_measure(
    path: Path, scene: Scene, content: Content, files: NewFiles, on_progress: Callable[[float], None]
) -> None:
    """Copy a raster of shares or distances of FreeNet's value by value, with its style; arguments as those of `write`.

    Raises:
        FreeNetError: If it cannot be read, the disk is full or the file in use.
    """
    with replacing(path, outdated(path), files) as file:
        _copy(scene, file, content.reduced, on_progress)
        with reported_writing(file):
            style_of(file).write_text(content.style(()), encoding="utf-8")


def _copy(scene: Scene, file: Path, reduced: str, on_progress: Callable[[float], None]) -> None:
    source = open_raster(scene.raster)
    options = [*_OPTIONS, f"OVERVIEW_RESAMPLING={reduced}"]
    with heard(on_progress) as callback, names_kept(), reported(*_problem(file)):
        copied = _with_crs(source, scene.crs_wkt)
        gdal.GetDriverByName("COG").CreateCopy(str(file), copied, options=options, callback=callback)


def _problem(file: Path) -> tuple[str, str]:
    """What to say where a file cannot be written, and what to do."""
    return tr("'{name}' cannot be written").format(name=file.name), tr("Free some space on the disk.")


def _with_crs(dataset: gdal.Dataset, crs_wkt: str) -> gdal.Dataset:
    """The raster with the CRS that it has in QGIS, where its file has none."""
    if dataset.GetSpatialRef() is not None or not crs_wkt:
        return dataset
    found = gdal.GetDriverByName("VRT").CreateCopy("", dataset)
    found.SetProjection(crs_wkt)
    return found
