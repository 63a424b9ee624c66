# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel in which QGIS lists the pages that tools have written.

QGIS opens it by itself when a tool ends, above the panels at the right, which leaves ours half its height.
"""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow
from qgis.utils import plugins


def keep_behind(dock: QDockWidget) -> None:
    """Let it open as a tab behind a panel, unless it is open already or lies elsewhere."""
    window = dock.parent()
    viewer = getattr(plugins.get("processing"), "resultsDock", None)
    if not isinstance(window, QMainWindow) or not isinstance(viewer, QDockWidget) or not viewer.isHidden():
        return
    if not dock.isFloating() and window.dockWidgetArea(viewer) == window.dockWidgetArea(dock):
        window.tabifyDockWidget(dock, viewer)
