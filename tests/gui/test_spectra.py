# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel of spectra: what it shows of classes, and what lies under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from dock_user import DockUser, hover, screenshot, wait_until
from osgeo import gdal
from qgis.core import QgsPointXY, QgsProject, QgsRasterLayer, QgsTask, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface
from scenes import CLASSES, SyntheticScene, write_scene

from freenet_qgis import settings
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE, PROBABILITIES
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.gui.project import last_run
from freenet_qgis.gui.spectra.dock import SpectraDock
from freenet_qgis.gui.spectra.plot import SpectraPlot
from freenet_qgis.gui.widgets.contrast import contrast
from freenet_qgis.request import Outputs

INFOS = tuple(ClassInfo(value, name, "#336699") for value, name in CLASSES.items())


@pytest.fixture
def spectra(user: DockUser, image: QgsRasterLayer) -> Iterator[DockUser]:
    """A user in front of the panel, opened by the button in the dock."""
    iface.mapCanvas().setDestinationCrs(image.crs())
    iface.mapCanvas().setExtent(image.extent())
    user.click("spectra")
    dock = user.dock._spectra
    dock._timer.setInterval(50)  # ms: no stroke follows that would be worth waiting for
    wait_for(dock)
    yield DockUser(dock)


def wait_for(dock: SpectraDock) -> None:
    """Until the panel shows what the form describes."""
    wait_until(lambda: dock._shown is not None and dock._task is None and not dock._timer.isActive())


def shown(user: DockUser) -> list[tuple[str, str]]:
    return [(one.info.name, one.source) for one in plot(user).curves()]


def plot(user: DockUser) -> SpectraPlot:
    return user.find("spectraPlot")


def add_map(scene: SyntheticScene, image: QgsRasterLayer, folder: Path) -> Outputs:
    """The results of a run: a map, and how sure it is."""
    grid = raster.describe(scene.raster).grid
    outputs = Outputs(
        class_map=folder / "map.tif", confidence=folder / "map_confidence.tif", model=folder / "map.safetensors"
    )
    write_map(outputs.class_map, NewMap(CLASS_MAP, scene.truth * scene.valid, grid, INFOS))
    write_map(outputs.confidence, NewMap(CONFIDENCE, np.full(scene.truth.shape, 0.8, np.float32), grid))
    outputs.model.write_bytes(b"model")
    last_run.remember(image, outputs)
    QgsProject.instance().addMapLayer(QgsRasterLayer(str(outputs.class_map), "map"))
    return outputs


def point_at(row: float, col: float) -> QPoint:
    """Where a pixel of the scene is on the canvas."""
    place = QgsPointXY(400_000 + 10 * (col + 0.5), 5_800_000 - 10 * (row + 0.5))
    pixel = iface.mapCanvas().getCoordinateTransform().transform(place)
    return QPoint(round(pixel.x()), round(pixel.y()))


def look_at(user: DockUser, row: float, col: float) -> str:
    """Move there with the tool; what the panel says."""
    user.find("spectrumPlace").setPlainText("")
    QTest.qWait(50)  # for the canvas, which is as large as the panel lets it be
    hover(iface.mapCanvas().viewport(), point_at(row, col))
    wait_until(lambda: user.find("spectrumPlace").toPlainText() != "")
    return user.find("spectrumPlace").toPlainText()


def test_the_panel_is_off_until_it_is_asked_for(user: DockUser, image: QgsRasterLayer) -> None:
    assert iface.mainWindow().findChild(QDockWidget, "FreeNetSpectra") is None


def test_whoever_closes_qgis_while_spectra_are_read_is_not_asked(spectra: DockUser) -> None:
    spectra.dock._shown = None
    spectra.dock._update()
    flags = spectra.dock._task.flags()
    wait_for(spectra.dock)
    assert bool(flags & QgsTask.Flag.CancelWithoutPrompt)


def test_training_polygons_are_shown_by_class_over_wavelength(spectra: DockUser) -> None:
    assert sorted(shown(spectra)) == [(name, "training") for name in sorted(CLASSES.values())]
    assert plot(spectra)._axis.title == "Wavelength (nm)"
    assert spectra.find("spectraCaption").toPlainText() == (
        "Lines: mean of the training data. Bands of colour: 5 % to 95 % of the pixels."
    )
    screenshot(iface.mainWindow(), "spectra")


def test_the_map_of_the_last_run_comes_by_itself(
    spectra: DockUser, scene: SyntheticScene, image: QgsRasterLayer, tmp_path: Path
) -> None:
    add_map(scene, image, tmp_path)
    assert spectra.find("spectraMap").currentLayer().name() == "map"
    spectra.choose("spectraOf", "Training and map")
    wait_until(lambda: len(shown(spectra)) == 8)
    assert "dashed: of the mapped class" in spectra.find("spectraCaption").toPlainText()
    spectra.choose("spectraOf", "Mapped classes")
    assert {source for _, source in shown(spectra)} == {"map"}
    assert settings.load().spectra_of == "map"
    screenshot(iface.mainWindow(), "spectra-map")


def test_a_map_that_is_removed_leaves_none_in_its_place(
    spectra: DockUser, scene: SyntheticScene, image: QgsRasterLayer, tmp_path: Path
) -> None:
    add_map(scene, image, tmp_path)
    QgsProject.instance().removeMapLayer(spectra.find("spectraMap").currentLayer().id())
    assert spectra.find("spectraMap").currentLayer() is None


def test_a_map_that_is_deleted_is_told(
    user: DockUser, spectra: DockUser, scene: SyntheticScene, image: QgsRasterLayer, tmp_path: Path
) -> None:
    outputs = add_map(scene, image, tmp_path)
    outputs.class_map.unlink()
    user.dock._form.layers.changed.emit()
    wait_until(lambda: spectra.find("spectraNotice").text() != "")
    assert len(shown(spectra)) == 4


def test_a_map_of_another_raster_is_told(spectra: DockUser, tmp_path: Path) -> None:
    other = write_scene(tmp_path, "other", shape=(40, 40, 3))
    QgsProject.instance().addMapLayer(QgsRasterLayer(str(other.raster), "other"))
    spectra.choose("spectraMap", "other")
    wait_until(lambda: "a class map has one" in spectra.find("spectraNotice").text())
    assert len(shown(spectra)) == 4


def test_classes_are_hidden_by_keyboard(spectra: DockUser) -> None:
    classes = spectra.find("spectraClasses")
    classes.setFocus()
    classes.setCurrentRow(0)
    hidden = classes.item(0).text()
    QTest.keyClick(classes, Qt.Key.Key_Space)
    assert hidden not in [name for name, _ in shown(spectra)] and len(shown(spectra)) == 3
    assert spectra.find("allSpectra").checkState() == Qt.CheckState.PartiallyChecked
    QTest.keyClick(spectra.find("allSpectra"), Qt.Key.Key_Space)
    assert len(shown(spectra)) == 4
    QTest.keyClick(spectra.find("allSpectra"), Qt.Key.Key_Space)
    assert shown(spectra) == []


def test_the_spread_is_named_and_remembered(spectra: DockUser) -> None:
    spectra.choose("spectraSpread", "± Standard deviation")
    assert "mean ± standard deviation" in spectra.find("spectraCaption").toPlainText()
    assert settings.load().spectra_spread == "deviation"


def test_a_polygon_that_is_drawn_counts_before_it_is_saved(spectra: DockUser, polygons: QgsVectorLayer) -> None:
    polygons.startEditing()
    ice = polygons.fields().indexOf("class_name")
    polygons.changeAttributeValue(1, ice, "Ice")
    wait_until(lambda: ("Ice", "training") in shown(spectra))
    polygons.rollBack()


def test_one_class_is_enough(spectra: DockUser, polygons: QgsVectorLayer) -> None:
    polygons.startEditing()
    polygons.deleteFeatures([one.id() for one in polygons.getFeatures() if one["class_name"] != "Water"])
    wait_until(lambda: shown(spectra) == [("Water", "training")])
    polygons.rollBack()


def test_without_polygons_the_panel_says_what_is_missing(spectra: DockUser, polygons: QgsVectorLayer) -> None:
    QgsProject.instance().removeMapLayer(polygons)
    wait_until(lambda: "Add a layer with training data" in plot(spectra)._message)
    assert plot(spectra).curves() == []


def test_nothing_is_computed_while_the_panel_is_hidden(spectra: DockUser, polygons: QgsVectorLayer) -> None:
    spectra.dock.hide()
    polygons.startEditing()
    polygons.changeAttributeValue(1, polygons.fields().indexOf("class_name"), "Ice")
    QTest.qWait(300)
    assert ("Ice", "training") not in shown(spectra)
    spectra.dock.show()
    wait_until(lambda: ("Ice", "training") in shown(spectra))
    polygons.rollBack()


def test_the_spectrum_under_the_cursor_is_drawn_on_top(
    spectra: DockUser, scene: SyntheticScene, image: QgsRasterLayer
) -> None:
    spectra.click("spectrumTool")
    assert spectra.find("spectrumTool").isChecked()
    assert look_at(spectra, 3, 4) == "Column 5, row 4: no map yet."
    stored = gdal.Open(str(scene.raster)).ReadAsArray()[:, 3, 4]
    assert plot(spectra)._pixel == pytest.approx(0.0001 * stored)
    screenshot(iface.mainWindow(), "spectra-cursor")
    iface.actionPan().trigger()
    assert not spectra.find("spectrumTool").isChecked()
    assert plot(spectra)._pixel is None and not spectra.find("spectrumPlace").isVisible()


def test_class_and_confidence_are_told_where_there_is_a_map(
    spectra: DockUser, scene: SyntheticScene, image: QgsRasterLayer, tmp_path: Path
) -> None:
    add_map(scene, image, tmp_path)
    spectra.click("spectrumTool")
    assert look_at(spectra, 3, 4) == f"Column 5, row 4: mapped as {CLASSES[scene.truth[3, 4]]}, confidence 80 %."


def test_probabilities_are_told_where_they_were_computed(
    user: DockUser, spectra: DockUser, scene: SyntheticScene, image: QgsRasterLayer, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    add_map(scene, image, tmp_path)
    shares = np.tile(np.array([0.05, 0.7, 0.2, 0.05], np.float32), (*scene.truth.shape, 1))
    write_map(tmp_path / "p.tif", NewMap(PROBABILITIES, shares, raster.describe(scene.raster).grid, INFOS))
    monkeypatch.setattr(user.dock._next, "probabilities", lambda: tmp_path / "p.tif")
    spectra.click("spectrumTool")
    assert look_at(spectra, 3, 4).startswith("Column 5, row 4: Meadow 70 %, Forest 20 %, ")


def test_the_panel_names_its_raster_and_forgets_the_pixel_with_it(spectra: DockUser, user: DockUser) -> None:
    assert spectra.dock.windowTitle() == "FreeNet spectra: szene"
    spectra.click("spectrumTool")
    look_at(spectra, 8, 4)
    assert spectra.find("spectrumPlace").isVisible()
    QgsProject.instance().addMapLayer(QgsRasterLayer(user.find("raster").currentLayer().source(), "other"))
    user.choose("raster", "other")
    assert not spectra.find("spectrumPlace").isVisible()


def test_outside_the_raster_is_said_in_words(spectra: DockUser, image: QgsRasterLayer) -> None:
    extent = image.extent()
    extent.scale(1.5)
    iface.mapCanvas().setExtent(extent)
    spectra.click("spectrumTool")
    assert look_at(spectra, -2, 4) == "Outside the raster."
    assert plot(spectra)._pixel is None


def test_pixels_without_data_are_said_in_words(user: DockUser, tmp_path: Path) -> None:
    framed = write_scene(tmp_path, "framed", shape=(32, 24, 6), nodata_frame_px=4)
    image = QgsRasterLayer(str(framed.raster), "framed")
    QgsProject.instance().addMapLayers([QgsVectorLayer(str(framed.polygons), "drawn"), image])
    iface.mapCanvas().setDestinationCrs(image.crs())
    iface.mapCanvas().setExtent(image.extent())
    user.dock.show_spectra()
    wait_for(user.dock._spectra)
    spectra = DockUser(user.dock._spectra)
    spectra.click("spectrumTool")
    assert look_at(spectra, 1, 1) == "Column 2, row 2: no data here."


def test_values_are_read_by_pointing_at_a_band(spectra: DockUser) -> None:
    picture = plot(spectra)
    QTest.qWait(50)
    first, last = picture._values_at(0), picture._values_at(10_000)
    assert first.startswith("<p>420 nm, band 1") and last.startswith("<p>2400 nm, band 6")
    assert "Water: 0.0" in first


def test_values_are_read_by_going_from_band_to_band_with_keys(spectra: DockUser) -> None:
    for key, band in ((Qt.Key.Key_Right, "420 nm, band 1"), (Qt.Key.Key_Right, "band 2"), (Qt.Key.Key_Left, "band 1")):
        QTest.keyClick(plot(spectra), key)
        title, *values = plot(spectra).accessibleDescription().splitlines()
        assert title.endswith(band) and any(line.startswith("Water: 0.0") for line in values)


def test_bands_left_out_are_shaded_and_their_values_do_not_stretch_the_axis(user: DockUser, tmp_path: Path) -> None:
    scene = write_scene(tmp_path, "bad", shape=(32, 24, 6))
    dataset = gdal.Open(str(scene.raster), gdal.GA_Update)
    dataset.GetRasterBand(3).WriteArray(np.full((32, 24), 30_000, np.int16))
    dataset.GetRasterBand(3).SetMetadataItem("bbl", "0")
    dataset = None
    image = QgsRasterLayer(str(scene.raster), "bad")
    QgsProject.instance().addMapLayers([QgsVectorLayer(str(scene.polygons), "drawn"), image])
    user.dock.show_spectra()
    wait_for(user.dock._spectra)
    picture = user.dock._spectra._plot
    QTest.qWait(50)
    assert picture._spectra.left_out.tolist() == [False, False, True, False, False, False]
    assert "Shaded: left out of training." in picture.caption()
    assert picture._y[1] < 1
    x = picture._x_of(picture._axis.places[2])
    shade, plain = (picture.grab().toImage().pixelColor(int(at), int(picture._frame.top()) + 3) for at in
                    (x, picture._x_of(picture._axis.places[0]) + 6))  # fmt: skip
    assert QColor(shade).lightness() < QColor(plain).lightness()
    screenshot(iface.mainWindow(), "spectra-bad-bands")


@pytest.mark.parametrize(("ground", "text"), [("white", "black"), ("#101010", "black"), ("#303030", "white")])
def test_the_picture_is_readable_whatever_the_theme_makes_of_the_palette(
    spectra: DockUser, ground: str, text: str
) -> None:
    picture = plot(spectra)
    palette = picture.palette()
    for role, color in ((QPalette.ColorRole.Base, ground), (QPalette.ColorRole.Text, text)):
        palette.setColor(role, QColor(color))
    picture.setPalette(palette)
    assert contrast(picture._ink(), QColor(ground)) >= 4.5


def test_unloading_takes_the_panel_and_its_tool_away(user: DockUser, spectra: DockUser) -> None:
    spectra.click("spectrumTool")
    user.dock.unload()
    wait_until(lambda: iface.mainWindow().findChild(QDockWidget, "FreeNetSpectra") is None)
    assert type(iface.mapCanvas().mapTool()).__name__ != "SpectrumTool"
