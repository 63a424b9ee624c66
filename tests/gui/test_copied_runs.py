# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs copied as text: the text does the same again."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from dock_user import DockUser, wait_until
from osgeo import gdal
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsDatumTransform,
    QgsFeatureRequest,
    QgsProject,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtWidgets import QAction, QApplication
from scenes import SyntheticScene

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.gui.classes.left_out import leave_out
from freenet_qgis.gui.runs.copied_run import as_command, as_python, parameters, project_of_operations

from .conftest import FakeWorkflow


def copied(user: DockUser, what: str) -> str:
    """What a menu entry leaves in the clipboard; empty if nothing."""
    QApplication.clipboard().clear()
    user.dock.findChild(QAction, what).trigger()
    return QApplication.clipboard().text()


def values(path: Path) -> bytes:
    return bytes(gdal.Open(str(path)).ReadRaster())


def in_shell(command: str, profile: Path) -> None:
    """Run a command line as a person would who has FreeNet switched on."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        pytest.skip("qgis_process is not installed")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QGIS_CUSTOM_CONFIG_PATH": str(profile)}
    for line in (f"{program} plugins enable freenet_qgis", command):
        ended = subprocess.run(line, shell=True, env=environment, capture_output=True, text=True, timeout=600)
        assert ended.returncode == 0, ended.stderr


@pytest.mark.once
def test_copied_command_and_python_make_the_same_map(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    folder = tmp_path / 'it\'s a "map" ü'
    folder.mkdir()
    polygons.selectByIds([1, 2, 3, 4, 5, 6, 7, 8])
    user.tick("selectedOnly")
    leave_out(polygons, "class_name", frozenset(["Bare soil"]))
    user.choose("preset", "Fast")
    user.find("advanced").setCollapsed(False)
    user.type("steps", "3")
    user.type("seed", "5")
    user.tick("allTouched")
    user.tick("confidence")
    user.choose("device", "CPU, 2 cores")
    user.type("output", str(folder / "map.tif"))
    python = copied(user, "copyFormPython")
    user.click("train")
    user.wait_for_end(200)
    assert (folder / "map.tif").exists(), user.notice()
    user.open_page("runsPage")
    user.find("runs").topLevelItem(0).setSelected(True)
    command = copied(user, "copyRunCommand")
    in_shell(command, tmp_path / "profile")
    program = command.split()[0]
    told = f"Copied. FreeNet must be switched on for it once: {program} plugins enable freenet_qgis"
    assert user.find("runsNotice").text() == told
    assert values(folder / "map_2.tif") == values(folder / "map.tif")
    assert values(folder / "map_confidence_2.tif") == values(folder / "map_confidence.tif")
    done: dict[str, Any] = {}
    exec(python.replace("map.", "again.").replace("map_confidence.", "again_confidence."), done)
    assert values(folder / "again.tif") == values(folder / "map.tif")
    assert Path(done["results"]["REPORT"]).exists()


@pytest.mark.parametrize(
    ("preset", "validation", "refit"),
    [
        ("Automatic", "Blocks", True),
        ("Fast", "Blocks", True),
        ("As published", "Blocks", False),
        ("Fast", "None", True),
    ],
)
def test_a_copy_says_of_which_polygons_the_map_is(
    user: DockUser, image: QgsRasterLayer, preset: str, validation: str, refit: bool
) -> None:
    user.choose("preset", preset)
    user.choose("validation", validation)
    assert f"'REFIT': {refit}," in copied(user, "copyFormPython")
    assert f"REFIT={str(refit).lower()} " in copied(user, "copyFormCommand")


def test_a_run_of_an_older_version_is_copied_as_it_was(user: DockUser, image: QgsRasterLayer) -> None:
    settings, outputs = user.dock._present_run()
    older = replace(settings, options=TrainOptions("paper", refit=True))
    assert parameters(older, outputs)["REFIT"] is False


def test_command_never_overwrites(user: DockUser, image: QgsRasterLayer, tmp_path: Path) -> None:
    (tmp_path / "map.html").write_text("mine")
    user.type("output", str(tmp_path / "map.tif"))
    text = copied(user, "copyFormPython")
    assert repr(str(tmp_path / "map_2.tif")) in text and repr(str(tmp_path / "map_2.html")) in text


def test_temporary_map_becomes_a_file_beside_the_raster(
    user: DockUser, image: QgsRasterLayer, scene: SyntheticScene
) -> None:
    assert repr(str(scene.raster.with_name("szene_classes.tif"))) in copied(user, "copyFormPython")


def test_polygons_in_memory_are_told_to_be_saved(user: DockUser, image: QgsRasterLayer, scene: SyntheticScene) -> None:
    memory = QgsVectorLayer(str(scene.polygons), "x").materialize(QgsFeatureRequest())
    memory.setName("sketch")
    QgsProject.instance().addMapLayer(memory)
    user.choose("polygons", "sketch")
    assert copied(user, "copyFormCommand") == ""
    assert user.notice() == (
        "The training data of 'sketch' are not in a file that a command could read. "
        "Save the layer (Export > Save Features As…) and choose the saved one."
    )


def test_edits_that_are_not_saved_are_told(user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer) -> None:
    copied(user, "copyFormCommand")
    assert "not train on quite the same" not in user.notice()
    polygons.startEditing()
    polygons.deleteFeature(1)
    assert copied(user, "copyFormCommand") != ""
    assert "It will not train on quite the same" in user.notice()
    polygons.rollBack()


def test_style_that_is_not_saved_is_told(user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer) -> None:
    symbol = polygons.renderer().symbol()
    categories = [
        QgsRendererCategory(name, symbol.clone(), name) for name in ("Meadow", "Forest", "Water", "Bare soil")
    ]
    polygons.setRenderer(QgsCategorizedSymbolRenderer("class_name", categories))
    copied(user, "copyFormCommand")
    assert "Save the edits of 'training' and its style" in user.notice()


def test_run_in_the_list_tells_that_its_polygons_have_changed(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(polygons.source(), tmp_path / "mine.gpkg"))
    layer = QgsVectorLayer(str(copy), "mine")
    QgsProject.instance().addMapLayer(layer)
    user.choose("polygons", "mine")
    user.type("output", str(tmp_path / "map.tif"))
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    user.open_page("runsPage")
    user.find("runs").topLevelItem(0).setSelected(True)
    copied(user, "copyRunPython")
    assert user.find("runsNotice").text() == "Copied."
    layer.startEditing()
    layer.deleteFeature(2)
    assert layer.commitChanges()
    copied(user, "copyRunPython")
    assert "It will not train on quite the same" in user.find("runsNotice").text()


def test_shells_are_quoted_for() -> None:
    given = {"INPUT": "/a b/it's.tif", "TRAINING": 'C:\\x.gpkg|subset="fid" IN (1)', "REFIT": True, "STEPS": 0}
    posix = as_command(given, windows=False)
    assert posix.splitlines()[1:] == [
        "    'INPUT=/a b/it'\"'\"'s.tif' \\",
        "    'TRAINING=C:\\x.gpkg|subset=\"fid\" IN (1)' \\",
        "    REFIT=true \\",
        "    STEPS=0",
    ]
    windows = as_command(given, windows=True)
    assert windows.endswith(
        ' -- "INPUT=/a b/it\'s.tif" "TRAINING=C:\\x.gpkg|subset=""fid"" IN (1)" "REFIT=true" "STEPS=0"'
    )
    assert "\n" not in windows


def test_a_command_is_run_in_the_project_that_chooses_coordinate_operations(
    project: QgsProject, tmp_path: Path
) -> None:
    path = tmp_path / "two words.qgz"
    assert project.write(str(path))
    assert project_of_operations() == ""
    ends = QgsCoordinateReferenceSystem("EPSG:4267"), QgsCoordinateReferenceSystem("EPSG:26917")
    context = project.transformContext()
    context.addCoordinateOperation(*ends, QgsDatumTransform.operations(*ends)[-1].proj)
    project.setTransformContext(context)
    assert project_of_operations() == str(path)
    for windows in (True, False):
        words = shlex.split(as_command({"STEPS": 0}, project_of_operations(), windows=windows).replace("\\\n", ""))
        assert words[1:] == ["run", "freenet:trainandclassify", f"--PROJECT_PATH={path}", "--", "STEPS=0"]


def test_python_is_python() -> None:
    given = {"INPUT": 'C:\\new "x"\\it\'s.tif', "REFIT": False, "STEPS": 3}
    called: list[Any] = []
    code = as_python(given).replace("from qgis import processing\n", "")
    exec(code, {"processing": type("P", (), {"run": staticmethod(lambda *arguments: called.append(arguments))})})
    assert called == [("freenet:trainandclassify", given)]
