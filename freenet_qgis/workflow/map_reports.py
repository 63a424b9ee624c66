# SPDX-License-Identifier: GPL-3.0-or-later
"""The report that tells the errors of a class map: the one that is given, or that lies beside the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import numpy as np

from ..contract.job import ClassInfo
from ..contract.report import Report
from ..errors import FreeNetError
from ..files.companions import PAGES, figures_in, jsons_of, told_in
from ..files.regular_files import is_regular, read_text
from ..files.strict_json import parse_json
from ..geodata.class_maps.class_strips import VALUES, ClassStrips, strips
from ..labels.class_matching import by_name, one_each
from ..progress import Progress, check_of
from ..sources.gdal_name import Source
from ..text.i18n import number, tr


@dataclass(frozen=True)
class MapReport:
    """A report and the file that it was read from."""

    path: Path
    report: Report


def report_of(
    class_map: Source, given: Optional[Path], strips_of_own: ClassStrips, progress: Progress
) -> Optional[MapReport]:
    """The report of a map, which counts as many pixels of each class as the map has; None where there is none.

    Args:
        class_map: The map.
        given: The report as the user names it; None for one beside the map.
        strips_of_own: The map on its own grid.
        progress: Told what goes on.

    Raises:
        FreeNetError: If the one that is given is no report, or is that of another map.
    """
    found = _read(given) if given else _beside(class_map)
    if found is None or found.report.map_pixels is None:
        return found
    other = _other_count(found.report, strips_of_own, progress)
    if not other:
        return found
    name = found.path.name
    text = tr("The report '{report}' is of another map than '{map}': {why}.").format(
        report=name, map=strips_of_own.name, why=other
    )
    if given:
        raise FreeNetError(text, tr("Give the report of this very map, or assess the map anew."))
    progress.warning(text)
    return None


def _read(path: Path) -> MapReport:
    """A report of the user's choice: its page or its figures."""
    try:
        entries = told_in(path) if path.suffix.lower() in PAGES else parse_json(read_text(path))
        return MapReport(path, _report(entries))
    except (OSError, ValueError) as error:
        raise FreeNetError(
            tr("'{name}' is no report of FreeNet: {reason}.").format(name=path.name, reason=error),
            tr("Choose the .html or .json that a training or 'Assess a class map' has written."),
        ) from error


def _beside(class_map: Source) -> Optional[MapReport]:
    """The report that has the name of the map, where there is one."""
    if not isinstance(class_map, Path):
        return None
    for path in jsons_of(class_map.with_suffix(".html")):
        entries = figures_in(path) if is_regular(path) else None
        if entries is not None:
            try:
                return MapReport(path, _report(entries))
            except ValueError:
                continue
    return None


def _report(entries: Any) -> Report:
    report = Report.from_dict(entries)
    if not report.accuracy.classes:
        raise ValueError("it has no classes")
    return report


def _other_count(report: Report, own: ClassStrips, progress: Progress) -> str:
    """A class of which report and map have different numbers of pixels, in words; empty where they agree."""
    check, counts = check_of(progress), np.zeros(VALUES, np.int64)
    for rows in strips(own.grid):
        check()
        counts += np.bincount(own.values(rows.start, rows.stop - rows.start).ravel(), minlength=VALUES)
    classes = own.classes(np.flatnonzero(counts[:-1]).tolist())
    named, numbers, _ = one_each(classes, own.name)
    held = np.zeros(len(named) + 1, np.int64)
    np.add.at(held, numbers, counts[[info.value for info in classes]])
    pixels = _pixels(report, named)
    for info, there in zip(named, held[1:].tolist()):
        told = pixels.get(info.name, 0)
        if told != there:
            return tr("it counts {told} pixels of '{name}', the map has {there}").format(
                told=number(told, ","), name=info.name, there=number(there, ",")
            )
    return ""


def _pixels(report: Report, classes: Sequence[ClassInfo]) -> dict[str, int]:
    """How many pixels the report tells of each class of the map, by its name there."""
    known = [ClassInfo(info.value, info.name, info.color) for info in report.accuracy.classes]
    places = by_name(known, classes)
    told = report.map_pixels or ()
    return {info.name: told[place - 1] for info, place in zip(classes, places) if place}
