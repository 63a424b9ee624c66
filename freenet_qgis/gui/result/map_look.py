# SPDX-License-Identifier: GPL-3.0-or-later
"""How the last map is looked at: its transparency, the image below it, its confidence, single classes, novelty."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsLayerTreeLayer, QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QPushButton, QSlider, QWidget

from ...text.i18n import tr
from ..project.run_record import RunRecord
from ..result_layers.covering import hiding
from ..result_layers.rasters import layers_of
from ..widgets.button_rows import ButtonRows
from ..widgets.describing import describe
from .novelty_button import NoveltyButton
from .peek import Peek
from .probability_button import ProbabilityButton
from .swipe import SwipeTool


class MapLook(QWidget):
    """The controls of the layers of one run; hidden while its map is not in the project."""

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("mapLook")
        self._canvas = canvas
        self._run: Optional[RunRecord] = None
        self._map: Optional[QgsRasterLayer] = None
        self._confidence: Optional[QgsRasterLayer] = None
        self._probabilities: Optional[QgsRasterLayer] = None
        self._former: Optional[QgsMapTool] = None
        self._is_unloaded = False
        self._peek = Peek(canvas, self)
        self._swipe = SwipeTool(canvas, self._peek, self._hidden)
        self._make_slider()
        self._make_buttons()
        self._lay_out()
        canvas.mapToolSet.connect(self._on_tool)
        QgsProject.instance().layersRemoved.connect(self._on_removed)
        self.hide()

    def unload(self) -> None:
        """Leave the canvas as it was."""
        if self._is_unloaded:
            return
        self._is_unloaded = True
        QgsProject.instance().layersRemoved.disconnect(self._on_removed)
        self._canvas.mapToolSet.disconnect(self._on_tool)
        self._canvas.unsetMapTool(self._swipe)
        self._swipe.deleteLater()  # the canvas would keep it
        self._peek.close()

    def look_at(self, run: Optional[RunRecord]) -> None:
        """Work on the layers of this run, as far as it has any."""
        if self._is_unloaded:
            return
        self._show_image_button.setDown(False)
        self._canvas.unsetMapTool(self._swipe)
        self._peek.close()
        if self._map is not None and not sip.isdeleted(self._map):
            self._map.styleChanged.disconnect(self._follow_opacity)
        self._run = run
        self._map = _layer(run.class_map if run else "")
        self._confidence = _layer(run.confidence if run else "")
        self.setVisible(self._map is not None)
        self._probabilities = _layer(run.probabilities if run else "")
        self._confidence_button.setVisible(self._confidence is not None)
        self._probability_button.look_at(self._probabilities)
        self._novelty_button.look_at(_layer(run.novelty if run else ""))
        if self._map is not None:
            self._follow_opacity()
            self._map.styleChanged.connect(self._follow_opacity)
            is_seen = self._confidence is not None and not _is_checked(self._map) and _is_checked(self._confidence)
            self._confidence_button.setChecked(is_seen)

    def _make_slider(self) -> None:
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, 100)
        self._slider.setPageStep(10)
        describe(
            self._slider,
            "transparency",
            tr("Transparency of the class map"),
            tr("Let the image shine through the class map: 0 % hides it, 100 % shows nothing else."),
        )
        self._percent = _Percent()
        self._percent.setObjectName("transparencyPercent")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._slider.valueChanged.connect(self._set_transparency)

    def _make_buttons(self) -> None:
        self._show_image_button = _button("/mActionShowAllLayers.svg", tr("Image"))
        describe(
            self._show_image_button,
            "holdForImage",
            tr("Hold for the image"),
            tr("While you hold this button, or the space bar on it, the class map is hidden."),
        )
        self._show_image_button.pressed.connect(lambda: self._peek.open(self._hidden(), 0))
        self._show_image_button.released.connect(self._peek.close)
        self._swipe_button = _button("/mActionSplitFeatures.svg", tr("Swipe"), checkable=True)
        describe(
            self._swipe_button,
            "swipe",
            tr("Swipe"),
            tr(
                "Move the mouse over the map, or press the left and right arrow keys: right of it, the class map is "
                "hidden. Escape ends it."
            ),
        )
        self._swipe_button.toggled.connect(self._toggle_swipe)
        self._confidence_button = _button("/mIconRasterLayer.svg", tr("Confidence"), checkable=True)
        describe(
            self._confidence_button,
            "showConfidence",
            tr("Show the confidence"),
            tr(
                "Show the confidence instead of the classes: the probability (0 to 1) of the class that the map shows. "
                "Dark is doubtful."
            ),
        )
        self._confidence_button.toggled.connect(lambda on: self._show_alone(self._confidence if on else self._map))
        self._probability_button = ProbabilityButton()
        self._probability_button.shown.connect(self._show_probability)
        self._novelty_button = NoveltyButton()

    def _lay_out(self) -> None:
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        label = QLabel(tr("Transparency"))
        label.setBuddy(self._slider)
        label.setIndent(0)  # lest themes shift it against the buttons
        rows.addWidget(label, 0, 0)
        rows.addWidget(self._slider, 0, 1)
        rows.addWidget(self._percent, 0, 2)
        of_map = self._show_image_button, self._swipe_button
        buttons = ButtonRows(*of_map, self._confidence_button, self._probability_button, self._novelty_button)
        rows.addLayout(buttons, 1, 0, 1, 3)
        rows.setColumnStretch(1, 1)

    def _layers(self) -> list[QgsRasterLayer]:
        """The layers of the run that are still there, of which one is seen at a time."""
        known = (self._map, self._confidence, self._probabilities)
        return [layer for layer in known if layer is not None and not sip.isdeleted(layer)]

    def _hidden(self) -> list[QgsMapLayer]:
        """The layers left out for a look at the image: those of the run, and all others that hide it."""
        image = _layer(self._run.settings.raster)
        others = [] if image is None else hiding(image, [self._run.settings.polygons_id])
        return [*self._layers(), *self._novelty_button.layers(), *others]

    def _set_transparency(self, percent: int) -> None:
        self._percent.setText(tr("{} %").format(percent))
        for layer in self._layers():
            layer.setOpacity(1 - percent / 100)
            layer.triggerRepaint()
            layer.emitStyleChanged()

    def _follow_opacity(self) -> None:
        """Follow the opacity, which somebody may have changed in QGIS's own styling panel."""
        if self._map is None or sip.isdeleted(self._map):
            return
        percent = round(100 * (1 - self._map.opacity()))
        self._slider.blockSignals(True)
        self._slider.setValue(percent)
        self._slider.blockSignals(False)
        self._percent.setText(tr("{} %").format(percent))

    def _toggle_swipe(self, on: bool) -> None:
        if on:
            self._former = self._canvas.mapTool()
            self._canvas.setMapTool(self._swipe)
            return
        self._canvas.unsetMapTool(self._swipe)
        if self._former is not None and not sip.isdeleted(self._former) and self._canvas.mapTool() is None:
            self._canvas.setMapTool(self._former)

    def _on_tool(self, new: Optional[QgsMapTool], *_: object) -> None:
        self._swipe_button.setChecked(new is self._swipe)

    def _show_probability(self, on: bool) -> None:
        self._confidence_button.setChecked(False)
        self._show_alone(self._probabilities if on else self._map)

    def _show_alone(self, shown: Optional[QgsRasterLayer]) -> None:
        """Let one of the layers be seen, and the others not."""
        for layer in self._layers():
            if (node := _node(layer)) is not None:
                node.setItemVisibilityChecked(layer is shown)

    def _on_removed(self, *_: object) -> None:
        if self._map is not None and sip.isdeleted(self._map):
            self.look_at(None)
            return
        self._novelty_button.forget_removed()
        if self._confidence is not None and sip.isdeleted(self._confidence):
            self._confidence_button.setChecked(False)  # the classes are seen again
            self._confidence_button.hide()
            self._confidence = None
        if self._probabilities is not None and sip.isdeleted(self._probabilities):
            self._probability_button.look_at(None)
            self._probabilities = None
            if not self._confidence_button.isChecked():
                self._show_alone(self._map)


class _Percent(QLabel):
    """A percentage as wide as the longest, so that the slider beside it stays as long as it is."""

    def minimumSizeHint(self) -> QSize:
        longest = self.fontMetrics().horizontalAdvance(tr("{} %").format(100))
        return super().minimumSizeHint().expandedTo(QSize(longest, 0))


def _button(icon: str, title: str, *, checkable: bool = False) -> QPushButton:
    button = QPushButton(QgsApplication.getThemeIcon(icon), title)
    button.setCheckable(checkable)
    return button


def _layer(path: str) -> Optional[QgsRasterLayer]:
    found = layers_of(Path(path)) if path else []
    return found[0] if found else None


def _node(layer: QgsRasterLayer) -> Optional[QgsLayerTreeLayer]:
    return QgsProject.instance().layerTreeRoot().findLayer(layer.id())


def _is_checked(layer: QgsRasterLayer) -> bool:
    node = _node(layer)
    return node is not None and node.itemVisibilityChecked()
