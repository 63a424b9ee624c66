# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that says where to look in an image: an area of interest, and a mask of what to leave out."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

from qgis.core import (  # type: ignore[attr-defined]  # the stubs lack QgsCsException
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayerProxyModel,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.gui import QgsFilterLineEdit, QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...errors import FreeNetError
from ...geodata import raster
from ...geodata.raster import RasterInfo
from ...layers import reading
from ...masks.presets import PRESETS
from ...masks.values import suggested
from ...text.i18n import tr
from ..project.image_setup import ImageSetup
from ..project.where_setup import AreaSetup, MaskSetup, extent_text
from ..widgets.choice_box import shrinkable
from ..widgets.describing import describe
from ..widgets.notice import Notice
from .page import ImagePage
from .summary import mask_in_words

ALL, POLYGONS, EXTENT = range(3)


class WherePage(ImagePage):
    """The page."""

    def __init__(
        self, layer: QgsRasterLayer, canvas: Optional[QgsMapCanvas] = None, parent: Optional[QWidget] = None
    ) -> None:
        """`layer` is the image, `canvas` that of the map."""
        super().__init__(parent)
        self.setObjectName("wherePage")
        self._image, self._canvas = layer, canvas
        self._is_filling = False
        self._problem = ""
        self._before = ImageSetup()
        self._make_area()
        self._make_mask()
        self._notice = Notice("whereNotice")
        column = QVBoxLayout(self)
        for part in (self._area_box(), self._mask_box(), self._notice):
            column.addWidget(part)
        column.addStretch()
        self._show()

    def title(self) -> str:
        return tr("Where")

    def fill(self, setup: ImageSetup) -> None:
        self._is_filling, self._before = True, setup
        area, mask, project = setup.area, setup.mask, QgsProject.instance()
        self._kind.setCurrentIndex(ALL if area is None else EXTENT if area.extent else POLYGONS)
        if area is not None:
            self._extent.setText(area.extent)
            self._selected.setChecked(area.only_selected)
            self._layer.setLayer(project.mapLayer(area.layer))
        if mask is None:
            self._mask.setCurrentIndex(0)  # setLayer(None) leaves the box blank in QGIS 3.22
        else:
            self._mask.setLayer(project.mapLayer(mask.layer))
        self._values.setText("" if mask is None else mask.values)
        self._is_filling = False
        self._after_change()

    def applied(self, setup: ImageSetup) -> ImageSetup:
        return replace(setup, area=self._area_setup(), mask=self._mask_setup())

    def problem(self) -> str:
        return self._problem

    def show_raster(self, info: Optional[RasterInfo]) -> None:
        self._check()

    # What is on it

    def _make_area(self) -> None:
        self._kind = QComboBox()
        self._kind.addItems([tr("All of the raster"), tr("Inside polygons"), tr("Inside an extent")])
        help_text = tr(
            "Where to train and to map. Outside the map has no data; a pixel counts whose centre lies inside."
        )
        describe(self._kind, "areaKind", tr("Area of interest"), help_text)
        self._layer = QgsMapLayerComboBox()
        self._layer.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        describe(self._layer, "areaLayer", tr("Polygons of the area"), tr("A layer of the project."))
        self._selected = QCheckBox(tr("Selected features only"))
        describe(
            self._selected,
            "areaSelected",
            self._selected.text(),
            tr("The area is what is selected in the layer when a run starts."),
        )
        self._extent = QgsFilterLineEdit()
        self._extent.setPlaceholderText("XMIN,XMAX,YMIN,YMAX [EPSG:CODE]")
        help_text = tr("As XMIN,XMAX,YMIN,YMAX [EPSG:CODE].")
        describe(self._extent, "areaExtent", tr("Extent of the area"), help_text)
        self._map = QPushButton(tr("Of the map"))
        self._map.setAutoDefault(False)  # Enter is for the dialog
        describe(self._map, "extentOfMap", tr("Of the map"), tr("Take what the map shows now."))
        self._map.setEnabled(self._canvas is not None)
        self._map.clicked.connect(lambda: self._take_map())
        self._kind.currentIndexChanged.connect(lambda _: self._after_change())
        self._layer.layerChanged.connect(lambda _: self._after_change())
        self._selected.toggled.connect(lambda _: self._after_change())
        self._extent.textChanged.connect(lambda _: self._after_change())

    def _make_mask(self) -> None:
        self._mask = QgsMapLayerComboBox()
        self._mask.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        others = [key for key in QgsProviderRegistry.instance().providerList() if key != "gdal"]
        self._mask.setExcludedProviders(others)
        self._mask.setAllowEmptyLayer(True, tr("No mask"))
        help_text = tr("A raster that tells which pixels to leave out, such as clouds; on any grid.")
        describe(self._mask, "maskLayer", tr("Mask"), help_text)
        self._values = QgsFilterLineEdit()
        self._values.setPlaceholderText("3, 8-10")
        text = tr(
            "'3, 8-10' for these values, 'not 4-7' for all others, 'bits 3, 4' for any of these bits, 'scl clouds "
            "snow' for what a quality layer that is known tells of: {names}. 'band 2: 1' looks at one band. Several "
            "such texts are parted by semicolons."
        )
        describe(self._values, "maskValues", tr("Values to leave out"), text.format(names=", ".join(PRESETS)))
        self._meaning = QLabel()
        self._meaning.setObjectName("maskMeaning")
        self._meaning.setWordWrap(True)
        self._mask.layerChanged.connect(lambda _: self._on_mask())
        self._values.textChanged.connect(lambda _: self._after_change())

    def _area_box(self) -> QGroupBox:
        box = QGroupBox(tr("Area of interest"))
        extent = QHBoxLayout()
        extent.addWidget(self._extent, 1)
        extent.addWidget(self._map)
        for one in (self._kind, self._layer, self._mask):
            shrinkable(one)
        column = QVBoxLayout(box)
        column.addWidget(self._kind)
        column.addWidget(self._layer)
        column.addWidget(self._selected)
        column.addLayout(extent)
        return box

    def _mask_box(self) -> QGroupBox:
        box = QGroupBox(tr("Mask"))
        rows = QFormLayout(box)
        rows.addRow(tr("Raster"), self._mask)
        rows.addRow(tr("Leave out"), self._values)
        rows.addRow(self._meaning)
        return box

    # What the user does

    def _take_map(self) -> None:
        """Write down what the map shows, in the CRS of the image."""
        if self._canvas is None:
            return
        crs, shown = self._image.crs(), self._canvas.extent()
        way = QgsCoordinateTransform(self._canvas.mapSettings().destinationCrs(), crs, QgsProject.instance())
        try:
            shown = way.transformBoundingBox(shown)
        except QgsCsException:
            crs = self._canvas.mapSettings().destinationCrs()
        self._extent.setText(extent_text(shown, crs))
        self._extent.setCursorPosition(0)  # else it shows the end of the text

    def _on_mask(self) -> None:
        """Suggest what the name of the mask tells."""
        layer = self._mask.currentLayer()
        if self._is_filling:
            return
        names = [layer.name(), reading.raster_source(layer).name] if isinstance(layer, QgsRasterLayer) else []
        self._values.setText(next(filter(None, map(suggested, names)), ""))
        self._after_change()

    def _after_change(self) -> None:
        if not self._is_filling:
            self._show()
            self._check()
            self.changed.emit()

    # What it says

    def _area_setup(self) -> Optional[AreaSetup]:
        kind, layer = self._kind.currentIndex(), self._layer.currentLayer()
        if kind == EXTENT:
            return AreaSetup(name=tr("extent"), extent=self._extent.text().strip())
        if kind == POLYGONS and isinstance(layer, QgsVectorLayer):
            source = layer.source() if layer.providerType() == "ogr" else ""
            return AreaSetup(layer.name(), source, layer.id(), self._selected.isChecked())
        return self._before.area if kind == POLYGONS else None

    def _mask_setup(self) -> Optional[MaskSetup]:
        layer, values = self._mask.currentLayer(), self._values.text().strip()
        if isinstance(layer, QgsRasterLayer):
            return MaskSetup(str(reading.raster_source(layer)), values, layer.id(), layer.name())
        known = self._before.mask  # whose layer may have left the project
        is_gone = known is not None and QgsProject.instance().mapLayer(known.layer) is None
        return replace(known, values=values) if known is not None and is_gone and values else None

    def _show(self) -> None:
        kind = self._kind.currentIndex()
        for widget, wanted in ((self._layer, POLYGONS), (self._selected, POLYGONS), (self._extent, EXTENT)):
            widget.setVisible(kind == wanted)
        self._map.setVisible(kind == EXTENT)
        mask = self._mask_setup()
        self._values.setEnabled(mask is not None)
        self._meaning.setVisible(mask is not None)
        if mask is not None:
            self._meaning.setText(tr("Left out: {}").format(mask_in_words(mask)))

    def _check(self) -> None:
        """Find out whether what is on the page will do."""
        self._problem, setup = "", ImageSetup(area=self._area_setup(), mask=self._mask_setup())
        if self._kind.currentIndex() == POLYGONS and setup.area is None:
            self._problem = tr("There is no layer of polygons: load one, or choose an extent.")
        elif self._kind.currentIndex() == EXTENT and not self._extent.text().strip():
            self._problem = tr("Write the extent, or take that of the map.")
        elif setup != ImageSetup():
            try:
                raster.of(setup.applied(reading.scene(self._image)))
            except FreeNetError as error:
                self._problem = str(error)
        self._notice.say(self._problem, "warning")
