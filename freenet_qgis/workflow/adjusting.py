# SPDX-License-Identifier: GPL-3.0-or-later
"""The areas of a map adjusted by its confusion, as a report has it, if that is one of this very map."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import numpy as np

from ..contract.area_estimate import estimate
from ..contract.figures import Area, ClassArea
from ..contract.report import Report
from ..errors import FreeNetError
from ..files.companions import figures_in, is_page, told_in
from ..geodata.analysis.class_areas import ClassAreas
from ..progress import Progress
from ..report.areas import explained
from ..text.i18n import number, tr


def adjusted(report: Report, name: str, found: ClassAreas, progress: Progress) -> dict[str, ClassArea]:
    """The adjusted shares of the classes, by their names; none where the report does not allow it, which is told.

    Pixels weigh what they cover on the ground, where that is known.

    Args:
        report: The report.
        name: What the user calls it.
        found: What was counted in the map.
        progress: Told how far the figures can be trusted, or why there are none.

    Raises:
        FreeNetError: If it is a report of another map.
    """
    own = {info.name: place for place, info in enumerate(found.classes, start=1)}
    places = [own.get(info.name, 0) for info in report.accuracy.classes]
    counted = [int(found.pixels[0, place]) if place else 0 for place in places]
    if report.map_pixels is not None:
        _check_same(report, name, found, counted)
    amounts = found.pixels[0] if found.square_metres is None else found.square_metres[0]
    weights = [float(amounts[place]) if place else 0.0 for place in places]
    area: Optional[Area] = None
    if report.measures_the_map and report.accuracy.confusion_matrix:
        area = estimate(report.accuracy.confusion_matrix, weights)
    told = progress.info if area else progress.warning
    told(explained(report, counted, area))
    return {info.name: one for info, one in zip(report.accuracy.classes, area.classes)} if area else {}


def read_report(path: Path) -> Report:
    """The report of a run from its figures (.json) or its page (.html).

    Raises:
        FreeNetError: If it is none.
    """
    try:
        figures = told_in(path) if is_page(path) else figures_in(path)
        return Report.from_dict(figures)
    except (OSError, ValueError) as error:
        raise FreeNetError(
            tr("'{name}' is no report of FreeNet.").format(name=path.name),
            tr("Choose the .json that a run or an assessment has written beside its report."),
        ) from error


def _check_same(report: Report, name: str, found: ClassAreas, counted: list[int]) -> None:
    """Check that the report counts the pixels that the map has."""
    told = dict(zip((info.name for info in report.accuracy.classes), report.map_pixels or ()))
    here = dict(zip((info.name for info in report.accuracy.classes), counted))
    here.update(_of_others(found, set(here)))
    for one, pixels in here.items():
        if pixels != told.get(one, 0):
            raise FreeNetError(
                tr(
                    "The report '{report}' is of another map: it counts {told} pixels of '{label}', this map {here}."
                ).format(report=name, told=number(told.get(one, 0), ","), label=one, here=number(pixels, ",")),
                tr("Give the report of this map; where it was changed afterwards, assess it with a reference first."),
            )


def _of_others(found: ClassAreas, known: set[str]) -> dict[str, int]:
    """The pixels of classes that the report does not know."""
    counts = np.asarray(found.pixels[0, 1:]).tolist()
    return {info.name: pixels for info, pixels in zip(found.classes, counts) if info.name not in known and pixels}
