# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialog "Image": bands are chosen by mouse, by keyboard and as text, and a run is made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dock_user import DockUser, screenshot, wait_until
from osgeo import gdal
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QTreeView
from qgis.utils import iface
from scenes import write_cube

from freenet_qgis.gui.image.summary import in_words
from freenet_qgis.gui.project.image_setup import PROPERTY, ImageSetup, scene_of, set_up, setup_of
from freenet_qgis.gui.runs.copied_run import parameters
from freenet_qgis.request import BandChoice

from .conftest import FakeWorkflow


@pytest.fixture
def layer(tmp_path: Path, project: QgsProject) -> QgsRasterLayer:
    """A raster of eight bands at 400, 500, … 1100 nm, the third bad, the fifth without data."""
    cube = np.ones((20, 20, 8), np.int16)
    cube[..., 4] = -9999
    write_cube(tmp_path / "eight.tif", cube)
    dataset = gdal.Open(str(tmp_path / "eight.tif"), gdal.GA_Update)
    for number in range(1, 9):
        band = dataset.GetRasterBand(number)
        band.SetDescription(f"B{number}")
        band.SetMetadata({"wavelength": str(300 + 100 * number), "bbl": str(int(number != 3))})
    del dataset
    layer = QgsRasterLayer(str(tmp_path / "eight.tif"), "eight")
    project.addMapLayer(layer)
    return layer


@pytest.fixture(params=["default", "Night Mapping"])
def theme(request: pytest.FixtureRequest) -> Iterator[str]:
    """The themes of QGIS, light and dark."""
    palette = QApplication.palette()
    QgsApplication.setUITheme(request.param)
    yield request.param
    QgsApplication.setUITheme("default")
    QApplication.setPalette(palette)  # which QGIS leaves dark


def opened(user: DockUser) -> Any:
    """The dialog, once the raster is known."""
    wait_until(lambda: user.dock._outlook.scene.info is not None)
    user.click("setUpImage")
    wait_until(lambda: user.sees("imageDialog"))
    user.find("imagePages").setCurrentWidget(user.find("bandsPage"))
    return user.find("imageDialog")


def accept(user: DockUser) -> None:
    button = user.find("imageButtons").button(QDialogButtonBox.StandardButton.Ok)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.qWait(0)


def ticked(user: DockUser) -> list[int]:
    """The numbers of the ticked bands that are shown, read off the table."""
    view: QTreeView = user.find("bandTable")
    model = view.model()
    cells = [model.index(row, 0) for row in range(model.rowCount())]
    is_ticked = Qt.CheckState.Checked
    return [int(one.data()) for one in cells if Qt.CheckState(one.data(Qt.ItemDataRole.CheckStateRole)) == is_ticked]


def press_space(user: DockUser, *rows: int) -> None:
    view: QTreeView = user.find("bandTable")
    view.setFocus()
    view.setCurrentIndex(view.model().index(rows[0], 0))
    view.clearSelection()
    for row in rows:
        view.selectionModel().select(
            view.model().index(row, 0),
            view.selectionModel().SelectionFlag.Select | view.selectionModel().SelectionFlag.Rows,
        )
    QTest.keyClick(view, Qt.Key.Key_Space)


def summary(user: DockUser) -> str:
    return user.find("imageSummary").text() if user.sees("imageSummary") else ""


def test_bad_and_empty_bands_begin_without_a_tick_and_say_why(user: DockUser, layer: QgsRasterLayer) -> None:
    opened(user)
    assert ticked(user) == [1, 2, 4, 6, 7, 8]
    model = user.find("bandTable").model()
    assert [model.index(row, 4).data() for row in (1, 2, 4)] == ["", "marked as bad in the file", "no pixel has data"]
    assert [model.index(2, column).data() for column in range(3)] == ["3", "B3", "600"]
    assert user.find("bandCount").text() == "6 of 8 bands are trained on."
    assert user.find("bandText").text() == ""
    accept(user)
    assert setup_of(layer) == ImageSetup()
    assert summary(user) == ""


def test_bands_are_chosen_by_keyboard_and_the_run_gets_them(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    opened(user)
    press_space(user, 0, 2, 3)
    assert ticked(user) == [2, 5, 6]
    assert user.find("bandText").text() == "2, 5, 6"
    accept(user)
    assert setup_of(image) == ImageSetup(bands="2, 5, 6")
    wait_until(lambda: summary(user).startswith("3 of 6 bands <a "))
    assert user.find("leftOut").text() == "3 of 6 bands are used."
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    assert fake.request.scene.bands == BandChoice("2, 5, 6")


def test_a_bad_band_is_used_if_it_is_ticked(user: DockUser, layer: QgsRasterLayer) -> None:
    opened(user)
    press_space(user, 2)
    assert user.find("bandText").text() == "1-8, 3"
    assert ticked(user) == [1, 2, 3, 4, 6, 7, 8]
    accept(user)
    assert setup_of(layer).bands == "1-8, 3"


def test_a_range_of_wavelengths_is_two_boxes_and_one_button(user: DockUser, layer: QgsRasterLayer) -> None:
    opened(user)
    assert not user.find("onlyShownBands").isEnabled()
    user.find("bandLow").setValue(450)
    user.find("bandHigh").setValue(750)
    assert user.find("bandTable").model().rowCount() == 3
    user.click("onlyShownBands")
    assert user.find("bandText").text() == "2, 4"
    user.click("allBands")
    assert user.find("bandText").text() == "2, 4, 3"
    user.click("goodBands")
    assert user.find("bandText").text() == "2, 4"
    user.find("bandLow").setValue(0)
    user.find("bandHigh").setValue(0)
    user.type("bandFilter", "b7")
    assert user.find("bandTable").model().rowCount() == 1
    user.click("noBands")
    user.type("bandFilter", "")
    assert ticked(user) == [2, 4]


def test_nothing_ticked_cannot_be_accepted(user: DockUser, layer: QgsRasterLayer) -> None:
    opened(user)
    user.click("noBands")
    assert user.find("bandsNotice").text() == "Tick one band at least."
    assert not user.find("imageButtons").button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    user.click("allBands")
    assert user.find("imageButtons").button(QDialogButtonBox.StandardButton.Ok).isEnabled()


def test_text_ticks_and_says_what_is_wrong(user: DockUser, layer: QgsRasterLayer) -> None:
    opened(user)
    user.type("bandText", "0,45-0,85 µm, !B6")
    assert ticked(user) == [2, 4]
    user.type("bandText", "B9")
    assert "no band of 'eight.tif' is called so" in user.find("bandsNotice").text()
    assert not user.find("imageButtons").button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    user.type("bandText", "450-850 nm")
    accept(user)
    assert setup_of(layer).bands == "450-850 nm"
    wait_until(lambda: summary(user).startswith("2 of 8 bands"))


def test_the_link_clears_what_is_set_up(user: DockUser, layer: QgsRasterLayer) -> None:
    set_up(layer, ImageSetup(bands="1-4"))
    user.dock._form.layers.changed.emit()
    wait_until(lambda: "3 of 8 bands" in summary(user))
    line = user.find("imageSummary")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Tab)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert setup_of(layer) == ImageSetup()
    assert summary(user) == ""


def test_a_choice_is_remembered_with_the_layer_and_by_the_run(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    set_up(image, ImageSetup(bands="2-4"))
    settings, _ = user.dock._present_run()
    assert settings.image == ImageSetup(bands="2-4")
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    set_up(image, ImageSetup(bands="5"))
    user.dock._use_settings(user.dock._runs.history.runs[0].settings)
    assert setup_of(image) == ImageSetup(bands="2-4")
    user.dock._use_settings(replace(settings, image=ImageSetup()))
    assert setup_of(image) == ImageSetup()


def test_copied_runs_name_the_bands(user: DockUser, image: QgsRasterLayer) -> None:
    set_up(image, ImageSetup(bands="2-4"))
    assert parameters(*user.dock._present_run())["BANDS"] == "2-4"
    set_up(image, ImageSetup())
    assert "BANDS" not in parameters(*user.dock._present_run())


@pytest.mark.parametrize(
    ("setup", "words"),
    [
        (ImageSetup(), ""),
        (ImageSetup(bands="1-3, !2"), "bands 1-3, !2"),
        (ImageSetup(dates=("2021-06-04",)), "2021-06-04"),
        (ImageSetup(bands="1", dates=("2021-07-10", "", "2021-06-04")), "2021-06-04 to 2021-07-10 · bands 1"),
    ],
)
def test_the_line_tells_all_that_is_set_up(setup: ImageSetup, words: str) -> None:
    assert in_words(setup) == words


@pytest.mark.parametrize("stored", ["", "7", "{", '{"bands": 7}', "[" * 5000, "x" * 200_000, '{"unknown": 1}'])
def test_what_somebody_else_has_written_there_means_nothing(layer: QgsRasterLayer, stored: str) -> None:
    layer.setCustomProperty(PROPERTY, stored)
    assert setup_of(layer) == ImageSetup()
    assert scene_of(layer).bands == BandChoice()


def test_a_layer_that_goes_takes_the_dialog_along(user: DockUser, layer: QgsRasterLayer) -> None:
    opened(user)
    QgsProject.instance().clear()
    QTest.qWait(50)
    assert user.dock.findChild(QDialogButtonBox, "imageButtons") is None


def test_it_looks_right(user: DockUser, layer: QgsRasterLayer, theme: str) -> None:
    iface.mainWindow().resizeDocks([user.dock], [1], Qt.Orientation.Horizontal)
    set_up(layer, ImageSetup(bands="450-850 nm, 3"))
    user.dock._form.layers.changed.emit()
    wait_until(lambda: "3 of 8 bands" in summary(user))
    screenshot(user.dock, f"image line {theme}")
    dialog = opened(user)
    screenshot(dialog, f"image bands {theme}")
    assert dialog.width() <= 600


def test_the_tab_key_goes_from_top_to_bottom(user: DockUser, layer: QgsRasterLayer) -> None:
    opened(user)
    names = ["bandFilter", "bandLow", "bandHigh", "bandTable", "allBands", "goodBands", "noBands", "onlyShownBands"]
    following, found = user.find(names[0]), []
    for _ in range(60):
        found.append(following.objectName())
        following = following.nextInFocusChain()
    places = [found.index(name) for name in (*names, "bandText")]
    assert places == sorted(places)


def test_hundreds_of_bands_are_shown(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    write_cube(tmp_path / "many.tif", np.ones((2, 2, 800), np.int16))
    project.addMapLayer(QgsRasterLayer(str(tmp_path / "many.tif"), "many"))
    opened(user)
    user.type("bandText", "1-400, !7")
    assert len(ticked(user)) == 399
    user.type("bandFilter", "79")
    shown = user.find("bandTable").model()
    names = [shown.index(row, 1).data() for row in range(shown.rowCount())]
    assert 10 < len(names) < 100 and all("79" in name or name.startswith("Band 79") for name in names)


def test_bands_are_found_by_their_dates(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    write_cube(tmp_path / "dated.tif", np.ones((2, 2, 4), np.int16))
    dataset = gdal.Open(str(tmp_path / "dated.tif"), gdal.GA_Update)
    for number, name in enumerate(("2021-06-04 B4", "2021-06-04 B8", "2021-07-10 B4", "2021-07-10 B8"), start=1):
        dataset.GetRasterBand(number).SetDescription(name)
    del dataset
    project.addMapLayer(QgsRasterLayer(str(tmp_path / "dated.tif"), "dated"))
    opened(user)
    view = user.find("bandTable")
    assert not view.isColumnHidden(3) and view.model().index(2, 3).data() == "2021-07-10"
    user.type("bandFilter", "2021-07")
    user.click("onlyShownBands")
    assert user.find("bandText").text() == "3, 4"
