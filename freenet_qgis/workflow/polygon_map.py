# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a layer of polygons of a class map, without an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

from ..contract.job import ClassInfo, Grid
from ..contract.maps import CONFIDENCE
from ..errors import FreeNetError
from ..geodata.access.ellipsoid import PixelAreas
from ..geodata.class_maps.class_strips import ClassStrips
from ..geodata.outlining.classed_rows import ClassedRows
from ..geodata.outlining.confidence import Confidence
from ..geodata.outlining.polygonizing import Polygon, polygons
from ..geodata.results.own_rasters import own_kind
from ..geodata.vector import vector_styles
from ..geodata.vector.vector_file import NewLayer, Value, write_layer
from ..progress import Progress, check_of, part
from ..request import Outputs, PolygonsRequest, Scene
from ..text.i18n import number, tr
from .class_remarks import about_zeros
from .feature_layers import name_in, tell_replaced
from .publishing import check_writable

CLASS = "class"  # the field that the style goes by
FIELDS = {"value": int, CLASS: str, "area_m2": float, "confidence": float}
LOOKED_AT = 0.1  # of the whole run, until it is known which classes occur
PAUSE = 5_000  # polygons between two looks whether the user wants to stop


@dataclass
class ClassPolygons:
    """The polygons of a class.

    Attributes:
        info: The class.
        count: How many they are.
        area_m2: Theirs together; None where not known.
    """

    info: ClassInfo
    count: int = 0
    area_m2: Optional[float] = 0.0

    def add(self, one: Polygon) -> None:
        """Count a polygon."""
        self.count += 1
        is_known = self.area_m2 is not None and one.area_m2 is not None
        self.area_m2 = self.area_m2 + one.area_m2 if is_known else None  # type: ignore[operator]  # both are numbers


@dataclass(frozen=True)
class Polygons:
    """What making polygons leaves.

    Attributes:
        outputs: The files it wrote.
        classes: What there is of each class.
        layer: Their layer in its file.
    """

    outputs: Outputs
    classes: tuple[ClassPolygons, ...]
    layer: str = ""


def name_of_polygons(path: Path, wanted: str = "") -> str:
    """What the layer of polygons will be called, see `feature_layers.name_in`."""
    return name_in(path, wanted, "class_polygons", FIELDS)


def to_polygons(request: PolygonsRequest, progress: Progress) -> Polygons:
    """Make polygons of a class map; no engine is needed.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    check_writable(request.outputs)
    path = request.outputs.features
    if path is None:
        raise ValueError("it is not said where the polygons go")
    layer = name_of_polygons(path, request.layer)
    progress.stage("Reading the class map")
    class_map = ClassedRows(ClassStrips(request.class_map, check=check_of(progress)))
    layers = _layers(request, class_map, progress)
    classes = class_map.classes(part(progress, 0.0, LOOKED_AT))
    if not classes:
        raise FreeNetError(
            tr("'{name}' has no pixel with a class.").format(name=class_map.name), tr("Choose a class map.")
        )
    for text in about_zeros(class_map.zeros, class_map.zero):
        progress.warning(text)
    progress.stage("Making polygons")
    tallied = {info.value: ClassPolygons(info) for info in classes}
    found = polygons(class_map, layers, request.smoothing, part(progress, LOOKED_AT, 1.0))
    style = vector_styles.filled(CLASS, [(info.name, info.color) for info in classes])
    new = NewLayer(layer, "polygons", class_map.grid.crs_wkt, FIELDS, style)
    is_replaced = write_layer(path, new, _rows(_watched(found, check_of(progress)), tallied))
    tell_replaced(is_replaced, layer, path, progress)
    count = sum(one.count for one in tallied.values())
    progress.info(tr("Polygons: {count}.").format(count=number(count, ",")))
    return Polygons(request.outputs, tuple(tallied.values()), layer)


def confidence_of(scene: Scene, grid: Grid, class_map: str, check: Callable[[], None] = lambda: None) -> Confidence:
    """The confidence of a class map; arguments as those of `Confidence`.

    Raises:
        FreeNetError: If it is something else, lies elsewhere or cannot be opened.
    """
    if own_kind(scene.raster) not in (None, CONFIDENCE.id):
        raise FreeNetError(
            tr("'{name}' is no confidence, but another raster that FreeNet wrote.").format(name=scene.raster.name),
            tr("Choose the confidence of the class map, or none."),
        )
    return Confidence(scene, grid, class_map, check)


def _layers(
    request: PolygonsRequest, class_map: ClassedRows, progress: Progress
) -> Callable[[slice], tuple[Optional[np.ndarray], Optional[np.ndarray]]]:
    """Reads areas and confidence of rows; says where areas cannot be known."""
    areas = PixelAreas(class_map.grid)
    if not areas.is_known:
        progress.warning(
            tr(
                "The field area_m2 stays empty: the coordinate reference system of '{name}' does not tell where on the "
                "earth its pixels lie, or it has none."
            ).format(name=class_map.name)
        )
    confidence = None
    if request.confidence is not None:
        confidence = confidence_of(request.confidence, class_map.grid, class_map.name, check_of(progress))
    return lambda rows: (areas.of(rows), confidence.of(rows) if confidence else None)


def _rows(
    found: Iterable[Polygon], tallied: dict[int, ClassPolygons]
) -> Iterator[tuple[bytes, tuple[Value, Value, Value, Value]]]:
    """Polygons as features, counted as they pass."""
    for one in found:
        of_class = tallied[one.value]
        of_class.add(one)
        yield one.wkb, (one.value, of_class.info.name, one.area_m2, one.confidence)


def _watched(found: Iterable[Polygon], check: Callable[[], None]) -> Iterator[Polygon]:
    """The polygons, with a look now and then whether the user wants to stop: a strip of noise has many."""
    for position, one in enumerate(found):
        if position % PAUSE == 0:
            check()
        yield one
