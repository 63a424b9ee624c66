# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers that the form lacks, on request: the sample scene, and an empty layer to draw in."""

from __future__ import annotations

from qgis.core import QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...text.i18n import tr
from ..classes.new_training import TrainingLayerMaker
from .run_form import RunForm
from .sample_scene import SampleScene


class NewLayers(QObject):
    """Adds what the guide and the rows of the form ask for, and has the form choose it.

    Signals:
        said: A sentence for the user, empty for silence, and its kind, see `Notice.say`.
    """

    said = pyqtSignal(str, str)

    def __init__(self, iface: QgisInterface, form: RunForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._iface, self._form = iface, form
        self._maker = TrainingLayerMaker(iface, parent)
        self._sample = SampleScene(self)
        form.layers.layer_wanted.connect(self._make_layer)
        form.guide.layer_wanted.connect(self._make_layer)
        form.guide.sample_wanted.connect(self._open_sample)
        form.guide.no_sample_wanted.connect(self._stop_sample)
        self._maker.made.connect(form.layers.prefer)
        self._maker.made.connect(lambda _: form.classes.choose_first())
        self._maker.failed.connect(lambda problem: self.said.emit(problem, "warning"))
        self._sample.progressed.connect(form.guide.show_download)
        self._sample.opened.connect(self._on_sample)
        self._sample.failed.connect(self._on_no_sample)

    def unload(self) -> None:
        """Download nothing any more."""
        self._sample.cancel()

    def _make_layer(self) -> None:
        self.said.emit("", "info")
        raster = self._form.layers.raster_layer()
        if raster is not None:  # else nothing offers it
            self._maker.ask(raster)

    def _open_sample(self) -> None:
        """Fetch and open the sample scene."""
        self.said.emit("", "info")
        self._form.guide.show_download(0)
        self._sample.open()

    def _stop_sample(self) -> None:
        self._sample.cancel()
        self._on_no_sample(tr("The download was cancelled."))

    def _on_sample(self, raster: QgsRasterLayer, polygons: QgsVectorLayer) -> None:
        self._form.guide.show_download(-1)
        self._form.layers.prefer(raster)
        self._form.layers.prefer(polygons)
        self._iface.setActiveLayer(raster)
        self._iface.zoomToActiveLayer()
        licence = tr("Indian Pines: Purdue University, licence CC BY 3.0. More in the layer's metadata.")
        self.said.emit(licence, "info")

    def _on_no_sample(self, reason: str) -> None:
        self._form.guide.show_download(-1)
        self.said.emit(reason, "warning")
