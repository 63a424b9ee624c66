# SPDX-License-Identifier: GPL-3.0-or-later
"""Any raster GDAL reads, as an array of shape (rows, cols, bands) and a mask of the pixels that have data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Optional, Union

import numpy as np
from osgeo import gdal

from ..contract.cube_layout import PlainFile
from ..contract.job import LONGEST_NAME, Band, Grid
from ..errors import FreeNetError
from ..files.array_file import ArrayFile
from ..request import ChosenNodata, Scene
from ..sources.gdal_name import Source, named
from ..text.i18n import tr
from . import chosen_nodata, opacity
from .extremes import Extremes
from .fingerprint import FileStatus, files_of, fingerprint
from .gdal_calls import open_raster, reported
from .grid import grid_of
from .mixing import Mix, Mixer
from .new_arrays import new_array
from .raw_files import check_complete
from .signed_bytes import dtype_of, read_bands
from .stored_text import readable, readable_items
from .validity import Validity, has_own_mask, nodata_value
from .wavelengths import Spectra, SpectralBand, spectral_bands
from .windows import Window, windows


@dataclass(frozen=True)
class RasterInfo:
    """What a raster is, before its pixels are read.

    Attributes:
        path: The file, or what else GDAL opens.
        grid: Its size and place.
        bands: Its bands without its opacity (alpha).
        bad: Numbers of the bands that the file itself marks as bad.
        dtype: The type that holds the values of all bands; floats where NaN has to say what a nodata value cannot.
        files: Its `fingerprint`, to tell whether it has changed since.
        opacity: The bands that are its opacity.
        tagged: How many of its bands are tagged as opacity, but are data.
        hidden: Values that are no data beside the nodata values, as the user wants it: number of the band, the lowest
            and the highest, as stored.
        remarks: What is doubtful in its metadata, or not the file's own, in words.
    """

    path: Source
    grid: Grid
    bands: tuple[Band, ...]
    bad: frozenset[int]
    dtype: np.dtype
    files: tuple[FileStatus, ...] = ()
    opacity: tuple[Band, ...] = ()
    tagged: int = 0
    hidden: tuple[chosen_nodata.Hidden, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def all_bands(self) -> int:
        """How many bands the raster has."""
        return len(self.bands) + len(self.opacity)

    def validity(self, dataset: gdal.Dataset, bands: Optional[Sequence[Band]] = None) -> Validity:
        """Which values of the bands are data; by default of all of them."""
        bands = self.bands if bands is None else bands
        return Validity(dataset, [band.number for band in self.opacity], bands, self.dtype, self.hidden)


@dataclass(frozen=True)
class Cube:
    """What was read.

    Attributes:
        bands: The bands of ``cube.npy``, in its order.
        dropped: The bands left out, each with the reason in words.
        valid_pixels: How many pixels have data in any of the bands.
        remarks: What is worth a word among the values, in sentences.
    """

    bands: tuple[Band, ...]
    dropped: tuple[tuple[Band, str], ...]
    valid_pixels: int
    remarks: tuple[str, ...] = ()


def of(scene: Scene, check: Callable[[], None] = lambda: None) -> RasterInfo:
    """Grid, bands and type of a scene's raster, as the user has set it up; see `describe`."""
    return describe(scene.raster, scene.crs_wkt, scene.nodata, check)


def place_of(scene: Scene) -> Grid:
    """The grid of a scene's raster, where its metadata show that it can be used; no pixel is read.

    Raises:
        FreeNetError: As `describe`.
    """
    return _opened(scene.raster, scene.crs_wkt)[1]


def describe(
    path: Union[str, Source],
    crs_wkt: str = "",
    nodata: Sequence[ChosenNodata] = (),
    check: Callable[[], None] = lambda: None,
) -> RasterInfo:
    """Grid, bands and type of a raster, from its metadata, and from a look at a band that is tagged as alpha.

    Args:
        path: The file, or what else GDAL opens.
        crs_wkt: CRS the user chose; wins over the file's.
        nodata: What the user chose as no data; wins over the file's.
        check: Called while a band is looked at, which takes its time where pixels are compressed; may raise.

    Raises:
        FreeNetError: If it is no raster, has no georeference or CRS, or complex numbers.
    """
    path = named(path)
    dataset, grid = _opened(path, crs_wkt)
    files = files_of(dataset, path)
    everything = _bands(dataset)
    spectra = _spectra(dataset, everything)
    tagged = [band.GetBand() for band, one in zip(everything, spectra.bands) if _may_be_opacity(band, one)]
    hiding = {number for number in tagged if _is_opacity(path, number, files, check)}
    pairs = [(_band(band, one), band) for band, one in zip(everything, spectra.bands)]
    data = [(band, source) for band, source in pairs if band.number not in hiding]
    if not data:
        raise FreeNetError(
            tr("'{name}' has no band but its opacity (alpha).").format(name=path.name),
            tr("Choose a raster with an image."),
        )
    chosen = chosen_nodata.apply([(band, dtype_of(source)) for band, source in data], nodata)
    dtype = np.result_type(*[dtype_of(source) for _, source in data])
    if chosen.hidden or any(has_own_mask(source) for _, source in data):
        dtype = np.result_type(dtype, np.float32)
    return RasterInfo(
        path=path,
        grid=grid,
        bands=chosen.bands,
        bad=frozenset(band.number for (band, _), one in zip(pairs, spectra.bands) if one.is_bad) - hiding,
        dtype=dtype,
        files=files,
        opacity=tuple(band for band, _ in pairs if band.number in hiding),
        tagged=sum(opacity.is_tagged(source) for _, source in data),
        hidden=chosen.hidden,
        remarks=(*spectra.remarks, *_hiding_nothing(data), *chosen.remarks),
    )


def read(
    info: RasterInfo,
    folder: Path,
    on_progress: Callable[[float], None],
    wanted: Optional[Sequence[Mix]] = None,
    plain: Optional[PlainFile] = None,
) -> Cube:
    """Write ``cube.npy`` (rows, cols, bands) and ``valid.npy`` (rows, cols) into a folder, window by window.

    Integers stay as they are, unless a band has to be mixed: then all are float32 in physical units. In float cubes,
    whatever is not data (nodata values, infinities, masked values) is NaN.
    A pixel is valid when any of the bands has data there and no mask or alpha band hides it.

    Args:
        info: From `describe`.
        folder: An existing folder.
        on_progress: Called with 0…1; may raise, then nothing is left in the folder.
        wanted: Exactly these bands. None: all but those that are bad or have no data anywhere.
        plain: From `in_place.find`, how the file itself can be read: then ``cube.json`` stands for ``cube.npy``.

    Raises:
        FreeNetError: If the file is damaged or changes, all bands are bad or the disk is full.
    """
    bands = stored_bands(info, wanted)
    if bands is None:
        return _read_mixed(info, folder, on_progress, wanted)
    has_data, valid_pixels, remarks = _copy(info, bands, folder, on_progress, is_whole=plain is None)
    kept = has_data if wanted is None and has_data.any() else np.ones_like(has_data)
    if plain is not None:
        plain.only(kept).save(folder)
    elif not kept.all():
        ArrayFile(folder / "cube.npy").keep(kept)
    dropped = _dropped(info, bands, kept) if wanted is None else ()
    return Cube(tuple(band for band, keep in zip(bands, kept) if keep), dropped, valid_pixels, remarks)


def _read_mixed(info: RasterInfo, folder: Path, on_progress: Callable[[float], None], wanted: Sequence[Mix]) -> Cube:
    used = {number for mix in wanted for number in mix.numbers}
    parts = [band for band in info.bands if band.number in used]
    _, valid_pixels, remarks = _copy(info, parts, folder, on_progress, Mixer(wanted, parts))
    return Cube(tuple(mix.in_physical_units() for mix in wanted), (), valid_pixels, remarks)


def _hiding_nothing(data: Sequence[tuple[Band, gdal.Band]]) -> list[str]:
    """A sentence for each band of data that is tagged as opacity; one with a wavelength nobody takes for it."""
    text = tr("Band {number} is tagged as opacity (alpha), but holds more than 0 and its largest value: it is used as "
              "data and hides nothing.")  # fmt: skip
    return [
        text.format(number=band.number)
        for band, source in data
        if band.wavelength_nm is None and opacity.is_tagged(source)
    ]


def _opened(path: Union[str, Source], crs_wkt: str) -> tuple[gdal.Dataset, Grid]:
    """A raster that is there, whole, in its place and of real numbers."""
    path = named(path)
    if not path.exists():
        raise FreeNetError(tr("There is no file '{path}'.").format(path=path), tr("Choose a raster that exists."))
    dataset = open_raster(path)
    check_complete(dataset, path)
    grid = grid_of(dataset, path, crs_wkt)
    _check_real(_bands(dataset), path)
    return dataset, grid


def _bands(dataset: gdal.Dataset) -> list[gdal.Band]:
    return [dataset.GetRasterBand(number) for number in range(1, dataset.RasterCount + 1)]


def _may_be_opacity(band: gdal.Band, spectrum: SpectralBand) -> bool:
    """Whether to look at a band; one with a wavelength never is opacity, whatever GDAL takes it for."""
    return spectrum.wavelength_nm is None and opacity.is_tagged(band)


def _is_opacity(path: Source, number: int, files: tuple[FileStatus, ...], check: Callable[[], None]) -> bool:
    """As `opacity.is_opacity`, of a band of a raster whose fingerprint is `files`."""
    is_file_known = all(written for _, _, written in files)
    answer = _answer(path, number, files) if is_file_known else []
    if not answer:
        dataset = open_raster(path)
        with _reading(path):
            answer.append(opacity.is_opacity(dataset.GetRasterBand(number), check))
    return answer[0]


@lru_cache(maxsize=64)  # a compressed picture is unpacked for it, and every check of a run asks
def _answer(path: Source, number: int, files: tuple[FileStatus, ...]) -> list[bool]:  # noqa: ARG001 - the key
    """Whether a band is opacity, once that was found out; empty before."""
    return []


def _spectra(dataset: gdal.Dataset, bands: Sequence[gdal.Band]) -> Spectra:
    items = [{**band.GetMetadata("IMAGERY"), **band.GetMetadata("ENVI"), **band.GetMetadata()} for band in bands]
    every = {**dataset.GetMetadata(), **dataset.GetMetadata("ENVI")}
    names = [readable(band.GetDescription()) for band in bands]
    return spectral_bands(readable_items(every), list(map(readable_items, items)), names)


def _band(band: gdal.Band, spectrum: SpectralBand) -> Band:
    number = band.GetBand()
    return Band(
        number=number,
        name=readable(band.GetDescription())[:LONGEST_NAME] or f"Band {number}",
        wavelength_nm=spectrum.wavelength_nm,
        fwhm_nm=spectrum.fwhm_nm,
        scale=_finite(band.GetScale(), 1.0) or 1.0,
        offset=_finite(band.GetOffset(), 0.0),
        nodata=nodata_value(band),
    )


def _finite(value: Optional[float], default: float) -> float:
    return value if value is not None and np.isfinite(value) else default


def _check_real(bands: Sequence[gdal.Band], path: Source) -> None:
    for band in bands:
        if gdal.DataTypeIsComplex(band.DataType):
            raise FreeNetError(
                tr("Band {number} of '{name}' holds complex numbers.").format(number=band.GetBand(), name=path.name),
                tr("Convert the raster to real numbers first, for instance to amplitudes."),
            )


def stored_bands(info: RasterInfo, wanted: Optional[Sequence[Mix]]) -> Optional[tuple[Band, ...]]:
    """The raster's bands that `read` takes as they are; None where it has to mix some.

    Raises:
        FreeNetError: If none is asked for and all are bad.
    """
    if wanted is None:
        return good_bands(info)
    return tuple(mix.band for mix in wanted) if all(mix.is_plain for mix in wanted) else None


def good_bands(info: RasterInfo) -> tuple[Band, ...]:
    """The bands that the file does not mark as bad.

    Raises:
        FreeNetError: If it marks all.
    """
    good = tuple(band for band in info.bands if band.number not in info.bad)
    if not good:
        raise FreeNetError(
            tr("All {count} bands of '{name}' are marked as bad (bbl) in the file.").format(
                count=len(info.bands), name=info.path.name
            ),
            tr("Correct the list of bad bands in its header."),
        )
    return good


def _copy(
    info: RasterInfo,
    bands: Sequence[Band],
    folder: Path,
    on_progress: Callable[[float], None],
    mixer: Optional[Mixer] = None,
    *,
    is_whole: bool = True,
) -> tuple[np.ndarray, int, tuple[str, ...]]:
    """Write cube and mask of these bands, or of what a mixer makes of them; only the mask unless `is_whole`.

    Returns:
        Which bands of the cube have data anywhere, the number of valid pixels, and remarks on strange values.
    """
    dataset = open_raster(info.path)
    _check_unchanged(info, files_of(dataset, info.path))
    validity, extremes = info.validity(dataset, bands), Extremes(bands, info.dtype)
    rows, cols = info.grid.rows, info.grid.cols
    depth, dtype = (len(bands), info.dtype) if mixer is None else (mixer.depth, np.dtype(np.float32))
    has_data, valid_pixels = np.zeros(depth, bool), 0
    with ExitStack() as files:
        shape = (rows, cols, depth)
        cube = files.enter_context(new_array(folder / "cube.npy", dtype, shape)) if is_whole else None
        valid = files.enter_context(new_array(folder / "valid.npy", np.dtype(bool), (rows, cols)))
        for window in windows(dataset, len(bands) * info.dtype.itemsize):
            left, top, width, height = window
            values, is_data = read_window(dataset, info, bands, validity, window)
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
            on_progress((top * cols + (left + width) * height) / (rows * cols))
        _check_unchanged(info, fingerprint(info.path))
    return has_data, valid_pixels, extremes.remarks()


def _check_unchanged(info: RasterInfo, files: tuple[FileStatus, ...]) -> None:
    if files != info.files:
        raise FreeNetError(
            tr("The raster '{path}' has changed while it was being read.").format(path=info.path),
            tr("Start again when nothing writes to it any more."),
        )


def read_window(
    dataset: gdal.Dataset, info: RasterInfo, bands: Sequence[Band], validity: Validity, window: Window
) -> tuple[np.ndarray, np.ndarray]:
    """Values and whether they are data, both of shape (rows, cols, bands)."""
    with _reading(info.path):
        values = read_bands(dataset, [band.number for band in bands], info.dtype, window)
        is_data = validity.of(values, window)
    if values.dtype.kind == "f":
        values[~is_data] = np.nan
    return values, is_data


def _reading(path: Source) -> AbstractContextManager[None]:
    """What GDAL raises inside is told as a raster that cannot be read."""
    return reported(
        tr("'{path}' cannot be read").format(path=path), tr("The file may be damaged; copy or download it again.")
    )


def _dropped(info: RasterInfo, bands: Sequence[Band], kept: np.ndarray) -> tuple[tuple[Band, str], ...]:
    empty = {band.number for band, keep in zip(bands, kept) if not keep}
    reasons = [(band, tr("marked as bad in the file")) for band in info.bands if band.number in info.bad]
    reasons += [(band, tr("no pixel has data")) for band in info.bands if band.number in empty]
    reasons += [(band, tr("the opacity of the raster (alpha)")) for band in info.opacity]
    return tuple(sorted(reasons, key=lambda pair: pair[0].number))
