# SPDX-License-Identifier: GPL-3.0-or-later
"""PyQt6.QtWidgets, with the classes that Qt 6 has moved and QGIS moves back."""

from typing import TYPE_CHECKING

from PyQt6.QtGui import QAction, QActionGroup, QShortcut
from PyQt6.QtWidgets import *

if TYPE_CHECKING:
    from PyQt6.QtGui import QUndoCommand  # QGIS leaves it there; gui.classes.style looks in both
