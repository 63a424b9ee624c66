# SPDX-License-Identifier: GPL-3.0-or-later
"""The dialog "Image": what of a raster is trained on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import reduce
from typing import Optional

from qgis.core import QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from ...errors import FreeNetError
from ...geodata import raster
from ...layers import reading
from ...layers.patience import patiently
from ...text.i18n import tr
from ..project.image_setup import ImageSetup, setup_of
from ..widgets.notice import Notice
from .bands_page import BandsPage
from .page import ImagePage
from .rasters_page import RastersPage
from .where_page import WherePage


class ImageDialog(QDialog):
    """The dialog, a page for each thing that can be set up.

    Signals:
        set_up: The user wants the image set up so, an `ImageSetup`.
    """

    set_up = pyqtSignal(object)

    def __init__(
        self,
        layer: QgsRasterLayer,
        empty: Collection[int] = (),
        parent: Optional[QWidget] = None,
        canvas: Optional[QgsMapCanvas] = None,
    ) -> None:
        """`empty` are numbers of bands that are known to have no data, `canvas` is that of the map."""
        super().__init__(parent)
        self.setObjectName("imageDialog")
        self.setWindowTitle(tr("Image: {}").format(layer.name()))
        self._layer = layer
        self._before = setup_of(layer)
        self._pages: list[ImagePage] = [RastersPage(layer), BandsPage(empty), WherePage(layer, canvas)]
        self._notice = Notice("imageNotice")
        self._tabs = QTabWidget()
        self._tabs.setObjectName("imagePages")
        self._tabs.tabBar().setAccessibleName(tr("Pages"))
        for page in self._pages:
            self._tabs.addTab(page, page.title())  # now, for the keyboard follows the order in which all is laid out
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._buttons.setObjectName("imageButtons")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._notice)
        column.addWidget(self._buttons)
        layer.willBeDeleted.connect(self.reject)
        for page in self._pages:
            page.fill(self._before)
            page.changed.connect(self._judge)
            page.raster_changed.connect(self._look)
        self._look()
        self.resize(max(self.sizeHint().width(), 600), max(self.sizeHint().height(), 520))

    def setup(self) -> ImageSetup:
        """What the pages say."""
        return reduce(lambda setup, page: page.applied(setup), self._pages, self._before)

    def accept(self) -> None:
        self.set_up.emit(self.setup())
        super().accept()

    def _look(self) -> None:
        """Find out what the image is, and tell the pages."""
        info, problem = None, ""
        try:
            scene = replace(self.setup(), bands="", area=None, mask=None).applied(reading.scene(self._layer))
            title = tr("Looking at the raster '{}'").format(self._layer.name())
            info = patiently(title, lambda check: raster.of(scene, check))
        except FreeNetError as error:
            problem = str(error)
        self._notice.say(problem, "warning")
        for page in self._pages:
            page.show_raster(info)
        self._judge()

    def _judge(self) -> None:
        """Allow no setup that will not do; the page itself says why."""
        is_fine = not any(page.problem() for page in self._pages)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_fine)
