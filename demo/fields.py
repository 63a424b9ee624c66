# SPDX-License-Identifier: GPL-3.0-or-later
"""Training polygons as an analyst would draw them: one small polygon in the middle of every field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr
from scipy import ndimage

from freenet_qgis.geodata.indian_pines import CLASSES, GEOTRANSFORM, PIXEL_M, crs

SHARE = 0.15
SMALLEST_FIELD_PX = 12
SMALLEST_PATCH_PX = 6
MARGIN_M = 0.4 * PIXEL_M  # less than half a pixel, so that the centre of every pixel of the patch stays inside
EIGHT = np.ones((3, 3), dtype=bool)


def patches(truth: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """Class and training pixels of every field, a connected piece of one class.

    Yields:
        The class, 1…n, and a mask, bool, shape (rows, cols).
    """
    for label in range(1, len(CLASSES) + 1):
        fields, count = ndimage.label(truth == label, structure=EIGHT)
        for number in range(1, count + 1):
            field = fields == number
            if field.sum() >= SMALLEST_FIELD_PX:
                yield label, middle_of(field)


def middle_of(field: np.ndarray) -> np.ndarray:
    """The 15 % of a field's pixels that lie around its innermost pixel, connected.

    The outermost pixels of the field are taken only where it is too narrow to have others.
    """
    inside = np.pad(field, 1)
    depth = ndimage.distance_transform_edt(inside)[1:-1, 1:-1]
    core = np.unravel_index(np.argmax(depth), field.shape)
    inner = ndimage.binary_erosion(field, structure=EIGHT)
    around = inner if inner.sum() >= SMALLEST_PATCH_PX else field
    rows, cols = np.indices(field.shape)
    distance = np.hypot(rows - core[0], cols - core[1])
    wanted = max(SMALLEST_PATCH_PX, round(SHARE * field.sum()))
    nearest = np.argsort(np.where(around, distance, np.inf), axis=None, kind="stable")[: min(wanted, around.sum())]
    patch = np.zeros_like(field)
    patch.flat[nearest] = True
    connected, _ = ndimage.label(patch)
    return connected == connected[core]


def write_polygons(path: Path, truth: np.ndarray) -> int:
    """Write the training polygons of a ground truth as GeoPackage and return how many there are."""
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("training", crs(), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("class_id", ogr.OFTInteger))
    layer.CreateField(ogr.FieldDefn("class_name", ogr.OFTString))
    for label, patch in patches(truth):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["class_id"], feature["class_name"] = label, list(CLASSES)[label - 1]
        feature.SetGeometry(outline(patch))
        layer.CreateFeature(feature)
    return layer.GetFeatureCount()


def outline(patch: np.ndarray) -> ogr.Geometry:
    """The polygon around the pixels of a patch, drawn a little within their edges."""
    raster = gdal.GetDriverByName("MEM").Create("", patch.shape[1], patch.shape[0], 1, gdal.GDT_Byte)
    raster.SetGeoTransform(GEOTRANSFORM)
    band = raster.GetRasterBand(1)
    band.WriteArray(patch.astype(np.uint8))
    source = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = source.CreateLayer("", crs(), ogr.wkbPolygon)
    gdal.Polygonize(band, band, layer, -1)
    feature = layer.GetNextFeature()
    return feature.GetGeometryRef().Buffer(-MARGIN_M)


def apart_from_training(truth: np.ndarray) -> np.ndarray:
    """The ground truth without the training pixels and the pixels next to them."""
    training = np.logical_or.reduce([patch for _, patch in patches(truth)])
    return np.where(ndimage.binary_dilation(training, structure=EIGHT), 0, truth).astype(np.uint8)
