# SPDX-License-Identifier: GPL-3.0-or-later
"""A project that is moved, copied or saved elsewhere still knows its model, its maps and its runs."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from dock_user import DockUser, train
from qgis.core import QgsProject, QgsProjectBadLayerHandler, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtTest import QTest
from scenes import SyntheticScene, write_scene

from freenet_qgis.gui.project import last_run, layer_paths, stored_paths
from freenet_qgis.gui.project.run_record import RunRecord
from freenet_qgis.gui.runs.form_settings import raster_of

from .conftest import FakeWorkflow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a project, with its data; letters that are not ASCII in its name."""
    (tmp_path / "alt ä" / "Bilder ß").mkdir(parents=True)
    return tmp_path / "alt ä"


@pytest.fixture
def mine(folder: Path, project: QgsProject) -> SyntheticScene:
    """A scene in the folder, in the project."""
    scene = write_scene(folder / "Bilder ß", "szene", shape=(32, 24, 6))
    project.addMapLayers([QgsVectorLayer(str(scene.polygons), "training"), QgsRasterLayer(str(scene.raster), "image")])
    return scene


@pytest.fixture
def quiet(project: QgsProject) -> Iterator[None]:
    """QGIS asks nobody about layers that it does not find."""
    project.setBadLayerHandler(QgsProjectBadLayerHandler())
    yield
    project.setBadLayerHandler(QgsProjectBadLayerHandler())


def go_on(user: DockUser, model: Path) -> None:
    """Choose the model to go on from, under Advanced."""
    user.dock._form.options.start.go_on_from(model)


def image() -> QgsRasterLayer:
    (layer,) = QgsProject.instance().mapLayersByName("image")
    return layer


def runs(user: DockUser) -> tuple[RunRecord, ...]:
    return user.dock._runs.history.runs


def check(user: DockUser, folder: Path) -> None:
    """The dock finds all it knew in `folder`."""
    layer = image()
    user.dock._form.layers.prefer(layer)
    assert last_run.last("model", layer, runs(user)) == folder / "map.safetensors"
    assert last_run.last("class_map", layer, runs(user)) == folder / "map.tif"
    assert user.dock._form.options.start.path() == folder / "map.safetensors"
    (run,) = runs(user)
    assert run.has_map() and Path(run.class_map) == folder / "map.tif"
    assert Path(run.settings.raster) == folder / "Bilder ß" / "szene.tif"
    assert Path(run.settings.training.partition("|")[0]) == folder / "Bilder ß" / "szene.gpkg"


def open_again(path: Path) -> None:
    project = QgsProject.instance()
    project.clear()
    assert project.read(str(path))
    QTest.qWait(20)


@pytest.mark.parametrize("ending", ["qgs", "qgz"])
@pytest.mark.parametrize("move", [shutil.move, shutil.copytree])
def test_a_project_that_is_moved_or_copied_with_its_files_finds_them(
    user: DockUser, fake: FakeWorkflow, mine: SyntheticScene, folder: Path, ending: str, move: object
) -> None:
    train(user, folder / "map.tif")
    go_on(user, folder / "map.safetensors")
    QgsProject.instance().write(str(folder / f"mine.{ending}"))
    check(user, folder)
    QgsProject.instance().clear()
    new = folder.parent / "neu ö" / "tief"
    new.parent.mkdir()
    move(folder, new)
    open_again(new / f"mine.{ending}")
    check(user, new)


def test_an_image_in_an_archive_is_found_where_that_was_moved(
    user: DockUser, fake: FakeWorkflow, mine: SyntheticScene, folder: Path
) -> None:
    with zipfile.ZipFile(folder / "szene.zip", "w") as archive:
        archive.write(mine.raster, "szene.tif")
    layer = QgsRasterLayer(f"/vsizip/{folder}/szene.zip/szene.tif", "zipped")
    QgsProject.instance().addMapLayer(layer)
    user.dock._form.layers.prefer(layer)
    train(user, folder / "map.tif")
    QgsProject.instance().write(str(folder / "mine.qgs"))
    assert str(folder) not in QgsProject.instance().readEntry("freenet", "runs")[0].partition('"runs"')[2]
    QgsProject.instance().clear()
    new = folder.parent / "neu"
    shutil.move(folder, new)
    open_again(new / "mine.qgs")
    (run,) = runs(user)
    assert run.settings.raster == f"/vsizip/{new}/szene.zip/szene.tif"
    assert raster_of(run.settings) == QgsProject.instance().mapLayersByName("zipped")[0]


def test_no_absolute_path_of_a_result_stands_in_the_file(
    user: DockUser, fake: FakeWorkflow, mine: SyntheticScene, folder: Path
) -> None:
    train(user, folder / "map.tif")
    go_on(user, folder / "map.safetensors")
    QgsProject.instance().write(str(folder / "mine.qgs"))
    assert not QgsProject.instance().isDirty()
    text = (folder / "mine.qgs").read_text(encoding="utf-8")
    for name in ("map.tif", "map.safetensors", "map.html", "szene.tif", "szene.gpkg"):
        assert f"{folder}/{name}" not in text
    assert '"./map.safetensors"' in text


def test_a_project_that_is_saved_elsewhere_knows_the_files_where_they_are(
    user: DockUser, fake: FakeWorkflow, mine: SyntheticScene, folder: Path
) -> None:
    train(user, folder / "map.tif")
    go_on(user, folder / "map.safetensors")
    QgsProject.instance().write(str(folder / "mine.qgs"))
    other = folder.parent / "other" / "deep"
    other.mkdir(parents=True)
    for name in ("map.tif", "map.safetensors"):  # of another project
        (other / name).write_bytes(b"another")
    QgsProject.instance().write(str(other / "mine.qgs"))
    check(user, folder)
    open_again(other / "mine.qgs")
    check(user, folder)


def test_a_project_that_is_saved_elsewhere_without_the_panel_knows_the_files(
    user: DockUser, fake: FakeWorkflow, mine: SyntheticScene, folder: Path
) -> None:
    train(user, folder / "map.tif")
    go_on(user, folder / "map.safetensors")
    QgsProject.instance().write(str(folder / "mine.qgs"))
    text = (folder / "mine.qgs").read_text(encoding="utf-8")
    other = folder.parent / "other"
    other.mkdir()
    moved = text.replace("./Bilder ß/szene", "../alt ä/Bilder ß/szene", 2).replace(
        "<datasource>./", "<datasource>../alt ä/"
    )
    (other / "mine.qgs").write_text(moved, encoding="utf-8")
    open_again(other / "mine.qgs")
    assert last_run.last("model", image(), runs(user)) == folder / "map.safetensors"


def test_a_project_with_absolute_paths_finds_what_was_moved_with_it(
    user: DockUser, fake: FakeWorkflow, mine: SyntheticScene, folder: Path, quiet: None
) -> None:
    QgsProject.instance().writeEntryBool("Paths", "/Absolute", True)
    train(user, folder / "map.tif")
    go_on(user, folder / "map.safetensors")
    QgsProject.instance().write(str(folder / "mine.qgs"))
    text = (folder / "mine.qgs").read_text(encoding="utf-8")
    assert f"{folder}/map.safetensors" in text
    QgsProject.instance().clear()
    shutil.move(folder, folder.parent / "neu")
    new = folder.parent / "neu"
    open_again(new / "mine.qgs")
    assert not image().isValid()  # QGIS looks for it at the old place
    image().setDataSource(str(new / "Bilder ß" / "szene.tif"), "image", "gdal")
    check(user, new)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_project_in_a_geopackage_finds_what_was_moved_with_it(
    user: DockUser, fake: FakeWorkflow, mine: SyntheticScene, folder: Path, quiet: None, is_new: bool
) -> None:
    if not is_new:  # only then QGIS stores relative paths
        shutil.copy(mine.polygons, folder / "store.gpkg")
    train(user, folder / "map.tif")
    go_on(user, folder / "map.safetensors")
    assert QgsProject.instance().write(f"geopackage:{folder}/store.gpkg?projectName=mine")
    check(user, folder)
    QgsProject.instance().clear()
    new = folder.parent / "neu"
    shutil.move(folder, new)
    open_again(f"geopackage:{new}/store.gpkg?projectName=mine")
    for name, source in (("image", "szene.tif"), ("training", "szene.gpkg")):
        (layer,) = QgsProject.instance().mapLayersByName(name)
        if not layer.isValid():
            layer.setDataSource(str(new / "Bilder ß" / source), name, layer.providerType() or "gdal")
    check(user, new)


def older(file: Path) -> None:
    """Make a project what older versions wrote: they left absolute paths with the layers."""
    text = file.read_text(encoding="utf-8")
    text = re.sub(r'<Option[^>]*name="freenet/folder"[^>]*/>', "", text)
    text = re.sub(r'(<Option[^>]*)value="\./(map[^"]*)"', rf'\1value="{file.parent}/\2"', text)
    assert f'value="{file.parent}/map.safetensors"' in text and layer_paths.FOLDER not in text
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("move", [shutil.move, None])
def test_a_project_of_an_older_version_finds_its_files_wherever_it_was_moved(
    user: DockUser, fake: FakeWorkflow, mine: SyntheticScene, folder: Path, move: object
) -> None:
    train(user, folder / "map.tif")
    go_on(user, folder / "map.safetensors")
    QgsProject.instance().write(str(folder / "mine.qgs"))
    QgsProject.instance().clear()
    older(folder / "mine.qgs")
    new = folder.parent / "neu" if move else folder
    if move:
        move(folder, new)
    open_again(new / "mine.qgs")
    check(user, new)


def test_paths_on_another_drive_stay_as_they_are(project: QgsProject, tmp_path: Path) -> None:
    project.write(str(tmp_path / "mine.qgs"))
    for path in ("D:/maps/map.tif", "D:\\maps\\map.tif", "\\\\server\\maps\\map.tif"):
        assert stored_paths.is_absolute(path)
        assert stored_paths.found(path, "C:/projects") == project.pathResolver().readPath(path)


def test_a_path_of_another_system_is_found_below_the_project(project: QgsProject, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "map.tif").write_bytes(b"")
    project.write(str(tmp_path / "mine.qgs"))
    for path in ("C:/projects/maps/map.tif", "c:\\Projects\\maps\\map.tif"):
        assert stored_paths.found(path, "C:/projects") == str(tmp_path / "maps" / "map.tif")
