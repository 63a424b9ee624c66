# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers that the dock takes: those of the last run, never a result of its own."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from canvas_pixels import add, flat_raster, rectangle_layer
from dock_user import DockUser, train
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface
from scenes import write_scene

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE, DIFFERENCE, PROBABILITIES
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.results import own_rasters
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.gui.dock import FreeNetDock
from freenet_qgis.gui.project import last_run
from freenet_qgis.gui.result_layers import own_layers
from freenet_qgis.request import Outputs

from .conftest import FakeWorkflow

CLASSES = [ClassInfo(1, "Water", "#1f78b4"), ClassInfo(2, "Forest", "#33a02c")]


@pytest.fixture
def open_dock(probed: list[Path]) -> Iterator[Callable[[], DockUser]]:
    """Opens the dock when a test wants it, in the project as it is then."""
    docks: list[FreeNetDock] = []

    def make() -> DockUser:
        dock = FreeNetDock(iface, iface.mainWindow())
        docks.append(dock)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        dock.show()
        return DockUser(dock)

    yield make
    for dock in docks:
        if not sip.isdeleted(dock):
            dock.unload()
            iface.removeDockWidget(dock)
            dock.deleteLater()


def chosen(user: DockUser) -> tuple[str, str, str]:
    """Raster, polygons and field."""
    return tuple(user.find(name).currentText() for name in ("raster", "polygons", "field"))


def offered(user: DockUser) -> list[str]:
    box = user.find("raster")
    return [box.itemText(index) for index in range(box.count())]


def reopen(path: Path) -> None:
    iface.newProject()
    assert iface.addProject(str(path)) is not False
    QTest.qWait(50)


def results(folder: Path, source: str) -> list[Path]:
    """One raster of each kind that we write, on the grid of another."""
    grid = raster.describe(Path(source)).grid
    shape = grid.rows, grid.cols
    paths = [folder / f"a_{kind}.tif" for kind in ("map", "confidence", "probabilities", "difference")]
    write_map(paths[0], NewMap(CLASS_MAP, np.ones(shape, np.uint8), grid, CLASSES))
    write_map(paths[1], NewMap(CONFIDENCE, np.ones(shape, np.float32), grid))
    write_map(paths[2], NewMap(PROBABILITIES, np.full((*shape, 2), 0.5, np.float32), grid, CLASSES))
    write_map(paths[3], NewMap(DIFFERENCE, np.ones(shape, np.uint8), grid, CLASSES))
    return paths


def test_results_of_ours_are_never_offered_as_an_image(user: DockUser, image: QgsRasterLayer, tmp_path: Path) -> None:
    layers = [QgsRasterLayer(str(path), path.stem) for path in results(tmp_path, image.source())]
    for layer in layers:
        add(layer, 0)
    assert offered(user) == ["image"] and chosen(user)[0] == "image"
    QgsProject.instance().removeMapLayer(image)
    assert offered(user) == [] and user.dock._form.layers.raster_layer() is None
    assert user.next_step() == "Add the raster that you want to classify to the project."


def test_a_result_is_not_chosen_for_a_moment_in_an_empty_project(
    user: DockUser, image: QgsRasterLayer, tmp_path: Path
) -> None:
    paths = results(tmp_path, image.source())
    QgsProject.instance().clear()
    told: list[object] = []
    user.find("raster").layerChanged.connect(told.append)
    for path in paths:
        QgsProject.instance().addMapLayer(QgsRasterLayer(str(path), path.stem))
    assert told == [] and offered(user) == []


def test_a_layer_that_comes_to_show_a_result_is_offered_no_more(
    user: DockUser, image: QgsRasterLayer, tmp_path: Path
) -> None:
    other = QgsRasterLayer(image.source(), "other")
    QgsProject.instance().addMapLayer(other)
    source, path = image.source(), results(tmp_path, image.source())[0]
    other.setDataSource(str(path), "other", "gdal")
    assert offered(user) == ["image"]
    other.setDataSource(source, "other", "gdal")
    assert offered(user) == ["image", "other"]


def test_a_chosen_layer_that_comes_to_show_a_result_gives_way(
    user: DockUser, image: QgsRasterLayer, tmp_path: Path
) -> None:
    other = QgsRasterLayer(image.source(), "other")
    QgsProject.instance().addMapLayer(other)
    user.choose("raster", "other")
    told: list[object] = []
    user.find("raster").layerChanged.connect(told.append)
    other.setDataSource(str(results(tmp_path, image.source())[0]), "other", "gdal")
    assert chosen(user)[0] == "image" and told[-1] is image


def test_layers_that_come_together_are_followed(user: DockUser, two: dict[str, object]) -> None:
    assert chosen(user) == ("east", "east polygons", "class_name")
    assert user.can_train()


def test_a_result_whose_file_is_gone_is_not_offered(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, tmp_path / "map.tif")
    (layer,) = QgsProject.instance().mapLayersByName("map")
    layer.setDataSource(str(tmp_path / "gone.tif"), "map", "gdal")
    assert not layer.isValid() and offered(user) == ["image"]


def test_an_image_within_a_zip_is_offered(user: DockUser, image: QgsRasterLayer, tmp_path: Path) -> None:
    tiled = tmp_path / "tiled.tif"
    options = ["TILED=YES", "COMPRESS=DEFLATE"]
    gdal.Translate(str(tiled), image.source(), outputType=gdal.GDT_Byte, creationOptions=options)
    with zipfile.ZipFile(tmp_path / "tiled.zip", "w") as archive:
        archive.write(tiled, "tiled.tif")
    layer = QgsRasterLayer(f"/vsizip/{tmp_path}/tiled.zip/tiled.tif", "zipped")
    assert layer.isValid() and layer.dataProvider().xBlockSize() == own_rasters.TILE_PX
    QgsProject.instance().addMapLayer(layer)
    assert offered(user) == ["image", "zipped"]


def test_only_files_that_may_be_ours_are_opened_and_each_once(
    project: QgsProject, user: DockUser, image: QgsRasterLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(own_layers, "own_kind", lambda path: opened.append(path) or own_rasters.own_kind(path))
    path = results(tmp_path, image.source())[0]
    for number in range(20):
        project.addMapLayer(QgsRasterLayer(image.source(), f"image {number}"))
        project.addMapLayer(QgsRasterLayer(str(path), f"map {number}"))
    assert opened == [path]


def test_an_opened_project_brings_the_layers_of_its_last_run(
    user: DockUser, fake: FakeWorkflow, two: dict[str, object], tmp_path: Path
) -> None:
    for name, field in (("east", "class_name"), ("west", "class_id")):
        user.choose("raster", name)
        user.choose("polygons", f"{name} polygons")
        user.choose("field", field)
        train(user, tmp_path / f"a map of {name}.tif")
    assert offered(user) == ["east", "west"]
    QgsProject.instance().write(str(tmp_path / "mine.qgz"))
    user.choose("raster", "east")
    user.choose("polygons", "east polygons")
    reopen(tmp_path / "mine.qgz")
    assert chosen(user) == ("west", "west polygons", "class_id")
    assert offered(user) == ["east", "west"]


def test_the_dock_opens_with_the_layers_of_the_last_run(
    open_dock: Callable[[], DockUser], fake: FakeWorkflow, two: dict[str, object], tmp_path: Path
) -> None:
    user = open_dock()
    user.wait_for_device()
    user.choose("raster", "west")
    user.choose("polygons", "west polygons")
    train(user, tmp_path / "a map.tif")
    QgsProject.instance().write(str(tmp_path / "mine.qgz"))
    user.dock.unload()
    reopen(tmp_path / "mine.qgz")
    assert iface.activeLayer() is not None  # QGIS takes the uppermost
    assert chosen(open_dock())[:2] == ("west", "west polygons")
    (east,) = QgsProject.instance().mapLayersByName("east")
    iface.setActiveLayer(east)
    assert chosen(open_dock())[:2] == ("east", "west polygons")  # the user has clicked on it


def test_projects_opened_one_after_another_bring_each_its_own(
    user: DockUser, fake: FakeWorkflow, two: dict[str, object], tmp_path: Path
) -> None:
    user.choose("raster", "west")
    user.choose("polygons", "west polygons")
    user.choose("field", "class_id")
    train(user, tmp_path / "map.tif")
    QgsProject.instance().write(str(tmp_path / "west.qgz"))
    iface.newProject()
    scene = write_scene(tmp_path, "other", shape=(32, 24, 6))
    QgsProject.instance().addMapLayers(
        [QgsVectorLayer(str(scene.polygons), "a polygons"), QgsRasterLayer(str(scene.raster), "an image")]
    )
    assert chosen(user) == ("an image", "a polygons", "class_name")
    QgsProject.instance().write(str(tmp_path / "other.qgz"))
    reopen(tmp_path / "west.qgz")
    assert chosen(user) == ("west", "west polygons", "class_id")
    reopen(tmp_path / "other.qgz")
    assert chosen(user) == ("an image", "a polygons", "class_name")


def test_layers_that_come_later_change_no_choice(
    user: DockUser, fake: FakeWorkflow, two: dict[str, object], tmp_path: Path
) -> None:
    user.choose("raster", "west")
    user.choose("polygons", "west polygons")
    before = chosen(user)
    for name in ("a first", "z last"):
        QgsProject.instance().addMapLayer(QgsRasterLayer(two["east"].source(), name))
        QgsProject.instance().addMapLayer(QgsVectorLayer(two["east polygons"].source(), f"{name} polygons"))
    assert chosen(user) == before


def test_a_last_run_whose_raster_has_left_the_project_gives_way_to_the_one_before(
    user: DockUser, fake: FakeWorkflow, two: dict[str, object], tmp_path: Path
) -> None:
    for name in ("west", "east"):
        user.choose("raster", name)
        user.choose("polygons", f"{name} polygons")
        train(user, tmp_path / f"{name}_map.tif")
    QgsProject.instance().removeMapLayer(two["east"])
    QgsProject.instance().write(str(tmp_path / "mine.qgz"))
    reopen(tmp_path / "mine.qgz")
    assert chosen(user)[:2] == ("west", "west polygons")


def test_of_two_layers_of_one_file_the_one_that_was_used_is_taken(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    QgsProject.instance().addMapLayer(QgsRasterLayer(image.source(), "false colour"))
    user.choose("raster", "image")
    train(user, tmp_path / "map.tif")
    QgsProject.instance().write(str(tmp_path / "mine.qgz"))
    reopen(tmp_path / "mine.qgz")
    assert chosen(user)[0] == "image"


def test_without_a_run_the_raster_with_most_bands_and_polygons_on_it_are_taken(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    extent, crs = image.extent(), image.crs()
    add(QgsRasterLayer(str(flat_raster(tmp_path / "a.tif", extent, crs.toWkt())), "a basemap"), 0)
    path = tmp_path / "areas.geojson"
    path.write_text(
        '{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:32633"}}, "features": ['
        '{"type": "Feature", "properties": {"kind": "x"}, "geometry": {"type": "Polygon", "coordinates": '
        "[[[0, 0], [9, 0], [9, 9], [0, 0]]]}}]}"
    )
    add(QgsVectorLayer(str(path), "areas"), 0)
    QgsProject.instance().write(str(tmp_path / "mine.qgz"))
    reopen(tmp_path / "mine.qgz")
    assert chosen(user)[:2] == ("image", "training")


def test_a_raster_that_an_older_version_trained_on_is_taken(
    user: DockUser, two: dict[str, object], tmp_path: Path
) -> None:
    (tmp_path / "m.safetensors").write_bytes(b"model")
    last_run.remember(two["west"], Outputs(model=tmp_path / "m.safetensors"))
    QgsProject.instance().write(str(tmp_path / "mine.qgz"))
    reopen(tmp_path / "mine.qgz")
    assert chosen(user)[0] == "west"


def test_polygons_follow_to_a_raster_on_which_those_chosen_do_not_lie(
    user: DockUser, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    moved = tmp_path / "moved.tif"
    gdal.Translate(str(moved), image.source(), outputBounds=[500_000, 5_900_000, 500_240, 5_899_680])
    there = QgsRasterLayer(str(moved), "there")
    area = rectangle_layer(there.extent(), "EPSG:32633", "there polygons")
    QgsProject.instance().addMapLayers([there, area])
    assert chosen(user)[:2] == ("image", "training")
    user.choose("raster", "there")
    assert chosen(user)[:2] == ("there", "there polygons")
    user.choose("polygons", "training")
    assert chosen(user)[:2] == ("there", "training")  # who chooses them himself has them
