# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers a run takes: the raster, the training polygons and the field with their class."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ...errors import FreeNetError
from ...geodata.raster import RasterInfo
from ...layers import reading
from ...request import ClassRaster, Radius, Scene
from ...text.i18n import tr
from ..classes.counts import CountRequest
from ..classes.patch_counts import PatchRequest
from ..image.summary import ImageSummary
from ..project.image_setup import ImageSetup, scene_of, set_up, setup_of
from ..widgets.describing import describe
from .area_watch import AreaWatch
from .chosen_layers import ChosenLayers
from .field_box import FieldBox
from .raster_box import RasterBox
from .selected_only import SelectedOnly
from .training_box import TrainingBox


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
        self._watched: Optional[QgsMapLayer] = None
        self.area_watch = AreaWatch(self)
        self.area_watch.changed.connect(self.changed)
        self.raster, self.polygons, self.field = RasterBox(), TrainingBox(), FieldBox()
        self.selected_only = SelectedOnly()
        self.summary = ImageSummary()
        self.summary.cleared.connect(self._clear_setup)
        help_text = tr("Choose the bands to train on, and add further rasters.")
        set_up = self._button("/mIconRasterGroup.svg", "setUpImage", tr("Set up the image…"), help_text)
        set_up.clicked.connect(lambda: self.setup_wanted.emit())
        help_text = tr("A new GeoPackage for training polygons of this raster, open for drawing.")
        new_layer = self._button("/mActionNewGeoPackageLayer.svg", "newLayer", tr("Create a training layer"), help_text)
        new_layer.clicked.connect(lambda: self.layer_wanted.emit())
        image = QVBoxLayout()  # one row of the form: of a hidden one it would keep the space below
        image.addLayout(_side_by_side(self.raster, set_up))
        image.addWidget(self.summary)
        form.addRow(tr("Raster"), image)
        form.addRow(tr("Training data"), _side_by_side(self.polygons, new_layer))
        form.addRow(tr("Class field"), self.field)
        self._rows = form
        self.raster.layerChanged.connect(self.changed)
        self._shown = self.ids()
        self.changed.connect(self._on_changed)
        QgsProject.instance().layersAdded.connect(self._catch_up)
        QgsProject.instance().layersRemoved.connect(self._catch_up)
        self.polygons.layerChanged.connect(self._on_polygons_changed)
        self.field.fieldChanged.connect(self.changed)
        self.selected_only.toggled.connect(self._on_selection_changed)
        self.polygons.take_no_classes()
        self._on_polygons_changed(self.polygons.currentLayer())

    def ids(self) -> tuple[str, ...]:
        """What raster and training layer are, empty for none."""
        return tuple(layer.id() if layer else "" for layer in (self.raster_layer(), self.polygons.currentLayer()))

    def _on_changed(self) -> None:
        self._shown = self.ids()

    def _catch_up(self, *_: object) -> None:
        """Tell of layers that the boxes have chosen without a word: where several layers come or one goes."""
        self.polygons.take_no_classes()
        before, now = self._shown, self.ids()
        if now[0] != before[0]:
            self.raster.layerChanged.emit(self.raster_layer())
        if now[1] != before[1]:
            self.polygons.layerChanged.emit(self.polygons.currentLayer())

    def raster_layer(self) -> Optional[QgsRasterLayer]:
        """The raster to classify."""
        return self.raster.raster_layer()

    def polygon_layer(self) -> Optional[QgsVectorLayer]:
        """The layer to train on."""
        return self.polygons.polygon_layer()

    def class_layer(self) -> Optional[QgsRasterLayer]:
        """The raster of classes that is to be trained on in place of polygons."""
        return self.polygons.class_layer()

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
        for box, offered in ((self.raster, self.raster.rasters()), (self.polygons, self.polygons.polygon_layers())):
            if layer in offered:
                box.setLayer(layer)

    def _button(self, icon: str, name: str, title: str, help_text: str) -> QToolButton:
        """A button that needs a raster."""
        button = QToolButton()
        button.setIcon(QgsApplication.getThemeIcon(icon))
        button.setAutoRaise(True)
        describe(button, name, title, help_text)
        self.raster.layerChanged.connect(lambda layer: button.setEnabled(layer is not None))
        button.setEnabled(self.raster_layer() is not None)
        return button

    def _clear_setup(self) -> None:
        raster = self.raster_layer()
        if raster is not None:
            self.set_up(raster, ImageSetup())

    def _on_polygons_changed(self, chosen: Optional[QgsMapLayer]) -> None:
        if self._watched is not None and not sip.isdeleted(self._watched):
            _told_by(self._watched).disconnect(self._on_selection_changed)
        self._watched = chosen
        if chosen is not None:
            _told_by(chosen).connect(self._on_selection_changed)
        is_raster = isinstance(chosen, QgsRasterLayer)
        for widget in (self.field, self._rows.labelForField(self.field)):
            widget.setVisible(not is_raster)
        self.field.follow(self.polygon_layer())
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        self.selected_only.tell(self.polygon_layer())
        self.changed.emit()


def _side_by_side(box: QWidget, button: QToolButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(box, 1)
    row.addWidget(button)
    return row


def _told_by(layer: QgsMapLayer) -> Any:
    """The signal that tells of another selection of polygons, or of other names and colours of a raster's classes."""
    return layer.selectionChanged if isinstance(layer, QgsVectorLayer) else layer.styleChanged
