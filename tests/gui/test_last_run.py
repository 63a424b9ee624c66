# SPDX-License-Identifier: GPL-3.0-or-later
"""The last run of a raster is the latest in the list of its project; layers bring one along where no list knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Optional
from xml.sax.saxutils import escape

import pytest
from cards import CARD, write_model
from dock_user import DockUser, train
from qgis.core import QgsLayerDefinition, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMessageBox
from scenes import SyntheticScene, write_scene

from freenet_qgis.gui.project import last_run

from .conftest import FakeWorkflow


@pytest.fixture(autouse=True)
def yes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked, the user agrees."""
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)


def files(user: DockUser, layer: QgsRasterLayer) -> list[Optional[str]]:
    """Model, class map and confidence of the last run on a layer."""
    runs = user.dock._runs.history.runs
    found = [last_run.last(kind, layer, runs) for kind in ("model", "class_map", "confidence")]
    return [path and path.name for path in found]


def train_on(user: DockUser, name: str, path: Path) -> None:
    user.choose("raster", name)
    user.choose("polygons", f"{name} polygons")
    train(user, path)


def forget(user: DockUser, number: int) -> None:
    """Take a run out of the list; its files stay, as those in other folders than the map do."""
    history = user.dock._runs.history
    history.remove(history.runs[number])


def test_where_the_last_run_is_deleted_the_one_before_is_the_last(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, tmp_path / "a.tif")
    user.tick("confidence")
    train(user, tmp_path / "b.tif")
    assert files(user, image) == ["b.safetensors", "b.tif", "b_confidence.tif"]
    forget(user, 0)
    assert (tmp_path / "b.safetensors").exists()
    assert files(user, image) == ["a.safetensors", "a.tif", None]
    assert Path(image.customProperty("freenet/model")).name == "a.safetensors"
    assert user.find("suggest").isEnabled()
    forget(user, 0)
    assert files(user, image) == [None, None, None] and not image.customProperty("freenet/model")
    assert "Train first" in user.find("suggest").toolTip()


def test_files_that_a_run_on_another_raster_has_overwritten_are_not_told_of_the_first(
    user: DockUser, fake: FakeWorkflow, two: dict[str, Any], tmp_path: Path
) -> None:
    train_on(user, "east", tmp_path / "map.tif")
    train_on(user, "west", tmp_path / "map.tif")
    assert files(user, two["west"])[0] == "map.safetensors"
    assert files(user, two["east"]) == [None, None, None] and not two["east"].customProperty("freenet/model")


def test_a_raster_is_known_under_another_name_and_in_other_layers(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, tmp_path / "map.tif")
    image.setName("renamed")
    copy, again = image.clone(), QgsRasterLayer(image.source(), "again")
    QgsProject.instance().addMapLayers([copy, again])
    for layer in (image, copy, again):
        assert files(user, layer)[0] == "map.safetensors"
    forget(user, 0)
    for layer in (image, copy, again):
        assert files(user, layer)[0] is None


def test_a_layer_brings_its_last_run_into_another_project(
    user: DockUser, fake: FakeWorkflow, two: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # and back at the end: QGIS goes to the folder of a .qlr, and stays there
    user.tick("confidence")
    train_on(user, "east", tmp_path / "map.tif")
    project, path = QgsProject.instance(), str(tmp_path / "east.qlr")
    assert QgsLayerDefinition.exportLayerDefinition(path, [project.layerTreeRoot().findLayer(two["east"])])[0]
    polygons = {name: two[name].source() for name in ("west", "west polygons")}
    project.clear()
    assert QgsLayerDefinition.loadLayerDefinition(path, project, project.layerTreeRoot())[0]
    (east,) = project.mapLayersByName("east")
    assert user.dock._runs.history.runs == ()
    assert files(user, east) == ["map.safetensors", "map.tif", "map_confidence.tif"]
    project.addMapLayer(QgsRasterLayer(polygons["west"], "west"))
    project.addMapLayer(QgsVectorLayer(polygons["west polygons"], "west polygons"))
    train_on(user, "west", tmp_path / "other.tif")
    assert files(user, east)[0] == "map.safetensors"
    train_on(user, "west", tmp_path / "map.tif")
    assert files(user, east) == [None, None, None]


def test_a_raster_that_was_moved_and_found_again_by_hand_keeps_its_last_run(
    user: DockUser, fake: FakeWorkflow, two: dict[str, Any], tmp_path: Path
) -> None:
    train_on(user, "east", tmp_path / "map.tif")
    QgsProject.instance().write(str(tmp_path / "mine.qgs"))
    east = two["east"]
    new = Path(east.source()).rename(tmp_path / "moved.tif")
    east.setDataSource(str(new), "east", "gdal")
    assert files(user, east)[0] == "map.safetensors"
    forget(user, 0)
    assert files(user, east)[0] is None and not east.customProperty("freenet/model")


# Projects as they were written while a layer told of the last run by itself: its files stand there and in the list.

RUN = """{"created": "2026-11-22T20:00:00+00:00", "settings": {"raster": "./szene.tif", "raster_name": "image",
"polygons": "./szene.gpkg", "polygons_id": "training_1", "polygons_name": "training", "training": "./szene.gpkg",
"field": "class_name", "selected": null, "left_out": [], "options": {"preset": "auto", "steps": 0, "validation":
"polygons", "refit": true}, "seed": 0, "device": "auto", "all_touched": false, "confidence": true, "start_model": "",
"trained_on": "55d8", "is_temporary": false, "nodata": []}, "figures": {"validation": "polygons", "overall_accuracy":
0.841, "average_accuracy": 0.873, "test_pixels": 512, "yardsticks": {"random_forest": null, "nearest_label": null},
"classes": [], "confusion_matrix": [], "network": "", "final_model": ""}, "differences": [], "class_map": "./map.tif",
"confidence": "./map_confidence.tif", "model": "./map.safetensors", "report": "./map.html", "warnings": []}"""
LAYERS = """<maplayer type="vector"><id>training_1</id><datasource>./szene.gpkg</datasource><layername>training
</layername><provider encoding="UTF-8">ogr</provider></maplayer><maplayer type="raster"><id>image_1</id><datasource>
./szene.tif</datasource><layername>image</layername><provider>gdal</provider><customproperties><Option type="Map">
<Option name="freenet/class_map" value="./{stem}.tif" type="QString"/>
<Option name="freenet/confidence" value="./{stem}_confidence.tif" type="QString"/>
<Option name="freenet/folder" value="/where it was" type="QString"/>
<Option name="freenet/model" value="./{stem}.safetensors" type="QString"/>
<Option name="freenet/start_model" value="./{stem}.safetensors" type="QString"/>
</Option></customproperties></maplayer>"""


@pytest.fixture
def old(tmp_path: Path) -> SyntheticScene:
    """A scene, and what two runs left beside it."""
    for stem in ("map", "other"):
        for ending in (".tif", "_confidence.tif", ".html"):
            (tmp_path / f"{stem}{ending}").write_bytes(b"there")
        write_model(tmp_path / f"{stem}.safetensors", CARD)
    return write_scene(tmp_path, "szene", shape=(32, 24, 6))


def open_old(folder: Path, runs: list[Any], stem: str) -> QgsRasterLayer:
    """Open a project with these runs, whose raster has files of this stem; the layer of that."""
    layers = LAYERS.replace("\n<", "<").replace("\n", "").format(stem=stem)
    listed = escape(json.dumps({"folder": "/where it was", "runs": runs}))
    entry = f'<freenet><runs type="QString">{listed}</runs></freenet>' if runs else ""
    text = (
        '<!DOCTYPE qgis PUBLIC "http://mrcc.com/qgis.dtd" "SYSTEM"><qgis version="3.22.16-Białowieża"><projectlayers>'
        f'{layers}</projectlayers><properties><Paths><Absolute type="bool">false</Absolute></Paths>{entry}</properties>'
        "</qgis>"
    )
    (folder / "mine.qgs").write_text(text, encoding="utf-8")
    assert QgsProject.instance().read(str(folder / "mine.qgs"))
    QTest.qWait(50)
    (layer,) = QgsProject.instance().mapLayersByName("image")
    return layer


def test_a_project_with_the_last_run_in_both_places_opens_as_before(
    user: DockUser, old: SyntheticScene, tmp_path: Path
) -> None:
    image = open_old(tmp_path, [json.loads(RUN)], "map")
    assert files(user, image) == ["map.safetensors", "map.tif", "map_confidence.tif"]
    (run,) = user.dock._runs.history.runs
    assert Path(run.class_map) == tmp_path / "map.tif" and Path(run.settings.raster) == tmp_path / "szene.tif"
    chosen = [user.find(name).currentText() for name in ("raster", "polygons", "field")]
    assert chosen == ["image", "training", "class_name"]
    assert user.find("suggest").isEnabled() and user.find("goOn").isChecked()
    forget(user, 0)
    assert files(user, image) == [None, None, None]
    assert not user.find("suggest").isEnabled()
    assert user.dock._form.options.start.path() == tmp_path / "map.safetensors"  # a choice, no result


def test_a_project_with_a_last_run_but_no_list_opens_as_before(
    user: DockUser, old: SyntheticScene, tmp_path: Path
) -> None:
    image = open_old(tmp_path, [], "map")
    assert files(user, image) == ["map.safetensors", "map.tif", "map_confidence.tif"]
    assert user.dock._runs.history.runs == ()
    assert user.find("suggest").isEnabled() and user.find("goOn").isChecked()
    assert QgsProject.instance().write()
    QgsProject.instance().read(str(tmp_path / "mine.qgs"))
    (image,) = QgsProject.instance().mapLayersByName("image")
    assert files(user, image) == ["map.safetensors", "map.tif", "map_confidence.tif"]


def test_where_list_and_layer_of_an_old_project_disagree_the_list_is_right(
    user: DockUser, old: SyntheticScene, tmp_path: Path
) -> None:
    assert files(user, open_old(tmp_path, [json.loads(RUN)], "other"))[:2] == ["map.safetensors", "map.tif"]
    overwritten = {**json.loads(RUN), "class_map": "", "confidence": "", "model": "", "report": ""}
    assert files(user, open_old(tmp_path, [overwritten], "map")) == [None, None, None]
