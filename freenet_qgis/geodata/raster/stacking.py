# SPDX-License-Identifier: GPL-3.0-or-later
"""Several rasters as one image: the first gives the grid, the bands of all follow one another.

The image is a virtual raster of GDAL. Where a raster has the pixels of the first they are taken as they are; else GDAL
warps them while they are read, and no copy is made. All that is known of the bands is known of the rasters; the virtual
raster has nothing but values, and for each raster what hides some of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
from osgeo import gdal

from ...contract.job import LONGEST_NAME, Band, Grid
from ...errors import FreeNetError
from ...request import FurtherRaster, Resampling
from ...sources.gdal_name import GdalName, Source, is_same
from ...text.i18n import tr
from ..access.gdal_calls import open_raster
from ..access.grid import check_comparable
from ..access.signed_bytes import is_signed_byte
from ..access.windows import WINDOW_BYTES
from . import dates
from .chosen_nodata import Hidden
from .raster_info import RasterInfo
from .stack_text import SIGNED, Pixels, VirtualBand, virtual_raster
from .validity import has_dataset_mask, has_own_mask
from .warping import lies_on, shift_between, warped

BLOCK_PX = 256  # the longest side of what is warped at once; a read of one pixel warps as much
FEWEST_ROWS = 16  # that are read at once of a raster without tiles, though it be narrower parts of them
MOST_WINDOWS = 4  # what a tile may hold, as a multiple of what is read at once, to be read as a whole
MOST_NAMED = 3  # rasters in the name of an image


@dataclass(frozen=True)
class _Part:
    """A raster of the image.

    Attributes:
        info: It.
        resampling: How it is laid on the grid; None where its pixels are taken as they are.
    """

    info: RasterInfo
    resampling: Optional[Resampling] = None


def stacked(infos: Sequence[RasterInfo], further: Sequence[FurtherRaster]) -> RasterInfo:
    """One image of several rasters.

    Args:
        infos: The rasters, that first whose grid it has.
        further: How the user wants the others.

    Raises:
        FreeNetError: If one does not lie where the first does.
    """
    first = infos[0]
    parts = [_Part(first), *(_Part(info, _resampling(one, info, first)) for one, info in zip(further, infos[1:]))]
    named = [_renamed(place, part.info, label) for (place, part), label in zip(enumerate(parts), _labels(parts))]
    text, masks = _written(parts, first.grid)
    starts = np.cumsum([0, *(len(part.info.bands) for part in parts)]).tolist()
    numbers = [
        {band.number: start + place for place, band in enumerate(part.info.bands, start=1)}
        for start, part in zip(starts, parts)
    ]
    bands = [replace(band, number=number) for number, band in enumerate((one for part in named for one in part), 1)]
    return RasterInfo(
        path=GdalName(text, title=_title([part.info.path for part in parts])),
        grid=first.grid,
        bands=tuple(bands),
        bad=frozenset(new[number] for new, part in zip(numbers, parts) for number in part.info.bad),
        dtype=np.result_type(*(_dtype(part) for part in parts)),
        files=tuple(status for part in parts for status in part.info.files),
        hidden=tuple(_hidden(parts, numbers)),
        remarks=(*_twice([part.info.path for part in parts]), *dates.repeated(infos), *_remarks(parts)),
        rasters=tuple(part.info.path for part in parts),
        masks=tuple(masks),
    )


def _resampling(wanted: FurtherRaster, info: RasterInfo, first: RasterInfo) -> Optional[Resampling]:
    """How a raster is laid on the grid of the first."""
    check_comparable(info.grid, info.path.name, first.grid)
    if not lies_on(info.grid, info.path.name, first.grid, first.path.name):
        raise FreeNetError(
            tr("'{name}' does not overlap '{first}', whose grid the image has.").format(
                name=info.path.name, first=first.path.name
            ),
            tr("Leave it out, or check the coordinate reference systems of both."),
        )
    shift = shift_between(info.grid, first.grid)
    if shift is None:
        return wanted.resampling or ("nearest" if _holds_classes(info) else "bilinear")
    return None if (shift, *_size(info.grid)) == ((0, 0), *_size(first.grid)) else "nearest"


def _size(grid: Grid) -> tuple[int, int]:
    return grid.rows, grid.cols


def _holds_classes(info: RasterInfo) -> bool:
    """Whether a raster says that its values stand for something, so that none lies between two of them."""
    dataset = open_raster(info.path)
    bands = [dataset.GetRasterBand(band.number) for band in info.bands]
    return info.dtype.kind in "iu" and any(band.GetRasterColorTable() or band.GetCategoryNames() for band in bands)


# Names


def _labels(parts: Sequence[_Part]) -> list[str]:
    """What tells the rasters apart: the day where each of a raster's bands has it and those of no other, else names."""
    days = [_day(part.info) for part in parts]
    found: list[str] = []
    for part, day in zip(parts, days):
        name = label = day if day and days.count(day) == 1 else part.info.path.stem
        number = 1
        while label in found:
            number += 1
            label = f"{name} ({number})"
        found.append(label)
    return found


def _day(info: RasterInfo) -> str:
    """The day on which a raster was taken; empty where that is not known, or of several."""
    days = {band.date for band in info.bands}
    return days.pop() if len(days) == 1 else ""


def _renamed(place: int, info: RasterInfo, label: str) -> list[Band]:
    """The bands of a raster under names that tell which raster they are of; the day stands in none of them twice."""
    found = []
    for band in info.bands:
        own = dates.without_day(band.name) if label == band.date else band.name
        found.append(replace(band, name=f"{label} {own}".strip()[:LONGEST_NAME], raster=place))
    return found


def _title(rasters: Sequence[Source]) -> str:
    names = [source.name for source in rasters]
    if len(names) <= MOST_NAMED:
        return " + ".join(names)
    return tr("{first} + {count} rasters", len(names) - 1).format(first=names[0], count=len(names) - 1)


def _twice(rasters: Sequence[Source]) -> Iterator[str]:
    """A sentence for each raster that is there already."""
    for place, source in enumerate(rasters):
        if any(is_same(source, other) for other in rasters[:place]):
            yield tr("The raster '{name}' is given twice; its bands tell nothing more then.").format(name=source.name)


def _remarks(parts: Sequence[_Part]) -> Iterator[str]:
    """What is doubtful about each raster, and how it is laid on the grid."""
    for part in parts:
        yield from (f"'{part.info.path.name}': {text}" for text in part.info.remarks)


# Values


def _dtype(part: _Part) -> np.dtype:
    """Of the values of a raster; where bytes with a sign are warped, they are numbers of two bytes."""
    is_widened = part.resampling is not None and part.info.dtype == np.int8
    return np.dtype(np.int16) if is_widened else part.info.dtype


def _hidden(parts: Sequence[_Part], numbers: Sequence[dict[int, int]]) -> Iterator[Hidden]:
    """The values that the user has hidden; of rasters that are warped they are hidden before."""
    for part, new in zip(parts, numbers):
        if part.resampling is None:
            yield from ((new[number], low, high) for number, low, high in part.info.hidden)


def _written(parts: Sequence[_Part], grid: Grid) -> tuple[str, list[tuple[int, int]]]:
    """The virtual raster, and for each of its bands behind those of data which raster it hides, and its number."""
    count = sum(len(part.info.bands) for part in parts)
    item = np.result_type(*(_dtype(part) for part in parts)).itemsize
    block, piece = _blocks(parts[0].info, count * item)
    bands: list[VirtualBand] = []
    masks: list[tuple[int, Pixels]] = []
    for place, part in enumerate(parts):
        made, hiding = _as_it_is(part.info) if part.resampling is None else _warped(part, part.resampling, grid, piece)
        bands += made
        masks += [(place, one) for one in hiding]
    for _, pixels in masks:
        bands.append(VirtualBand("Byte", [pixels]))
    numbered = [(place, count + number) for number, (place, _) in enumerate(masks, start=1)]
    return virtual_raster(grid, bands, block), numbered


def _as_it_is(info: RasterInfo) -> tuple[list[VirtualBand], list[Pixels]]:
    """The bands of a raster that has the pixels of the grid, and what hides all of them."""
    dataset = open_raster(info.path)
    found = []
    for band in info.bands:
        stored = dataset.GetRasterBand(band.number)
        own = [Pixels(info.path, f"mask,{band.number}")] if has_own_mask(stored) else []
        more = SIGNED if is_signed_byte(stored) else ""
        kind = gdal.GetDataTypeName(stored.DataType)
        found.append(VirtualBand(kind, [Pixels(info.path, band.number)], more, own))
    return found, _masks(info, dataset)


def _warped(
    part: _Part, resampling: Resampling, grid: Grid, piece: tuple[int, int]
) -> tuple[list[VirtualBand], list[Pixels]]:
    """The bands of a raster that GDAL warps, and what hides all of them.

    A band in which something is hidden that is not so in the others is warped by itself.
    """
    info = part.info
    dataset = open_raster(info.path)
    masks, apart = _masks(info, dataset), {number for number, _, _ in info.hidden}
    apart |= {band.number for band in info.bands if has_own_mask(dataset.GetRasterBand(band.number))}
    together = [band for band in info.bands if band.number not in apart]
    groups = [(together, masks)] if together else []
    groups += [([band], [*masks, *_own_masks(info, dataset, band)]) for band in info.bands if band.number in apart]
    found: dict[int, VirtualBand] = {}
    hiding = []
    for bands, hidden_by in groups:
        made = warped(info, bands, hidden_by, grid, resampling, piece)
        warper = open_raster(made)  # no band outlives its dataset
        kind = gdal.GetDataTypeName(warper.GetRasterBand(1).DataType)
        has_data = Pixels(made, len(bands) + 1)
        hiding += [has_data] if bands is together else []
        own = [] if bands is together else [has_data]
        found.update(
            {band.number: VirtualBand(kind, [Pixels(made, place)], "", own) for place, band in enumerate(bands, 1)}
        )
    return [found[band.number] for band in info.bands], hiding


def _masks(info: RasterInfo, dataset: gdal.Dataset) -> list[Pixels]:
    """What hides all bands of a raster."""
    found = [Pixels(info.path, band.number) for band in info.opacity]
    if has_dataset_mask(dataset.GetRasterBand(info.bands[0].number)):
        found.append(Pixels(info.path, f"mask,{info.bands[0].number}"))
    return found


def _own_masks(info: RasterInfo, dataset: gdal.Dataset, band: Band) -> Iterator[Pixels]:
    """What hides values of one band alone."""
    stored = dataset.GetRasterBand(band.number)
    if has_own_mask(stored):
        yield Pixels(info.path, f"mask,{band.number}")
    for number, low, high in info.hidden:
        if number == band.number:
            yield Pixels(info.path, number, _table(low, high, stored))


def _table(low: float, high: float, band: gdal.Band) -> str:
    """A look-up table that makes 0 of the values of a range, and 255 of all others."""
    is_float = band.DataType in (gdal.GDT_Float32, gdal.GDT_Float64)
    kind = np.float32 if band.DataType == gdal.GDT_Float32 else np.float64
    below = float(np.nextafter(kind(low), kind(-np.inf))) if is_float else low - 1
    above = float(np.nextafter(kind(high), kind(np.inf))) if is_float else high + 1
    points = [(below, 255), (low, 0), (high, 0), (above, 255)]
    return ",".join(f"{float(value)!r}:{to}" for value, to in dict(points).items() if np.isfinite(value))


def _blocks(first: RasterInfo, pixel_bytes: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Width and height of what is best read at once, by the file of the first raster, and of what is warped at once.

    What is read at once is made of whole blocks of the warper, for GDAL warps all bands of a block together, and again
    for each band that it has no room to keep.
    """
    dataset = open_raster(first.path)
    width, height = dataset.GetRasterBand(first.bands[0].number).GetBlockSize()
    cols, rows = dataset.RasterXSize, dataset.RasterYSize
    pixels = max(1, WINDOW_BYTES // pixel_bytes)
    if width < cols:  # tiles
        piece = _piece(width), _piece(height)
        return (piece if width * height > MOST_WINDOWS * pixels else (width, height)), piece
    most = min(BLOCK_PX, rows, max(FEWEST_ROWS, pixels // cols))
    height = most // height * height or most
    width = cols if height * cols <= pixels else max(1, pixels // height)
    return (width, height), (min(width, BLOCK_PX), height)


def _piece(side: int) -> int:
    """The side of parts, none larger than `BLOCK_PX`, that make up a tile."""
    return side // -(-side // BLOCK_PX) if side % -(-side // BLOCK_PX) == 0 else min(side, BLOCK_PX)
