# SPDX-License-Identifier: GPL-3.0-or-later
"""The page Rasters of the dialog "Image": further rasters are added, moved and dated, and a run is made of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from dock_user import DockUser, screenshot, wait_until
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsRasterRange
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialogButtonBox, QTableWidget
from scenes import write_cube

from freenet_qgis.gui.project.image_setup import ImageSetup, StackedRaster, set_up, setup_of, stacked
from freenet_qgis.gui.runs.copied_run import as_command, as_python, doubts, parameters
from freenet_qgis.request import FurtherRaster

from .conftest import FakeWorkflow


def more(project: QgsProject, folder: Path, name: str, shift: float = 0.0) -> QgsRasterLayer:
    """One more raster in the project, with two bands on the grid of the others or so far east of it."""
    path = folder / f"{name}.tif"
    write_cube(path, np.ones((60, 50, 2), np.int16))
    if shift:
        dataset = gdal.Open(str(path), gdal.GA_Update)
        x, *rest = dataset.GetGeoTransform()
        dataset.SetGeoTransform((x + shift, *rest))
        dataset = None
    layer = QgsRasterLayer(str(path), name)
    project.addMapLayer(layer)
    return layer


@pytest.fixture
def others(project: QgsProject, image: QgsRasterLayer, user: DockUser, tmp_path: Path) -> list[QgsRasterLayer]:
    """Two more rasters, beside the image of the form."""
    found = [more(project, tmp_path, name) for name in ("dsm", "s2_20210813")]
    user.dock._form.layers.prefer(image)
    return found


def opened(user: DockUser) -> QTableWidget:
    wait_until(lambda: user.dock._outlook.scene.info is not None)
    user.click("setUpImage")
    wait_until(lambda: user.sees("imageDialog"))
    user.find("imagePages").setCurrentWidget(user.find("rastersPage"))
    return user.find("stackedRasters")


def add(user: DockUser, layer: QgsRasterLayer) -> None:
    user.find("offeredRaster").setLayer(layer)
    user.click("addRaster")


def names(table: QTableWidget) -> list[str]:
    return [table.item(row, 0).text() for row in range(table.rowCount())]


def ok(user: DockUser) -> QDialogButtonBox:
    return user.find("imageButtons").button(QDialogButtonBox.StandardButton.Ok)


def test_rasters_are_added_and_the_run_gets_them(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, others: list[QgsRasterLayer]
) -> None:
    table = opened(user)
    assert names(table) == [image.name()]
    for layer in others:
        add(user, layer)
    assert names(table) == [image.name(), "dsm", "s2_20210813"]
    assert table.item(2, 2).text() == "2021-08-13"
    user.choose("resampling1", "nearest")
    screenshot(user.find("imageDialog"), "image-rasters")
    QTest.mouseClick(ok(user), Qt.MouseButton.LeftButton)
    setup = setup_of(image)
    assert [(one.name, one.resampling) for one in setup.further] == [("dsm", "nearest"), ("s2_20210813", "auto")]
    wait_until(lambda: user.find("imageSummary").text().startswith("3 rasters <a "))
    wait_until(lambda: user.dock._outlook.scene.info is not None)
    assert len(user.dock._outlook.scene.info.rasters) == 3
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    paths = [Path(layer.source()) for layer in others]
    assert [(one.raster, one.resampling) for one in fake.request.scene.further] == [
        (paths[0], "nearest"), (paths[1], None),
    ]  # fmt: skip


def test_the_list_is_set_in_order_by_its_buttons(user: DockUser, others: list[QgsRasterLayer]) -> None:
    table = opened(user)
    for layer in others:
        add(user, layer)
    user.click("rasterUp")
    assert names(table)[1:] == ["s2_20210813", "dsm"] and table.currentRow() == 1
    assert not user.find("rasterUp").isEnabled()
    user.click("rasterDown")
    assert names(table)[1:] == ["dsm", "s2_20210813"] and table.currentRow() == 2
    user.click("removeRaster")
    assert names(table)[1:] == ["dsm"]
    table.selectRow(0)
    assert not any(user.find(name).isEnabled() for name in ("removeRaster", "rasterUp", "rasterDown"))


def test_dates_are_typed_where_files_tell_none(
    user: DockUser, image: QgsRasterLayer, others: list[QgsRasterLayer]
) -> None:
    table = opened(user)
    add(user, others[0])
    table.item(0, 2).setText("4.6.2021 or so")
    assert "is no date" in user.find("rastersNotice").text() and not ok(user).isEnabled()
    table.item(0, 2).setText("2021-06-04")
    assert not user.find("rastersNotice").text() and ok(user).isEnabled()
    QTest.mouseClick(ok(user), Qt.MouseButton.LeftButton)
    assert setup_of(image).dates == ("2021-06-04", "")
    wait_until(lambda: user.dock._outlook.scene.info is not None)
    assert user.dock._outlook.scene.info.bands[0].name.startswith("2021-06-04 ")


def test_a_cell_outlives_its_own_signal(user: DockUser, others: list[QgsRasterLayer]) -> None:
    """Qt asks it for its row after it has told of the change."""
    table = opened(user)
    cell = table.item(0, 2)
    cell.setText("2021-06-04")
    assert not sip.isdeleted(cell) and table.item(0, 2) is cell


def test_a_raster_that_lies_elsewhere_is_told_at_once(
    user: DockUser, project: QgsProject, others: list[QgsRasterLayer], tmp_path: Path, image: QgsRasterLayer
) -> None:
    far = more(project, tmp_path, "far", shift=1e5)
    user.dock._form.layers.prefer(image)
    opened(user)
    add(user, far)
    assert "'far.tif' does not overlap" in user.find("imageNotice").text() and not ok(user).isEnabled()
    user.click("removeRaster")
    assert not user.find("imageNotice").text() and ok(user).isEnabled()


def test_the_copied_run_names_the_rasters_and_how_they_are_laid(
    user: DockUser, image: QgsRasterLayer, others: list[QgsRasterLayer]
) -> None:
    first, second = others
    further = StackedRaster(first.source(), first.id(), "dsm", "nearest"), StackedRaster(second.source())
    set_up(image, ImageSetup(further=further))
    given = parameters(*user.dock._present_run())
    assert (given["STACK"], given["RESAMPLING"]) == ([first.source(), second.source()], "nearest, auto")
    command = as_command(given, windows=False)
    assert f"STACK={first.source()}" in command and f"STACK={second.source()}" in command
    assert f"'STACK': ['{first.source()}', '{second.source()}']" in as_python(given)


def test_a_copied_run_tells_what_only_qgis_knows_of_further_rasters(
    user: DockUser, image: QgsRasterLayer, others: list[QgsRasterLayer]
) -> None:
    def doubted() -> list[str]:
        return [layer.name() for layer in others if layer.name() in doubts(user.dock._present_run()[0])]

    set_up(image, ImageSetup(further=tuple(map(stacked, others))))
    assert doubted() == []
    others[0].dataProvider().setUserNoDataValue(1, [QgsRasterRange(1, 1)])
    assert doubted() == ["dsm"]
    others[1].setCrs(QgsCoordinateReferenceSystem("EPSG:32632"))
    assert doubted() == ["dsm", "s2_20210813"]


def test_a_raster_is_found_by_its_file_when_its_layer_is_gone(
    project: QgsProject, image: QgsRasterLayer, others: list[QgsRasterLayer]
) -> None:
    path = Path(others[0].source())
    one = StackedRaster(str(path), others[0].id(), "dsm", "bilinear")
    assert ImageSetup(further=(one,)).with_paths(lambda text: text.replace("dsm", "dtm")).further == (
        replace(one, source=str(path.with_name("dtm.tif"))),
    )
    project.removeMapLayer(others[0])
    assert one.raster() == FurtherRaster(path)
