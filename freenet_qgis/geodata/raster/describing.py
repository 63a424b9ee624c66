# SPDX-License-Identifier: GPL-3.0-or-later
"""Grid, bands and type of any raster that GDAL reads, from its metadata."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Optional, Union

import numpy as np
from osgeo import gdal

from ...contract.job import LONGEST_NAME, Band, Grid
from ...errors import FreeNetError
from ...request import ChosenNodata, FurtherRaster, Mask, Scene
from ...sources.gdal_name import Source, named
from ...text.i18n import tr
from ..access.fingerprint import files_of
from ..access.gdal_calls import open_raster
from ..access.grid import grid_of
from ..access.raw_files import check_complete
from ..access.signed_bytes import dtype_of
from ..access.stored_text import readable, readable_items
from . import band_choice, chosen_nodata, dates, opacity
from .raster_info import RasterInfo
from .sight import check_area
from .stacking import stacked
from .validity import has_own_mask, nodata_value
from .warping import lies_on
from .wavelengths import Spectra, SpectralBand, spectral_bands

_Pair = tuple[Band, gdal.Band]  # what is known of a band, and the band of the open raster


def of(scene: Scene, check: Callable[[], None] = lambda: None) -> RasterInfo:
    """Grid, bands and type of a scene's raster, or of all its rasters as one, as the user has set it up.

    Raises:
        FreeNetError: As `describe`, `dates.dated`, `stacking.stacked` and `band_choice.apply`, and if its area or mask
            cannot be used.
    """
    rasters: tuple[Union[Scene, FurtherRaster], ...] = (scene, *scene.further)
    infos = [describe(one.raster, one.crs_wkt, one.nodata, check) for one in rasters]
    if scene.dates:
        infos = dates.dated(infos, scene.dates)
    info = stacked(infos, scene.further) if scene.further else infos[0]
    info = band_choice.apply(replace(info, large_bytes=scene.large_bytes), scene.bands)
    return _limited(info, scene)


def _limited(info: RasterInfo, scene: Scene) -> RasterInfo:
    """A raster with the area of interest and the mask of a scene."""
    if scene.area is not None:
        check_area(scene.area, info.grid, info.path.name)
    info = replace(info, area=scene.area, mask=scene.mask)
    sight = info.sight()
    if scene.mask is not None and sight.mask is not None:
        _check_mask(scene.mask, sight.mask.own_grid, info)
    return replace(info, files=(*info.files, *sight.files))


def _check_mask(mask: Mask, own: Grid, info: RasterInfo) -> None:
    """Check that a mask, of this grid, meets a raster."""
    if not lies_on(own, mask.title, info.grid, info.path.name):
        raise FreeNetError(
            tr("The mask '{mask}' does not overlap '{name}'.").format(mask=mask.title, name=info.path.name),
            tr("Check that both show the same place and have the right CRS, or choose another mask."),
        )


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
        FreeNetError: If it is no raster, has no grid but control points, or holds complex numbers.
    """
    path = named(path)
    dataset, grid = _opened(path, crs_wkt)
    files = files_of(dataset, path)
    spectra, pairs = _bands_described(dataset, path.stem)
    hiding = {number for number in _may_be_opacity(pairs) if opacity.is_opacity_of(path, number, files, check)}
    data = [(band, source) for band, source in pairs if band.number not in hiding]
    if not data:
        raise FreeNetError(
            tr("'{name}' has no band but its opacity (alpha).").format(name=path.name),
            tr("Choose a raster with an image."),
        )
    chosen = chosen_nodata.apply([(band, dtype_of(source)) for band, source in data], nodata)
    return RasterInfo(
        path=path,
        grid=grid,
        bands=chosen.bands,
        bad=frozenset(band.number for (band, _), one in zip(pairs, spectra.bands) if one.is_bad) - hiding,
        dtype=_dtype(data, is_hidden=bool(chosen.hidden)),
        files=files,
        opacity=tuple(band for band, _ in pairs if band.number in hiding),
        tagged=sum(opacity.is_tagged(source) for _, source in data),
        hidden=chosen.hidden,
        remarks=(*spectra.remarks, *_hiding_nothing(data), *chosen.remarks),
    )


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


def _check_real(bands: Sequence[gdal.Band], path: Source) -> None:
    for band in bands:
        if gdal.DataTypeIsComplex(band.DataType):
            raise FreeNetError(
                tr("Band {number} of '{name}' holds complex numbers.").format(number=band.GetBand(), name=path.name),
                tr("Convert the raster to real numbers first, for instance to amplitudes."),
            )


def _bands_described(dataset: gdal.Dataset, stem: str) -> tuple[Spectra, list[_Pair]]:
    """What the metadata, and the name of the file, tell of wavelengths and of every band."""
    bands = _bands(dataset)
    items = [{**band.GetMetadata("IMAGERY"), **band.GetMetadata("ENVI"), **band.GetMetadata()} for band in bands]
    every = {**dataset.GetMetadata(), **dataset.GetMetadata("ENVI")}
    names = [readable(band.GetDescription()) for band in bands]
    spectra = spectral_bands(readable_items(every), list(map(readable_items, items)), names)
    days = dates.days_of_bands({**every, **dataset.GetMetadata("IMAGERY")}, items, names, stem)
    return spectra, [(_band(band, one, day), band) for band, one, day in zip(bands, spectra.bands, days)]


def _band(band: gdal.Band, spectrum: SpectralBand, day: str) -> Band:
    number = band.GetBand()
    return Band(
        number=number,
        name=readable(band.GetDescription())[:LONGEST_NAME] or f"Band {number}",
        wavelength_nm=spectrum.wavelength_nm,
        fwhm_nm=spectrum.fwhm_nm,
        scale=_finite(band.GetScale(), 1.0) or 1.0,
        offset=_finite(band.GetOffset(), 0.0),
        nodata=nodata_value(band),
        date=day,
    )


def _finite(value: Optional[float], default: float) -> float:
    return value if value is not None and np.isfinite(value) else default


def _may_be_opacity(pairs: Sequence[_Pair]) -> list[int]:
    """Numbers of the bands to look at; one with a wavelength never is opacity, whatever GDAL takes it for."""
    return [band.number for band, source in pairs if band.wavelength_nm is None and opacity.is_tagged(source)]


def _dtype(data: Sequence[_Pair], *, is_hidden: bool) -> np.dtype:
    """The type that holds the values of all bands, and NaN where a nodata value cannot say all that is no data."""
    dtype = np.result_type(*[dtype_of(source) for _, source in data])
    needs_nan = is_hidden or any(has_own_mask(source) for _, source in data)
    return np.result_type(dtype, np.float32) if needs_nan else dtype


def _hiding_nothing(data: Sequence[_Pair]) -> list[str]:
    """A sentence for each band of data that is tagged as opacity; one with a wavelength nobody takes for it."""
    text = tr(
        "Band {number} is tagged as opacity (alpha), but holds more than 0 and its largest value: it is used as data "
        "and hides nothing."
    )
    return [text.format(number=number) for number in _may_be_opacity(data)]
