# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting the polygons and pixels of every class in the background, edits that are not saved yet included."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic, sleep
from typing import Optional

import numpy as np
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QThread, pyqtSignal

from ...classes.values import Value, class_value, key
from ...contract.job import MAX_CLASSES, ClassInfo, Grid
from ...contract.pieces import Box
from ...errors import FreeNetError
from ...geodata.access import grid
from ...geodata.raster.sight import Sight
from ...geodata.vector import polygons
from ...geodata.vector.placing import Placing
from ...geodata.vector.polygons import Burned
from ...geodata.vector.vector_text import LOST
from ...labels import pixel_losses
from ...layers.features import chosen_operation, crs_of, crs_wkt, lost_letters
from ...layers.legend import stored_value
from ...request import ONE_PIXEL, Radius, Scene, Shape
from ...text.i18n import tr
from .pixels_below import PixelsBelow

WORK_S, PAUSE_S = 0.002, 0.0005
EXACT_UP_TO_PX = 30_000_000  # burning takes memory for the whole raster, within QGIS
STRIP_PX = 2**18  # looked at a time, lest the window wait


@dataclass(frozen=True)
class Counts:
    """How many polygons, lines or points and how many pixels each class of a layer has.

    Attributes:
        polygons: How many each class has.
        pixels: How many of the raster's pixels each class has; empty without a raster.
        is_exact: Whether these are the very pixels that are trained on, else estimated from the area.
        without_class: How many features have no class.
        why_none: What became of the features of the classes without a pixel, in words.
        boxes: Of the features of each class, in pixels of the raster; empty without one.
        classes: Those of a raster of classes, whose patches are counted; empty of a layer, whose style tells them.
    """

    polygons: Mapping[Value, int] = dataclasses.field(default_factory=dict)
    pixels: Mapping[Value, int] = dataclasses.field(default_factory=dict)
    is_exact: bool = False
    without_class: int = 0
    why_none: Mapping[Value, str] = dataclasses.field(default_factory=dict)
    boxes: Mapping[Value, Sequence[Box]] = dataclasses.field(default_factory=dict)
    classes: tuple[ClassInfo, ...] = ()


@dataclass(frozen=True)
class CountRequest:
    """A layer whose features are to be counted, and the raster below them.

    Attributes:
        layer: Where the features are.
        field: The field that holds the class.
        only_selected: Whether the selected ones count alone.
        scene: The raster; None for none.
        crs: Of the raster.
        all_touched: Whether polygons take every pixel that they touch.
        radius: Around points.
    """

    layer: QgsVectorLayer
    field: str
    only_selected: bool = False
    scene: Optional[Scene] = None
    crs: QgsCoordinateReferenceSystem = dataclasses.field(default_factory=QgsCoordinateReferenceSystem)
    all_touched: bool = False
    radius: Radius = ONE_PIXEL


class CountThread(QThread):
    """A thread that counts the classes of a layer, first by area, then by burning the features into the raster's grid.

    Made and heard in the main thread, where it takes a snapshot of the layer. No task of QGIS: the bar of QGIS would
    flicker with every edit, and of tasks that follow each other fast QGIS 3.22 forgets some.

    Signals:
        estimated: There are counts by area.

    Attributes:
        counts: What was found so far.
        problem: Why nothing could be counted; empty if it could.
    """

    estimated = pyqtSignal()

    def __init__(self, request: CountRequest) -> None:
        super().__init__()
        self.counts = Counts()
        self.problem = ""
        layer, crs = request.layer, crs_of(request.layer)
        self._asked = request
        self._source = QgsVectorLayerFeatureSource(layer)
        self._request = QgsFeatureRequest().setSubsetOfAttributes([request.field], layer.fields())
        if request.only_selected:
            self._request.setFilterFids(layer.selectedFeatureIds())
        self._layer_name, self._encoding = layer.name(), layer.dataProvider().encoding()
        self._crs_wkt, self._raster_crs_wkt = crs_wkt(crs), crs_wkt(request.crs)
        self._operation = chosen_operation(crs, request.crs, QgsProject.instance().transformContext())

    def run(self) -> None:
        try:
            self._count()
        except FreeNetError as error:
            self.problem = str(error)
        except TypeError:
            self.problem = tr("The field '{}' holds neither text nor numbers.").format(self._asked.field)
        except Exception as error:  # a bug of ours must not leave the thread, which would take QGIS down
            self.problem = tr("FreeNet met an unexpected error: {}").format(error)

    def _count(self) -> None:
        below = self._pixels_below()
        drawn: Counter[Value] = Counter()
        areas_px: dict[Value, float] = defaultdict(float)
        boxes: dict[Value, list[Box]] = defaultdict(list)
        shapes: list[tuple[Value, ogr.Geometry]] = []
        without_class, pause = 0, _Pauses()
        for feature in self._source.getFeatures(self._request):
            if self.isInterruptionRequested():
                return
            pause()
            value = self._class_of(feature)
            if value is None:
                without_class += 1
                continue
            shapes_of = [] if below is None else below.shapes(feature)
            drawn[value] += len(shapes_of) or 1
            if len(drawn) > MAX_CLASSES:
                raise FreeNetError(
                    tr("The field '{}' numbers the features.").format(self._asked.field),
                    tr("Choose the field that holds the class."),
                )
            for shape in shapes_of if below is not None else ():
                areas_px[value] += below.area_px(shape)
                shapes.append((value, shape))
                box = below.box_px(shape)
                if box is not None:
                    boxes[value].append(box)
        estimate = {} if below is None else {value: round(areas_px[value]) for value in drawn}
        self.counts = Counts(drawn, estimate, False, without_class, boxes=boxes)
        self.estimated.emit()
        is_small = below is not None and below.place.rows * below.place.cols <= EXACT_UP_TO_PX
        if below is not None and is_small and not self.isInterruptionRequested():
            exact, why_none = _burnt(drawn, shapes, below.place, self._asked)
            self.counts = Counts(drawn, exact, True, without_class, why_none, boxes)

    def _pixels_below(self) -> Optional[PixelsBelow]:
        """The pixels of the raster; None where there is no raster, or no way to it."""
        scene = self._asked.scene
        if scene is None:
            return None
        place = grid.read(scene.raster, scene.crs_wkt)
        if bool(self._crs_wkt) != bool(self._raster_crs_wkt):
            return None  # the user is asked when training starts
        placing = Placing(self._layer_name, self._crs_wkt, self._raster_crs_wkt, place, self._operation)
        return PixelsBelow(place, placing, self._asked.radius)

    def _class_of(self, feature: QgsFeature) -> Optional[Value]:
        attribute = stored_value(feature, self._asked.field)
        if isinstance(attribute, str) and LOST in attribute:
            raise lost_letters(self._layer_name, self._encoding, attribute)
        return class_value(attribute)


class _Pauses:
    """Pauses that let the window have Python now and then; it would get it only after 5 ms each time."""

    def __init__(self) -> None:
        self._since = monotonic()

    def __call__(self) -> None:
        if monotonic() >= self._since + WORK_S:
            sleep(PAUSE_S)
            self._since = monotonic()


def _burnt(
    drawn: Mapping[Value, int], shapes: list[tuple[Value, ogr.Geometry]], place: Grid, asked: CountRequest
) -> tuple[dict[Value, int], dict[Value, str]]:
    """How many pixels each class takes, those that two classes claim left out; and why some take none, in words."""
    labels = {value: label for label, value in enumerate(drawn, start=1)}
    pause, outlines = _Pauses(), []
    for value, shape in shapes:
        pause()
        outlines.append(Shape(bytes(shape.ExportToIsoWkb()), labels[value], ""))
    burned = _looked_at(polygons.burn(outlines, place, asked.all_touched, asked.radius), asked.scene)
    pixels = np.zeros(len(labels) + 1, np.int64)
    for row in burned.labels:  # one by one: a copy of all would be large
        pixels += np.bincount(row, minlength=len(labels) + 1)
    counts = {value: int(pixels[label]) for value, label in labels.items()}
    if all(counts.values()):
        return counts, {}
    used_ids = burned.polygon_ids if burned.limits is None else np.where(burned.labels > 0, burned.polygon_ids, 0)
    losses, names = pixel_losses.find(burned, outlines, used_ids), [key(value) for value in labels]
    return counts, {value: losses.why(labels[value], names) for value, count in counts.items() if not count}


def _looked_at(burned: Burned, scene: Optional[Scene]) -> Burned:
    """The features with no class where area of interest or mask keep pixels from being looked at."""
    if scene is None or not (scene.area or scene.mask):
        return burned
    sight, rows, cols = Sight(burned.grid, scene.area, scene.mask), burned.grid.rows, burned.grid.cols
    step = max(1, STRIP_PX // cols)
    for top in range(0, rows, step):
        strip = burned.labels[top : top + step]
        looked = sight.of((0, top, cols, len(strip)))
        if looked is not None:
            strip[~looked.is_seen] = 0
    return replace(burned, limits=sight)
