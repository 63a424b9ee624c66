# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs with an area of interest and a mask: as if what is not looked at had no data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Optional

import numpy as np
import pytest
import scenes
from osgeo import gdal
from small_runs import EngineHere, Watcher, outputs, request

from freenet_qgis import workflow
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.request import Area, ClassifyRequest, EngineChoice, Mask, Outputs, Scene, TrainRequest
from freenet_qgis.workflow import Result, disk_need, engine_run

SHAPE = (60, 50, 6)


@pytest.fixture(autouse=True)
def engine_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_run, "EngineProcess", EngineHere)


def area(*boxes: tuple[float, float, float, float]) -> Area:
    """Rectangles: top, bottom, left and right in pixels."""
    return Area(tuple(bytes(scenes.rectangle(*box).ExportToWkb()) for box in boxes), "district")


def write_mask(path: Path, values: np.ndarray) -> Path:
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), values.shape[1], values.shape[0], 1, gdal.GDT_Byte)
    dataset.SetGeoTransform((scenes.ORIGIN[0], 10.0, 0.0, scenes.ORIGIN[1], 0.0, -10.0))
    dataset.SetProjection(scenes._crs(scenes.EPSG).ExportToWkt())
    dataset.GetRasterBand(1).WriteArray(values)
    dataset.FlushCache()
    return path


def train(wanted: TrainRequest) -> tuple[Result, Watcher]:
    progress = Watcher()
    for path in wanted.outputs.files():
        path.parent.mkdir(exist_ok=True)
    return workflow.train(wanted, progress), progress


def read(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


def report_of(folder: Path) -> dict:
    found = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return {key: value for key, value in found.items() if key not in ("created", "seconds", "warnings", "scene")}


def test_a_masked_scene_trains_as_if_the_masked_pixels_were_nodata(tmp_path: Path) -> None:
    made = scenes.write_scene(tmp_path, shape=SHAPE)
    clouds = np.zeros(SHAPE[:2], np.uint8)
    clouds[20:33, 5:28], clouds[50:, 40:] = 9, 3
    mask = write_mask(tmp_path / "scene_SCL.tif", clouds)
    cube = np.moveaxis(read(made.raster), 0, -1).copy()
    cube[clouds > 0] = scenes.NODATA
    scenes.write_cube(tmp_path / "nodata.tif", cube)
    masked = request(made, tmp_path / "masked", scene=Scene(made.raster, mask=Mask(mask, "scl clouds shadows")))
    bare = request(made, tmp_path / "bare", scene=Scene(tmp_path / "nodata.tif"))
    (_, progress), _ = train(masked), train(bare)
    for name in ("map.tif", "confidence.tif", "probabilities.tif"):
        np.testing.assert_array_equal(read(tmp_path / "masked" / name), read(tmp_path / "bare" / name), name)
    assert ((read(tmp_path / "masked" / "map.tif") == 0) == (clouds > 0)).all()
    ours, theirs = report_of(tmp_path / "masked"), report_of(tmp_path / "bare")
    assert (ours.pop("pixels_without_data"), theirs.pop("pixels_without_data")) == (0, 399)
    assert ours == theirs
    assert (
        "399 of 3,000 pixels (13.3 %) are left out by the mask 'scene_SCL.tif' (clouds: 299, cloud shadows: 100)."
        in progress.infos
    )
    card = read_model_card(tmp_path / "masked" / "model.safetensors")
    assert any("left out by the mask 'scene_SCL.tif'" in text for text in card.remarks)


def test_an_area_trains_as_the_raster_cut_to_what_lies_around_it(tmp_path: Path) -> None:
    made = scenes.write_scene(tmp_path, shape=(240, 200, 6))
    where = area((5, 115, 5, 195))
    info = raster.of(Scene(made.raster, area=where)).around_area()
    assert info.part_of is not None and (info.grid.rows, info.grid.cols) == (176, 200)
    cube = np.moveaxis(read(made.raster), 0, -1).copy()
    inside = np.zeros(cube.shape[:2], bool)
    inside[5:115, 5:195] = True
    cube[~inside] = scenes.NODATA
    scenes.write_cube(tmp_path / "cut.tif", cube[: info.grid.rows, : info.grid.cols])
    wanted = request(made, tmp_path / "area", scene=Scene(made.raster, area=where))
    cut = request(made, tmp_path / "cut", scene=Scene(tmp_path / "cut.tif"))
    (result, progress), _ = train(wanted), train(cut)
    for name in ("map.tif", "confidence.tif", "probabilities.tif"):
        found, expected = (read(tmp_path / folder / name) for folder in ("area", "cut"))
        assert found.shape[-2:] == (240, 200)
        np.testing.assert_array_equal(found[..., : info.grid.rows, : info.grid.cols], expected, name)
        dataset = gdal.Open(str(tmp_path / "area" / name))  # a band lives no longer
        none = dataset.GetRasterBand(1).GetNoDataValue()
        assert (np.atleast_3d(found.T).T[..., ~inside] == none).all()
    assert ((read(tmp_path / "area" / "map.tif") > 0) == inside).all()
    ours, theirs = gdal.Open(str(tmp_path / "area" / "map.tif")), gdal.Open(str(made.raster))
    assert ours.GetGeoTransform() == theirs.GetGeoTransform()
    card = read_model_card(tmp_path / "area" / "model.safetensors")
    assert card.grid == info.whole_grid and card.pixels_without_data == 0
    assert sum(result.report.map_pixels) == 110 * 190
    told = " ".join(progress.infos)
    assert "27,100 of 48,000 pixels (56.5 %) lie outside the area of interest 'district'" in told
    assert any("lie outside the area of interest" in text for text in progress.warnings)


def test_a_class_that_lies_outside_is_named_with_the_reason(tmp_path: Path) -> None:
    made = scenes.write_scene(tmp_path, shape=SHAPE)
    mask = write_mask(tmp_path / "mask.tif", (made.training == 2).astype(np.uint8))
    wanted = request(made, tmp_path / "out", scene=Scene(made.raster, mask=Mask(mask, "1")))
    with pytest.raises(FreeNetError, match=r"'Meadow' \(3 polygons: 3 where the mask leaves pixels out\)") as told:
        train(wanted)
    assert "leave out fewer of its values" in told.value.hint
    top = request(made, tmp_path / "out", scene=Scene(made.raster, area=area((0, 15, 0, 50))))
    with pytest.raises(FreeNetError, match=r"'Bare soil' \(3 polygons: 3 outside the area of interest\)") as told:
        train(top)
    assert "choose a larger area" in told.value.hint


def test_nothing_left_is_one_sentence_with_the_reason(tmp_path: Path) -> None:
    made = scenes.write_scene(tmp_path, shape=SHAPE)
    clouds = write_mask(tmp_path / "clouds.tif", np.ones(SHAPE[:2], np.uint8))
    nothing = [
        (
            Scene(made.raster, mask=Mask(clouds, "1")),
            "The mask 'clouds.tif' leaves no pixel of 'scene.tif' that has data",
        ),
        (
            Scene(made.raster, area=area((0.1, 0.2, 0.1, 0.2))),
            "'scene.tif' has no pixel with data in the area of interest 'district'",
        ),
        (
            Scene(made.raster, area=area((90, 99, 0, 50))),
            "The area of interest 'district' does not overlap 'scene.tif'",
        ),
    ]
    for scene, sentence in nothing:
        with pytest.raises(FreeNetError, match=sentence):
            train(request(made, tmp_path / "out", scene=scene))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[scenes.SyntheticScene, Path]:
    folder = tmp_path_factory.mktemp("model")
    made = scenes.write_scene(folder, shape=(240, 200, 6))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine_run, "EngineProcess", EngineHere)
        how = TrainOptions("fast", 20, "none")
        workflow.train(request(made, folder, outputs=Outputs(model=folder / "m.safetensors"), options=how), Watcher())
    return made, folder / "m.safetensors"


def classify(model: Path, scene: Scene, folder: Path, progress: Optional[Watcher] = None) -> np.ndarray:
    folder.mkdir(exist_ok=True)
    wanted = outputs(folder)
    maps = Outputs(**{kind.id: path for kind, path in wanted.maps().items()})
    workflow.classify(ClassifyRequest(scene, model, maps, EngineChoice(device="cpu")), progress or Watcher())
    return read(folder / "probabilities.tif")


def test_an_area_is_mapped_as_if_the_rest_had_no_data(
    model: tuple[scenes.SyntheticScene, Path], tmp_path: Path
) -> None:
    made, trained = model
    cube = np.moveaxis(read(made.raster), 0, -1).copy()
    inside = np.zeros(cube.shape[:2], bool)
    inside[70:100, 60:140] = True
    cube[~inside] = scenes.NODATA
    scenes.write_cube(tmp_path / "nodata.tif", cube)
    found = classify(trained, Scene(made.raster, area=area((70, 100, 60, 140))), tmp_path / "area")
    expected = classify(trained, Scene(tmp_path / "nodata.tif"), tmp_path / "nodata")
    assert found.shape == expected.shape
    np.testing.assert_allclose(found, expected, atol=0.02)  # a processor may compute in bfloat16
    assert ((found[0] >= 0) == inside).all()


def test_an_interrupted_map_of_another_area_is_not_gone_on_with(
    model: tuple[scenes.SyntheticScene, Path], tmp_path: Path
) -> None:
    made, trained = model
    first = Scene(made.raster, large_bytes=0, area=area((70, 100, 60, 140)))

    def stop() -> None:
        raise KeyboardInterrupt

    def told(scene: Scene) -> str:
        progress = Watcher("Starting the engine", stop)  # the raster is read
        with pytest.raises(KeyboardInterrupt):
            classify(trained, scene, tmp_path / "maps", progress)
        return " ".join(progress.infos)

    told(first)
    assert "Going on with" in told(first)
    mask = write_mask(tmp_path / "mask.tif", np.ones((240, 200), np.uint8))
    others = [
        replace(first, area=area((70, 100, 60, 141))),
        replace(first, mask=Mask(mask, "2")),
        replace(first, mask=Mask(mask, "3")),
        replace(first, area=None),
    ]
    for scene in others:
        assert "is discarded: it had another raster" in told(scene)
        assert "Going on with" in told(scene)


def test_an_area_needs_less_room(model: tuple[scenes.SyntheticScene, Path], tmp_path: Path) -> None:
    made, _ = model
    whole, part = (
        disk_need.of_training(
            raster.plan_reading(raster.of(Scene(made.raster, area=one)).around_area()), outputs(tmp_path), 4
        )
        for one in (None, area((0, 20, 0, 20)))
    )
    assert part.total < whole.total / 5


def test_a_mask_of_another_place_is_refused(tmp_path: Path) -> None:
    made = scenes.write_scene(tmp_path, shape=SHAPE)
    mask = write_mask(tmp_path / "mask.tif", np.ones((9, 9), np.uint8))
    raster.of(Scene(made.raster, mask=Mask(mask, "1")))  # it tells of a part
    gdal.Open(str(mask), gdal.GA_Update).SetGeoTransform(
        (scenes.ORIGIN[0] + 9999, 10.0, 0.0, scenes.ORIGIN[1], 0.0, -10.0)
    )
    with pytest.raises(FreeNetError, match=r"The mask 'mask\.tif' does not overlap 'scene\.tif'\."):
        raster.of(Scene(made.raster, mask=Mask(mask, "1")))
