# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the pictures of docs/tutorial.md (`make pictures`): do in a real QGIS what it tells, by mouse and keyboard.

The scene is Indian Pines (CC BY 3.0), in the package that `make demo` fetches; its ground truth says which class the
new polygons have, as a person who was there would.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pictures
import pytest
from dock_user import DockUser, wait_until
from osgeo import gdal
from qgis.core import QgsFeature, QgsMapLayer, QgsPointXY, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QDockWidget
from qgis.utils import iface, plugins

from freenet_qgis.geodata import indian_pines

DEMO = Path(__file__).resolve().parents[2] / "build" / "demo"
WINDOW_PX, PANEL_PX, TREE_PX = (1180, 800), 330, 240
PAGE_PX = (880, 1060)
TRAINING_SECONDS = 1500
NEW_POLYGONS, SIDE = 3, 5  # pixels
PRESET = os.environ.get("FREENET_TUTORIAL_PRESET", "Automatic")  # "Fast" to try this script in three minutes


@pytest.fixture
def user() -> Iterator[DockUser]:
    """A user in front of an empty QGIS, who has opened the panel."""
    window = iface.mainWindow()
    window.resize(*WINDOW_PX)
    window.findChild(QDockWidget, "Browser").hide()
    iface.newProject()
    plugins["freenet_qgis"].action.trigger()
    user = DockUser(plugins["freenet_qgis"].dock)
    docks = [user.dock, window.findChild(QDockWidget, "Layers")]
    window.resizeDocks(docks, [PANEL_PX, TREE_PX], Qt.Orientation.Horizontal)
    user.wait_for_device()
    yield user
    iface.newProject()  # QGIS 3.22 does not survive being closed with a layer selected


@pytest.fixture
def wheel(user: DockUser) -> Path:
    """The package with the scene, from the demo in place of the network."""
    path = next(DEMO.glob("tensorly-*.whl"))
    sample = user.dock._new_layers._sample
    sample.package = replace(sample.package, address=path.as_uri())
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the browser would show."""
    addresses: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: addresses.append(url) or True)
    return addresses


def test_take_pictures(user: DockUser, wheel: Path, opened: list[QUrl]) -> None:
    """The tutorial from the empty QGIS to the second map."""
    pictures.grab(iface.mainWindow(), "tutorial-empty")

    user.click("openSample")
    wait_until(lambda: len(QgsProject.instance().mapLayers()) == 2, 60)
    image, polygons = layer("Indian Pines"), layer("indian_pines_training")
    settle(user)
    show_only_names(image, polygons)
    pictures.grab(iface.mainWindow(), "tutorial-scene")

    user.choose("preset", PRESET)
    user.type("output", "fields.tif")
    user.click("train")
    wait_until(lambda: user.find("progress").value() > 40, TRAINING_SECONDS)
    pictures.grab(user.dock, "tutorial-training")
    user.wait_for_end(TRAINING_SECONDS)
    first = user.accuracy().splitlines()[0]
    class_map = layer("fields")
    show_only_names(image, polygons)
    pictures.grab(iface.mainWindow(), "tutorial-map")
    user.click("openReport")
    panel = iface.mainWindow().findChild(QDockWidget, "FreeNetReport")
    DockUser(panel).click("browseReport")
    panel.close()
    take_page(opened[0], "tutorial-report")

    hide(class_map)
    places = suggest(user)
    pictures.grab(iface.mainWindow(), "tutorial-places")

    truth = indian_pines.read(wheel)[1]
    drawn = draw(user, polygons, places, truth)
    pictures.grab(iface.mainWindow(), "tutorial-drawn")
    hide(places)
    user.type("output", "fields_2.tif")
    user.click("train")
    user.wait_for_end(TRAINING_SECONDS)
    polygons.commitChanges()
    iface.setActiveLayer(image)
    iface.zoomToActiveLayer()
    show_only_names(image, polygons, class_map)
    pictures.grab(iface.mainWindow(), "tutorial-again")
    tested = away_from(polygons, truth)
    right = [share_right(Path(layer(name).source()), tested) for name in ("fields", "fields_2")]
    second = user.accuracy().splitlines()[0]
    figures = {"first": first, "drawn": drawn, "second": second, "before": right[0], "after": right[1]}
    pictures.tell("tutorial.md", preset=PRESET, **figures)


def away_from(polygons: QgsVectorLayer, truth: np.ndarray) -> np.ndarray:
    """The ground truth where no polygon is, and none is next to it; 0 elsewhere."""
    rows, cols = np.indices(truth.shape)
    west, size, _, north, _, _ = indian_pines.GEOTRANSFORM
    x, y = west + (cols + 0.5) * size, north - (rows + 0.5) * size
    tested = truth.copy()
    for feature in polygons.getFeatures():
        box = feature.geometry().boundingBox().buffered(size)  # the polygons are squares
        tested[(x > box.xMinimum()) & (x < box.xMaximum()) & (y > box.yMinimum()) & (y < box.yMaximum())] = 0
    return tested


def share_right(class_map: Path, tested: np.ndarray) -> str:
    """How much of the ground truth a map has right."""
    mapped = gdal.Open(str(class_map)).ReadAsArray()
    return f"{100 * np.mean(mapped[tested > 0] == tested[tested > 0]):.1f} %"


def take_page(address: QUrl, name: str) -> None:
    """Take a picture of the top of a page, as a browser shows it."""
    from qgis.PyQt.QtWebKitWidgets import QWebView  # of Qt 5 alone

    browser = QWebView()
    browser.resize(*PAGE_PX)
    browser.page().mainFrame().setScrollBarPolicy(Qt.Orientation.Vertical, Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    browser.load(address)
    browser.show()
    QTest.qWait(3000)
    pictures.grab(browser, name)
    browser.deleteLater()


def suggest(user: DockUser) -> QgsVectorLayer:
    """Ask the panel where to draw next; the places it found."""
    user.click("suggest")
    wait_until(lambda: user.sees("spots"), TRAINING_SECONDS)
    places = layer("Where to draw next: Indian Pines")
    show_only_names(places)
    return places


def draw(user: DockUser, polygons: QgsVectorLayer, places: QgsVectorLayer, truth: np.ndarray) -> str:
    """Draw squares by mouse at the first suggested places where the ground truth is the same all over."""
    iface.setActiveLayer(polygons)
    iface.actionToggleEditing().trigger()
    drawn = []
    for place in sorted(places.getFeatures(), key=lambda place: place["rank"]):
        window, rectangle = square(place)
        found = np.unique(truth[window])
        if len(found) == 1 and found[0] and len(drawn) < NEW_POLYGONS:
            name = list(indian_pines.CLASSES)[found[0] - 1]
            select_class(user, name)
            draw_rectangle(rectangle)
            drawn.append(f"{name} at place {place['rank']}")
    settle(user)
    return ", ".join(drawn)


def square(place: QgsFeature) -> tuple[tuple[slice, slice], QgsRectangle]:
    """The pixels around a place, and the same on the map, a little within their edges."""
    west, size, _, north, _, _ = indian_pines.GEOTRANSFORM
    point = place.geometry().asPoint()
    col, row = int((point.x() - west) / size) - SIDE // 2, int((north - point.y()) / size) - SIDE // 2
    left, top = west + col * size, north - row * size
    around = QgsRectangle(left + 2, top - SIDE * size + 2, left + SIDE * size - 2, top - 2)
    return (slice(row, row + SIDE), slice(col, col + SIDE)), around


def select_class(user: DockUser, name: str) -> None:
    """Click a class in the table, so that new polygons have it."""
    view = user.go_to("classes")
    model = view.model()
    names = [index for row in range(model.rowCount()) for index in [model.index(row, 0)] if index.data() == name]
    view.scrollTo(names[0])
    place = view.visualRect(names[0])
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 90, place.center().y()))


def draw_rectangle(rectangle: QgsRectangle) -> None:
    """Zoom to a place and click the four corners, then agree to the form that opens."""
    canvas = iface.mapCanvas()
    around = QgsRectangle(rectangle)
    around.scale(9)
    canvas.setExtent(around)
    canvas.refresh()
    QTest.qWait(1500)
    iface.actionAddFeature().trigger()
    corners = ("xMinimum", "yMinimum"), ("xMinimum", "yMaximum"), ("xMaximum", "yMaximum"), ("xMaximum", "yMinimum")
    for x, y in corners:
        click_canvas(QgsPointXY(getattr(rectangle, x)(), getattr(rectangle, y)()), Qt.MouseButton.LeftButton)
    QTimer.singleShot(1500, agree)
    click_canvas(rectangle.center(), Qt.MouseButton.RightButton)
    QTest.qWait(2500)


def click_canvas(point: QgsPointXY, button: Qt.MouseButton) -> None:
    """Move the mouse to a place on the map and click."""
    canvas = iface.mapCanvas()
    pixel = canvas.getCoordinateTransform().transform(point)
    place = QPoint(round(pixel.x()), round(pixel.y()))
    QTest.mouseMove(canvas.viewport(), place)
    QTest.qWait(100)
    QTest.mouseClick(canvas.viewport(), button, pos=place)
    QTest.qWait(100)


def agree() -> None:
    """Press OK in the form of a new feature."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            box = window.findChild(QDialogButtonBox)
            QTest.mouseClick(box.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)


def settle(user: DockUser) -> None:
    """Wait until the polygons are counted and the map is drawn."""
    wait_until(lambda: "…" not in user.find("deviceNotice").text(), 60)
    QTest.qWait(2500)


def layer(name: str) -> QgsMapLayer:
    """The only layer of this name."""
    (found,) = QgsProject.instance().mapLayersByName(name)
    return found


def hide(*layers: QgsMapLayer) -> None:
    """Untick layers in the list."""
    for one in layers:
        QgsProject.instance().layerTreeRoot().findLayer(one).setItemVisibilityChecked(False)


def show_only_names(*layers: QgsMapLayer) -> None:
    """Fold the legends of layers, and take away what QGIS says meanwhile."""
    view = iface.layerTreeView()
    for one in layers:
        view.collapse(view.node2index(QgsProject.instance().layerTreeRoot().findLayer(one)))
    QTest.qWait(500)
    iface.messageBar().clearWidgets()
    QTest.qWait(2000)
