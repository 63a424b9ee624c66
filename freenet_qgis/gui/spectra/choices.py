# SPDX-License-Identifier: GPL-3.0-or-later
"""What the panel of spectra lets the user choose."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapLayerProxyModel, QgsProject, QgsProviderRegistry, QgsRasterLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ... import settings
from ...contract.maps import CLASS_MAP, RASTERS
from ...text.i18n import tr
from ..result_layers.own_layers import KeptOut, own_layer_kind
from ..widgets.choice_box import choice_box, choose, shrinkable
from ..widgets.describing import describe
from ..widgets.entry_tips import layer_tips
from .computing import CurveSource
from .plot import Spreading

CURVE_SOURCES: dict[str, tuple[CurveSource, ...]] = {
    "training": ("training",),
    "map": ("map",),
    "both": ("training", "map"),
}


class SpectraChoices(QWidget):
    """The choices: whose spectra, how their spread is shown, and from which map; the first two are remembered.

    Signals:
        changed: Other spectra are to be shown, or another spread.
        map_changed: Another map is chosen.
    """

    changed = pyqtSignal()
    map_changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._make_boxes()
        label = QLabel(tr("Map"))
        label.setBuddy(self._map)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self._map, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._of)
        column.addWidget(self._spread)
        column.addLayout(row)
        for box in (self._of, self._spread):
            box.currentIndexChanged.connect(lambda _: self._on_changed())
        self._map.layerChanged.connect(lambda _: self.map_changed.emit())

    def sources(self) -> tuple[CurveSource, ...]:
        """The sources whose spectra are to be shown."""
        return CURVE_SOURCES[self._of.currentData()]

    def spreading(self) -> Spreading:
        """The way in which their spread is to be shown."""
        return self._spread.currentData()

    def class_map(self) -> Optional[QgsRasterLayer]:
        """The map; None for none."""
        layer = self._map.currentLayer()
        return layer if isinstance(layer, QgsRasterLayer) else None

    def choose_map(self, layer: Optional[QgsRasterLayer]) -> None:
        """Take this map."""
        self._map.setLayer(layer)

    def _make_boxes(self) -> None:
        remembered = settings.load()
        self._of = choice_box(
            [
                ("both", tr("Training and map"), tr("Solid lines: training data. Dashed lines: mapped classes.")),
                ("training", tr("Training data"), tr("What the FreeNet panel trains on.")),
                ("map", tr("Mapped classes"), tr("The pixels that the class map below gives each class.")),
            ]
        )
        describe(self._of, "spectraOf", tr("Spectra of"), tr("Whose spectra are shown."))
        choose(self._of, remembered.spectra_of)
        self._spread = choice_box(
            [
                ("percentiles", tr("5 % to 95 %"), tr("Nine tenths of the pixels lie within.")),
                ("deviation", tr("± Standard deviation"), tr("From the mean to either side.")),
                ("none", tr("Mean alone"), tr("Nothing but the lines.")),
            ]
        )
        describe(self._spread, "spectraSpread", tr("Spread"), tr("How far the pixels of a class spread in each band."))
        choose(self._spread, remembered.spectra_spread)
        QgsProject.instance().layersWillBeRemoved.connect(self._let_go)  # before the box hears of it
        self._map = QgsMapLayerComboBox()
        self._map.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        self._map.setExcludedProviders([key for key in QgsProviderRegistry.instance().providerList() if key != "gdal"])
        KeptOut(self._map, lambda layer: own_layer_kind(layer) in RASTERS.keys() - {CLASS_MAP.id})
        self._map.setAllowEmptyLayer(True)
        self._map.setLayer(None)
        shrinkable(self._map)
        layer_tips(self._map)
        help_text = tr("A class map of this raster; that of the last run at first.")
        describe(self._map, "spectraMap", tr("Class map"), help_text)

    def _let_go(self, layers: list[str]) -> None:
        """Choose no map rather than the next raster of the list, which is what Qt would choose."""
        if self._map.currentLayer() is not None and self._map.currentLayer().id() in layers:
            self._map.setLayer(None)

    def _on_changed(self) -> None:
        settings.change(spectra_of=self._of.currentData(), spectra_spread=self._spread.currentData())
        self.changed.emit()
