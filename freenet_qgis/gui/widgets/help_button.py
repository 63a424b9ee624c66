# SPDX-License-Identifier: GPL-3.0-or-later
"""A button with a question mark that opens a page of the documentation."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtWidgets import QToolButton

from ... import paths
from ...text.i18n import tr
from .describing import describe
from .opening import open_address


def help_button(page: str) -> QToolButton:
    """A button that shows a page under ``docs/`` in the browser."""
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon("/mActionHelpContents.svg"))
    button.setAutoRaise(True)
    describe(button, "help", tr("Help"), tr("Open the manual in the browser."))
    button.clicked.connect(lambda: open_address(QUrl(paths.page(page)), button))
    return button
