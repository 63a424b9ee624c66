# SPDX-License-Identifier: GPL-3.0-or-later
"""The mouse wheel over a panel that scrolls: it scrolls, and changes no setting that nobody has clicked."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QScrollArea, QSlider


class WheelScrolls(QObject):
    """Takes the wheel from choices, numbers and sliders that have no focus, and lets it scroll.

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
        if event.type() != QEvent.Type.Wheel or watched.hasFocus():
            return False
        QApplication.sendEvent(self._area.viewport(), event)
        return True
