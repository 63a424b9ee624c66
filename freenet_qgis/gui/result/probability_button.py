# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that shows the probability of one class, a band of its raster, instead of the map."""

from __future__ import annotations

from functools import partial
from typing import Optional

from qgis.core import QgsApplication, QgsRasterLayer, QgsSingleBandPseudoColorRenderer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QPushButton, QWidget

from ...text.i18n import tr
from ..widgets.describing import describe


class ProbabilityButton(QPushButton):
    """The button, with a menu of the classes; hidden while there is no such raster.

    Signals:
        shown: Whether a class is to be seen instead of the map.
    """

    shown = pyqtSignal(bool)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(QgsApplication.getThemeIcon("/mIconRaster.svg"), tr("Probability of…"), parent)
        self._layer: Optional[QgsRasterLayer] = None
        describe(
            self,
            "showProbability",
            tr("Show the probability of a class"),
            tr("Show how probable one class is (0 to 1) instead of the map. Bright is probable."),
        )
        menu = QMenu(self)
        menu.setObjectName("probabilityMenu")
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.hide()

    def look_at(self, layer: Optional[QgsRasterLayer]) -> None:
        """Work on this raster."""
        self._layer = layer
        self.setVisible(layer is not None)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        menu.addAction(tr("The map")).triggered.connect(lambda _: self.shown.emit(False))
        menu.addSeparator()
        layer = self._layer
        if layer is None or sip.isdeleted(layer):
            return
        for band in range(1, layer.bandCount() + 1):
            name = layer.dataProvider().generateBandName(band)
            text = layer.dataProvider().userFriendlyBandName(band) if not name else _class_in(name)
            menu.addAction(text.replace("&", "&&")).triggered.connect(partial(self._show, band))

    def _show(self, band: int, *_: object) -> None:
        """Show a band in the colours that the raster has now, which people may have chosen."""
        layer = self._layer
        if layer is None or sip.isdeleted(layer):
            return
        if not isinstance(layer.renderer(), QgsSingleBandPseudoColorRenderer):
            layer.loadDefaultStyle()
        renderer = layer.renderer().clone()
        if isinstance(renderer, QgsSingleBandPseudoColorRenderer):
            set_band = getattr(renderer, "setInputBand", None) or renderer.setBand  # the first since 3.38
            set_band(band)
            layer.setRenderer(renderer)
            layer.triggerRepaint()
        self.shown.emit(True)


def _class_in(name: str) -> str:
    """The class in what QGIS calls a band, such as "Band 1: Meadow"."""
    return name.partition(": ")[2] or name
