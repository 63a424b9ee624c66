# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers a run takes: the raster, the training polygons and the field with their class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Union

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsMapLayerProxyModel,
    QgsProject,
    QgsProviderRegistry,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QToolButton

from ...errors import FreeNetError
from ...geodata.raster import RasterInfo
from ...layers import reading
from ...layers.likely_field import likely_class_field
from ...request import ClassRaster, Radius, Scene
from ...text.i18n import tr
from ..classes.counts import CountRequest
from ..classes.patch_counts import PatchRequest
from ..image.summary import ImageSummary
from ..project.image_setup import ImageSetup, scene_of, set_up, setup_of
from ..result_layers.own_layers import KeptOut
from ..widgets.choice_box import shrinkable
from ..widgets.describing import describe
from ..widgets.entry_tips import field_tips, layer_tips
from .area_watch import AreaWatch
from .class_rasters import holds_classes


@dataclass(frozen=True)
class ChosenLayers:
    """The layers that a run is made of.

    Attributes:
        raster: The raster to classify.
        polygons: The layer to train on, or a raster of classes.
        field: The field with their class; empty of a raster.
        only_selected: Whether the selected features alone count.
    """

    raster: QgsRasterLayer
    polygons: Union[QgsVectorLayer, QgsRasterLayer]
    field: str
    only_selected: bool


class LayerInputs(QObject):
    """The rows of the form that choose layers.

    Attributes:
        area_watch: Knows the area of interest of the raster.

    Signals:
        changed: Another layer, field, selection or area of interest than before.
        layer_wanted: The user wants a new layer to draw in.
        setup_wanted: The user wants to set up the image.
    """

    changed = pyqtSignal()
    layer_wanted = pyqtSignal()
    setup_wanted = pyqtSignal()

    def __init__(self, form: QFormLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._last_field = self._kept_field = ""
        self._chosen: dict[str, str] = {}  # the field that the user chose, by the id of the layer
        self._watched: Optional[QgsMapLayer] = None
        self._wanted_classes = ""  # id of the raster of classes that the user chose
        self.area_watch = AreaWatch(self)
        self.area_watch.changed.connect(self.changed)
        self._make_layer_boxes()
        self._make_image_setup()
        self._make_new_layer_button()
        self._make_field_box()
        image = QHBoxLayout()
        image.addWidget(self.raster, 1)
        image.addWidget(self._set_up)
        form.addRow(tr("Raster"), image)
        form.addRow(self.summary)
        row = QHBoxLayout()
        row.addWidget(self.polygons, 1)
        row.addWidget(self._new_layer)
        form.addRow(tr("Training data"), row)
        form.addRow(tr("Class field"), self.field)
        self._rows = form
        self.raster.layerChanged.connect(self.changed)
        self._shown = self.ids()
        self.changed.connect(self._on_changed)
        QgsProject.instance().layersAdded.connect(self._catch_up)
        QgsProject.instance().layersRemoved.connect(self._catch_up)
        QgsProject.instance().cleared.connect(self._forget_fields)
        self.polygons.layerChanged.connect(self._on_polygons_changed)
        self.polygons.activated.connect(self._keep_classes)
        self.field.fieldChanged.connect(self.changed)
        self.field.activated.connect(self._keep_choice)
        self.field.model().modelAboutToBeReset.connect(self._before_new_fields)
        self.field.model().modelReset.connect(self._after_new_fields)
        self.selected_only.toggled.connect(self._on_selection_changed)
        self._take_no_classes()
        self._on_polygons_changed(self.polygons.currentLayer())

    def ids(self) -> tuple[str, ...]:
        """What raster and training layer are, empty for none."""
        return tuple(layer.id() if layer else "" for layer in (self.raster_layer(), self.polygons.currentLayer()))

    def _on_changed(self) -> None:
        self._shown = self.ids()

    def _catch_up(self, *_: object) -> None:
        """Tell of layers that the boxes have chosen without a word: where several layers come or one goes."""
        self._take_no_classes()
        before, now = self._shown, self.ids()
        if now[0] != before[0]:
            self.raster.layerChanged.emit(self.raster_layer())
        if now[1] != before[1]:
            self.polygons.layerChanged.emit(self.polygons.currentLayer())

    def _take_no_classes(self) -> None:
        """Take some polygons, or nothing, where the box has taken a raster of classes that nobody asked for."""
        raster = self.class_layer()
        if raster is not None and raster.id() != self._wanted_classes:
            self.polygons.setLayer(next(iter(self.polygon_layers()), None))

    def _keep_classes(self, *_: object) -> None:
        raster = self.class_layer()
        self._wanted_classes = "" if raster is None else raster.id()

    def raster_layer(self) -> Optional[QgsRasterLayer]:
        """The raster to classify."""
        layer = self.raster.currentLayer()
        return layer if isinstance(layer, QgsRasterLayer) else None

    def polygon_layer(self) -> Optional[QgsVectorLayer]:
        """The layer to train on."""
        layer = self.polygons.currentLayer()
        return layer if isinstance(layer, QgsVectorLayer) else None

    def class_layer(self) -> Optional[QgsRasterLayer]:
        """The raster of classes that is to be trained on in place of polygons."""
        layer = self.polygons.currentLayer()
        return layer if isinstance(layer, QgsRasterLayer) else None

    def rasters(self) -> list[QgsRasterLayer]:
        """All that the box offers, by name."""
        layers = map(self.raster.layer, range(self.raster.count()))
        return [layer for layer in layers if isinstance(layer, QgsRasterLayer)]

    def polygon_layers(self) -> list[QgsVectorLayer]:
        """All that the box offers, by name."""
        layers = map(self.polygons.layer, range(self.polygons.count()))
        return [layer for layer in layers if isinstance(layer, QgsVectorLayer)]

    def choose_field(self, name: str) -> None:
        """Choose the field with the class, as the user would."""
        self.field.setField(name)
        self._keep_choice()

    def problem(self) -> str:
        """What is still missing, as far as that is cheap to know; empty if nothing is."""
        layer = self.polygon_layer()
        if self.raster_layer() is None:
            return tr("Add the raster that you want to classify to the project.")
        if self.class_layer() is not None:
            return ""
        if layer is None and self.polygons.count():  # rasters of classes, of which none is taken unasked
            return tr("Choose what to train on at “Training data”.")
        if layer is None:
            return tr("Add a layer with training data to the project: polygons, lines or points.")
        if not self.field.currentField():
            return tr("Choose the field that holds the class of each feature.")
        if self.selected_only.isChecked() and not layer.selectedFeatureCount():
            return tr("Select some features of “{}”, or untick “Selected features only”.").format(layer.name())
        return ""

    def chosen(self) -> ChosenLayers:
        """The layers and the field that are chosen.

        Raises:
            FreeNetError: If something is missing, see `problem`.
        """
        problem, raster = self.problem(), self.raster_layer()
        classes, polygons = self.class_layer(), self.polygon_layer()
        if raster is not None and classes is not None and not problem:
            return ChosenLayers(raster, classes, "", only_selected=False)
        if problem or raster is None or polygons is None:
            raise FreeNetError(problem)
        return ChosenLayers(raster, polygons, self.field.currentField(), self.selected_only.isChecked())

    def scene(self) -> Optional[Scene]:
        """The raster as it is set up; None without one that can be read, which is told when training starts."""
        raster = self.raster_layer()
        try:
            return None if raster is None else scene_of(raster, self.area_watch.area)
        except FreeNetError:
            return None

    def has_points(self) -> bool:
        """Whether the training layer may hold points."""
        layer = self.polygon_layer()
        return layer is not None and reading.kind_of(layer) in ("points", "features")

    def count_request(self, all_touched: bool, radius: Radius) -> Optional[CountRequest]:
        """What the class table is to count; None while layer or field are missing."""
        layer, raster, scene = self.polygon_layer(), self.raster_layer(), self.scene()
        if layer is None or not self.field.currentField():
            return None
        crs = QgsCoordinateReferenceSystem() if scene is None or raster is None else raster.crs()
        field, only_selected = self.field.currentField(), self.selected_only.isChecked()
        return CountRequest(layer, field, only_selected, scene, crs, all_touched, radius)

    def patch_request(self, erode: int, most_pixels: int, seed: int) -> Optional[PatchRequest]:
        """What the class table is to count where a raster of classes is trained on; None where none is."""
        layer = self.class_layer()
        try:
            classes = None if layer is None else reading.scene(layer)
        except FreeNetError:  # which is told when training starts
            return None
        if layer is None or classes is None:
            return None
        return PatchRequest(layer, ClassRaster(classes, erode, most_pixels), self.scene(), seed if most_pixels else 0)

    def prefer_classes(self, layer: QgsRasterLayer) -> None:
        """Choose a raster of classes, as the user would."""
        self._wanted_classes = layer.id()
        self.polygons.setLayer(layer)

    def set_up(self, layer: QgsRasterLayer, setup: ImageSetup) -> None:
        """Have an image set up so from now on."""
        set_up(layer, setup)
        self.changed.emit()

    def tell_setup(self, info: Optional[RasterInfo], unused: int) -> None:
        """Tell what is set up for the raster.

        Args:
            info: What it is, set up so; None while that is not known.
            unused: How many of its bands are not used.
        """
        raster = self.raster_layer()
        self.summary.tell(ImageSetup() if raster is None else setup_of(raster), info, unused)

    def prefer(self, layer: Optional[QgsMapLayer]) -> None:
        """Choose `layer`, usually the active one, where it fits."""
        for box, offered in ((self.raster, self.rasters()), (self.polygons, self.polygon_layers())):
            if layer in offered:
                box.setLayer(layer)

    def _make_layer_boxes(self) -> None:
        self.raster = QgsMapLayerComboBox()
        self.raster.setFilters(QgsMapLayerProxyModel.Filter.RasterLayer)
        others = [key for key in QgsProviderRegistry.instance().providerList() if key != "gdal"]
        self.raster.setExcludedProviders(others)
        KeptOut(self.raster)
        describe(
            self.raster,
            "raster",
            tr("Raster"),
            tr("The multispectral or hyperspectral raster to classify. All its bands with data are used."),
        )
        self.polygons = QgsMapLayerComboBox()
        kinds = QgsMapLayerProxyModel.Filter
        as_flags: Any = getattr(Qgis, "LayerFilters", lambda both: both)  # QGIS 3.34
        self.polygons.setFilters(as_flags(kinds.HasGeometry | kinds.RasterLayer))
        KeptOut(self.polygons, lambda layer: not holds_classes(layer))
        describe(
            self.polygons,
            "polygons",
            tr("Training data"),
            tr(
                "A few polygons, lines or points of each class. Edits that are not saved yet count as well; any CRS "
                "will do. Or a raster of classes, such as an older map, on any grid."
            ),
        )
        self.selected_only = QCheckBox(tr("Selected features only"))
        describe(
            self.selected_only,
            "selectedOnly",
            tr("Selected features only"),
            tr("Train on the selected features and ignore the others."),
        )
        for box in (self.raster, self.polygons):
            shrinkable(box)
            layer_tips(box)

    def _make_image_setup(self) -> None:
        self._set_up = QToolButton()
        self._set_up.setIcon(QgsApplication.getThemeIcon("/mIconRasterGroup.svg"))
        self._set_up.setAutoRaise(True)
        describe(
            self._set_up,
            "setUpImage",
            tr("Set up the image…"),
            tr("Choose the bands to train on, and add further rasters."),
        )
        self._set_up.clicked.connect(lambda: self.setup_wanted.emit())
        self.summary = ImageSummary()
        self.summary.cleared.connect(self._clear_setup)

    def _clear_setup(self) -> None:
        raster = self.raster_layer()
        if raster is not None:
            self.set_up(raster, ImageSetup())

    def _make_new_layer_button(self) -> None:
        self._new_layer = QToolButton()
        self._new_layer.setIcon(QgsApplication.getThemeIcon("/mActionNewGeoPackageLayer.svg"))
        self._new_layer.setAutoRaise(True)
        describe(
            self._new_layer,
            "newLayer",
            tr("Create a training layer"),
            tr("A new GeoPackage for training polygons of this raster, open for drawing."),
        )
        self._new_layer.clicked.connect(lambda: self.layer_wanted.emit())
        for button in (self._new_layer, self._set_up):
            self.raster.layerChanged.connect(lambda layer, button=button: button.setEnabled(layer is not None))
            button.setEnabled(self.raster_layer() is not None)

    def _make_field_box(self) -> None:
        self.field = QgsFieldComboBox()
        shrinkable(self.field)
        field_tips(self.field)
        describe(
            self.field,
            "field",
            tr("Class field"),
            tr("The field that holds the class: text or whole numbers. Names and colours come from the layer's style."),
        )

    def _on_polygons_changed(self, chosen: Optional[QgsMapLayer]) -> None:
        if self._watched is not None and not sip.isdeleted(self._watched):
            _told_by(self._watched).disconnect(self._on_selection_changed)
        self._watched = chosen
        if chosen is not None:
            _told_by(chosen).connect(self._on_selection_changed)
        is_raster = isinstance(chosen, QgsRasterLayer)
        for widget in (self.field, self._rows.labelForField(self.field)):
            widget.setVisible(not is_raster)
        layer = chosen if isinstance(chosen, QgsVectorLayer) else None
        if self.field.currentField():
            self._last_field = self.field.currentField()
        self.field.setLayer(layer)
        if layer is not None:
            self.field.setField(self._field_of(layer))
        self._on_selection_changed()

    def _field_of(self, layer: QgsVectorLayer) -> str:
        """The field that the user chose in this very layer, else the one that likely holds the class."""
        chosen = self._chosen.get(layer.id(), "")
        return chosen if chosen in layer.fields().names() else likely_class_field(layer, self._last_field)

    def _keep_choice(self, *_: object) -> None:
        layer = self.polygon_layer()
        if layer is not None:
            self._chosen[layer.id()] = self.field.currentField()

    def _forget_fields(self) -> None:
        """Forget the fields chosen in layers of another project."""
        self._last_field = ""
        self._chosen.clear()

    def _before_new_fields(self) -> None:
        self._kept_field = self.field.currentField()
        self.field.blockSignals(True)

    def _after_new_fields(self) -> None:
        """Choose the same field as before: QGIS 3.40 would take the first whenever the form of a layer changes."""
        self.field.setField(self._kept_field)
        self.field.blockSignals(False)
        if self.field.currentField() != self._kept_field:
            self.changed.emit()

    def _on_selection_changed(self) -> None:
        layer = self.polygon_layer()
        count = 0 if layer is None else layer.selectedFeatureCount()
        title = tr("Selected features only")
        self.selected_only.setText(f"{title} ({count})" if count else title)
        self.selected_only.setVisible(layer is not None and (count > 0 or self.selected_only.isChecked()))
        self.changed.emit()


def _told_by(layer: QgsMapLayer) -> Any:
    """The signal that tells of another selection of polygons, or of other names and colours of a raster's classes."""
    return layer.selectionChanged if isinstance(layer, QgsVectorLayer) else layer.styleChanged
