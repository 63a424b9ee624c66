# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample scene: Indian Pines, 145 x 145 pixels in 200 bands, with its ground truth.

It comes from the Python package tensorly, which carries it under the licence Creative Commons Attribution 3.0.
Two things are nominal, because the package does not have them: the place on the map and the wavelengths.

Source: Baumgardner, M. F., Biehl, L. L., Landgrebe, D. A. (2015), 220 Band AVIRIS Hyperspectral Image Data Set:
June 12, 1992 Indian Pine Test Site 3, Purdue University Research Repository, doi:10.4231/R7RX991C.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
from osgeo import gdal, osr

from .access.gdal_calls import check, exceptions

CLASSES = {  # in the order of their numbers in the ground truth, with the colours of the demo's polygon layer
    "Alfalfa": "#b07aa1",
    "Corn-notill": "#f2c14e",
    "Corn-mintill": "#e8963d",
    "Corn": "#b8701c",
    "Grass-pasture": "#b5d98a",
    "Grass-trees": "#7fb05a",
    "Grass-pasture-mowed": "#dcefb0",
    "Hay-windrowed": "#d9c79a",
    "Oats": "#fff2a8",
    "Soybean-notill": "#4f9fc0",
    "Soybean-mintill": "#1f6a8c",
    "Soybean-clean": "#9fd3e0",
    "Wheat": "#7a4a2b",
    "Woods": "#1f5f3a",
    "Buildings-Grass-Trees-Drives": "#8c8c94",
    "Stone-Steel-Towers": "#d1495b",
}
CREDIT = (
    "Indian Pines, AVIRIS, 12 June 1992. Baumgardner, Biehl and Landgrebe 2015, Purdue University Research Repository, "
    "doi:10.4231/R7RX991C. Licence: CC BY 3.0, https://creativecommons.org/licenses/by/3.0/. Changed: stored as "
    "GeoTIFF with a nominal georeference and nominal wavelengths."
)
PIXEL_M = 20.0
GEOTRANSFORM = (500_000.0, PIXEL_M, 0.0, 4_481_000.0, 0.0, -PIXEL_M)  # nominal: the right zone, not the right field

RECTANGLES = {  # row and column of the top left pixel and length of the side, within fields of one class
    "Alfalfa": [(68, 96, 5)],
    "Corn-notill": [(17, 5, 7), (75, 87, 7), (39, 53, 7), (42, 95, 7)],
    "Corn-mintill": [(0, 2, 7), (128, 40, 7), (64, 14, 7), (126, 17, 7)],
    "Corn": [(33, 3, 7), (43, 17, 7), (45, 7, 5)],
    "Grass-pasture": [(73, 1, 7), (120, 49, 7), (77, 16, 7), (67, 113, 4)],
    "Grass-trees": [(46, 26, 7), (99, 75, 7), (108, 57, 7), (65, 29, 7)],
    "Grass-pasture-mowed": [(72, 108, 4)],
    "Hay-windrowed": [(34, 125, 7), (53, 133, 7), (47, 121, 7), (42, 136, 4)],
    "Oats": [(61, 22, 2)],
    "Soybean-notill": [(30, 81, 7), (62, 87, 7), (49, 73, 7), (43, 87, 7)],
    "Soybean-mintill": [(0, 97, 7), (108, 25, 7), (64, 64, 7), (73, 31, 7)],
    "Soybean-clean": [(7, 36, 7), (51, 3, 7), (21, 61, 7), (51, 17, 7)],
    "Wheat": [(117, 24, 7), (118, 40, 7)],
    "Woods": [(9, 120, 7), (132, 83, 7), (32, 96, 7), (117, 115, 7)],
    "Buildings-Grass-Trees-Drives": [(0, 71, 7), (21, 26, 7), (7, 88, 7)],
    "Stone-Steel-Towers": [(18, 44, 6)],
}


def read(wheel: Path) -> tuple[np.ndarray, np.ndarray]:
    """Image and ground truth out of tensorly's wheel.

    Returns:
        cube: radiance as stored, uint16, shape (rows, cols, bands).
        truth: uint8, shape (rows, cols); 0 is unknown, 1…16 are the positions in `CLASSES`.
    """
    with zipfile.ZipFile(wheel) as zipped:
        cube, truth = (
            np.load(io.BytesIO(zipped.read(f"tensorly/datasets/data/Indian_pines_{name}.npy")))
            for name in ("corrected", "gt")
        )
    return cube.astype(np.uint16), truth.astype(np.uint8)


def wavelengths_nm() -> np.ndarray:
    """A nominal centre for each of the 200 bands: 220 channels spread evenly over 400 to 2500 nm.

    The scene lacks the channels in which water vapour absorbs the light: 104 to 108, 150 to 163, and 220.
    The true centres differ by up to 30 nm.
    """
    channels = np.arange(1, 221)
    absorbed = ((channels >= 104) & (channels <= 108)) | ((channels >= 150) & (channels <= 163)) | (channels == 220)
    return np.linspace(400.0, 2500.0, 220)[~absorbed]


def write_image(path: Path, cube: np.ndarray) -> None:
    """Write the image as GeoTIFF, with a wavelength for every band."""
    with exceptions():
        dataset = _create(path, cube.shape[2], cube, gdal.GDT_UInt16)
        dataset.SetMetadata({"TIFFTAG_COPYRIGHT": CREDIT, "TIFFTAG_IMAGEDESCRIPTION": "Indian Pines"})
        for index, centre in enumerate(wavelengths_nm()):
            band = dataset.GetRasterBand(index + 1)
            band.SetDescription(f"{centre:.0f} nm (nominal)")
            band.SetMetadata({"wavelength": f"{centre:.1f}", "wavelength_units": "nm"})
            check(band.WriteArray(cube[:, :, index]))
        dataset.FlushCache()


def write_labels(path: Path, labels: np.ndarray) -> None:
    """Write a raster of classes, 0 as nodata, with the names of the classes."""
    with exceptions():
        dataset = _create(path, 1, labels, gdal.GDT_Byte)
        band = dataset.GetRasterBand(1)
        band.SetNoDataValue(0)
        band.SetCategoryNames(["", *CLASSES])
        check(band.WriteArray(labels))


def outline(row: int, col: int, side: int) -> str:
    """A square of pixels on the nominal grid, as WKT."""
    west, north = GEOTRANSFORM[0] + PIXEL_M * col, GEOTRANSFORM[3] - PIXEL_M * row
    east, south = west + PIXEL_M * side, north - PIXEL_M * side
    return f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def _create(path: Path, bands: int, values: np.ndarray, kind: int) -> gdal.Dataset:
    """A new GeoTIFF on the nominal grid, as large as an array of shape (rows, cols, …)."""
    rows, cols = values.shape[:2]
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), cols, rows, bands, kind, ["COMPRESS=DEFLATE"])
    dataset.SetGeoTransform(GEOTRANSFORM)
    dataset.SetProjection(crs().ExportToWkt())
    return dataset


def crs() -> osr.SpatialReference:
    """UTM zone 16 north, where the site lies."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32616)
    return reference
