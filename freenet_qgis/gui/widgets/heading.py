# SPDX-License-Identifier: GPL-3.0-or-later
"""Headings of the parts of a page."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget


class Heading(QLabel):
    """A bold line above what belongs together."""

    def __init__(self, name: str, text: str = "", parent: Optional[QWidget] = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setStyleSheet("font-weight: bold; padding: 0;")  # themes of QGIS indent labels
        self.setIndent(0)  # as Qt does where they give labels a frame
