# SPDX-License-Identifier: GPL-3.0-or-later
"""Small seeded scenes for everybody's tests: a hyperspectral GeoTIFF, training polygons and the truth behind both.

    scene = write_scene(tmp_path)
    scene.raster, scene.polygons, scene.truth, scene.valid

The scene is a patchwork of FIELD_ROWS x FIELD_COLS rectangular fields, three of each class and no two neighbours alike.
Every field holds one training polygon around its middle, drawn along pixel edges, so that which pixels it burns is
known exactly. Spectra differ clearly between classes; any sound classifier maps the scene nearly without error.
Needs only numpy and GDAL, hence it runs in the virtual environment and in QGIS alike.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np
from osgeo import gdal, ogr, osr

CLASSES = {1: "Water", 2: "Meadow", 3: "Forest", 4: "Bare soil"}
COLORS = {1: "#1f78b4", 2: "#b2df8a", 3: "#33a02c", 4: "#b15928"}
EPSG = 32633
NODATA = -9999
PIXEL_SIZE_M = 10.0
ORIGIN = (400_000.0, 5_800_000.0)
GEOTRANSFORM = (ORIGIN[0], PIXEL_SIZE_M, 0.0, ORIGIN[1], 0.0, -PIXEL_SIZE_M)
FIELD_ROWS, FIELD_COLS = 4, 3


@dataclass(frozen=True)
class SyntheticScene:
    """What `write_scene` wrote.

    Attributes:
        raster: GeoTIFF, int16, reflectance x 10000 (band scale 0.0001), nodata -9999, wavelengths in its band metadata.
        polygons: GeoPackage, layer ``training``, fields class_id (integer) and class_name (text); 12 polygons.
        truth: uint8 (rows, cols), the class_id of every pixel, also under nodata.
        training: uint8 (rows, cols), the class_id where a polygon covers the pixel's centre, else 0.
        valid: bool (rows, cols), where the raster has data.
    """

    raster: Path
    polygons: Path
    truth: np.ndarray
    training: np.ndarray
    valid: np.ndarray


def write_scene(
    folder: Path,
    name: str = "scene",
    shape: tuple[int, int, int] = (60, 50, 20),
    seed: int = 0,
    nodata_frame_px: int = 0,
    polygons_epsg: int = EPSG,
    light_seed: Optional[int] = None,
    drawn: Collection[int] = tuple(CLASSES),
) -> SyntheticScene:
    """Write ``<name>.tif`` and ``<name>.gpkg`` into an existing folder.

    Args:
        folder: Where to write.
        name: Name of both files; any letters will do.
        shape: Rows, columns, bands; at least (24, 18, 1).
        seed: Spectra and noise follow from it.
        nodata_frame_px: Width of a frame of nodata around the scene.
        polygons_epsg: CRS of the polygons; the raster always has `EPSG`.
        light_seed: Another light: each band times and plus numbers that follow from it.
        drawn: The class_ids that have polygons.
    """
    rows, cols, bands = shape
    rng = np.random.default_rng(seed)
    fields = _fields(rows, cols)
    truth, training = np.zeros((2, rows, cols), np.uint8)
    for class_id, field, core in fields:
        truth[field] = class_id
        if class_id in drawn:
            training[core] = class_id
    valid = np.zeros((rows, cols), bool)
    valid[nodata_frame_px : rows - nodata_frame_px, nodata_frame_px : cols - nodata_frame_px] = True

    cube = class_spectra(bands)[truth] + rng.normal(0, 150, shape)
    if light_seed is not None:
        light = np.random.default_rng(light_seed)
        cube = cube * light.uniform(0.4, 2, bands) + light.uniform(0, 3000, bands)
    cube = np.where(valid[..., None], cube.round(), NODATA).astype(np.int16)
    raster = folder / f"{name}.tif"
    write_cube(raster, cube)
    polygons = folder / f"{name}.gpkg"
    _write_polygons(polygons, [(class_id, core) for class_id, _, core in fields if class_id in drawn], polygons_epsg)
    return SyntheticScene(raster, polygons, truth, training, valid)


def class_spectra(bands: int) -> np.ndarray:
    """Spectra of the classes, float (5, bands) in reflectance x 10000; row = class_id, row 0 is zero."""
    x = np.linspace(0, 1, bands)
    water = 900 * np.exp(-6 * x)
    meadow = 800 + 4000 * np.exp(-(((x - 0.35) / 0.2) ** 2))
    forest = 500 + 2600 * np.exp(-(((x - 0.3) / 0.2) ** 2))
    soil = 1200 + 2800 * x
    return np.stack([np.zeros(bands), water, meadow, forest, soil])


def wavelengths_nm(bands: int) -> np.ndarray:
    """Centre wavelengths of the bands of a scene, evenly spaced over 420…2400 nm."""
    return np.linspace(420, 2400, bands).round(2)


def write_cube(
    path: Path,
    cube: np.ndarray,
    geotransform: Optional[Sequence[float]] = GEOTRANSFORM,
    definition: str = f"EPSG:{EPSG}",
) -> None:
    """Write a (rows, cols, bands) array as GeoTIFF, with wavelengths, scale and nodata.

    Args:
        path: Where to write.
        cube: The values.
        geotransform: None for none.
        definition: The CRS, as GDAL understands it; empty for none.
    """
    rows, cols, bands = cube.shape
    kind = {"int16": gdal.GDT_Int16, "uint16": gdal.GDT_UInt16, "float32": gdal.GDT_Float32}[cube.dtype.name]
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), cols, rows, bands, kind)
    if geotransform is not None:
        dataset.SetGeoTransform(list(geotransform))
    if definition:
        crs = osr.SpatialReference()
        crs.SetFromUserInput(definition)
        dataset.SetSpatialRef(crs)
    for number, wavelength in enumerate(wavelengths_nm(bands), start=1):
        band = dataset.GetRasterBand(number)
        band.SetDescription(f"Band {number} ({wavelength} nm)")
        band.SetMetadata({"wavelength": str(wavelength), "wavelength_units": "Nanometers", "fwhm": "10"})
        band.SetNoDataValue(NODATA)
        band.SetScale(0.0001)
        band.SetOffset(0)
        band.WriteArray(cube[..., number - 1])
    dataset.FlushCache()


def _fields(rows: int, cols: int) -> list[tuple[int, tuple[slice, slice], tuple[slice, slice]]]:
    """Class_id, pixels and inner pixels (those of the polygon) of every field."""
    row_edges = np.linspace(0, rows, FIELD_ROWS + 1).astype(int)
    col_edges = np.linspace(0, cols, FIELD_COLS + 1).astype(int)
    fields = []
    for i in range(FIELD_ROWS):
        for j in range(FIELD_COLS):
            top, bottom, left, right = row_edges[i], row_edges[i + 1], col_edges[j], col_edges[j + 1]
            dy, dx = (bottom - top) // 5, (right - left) // 5
            field = slice(top, bottom), slice(left, right)
            core = slice(top + dy, bottom - dy), slice(left + dx, right - dx)
            fields.append(((i + j) % len(CLASSES) + 1, field, core))
    return fields


def _write_polygons(path: Path, cores: list[tuple[int, tuple[slice, slice]]], epsg: int) -> None:
    to_target = osr.CoordinateTransformation(_crs(EPSG), _crs(epsg))
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("training", _crs(epsg), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("class_id", ogr.OFTInteger))
    layer.CreateField(ogr.FieldDefn("class_name", ogr.OFTString))
    for class_id, (rows, cols) in cores:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("class_id", class_id)
        feature.SetField("class_name", CLASSES[class_id])
        polygon = rectangle(rows.start, rows.stop, cols.start, cols.stop)
        polygon.Transform(to_target)
        feature.SetGeometry(polygon)
        layer.CreateFeature(feature)


def rectangle(top: float, bottom: float, left: float, right: float) -> ogr.Geometry:
    """A polygon over pixel rows top…bottom and columns left…right of the scenes' grid."""
    x = [ORIGIN[0] + PIXEL_SIZE_M * col for col in (left, right, right, left, left)]
    y = [ORIGIN[1] - PIXEL_SIZE_M * row for row in (top, top, bottom, bottom, top)]
    points = ", ".join(f"{px} {py}" for px, py in zip(x, y))
    return ogr.CreateGeometryFromWkt(f"POLYGON (({points}))")


def _crs(epsg: int) -> osr.SpatialReference:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs
