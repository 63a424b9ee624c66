# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo's training polygons: small, in the middle of each field, and apart from what the map is compared with."""

from __future__ import annotations

from pathlib import Path

import fields
import numpy as np
import pytest
from osgeo import gdal, ogr
from scipy import ndimage

from freenet_qgis.geodata import indian_pines


@pytest.fixture
def truth() -> np.ndarray:
    """Two wide fields side by side, one that touches the image's edge, a narrow one, and one too small to use."""
    labels = np.zeros((40, 50), dtype=np.uint8)
    labels[5:20, 5:20] = 1
    labels[5:20, 20:35] = 2
    labels[30:40, 0:12] = 1
    labels[22:38, 40:42] = 3
    labels[0:2, 45:50] = 4
    return labels


def trained(truth: np.ndarray) -> np.ndarray:
    labels = np.zeros_like(truth)
    for label, patch in fields.patches(truth):
        labels[patch] = label
    return labels


def test_every_field_of_some_size_has_one_patch(truth: np.ndarray) -> None:
    assert [label for label, _ in fields.patches(truth)] == [1, 1, 2, 3]


def test_patch_has_15_percent_of_its_field_and_at_least_six_pixels(truth: np.ndarray) -> None:
    assert [int(patch.sum()) for _, patch in fields.patches(truth)] == [34, 18, 34, 6]


def test_patch_keeps_away_from_the_edge_of_a_wide_field(truth: np.ndarray) -> None:
    for label, patch in fields.patches(truth):
        if label != 3:
            assert (truth[ndimage.binary_dilation(patch, structure=fields.EIGHT)] == label).all()


def test_polygons_lie_inside_their_fields_and_burn_to_their_patches(truth: np.ndarray, tmp_path: Path) -> None:
    path = tmp_path / "training.gpkg"
    assert fields.write_polygons(path, truth) == 4
    source = ogr.Open(str(path))
    burnt = {}
    for option in ("ALL_TOUCHED=FALSE", "ALL_TOUCHED=TRUE"):
        raster = gdal.GetDriverByName("MEM").Create("", truth.shape[1], truth.shape[0], 1, gdal.GDT_Byte)
        raster.SetGeoTransform(indian_pines.GEOTRANSFORM)
        raster.SetProjection(indian_pines.crs().ExportToWkt())
        gdal.RasterizeLayer(raster, [1], source.GetLayer(0), options=["ATTRIBUTE=class_id", option])
        burnt[option] = raster.ReadAsArray()
    assert (burnt["ALL_TOUCHED=FALSE"] == trained(truth)).all()
    assert (burnt["ALL_TOUCHED=TRUE"] == trained(truth)).all()  # no polygon reaches into a pixel beyond its own


def test_reference_does_not_touch_the_training_pixels(truth: np.ndarray) -> None:
    reference = fields.apart_from_training(truth)
    beside = ndimage.binary_dilation(trained(truth) > 0, structure=fields.EIGHT)
    assert not reference[beside].any()
    assert (reference[~beside] == truth[~beside]).all()


def test_wavelengths_leave_out_the_absorption_bands() -> None:
    centres = indian_pines.wavelengths_nm()
    assert len(centres) == 200
    assert (np.diff(centres) > 0).all()
    assert not ((centres > 1385) & (centres < 1425)).any()
    assert not ((centres > 1830) & (centres < 1950)).any()
