# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting the polygons and pixels of every class in the background, edits that are not saved yet included."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from time import monotonic, sleep
from typing import Optional

import numpy as np
from osgeo import gdal, ogr
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
from ...contract.job import MAX_CLASSES, Grid
from ...contract.schedule import Box
from ...errors import FreeNetError
from ...geodata.access import grid
from ...geodata.vector import polygons
from ...geodata.vector.placing import Placing
from ...geodata.vector.vector_text import LOST
from ...labels import geometries, pixel_losses
from ...layers.features import as_ogr, chosen_operation, crs_of, crs_wkt, lost_letters
from ...layers.legend import without_null
from ...request import Scene, Shape
from ...text.i18n import tr

WORK_S, PAUSE_S = 0.002, 0.0005
EXACT_UP_TO_PX = 30_000_000  # burning takes memory for the whole raster, within QGIS


@dataclass(frozen=True)
class Counts:
    """What a layer holds.

    Attributes:
        polygons: How many each class has.
        pixels: How many of the raster's pixels each class has; empty without a raster.
        is_exact: Whether these are the very pixels that are trained on, else estimated from the area.
        without_class: How many features have no class.
        why_none: What became of the polygons of the classes without a pixel, in words.
        boxes: Of the polygons of each class, in pixels of the raster; empty without one.
    """

    polygons: Mapping[Value, int] = field(default_factory=dict)
    pixels: Mapping[Value, int] = field(default_factory=dict)
    is_exact: bool = False
    without_class: int = 0
    why_none: Mapping[Value, str] = field(default_factory=dict)
    boxes: Mapping[Value, Sequence[Box]] = field(default_factory=dict)


@dataclass(frozen=True)
class Counted:
    """What is to be counted.

    Attributes:
        layer: Where the polygons are.
        field: The field that holds the class.
        only_selected: Whether the selected ones count alone.
        scene: The raster; None for none.
        crs: Of the raster.
        all_touched: Whether polygons take every pixel that they touch.
    """

    layer: QgsVectorLayer
    field: str
    only_selected: bool = False
    scene: Optional[Scene] = None
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)
    all_touched: bool = False


class CountThread(QThread):
    """Counts first by area, then by burning the polygons into the raster's grid.

    Made and heard in the main thread, where it takes a snapshot of the layer. No task of QGIS: the bar of QGIS would
    flicker with every edit, and of tasks that follow each other fast QGIS 3.22 forgets some.

    Signals:
        estimated: There are counts by area.

    Attributes:
        counts: What was found so far.
        problem: Why nothing could be counted; empty if it could.
    """

    estimated = pyqtSignal()

    def __init__(self, counted: Counted) -> None:
        super().__init__()
        self.counts = Counts()
        self.problem = ""
        layer = counted.layer
        self._field = counted.field
        self._source = QgsVectorLayerFeatureSource(layer)
        self._request = QgsFeatureRequest().setSubsetOfAttributes([counted.field], layer.fields())
        if counted.only_selected:
            self._request.setFilterFids(layer.selectedFeatureIds())
        chosen = chosen_operation(crs_of(layer), counted.crs, QgsProject.instance().transformContext())
        self._way = layer.name(), crs_wkt(crs_of(layer)), crs_wkt(counted.crs), chosen
        self._scene, self._all_touched = counted.scene, counted.all_touched
        self._encoding = layer.dataProvider().encoding()

    def run(self) -> None:
        try:
            self._count()
        except FreeNetError as error:
            self.problem = str(error)
        except TypeError:
            self.problem = tr("The field '{}' holds neither text nor numbers.").format(self._field)
        except Exception as error:  # a bug of ours must not leave the thread, which would take QGIS down
            self.problem = tr("FreeNet met an unexpected error: {}").format(error)

    def _count(self) -> None:
        place = None if self._scene is None else grid.read(self._scene.raster, self._scene.crs_wkt)
        area_px = None if place is None else _area_px(place)
        layer, *ends, chosen = self._way
        placing = None if place is None or not all(ends) else Placing(layer, *ends, place, chosen)
        box_px, boxes = None if place is None else _box_px(place), defaultdict(list)
        numbers, areas = Counter(), Counter()
        without_class, shapes = 0, []
        pause = _Pauses()
        for feature in self._source.getFeatures(self._request):
            if self.isInterruptionRequested():
                return
            pause()
            attribute = without_null(feature[self._field])
            if isinstance(attribute, str) and LOST in attribute:
                raise lost_letters(layer, self._encoding, attribute)
            value = class_value(attribute)
            if value is None:
                without_class += 1
                continue
            numbers[value] += 1
            if len(numbers) > MAX_CLASSES:
                raise FreeNetError(tr("The field '{}' numbers the polygons.").format(self._field),
                                   tr("Choose the field that holds the class."))  # fmt: skip
            shape = None if placing is None else _shape(feature, placing)
            if shape is not None:
                areas[value] += area_px(shape)
                shapes.append((value, shape))
                box = box_px(shape)
                if box is not None:
                    boxes[value].append(box)
        estimate = {value: round(areas[value]) for value in numbers} if placing is not None else {}
        self.counts = Counts(numbers, estimate, False, without_class, boxes=boxes)
        self.estimated.emit()
        is_small = place is not None and place.rows * place.cols <= EXACT_UP_TO_PX
        if is_small and placing is not None and not self.isInterruptionRequested():
            exact, why = _burnt(numbers, shapes, place, self._all_touched)
            self.counts = Counts(numbers, exact, True, without_class, why, boxes)


def _shape(feature: QgsFeature, placing: Placing) -> Optional[ogr.Geometry]:
    """The polygon in the raster's CRS; None if it has no place there."""
    flat = geometries.flat(as_ogr(feature.geometry()), geometries.POLYGON)
    return None if flat is None else placing.place(flat)


def _area_px(place: Grid) -> Callable[[ogr.Geometry], float]:
    """Tells how many pixels of the raster a polygon covers, judged by its area."""
    _, dx_col, dx_row, _, dy_col, dy_row = place.geotransform
    pixel = abs(dx_col * dy_row - dx_row * dy_col)
    west, south, east, north = grid.extent(place)
    ring = f"{west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}"
    extent, beyond = ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))"), polygons.beyond(place)

    def area_px(shape: ogr.Geometry) -> float:
        shape = beyond(shape)
        left, right, bottom, top = shape.GetEnvelope()
        is_inside = west <= left and right <= east and south <= bottom and top <= north
        inside = shape if is_inside else shape.Intersection(extent)
        return 0.0 if inside is None else max(0.0, inside.GetArea()) / pixel

    return area_px


def _box_px(place: Grid) -> Callable[[ogr.Geometry], Optional[Box]]:
    """Tells which pixels the box of a polygon spans; None outside the raster."""
    inverse = gdal.InvGeoTransform(place.geotransform)

    def box_px(shape: ogr.Geometry) -> Optional[Box]:
        left, right, bottom, top = shape.GetEnvelope()
        corners = [gdal.ApplyGeoTransform(inverse, x, y) for x in (left, right) for y in (bottom, top)]
        cols, rows = ((floor(min(ends)), floor(max(ends))) for ends in zip(*corners))
        if rows[1] < 0 or cols[1] < 0 or rows[0] >= place.rows or cols[0] >= place.cols:
            return None
        return max(0, rows[0]), min(rows[1], place.rows - 1), max(0, cols[0]), min(cols[1], place.cols - 1)

    return box_px


class _Pauses:
    """Lets go of Python now and then: the window needs it as well, and would get it only after 5 ms each time."""

    def __init__(self) -> None:
        self._since = monotonic()

    def __call__(self) -> None:
        if monotonic() >= self._since + WORK_S:
            sleep(PAUSE_S)
            self._since = monotonic()


def _burnt(
    numbers: Mapping[Value, int], shapes: list[tuple[Value, ogr.Geometry]], place: Grid, all_touched: bool
) -> tuple[dict[Value, int], dict[Value, str]]:
    """How many pixels each class takes, those that two classes claim left out; and why some take none, in words."""
    labels = {value: label for label, value in enumerate(numbers, start=1)}
    pause, outlines = _Pauses(), []
    for value, shape in shapes:
        pause()
        outlines.append(Shape(bytes(shape.ExportToIsoWkb()), labels[value], ""))
    burned = polygons.burn(outlines, place, all_touched)
    pixels = sum(np.bincount(row, minlength=len(labels) + 1) for row in burned.labels)
    counts = {value: int(pixels[label]) for value, label in labels.items()}
    if all(counts.values()):
        return counts, {}
    losses, names = pixel_losses.find(burned, outlines, burned.polygon_ids), [key(value) for value in labels]
    return counts, {value: losses.why(labels[value], names) for value, count in counts.items() if not count}
