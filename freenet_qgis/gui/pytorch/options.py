# SPDX-License-Identifier: GPL-3.0-or-later
"""The entry FreeNet under Settings, Options of QGIS."""

from __future__ import annotations

from typing import Optional

from qgis.gui import QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QWidget

from ... import paths
from ...text.i18n import tr
from .page import PythonPage
from .set_up import SetUp


class PythonOptions(QgsOptionsWidgetFactory):
    """The maker of the page, which QGIS asks for whenever it opens its options; all pages share one set-up."""

    def __init__(self) -> None:
        super().__init__(tr("FreeNet"), QIcon(str(paths.resource("icons", "freenet.svg"))))
        self.set_up = SetUp(self)

    def createWidget(self, parent: Optional[QWidget] = None) -> PythonPage:
        return PythonPage(self.set_up, parent)
