# SPDX-License-Identifier: GPL-3.0-or-later
"""How a map is looked at once it is there: through it, below it, its confidence, its confusion matrix."""

from __future__ import annotations

from pathlib import Path

import pytest
from canvas_pixels import BLUE, add, flat_raster
from dock_user import DockUser, hover, screenshot, train, wait_until
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle, QgsSingleBandPseudoColorRenderer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QTableWidget
from qgis.utils import iface

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.gui.project.run_record import Figures
from freenet_qgis.gui.result.confusion import ConfusionWindow
from freenet_qgis.gui.result_layers.rasters import show_alone
from freenet_qgis.gui.widgets.notice import Notice

from .conftest import FakeWorkflow

CLASSES = [
    {"value": 1, "name": "Water", "color": "#1f78b4", "reference_pixels": 100},
    {"value": 2, "name": "Meadow", "color": "#b2df8a", "reference_pixels": 1150},
]
FIGURES = {
    "classes": CLASSES,
    "confusion_matrix": [[90, 10], [50, 1100]],
    "test_pixels": 1250,
    "yardsticks": {
        "random_forest": {"overall_accuracy": 0.8, "average_accuracy": 0.75},
        "svm": {"overall_accuracy": 0.825, "average_accuracy": 0.8},
        "nearest_label": {"overall_accuracy": 0.5, "average_accuracy": 0.452},
    },
}


@pytest.fixture
def map_layer(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path) -> QgsRasterLayer:
    """The map of a run that has just ended, with its confidence, on a canvas that has drawn it."""
    fake.report |= FIGURES
    user.find("advanced").setCollapsed(False)
    if not user.find("confidence").isChecked():
        user.tick("confidence")
    user.type("output", str(tmp_path / "map.tif"))
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    (layer,) = QgsProject.instance().mapLayersByName("map")
    extent: QgsRectangle = layer.extent()
    iface.mapCanvas().setDestinationCrs(layer.crs())
    iface.mapCanvas().setExtent(extent)
    iface.mapCanvas().refresh()
    drawn()
    return layer


def drawn() -> None:
    QTest.qWait(50)
    wait_until(lambda: not iface.mapCanvas().isDrawing())
    QTest.qWait(50)


def color_at(x_share: float) -> QColor:
    """What the user sees at this share of the width of the canvas, half way down."""
    picture = iface.mapCanvas().grab()
    ratio = picture.devicePixelRatio()
    point = QPoint(round(x_share * iface.mapCanvas().width()), iface.mapCanvas().height() // 2) * ratio
    return picture.toImage().pixelColor(point)


def is_map(color: QColor, layer: QgsRasterLayer) -> bool:
    """Whether the one class that the map shows has this colour."""
    (only,) = {entry.color.name() for entry in layer.renderer().classes() if entry.value == 1}
    return color.name() == only


def has_picture(user: DockUser) -> bool:
    return user.find("mapLook")._peek.has_picture()


def test_yardsticks_stand_beside_the_accuracy_and_are_heard_with_it(user: DockUser, map_layer: QgsRasterLayer) -> None:
    assert user.accuracy().splitlines() == [
        "OA 84.1 %, AA 87.3 % on 1250 pixels of held-out places",
        "OA of others: Random forest 80.0 %, SVM 82.5 %, Nearest label 50.0 %",
    ]
    assert "SVM: OA 82.5 %, AA 80.0 %".replace(" %", "\N{NO-BREAK SPACE}%") in user.find("accuracy").toolTip()
    spoken = user.find("accuracyText").accessibleDescription()
    assert "SVM: OA 82.5 %, AA 80.0 %" in spoken
    assert spoken.startswith(
        "1,190 of 1,250 pixels are right. Best class: Meadow, 95.7 % right. Worst class: Water, 90.0 % right. "
        "Most confused: Meadow taken for Water, 50 of 1,150 pixels."
    )


def test_slider_makes_the_map_transparent_and_follows_qgis(user: DockUser, map_layer: QgsRasterLayer) -> None:
    slider = user.find("transparency")
    slider.setFocus()
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert map_layer.opacity() == pytest.approx(0.7)
    assert user.find("transparencyPercent").text() == "30 %"
    map_layer.setOpacity(0.5)
    map_layer.emitStyleChanged()
    assert slider.value() == 50
    assert user.find("transparencyPercent").text() == "50 %"


def test_image_shows_while_the_button_is_held(user: DockUser, map_layer: QgsRasterLayer) -> None:
    button = user.find("holdForImage")
    assert is_map(color_at(0.5), map_layer)
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    wait_until(lambda: has_picture(user))
    assert not is_map(color_at(0.5), map_layer)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert is_map(color_at(0.5), map_layer)
    button.setFocus()
    QTest.keyPress(button, Qt.Key.Key_Space)
    wait_until(lambda: has_picture(user))
    QTest.keyRelease(button, Qt.Key.Key_Space)
    assert is_map(color_at(0.5), map_layer)


def test_the_image_is_seen_though_a_basemap_and_an_older_map_lie_between(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, map_layer: QgsRasterLayer, tmp_path: Path
) -> None:
    path = flat_raster(tmp_path / "base.tif", image.extent(), image.crs().toWkt())
    add(QgsRasterLayer(str(path), "base"), 1)
    user.dock._form.layers.prefer(image)
    fake.label = 2
    user.type("output", str(tmp_path / "second.tif"))
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    button = user.find("holdForImage")
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    wait_until(lambda: has_picture(user))
    shown = user.find("mapLook")._peek._cover.image
    colors = {shown.pixelColor(x, shown.height() // 2).name() for x in range(0, shown.width(), 5)}
    assert BLUE not in colors and not colors & {info.color for info in fake.request.training.classes}
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_swipe_hides_the_map_right_of_the_mouse(user: DockUser, map_layer: QgsRasterLayer) -> None:
    canvas = iface.mapCanvas()
    iface.actionPan().trigger()
    before = canvas.mapTool()
    user.click("swipe")
    wait_until(lambda: has_picture(user))
    assert is_map(color_at(0.45), map_layer) and not is_map(color_at(0.55), map_layer)
    hover(canvas.viewport(), QPoint(round(0.6 * canvas.width()), canvas.height() // 2))
    wait_until(lambda: is_map(color_at(0.55), map_layer))
    screenshot(iface.mainWindow(), "dock-swipe")
    for _ in range(10):
        QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert is_map(color_at(0.38), map_layer) and not is_map(color_at(0.45), map_layer)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert is_map(color_at(0.55), map_layer)
    assert not user.find("swipe").isChecked()
    assert canvas.mapTool() is before


def test_another_map_tool_ends_the_swipe(user: DockUser, map_layer: QgsRasterLayer) -> None:
    user.click("swipe")
    iface.actionZoomIn().trigger()
    assert not user.find("swipe").isChecked()
    assert not has_picture(user)


def test_confidence_takes_the_place_of_the_classes(user: DockUser, map_layer: QgsRasterLayer) -> None:
    root = QgsProject.instance().layerTreeRoot()
    (confidence,) = QgsProject.instance().mapLayersByName("map_confidence")
    assert confidence.renderer().type() == "singlebandpseudocolor"
    user.click("showConfidence")
    assert root.findLayer(confidence).isVisible() and not root.findLayer(map_layer).isVisible()
    user.click("showConfidence")
    assert root.findLayer(map_layer).isVisible() and not root.findLayer(confidence).isVisible()


def test_without_the_confidence_its_button_goes_and_the_classes_are_seen(
    user: DockUser, map_layer: QgsRasterLayer
) -> None:
    user.click("showConfidence")
    QgsProject.instance().removeMapLayer(QgsProject.instance().mapLayersByName("map_confidence")[0])
    assert not user.sees("showConfidence")
    assert QgsProject.instance().layerTreeRoot().findLayer(map_layer).isVisible()


def test_the_next_run_ends_the_swipe(user: DockUser, fake: FakeWorkflow, map_layer: QgsRasterLayer) -> None:
    iface.actionPan().trigger()
    before = iface.mapCanvas().mapTool()
    user.click("swipe")
    fake.may_end.clear()
    user.type("output", "")
    user.click("train")
    assert iface.mapCanvas().mapTool() is before and not has_picture(user)
    fake.may_end.set()
    wait_until(lambda: user.dock._training.run is None)


def test_controls_go_with_the_map(user: DockUser, map_layer: QgsRasterLayer) -> None:
    user.click("swipe")
    QgsProject.instance().removeMapLayer(map_layer.id())
    wait_until(lambda: not user.sees("mapLook"))
    assert not has_picture(user)


def test_unloading_in_the_middle_of_a_swipe_leaves_the_canvas_clean(user: DockUser, map_layer: QgsRasterLayer) -> None:
    user.click("swipe")
    user.dock.unload()
    assert is_map(color_at(0.55), map_layer)


def test_confusion_matrix_is_a_click_away_copied_and_saved(
    user: DockUser, map_layer: QgsRasterLayer, tmp_path: Path
) -> None:
    user.click("openMatrix")
    window = iface.mainWindow().findChild(QDialog, "confusionWindow")
    screenshot(window, "dock-confusion")
    assert not window.isModal()
    table = window.findChild(QTableWidget, "confusionMatrix")
    assert table.horizontalHeaderItem(1).text() == "Meadow"
    assert table.accessibleDescription() == user.find("matrixSummary").toPlainText().replace("\xa0", " ")
    spoken = [table.item(1, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(4)]
    assert spoken == [
        "reference Meadow, map Water: 50 pixels",
        "reference Meadow, map Meadow: 1,100 pixels",
        "Meadow, Sum: 1150",
        "Meadow, Producer's accuracy: 95.7 %",
    ]
    window.findChild(QPushButton, "copyMatrix").click()
    assert QApplication.clipboard().text().splitlines() == [
        "\tWater\tMeadow\tSum\tProducer's accuracy",
        "Water\t90\t10\t100\t90.0 %",
        "Meadow\t50\t1100\t1150\t95.7 %",
        "Sum\t140\t1110\t1250\t",
        "User's accuracy\t64.3 %\t99.1 %\t\t95.2 %",
    ]
    QApplication.clipboard().clear()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().startswith("\tWater")
    save_matrix(window, tmp_path / "matrix.csv")
    assert (tmp_path / "matrix.csv").read_text(encoding="utf-8-sig").splitlines() == [
        ",Water,Meadow,Sum,Producer's accuracy",
        "Water,90,10,100,0.9000",
        "Meadow,50,1100,1150,0.9565",
        "Sum,140,1110,1250,",
        "User's accuracy,0.6429,0.9910,,0.9520",
    ]
    window.resize(200, 150)  # the picture has the whole table
    save_matrix(window, tmp_path / "matrix.png")
    assert "matrix.png" in window.findChild(Notice, "matrixNotice").text()
    picture = QImage(str(tmp_path / "matrix.png"))
    assert picture.width() == 2 * (table.horizontalHeader().length() + table.verticalHeader().sizeHint().width())
    assert picture.pixelColor(picture.width() // 2, picture.height() - 3) != QColor("#000000")
    window.save(tmp_path / "gone" / "matrix.png")
    assert "cannot be written" in window.findChild(Notice, "matrixNotice").text()
    window.close()


def save_matrix(window: QDialog, path: Path) -> None:
    """Save it as a user does who types the name of the file."""
    window.findChild(QPushButton, "saveMatrix").click()
    chooser = window.findChild(QFileDialog, "matrixFile")
    chooser.selectFile(str(path))
    chooser.accept()
    wait_until(lambda: window.findChild(QFileDialog, "matrixFile") is None)


def test_sums_of_the_matrix_are_headed_in_full(user: DockUser) -> None:
    """Also where the figures below are narrower than the word."""
    classes = (ClassInfo(1, "Water", "#1f78b4"), ClassInfo(2, "Meadow", "#b2df8a"))
    figures = Figures("polygons", 1.0, 1.0, 13, classes=classes, confusion_matrix=((9, 0), (0, 4)))
    window = ConfusionWindow("Matrix", figures, user.dock)
    window.show()
    screenshot(window, "matrix")
    header = window.findChild(QTableWidget, "confusionMatrix").horizontalHeader()
    assert all(header.sectionSize(column) >= header.sectionSizeHint(column) for column in range(header.count()))
    window.close()


def test_a_long_name_stands_whole_above_its_column(user: DockUser) -> None:
    name = "Buildings-Grass-Trees-Drives"
    classes = (ClassInfo(1, name, "#1f78b4"), ClassInfo(2, "Meadow", "#b2df8a"))
    figures = Figures("polygons", 1.0, 1.0, 13, classes=classes, confusion_matrix=((9, 0), (0, 4)))
    window = ConfusionWindow("Matrix", figures, user.dock)
    window.show()
    widget = window.findChild(QTableWidget, "confusionMatrix")
    lines = widget.horizontalHeaderItem(0).text().splitlines()
    assert "".join(lines) == name and len(lines) > 1
    width = max(map(widget.horizontalHeader().fontMetrics().horizontalAdvance, lines))
    assert widget.horizontalHeader().sectionSize(0) > width
    assert widget.horizontalHeader().textElideMode() == Qt.TextElideMode.ElideNone  # Qt would elide the last lines
    screenshot(window, "matrix-long")
    window.close()


def test_nothing_held_out_leaves_no_matrix_to_open(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    fake.report |= {"overall_accuracy": None, "average_accuracy": None, "validation": "none", "test_pixels": 0}
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    assert user.accuracy() == "Not validated: nothing was held out of training."
    assert not user.find("openMatrix").isEnabled()


def test_the_probability_of_a_class_takes_the_place_of_the_map(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    user.find("advanced").setCollapsed(False)
    user.tick("probabilities")
    train(user, tmp_path / "map.tif")
    (map_layer,) = QgsProject.instance().mapLayersByName("map")
    (layer,) = QgsProject.instance().mapLayersByName("map_probabilities")
    renderer = layer.renderer()
    assert isinstance(renderer, QgsSingleBandPseudoColorRenderer)
    assert (renderer.classificationMin(), renderer.classificationMax()) == (0, 1)
    root = QgsProject.instance().layerTreeRoot()
    assert not root.findLayer(layer).isVisible()
    menu = user.find("showProbability").menu()
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert names == ["The map", *(info.name for info in fake.request.training.classes)]
    layer.setOpacity(0.5)
    menu.actions()[-1].trigger()
    assert layer.renderer().usesBands() == [layer.bandCount()]
    assert layer.opacity() == 0.5
    assert root.findLayer(layer).isVisible() and not root.findLayer(map_layer).isVisible()
    menu.actions()[0].trigger()
    assert root.findLayer(map_layer).isVisible() and not root.findLayer(layer).isVisible()
    QgsProject.instance().removeMapLayer(layer.id())
    assert not user.sees("showProbability")


@pytest.fixture
def unlike(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path) -> QgsRasterLayer:
    """The novelty of a run that has just ended: 0.5 on the left and 2 on the right of its map."""
    user.find("advanced").setCollapsed(False)
    user.tick("novelty")
    train(user, tmp_path / "map.tif")
    (layer,) = QgsProject.instance().mapLayersByName("map_novelty")
    across = layer.extent()
    middle = across.center().y()
    across.setYMinimum(middle - 1)
    across.setYMaximum(middle + 1)
    iface.mapCanvas().setDestinationCrs(layer.crs())
    iface.mapCanvas().setExtent(across)  # as wide as the canvas, however tall that is
    drawn()
    return layer


def test_novelty_lies_over_the_map_which_is_seen_where_spectra_are_known(
    user: DockUser, unlike: QgsRasterLayer
) -> None:
    root = QgsProject.instance().layerTreeRoot()
    (map_layer,) = QgsProject.instance().mapLayersByName("map")
    order = root.layerOrder()
    assert order.index(unlike) < order.index(map_layer)
    assert not root.findLayer(unlike).isVisible()
    user.click("showNovelty")
    assert root.findLayer(unlike).isVisible() and root.findLayer(map_layer).isVisible()
    drawn()
    assert is_map(color_at(0.3), map_layer) and not is_map(color_at(0.7), map_layer)
    user.find("transparency").setValue(40)
    assert (map_layer.opacity(), unlike.opacity()) == (pytest.approx(0.6), 1.0)
    screenshot(user.dock, "dock-novelty")
    user.click("showNovelty")
    drawn()
    assert not root.findLayer(unlike).isVisible() and root.findLayer(map_layer).isVisible()


def test_the_image_is_seen_though_novelty_lies_over_the_map(user: DockUser, unlike: QgsRasterLayer) -> None:
    user.click("showNovelty")
    drawn()
    above = color_at(0.7)
    user.click("swipe")
    wait_until(lambda: has_picture(user))
    assert color_at(0.7) != above


def test_a_map_that_is_shown_again_stays_below_its_novelty(
    user: DockUser, unlike: QgsRasterLayer, tmp_path: Path
) -> None:
    """Also where the layers have an order of their own, or others lie in the group."""
    user.click("showNovelty")
    root = QgsProject.instance().layerTreeRoot()
    (map_layer,) = QgsProject.instance().mapLayersByName("map")
    path = flat_raster(tmp_path / "base.tif", unlike.extent(), unlike.crs().toWkt())
    add(QgsRasterLayer(str(path), "base"), 0)
    root.setCustomLayerOrder(root.layerOrder())
    root.setHasCustomLayerOrder(True)
    show_alone(tmp_path / "map.tif", [])
    names = [layer.name() for layer in root.customLayerOrder()]
    assert names.index("map_novelty") < names.index(map_layer.name()) < names.index("base")
    root.setHasCustomLayerOrder(False)
    order = [layer.name() for layer in root.layerOrder()]
    assert order.index("map_novelty") < order.index("map") < order.index("base")


def test_without_the_novelty_its_button_goes(user: DockUser, unlike: QgsRasterLayer) -> None:
    assert user.sees("showNovelty")
    QgsProject.instance().removeMapLayer(unlike.id())
    assert not user.sees("showNovelty")
    (map_layer,) = QgsProject.instance().mapLayersByName("map")
    assert QgsProject.instance().layerTreeRoot().findLayer(map_layer).isVisible()
