# SPDX-License-Identifier: GPL-3.0-or-later
"""The scene of the demo: Indian Pines, 145 x 145 pixels in 200 bands, with its ground truth.

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
from osgeo import gdal, ogr, osr

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

gdal.UseExceptions()
ogr.UseExceptions()


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
    dataset = _create(path, cube.shape[2], cube.shape[:2], gdal.GDT_UInt16)
    dataset.SetMetadata({"TIFFTAG_COPYRIGHT": CREDIT, "TIFFTAG_IMAGEDESCRIPTION": "Indian Pines"})
    for index, centre in enumerate(wavelengths_nm()):
        band = dataset.GetRasterBand(index + 1)
        band.SetDescription(f"{centre:.0f} nm (nominal)")
        band.SetMetadata({"wavelength": f"{centre:.1f}", "wavelength_units": "nm"})
        band.WriteArray(cube[:, :, index])


def write_labels(path: Path, labels: np.ndarray) -> None:
    """Write a raster of classes, 0 as nodata, with the names of the classes."""
    dataset = _create(path, 1, labels.shape, gdal.GDT_Byte)
    band = dataset.GetRasterBand(1)
    band.SetNoDataValue(0)
    band.SetCategoryNames(["", *CLASSES])
    band.WriteArray(labels)


def _create(path: Path, bands: int, shape: tuple[int, int], kind: int) -> gdal.Dataset:
    """A new GeoTIFF on the nominal grid."""
    rows, cols = shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), cols, rows, bands, kind, ["COMPRESS=DEFLATE"])
    dataset.SetGeoTransform(GEOTRANSFORM)
    dataset.SetProjection(crs().ExportToWkt())
    return dataset


def crs() -> osr.SpatialReference:
    """UTM zone 16 north, where the site lies."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32616)
    return reference
