# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster's bands as an array of shape (rows, cols, bands), and a mask of the pixels that have data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ...contract.job import Band, Grid
from ...errors import FreeNetError
from ...files.array_file import ArrayFile
from ...text.i18n import number, tr
from ..access.fingerprint import fingerprint
from ..access.gdal_calls import open_raster
from ..access.windows import windows, within
from .band_reader import BandReader
from .extremes import Extremes
from .mixing import Mixer
from .new_arrays import new_array
from .raster_info import RasterInfo
from .read_plan import ReadPlan
from .sight import Tally


@dataclass(frozen=True)
class Cube:
    """What was read.

    Attributes:
        bands: The bands of ``cube.npy``, in its order.
        dropped: The bands left out, each with the reason in words.
        valid_pixels: How many pixels have data in any of the bands.
        remarks: What is worth a word among the values, in sentences.
        outside: How many pixels of the raster lie outside the area of interest.
        masked: What the mask leaves out of the others, each in words with the number of pixels.
        unknown: How many of the others lie where the mask tells nothing.
        lacking: In sentences, how many pixels have no data because one of several rasters has none there.
    """

    bands: tuple[Band, ...]
    dropped: tuple[tuple[Band, str], ...]
    valid_pixels: int
    remarks: tuple[str, ...] = ()
    outside: int = 0
    masked: tuple[tuple[str, int], ...] = ()
    unknown: int = 0

    lacking: tuple[str, ...] = ()

    @property
    def masked_pixels(self) -> int:
        """How many pixels the mask leaves out."""
        return sum(count for _, count in self.masked)

    def without_data(self, whole: Grid) -> int:
        """How many pixels have no data, of those that area of interest and mask leave; `whole` is the raster's grid."""
        return whole.rows * whole.cols - self.outside - self.masked_pixels - self.valid_pixels


@dataclass(frozen=True)
class _Seen:
    """What was seen while a raster was read.

    Attributes:
        has_data: Whether a band of the cube has data anywhere, bool, shape (bands,).
        valid_pixels: As of `Cube`.
        remarks: On strange values.
        tally: Of what is not looked at.
        lacking: As of `Cube`.
    """

    has_data: np.ndarray
    valid_pixels: int
    remarks: tuple[str, ...]
    tally: Tally
    lacking: tuple[str, ...]


def read(plan: ReadPlan, folder: Path, on_progress: Callable[[float], None]) -> Cube:
    """Write ``cube.npy`` (rows, cols, bands) and ``valid.npy`` (rows, cols) into a folder, window by window.

    Integers stay as they are, unless a band has to be mixed: then all are float32 in physical units. In float cubes,
    whatever is not data (nodata values, infinities, masked values) is NaN. Where the file is mapped in place,
    ``cube.json`` stands for ``cube.npy``. A pixel is valid when any of the bands has data there and no mask or alpha
    band hides it, if it lies in the area of interest. Windows that lie outside are not read, and stay 0.

    Args:
        plan: What to read, and how.
        folder: An existing folder.
        on_progress: Called with 0…1; may raise, then nothing is left in the folder.

    Raises:
        FreeNetError: If the file is damaged or changes, or the disk is full.
    """
    seen = _write(plan, folder, on_progress)
    bands = tuple(mix.in_physical_units() if plan.is_mixed else mix.band for mix in plan.mixes)
    kept = np.ones_like(seen.has_data) if plan.is_exact or not seen.has_data.any() else seen.has_data
    if plan.plain is not None:
        plan.plain.only(kept).save(folder)
    elif not kept.all():
        ArrayFile(folder / "cube.npy").keep(kept)
    dropped = () if plan.is_exact else _dropped(plan.info, bands, kept)
    whole, tally = plan.info.whole_grid, seen.tally
    return Cube(
        bands=tuple(band for band, keep in zip(bands, kept) if keep),
        dropped=dropped,
        valid_pixels=seen.valid_pixels,
        remarks=seen.remarks,
        lacking=seen.lacking,
        outside=whole.rows * whole.cols - tally.inside,
        masked=tally.masked(),
        unknown=tally.unknown,
    )


def _write(plan: ReadPlan, folder: Path, on_progress: Callable[[float], None]) -> _Seen:
    """Write mask and, unless the file is mapped in place, cube."""
    info, sources, depth = plan.info, plan.sources, len(plan.mixes)
    dataset, sight = open_raster(info.path), info.sight()
    _check_unchanged(info)
    reader, extremes = BandReader(dataset, info, sources, sight), Extremes(sources, info.dtype)
    mixer = Mixer(plan.mixes, sources) if plan.is_mixed else None
    rows, cols = info.grid.rows, info.grid.cols
    has_data, valid_pixels, tally = np.zeros(depth, bool), 0, Tally(sight)
    with ExitStack() as files:
        cube = None
        if plan.plain is None:
            cube = files.enter_context(new_array(folder / "cube.npy", plan.dtype, (rows, cols, depth)))
        valid = files.enter_context(new_array(folder / "valid.npy", np.dtype(bool), (rows, cols)))
        every = windows(dataset, len(sources) * info.dtype.itemsize, plan.window_bytes)
        for window in within(every, info.in_file((0, 0, cols, rows))):
            left, top, width, height = window
            looked = sight.of(window)
            tally.add(looked, width * height)
            if looked is None or looked.inside.any():
                values, is_data = reader.read(window)
                extremes.look(values, is_data)
                if mixer is not None:
                    values, is_data = mixer.of(values, is_data)
                is_valid = is_data.any(axis=2)
                place = slice(top, top + height), slice(left, left + width)
                if cube is not None:
                    cube[place] = values
                valid[place] = is_valid
                has_data |= is_data.any(axis=(0, 1))
                valid_pixels += int(np.count_nonzero(is_valid))
            on_progress((top * cols + (left + width) * height) / info.pixels)
        _check_unchanged(info)
    return _Seen(has_data, valid_pixels, extremes.remarks(), tally, tuple(_lacking(info, reader)))


def _lacking(info: RasterInfo, reader: BandReader) -> Iterator[str]:
    for raster, count in zip(reader.rasters, reader.lacking.tolist()):
        if count:
            text = tr("{count} of {all} pixels ({share} %) have no data because '{name}' has none there.", count)
            yield text.format(
                count=number(count, ","),
                all=number(info.pixels, ","),
                share=number(100 * count / info.pixels, ".3g"),
                name=info.sources[raster].name,
            )


def _check_unchanged(info: RasterInfo) -> None:
    now = {source: set(fingerprint(source)) for source in info.all_sources}
    if set().union(*now.values()) != set(info.files):
        changed = (source for source, files in now.items() if not files <= set(info.files))
        raise FreeNetError(
            tr("The raster '{path}' has changed while it was being read.").format(path=next(changed, info.path)),
            tr("Start again when nothing writes to it any more."),
        )


def _dropped(info: RasterInfo, bands: Sequence[Band], kept: np.ndarray) -> tuple[tuple[Band, str], ...]:
    empty = {band.number for band, keep in zip(bands, kept) if not keep}
    reasons = [(band, tr("marked as bad in the file")) for band in info.bands if band.number in info.bad]
    reasons += [(band, tr("not chosen")) for band in info.bands if band.number in info.unchosen]
    reasons += [(band, tr("no pixel has data")) for band in info.bands if band.number in empty]
    reasons += [(band, tr("the opacity of the raster (alpha)")) for band in info.opacity]
    return tuple(sorted(reasons, key=lambda pair: pair[0].number))
