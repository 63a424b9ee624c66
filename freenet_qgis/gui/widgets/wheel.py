# SPDX-License-Identifier: GPL-3.0-or-later
"""The mouse wheel over a panel that scrolls: it scrolls, and changes no setting that nobody has clicked."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QScrollArea, QSlider, QWidget


class WheelScrolls(QObject):
    """The mouse wheel, taken from choices, numbers and sliders that have no focus, so that it scrolls.

    Args:
        area: What they are in, by now.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        for kind in (QComboBox, QAbstractSpinBox, QSlider):
            for widget in area.findChildren(kind):
                if widget.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel or not isinstance(watched, QWidget) or watched.hasFocus():
            return False
        QApplication.sendEvent(self._area.viewport(), event)
        return True
