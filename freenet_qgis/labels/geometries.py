# SPDX-License-Identifier: GPL-3.0-or-later
"""Features with geometries that can be burnt: of one kind, valid, linear and 2D; whoever read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Optional

from osgeo import gdal, ogr

from ..geodata.vector.placing import Placing
from ..request import FeatureKind
from .layer_checks import cannot_transform, nothing_usable
from .layer_reading import Feature, LayerReading, Purpose
from .layer_remarks import tell_geometries, tell_kinds

POINT, LINE, POLYGON = 0, 1, 2  # dimensions
WANTED = {"training": (POLYGON, LINE, POINT), "reference": (POLYGON, POINT), "area": (POLYGON,), "zones": (POLYGON,)}
KINDS: dict[int, FeatureKind] = {POLYGON: "polygons", LINE: "lines", POINT: "points"}
_TOGETHER = {POLYGON: ogr.wkbMultiPolygon, LINE: ogr.wkbMultiLineString, POINT: ogr.wkbMultiPoint}
CURVE_STEP_DEGREES = 2.0  # as QGIS turns curves into segments

_SURFACES = (ogr.wkbTIN, ogr.wkbPolyhedralSurface, ogr.wkbTriangle)


def dimensions(features: Sequence[Feature], purpose: Purpose) -> frozenset[int]:
    """The dimensions of the geometries to use: all for training, for a reference those that come first.

    Those there are if none will do; none if there is no geometry at all.
    """
    found = frozenset(part.GetDimension() for feature in features for part in _parts(feature.geometry))
    wanted = [one for one in WANTED[purpose] if one in found]
    return frozenset(wanted if purpose == "training" else wanted[:1]) or found


def kind_of(features: Sequence[Feature]) -> FeatureKind:
    """What usable features are."""
    found = {KINDS[feature.geometry.GetDimension()] for feature in features if feature.geometry is not None}
    return found.pop() if len(found) == 1 else "features"


def usable(
    features: Sequence[Feature],
    reading: LayerReading,
    wanted: Collection[int],
    check: Callable[[], None] = lambda: None,
) -> list[Feature]:
    """The features that can be used, with what can be used of their geometry: parts of one dimension, the highest.

    Points and lines to train on are features of their own, however many were one in the layer: those that lie far from
    each other are no more one witness than if they had been drawn one by one.

    Args:
        features: As they were read.
        reading: Their layer; told about each kind of thing that was left out or repaired.
        wanted: The dimensions of the geometries to use.
        check: Called for each; may raise.

    Raises:
        FreeNetError: If there are none.
    """
    kept: list[Feature] = []
    repaired: list[str] = []
    left_out: list[str] = []
    others: Counter[int] = Counter()
    for feature in features:
        check()
        with _quiet():
            flat, is_repaired, of_other_kinds = _flat(feature.geometry, wanted)
        others.update(of_other_kinds)
        if flat is not None:
            own = [flat] if reading.use.purpose == "reference" else parts_of(flat)
            kept += [replace(feature, geometry=part) for part in own]
            if is_repaired:
                repaired.append(feature.name)
        elif not of_other_kinds:
            left_out.append(feature.name)
    tell_geometries(reading, left_out, repaired)
    if others:
        tell_kinds(reading, kind_of(kept), [others[each] for each in (POINT, LINE, POLYGON)])
    if not kept:
        raise nothing_usable(reading, left_out)
    return kept


def placed(
    features: Sequence[Feature], layer: str, placing: Placing, source: str, target: str
) -> list[tuple[str, bytes]]:
    """Name and WKB of each feature in the raster's CRS.

    Args:
        features: With usable geometries.
        layer: Name of their layer.
        placing: From their CRS to the raster's.
        source: What to call their CRS.
        target: What to call the raster's.

    Raises:
        FreeNetError: If some have no place there.
    """
    found = [(feature.name, placing.place(feature.geometry)) for feature in features]
    failed = [name for name, geometry in found if geometry is None]
    if failed:
        raise cannot_transform(layer, source, target, failed)
    return [(name, bytes(geometry.ExportToIsoWkb())) for name, geometry in found if geometry is not None]


def flat(geometry: Optional[ogr.Geometry], purpose: Purpose = "training") -> Optional[ogr.Geometry]:
    """The geometry valid, with curves as segments and without Z and M; None if nothing usable is left."""
    with _quiet():
        return _flat(geometry, WANTED[purpose])[0]


def parts_of(geometry: ogr.Geometry) -> list[ogr.Geometry]:
    """What a usable geometry is in training: each point or line of it, or its polygons as one."""
    return [geometry] if geometry.GetDimension() == POLYGON else list(_parts(geometry))


def _flat(
    geometry: Optional[ogr.Geometry], wanted: Collection[int]
) -> tuple[Optional[ogr.Geometry], bool, Counter[int]]:
    """The usable geometry, whether it had to be repaired, and how many parts it had of other dimensions."""
    linear = [part for whole in _parts(geometry) for part in _parts(_linear(whole))]
    own = max((part.GetDimension() for part in linear if part.GetDimension() in wanted), default=None)
    others = Counter(part.GetDimension() for part in linear if part.GetDimension() != own)
    parts = [part for part in linear if part.GetDimension() == own]
    if own is None or own != POLYGON:
        return _together(parts), False, others
    valid: list[ogr.Geometry] = []
    broken: list[ogr.Geometry] = []
    for part in parts:  # asked once: of a million vertices it takes its time
        (valid if part.IsValid() else broken).append(part)
    if broken and geometry is not None and ogr.GT_Flatten(geometry.GetGeometryType()) in _SURFACES:
        broken = [part for part in broken if part.GetArea() > 0]  # walls have no area seen from above
    for part in broken:
        valid += [one for one in _parts(part.MakeValid()) if one.GetDimension() == POLYGON]
    whole = _together(valid)
    # Parts may overlap or share edges, as the triangles of a TIN do.
    if whole is not None and len(valid) > 1 and not whole.IsValid():
        whole = whole.UnionCascaded() or whole
    return whole, bool(broken), others


def _linear(geometry: ogr.Geometry) -> ogr.Geometry:
    linear = geometry.GetLinearGeometry(CURVE_STEP_DEGREES)
    linear.FlattenTo2D()
    return ogr.ForceToPolygon(linear) if ogr.GT_Flatten(linear.GetGeometryType()) == ogr.wkbTriangle else linear


def _together(parts: Sequence[ogr.Geometry]) -> Optional[ogr.Geometry]:
    """Geometries of one dimension as one."""
    if len(parts) < 2:
        return parts[0] if parts else None
    whole = ogr.Geometry(_TOGETHER[parts[0].GetDimension()])
    for part in parts:
        whole.AddGeometry(part)
    return whole


def _parts(geometry: Optional[ogr.Geometry]) -> Iterator[ogr.Geometry]:
    """The simple geometries in a geometry, empty ones left out."""
    if geometry is None or geometry.IsEmpty():
        return
    kind = geometry.GetGeometryType()
    if ogr.GT_IsSubClassOf(kind, ogr.wkbGeometryCollection) or ogr.GT_IsSubClassOf(kind, ogr.wkbPolyhedralSurface):
        for number in range(geometry.GetGeometryCount()):
            yield from _parts(geometry.GetGeometryRef(number))
    else:
        yield geometry.Clone()


@contextmanager
def _quiet() -> Iterator[None]:
    """GEOS's words about invalid geometries go nowhere: features are named in sentences of ours."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
