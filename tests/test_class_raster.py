# SPDX-License-Identifier: GPL-3.0-or-later
"""A raster of classes as training data: its patches are polygons."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Optional

import numpy as np
import pytest
import scenes
from cards import full_card, write_model
from osgeo import gdal, ogr
from small_runs import CLASSES, SHAPE, Watcher, request

from freenet_qgis import workflow
from freenet_qgis.contract.job import ClassInfo, Job
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.request import Area, ClassRaster, Outputs, Scene, TrainingScene, TrainRequest
from freenet_qgis.workflow.prepared_run import PreparedRun
from freenet_qgis.workflow.run_folder import temporary_folder
from freenet_qgis.workflow.training_data import prepared_training

pytestmark = pytest.mark.usefixtures("engine_here")

GRID = (scenes.ORIGIN[0], scenes.PIXEL_SIZE_M, 0.0, scenes.ORIGIN[1], 0.0, -scenes.PIXEL_SIZE_M)


def write(path: Path, values: np.ndarray, names: tuple[str, ...] = (), nodata: object = None) -> Path:
    """A raster of classes on the grid of the scenes; names from the value 0 on."""
    kind = gdal.GDT_Byte if values.dtype == np.uint8 else gdal.GDT_Float32
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), values.shape[1], values.shape[0], 1, kind)
    dataset.SetGeoTransform(GRID)
    dataset.SetProjection(scenes._crs(scenes.EPSG).ExportToWkt())
    band = dataset.GetRasterBand(1)
    band.WriteArray(values)
    if names:
        band.SetCategoryNames(list(names))
    if nodata is not None:
        band.SetNoDataValue(nodata)
    dataset.FlushCache()
    return path


NAMES = ("", *(info.name for info in CLASSES))


@pytest.fixture
def scene(tmp_path: Path) -> scenes.SyntheticScene:
    return scenes.write_scene(tmp_path, shape=SHAPE, nodata_frame_px=2)


@pytest.fixture
def burnt(scene: scenes.SyntheticScene, tmp_path: Path) -> ClassRaster:
    """The polygons of the scene as a raster on its grid."""
    return ClassRaster(Scene(write(tmp_path / "classes.tif", scene.training, NAMES)))


@contextmanager
def prepared(wanted: TrainRequest, watcher: Optional[Watcher] = None) -> Iterator[PreparedRun]:
    with prepared_training("train", wanted, watcher or Watcher(), temporary_folder(), None) as run:
        yield run


def arrays(wanted: TrainRequest) -> tuple[np.ndarray, np.ndarray, Job]:
    """Labels, polygons and job of the run folder of a request."""
    with prepared(wanted) as run:
        return np.load(run.folder / "labels.npy"), np.load(run.folder / "polygons.npy"), run.job


def test_a_raster_burnt_from_polygons_gives_their_labels_and_ids(
    scene: scenes.SyntheticScene, burnt: ClassRaster, tmp_path: Path
) -> None:
    wanted = request(scene, tmp_path)
    labels, ids, job = arrays(wanted)
    of_raster, patches, other = arrays(replace(wanted, training=burnt))
    assert np.array_equal(labels, of_raster)
    pairs = np.unique(np.stack([ids.ravel(), patches.ravel()], 1), axis=0)
    assert len(pairs) == len(np.unique(ids)) == len(np.unique(patches))
    assert [(info.value, info.name) for info in other.classes] == [(info.value, info.name) for info in job.classes]
    assert (other.labels.name, other.labels.kind, other.labels.features) == ("classes.tif", "raster", 12)


@pytest.mark.slow
def test_a_raster_burnt_from_polygons_trains_like_them(
    scene: scenes.SyntheticScene, burnt: ClassRaster, tmp_path: Path
) -> None:
    found = []
    for name, training in (("polygons", None), ("patches", burnt)):
        folder = tmp_path / name
        folder.mkdir()
        wanted = request(scene, folder)
        wanted = wanted if training is None else replace(wanted, training=training)
        report = workflow.train(wanted, Watcher()).report
        found.append((gdal.Open(str(folder / "map.tif")).ReadAsArray(), report.accuracy, report.places))
    assert np.array_equal(found[0][0], found[1][0]) and found[0][2] == found[1][2]
    assert found[0][1].overall_accuracy == found[1][1].overall_accuracy
    page = (tmp_path / "patches" / "report.html").read_text(encoding="utf-8")
    assert "classes.tif (raster), 12 patches" in page


def test_another_grid_is_brought_onto_that_of_the_image(
    scene: scenes.SyntheticScene, burnt: ClassRaster, tmp_path: Path
) -> None:
    fine = tmp_path / "fine.tif"
    gdal.Translate(str(fine), str(tmp_path / "classes.tif"), xRes=2, yRes=2, resampleAlg="near")
    wanted = request(scene, tmp_path)
    labels, ids, _ = arrays(replace(wanted, training=burnt))
    again, ids_again, _ = arrays(replace(wanted, training=ClassRaster(Scene(fine))))
    assert np.array_equal(labels, again) and np.array_equal(ids, ids_again)


def test_erosion_leaves_the_inside_of_patches_and_their_numbers_whole(
    scene: scenes.SyntheticScene, tmp_path: Path
) -> None:
    values = np.zeros(SHAPE[:2], np.uint8)
    values[5:12, 4:10] = values[5:12, 14:20] = 1
    values[8, 10:14] = 1  # a bridge that erosion takes away
    values[20:30, 5:15], values[33:35, 5:9] = 2, 2
    training = ClassRaster(Scene(write(tmp_path / "classes.tif", values, NAMES)), erode=1)
    watcher = Watcher()
    with prepared(replace(request(scene, tmp_path), training=training), watcher) as run:
        labels, ids = (np.load(run.folder / f"{name}.npy") for name in ("labels", "polygons"))
        remarks = run.remarks
    expected = np.zeros_like(values)
    expected[6:11, 5:9] = expected[6:11, 15:19] = 1
    expected[21:29, 6:14] = 2
    assert np.array_equal(labels, expected) and np.array_equal(np.unique(ids), [0, 1, 2])
    assert len(np.unique(ids[labels == 1])) == 1
    said = "Patches eroded by 1 pixel: 104 of 196 pixels are left."
    assert said in remarks and said in watcher.infos


def test_classes_that_erosion_ends_are_left_out_and_named(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    values = np.zeros(SHAPE[:2], np.uint8)
    values[5:12, 4:10], values[20:30, 5:15], values[33:35, 5:9] = 1, 3, 2
    training = ClassRaster(Scene(write(tmp_path / "classes.tif", values, NAMES)), erode=2)
    watcher = Watcher()
    with prepared(replace(request(scene, tmp_path), training=training), watcher) as run:
        assert [info.value for info in run.job.classes] == [1, 3]
        assert set(np.unique(np.load(run.folder / "labels.npy"))) == {0, 1, 2}
    assert "No patch is wide enough for that of 1 class, which is left out: Meadow." in watcher.infos
    gone = replace(training, erode=9)
    with (
        pytest.raises(FreeNetError, match=r"Nothing is left of the patches of 'classes.tif'"),
        prepared(replace(request(scene, tmp_path), training=gone)),
    ):
        pass


def test_at_most_so_many_pixels_of_a_class_are_drawn_with_the_seed(
    scene: scenes.SyntheticScene, burnt: ClassRaster, tmp_path: Path
) -> None:
    wanted = replace(request(scene, tmp_path), training=replace(burnt, most_pixels=10))
    labels, ids, _ = arrays(wanted)
    assert np.bincount(labels.ravel())[1:].tolist() == [10, 10, 10, 10]
    assert np.array_equal(labels > 0, ids > 0)
    again, ids_again, _ = arrays(wanted)
    assert np.array_equal(labels, again) and np.array_equal(ids, ids_again)
    assert not np.array_equal(labels, arrays(replace(wanted, seed=wanted.seed + 1))[0])
    whole, whole_ids, _ = arrays(replace(wanted, training=burnt))
    assert np.array_equal(labels[labels > 0], whole[labels > 0]) and np.array_equal(ids[ids > 0], whole_ids[ids > 0])
    assert np.array_equal(arrays(replace(wanted, training=replace(burnt, most_pixels=10**6)))[0], whole)


def test_a_class_where_the_image_has_no_data_is_left_out(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    values = scene.training.copy()
    values[0, :3] = 9
    watcher = Watcher()
    training = ClassRaster(Scene(write(tmp_path / "classes.tif", values)))
    with prepared(replace(request(scene, tmp_path), training=training), watcher) as run:
        assert [info.value for info in run.job.classes] == [1, 2, 3, 4]
        assert np.array_equal(np.load(run.folder / "labels.npy"), np.where(scene.valid, scene.training, 0))
    assert "1 class has no pixel that can be used, and is left out: 9." in watcher.warnings


def test_outside_the_area_of_interest_nothing_is_trained_on(
    scene: scenes.SyntheticScene, burnt: ClassRaster, tmp_path: Path
) -> None:
    rows = slice(10, 30)
    area = Area((bytes(scenes.rectangle(rows.start, rows.stop, 0, SHAPE[1]).ExportToWkb()),), "district")
    watcher = Watcher()
    wanted = replace(request(scene, tmp_path), training=burnt)
    wanted = replace(wanted, scene=replace(wanted.scene, area=area))
    with prepared(wanted, watcher) as run:
        labels, ids = (np.load(run.folder / f"{name}.npy") for name in ("labels", "polygons"))
        inside = scene.training * scene.valid
        inside[: rows.start] = inside[rows.stop :] = 0
        assert (labels > 0).sum() == (inside > 0).sum() and np.array_equal(labels > 0, ids > 0)
    assert any("outside the area of interest, masked or without data" in text for text in watcher.warnings)
    elsewhere = Area((bytes(scenes.rectangle(0, 2, 0, 2).ExportToWkb()),), "corner")
    with (
        pytest.raises(FreeNetError, match="area of interest"),
        prepared(replace(wanted, scene=replace(wanted.scene, area=elsewhere))),
    ):
        pass


def test_training_goes_on_from_a_model_with_its_classes_first(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    known = (ClassInfo(7, "Meadow", "#00ff00"), ClassInfo(8, "Ice", "#ffffff"))
    bands = tuple(replace(band, wavelength_nm=None) for band in raster.describe(scene.raster).bands)
    card = replace(full_card(), classes=known, bands=bands, training_pixels=(9, 9))
    model = write_model(tmp_path / "start.safetensors", card)
    values = scene.training.copy()
    values[0, :3] = 9  # where there is no data
    training = ClassRaster(Scene(write(tmp_path / "classes.tif", values, NAMES)))
    wanted = replace(request(scene, tmp_path), training=training, start_model=model)
    labels, _, job = arrays(replace(wanted, outputs=replace(wanted.outputs, novelty=None)))
    assert [info.name for info in job.classes] == ["Meadow", "Ice", "Water", "Forest", "Bare soil"]
    expected = np.array([0, 3, 1, 4, 5])[scene.training]
    assert np.array_equal(labels, np.where(scene.valid, expected, 0))


def test_novelty_of_a_model_that_keeps_no_spectra_is_refused_before_the_image_is_read(
    scene: scenes.SyntheticScene, tmp_path: Path
) -> None:
    """Training that goes on from such a model knows but the new polygons."""
    bands = tuple(replace(band, wavelength_nm=None) for band in raster.describe(scene.raster).bands)
    model = write_model(tmp_path / "start.safetensors", replace(full_card(), bands=bands))
    training = ClassRaster(Scene(write(tmp_path / "classes.tif", scene.training, NAMES)))
    wanted = replace(request(scene, tmp_path), training=training, start_model=model)
    with pytest.raises(FreeNetError, match=r"'start\.safetensors' keeps no training spectra"):
        arrays(wanted)


def test_a_value_0_that_is_a_class_gets_another_in_the_map(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    values = np.where(scene.training == 1, 0, np.where(scene.training == 0, 255, scene.training)).astype(np.uint8)
    named = write(tmp_path / "classes.tif", values, ("Bog",), nodata=255)
    watcher = Watcher()
    with prepared(replace(request(scene, tmp_path), training=ClassRaster(Scene(named))), watcher) as run:
        assert sorted((info.value, info.name) for info in run.job.classes) == [(1, "Bog"), (2, "2"), (3, "3"), (4, "4")]
    assert any(
        "The value 0 of 'classes.tif' is a class; in the map it gets the value 1" in text for text in watcher.infos
    )


def test_values_of_one_name_are_one_class(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    training = ClassRaster(
        Scene(write(tmp_path / "classes.tif", scene.training, ("", "Water", "Wood", "Wood", "Soil")))
    )
    labels, _, job = arrays(replace(request(scene, tmp_path), training=training))
    assert [(info.value, info.name) for info in job.classes] == [(1, "Water"), (2, "Wood"), (4, "Soil")]
    assert set(labels[np.isin(scene.training, (2, 3)) & scene.valid]) == {2}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (np.zeros(SHAPE[:2], np.uint8), "has no class where 'scene.tif' lies"),
        (np.ones(SHAPE[:2], np.uint8), "has only one class on 'scene.tif', Water"),
        (np.full(SHAPE[:2], 1.5, np.float32), "holds the value 1.5; a class map has whole numbers"),
    ],
)
def test_what_holds_no_classes_is_refused_in_a_sentence(
    scene: scenes.SyntheticScene, tmp_path: Path, values: np.ndarray, said: str
) -> None:
    training = ClassRaster(Scene(write(tmp_path / "classes.tif", values, NAMES)))
    with pytest.raises(FreeNetError, match=said), prepared(replace(request(scene, tmp_path), training=training)):
        pass


def test_a_raster_of_another_place_or_of_several_bands_is_refused(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    away = write(tmp_path / "away.tif", scene.training)
    dataset = gdal.Open(str(away), gdal.GA_Update)
    dataset.SetGeoTransform((GRID[0] + 50_000, *GRID[1:]))
    del dataset
    for path, said in ((away, "'away.tif' has no class where 'scene.tif' lies: it lies elsewhere"),
                       (scene.raster, "'scene.tif' has 5 bands, a class map has one")):  # fmt: skip
        wanted = replace(request(scene, tmp_path), training=ClassRaster(Scene(path)))
        with pytest.raises(FreeNetError, match=said), prepared(wanted):
            pass


def test_classes_only_where_the_image_has_no_data_are_refused(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    values = np.zeros(SHAPE[:2], np.uint8)
    values[0], values[-1] = 1, 2
    training = ClassRaster(Scene(write(tmp_path / "classes.tif", values)))
    with (
        pytest.raises(FreeNetError, match=r"'scene.tif' has no data where 'classes.tif' has classes"),
        prepared(replace(request(scene, tmp_path), training=training)),
    ):
        pass


def test_a_further_scene_may_have_a_raster_and_names_its_patches(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    other = scenes.write_scene(tmp_path, "other", SHAPE, seed=1)
    classes = ClassRaster(Scene(write(tmp_path / "classes.tif", other.training, NAMES)))
    first = request(scene, tmp_path)
    wanted = replace(first, further=(TrainingScene(Scene(other.raster), classes),))
    with prepared(wanted) as run:
        labels, ids = (np.load(run.folder / "scene_2" / f"{name}.npy") for name in ("labels", "polygons"))
        assert np.array_equal(labels, other.training)
        assert np.array_equal(np.unique(ids), [0, *range(13, 25)])
        (row, col), *_ = np.argwhere(ids == 13)
        x, y = GRID[0] + 10 * (col + 0.5), GRID[3] - 10 * (row + 0.5)
        assert run.names([1, 13]) == {
            1: f"scene.tif: {first.training.shapes[0].name}", 13: f"other.tif: patch at {x:.10g}, {y:.10g}"
        }  # fmt: skip


@pytest.mark.slow
def test_patches_are_checked_as_polygons_are(scene: scenes.SyntheticScene, burnt: ClassRaster, tmp_path: Path) -> None:
    wanted = replace(request(scene, tmp_path), outputs=Outputs(features=tmp_path / "checked.gpkg"))
    checked = []
    for training in (wanted.training, burnt):
        result = workflow.check_training(replace(wanted, training=training), Watcher())
        written = ogr.Open(str(tmp_path / "checked.gpkg"))  # closing it would take the features with it
        layer = written.GetLayer(0)
        rows = [(one.GetField("class"), one.GetField("mapped_as"), one.GetGeometryRef().GetArea()) for one in layer]
        checked.append((sorted(rows), sorted(one.label for one in result.report.checked)))
        assert len(result.polygons) == 12
    assert checked[0] == checked[1]


def test_the_model_tells_what_it_was_trained_on(
    scene: scenes.SyntheticScene, burnt: ClassRaster, tmp_path: Path
) -> None:
    _, _, job = arrays(replace(request(scene, tmp_path), training=replace(burnt, erode=1, most_pixels=5)))
    assert any("eroded by 1 pixel" in text for text in job.remarks)
    assert any("At most 5 pixels of each class" in text for text in job.remarks)
