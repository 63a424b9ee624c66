# SPDX-License-Identifier: GPL-3.0-or-later
"""One model of several scenes, each with its own polygons, classes, bands and light."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import scenes
from osgeo import gdal
from reports import entries
from test_workflow import ENGINE, Recorder, read

from freenet_qgis import workflow
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.headless.inputs import vector
from freenet_qgis.labels.layer_reading import Use
from freenet_qgis.report import facts
from freenet_qgis.request import ClassifyRequest, Labelled, Outputs, Scene, TrainingScene, TrainRequest
from freenet_qgis.workflow import further_scenes, polygon_names
from freenet_qgis.workflow.training_scene import lay
from freenet_qgis.workflow.wanted_bands import bands_of

pytestmark = pytest.mark.usefixtures("engine_here")

HOW = TrainOptions("fast", 60, "polygons")
BANDS = 12


def labelled(polygons: Path, field: str = "class_name") -> Labelled:
    utm = raster.describe(polygons.with_suffix(".tif")).grid.crs_wkt
    return vector.labelled(str(polygons), field, utm, Use(is_one_of_several=True))


def of(made: scenes.SyntheticScene) -> TrainingScene:
    return TrainingScene(Scene(made.raster, ""), labelled(made.polygons))


def request(made: Sequence[scenes.SyntheticScene], outputs: Outputs, options: TrainOptions = HOW) -> TrainRequest:
    first, *others = map(of, made)
    return TrainRequest(first.scene, first.training, outputs, options, seed=3, engine=ENGINE, further=tuple(others))


def agreement(path: Path, model: Path, made: scenes.SyntheticScene) -> float:
    """Share of a scene that a map shows as it is; class values are the model's, so names are compared."""
    ids = {name: class_id for class_id, name in scenes.CLASSES.items()}
    found = np.zeros(256, int)
    for info in read_model_card(model).classes:
        found[info.value] = ids[info.name]
    return float((found[read(path)] == made.truth).mean())


def classified(model: Path, made: scenes.SyntheticScene, folder: Path) -> tuple[float, list[str]]:
    """How much of a scene a model maps as it is, and the warnings."""
    output = folder / "classified.tif"
    result = workflow.classify(ClassifyRequest(Scene(made.raster, ""), model, Outputs(output), ENGINE), Recorder())
    return agreement(output, model, made), list(result.report.warnings)


@dataclass(frozen=True)
class Trained:
    """A model of two scenes, and what came with it."""

    folder: Path
    made: tuple[scenes.SyntheticScene, scenes.SyntheticScene]
    result: workflow.Result
    progress: Recorder

    @property
    def model(self) -> Path:
        return self.folder / "model.safetensors"


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """Of two scenes under different light; the first has no polygon of soil, the second none of water."""
    folder = tmp_path_factory.mktemp("zwei Szenen ß")
    first = scenes.write_scene(folder, "first", (48, 40, BANDS), drawn=(1, 2, 3))
    second = scenes.write_scene(folder, "second", (40, 54, BANDS), seed=1, light_seed=6, drawn=(2, 3, 4))
    outputs = Outputs(class_map=folder / "map.tif", model=folder / "model.safetensors", report=folder / "page.html")
    progress = Recorder()
    result = workflow.train(request((first, second), outputs), progress)
    return Trained(folder, (first, second), result, progress)


@pytest.mark.slow
def test_a_model_of_two_scenes_maps_both_where_a_model_of_one_fails(trained: Trained, tmp_path: Path) -> None:
    first, second = trained.made
    assert agreement(trained.folder / "map.tif", trained.model, first) > 0.9
    assert classified(trained.model, first, tmp_path)[0] > 0.9
    assert classified(trained.model, second, tmp_path)[0] > 0.9
    whole = scenes.write_scene(tmp_path, "whole", (48, 40, BANDS))
    alone = tmp_path / "alone.safetensors"
    workflow.train(request([whole], Outputs(model=alone)), Recorder())
    assert classified(alone, first, tmp_path)[0] > 0.9
    assert classified(alone, second, tmp_path)[0] < 0.75


@pytest.mark.slow
def test_a_scene_under_a_light_that_no_polygon_saw_is_mapped_without_a_warning(
    trained: Trained, tmp_path: Path
) -> None:
    third = scenes.write_scene(tmp_path, "third", (44, 44, BANDS), seed=2, light_seed=9)
    share, warnings = classified(trained.model, third, tmp_path)
    assert share > 0.9 and warnings == []


@pytest.mark.slow
def test_the_map_of_training_and_of_the_saved_model_are_the_same(trained: Trained, tmp_path: Path) -> None:
    classified(trained.model, trained.made[0], tmp_path)
    assert np.array_equal(read(tmp_path / "classified.tif"), read(trained.folder / "map.tif"))


@pytest.mark.slow
def test_the_card_tells_of_every_scene(trained: Trained) -> None:
    card = read_model_card(trained.model)
    assert (card.format, card.standardised_by, card.frozen_statistics) == (5, "scene", True)
    assert [info.name for info in card.classes] == ["Forest", "Meadow", "Water", "Bare soil"]
    assert [(one.scene, one.polygons) for one in card.scenes] == [("first.tif", 9), ("second.tif", 9)]
    assert [one.grid for one in card.scenes] == [raster.describe(one.raster).grid for one in trained.made]
    assert card.training_polygons == 18
    for one, made in zip(card.scenes, trained.made):
        counts = np.bincount(made.training.ravel(), minlength=5)
        assert dict(zip([info.name for info in card.classes], one.pixels)) == {
            name: counts[class_id] for class_id, name in scenes.CLASSES.items()
        }
    assert card.training_pixels == tuple(map(sum, zip(*(one.pixels for one in card.scenes))))
    told = dict(facts(card))
    assert "2 scenes: first.tif (" in told["Trained on"]
    assert told["Standardised by"] == "the mean and deviation of each scene itself"


@pytest.mark.slow
def test_the_report_tells_of_every_scene(trained: Trained) -> None:
    report = entries(trained.result.report)
    first, second = report["scenes"]
    assert (first["scene"], first["labels"]["name"], first["labels"]["features"]) == ("first.tif", "first", 9)
    assert second["test_pixels"] > 0 and first["test_pixels"] + second["test_pixels"] == report["test_pixels"]
    right = sum(one["overall_accuracy"] * one["test_pixels"] for one in (first, second))
    assert right / report["test_pixels"] == pytest.approx(report["overall_accuracy"])
    assert report["training_window"] == "2 scenes side by side"
    assert "area" not in report  # the confusion is that of both, the map of one
    page = (trained.folder / "page.html").read_text(encoding="utf-8")
    assert "<h2>Scenes</h2>" in page and "second.tif" in page
    assert json.loads((trained.folder / "page.json").read_text(encoding="utf-8")) == report


@pytest.mark.slow
def test_progress_rises_and_the_engine_is_started_once(trained: Trained) -> None:
    assert trained.progress.fractions == sorted(trained.progress.fractions)
    assert trained.progress.stages.count("Reading the raster") == 2
    assert trained.progress.stages.count("Starting the engine") == 1


@pytest.mark.slow
def test_training_goes_on_from_a_model_of_several_scenes(trained: Trained, tmp_path: Path) -> None:
    third = scenes.write_scene(tmp_path, "third", (44, 44, BANDS), seed=2, light_seed=9, drawn=(1, 2))
    wanted = replace(request([third], Outputs(model=tmp_path / "on.safetensors")), start_model=trained.model)
    workflow.train(wanted, Recorder())
    card = read_model_card(tmp_path / "on.safetensors")
    assert (card.format, card.standardised_by, card.scenes) == (5, "scene", ())
    assert classified(tmp_path / "on.safetensors", third, tmp_path)[0] > 0.85


def test_the_polygons_of_all_scenes_are_numbered_on_and_named_with_their_scene(tmp_path: Path) -> None:
    made = [scenes.write_scene(tmp_path, name, (24, 18, 2)) for name in "ab"]
    wanted = request(made, Outputs())
    info = raster.describe(made[0].raster)
    first, _ = lay(info, wanted.training, 0, 1, lambda: None)
    classes, drawn = further_scenes.draw(wanted, first, wanted.training.classes, Recorder())
    written = further_scenes.write(drawn, bands_of(info, info.bands), tmp_path, Recorder())
    polygons, labels = (np.load(tmp_path / "scene_2" / f"{name}.npy") for name in ("polygons", "labels"))
    assert np.unique(polygons).tolist() == [0, *range(13, 25)]
    names = {number: info.name for number, info in enumerate(classes, start=1)}
    assert all(names[label] == scenes.CLASSES[made[1].training[at]] for at, label in np.ndenumerate(labels) if label)
    assert (labels > 0).sum() == (made[1].training > 0).sum() and written.classes == {1, 2, 3, 4}
    names = polygon_names.of_scenes([first, *drawn], [tmp_path, tmp_path / "scene_2"])(range(1, 25))
    assert len(names) == 24 and names[13] == f"b.tif: {wanted.further[0].training.shapes[0].name}"
    alone = polygon_names.of_scenes([first], [tmp_path])(range(1, 13))
    assert list(alone.values()) == [shape.name for shape in wanted.training.shapes]


def test_bands_of_a_further_scene_come_in_the_order_of_the_first(tmp_path: Path) -> None:
    made = [scenes.write_scene(tmp_path, name, (24, 18, 4)) for name in "ab"]
    gdal.Translate(str(tmp_path / "other.tif"), str(made[1].raster), bandList=[4, 2, 3, 1])
    other = TrainingScene(Scene(tmp_path / "other.tif", ""), of(made[1]).training)
    wanted = replace(request(made[:1], Outputs()), further=(other,))
    info = raster.describe(made[0].raster)
    first, _ = lay(info, wanted.training, 0, 1, lambda: None)
    _, drawn = further_scenes.draw(wanted, first, wanted.training.classes, Recorder())
    (scene,) = further_scenes.write(drawn, bands_of(info, info.bands), tmp_path, Recorder()).scenes
    assert [band.wavelength_nm for band in scene.bands] == [band.wavelength_nm for band in info.bands]
    assert [band.number for band in scene.bands] == [4, 2, 3, 1]
    assert np.array_equal(np.load(tmp_path / "scene_2" / "cube.npy"), read(made[1].raster).transpose(1, 2, 0))


def test_disk_space_for_all_scenes_is_told_before_any_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [scenes.write_scene(tmp_path, name, (24, 18, 2)) for name in "ab"]
    wanted = request(made, Outputs(model=tmp_path / "m.safetensors"))
    first, _ = lay(raster.describe(made[0].raster), wanted.training, 0, 1, lambda: None)
    _, (drawn,) = further_scenes.draw(wanted, first, wanted.training.classes, Recorder())
    assert further_scenes.bytes_needed(drawn) == 24 * 18 * (2 * 2 + 6)  # two bands of int16; validity, labels, numbers
    enough = 24 * 18 * (2 * 2 + 6) * 2
    monkeypatch.setattr("shutil.disk_usage", lambda folder: type("Usage", (), {"free": enough - 1})())
    progress = Recorder()
    with pytest.raises(FreeNetError, match="of temporary space"):
        workflow.train(wanted, progress)
    assert progress.fractions == []


def moved(made: scenes.SyntheticScene) -> Path:
    """The raster at another place, where none of the polygons is."""
    path = made.raster.with_name("moved.tif")
    gdal.Translate(str(path), str(made.raster), outputBounds=[0, 1000, 1000, 0])
    return path


def test_what_will_not_do_is_named_with_its_scene(tmp_path: Path) -> None:
    first = scenes.write_scene(tmp_path, "first", (24, 18, 3))
    good = scenes.write_scene(tmp_path, "second", (24, 18, 3))
    fewer = scenes.write_scene(tmp_path, "fewer", (24, 18, 2))
    one_class = scenes.write_scene(tmp_path, "one", (24, 18, 3), drawn=(1,))
    other_place = TrainingScene(Scene(moved(good), ""), of(good).training)
    only_water = request([one_class, scenes.write_scene(tmp_path, "two", (24, 18, 3), drawn=(1,))], Outputs())
    wrong = {
        "The raster 'first.tif' is given twice": replace(request([first], Outputs()), further=(of(first),)),
        "takes no pixel of 'moved.tif'": replace(request([first], Outputs()), further=(other_place,)),
        "Training together with 'first.tif' wants a band at 1410 nm, 'fewer.tif' has": request(
            [first, fewer], Outputs()
        ),
        "The preset 'As published .paper.' trains on one scene, here are 2": request(
            [first, good], Outputs(), TrainOptions("paper")
        ),
        "All training data of all 2 scenes belong to one class, 'Water'": only_water,
    }
    for sentence, asked in wrong.items():
        with pytest.raises(FreeNetError, match=sentence):
            workflow.train(asked, Recorder())


def test_a_class_without_data_in_any_scene_is_named(tmp_path: Path) -> None:
    made = [scenes.write_scene(tmp_path, name, (24, 18, 3)) for name in "ab"]
    for one in made:
        dataset = gdal.Open(str(one.raster), gdal.GA_Update)
        cube = dataset.ReadAsArray()
        cube[:, one.truth == 1] = scenes.NODATA
        dataset.WriteArray(cube)
        del dataset
    with pytest.raises(FreeNetError, match="No scene has a pixel to train on for Water"):
        workflow.train(request(made, Outputs()), Recorder())
