# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a training layer on a click: asks for the file alone, and hands over the pencil."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ... import settings
from ...errors import FreeNetError
from ...layers import reading
from ...layers.features import known_crs
from ...text.i18n import tr
from . import training_layer
from .feature_form import let_open


class TrainingLayerMaker(QObject):
    """A maker of training layers: asks for the file in a window that blocks no code, and opens the layer for drawing.

    Signals:
        made: The new layer, in the project.
        failed: Why there is none.
    """

    made = pyqtSignal(QgsVectorLayer)
    failed = pyqtSignal(str)

    def __init__(self, iface: QgisInterface, parent: QWidget) -> None:
        super().__init__(parent)
        self._iface = iface
        self._parent = parent

    def ask(self, raster: QgsRasterLayer) -> None:
        """Ask for a file, and make the layer for this raster when the user has chosen one."""
        crs = known_crs(raster.crs())
        proposed = training_layer.unused_file(reading.raster_source(raster))
        window = QFileDialog(self._parent, tr("Save the training layer as"), str(proposed), "GeoPackage (*.gpkg)")
        window.setObjectName("trainingFile")
        window.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)  # it asks before it overwrites
        window.setDefaultSuffix("gpkg")
        window.selectFile(proposed.name)
        window.fileSelected.connect(lambda path: self._make(Path(path), crs))
        window.finished.connect(window.deleteLater)
        window.open()

    def _make(self, path: Path, crs: QgsCoordinateReferenceSystem) -> None:
        try:
            layer = training_layer.create(path, crs, training_layer.starters())
        except FreeNetError as error:
            self.failed.emit(str(error))
            return
        if not settings.load().feature_form:
            let_open(layer, False)
        project = QgsProject.instance()
        project.layerTreeRoot().insertLayer(0, project.addMapLayer(layer, addToLegend=False))
        training_layer.snap_to_nothing(layer)
        self._iface.setActiveLayer(layer)
        if layer.startEditing():
            self._iface.actionAddFeature().trigger()
        self.made.emit(layer)
