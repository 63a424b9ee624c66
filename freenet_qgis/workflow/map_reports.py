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
from ..files.companions import figures_in, is_page, jsons_of, told_in
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


def read_report(path: Path) -> Report:
    """A report of the user's choice: its page or its figures.

    Raises:
        FreeNetError: If it is none.
    """
    try:
        return _report(told_in(path) if is_page(path) else parse_json(read_text(path)))
    except (OSError, ValueError) as error:
        raise FreeNetError(
            tr("'{name}' is no report of FreeNet: {reason}.").format(name=path.name, reason=error),
            tr("Choose the .html or .json that a training or 'Assess a class map' has written."),
        ) from error


def check_same(report: Report, name: str, class_map: str, classes: Sequence[ClassInfo], pixels: Sequence[int]) -> None:
    """Check that a report counts as many pixels of each class as a map has, as far as it counts any.

    Args:
        report: The report.
        name: What the user calls it.
        class_map: What the user calls the map.
        classes: Those of the map, each of another name.
        pixels: How many it has of each.

    Raises:
        FreeNetError: If it is the report of another map.
    """
    known = classes_of(report)
    told = dict(zip((info.name for info in known), report.map_pixels or ()))
    names = [known[place - 1].name if place else info.name for info, place in zip(classes, by_name(known, classes))]
    here = {**dict.fromkeys(told, 0), **dict(zip(names, pixels))}
    for label, count in here.items():
        if report.map_pixels is not None and count != told.get(label, 0):
            text = tr("The report '{report}' is of another map than '{map}': pixels of '{label}' there: {told}, in the "
                      "map: {here}.")  # fmt: skip
            counts = {"told": number(told.get(label, 0), ","), "here": number(count, ",")}
            raise FreeNetError(
                text.format(report=name, map=class_map, label=label, **counts),
                tr("Give the report of this very map; where it was changed afterwards, assess it with a reference."),
            )


def classes_of(report: Report) -> list[ClassInfo]:
    """The classes that a report knows."""
    return [ClassInfo(info.value, info.name, info.color) for info in report.accuracy.classes]


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
    found = MapReport(given, read_report(given)) if given else _beside(class_map)
    if found is None or found.report.map_pixels is None:
        return found
    try:
        check_same(found.report, found.path.name, strips_of_own.name, *_counted(strips_of_own, progress))
    except FreeNetError as error:
        if given:
            raise
        progress.warning(error.message)
        return None
    return found


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


def _counted(own: ClassStrips, progress: Progress) -> tuple[Sequence[ClassInfo], list[int]]:
    """The classes of a map, those of one name as one, and how many pixels it has of each."""
    check, counts = check_of(progress), np.zeros(VALUES, np.int64)
    for rows in strips(own.grid):
        check()
        counts += np.bincount(own.values(rows.start, rows.stop - rows.start).ravel(), minlength=VALUES)
    classes = own.classes(np.flatnonzero(counts[:-1]).tolist())
    named, numbers, _ = one_each(classes, own.name)
    held = np.zeros(len(named) + 1, np.int64)
    np.add.at(held, numbers, counts[[info.value for info in classes]])
    return named, held[1:].tolist()
