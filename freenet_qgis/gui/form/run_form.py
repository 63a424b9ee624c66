# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of the dock: what to train on, how, and where the map goes."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsRasterLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from ... import settings
from ...classes.values import Value
from ...geodata.raster import RasterInfo
from ...layers import reading
from ...text.i18n import tr
from ...workflow.outputs import name_of
from ..classes.panel import ClassPanel
from ..classes.training_layer import draw_as
from ..widgets.describing import describe
from .guide import Guide
from .inputs import LayerInputs
from .options import OptionInputs

ROW_SPACING_PX = 4  # a laptop is low


class RunForm(QWidget):
    """The form of a run.

    Attributes:
        guide: The steps to a map.
        layers: The rows for raster, polygons and class field.
        classes: The classes of the training data.
        options: The rows that say how to train.
        output: Where the map goes; empty for a temporary file.
    """

    def __init__(self, remembered: settings.Settings, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        rows = QFormLayout()
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows.setVerticalSpacing(ROW_SPACING_PX)
        self.layers = LayerInputs(rows, self)
        self.classes = ClassPanel()
        training = QVBoxLayout()
        training.addWidget(self.classes)
        training.addWidget(self.layers.selected_only)  # below the table, lest that move with every selection
        rows.addRow(training)
        self.options = OptionInputs(rows, remembered, self)
        self.output = _output_box()
        rows.addRow(tr("Class map"), self.output)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.guide = Guide()
        column.addWidget(self.guide)
        column.addLayout(rows)
        column.addWidget(self.options.part)
        column.addWidget(self.options.advanced)
        self.layers.changed.connect(self._watch_classes)
        self.options.all_touched.toggled.connect(self._watch_classes)
        self.options.radius.changed.connect(self._watch_classes)
        self.options.patches_changed.connect(self._watch_classes)
        self.classes.chosen.connect(self._draw_as)
        self._watch_classes()
        self.layers.raster.layerChanged.connect(self.options.start.follow)
        self.options.start.follow(self.layers.raster_layer())
        self.layers.raster.layerChanged.connect(self._suggest_file)
        self._suggest_file(self.layers.raster_layer())

    def sizeHint(self) -> QSize:
        """As wide from the start as its table of classes will be: the dock keeps the width that it opens with."""
        hint, classes = super().sizeHint(), self.classes.sizeHint()
        return QSize(max(hint.width(), classes.width()), hint.height())

    def judge_start(self, info: Optional[RasterInfo]) -> None:
        """Say what going on from the chosen model means on a raster; None while that is not known."""
        self.options.start.judge(info, [row.info for row in self.classes.rows() if row.polygons and row.trains])

    def _watch_classes(self) -> None:
        self.options.radius.offer(self.layers.has_points())
        self.options.offer_patches(self.layers.class_layer() is not None)
        boxes = self.options.erode, self.options.most_pixels, self.options.seed
        patches = self.layers.patch_request(*(box.value() for box in boxes))
        features = self.layers.count_request(self.options.all_touched.isChecked(), self.options.radius.chosen())
        self.classes.watch(patches or features)

    def _draw_as(self, value: Optional[Value]) -> None:
        """Give new polygons the class that is selected in the table."""
        layer = self.layers.polygon_layer()
        if value is not None and layer is not None:
            draw_as(layer, value)

    def _suggest_file(self, raster: Optional[QgsRasterLayer]) -> None:
        """Let the file dialog open with a sensible folder and name."""
        if raster is not None:
            source = reading.raster_source(raster)
            folder = Path(settings.load().last_folder or source.parent)
            self.output.setDefaultRoot(str(folder / f"{name_of(source)}_classes.tif"))


def _output_box() -> QgsFileWidget:
    output = QgsFileWidget()
    output.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
    output.setConfirmOverwrite(False)  # asked once, when training starts, for typed names as well
    output.setFilter(tr("GeoTIFF (*.tif *.tiff)"))
    output.setDialogTitle(tr("Save the class map as"))
    output.lineEdit().setPlaceholderText(tr("Temporary file"))
    describe(
        output,
        "output",
        tr("Class map"),
        tr(
            "Where to save the map, a GeoTIFF. The model (.safetensors) and the report (.html) are saved beside it "
            "under the same name. Empty: temporary files, which go when QGIS closes."
        ),
    )
    return output
