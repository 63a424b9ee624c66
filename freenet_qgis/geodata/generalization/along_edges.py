# SPDX-License-Identifier: GPL-3.0-or-later
"""A map made anew of its class probabilities, smoothed along the edges of the image: see `guided_filter`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...contract.job import Band
from ...files.array_file import ArrayFile
from ..access.gdal_calls import open_raster
from ..access.windows import WINDOW_BYTES, windows
from ..raster import BandReader, RasterInfo
from .guide import AXES, Guide, guide_of
from .guided_filter import guided
from .strips import Labels, grown, strips

BLOCK_PX = 2**19  # smoothed at a time
SAMPLE_BYTES = 2**26  # of the spectra that the axes are found with, as floats
FULLEST_ROWS = 16  # of which the sample is made at least
_VALUE_BYTES = 4


@dataclass(frozen=True)
class Probabilities:
    """A raster of class probabilities on the grid of a map.

    Attributes:
        info: The raster.
        bands: Those that are of classes of the map.
        labels: Of each of these bands its class 1…n in the map.
    """

    info: RasterInfo
    bands: tuple[Band, ...]
    labels: tuple[int, ...]


def along_edges(
    labels: Labels,
    into: Labels,
    probabilities: Probabilities,
    guide: ArrayFile,
    radius: int,
    on_progress: Callable[[float], None],
    block_px: int = BLOCK_PX,
) -> int:
    """Give each pixel the class that is the likeliest once probabilities are smoothed.

    Args:
        labels: The map; pixels without a class stay so, and those without probabilities or image as they are.
        into: Where the result goes.
        probabilities: Of the classes of the map.
        guide: The image as `write_guide` has it.
        radius: Pixels from the middle of a window to each side.
        on_progress: Called with 0…1; may raise.
        block_px: Pixels smoothed at a time, about; the result is the same for all.

    Returns:
        How many pixels have a class, but no probabilities or no image.

    Raises:
        FreeNetError: If the raster cannot be read.
    """
    rows, cols = labels.shape
    reader = BandReader(open_raster(probabilities.info.path), probabilities.info, probabilities.bands)
    of_band = np.array(probabilities.labels, np.uint8)
    unknown = 0
    for strip in strips(rows, cols, block_px):
        around, own = grown(strip, rows, 2 * radius)
        values, is_data = reader.read((0, around.start, cols, around.stop - around.start))
        seen = guide[around]
        is_valid = is_data.all(2) & ~np.isnan(seen[..., 0]) & (labels[around] > 0)
        likely = np.ascontiguousarray(np.moveaxis(values, -1, 0), np.float32)
        smoothed = guided(likely, np.moveaxis(seen, -1, 0), is_valid, radius)[:, own]
        into[strip] = np.where(is_valid[own], of_band[smoothed.argmax(0)], labels[strip])
        unknown += int(np.count_nonzero(~is_valid[own] & (labels[strip] > 0)))
        on_progress(strip.stop / rows)
    return unknown


def write_guide(
    image: RasterInfo,
    labels: Labels,
    path: Path,
    on_progress: Callable[[float], None],
    window_bytes: int = WINDOW_BYTES,
) -> ArrayFile:
    """The image along the axes that tell the classes of a map apart, written to a new file.

    Args:
        image: A raster on the grid of the map; bands that it marks as bad are not looked at.
        labels: The map.
        path: The file.
        on_progress: Called with 0…1; may raise.
        window_bytes: How much of the image is in memory at a time, about.

    Returns:
        float32, shape (rows, cols, `AXES`), NaN where the image has no data.

    Raises:
        FreeNetError: If the image cannot be read, or the disk is full.
    """
    bands = image.used_bands()
    dataset = open_raster(image.path)
    reader = BandReader(dataset, image, bands)
    guide = _of_sample(reader, labels, len(bands))
    rows, cols = labels.shape
    written = ArrayFile.create(path, np.dtype(np.float32), (rows, cols, AXES))
    for left, top, width, height in windows(dataset, len(bands) * image.dtype.itemsize, window_bytes):
        spectra, is_data = reader.read((left, top, width, height))
        seen = np.zeros((height, width, AXES), np.float32)
        seen[..., : guide.axes.shape[1]] = guide.of(spectra, is_data)
        seen[~is_data.any(2)] = np.nan
        written[top : top + height, left : left + width] = seen
        on_progress((top + height) / rows)
    return written


def _of_sample(reader: BandReader, labels: Labels, bands: int) -> Guide:
    """The axes of rows spread over the map."""
    rows, cols = labels.shape
    most = max(FULLEST_ROWS, SAMPLE_BYTES // (bands * cols * _VALUE_BYTES))
    step_px = max(1, cols * most * bands * _VALUE_BYTES // SAMPLE_BYTES)
    spectra, are_data, classes = [], [], []
    for row in np.unique(np.linspace(0, rows - 1, min(rows, most)).astype(int)).tolist():
        values, is_data = reader.read((0, row, cols, 1))
        own = labels[row : row + 1][0]
        picked = np.flatnonzero((own > 0) & is_data[0].any(1))[::step_px]
        spectra.append(values[0, picked])
        are_data.append(is_data[0, picked])
        classes.append(own[picked])
    return guide_of(np.concatenate(spectra), np.concatenate(are_data), np.concatenate(classes))
