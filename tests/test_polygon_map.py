# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer of polygons of a class map; how QGIS shows and measures it is in plugin/test_polygon_layers.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Optional

import numpy as np
import pytest
import scenes
from osgeo import gdal
from test_workflow import Recorder

from freenet_qgis import workflow
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.progress import Canceled
from freenet_qgis.request import Outputs, PolygonsRequest, Scene

LABELS = np.array([[1, 1, 2, 2], [1, 0, 2, 1], [1, 1, 1, 1]], np.uint8)
CLASSES = (ClassInfo(3, "Lake & <sea>", "#0000ff"), ClassInfo(9, "Meadow", "#00ff00"))
SURE = np.linspace(0.1, 1.2, 12, dtype=np.float32).reshape(3, 4) / 2
CRS = scenes._crs(scenes.EPSG).ExportToWkt()


def grid(crs: str = CRS, place: tuple = (400_000.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0)) -> Grid:
    return Grid(3, 4, place, crs)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, LABELS, grid(), CLASSES))
    write_map(tmp_path / "sure.tif", NewMap(CONFIDENCE, SURE, grid()))
    return tmp_path


def run(folder: Path, progress: Optional[Recorder] = None, output: str = "p.gpkg", **wanted: Any) -> workflow.Polygons:
    request = PolygonsRequest(Scene(folder / "map.tif"), Outputs(features=folder / output), **wanted)
    return workflow.to_polygons(request, progress or Recorder())


def rows(path: Path, layer: Any = 0) -> list[dict[str, Any]]:
    written = gdal.OpenEx(str(path))
    return sorted((one.items() for one in written.GetLayer(layer)), key=lambda row: (row["value"], row["area_m2"] or 0))


def test_fields_are_class_area_and_mean_confidence(folder: Path) -> None:
    result = run(folder, confidence=Scene(folder / "sure.tif"))
    (lake, meadow) = rows(folder / "p.gpkg")
    assert [(row["value"], row["class"]) for row in (lake, meadow)] == [(3, "Lake & <sea>"), (9, "Meadow")]
    for row, label in ((lake, 1), (meadow, 2)):
        is_there = label == LABELS
        assert row["confidence"] == pytest.approx(SURE[is_there].mean(), abs=1e-6)
        assert row["area_m2"] == pytest.approx(100 * is_there.sum(), rel=2e-3)  # UTM is not true to scale
    assert [(one.info.name, one.count) for one in result.classes] == [("Lake & <sea>", 1), ("Meadow", 1)]
    assert result.classes[0].area_m2 == pytest.approx(lake["area_m2"])


def test_style_has_the_colours_of_the_map(folder: Path) -> None:
    run(folder)
    written = gdal.OpenEx(str(folder / "p.gpkg"))
    qml = written.GetLayer("layer_styles").GetNextFeature()["styleQML"]
    assert 'attr="class"' in qml and 'value="Lake &amp; &lt;sea&gt;"' in qml
    assert 'value="0,0,255,255"' in qml and 'value="0,255,0,255"' in qml


def test_layers_of_a_file_that_is_there_stay(folder: Path) -> None:
    run(folder, layer="first")
    run(folder, layer="second", smoothing=3)
    plain, smooth = (rows(folder / "p.gpkg", layer)[0]["area_m2"] for layer in ("first", "second"))
    assert 800 < plain < smooth < 900  # the hole of a pixel is rounder now
    progress = Recorder()
    run(folder, progress, layer="first")
    assert any("first (p.gpkg)" in text for text in progress.infos)


def test_run_again_replaces_the_layer_that_it_named_itself(folder: Path) -> None:
    run(folder)
    progress = Recorder()
    assert run(folder, progress, smoothing=3).layer == "p"
    assert any("p (p.gpkg)" in text for text in progress.infos)
    written = gdal.OpenEx(str(folder / "p.gpkg"))
    layers = [written.GetLayer(number).GetName() for number in range(written.GetLayerCount())]
    assert [name for name in layers if name != "layer_styles"] == ["p"]


def test_pixels_that_hold_zero_without_a_word_are_told(folder: Path) -> None:
    dataset = gdal.GetDriverByName("GTiff").Create(str(folder / "map.tif"), 4, 3, 1, gdal.GDT_Byte)
    dataset.GetRasterBand(1).WriteArray(LABELS)
    dataset = None
    progress = Recorder()
    assert sum(one.count for one in run(folder, progress).classes) == 2
    assert any(text.startswith("1 pixel of the map holds 0, which counts as no class") for text in progress.warnings)


def test_without_a_crs_areas_stay_empty_and_the_log_says_so(folder: Path) -> None:
    write_map(folder / "map.tif", NewMap(CLASS_MAP, LABELS, grid(""), CLASSES))
    progress = Recorder()
    result = run(folder, progress)
    assert {row["area_m2"] for row in rows(folder / "p.gpkg")} == {None}
    assert any("The field area_m2 stays empty" in text for text in progress.warnings)
    assert result.classes[0].area_m2 is None


def test_map_in_degrees_across_the_antimeridian_has_areas(folder: Path) -> None:
    place = (179.98, 0.01, 0.0, 60.0, 0.0, -0.01)
    write_map(folder / "map.tif", NewMap(CLASS_MAP, LABELS, grid(scenes._crs(4326).ExportToWkt(), place), CLASSES))
    run(folder)
    pixel = 1111.9 * 557.8  # a hundredth of a degree along and across the parallel, roughly
    assert [row["area_m2"] / pixel for row in rows(folder / "p.gpkg")] == pytest.approx([8, 3], rel=0.01)


def test_confidence_must_lie_on_the_pixels_of_the_map(folder: Path) -> None:
    half_a_pixel_off = grid(place=(400_005.0, 10.0, 0.0, 5_800_000.0, 0.0, -10.0))
    write_map(folder / "sure.tif", NewMap(CONFIDENCE, SURE, half_a_pixel_off))
    with pytest.raises(FreeNetError, match=r"'sure\.tif' .* does not lie on the pixels of the map 'map\.tif'"):
        run(folder, confidence=Scene(folder / "sure.tif"))


def test_confidence_without_a_crs_is_told_as_such(folder: Path) -> None:
    write_map(folder / "sure.tif", NewMap(CONFIDENCE, SURE, grid("")))
    with pytest.raises(FreeNetError, match=r"'sure\.tif' has no coordinate reference system"):
        run(folder, confidence=Scene(folder / "sure.tif"))


def test_what_is_no_confidence_is_refused(folder: Path) -> None:
    with pytest.raises(FreeNetError, match=r"'map\.tif' is no confidence, but another raster that FreeNet wrote"):
        run(folder, confidence=Scene(folder / "map.tif"))
    scenes.write_cube(folder / "percent.tif", (SURE[..., np.newaxis] * 1e6).astype(np.float32))
    with pytest.raises(FreeNetError, match=r"'percent\.tif' holds [\d.]+, and a confidence is a share from 0 to 1"):
        run(folder, confidence=Scene(folder / "percent.tif"))
    assert not (folder / "p.gpkg").exists()


def test_map_without_a_class_makes_no_layer(folder: Path) -> None:
    write_map(folder / "map.tif", NewMap(CLASS_MAP, np.zeros_like(LABELS), grid(), CLASSES))
    with pytest.raises(FreeNetError, match=r"'map\.tif' has no pixel with a class"):
        run(folder)
    assert not (folder / "p.gpkg").exists()


def test_a_run_that_is_stopped_changes_no_file(folder: Path) -> None:
    run(folder, layer="first")
    before = (folder / "p.gpkg").read_bytes()

    class Stopping(Recorder):
        def fraction(self, done: float) -> None:
            if done > 0.5:
                raise Canceled

    with pytest.raises(Canceled):
        run(folder, Stopping(), layer="second")
    with pytest.raises(Canceled):
        run(folder, Stopping(), "other.gpkg")
    assert (folder / "p.gpkg").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir() if "gpkg" in path.name) == ["p.gpkg"]
