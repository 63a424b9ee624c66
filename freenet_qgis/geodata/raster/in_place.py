# SPDX-License-Identifier: GPL-3.0-or-later
"""Large rasters that need no copy for the engine, because numpy can read their file as it is.

These are uncompressed ENVI files, and GeoTIFF files whose rows follow one another. How a file is laid out is taken from
its metadata and then held against what GDAL reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Optional

import numpy as np
from osgeo import gdal

from ...contract.cube_layout import PlainFile
from ...contract.job import Band
from ...files.file_reading import read_into, unbuffered
from ..access.gdal_calls import open_raster, reading
from ..access.signed_bytes import dtype_of
from .raster_info import RasterInfo
from .validity import has_own_mask


class _Layout(NamedTuple):
    """Bytes before the first value of each band of a file, from each row and column to the next, and their order."""

    offsets: Sequence[int]
    strides: tuple[int, int]
    order: Literal["<", ">"]


def is_large(info: RasterInfo, bands: int) -> bool:
    """Whether so many bands of a raster are worth some trouble."""
    return info.pixels * bands * info.dtype.itemsize > info.large_bytes


def find(info: RasterInfo, bands: Sequence[Band]) -> Optional[PlainFile]:
    """How these bands of a large raster can be read in place; None where they are to be copied.

    Raises:
        FreeNetError: If the file is damaged.
    """
    if info.hidden or not is_large(info, len(bands)) or not isinstance(info.path, Path) or not info.path.is_file():
        return None
    dataset = open_raster(info.path)
    with reading(info.path):
        # The engine knows one mask for all bands.
        if any(has_own_mask(dataset.GetRasterBand(band.number)) for band in bands):
            return None
        layout = _layout(dataset, info.path, info.dtype)
        if layout is None:
            return None
        status = info.path.stat()
        plain = PlainFile(
            path=str(info.path.absolute()),
            size=status.st_size,
            modified_ns=status.st_mtime_ns,
            dtype=info.dtype.newbyteorder(layout.order).str,
            rows=info.whole_grid.rows,
            cols=info.whole_grid.cols,
            strides=layout.strides,
            offsets=tuple(layout.offsets[band.number - 1] for band in bands),
            nodata=tuple(band.nodata for band in bands),
        )
        if not _agrees(plain, dataset, bands):
            return None
        col, row, cols, rows = info.in_file((0, 0, info.grid.cols, info.grid.rows))
        return plain.part(row, col, rows, cols)


def _layout(dataset: gdal.Dataset, path: Path, dtype: np.dtype) -> Optional[_Layout]:
    """What the metadata tell of a file; None where they tell of anything but plain values."""
    structure = dataset.GetMetadata("IMAGE_STRUCTURE")
    band = dataset.GetRasterBand(1)
    stored = {dtype_of(dataset.GetRasterBand(number)) for number in range(1, dataset.RasterCount + 1)}
    is_packed = "COMPRESSION" in structure or band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE")
    if is_packed or stored != {dtype}:
        return None
    finder = {"ENVI": _of_envi, "GTiff": _of_tiff}.get(dataset.GetDriver().ShortName)
    return finder(dataset, path, structure.get("INTERLEAVE", "BAND"), dtype.itemsize) if finder else None


def _of_envi(dataset: gdal.Dataset, path: Path, interleave: str, value: int) -> Optional[_Layout]:  # noqa: ARG001
    header = dataset.GetMetadata("ENVI")
    if header.get("file_compression", "0").strip() != "0":
        return None
    order: Literal["<", ">"] = ">" if header.get("byte_order", "0").strip() == "1" else "<"
    row, col, band = _strides(dataset, interleave, value)
    start = int(header.get("header_offset", 0))
    return _Layout([start + band * index for index in range(dataset.RasterCount)], (row, col), order)


def _of_tiff(dataset: gdal.Dataset, path: Path, interleave: str, value: int) -> Optional[_Layout]:
    """Of a file whose strips follow one another without gaps, those of each band or those of all."""
    row, col, band = _strides(dataset, interleave, value)
    count = dataset.RasterCount
    are_apart = interleave == "BAND"  # then the bands may lie anywhere
    found = [_strip_offset(dataset, number, row) for number in range(1, count + 1 if are_apart else 2)]
    offsets = [offset for offset in found if offset is not None]
    if len(offsets) < len(found):
        return None
    if not are_apart:
        offsets = [offsets[0] + band * index for index in range(count)]
    with path.open("rb") as file:
        return _Layout(offsets, (row, col), "<" if file.read(2) == b"II" else ">")


def _strip_offset(dataset: gdal.Dataset, number: int, row_bytes: int) -> Optional[int]:
    """Where the first strip of a band begins, if they are as wide as the raster and each where the last one ends."""
    band = dataset.GetRasterBand(number)
    width, height = band.GetBlockSize()
    if width != dataset.RasterXSize:
        return None
    count = -(-dataset.RasterYSize // height)
    found = [band.GetMetadataItem(f"BLOCK_OFFSET_0_{index}", "TIFF") for index in range(count)]
    if None in found:  # a hole in the file
        return None
    offsets = np.array(found, np.int64)
    return int(offsets[0]) if (np.diff(offsets) == height * row_bytes).all() else None


def _strides(dataset: gdal.Dataset, interleave: str, value: int) -> tuple[int, int, int]:
    """Bytes from a row, a column and a band to the next, of values without gaps."""
    rows, cols, bands = dataset.RasterYSize, dataset.RasterXSize, dataset.RasterCount
    return {
        "BAND": (cols * value, value, rows * cols * value),
        "LINE": (bands * cols * value, value, cols * value),
        "PIXEL": (cols * bands * value, bands * value, value),
    }[interleave]


def _agrees(plain: PlainFile, dataset: gdal.Dataset, bands: Sequence[Band]) -> bool:
    """Whether the file has in the first, the middle and the last row what GDAL reads there."""
    value = np.dtype(plain.dtype)
    row_bytes, col_bytes = plain.strides
    extent = (plain.rows - 1) * row_bytes + (plain.cols - 1) * col_bytes + value.itemsize
    if max(plain.offsets) + extent > plain.size:
        return False
    stored = np.empty((plain.cols - 1) * col_bytes + value.itemsize, np.uint8)
    found: np.ndarray = np.ndarray(plain.cols, value, stored, strides=(col_bytes,))
    with unbuffered(Path(plain.path)) as file:
        for offset, band in zip(plain.offsets, bands):
            for row in {0, plain.rows // 2, plain.rows - 1}:
                expected = dataset.GetRasterBand(band.number).ReadAsArray(0, row, plain.cols, 1)[0]
                read_into(file, offset + row * row_bytes, stored)
                if found.astype(expected.dtype).tobytes() != expected.tobytes():
                    return False
    return True
