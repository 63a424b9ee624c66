# SPDX-License-Identifier: GPL-3.0-or-later
"""The areas of the classes of a map as a table: counted, and adjusted for the whole map; in zones, as a layer too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ..contract.figures import ClassArea, Interval
from ..errors import FreeNetError
from ..files.new_files import new_files
from ..geodata.analysis.class_areas import ClassAreas, measure
from ..geodata.results import area_table
from ..geodata.results.area_table import Row, hectares
from ..labels.class_matching import one_each
from ..progress import Canceled, Progress, part
from ..request import AreasRequest, Outputs, Zone
from ..text.i18n import tr
from ..text.listing import listed
from . import zone_layer
from .adjusting import adjusted
from .feature_layers import tell_replaced
from .publishing import check_writable

_NAMED = 5  # zones that a message names one by one


@dataclass(frozen=True)
class MeasuredAreas:
    """What measuring areas leaves.

    Attributes:
        outputs: The files it wrote.
        rows: Those of the whole map.
        zones: The number of zones in the table.
        layer: The layer of zones in its file; empty where there is none.
    """

    outputs: Outputs
    rows: tuple[Row, ...]
    zones: int = 0
    layer: str = ""


def measure_areas(request: AreasRequest, progress: Progress) -> MeasuredAreas:
    """Measure how much each class covers, of the map and of each zone; no engine is needed.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    check_writable(request.outputs)
    path = request.outputs.features
    layer = zone_layer.name_of_zones(path, request.layer) if path else ""
    progress.stage("Measuring the areas")
    measured = measure(request.class_map, request.zones, part(progress, 0.0, 0.9))
    found = _of_one_name(measured, request.class_map.raster.name, progress)
    _tell(found, request.zones, progress)
    shares = {}
    if request.report:
        shares = adjusted(request.report, request.report_name, request.class_map.raster.name, found, progress)
    whole = list(_rows(tr("Whole map"), 0, found, shares))
    progress.stage("Writing the results")
    with new_files() as files:
        if request.outputs.table:
            area_table.write(request.outputs.table, [*whole, *_of_zones(request.zones, found)], files)
        if progress.is_canceled():
            raise Canceled
        if path:
            is_replaced = zone_layer.write_zones(path, request.zones, found, layer)
            tell_replaced(is_replaced, layer, path, progress)
    progress.fraction(1.0)
    return MeasuredAreas(request.outputs, tuple(whole), len(request.zones) - len(found.off), layer)


def _of_one_name(found: ClassAreas, name: str, progress: Progress) -> ClassAreas:
    """The same with classes of one name as one, as assessments take them."""
    classes, numbers, remarks = one_each(found.classes, f"'{name}'")
    for text in remarks:
        progress.warning(text)

    def summed(table: np.ndarray) -> np.ndarray:
        sums = np.zeros((len(table), len(classes) + 1), table.dtype)
        for column, number in enumerate([0, *numbers]):
            sums[:, number] += table[:, column]
        return sums

    metres = None if found.square_metres is None else summed(found.square_metres)
    return replace(found, classes=classes, pixels=summed(found.pixels), square_metres=metres)


def _of_zones(zones: Sequence[Zone], found: ClassAreas) -> Iterator[Row]:
    for position, zone in enumerate(zones):
        if position not in found.off:
            yield from _rows(zone.name, position + 1, found, {})


def _rows(zone: str, place: int, found: ClassAreas, adjusted_shares: dict[str, ClassArea]) -> Iterator[Row]:
    """The rows of a zone: one of each class, and one of what has none where there is any in the map."""
    counts = found.pixels[place].tolist()
    metres = None if found.square_metres is None else found.square_metres[place].tolist()
    amounts = counts if metres is None else metres
    total = sum(amounts[1:])
    for column, info in enumerate(found.classes, start=1):
        one = adjusted_shares.get(info.name)
        yield Row(
            zone,
            info.name,
            counts[column],
            None if metres is None else hectares(metres[column]),
            amounts[column] / total if total else None,
            hectares(one.adjusted_share * total) if one and metres else None,
            _interval(one, total) if one and metres else None,
        )
    if found.pixels[:, 0].any():
        yield Row(zone, tr("not classified"), counts[0], None if metres is None else hectares(metres[0]))


def _interval(one: ClassArea, total: float) -> Optional[Interval]:
    if one.adjusted_interval is None:
        return None
    low, high = one.adjusted_interval
    return hectares(low * total), hectares(high * total)


def _tell(found: ClassAreas, zones: Sequence[Zone], progress: Progress) -> None:
    """Say what of the figures is doubtful, a sentence each."""
    if found.square_metres is None:
        progress.warning(
            tr(
                "The map has no coordinate reference system that tells its place on the earth: pixels are counted, and "
                "nobody knows how many hectares they have."
            )
        )
    if zones and len(found.off) == len(zones):
        raise FreeNetError(
            tr("All zones lie off the map."),
            tr("Choose zones of the place that the map shows, and check the coordinate reference systems of both."),
        )
    if found.off:
        text = tr("{count} zones lie off the map and are left out: {names}.", len(found.off))
        progress.warning(text.format(count=len(found.off), names=_named(zones, found.off)))
    if found.partly:
        text = tr("{count} zones reach beyond the map; what lies on it is measured: {names}.", len(found.partly))
        progress.warning(text.format(count=len(found.partly), names=_named(zones, found.partly)))
    small = [place for place in range(len(zones)) if place not in found.off and not found.pixels[place + 1].any()]
    if small:
        text = tr("{count} zones cover the centre of no pixel, and so have no areas: {names}.", len(small))
        progress.warning(text.format(count=len(small), names=_named(zones, small)))


def _named(zones: Sequence[Zone], places: Collection[int]) -> str:
    return listed([zones[place].name for place in sorted(places)], _NAMED)
