# SPDX-License-Identifier: GPL-3.0-or-later
"""Mean and spread of classes, and what lies in one pixel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from scenes import CLASSES, COLORS, SyntheticScene, class_spectra, rectangle, write_scene

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE, PROBABILITIES
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.analysis import pixel, spectra
from freenet_qgis.geodata.class_maps.class_map import read_on_grid
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.request import Labelled, Scene, Shape

INFOS = tuple(ClassInfo(value, name, COLORS[value]) for value, name in CLASSES.items())


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> SyntheticScene:
    return write_scene(tmp_path_factory.mktemp("spectra"), shape=(60, 50, 7), nodata_frame_px=3)


def training(scene: SyntheticScene) -> Labelled:
    source = ogr.Open(str(scene.polygons))  # closing it would take the features with it
    shapes = tuple(
        Shape(bytes(feature.GetGeometryRef().ExportToWkb()), feature.GetField("class_id"), str(feature.GetFID()))
        for feature in source.GetLayer(0)
    )
    return Labelled("training", shapes, INFOS, numeric=True)


def expected(scene: SyntheticScene, where: np.ndarray) -> np.ndarray:
    return gdal.Open(str(scene.raster)).ReadAsArray()[:, where & scene.valid] * 0.0001


def test_training_spectra_are_those_of_the_pixels_that_training_uses(scene: SyntheticScene) -> None:
    info = raster.describe(scene.raster)
    found = spectra.spectra(info, spectra.TrainingLabels(training(scene), info.grid))
    for value, spread in enumerate(found, start=1):
        pixels = expected(scene, scene.training == value)
        assert spread.pixels == pixels.shape[1]
        assert spread.mean == pytest.approx(pixels.mean(1), abs=1e-6)
        assert spread.deviation == pytest.approx(pixels.std(1), abs=1e-6)
        assert spread.low == pytest.approx(np.percentile(pixels, 5, axis=1), abs=1e-6)
        assert spread.high == pytest.approx(np.percentile(pixels, 95, axis=1), abs=1e-6)


def test_spectra_of_a_map_are_those_of_its_classes(scene: SyntheticScene, tmp_path: Path) -> None:
    info = raster.describe(scene.raster)
    labels = np.where(scene.truth == 2, 0, scene.truth)  # no meadow in this map
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, labels, info.grid, INFOS))
    source = spectra.MapLabels(Scene(tmp_path / "map.tif"), info.grid)
    assert [(one.name, one.color) for one in source.classes] == [(CLASSES[v], COLORS[v]) for v in (1, 3, 4)]
    for value, spread in zip((1, 3, 4), spectra.spectra(info, source)):
        assert spread.mean == pytest.approx(expected(scene, labels == value).mean(1), abs=1e-6)


def test_of_a_large_scene_a_bounded_part_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = write_scene(tmp_path, shape=(900, 700, 2))
    info, windows = raster.describe(big.raster), []
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, big.truth, info.grid, INFOS))
    read = raster.BandReader.read
    monkeypatch.setattr(raster.BandReader, "read", lambda self, window: windows.append(window) or read(self, window))
    shares: list[float] = []
    found = spectra.spectra(info, spectra.MapLabels(Scene(tmp_path / "map.tif"), info.grid), shares.append)
    assert len(windows) <= 4 * spectra.PATCHES
    assert shares == sorted(shares) and shares[-1] == 1
    for value, spread in enumerate(found, start=1):
        assert 1000 < spread.pixels <= spectra.MOST_PX
        assert spread.mean == pytest.approx(class_spectra(2)[value] * 0.0001, rel=0.05, abs=0.001)


def test_a_polygon_without_a_pixel_has_no_spectrum(scene: SyntheticScene) -> None:
    info = raster.describe(scene.raster)
    in_frame = Shape(bytes(rectangle(0, 2, 0, 2).ExportToWkb()), 1, "1")
    outside = Shape(bytes(rectangle(-900, -800, 0, 2).ExportToWkb()), 2, "2")
    nowhere = Shape(bytes(ogr.CreateGeometryFromWkt("POLYGON EMPTY").ExportToWkb()), 3, "3")
    labels = spectra.TrainingLabels(Labelled("t", (in_frame, outside, nowhere), INFOS, True), info.grid)
    assert spectra.spectra(info, labels) == [None] * 4


def test_a_map_of_another_raster_is_refused(scene: SyntheticScene, tmp_path: Path) -> None:
    other = write_scene(tmp_path, "other", shape=(40, 40, 2))
    grid = raster.describe(other.raster).grid
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, other.truth, grid, INFOS))
    with pytest.raises(FreeNetError, match="does not lie on the pixels of the raster"):
        spectra.MapLabels(Scene(tmp_path / "map.tif"), raster.describe(scene.raster).grid)
    with pytest.raises(FreeNetError, match="has 7 bands, a class map has one"):
        spectra.MapLabels(Scene(scene.raster), raster.describe(scene.raster).grid)


def test_a_pixel_has_a_spectrum_unless_it_has_no_data(scene: SyntheticScene) -> None:
    info = raster.describe(scene.raster)
    stored = gdal.Open(str(scene.raster)).ReadAsArray()[:, 20, 10]
    assert pixel.spectrum(info, 10, 20) == pytest.approx(stored * 0.0001)
    assert pixel.spectrum(info, 0, 0) is None


def test_a_place_has_a_pixel_or_lies_outside(scene: SyntheticScene) -> None:
    grid = raster.describe(scene.raster).grid
    assert pixel.pixel_at(grid, 400_000.1, 5_799_999.9) == (0, 0)
    assert pixel.pixel_at(grid, 400_000.0 + 499.9, 5_800_000.0 - 599.9) == (49, 59)
    assert pixel.pixel_at(grid, 399_999.9, 5_799_999.9) is None
    assert pixel.pixel_at(grid, 400_000.0 + 500.1, 5_799_999.9) is None


def test_a_pixel_has_a_class_a_confidence_and_probabilities(scene: SyntheticScene, tmp_path: Path) -> None:
    grid = raster.describe(scene.raster).grid
    shape = grid.rows, grid.cols
    shares = np.tile(np.array([0.1, 0.6, 0.2, 0.1], np.float32), (*shape, 1))
    shares[5, 5] = np.nan
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, scene.truth * scene.valid, grid, INFOS))
    write_map(tmp_path / "conf.tif", NewMap(CONFIDENCE, np.full(shape, 0.75, np.float32), grid))
    write_map(tmp_path / "p.tif", NewMap(PROBABILITIES, shares, grid, INFOS))
    found = pixel.mapped(Scene(tmp_path / "map.tif"), tmp_path / "conf.tif", grid, 10, 20)
    assert found.info == INFOS[scene.truth[20, 10] - 1] and found.confidence == pytest.approx(0.75)
    assert pixel.mapped(Scene(tmp_path / "map.tif"), None, grid, 10, 20).confidence is None
    assert pixel.mapped(Scene(tmp_path / "map.tif"), None, grid, 0, 0) is None
    assert [name for name, _ in pixel.probabilities(tmp_path / "p.tif", grid, 10, 20)][:2] == ["Meadow", "Forest"]
    assert pixel.probabilities(tmp_path / "p.tif", grid, 5, 5) == []


def test_a_raster_of_classes_has_the_spectra_of_its_pixels(scene: SyntheticScene, tmp_path: Path) -> None:
    classes = tmp_path / "classes.tif"
    gdal.Translate(str(classes), str(scene.raster), bandList=[1], outputType=gdal.GDT_Byte, noData="none")
    dataset = gdal.Open(str(classes), gdal.GA_Update)
    dataset.GetRasterBand(1).WriteArray(scene.training)
    del dataset
    info = raster.describe(scene.raster)
    labels = spectra.RasterLabels(read_on_grid(Scene(classes), info.grid))
    assert [one.value for one in labels.classes] == [1, 2, 3, 4]
    for value, spread in enumerate(spectra.spectra(info, labels), start=1):
        pixels = expected(scene, scene.training == value)
        assert spread.pixels == pixels.shape[1]
        assert spread.mean == pytest.approx(pixels.mean(1), abs=1e-6)
