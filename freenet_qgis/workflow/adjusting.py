# SPDX-License-Identifier: GPL-3.0-or-later
"""The areas of a map adjusted by its confusion, as a report has it, if that is one of this very map."""

from __future__ import annotations

from typing import Optional

from ..contract.area_estimate import estimate
from ..contract.figures import Area, ClassArea
from ..contract.report import Report
from ..geodata.analysis.class_areas import ClassAreas
from ..labels.class_matching import by_name
from ..progress import Progress
from ..report.areas import explained
from .map_reports import check_same, classes_of


def adjusted(report: Report, name: str, class_map: str, found: ClassAreas, progress: Progress) -> dict[str, ClassArea]:
    """The adjusted shares of the classes of a map by their names; none where the report allows none, which is told.

    Pixels weigh what they cover on the ground, where that is known.

    Args:
        report: The report.
        name: What the user calls it.
        class_map: What the user calls the map.
        found: What was counted in the map.
        progress: Told how far the figures can be trusted, or why there are none.

    Raises:
        FreeNetError: If it is a report of another map.
    """
    check_same(report, name, class_map, found.classes, found.pixels[0, 1:].tolist())
    places = by_name(found.classes, classes_of(report))
    counted = [int(found.pixels[0, place]) if place else 0 for place in places]
    amounts = found.pixels[0] if found.square_metres is None else found.square_metres[0]
    weights = [float(amounts[place]) if place else 0.0 for place in places]
    area: Optional[Area] = None
    if report.measures_the_map and report.accuracy.confusion_matrix:
        area = estimate(report.accuracy.confusion_matrix, weights)
    told = progress.info if area else progress.warning
    told(explained(report, counted, area))
    if area is None:
        return {}
    return {found.classes[place - 1].name: one for place, one in zip(places, area.classes) if place}
