# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a map of ours is whole, as far as that shows without reading all of it: a copy may have been cut short."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Optional

from osgeo import gdal

from ...contract.maps import MapKind
from ...files.companions import style_of
from ..access.gdal_calls import exceptions, opened
from . import overviews
from .own_rasters import own_kind
from .provenance import Provenance, provenance_of

_BESIDE_CLASSES = (".aux.xml", ".vat.dbf", ".vat.cpg")  # added to the name of the GeoTIFF
_ENDS = {".qml": b"</qgis>", ".xml": b"</PAMDataset>"}
_END_BYTES = 64

_Tile = tuple[int, int, gdal.Band, tuple[int, int]]  # where it begins and ends in the file, and what it is of


def origin_of_whole(path: Path, kind: MapKind) -> Optional[Provenance]:
    """Where a map comes from that is whole; None for one that is cut short, lacks its style or is of another kind.

    Every tile has to lie within the file, and the last one must be readable. What older versions did not write, tables
    of classes and overviews, is looked for only where the map tells what it was made from.
    """
    try:
        with exceptions():
            dataset = opened(path, gdal.OF_RASTER)
            if own_kind(path) != kind.id or not _is_complete(path, dataset):
                return None
            found = provenance_of(dataset.GetMetadata() or {})
            is_whole = _is_complete_file(style_of(path))
            if found.made_from:
                is_whole &= _has_overviews(dataset) and _has_tables(path, kind)
    except (RuntimeError, OSError):
        return None
    return found if is_whole else None


def _is_complete(path: Path, dataset: gdal.Dataset) -> bool:
    """Whether all tiles lie within the file, and the last one can be read."""
    last = max(_tiles(dataset), key=lambda tile: tile[1], default=None)
    if last is None or last[1] > path.stat().st_size:
        return False
    _, _, band, (col, row) = last
    width, height = band.GetBlockSize()
    left, top = col * width, row * height
    found = band.ReadRaster(left, top, min(width, band.XSize - left), min(height, band.YSize - top))
    return found is not None


def _tiles(dataset: gdal.Dataset) -> Iterator[_Tile]:
    """The tiles of all bands and their overviews."""
    for number in range(1, dataset.RasterCount + 1):
        whole = dataset.GetRasterBand(number)
        for band in (whole, *(whole.GetOverview(level) for level in range(whole.GetOverviewCount()))):
            width, height = band.GetBlockSize()
            for row in range(-(-band.YSize // height)):
                for col in range(-(-band.XSize // width)):
                    offset = band.GetMetadataItem(f"BLOCK_OFFSET_{col}_{row}", "TIFF")
                    size = band.GetMetadataItem(f"BLOCK_SIZE_{col}_{row}", "TIFF")
                    if offset and size:
                        yield int(offset), int(offset) + int(size), band, (col, row)


def _has_overviews(dataset: gdal.Dataset) -> bool:
    wanted = len(overviews.levels(dataset.RasterXSize, dataset.RasterYSize))
    return bool(dataset.GetRasterBand(1).GetOverviewCount() >= wanted)


def _has_tables(path: Path, kind: MapKind) -> bool:
    endings = _BESIDE_CLASSES if kind.content == "classes" else ()
    return all(_is_complete_file(path.with_name(path.name + ending)) for ending in endings)


def _is_complete_file(path: Path) -> bool:
    """Whether there is something in it, and of XML the end."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_BYTES))
        return size > 0 and file.read().rstrip().endswith(_ENDS.get(path.suffix, b""))
