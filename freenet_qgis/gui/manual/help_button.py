# SPDX-License-Identifier: GPL-3.0-or-later
"""A button with a question mark that opens a page of the manual."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QToolButton

from ...text.i18n import tr
from ..widgets.describing import describe
from .opening import open_page


def help_button(page: str) -> QToolButton:
    """A button that shows a page under ``docs/``."""
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon("/mActionHelpContents.svg"))
    button.setAutoRaise(True)
    describe(button, "help", tr("Help"), tr("Open the manual."))
    button.clicked.connect(lambda: open_page(page, button.window()))
    return button
