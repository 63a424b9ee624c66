# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons of the page of options."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QPushButton

from ..widgets.describing import describe


def page_button(name: str, title: str, help_text: str) -> QPushButton:
    """A button of the page."""
    button = QPushButton(title)
    describe(button, name, title, help_text)
    return button
