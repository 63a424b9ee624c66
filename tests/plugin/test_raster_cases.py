# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters as QGIS shows them: the nodata that is set for a layer, and layers that are no plain files."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from cases import rasters as cases
from osgeo import gdal
from qgis import processing
from qgis.core import QgsProject, QgsRasterLayer, QgsRasterRange
from scenes import SyntheticScene, write_scene

from freenet_qgis.geodata import raster
from freenet_qgis.layers import reading
from freenet_qgis.request import ChosenNodata
from freenet_qgis.sources.gdal_name import GdalName, as_given

BANDS = range(1, cases.SHAPE[2] + 1)


@pytest.fixture
def polygons(tmp_path: Path) -> str:
    return str(write_scene(tmp_path, shape=cases.SHAPE).polygons)


def open_layer(source: Path | str, name: str = "image") -> QgsRasterLayer:
    layer = QgsRasterLayer(str(source), name)
    assert layer.isValid(), source
    return QgsProject.instance().addMapLayer(layer)


def trained(layer: QgsRasterLayer, polygons: str, folder: Path) -> tuple[np.ndarray, dict]:
    """The class map of a quick run, and its report."""
    wanted = {
        "INPUT": layer, "TRAINING": polygons, "FIELD": "class_id", "PRESET": "fast", "STEPS": 3, "DEVICE": "cpu",
        "VALIDATION": "none", "OUTPUT": str(folder / "out.tif"), "REPORT": str(folder / "out.html"),
    }  # fmt: skip
    processing.run("freenet:trainandclassify", wanted)
    (figures,) = [*folder.glob("out.json"), *folder.glob("report.json")][:1]
    return gdal.Open(str(folder / "out.tif")).ReadAsArray(), json.loads(figures.read_text(encoding="utf-8"))


def test_nodata_set_for_a_layer_is_not_mapped(tmp_path: Path, polygons: str) -> None:
    layer = open_layer(cases.zero_border(tmp_path))
    for band in BANDS:
        layer.dataProvider().setUserNoDataValue(band, [QgsRasterRange(0, 0)])
    assert reading.scene(layer).nodata == tuple(ChosenNodata(band, ((0.0, 0.0),)) for band in BANDS)
    class_map, report = trained(layer, polygons, tmp_path)
    assert np.count_nonzero(class_map == 0) == cases.WITHOUT_DATA == report["pixels_without_data"]
    assert "No data, as set in QGIS: 0 (all bands)." in report["warnings"]


def test_a_nodata_value_that_is_unticked_in_qgis_is_data(tmp_path: Path, polygons: str) -> None:
    layer = open_layer(cases.zero_border(tmp_path, is_declared=True))
    for band in BANDS:
        layer.dataProvider().setUseSourceNoDataValue(band, False)
    class_map, report = trained(layer, polygons, tmp_path)
    assert np.count_nonzero(class_map) == class_map.size
    assert "The nodata value of the file is not used, as set in QGIS (all bands)." in report["warnings"]


def test_a_layer_that_nobody_changed_has_the_nodata_of_its_file(tmp_path: Path, scene: SyntheticScene) -> None:
    assert reading.scene(open_layer(scene.raster)).nodata == ()
    assert reading.scene(open_layer(cases.zero_border(tmp_path))).nodata == ()


@pytest.mark.parametrize(
    ("limits", "hidden"),
    [
        ((3, 5, QgsRasterRange.BoundsType.IncludeMinAndMax), {3, 4, 5}),
        ((3, 5, QgsRasterRange.BoundsType.IncludeMin), {3, 4}),
        ((3, 5, QgsRasterRange.BoundsType.IncludeMax), {4, 5}),
        ((3, 5, QgsRasterRange.BoundsType.Exclusive), {4}),
        ((float("nan"), 2, QgsRasterRange.BoundsType.IncludeMinAndMax), {0, 1, 2}),
        ((8, float("nan"), QgsRasterRange.BoundsType.IncludeMinAndMax), {8, 9}),
    ],
)
def test_ranges_of_qgis_hide_what_qgis_hides(tmp_path: Path, limits: tuple, hidden: set[int]) -> None:
    path = cases.write(tmp_path / "steps.tif", np.arange(10, dtype=np.int16).reshape(2, 5, 1))
    layer = open_layer(path)
    layer.dataProvider().setUserNoDataValue(1, [QgsRasterRange(*limits)])
    raster.read(raster.plan_reading(raster.of(reading.scene(layer))), tmp_path, lambda done: None)
    valid = np.load(tmp_path / "valid.npy").ravel()
    assert set(np.flatnonzero(~valid).tolist()) == hidden


def test_a_class_map_has_the_nodata_set_in_qgis(tmp_path: Path) -> None:
    made, _ = cases.base(tmp_path)
    layer = open_layer(cases.class_map(tmp_path, nodata=None, border=9))
    layer.dataProvider().setUserNoDataValue(1, [QgsRasterRange(9, 9)])
    truth = cases.write(tmp_path / "truth.tif", made.truth[..., None] - 1, nodata=255)
    processing.run(
        "freenet:assess",
        {"INPUT": layer, "REFERENCE": open_layer(truth), "REPORT": str(tmp_path / "page.html")},
    )
    (figures,) = [*tmp_path.glob("page.json"), *tmp_path.glob("report.json")][:1]
    report = json.loads(figures.read_text(encoding="utf-8"))
    assert [info["value"] for info in report["classes"]] == [0, 1, 2, 3]
    assert report["unclassified_pixels"] == cases.WITHOUT_DATA


def test_layers_that_are_no_plain_files_are_used_as_they_are(tmp_path: Path, polygons: str) -> None:
    sources = [
        cases.zipped(tmp_path),
        f"GPKG:{cases.container(tmp_path)}:good",
        f"vrt://{tmp_path / 'scene.tif'}?bands=1,2,3",
        cases.rounded_nodata(tmp_path)
        .read_text(encoding="utf-8")
        .replace('<SourceFilename relativeToVRT="1">', f'<SourceFilename relativeToVRT="0">{tmp_path}/'),
        f"{tmp_path / 'scene.tif'}|option:NUM_THREADS=2",
    ]
    for source in sources:
        found = reading.scene(open_layer(source))
        assert isinstance(found.raster, GdalName) and as_given(found.raster) == source.partition("|")[0]
        assert raster.of(found).grid.rows == cases.SHAPE[0]
    class_map, report = trained(open_layer(sources[0]), polygons, tmp_path)
    assert class_map.shape == cases.SHAPE[:2] and np.count_nonzero(class_map) == class_map.size
    assert report["scene"] == "scene.tif"


def test_a_raster_in_the_memory_of_gdal_is_used(tmp_path: Path, scene: SyntheticScene) -> None:
    gdal.FileFromMemBuffer("/vsimem/freenet_test.tif", scene.raster.read_bytes())
    try:
        assert raster.of(reading.scene(open_layer("/vsimem/freenet_test.tif"))).grid.rows > 0
    finally:
        gdal.Unlink("/vsimem/freenet_test.tif")


def test_a_container_given_by_its_file_is_told_with_the_names_in_it(tmp_path: Path, polygons: str) -> None:
    wanted = {"INPUT": str(cases.container(tmp_path)), "TRAINING": polygons, "FIELD": "class_id"}
    with pytest.raises(Exception, match=r"is a container of 2 rasters\. Choose one of them by its name: GPKG:"):
        processing.run("freenet:train", {**wanted, "MODEL": str(tmp_path / "m.safetensors")})
