# SPDX-License-Identifier: GPL-3.0-or-later
"""Two class maps held against each other: read, matched by names of classes, counted, or refused where that fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

from ..contract.job import UNLABELLED, ClassInfo
from ..errors import FreeNetError
from ..files.regular_files import identity
from ..geodata.change import joint_counts
from ..geodata.change.joint_counts import JointCounts
from ..geodata.change.transitions import Transitions
from ..geodata.class_maps.class_strips import NO_DATA, ClassStrips
from ..geodata.results.own_rasters import own_kind
from ..labels.class_matching import names_of
from ..labels.common_classes import CommonClasses, common_classes
from ..progress import Progress, check_of
from ..request import ChangeRequest, Scene
from ..text.i18n import number, tr
from .map_reports import MapReport, report_of

Maps = tuple[ClassStrips, ClassStrips]


@dataclass(frozen=True)
class Compared:
    """Two maps that were compared.

    Attributes:
        maps: The map before and that after, on its grid.
        transitions: What became of the classes.
        reports: What tells the errors of each, where there is a report.
        remarks: What the user should know, in words.
    """

    maps: Maps
    transitions: Transitions
    reports: tuple[Optional[MapReport], Optional[MapReport]]
    remarks: tuple[str, ...]


def check_maps(before: Scene, after: Scene) -> None:
    """Check what can be told of two maps without reading them.

    Raises:
        FreeNetError: If they are one, or one is no class map but a raster of ours of another kind.
    """
    files = [identity(one) if isinstance(one, Path) else None for one in (before.raster, after.raster)]
    if before.raster == after.raster or (files[0] is not None and files[0] == files[1]):
        raise FreeNetError(
            tr("'{}' is given twice, as the map before and as the map after.").format(before.raster.name),
            tr("Choose the map of another date."),
        )
    for scene in (before, after):
        kind = own_kind(scene.raster)
        if kind not in (None, "class_map"):
            raise FreeNetError(
                tr("'{}' was written by FreeNet, but it is no class map.").format(scene.raster.name),
                tr("Choose a class map."),
            )


def compared(request: ChangeRequest, progress: Progress, on_progress: Callable[[float], None]) -> Compared:
    """Compare two maps on the grid of the first.

    Args:
        request: What to compare.
        progress: Told what goes on.
        on_progress: Called with 0…1; may raise.

    Raises:
        FreeNetError: If one is no class map, or the two have nothing in common.
    """
    check_maps(request.before, request.after)
    check = check_of(progress)
    before = ClassStrips(request.before, check=check)
    maps = before, ClassStrips(request.after, before.grid, check)
    counts = joint_counts.count(*maps, on_progress)
    _check_overlap(counts, maps)
    matched, zeros = _matched(counts, maps)
    found = Transitions.of(counts, matched.classes, matched.first, matched.second)
    _check_comparable(found, matched, maps)
    remarks = (*_lacking(found, matched, maps), *matched.remarks, *zeros)
    own = before, ClassStrips(request.after, check=check)
    given = (request.before, request.before_report), (request.after, request.after_report)
    one, other = (report_of(scene.raster, path, each, progress) for (scene, path), each in zip(given, own))
    return Compared(maps, found, (one, other), remarks)


def _check_overlap(counts: JointCounts, maps: Maps) -> None:
    if not counts.pixels[:, :NO_DATA].any():
        raise FreeNetError(
            tr("'{before}' and '{after}' do not overlap: nothing of the second lies on the first.").format(
                before=maps[0].name, after=maps[1].name
            ),
            tr("Choose maps of one place, and check the coordinate reference systems of both."),
        )


def _matched(counts: JointCounts, maps: Maps) -> tuple[CommonClasses, list[str]]:
    """The classes of both maps, and what is to be said of pixels that hold 0."""
    there = [counts.occurring(axis) for axis in (0, 1)]
    is_class = ["class" in (one.zero, other.zero) and one.zero in ("class", "maybe") for one, other in _pairs(maps)]
    classes = [one.classes(values, has_zero=zero) for one, values, zero in zip(maps, there, is_class)]
    remarks = []
    for axis, (one, zero) in enumerate(zip(maps, is_class)):
        held = int(counts.pixels.sum(1 - axis)[UNLABELLED])
        if held and not zero and one.zero != "none":
            text = tr(
                "'{name}' holds 0 in {count} pixels; that counts as no class. Where it is one, give it a name.", held
            )
            remarks.append(text.format(name=one.name, count=number(held, ",")))
    return common_classes(classes[0], classes[1], (maps[0].name, maps[1].name)), remarks


def _pairs(maps: Maps) -> tuple[Maps, Maps]:
    return maps, (maps[1], maps[0])


def _check_comparable(found: Transitions, matched: CommonClasses, maps: Maps) -> None:
    names = {"before": maps[0].name, "after": maps[1].name}
    if not matched.shared:
        first, second = ([matched.classes[each - 1] for each in dict.fromkeys(positions.values())]
                         for positions in (matched.first, matched.second))  # fmt: skip
        raise FreeNetError(
            tr("'{before}' ({classes}) and '{after}' ({others}) have no class in common.").format(
                **names, classes=names_of(first), others=names_of(second)
            ),
            tr("Classes are matched by name: call them alike in both, for instance in the style of the layers."),
        )
    if not found.compared:
        raise FreeNetError(
            tr("Nowhere do '{before}' and '{after}' both have a class.").format(**names),
            tr("Choose maps of one place, and check what their nodata values are."),
        )


def _lacking(found: Transitions, matched: CommonClasses, maps: Maps) -> list[str]:
    """Warnings about classes that one of the maps does not have at all."""
    compared = found.pixels[1:, 1:]
    texts = []
    for axis, positions, one, other in (
        (0, matched.second, maps[0], maps[1]),
        (1, matched.first, maps[1], maps[0]),
    ):
        missing: Sequence[ClassInfo] = [
            matched.classes[place]
            for place in np.flatnonzero(compared.sum(1 - axis))
            if place + 1 not in positions.values()
        ]
        if missing:
            text = tr("'{name}' has the classes {classes}, and '{other}' has no class of that name: what is mapped as "
                      "one of them counts as changed.", len(missing))  # fmt: skip
            texts.append(text.format(name=one.name, classes=names_of(missing), other=other.name))
    return texts
