# SPDX-License-Identifier: GPL-3.0-or-later
"""Points and lines as training data, from file to report: as good as polygons, and spoken of as what they are."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scenes
import small_runs
from osgeo import ogr, osr

from freenet_qgis import report, workflow
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.access.grid import read as grid_of
from freenet_qgis.headless.inputs import vector
from freenet_qgis.labels.layer_reading import Use
from freenet_qgis.request import ONE_PIXEL, Labelled, Outputs, Radius, Scene, SuggestRequest, TrainRequest
from freenet_qgis.workflow.run_folder import temporary_folder
from freenet_qgis.workflow.training_data import prepared_training

pytestmark = pytest.mark.usefixtures("engine_here")

COUNT = 15  # points of each class


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> scenes.SyntheticScene:
    return scenes.write_scene(tmp_path_factory.mktemp("points"), nodata_frame_px=2)


def some_pixels(scene: scenes.SyntheticScene, seed: int = 0) -> list[tuple[int, int, int]]:
    """Class, row and column of some pixels of each class, in any order."""
    rng = np.random.default_rng(seed)
    found = []
    for value in scenes.CLASSES:
        pixels = np.argwhere((scene.truth == value) & scene.valid)
        found += [(value, row, col) for row, col in rng.permutation(pixels)[:COUNT].tolist()]
    return [found[index] for index in rng.permutation(len(found))]


def point(row: float, col: float) -> str:
    """In the middle of a pixel of the scene."""
    x, y = (scenes.ORIGIN[0] + (col + 0.5) * scenes.PIXEL_SIZE_M, scenes.ORIGIN[1] - (row + 0.5) * scenes.PIXEL_SIZE_M)
    return f"POINT ({x} {y})"


def write(path: Path, features: Sequence[tuple[str, int]], epsg: int = scenes.EPSG) -> str:
    """A layer of features of a WKT in the CRS of the scenes and a class each."""
    to_target = osr.CoordinateTransformation(_crs(scenes.EPSG), _crs(epsg))
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("training", _crs(epsg), ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("class_id", ogr.OFTInteger))
    for wkt, value in features:
        feature = ogr.Feature(layer.GetLayerDefn())
        geometry = ogr.CreateGeometryFromWkt(wkt)
        geometry.Transform(to_target)
        feature.SetGeometry(geometry)
        feature.SetField("class_id", value)
        layer.CreateFeature(feature)
    return str(path)


def _crs(epsg: int) -> osr.SpatialReference:
    crs = osr.SpatialReference()
    crs.ImportFromEPSG(epsg)
    crs.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return crs


def read(scene: scenes.SyntheticScene, source: str, radius: Radius = ONE_PIXEL) -> Labelled:
    place = grid_of(scene.raster)
    return vector.labelled(source, "class_id", place.crs_wkt, Use(radius=radius), grid=place)


def request(scene: scenes.SyntheticScene, training: Labelled, folder: Path) -> TrainRequest:
    return small_runs.request(scene, folder, training=training)


@pytest.mark.parametrize("epsg", [scenes.EPSG, 4326])
def test_points_make_the_run_folder_of_polygons_of_one_pixel(
    scene: scenes.SyntheticScene, tmp_path: Path, epsg: int
) -> None:
    pixels = some_pixels(scene)
    points = write(tmp_path / "training.gpkg", [(point(row, col), value) for value, row, col in pixels], epsg)
    squares = [(scenes.rectangle(row, row + 1, col, col + 1).ExportToWkt(), value) for value, row, col in pixels]
    (tmp_path / "other").mkdir()
    polygons = write(tmp_path / "other" / "training.gpkg", squares, epsg)
    files, jobs = [], []
    for source in (points, polygons):
        training = read(scene, source)
        with prepared_training(
            "train", request(scene, training, tmp_path), small_runs.Watcher(), temporary_folder(), None
        ) as run:
            run.job.save(run.folder)
            files.append({path.name: path.read_bytes() for path in run.folder.iterdir() if path.name != "job.json"})
            jobs.append(json.loads((run.folder / "job.json").read_text(encoding="utf-8")))
    assert files[0] == files[1]
    assert "labels.npy" in files[0] and "polygons.npy" in files[0]
    assert [job["labels"].pop("kind") for job in jobs] == ["points", "polygons"]
    assert jobs[0] == jobs[1]


def test_a_run_on_points_speaks_of_points(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    pixels = some_pixels(scene)
    same = pixels[0]
    other = next(one for one in pixels if one[0] != same[0])
    features = [(point(row, col), value) for value, row, col in pixels]
    features += [(point(*same[1:]), same[0]), (point(*other[1:]), same[0])]  # counted once; left out
    features += [(point(-5, 3), 1), (point(0, 3), 2)]  # off the raster; where it has no data
    training = read(scene, write(tmp_path / "training.gpkg", features))
    watcher = small_runs.Watcher()
    result = workflow.train(request(scene, training, tmp_path), watcher)
    card = read_model_card(tmp_path / "model.safetensors")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    said = [*watcher.stages, *watcher.infos, *watcher.warnings, *card.remarks]
    model_page = tmp_path / "model.html"
    report.write_model(model_page, card)
    said += [text_of(page), text_of(model_page.read_text(encoding="utf-8"))]
    assert [text for text in said if "olygon" in text] == []
    told = " ".join(card.remarks)
    assert "1 of 64 points lies off the raster (1 1)." in told
    assert "1 of 64 points lies where the raster has no data (2 1)." in told
    assert "1 of 64 points lies wholly under others of its class" in told
    assert "2 of 64 points share every pixel with another class" in told
    assert "1 pixels claimed by two classes" in told or "1 pixel" in told
    assert (card.training_polygons, sum(card.training_pixels)) == (59, 59)
    assert "64 points" in text_of(page)
    found = result.report.places
    assert found is not None and found.polygons == 59
    assert re.search(rf"59 points in {found.places} places", text_of(page))


def text_of(page: str) -> str:
    """What a reader sees of a page."""
    without = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", without))


def test_points_lines_and_polygons_of_one_layer_train_together(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    inside = scenes.rectangle(20, 24, 20, 24).ExportToWkt()
    line = f"LINESTRING ({point(30, 4)[7:-1]}, {point(30, 14)[7:-1]})"
    features = [(inside, 1), (line, 2), (point(50, 40), 3), (f"MULTIPOINT ({point(8, 8)[6:]}, {point(9, 40)[6:]})", 3)]
    training = read(scene, write(tmp_path / "training.gpkg", features))
    assert training.kind == "features"
    assert [shape.name for shape in training.shapes] == ["1", "2", "3", "4", "4"]  # far apart: no one witness
    with prepared_training(
        "train", request(scene, training, tmp_path), small_runs.Watcher(), temporary_folder(), None
    ) as run:
        labels, ids = np.load(run.folder / "labels.npy"), np.load(run.folder / "polygons.npy")
    assert np.bincount(labels.ravel(), minlength=4)[1:4].tolist() == [16, 11, 3]
    assert np.bincount(ids.ravel())[1:].tolist() == [16, 11, 1, 1, 1]


def test_of_a_feature_of_several_kinds_the_largest_counts(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    square = scenes.rectangle(20, 24, 20, 24).ExportToWkt()
    mixed = f"GEOMETRYCOLLECTION ({square}, {point(30, 4)}, {point(31, 4)})"
    warnings: list[str] = []
    source = write(tmp_path / "training.gpkg", [(mixed, 1), (point(50, 40), 2)])
    training = vector.labelled(source, "class_id", grid_of(scene.raster).crs_wkt, Use(), warn=warnings.append)
    assert len(training.shapes) == 2
    (warning,) = warnings
    assert "2 points" in warning


def test_a_radius_is_told_in_report_and_model(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    features = [(point(row, col), value) for value, row, col in some_pixels(scene)]
    source = write(tmp_path / "training.gpkg", features)
    training = read(scene, source, Radius(10, "metres"))
    assert training.remarks == ("Points of 'training' take all pixels whose centre is within 10 metres.",)
    with prepared_training(
        "train", request(scene, training, tmp_path), small_runs.Watcher(), temporary_folder(), None
    ) as run:
        labels = np.load(run.folder / "labels.npy")
        assert training.remarks[0] in run.job.remarks
    assert 4 * len(features) < (labels > 0).sum() <= 5 * len(features)  # five each, but where they meet others


def test_points_on_other_ground_are_refused_in_one_sentence(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    source = write(tmp_path / "training.gpkg", [(point(-50, 3), 1), (point(-50, 9), 2)])
    with (
        pytest.raises(FreeNetError) as refused,
        prepared_training(
            "train", request(scene, read(scene, source), tmp_path), small_runs.Watcher(), temporary_folder(), None
        ),
    ):
        pass
    assert str(refused.value).startswith("'training' takes no pixel of 'scene.tif': of 2 points 2 off the raster.")


def test_points_are_checked_and_kept_away_from(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    pixels = some_pixels(scene)
    wrong = (pixels[0][0] % 4 + 1, *pixels[0][1:])
    features = [(point(row, col), value) for value, row, col in [wrong, *pixels[1:]]]
    points = write(tmp_path / "training.gpkg", features)
    training = read(scene, points)
    path = tmp_path / "checked.gpkg"
    watcher = small_runs.Watcher()
    asked = TrainRequest(Scene(scene.raster), training, Outputs(features=path), engine=small_runs.ENGINE)
    result = workflow.check_training(asked, watcher)
    assert result.report.checked is not None and result.report.checked[0].feature == "1"
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    assert (layer.GetGeomType(), layer.GetFeatureCount()) == (ogr.wkbPoint, len(features))
    assert [text for text in (*watcher.stages, *watcher.warnings) if "olygon" in text] == []
    outlines = vector.outlines(points, grid_of(scene.raster).crs_wkt, lambda text: None)
    assert len(outlines) == len(features)
    workflow.train(request(scene, training, tmp_path), small_runs.Watcher())
    places = tmp_path / "places.gpkg"
    asked_places = SuggestRequest(Scene(tmp_path / "probabilities.tif"), outlines, Outputs(features=places), 5, 30.0)
    for place in workflow.suggest(asked_places, small_runs.Watcher()).places:
        away = [np.hypot(place.x - x, place.y - y) for x, y in map(_xy, outlines)]
        assert min(away) >= 4.5 * scenes.PIXEL_SIZE_M


def _xy(wkb: bytes) -> tuple[float, float]:
    geometry = ogr.CreateGeometryFromWkb(wkb)
    return geometry.GetX(), geometry.GetY()


def test_one_point_of_each_class_trains_and_is_not_tested(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    firsts = {value: (point(row, col), value) for value, row, col in some_pixels(scene)}
    training = read(scene, write(tmp_path / "training.gpkg", list(firsts.values())))
    wanted = request(scene, training, tmp_path)
    with pytest.raises(FreeNetError, match="no class has two training pixels"):
        workflow.train(wanted, small_runs.Watcher())
    without = replace(wanted, outputs=replace(wanted.outputs, novelty=None))
    result = workflow.train(without, small_runs.Watcher())
    assert result.report.accuracy.overall_accuracy is None
    assert result.report.accuracy.test_pixels == 0


def test_checked_features_of_several_kinds_are_one_layer_of_polygons(
    scene: scenes.SyntheticScene, tmp_path: Path
) -> None:
    pixels = some_pixels(scene)
    features = [(point(row, col), value) for value, row, col in pixels]
    features += [(scenes.rectangle(20, 24, 20, 24).ExportToWkt(), int(scene.truth[22, 22]))]
    training = read(scene, write(tmp_path / "training.gpkg", features))
    path = tmp_path / "checked.gpkg"
    asked = TrainRequest(Scene(scene.raster), training, Outputs(features=path), engine=small_runs.ENGINE)
    workflow.check_training(asked, small_runs.Watcher())
    source = ogr.Open(str(path))
    layer = source.GetLayer(0)
    assert (layer.GetGeomType(), layer.GetFeatureCount()) == (ogr.wkbMultiPolygon, len(features))
