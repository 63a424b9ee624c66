# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock on small screens: on each page every word is whole, and nothing has to be scrolled, in every language."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from pathlib import Path

import pytest
from dock_user import PAGES, DockUser, screenshot, train, wait_until
from memory_layers import add_feature, make_layer
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, QPoint, QTranslator
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QLabel, QTreeView, QWidget
from qgis.utils import iface
from scenes import SyntheticScene, rectangle

from freenet_qgis import paths
from freenet_qgis.gui.dock import FreeNetDock
from freenet_qgis.gui.widgets.notice import WrappedText
from freenet_qgis.gui.widgets.qgis_window import add_at_right

from .conftest import FakeWorkflow

# Width and height of the screen, and how much larger letters are on it.
SCREENS = ((1280, 720, 1.0), (1366, 768, 1.0), (1920, 1080, 1.5), (2560, 1440, 2.0))
CLASSES = (
    "Buildings and wide roads", "Soybeans, second harvest", "Corn", "Woods", "Grass, mowed in summer",
    "Stone, steel and towers", "Water", "Winter wheat",
)  # fmt: skip
YARDSTICKS = {
    name: {"overall_accuracy": 0.8, "average_accuracy": 0.75}
    for name in ("random_forest", "svm", "lda", "nearest_label")
}
PICTURES = "FREENET_PICTURES" in os.environ  # of all, to be looked at; else of what does not fit


@pytest.fixture(params=["en", "de", "fr"])
def speaker(request: pytest.FixtureRequest, probed: list[Path]) -> Iterator[DockUser]:
    """A user in front of a dock in a language."""
    translator = QTranslator()
    assert translator.load(f"freenet_{request.param}", str(paths.resource("i18n")))
    QCoreApplication.installTranslator(translator)
    dock = FreeNetDock(iface, iface.mainWindow())
    dock.setProperty("language", request.param)
    add_at_right(iface, dock)
    user = DockUser(dock)
    user.wait_for_device()
    user.find("advanced").setCollapsed(True)  # QGIS remembers what another test unfolded
    size, sheet = iface.mainWindow().size(), iface.mainWindow().styleSheet()
    dock.setProperty("sheet", sheet)
    yield user
    iface.mainWindow().setStyleSheet(sheet)
    iface.mainWindow().resize(size)
    dock.unload()
    iface.removeDockWidget(dock)
    dock.deleteLater()
    QCoreApplication.removeTranslator(translator)


@contextmanager
def in_the_dark() -> Iterator[None]:
    """QGIS in its dark theme."""
    palette = QApplication.palette()
    QgsApplication.setUITheme("Night Mapping")
    yield
    QgsApplication.setUITheme("default")
    QApplication.setPalette(palette)  # which QGIS leaves dark


def show_on(user: DockUser, width: int, height: int, letters: float) -> None:
    """Have a window as large as a screen, and the dock as wide as it is when it is opened there."""
    window, font = iface.mainWindow(), QApplication.font()
    points, sheet = letters * font.pointSizeF(), user.dock.property("sheet")
    window.setStyleSheet(f'{sheet} * {{ font: {points}pt "{font.family()}" }}')
    window.showNormal()
    window.resize(width, height)
    user.open_page(PAGES[0])
    iface.removeDockWidget(user.dock)
    QTest.qWait(20)
    add_at_right(iface, user.dock)
    QTest.qWait(20)


def faults(user: DockUser) -> list[str]:
    """What is cut on the page at hand, or does not fit it."""
    page, content = user.find(user.page()), user.dock.widget()
    scrolls = page.verticalScrollBar().maximum()
    found = [f"{user.page()} scrolls by {scrolls}"] if scrolls else []
    if page.widget().width() > page.viewport().width():
        found.append(f"{user.page()} is too wide")
    tabs = user.find("pageTabs")
    found += [f"tab {place} has no word" for place in range(tabs.count()) if not tabs.tabText(place)]
    for widget in content.findChildren(QWidget):
        if widget.isVisible() and widget.objectName() != "collapseButton":
            right = widget.mapTo(content, QPoint(widget.width(), 0)).x()
            if right > content.width() or widget.width() < _words_width(widget):
                found.append(f"{type(widget).__name__} {widget.objectName()} '{_words(widget)}'")
    for text in content.findChildren(WrappedText):
        if (
            text.isVisible()
            and text.height() > ceil(text.document().size().height())
            and text.objectName() != "nextStep"
        ):
            found.append(f"an empty line follows '{text.toPlainText()}'")
    view = user.find("classes")
    if view.isVisible() and view.columnWidth(0) < view.sizeHintForColumn(0):
        found.append("names of classes are cut")
    header = view.header()
    if any(header.sectionSize(column) < header.sectionSizeHint(column) for column in _seen(view)):
        found.append("the head of the table is cut")
    return found


def _seen(view: QTreeView) -> list[int]:
    return [column for column in range(4) if view.isVisible() and not view.isColumnHidden(column)]


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""


def _words_width(widget: QWidget) -> int:
    """The width that the words of a label or button need, its frame included."""
    if not _words(widget) or (isinstance(widget, QLabel) and widget.wordWrap()):
        return 0
    return widget.minimumSizeHint().width() if isinstance(widget, QLabel) else widget.sizeHint().width()


def all_faults(user: DockUser, state: str, screens: Sequence[tuple[int, int, float]] = SCREENS) -> list[str]:
    """What is wrong on any page and screen, in the theme that QGIS has."""
    found = []
    for width, height, letters in screens:
        show_on(user, width, height, letters)
        for page in PAGES:
            user.open_page(page)
            QTest.qWait(20)
            name = f"{state} {user.dock.property('language')} {width}x{height} {page}"
            wrong = faults(user)
            if wrong or PICTURES:
                screenshot(iface.mainWindow(), f"fits {name}")
            found += [f"{name}: {fault}" for fault in wrong]
    return found


def test_the_dock_fits_empty_and_with_eight_classes_and_their_map(
    speaker: DockUser, fake: FakeWorkflow, project: QgsProject, scene: SyntheticScene, tmp_path: Path
) -> None:
    found = all_faults(speaker, "empty", SCREENS[::3])
    layer = make_layer()
    for number, name in enumerate(2 * CLASSES):
        left, top = 6 * (number % 4), 8 * (number // 4)
        add_feature(layer, rectangle(top, top + 5, left, left + 5).ExportToWkt(), name)
    project.addMapLayers([layer, QgsRasterLayer(str(scene.raster), "2021-07-04 Indian Pines")])
    wait_until(lambda: not speaker.dock._form.classes.is_counting())
    found += all_faults(speaker, "drawn", SCREENS[::3])
    fake.report |= {"yardsticks": YARDSTICKS}
    fake.warning = "Validated on one end of their only feature, or of features that all touch, a few pixels away: Corn."
    for number in range(3):
        train(speaker, tmp_path / f"map_{number}.tif")
    speaker.open_page("runsPage")
    speaker.find("aboutModel").setCollapsed(True)
    found += all_faults(speaker, "typical")
    with in_the_dark():
        found += all_faults(speaker, "dark", SCREENS[:1])
    assert found == []
