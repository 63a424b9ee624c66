# SPDX-License-Identifier: GPL-3.0-or-later
"""The mouse wheel over the dock."""

from __future__ import annotations

from pathlib import Path

import pytest
from dock_user import PAGES, DockUser, train, wait_until
from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QSlider, QWidget

from .conftest import FakeWorkflow


def wheel(widget: QWidget) -> None:
    """One notch towards the user."""
    place = widget.rect().center()
    event = QWheelEvent(
        QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def setting(widget: QWidget) -> object:
    return widget.currentIndex() if isinstance(widget, QComboBox) else widget.value()


@pytest.fixture
def settings(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path) -> list[QWidget]:
    """All choices, numbers and sliders of a dock that is too low for them."""
    train(user, tmp_path / "map.tif")
    user.find("advanced").setCollapsed(False)
    user.dock.setFloating(True)
    user.dock.resize(350, 250)
    user.dock.activateWindow()
    wait_until(user.dock.isActiveWindow)
    kinds, pages = (QComboBox, QAbstractSpinBox, QSlider), map(user.find, PAGES)
    return [one for page in pages for kind in kinds for one in page.findChildren(kind) if one.isVisibleTo(page)]


def test_the_wheel_scrolls_the_panel_and_changes_no_setting(user: DockUser, settings: list[QWidget]) -> None:
    for widget in settings:
        user.go_to(widget.objectName())
        bar = user.find(user.page()).verticalScrollBar()
        bar.setValue(bar.minimum())
        user.find("train").setFocus()
        before = setting(widget)
        wheel(widget)
        assert setting(widget) == before, widget.objectName()
        assert bar.value() > bar.minimum(), widget.objectName()
        assert widget.focusPolicy() != Qt.FocusPolicy.WheelFocus, widget.objectName()


def test_the_wheel_changes_a_setting_that_was_clicked(user: DockUser, settings: list[QWidget]) -> None:
    user.find("seed").setValue(7)
    for name in ("preset", "seed"):
        widget = user.find(name)
        widget.setFocus()
        before = setting(widget)
        wheel(widget)
        assert setting(widget) != before
