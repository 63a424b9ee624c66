# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of QGIS that are always there, whatever its stubs say."""

from __future__ import annotations

from qgis.gui import QgisInterface, QgsDockWidget, QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMainWindow


def canvas_of(iface: QgisInterface) -> QgsMapCanvas:
    """The main map canvas."""
    canvas = iface.mapCanvas()
    if canvas is None:
        raise RuntimeError("QGIS has no map canvas")
    return canvas


def window_of(iface: QgisInterface) -> QMainWindow:
    """The main window."""
    window = iface.mainWindow()
    if not isinstance(window, QMainWindow):
        raise RuntimeError("QGIS has no main window")
    return window


def add_at_right(iface: QgisInterface, dock: QgsDockWidget) -> None:
    """Show a dock right of the canvas, as wide as it wants to be; Qt itself makes it narrower, to spare the canvas."""
    iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    wanted = dock.sizeHint().width()
    if dock.width() < wanted:
        window_of(iface).resizeDocks([dock], [wanted], Qt.Orientation.Horizontal)
