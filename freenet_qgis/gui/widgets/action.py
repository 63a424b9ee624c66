# SPDX-License-Identifier: GPL-3.0-or-later
"""Actions, as buttons and menus offer them."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QAction, QWidget


def new_action(parent: QWidget, name: str, icon: str, title: str, slot: Callable[[], None]) -> QAction:
    """An action of a widget, with an icon of QGIS's theme."""
    action = QAction(QgsApplication.getThemeIcon(icon), title, parent)
    action.setObjectName(name)
    action.triggered.connect(lambda: slot())
    return action
