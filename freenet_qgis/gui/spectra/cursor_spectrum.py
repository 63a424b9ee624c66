# SPDX-License-Identifier: GPL-3.0-or-later
"""The map tool for the spectrum under the cursor: a button, the place, and what is found there."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication, QgsPointXY, QgsRasterLayer
from qgis.gui import QgisInterface, QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QToolButton

from ...errors import FreeNetError
from ...layers import reading
from ...layers.transforms import point_in
from ...text.i18n import tr
from ..form.run_form import RunForm
from ..next_polygon.finding import NextPolygon
from ..project import last_run
from ..project.run_history import RunHistory
from ..widgets.describing import describe
from ..widgets.qgis_window import canvas_of
from .pixel_reader import Answer, PixelReader, Question


class SpectrumTool(QgsMapTool):
    """A map tool that follows the cursor over the canvas.

    Signals:
        moved: It is at another place, in the canvas's CRS.
    """

    moved = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasMoveEvent(self, event: Optional[QgsMapMouseEvent]) -> None:
        self.moved.emit(event.mapPoint())


class CursorSpectrum(QObject):
    """The spectrum under the cursor: switches the tool on and off, and reads the raster where it points.

    Signals:
        answered: An `Answer`, while the tool is on.
        switched_off: Nothing is under the cursor any more.

    Attributes:
        button: Switches the tool.
        class_map: The layer of the map whose class is told; None for none.
    """

    answered = pyqtSignal(object)
    switched_off = pyqtSignal()

    def __init__(
        self, iface: QgisInterface, form: RunForm, history: RunHistory, next_polygon: NextPolygon, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.class_map: Optional[QgsRasterLayer] = None
        self._iface, self._form, self._history, self._next = iface, form, history, next_polygon
        self._reader = PixelReader()
        self._tool = SpectrumTool(canvas_of(iface))
        icon = QgsApplication.getThemeIcon("/mActionIdentify.svg")
        action = QAction(icon, tr("Spectrum under the cursor"), self)
        action.setCheckable(True)
        self._tool.setAction(action)
        self.button = QToolButton()
        self.button.setDefaultAction(action)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        help_text = tr(
            "Move over the map canvas to see the spectrum of the pixel there, and how likely each class is: "
            "from the class probabilities where they were computed (“Where to draw next” does), else from "
            "class map and confidence."
        )
        describe(self.button, "spectrumTool", action.text(), help_text)
        action.setToolTip(self.button.toolTip())
        action.triggered.connect(self._switch)
        self._tool.moved.connect(self._ask)
        self._tool.deactivated.connect(self._on_off)
        self._reader.answered.connect(self._tell)

    def unload(self) -> None:
        """Take the tool from the canvas, and leave no thread behind."""
        self.switch_off()
        self._reader.end()
        self._tool.deleteLater()  # the canvas would keep it

    def switch_off(self) -> None:
        """Give the canvas another tool."""
        if self._iface.mapCanvas().mapTool() == self._tool:
            self._iface.actionPan().trigger()

    def _switch(self, is_on: bool) -> None:
        if is_on:
            self._iface.mapCanvas().setMapTool(self._tool)
        else:
            self.switch_off()

    def _on_off(self) -> None:
        self._reader.ask(None)
        self.switched_off.emit()

    def _ask(self, point: QgsPointXY) -> None:
        scene, raster = self._form.layers.scene(), self._form.layers.raster_layer()
        if scene is None or raster is None:
            self._tell(Answer(None, tr("Choose a raster in the FreeNet panel.")))
            return
        place = point_in(point, self._iface.mapCanvas().mapSettings().destinationCrs(), raster.crs())
        if place is None:
            self._tell(Answer(None, tr("Outside the raster.")))
            return
        class_map = None
        try:
            if self.class_map is not None and not sip.isdeleted(self.class_map):
                class_map = reading.scene(self.class_map)
        except FreeNetError as error:
            self._tell(Answer(None, str(error)))
            return
        runs = self._history.runs
        is_last = class_map is not None and class_map.raster == last_run.last("class_map", raster, runs)
        confidence = last_run.last("confidence", raster, runs) if is_last else None
        self._reader.ask(Question(place.x(), place.y(), scene, class_map, confidence, self._next.probabilities()))

    def _tell(self, answer: Answer) -> None:
        if self._iface.mapCanvas().mapTool() == self._tool:  # else it comes late
            self.answered.emit(answer)
