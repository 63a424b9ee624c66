# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters that other programs handled wrongly, made from seeds: the scene of `scenes`, 48 x 36 pixels and 8 bands.

Each function writes one into an existing folder, beside it the polygons ``scene.gpkg``, and returns its path.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Optional
from zipfile import ZipFile

import numpy as np
import scenes
from osgeo import gdal, gdal_array, osr

SHAPE = (48, 36, 8)
BORDER = 6  # rows and columns at the top and left that have no data
WITHOUT_DATA = SHAPE[0] * SHAPE[1] - (SHAPE[0] - BORDER) * (SHAPE[1] - BORDER)
LARGEST = 2**63 - 1

Edit = Callable[[gdal.Dataset], Any]


def base(folder: Path) -> tuple[scenes.SyntheticScene, np.ndarray]:
    """The scene, and its values: reflectance x 10000, int16, shape (rows, cols, bands)."""
    made = scenes.write_scene(folder, shape=SHAPE)
    return made, gdal.Open(str(made.raster)).ReadAsArray().transpose(1, 2, 0)


def with_border(cube: np.ndarray, value: float) -> np.ndarray:
    """The cube with one value where it has no data."""
    found = cube.copy()
    found[:BORDER] = value
    found[:, :BORDER] = value
    return found


def write(
    path: Path,
    cube: np.ndarray,
    nodata: Optional[float] = None,
    names: Sequence[str] = (),
    options: Sequence[str] = (),
    edit: Edit = lambda dataset: None,
) -> Path:
    """A cube as GeoTIFF on the grid of the scenes."""
    rows, cols, bands = cube.shape
    kind = gdal.GDT_Byte if cube.dtype == np.int8 else gdal_array.NumericTypeCodeToGDALTypeCode(cube.dtype)
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), cols, rows, bands, kind, options=list(options))
    dataset.SetGeoTransform((scenes.ORIGIN[0], scenes.PIXEL_SIZE_M, 0, scenes.ORIGIN[1], 0, -scenes.PIXEL_SIZE_M))
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(scenes.EPSG)
    dataset.SetProjection(crs.ExportToWkt())
    for index in range(bands):
        band = dataset.GetRasterBand(index + 1)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        if names:
            band.SetDescription(names[index])
        band.WriteArray(cube[..., index])
    edit(dataset)
    dataset.FlushCache()
    return path


def rounded_nodata(folder: Path) -> Path:
    """F02: floats whose nodata value a VRT tells rounded, and of the first band alone."""
    _, cube = base(folder)
    lowest = np.finfo(np.float32).min
    tif = write(folder / "approx.tif", with_border((cube / 10_000).astype(np.float32), lowest))
    path = folder / "approx.vrt"
    dataset = gdal.GetDriverByName("VRT").CreateCopy(str(path), gdal.Open(str(tif)))
    dataset.FlushCache()
    del dataset
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    first = text.index("<VRTRasterBand")
    end = text.index(">", first) + 1
    path.write_text(f"{text[:end]}<NoDataValue>-3.40282e+38</NoDataValue>{text[end:]}", encoding="utf-8")
    return path


def untagged(folder: Path, value: float, dtype: str = "float32") -> Path:
    """F02: a border of one value that no tag calls no data."""
    _, cube = base(folder)
    scaled = cube / 10_000 if dtype.startswith("f") else cube.clip(1)
    return write(folder / f"untagged_{value:g}.tif", with_border(scaled.astype(dtype), value))


def near_infrared_tagged_alpha(folder: Path, dtype: str = "uint8", *, is_tagged: bool = True) -> Path:
    """F03: four bands, the fourth near infrared; of bytes GDAL tags it as alpha by itself."""
    _, cube = base(folder)
    largest = 250 if dtype == "uint8" else 60_000
    values = (cube[..., [0, 2, 4, 7]] / cube.max() * largest).astype(dtype)

    def tag(dataset: gdal.Dataset) -> None:
        kind = gdal.GCI_AlphaBand if is_tagged else gdal.GCI_Undefined
        dataset.GetRasterBand(4).SetColorInterpretation(kind)

    name = f"{'nir' if is_tagged else 'plain'}_{dtype}.tif"
    return write(folder / name, values, options=["PHOTOMETRIC=RGB"], edit=tag)


def real_alpha(folder: Path, opaque: int = 255, dtype: str = "uint8", feather: int = 0) -> Path:
    """F03: three bands and an opacity that hides the border; `feather` pixels of its edge are half transparent."""
    _, cube = base(folder)
    alpha = with_border(np.full((*SHAPE[:2], 1), opaque, dtype), 0)
    alpha[BORDER, BORDER : BORDER + feather] = opaque // 2
    values = np.concatenate([(cube[..., [0, 2, 4]] / cube.max() * 250).astype(dtype), alpha], axis=2)

    def tag(dataset: gdal.Dataset) -> None:
        dataset.GetRasterBand(4).SetColorInterpretation(gdal.GCI_AlphaBand)

    return write(folder / "alpha.tif", values, options=["PHOTOMETRIC=RGB"], edit=tag)


def named_bands(folder: Path, names: Sequence[str]) -> Path:
    """F05: wavelengths in the names of the bands."""
    _, cube = base(folder)
    return write(folder / "named.tif", cube, names=names)


def micrometres_that_are_nanometres(folder: Path) -> Path:
    """F05: 400, 450, …, in micrometres."""
    _, cube = base(folder)

    def tell(dataset: gdal.Dataset) -> None:
        for number in range(1, SHAPE[2] + 1):
            told = {"wavelength": str(350 + 50 * number), "wavelength_units": "Micrometers"}
            dataset.GetRasterBand(number).SetMetadata(told)

    return write(folder / "units_wrong.tif", cube, edit=tell)


def nodata_of_64_bits(folder: Path) -> Path:
    """F06: a nodata value that no float holds, and its neighbour as a measurement."""
    _, cube = base(folder)
    path = write(folder / "large.tif", with_border(cube.astype(np.int64), LARGEST))
    dataset = gdal.Open(str(path), gdal.GA_Update)
    for number in range(1, SHAPE[2] + 1):
        dataset.GetRasterBand(number).SetNoDataValue(LARGEST)
    dataset.FlushCache()
    return path


def signed_bytes(folder: Path) -> Path:
    """F07: bytes with a sign as GDAL before 3.7 writes them, -128 is no data."""
    _, cube = base(folder)
    values = with_border((cube / cube.max() * 180 - 90).astype(np.int8), -128).view(np.uint8)

    def tell(dataset: gdal.Dataset) -> None:
        for number in range(1, SHAPE[2] + 1):
            dataset.GetRasterBand(number).SetMetadata({"PIXELTYPE": "SIGNEDBYTE"}, "IMAGE_STRUCTURE")
            dataset.GetRasterBand(number).SetNoDataValue(-128)

    write(folder / "bytes.tif", values, options=["PIXELTYPE=SIGNEDBYTE"] if not hasattr(gdal, "GDT_Int8") else ())
    path = folder / "signed.vrt"
    gdal.GetDriverByName("VRT").CreateCopy(str(path), gdal.Open(str(folder / "bytes.tif"))).FlushCache()
    dataset = gdal.Open(str(path), gdal.GA_Update)
    tell(dataset)
    dataset.FlushCache()
    return path


def zero_border(folder: Path, *, is_declared: bool = False) -> Path:
    """F08: a border of 0, for which QGIS may have a nodata value of its own."""
    _, cube = base(folder)
    name = "declared.tif" if is_declared else "zeros.tif"
    return write(folder / name, with_border(cube, 0), nodata=0 if is_declared else None)


def class_map(
    folder: Path, name: str = "map.tif", nodata: Optional[float] = 255, names: Sequence[str] = (), border: int = 255
) -> Path:
    """F01: the truth counted from 0, Water, with a border of another value."""
    made, _ = base(folder)
    values = with_border(made.truth[..., None] - 1, border)

    def tell(dataset: gdal.Dataset) -> None:
        if names:
            dataset.GetRasterBand(1).SetCategoryNames(list(names))

    return write(folder / name, values, nodata=nodata, edit=tell)


def zipped(folder: Path) -> str:
    """F13: the name of the scene in an archive, as GDAL has it."""
    made, _ = base(folder)
    archive = folder / "scene.zip"
    with ZipFile(archive, "w") as file:
        file.write(made.raster, "scene.tif")
    return f"/vsizip/{archive.absolute()}/scene.tif"


def container(folder: Path) -> Path:
    """F20: a GeoPackage with two rasters, ``junk`` and ``good``."""
    _, cube = base(folder)
    source = write(folder / "rgb.tif", (cube[..., [0, 3, 7]] / cube.max() * 250).astype(np.uint8))
    path = folder / "many.gpkg"
    for index, table in enumerate(("junk", "good")):
        options = [f"RASTER_TABLE={table}", *(["APPEND_SUBDATASET=YES"] if index else [])]
        gdal.Translate(str(path), str(source), format="GPKG", creationOptions=options)
    return path


def short_list_of_bad_bands(folder: Path) -> Path:
    """F20: an ENVI file whose list of bad bands has an entry too few."""
    _, cube = base(folder)
    path = folder / "bbl_short.dat"
    gdal.GetDriverByName("ENVI").CreateCopy(str(path), gdal.Open(str(write(folder / "plain.tif", cube)))).FlushCache()
    header = path.with_suffix(".hdr")
    header.write_text(header.read_text(encoding="utf-8") + "bbl = {1, 1, 0, 1, 1, 1, 1}\n", encoding="utf-8")
    return path
