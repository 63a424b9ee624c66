# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock as narrow as it gets, with all that it can show: nothing is cut, and no figure is elided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dock_user import PAGES, DockUser, screenshot, wait_until
from qgis.core import QgsApplication, QgsRasterLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QLabel, QTreeView, QWidget
from qgis.utils import iface

from freenet_qgis.gui.runs.view import MOST_ROWS

from .conftest import FakeWorkflow


@pytest.fixture(params=["as it is", "letters of twice the size", "dark"])
def look(request: pytest.FixtureRequest) -> Iterator[str]:
    """How QGIS looks; as its options set that."""
    window = iface.mainWindow()
    sheet, font, palette = window.styleSheet(), window.font(), QApplication.palette()
    if request.param == "dark":
        QgsApplication.setUITheme("Night Mapping")
    elif request.param != "as it is":
        window.setStyleSheet(f'{sheet} * {{ font: {2 * font.pointSize()}pt "{font.family()}" }}')
    yield request.param
    QgsApplication.setUITheme("default")
    QApplication.setPalette(palette)  # which QGIS leaves dark
    window.setStyleSheet(sheet)


def narrow(user: DockUser) -> None:
    """As narrow as it gets: a group that was just opened takes for a moment the room of rows that it then hides."""

    def is_narrow() -> bool:
        iface.mainWindow().resizeDocks([user.dock], [1], Qt.Orientation.Horizontal)
        QTest.qWait(100)
        return user.dock.width() <= user.dock.minimumSizeHint().width()

    QTest.qWait(100)
    wait_until(is_narrow)


def cut(user: DockUser) -> list[str]:
    """What does not fit into the dock, or not into the room it has."""
    content = user.dock.widget()
    found = []
    for widget in content.findChildren(QWidget):
        if not widget.isVisible():
            continue
        right = widget.mapTo(content, QPoint(widget.width(), 0)).x()
        is_ours = widget.objectName() not in ("", "collapseButton")  # the others are QGIS's own
        is_text = isinstance(widget, (QLabel, QAbstractButton)) and not _wraps(widget)
        needed = widget.minimumSizeHint().width() if is_ours and is_text else 0
        if right > content.width() or widget.width() < needed:
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def _wraps(widget: QWidget) -> bool:
    return isinstance(widget, QLabel) and widget.wordWrap()


def elided(view: QTreeView, *columns: int) -> list[int]:
    """The columns that do not show all that stands in them."""
    right = view.viewport().width()
    return [
        column for column in columns
        if not view.isColumnHidden(column) and (view.columnWidth(column) < view.sizeHintForColumn(column)
        or view.columnViewportPosition(column) + view.columnWidth(column) > right)
    ]  # fmt: skip


@pytest.mark.parametrize("width_px", [300])
def test_the_form_fits_a_narrow_dock(user: DockUser, image: QgsRasterLayer, width_px: int) -> None:
    user.find("advanced").setCollapsed(False)
    narrow(user)
    assert user.dock.width() <= width_px
    assert cut(user) == []


def test_a_result_with_confidence_and_many_runs_fits_a_narrow_dock(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path, look: str
) -> None:
    image.setName("An image whose name is long, of 2021-07-04")
    user.find("advanced").setCollapsed(False)
    for box in ("confidence", "probabilities"):
        if not user.find(box).isChecked():
            user.tick(box)
    narrow(user)
    for number in range(MOST_ROWS + 1):
        user.type("output", str(tmp_path / f"map{number}.tif") if number < MOST_ROWS else "")  # the last is temporary
        user.click("train")
        wait_until(lambda: user.dock._training.run is None)
    assert user.sees("showProbability") and user.sees("keep")
    assert user.sees("showConfidence")
    user.find("aboutModel").setCollapsed(False)
    for name in PAGES:
        user.open_page(name)
        narrow(user)
        screenshot(user.dock, f"narrow {name} {look}")
        assert cut(user) == []
        assert user.find(name).widget().width() == user.find(name).viewport().width()
    assert user.find("runs").verticalScrollBar().isVisible()
    assert elided(user.find("runs"), 0, 3) == []
    assert elided(user.find("classes"), 1, 2, 3) == []
    letters = user.find("runs").fontMetrics().horizontalAdvance("An…")
    assert user.find("runs").columnWidth(1) >= letters


def test_a_wide_list_of_runs_shows_the_whole_preset(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    user.open_page("runsPage")
    iface.mainWindow().resizeDocks([user.dock], [500], Qt.Orientation.Horizontal)
    QTest.qWait(100)
    assert elided(user.find("runs"), 0, 1, 2, 3, 4) == []
