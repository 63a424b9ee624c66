# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of classes, layers, fields and files from others are words wherever QGIS shows them, never HTML."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any, Optional

import pytest
from cards import full_card, write_model
from dock_user import DockUser, wait_until
from gui.conftest import FakeWorkflow
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsGeometry,
    QgsProcessingContext,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.gui import QgsFieldComboBox, QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QHelpEvent, QImage, QTextDocument
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from qgis.utils import iface
from scenes import write_scene

from freenet_qgis.gui.next_polygon.spots import Spot
from freenet_qgis.gui.widgets import message_bar
from freenet_qgis.gui.widgets.describing import tip
from freenet_qgis.gui.widgets.log import write_log
from freenet_qgis.gui.widgets.question import ask
from freenet_qgis.layers import patience

EVIL = "<b>EVIL</b>"
ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A red picture of the user, which a name may want to be shown."""
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    image.save(str(tmp_path / "victim.png"))
    return tmp_path / "victim.png"


@pytest.fixture
def name(picture: Path) -> str:
    """What others call their classes, layers and bands."""
    return f'<img src="{picture.as_uri()}">{EVIL}'


@pytest.fixture
def layers(name: str, tmp_path: Path, project: QgsProject) -> tuple[QgsRasterLayer, QgsVectorLayer]:
    """A raster and polygons whose every name is HTML, as far as files can be called so."""
    stem = "scene" if os.name == "nt" else "<b>EVIL<b>"
    folder = tmp_path / stem
    folder.mkdir()
    scene = write_scene(folder, stem, shape=(32, 24, 6))
    polygons = QgsVectorLayer(str(scene.polygons), name)
    number = polygons.fields().indexOf("class_name")
    polygons.startEditing()
    for feature in polygons.getFeatures():
        polygons.changeAttributeValue(feature.id(), number, f"{name}{feature['class_name']}")
    polygons.renameAttribute(number, EVIL)
    assert polygons.commitChanges(), polygons.commitErrors()
    raster = QgsRasterLayer(str(scene.raster), name)
    project.addMapLayers([polygons, raster])
    return raster, polygons


def may_be_html(text: str) -> bool:
    """Whether Qt takes a text for HTML."""
    qt: Any = Qt  # the stubs take its functions for methods
    return qt.mightBeRichText(text)


def words(text: str) -> str:
    """What Qt shows of a text that it takes for HTML where it looks like it."""
    document = QTextDocument()
    document.setHtml(text) if may_be_html(text) else document.setPlainText(text)
    return document.toPlainText()


def is_words(text: str) -> bool:
    """Whether it shows names as they are, and no picture."""
    shown = words(text).replace("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", "<")
    return "\N{OBJECT REPLACEMENT CHARACTER}" not in shown and shown.count("EVIL") == shown.count("<b>EVIL<")


def texts(widget: QWidget) -> Iterator[str]:
    """All of a widget that Qt may show as HTML."""
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
    for action in widget.actions():
        yield from (action.toolTip(), action.statusTip(), action.whatsThis())
    is_link = isinstance(widget.parent(), QgsFileWidget) and widget.isHidden()  # never shown, as it is not asked for
    if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText and not is_link:
        yield widget.text()
    if isinstance(widget, QTextEdit):
        yield widget.toHtml()
    model = getattr(widget, "model", lambda: None)()
    if isinstance(model, QAbstractItemModel) and not is_of_qgis(widget):
        yield from items(model)


def is_of_qgis(widget: Optional[QWidget]) -> bool:
    """Whether the tooltips of its items are QGIS's own, which ours take the place of."""
    return widget is not None and (
        isinstance(widget, (QgsMapLayerComboBox, QgsFieldComboBox)) or is_of_qgis(widget.parent())
    )


def items(model: QAbstractItemModel) -> Iterator[str]:
    """What a view shows where the mouse rests."""
    rows, columns = model.rowCount(), 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    sides = (Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)
    for role in ROLES:
        for side, count in sides:
            yield from (str(model.headerData(place, side, role) or "") for place in range(count))
        for row, column in product(range(rows), range(columns)):
            yield str(model.index(row, column).data(role) or "")


def taken_for_html(root: QWidget) -> list[tuple[str, str]]:
    """The widgets that show a name as HTML, and what they show."""
    inside = [root, *root.findChildren(QWidget)]
    said = ((f"{widget} {widget.objectName()}", text) for widget in inside for text in texts(widget))
    return [(who, text) for who, text in said if not is_words(text)]


def has_red(widget: QWidget) -> bool:
    image = widget.grab().toImage()
    return any(image.pixelColor(x, y) == QColor("#ff0000") for x in range(image.width()) for y in range(image.height()))


def train(user: DockUser, fake: FakeWorkflow, name: str, folder: Path) -> None:
    """A run whose classes, warnings and files have such names, and what the dock shows of it while it lasts."""
    classes = [{"value": value, "name": f"{name}{value}", "color": "#102030"} for value in (1, 2)]
    fake.report |= {"classes": classes, "confusion_matrix": [[5, 1], [2, 6]]}
    fake.warning = name
    fake.may_end.clear()
    user.type("output", str(folder / ("map.tif" if os.name == "nt" else "<b>EVIL<b>.tif")))
    user.click("train")
    wait_until(fake.running.is_set, 60)
    assert taken_for_html(user.dock) == []
    fake.may_end.set()
    wait_until(lambda: user.dock._training.run is None, 60)
    QTest.qWait(100)


def test_no_text_of_the_dock_takes_a_name_for_html(
    user: DockUser, fake: FakeWorkflow, layers: tuple[QgsRasterLayer, QgsVectorLayer], name: str, tmp_path: Path
) -> None:
    classes = tuple(replace(info, name=f"{name}{info.value}") for info in full_card().classes)
    model = write_model(tmp_path / "model.safetensors", replace(full_card(), scene=name, classes=classes))
    train(user, fake, name, tmp_path)
    user.open_page("runsPage")
    user.find("runs").topLevelItem(0).setSelected(True)
    user.find("startModel").setFilePath(str(model))
    user.find("modelFile").setFilePath(str(model))
    panel = user.dock._next.panel
    panel.offer(name, name, name, name)
    panel.head(name)
    panel.say(name)
    panel.list_spots([Spot(1, name, name, QgsGeometry(), layers[0].crs(), 1.0)])
    user.click("openMatrix")
    QTest.qWait(100)
    said = [text for widget in user.dock.findChildren(QWidget) for text in texts(widget) if "EVIL" in text]
    assert len(said) > 20, "the names have arrived"
    assert taken_for_html(user.dock) == []
    assert not has_red(user.dock) and not has_red(user.find("confusionWindow"))


@pytest.mark.parametrize("box", ["raster", "polygons", "field"])
def test_the_entries_of_a_choice_tell_their_names_in_words(
    user: DockUser, layers: tuple[QgsRasterLayer, QgsVectorLayer], box: str
) -> None:
    if box == "field":
        user.find(box).setField(EVIL)
    view = user.find(box).view()
    user.find(box).showPopup()
    QTest.qWait(50)
    place = view.visualRect(view.currentIndex()).center()
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place)))
    assert EVIL in words(QToolTip.text()) and is_words(QToolTip.text())
    QToolTip.hideText()
    user.find(box).hidePopup()


def test_no_text_of_the_spectra_takes_a_name_for_html(
    user: DockUser, layers: tuple[QgsRasterLayer, QgsVectorLayer]
) -> None:
    user.click("spectra")
    dock = user.dock._spectra
    wait_until(lambda: dock._shown is not None and dock._task is None and not dock._timer.isActive(), 20)
    plot = DockUser(dock).find("spectraPlot")
    assert plot.curves() and "EVIL" in plot.curves()[0].info.name
    told = plot._values_at(plot.width() / 2)
    assert "EVIL" in told and is_words(told)
    assert taken_for_html(dock) == [] and not has_red(dock)
    assert "EVIL" in dock.windowTitle() and "<" not in dock.windowTitle()  # the tip of its tab


def test_the_message_bar_shows_words(user: DockUser, name: str) -> None:
    message_bar.tell(iface, name, Qgis.MessageLevel.Warning)
    message_bar.tell(iface, name, Qgis.MessageLevel.Warning, button=message_bar.MessageButton("Log", lambda: None))
    QTest.qWait(100)
    bar = iface.messageBar()
    assert taken_for_html(bar) == [] and not has_red(bar)
    (browser, *_) = bar.currentItem().findChildren(QTextEdit)
    assert EVIL in browser.toPlainText()


def test_the_log_shows_words(user: DockUser, name: str) -> None:
    write_log(f"{name}\nsecond line", Qgis.MessageLevel.Warning)
    QTest.qWait(100)
    logs = [edit for edit in iface.mainWindow().findChildren(QPlainTextEdit) if "second line" in edit.toPlainText()]
    assert logs and all(is_words(log.document().toHtml()) and "EVIL" in log.toPlainText() for log in logs)


def test_a_tooltip_shows_words(user: DockUser, name: str) -> None:
    user.dock.setToolTip(tip(name, name))
    QToolTip.showText(user.dock.mapToGlobal(user.dock.rect().center()), user.dock.toolTip(), user.dock)
    QTest.qWait(100)
    tips = (widget for widget in QApplication.topLevelWidgets() if widget.inherits("QTipLabel"))
    (shown,) = (widget for widget in tips if widget.isVisible())
    assert is_words(shown.text()) and not has_red(shown)
    QToolTip.hideText()


def test_the_title_of_a_task_is_never_html(
    user: DockUser, fake: FakeWorkflow, layers: tuple[QgsRasterLayer, QgsVectorLayer], name: str, tmp_path: Path
) -> None:
    titles: list[str] = []
    QgsApplication.taskManager().taskAdded.connect(
        lambda number: titles.append(QgsApplication.taskManager().task(number).description())
    )
    train(user, fake, name, tmp_path)
    assert any("EVIL" in title for title in titles)
    assert not any(may_be_html(title) for title in titles)


@pytest.mark.parametrize("answer", ["Yes", "No"])
def test_a_question_shows_names_as_they_are(name: str, answer: str) -> None:
    question, file, shown = f"Delete {name}?", f"{name}.tif", []

    def reply() -> None:
        box = QApplication.activeModalWidget()
        shown.append((box.textFormat(), box.text()))
        box.button(getattr(QMessageBox.StandardButton, answer)).click()

    QTimer.singleShot(0, lambda: wait_until(lambda: QApplication.activeModalWidget() is not None) or reply())
    assert ask(question, iface.mainWindow(), [file]) is (answer == "Yes")
    assert shown == [(Qt.TextFormat.PlainText, f"{question}\n\n{file}")]


def test_the_window_of_what_lasts_shows_words(name: str) -> None:
    seen, shown = threading.Event(), []

    def look() -> None:
        (window,) = (widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "patience")
        QTest.qWait(50)
        shown.append((window.labelText(), taken_for_html(window), has_red(window)))
        seen.set()

    QTimer.singleShot(0, look)
    patience.patiently(f"Reading {name}", lambda check: seen.wait(60), at_once_s=0)
    assert shown == [(f"Reading {name}", [], False)]


def test_what_processing_shows_in_a_box_is_never_html(layers: tuple[QgsRasterLayer, QgsVectorLayer]) -> None:
    raster, polygons = layers
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("freenet:train")
    given = {"INPUT": raster.id(), "TRAINING": polygons.id(), "FIELD": "fid", "MODEL": raster.source()}
    is_fine, told = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not is_fine and "EVIL" in told and not may_be_html(told)
