# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two class maps: counted, as a raster, and held against the errors of the maps; no engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Optional

import numpy as np

from .. import paths, report
from ..contract.change import ChangedClass, ChangeReport, ReportedTransition
from ..files.new_files import NewFiles, Place, new_files
from ..geodata.access.grid import M2_PER_HECTARE
from ..geodata.change.change_map import ChangeLegend, legend, write_change
from ..geodata.change.transitions import Transitions
from ..progress import Canceled, Progress, part
from ..request import ChangeRequest, Outputs
from ..text.i18n import tr
from .adjusted_change import Adjusted, adjusted_change, pixels_of
from .class_remarks import about_long_names
from .compared_maps import Compared, compared
from .publishing import check_writable

_COUNTED = 0.6  # of the run


@dataclass(frozen=True)
class Changed:
    """What comparing two maps leaves.

    Attributes:
        outputs: The files it wrote.
        report: What is known of the change.
    """

    outputs: Outputs
    report: ChangeReport

    @property
    def changed_share(self) -> float:
        """The share of the compared pixels that changed."""
        return self.report.changed_share


def change(request: ChangeRequest, progress: Progress, place: Place = NewFiles.put_in_place) -> Changed:
    """Compare two class maps, class by class of one name.

    Args:
        request: What to compare.
        progress: Told what goes on.
        place: Lets the finished files take their places.

    Raises:
        FreeNetError: What the user can mend.
        Canceled: The user stopped the run.
    """
    check_writable(request.outputs, place)
    progress.stage("Comparing the class maps")
    found = compared(request, progress, part(progress, 0.0, _COUNTED))
    for text in found.remarks:
        progress.warning(text)
    named = legend(found.transitions, with_pixels=request.has_pixels_in_names)
    for text in about_long_names(named.classes):
        progress.warning(text)
    remarks = (*found.remarks, *_shared(named, progress))
    names = found.maps[0].name, found.maps[1].name
    figures = _report(found, named, adjusted_change(found.transitions, names, found.reports), remarks)
    progress.stage("Writing the results")
    with new_files(place) as files:
        sketch = None
        if request.outputs.change:
            on_progress = part(progress, _COUNTED, 1.0)
            sketch = write_change(request.outputs.change, found.maps, found.transitions, named, on_progress, files)
        if request.outputs.report:
            report.write_change(request.outputs.report, figures, (sketch, named.classes), files)
        if progress.is_canceled():
            raise Canceled
    progress.fraction(1.0)
    return Changed(request.outputs, figures)


def _shared(named: ChangeLegend, progress: Progress) -> list[str]:
    """Say that some transitions have one value in the raster."""
    if not named.shared:
        return []
    text = tr("{count} kinds of change with the fewest pixels have one value in the raster, 'Other changes': a raster "
              "of bytes holds no more. The report tells all.").format(count=named.shared)  # fmt: skip
    progress.warning(text)
    return [text]


def _report(found: Compared, named: ChangeLegend, adjusted: Adjusted, remarks: tuple[str, ...]) -> ChangeReport:
    """All figures."""
    transitions = found.transitions
    pixels = transitions.pixels
    hectares = None if transitions.areas_m2 is None else transitions.areas_m2 / M2_PER_HECTARE
    there = np.flatnonzero(pixels_of(transitions) > 0) + 1
    cells = np.ix_(there, there)
    return ChangeReport(
        version=paths.metadata("version"),
        created=datetime.now(timezone.utc).isoformat(timespec="seconds"),
        before=found.maps[0].name,
        after=found.maps[1].name,
        compared_pixels=transitions.compared,
        changed_pixels=transitions.compared - transitions.unchanged,
        only_before_pixels=int(pixels[1:, 0].sum()),
        only_after_pixels=int(pixels[0, 1:].sum()),
        compared_ha=None if hectares is None else float(hectares[1:, 1:].sum()),
        changed_ha=None if hectares is None else float(hectares[1:, 1:].sum() - np.trace(hectares[1:, 1:])),
        classes=tuple(_changed_class(transitions, hectares, int(number)) for number in there),
        matrix=tuple(map(tuple, pixels[cells].tolist())),
        matrix_ha=None if hectares is None else tuple(map(tuple, hectares[cells].tolist())),
        transitions=_transitions(transitions, hectares, named),
        validated=adjusted.validated,
        adjusted=adjusted.classes,
        not_adjusted=adjusted.reasons,
        warnings=remarks,
    )


def _changed_class(found: Transitions, hectares: Optional[np.ndarray], number: int) -> ChangedClass:
    """What one class has won and lost."""
    info = found.classes[number - 1]
    pixels = [int(amount) for amount in _balance(found.pixels, number)]
    areas = [None] * 4 if hectares is None else [float(amount) for amount in _balance(hectares, number)]
    return ChangedClass(info.name, info.color, *pixels, *areas)


def _balance(table: np.ndarray, number: int) -> tuple[float, float, float, float]:
    """How much is a class before and after, and what it has won and lost, where both maps have one."""
    before, after, stayed = table[number, 1:].sum(), table[1:, number].sum(), table[number, number]
    return before, after, after - stayed, before - stayed


def _transitions(
    found: Transitions, hectares: Optional[np.ndarray], named: ChangeLegend
) -> tuple[ReportedTransition, ...]:
    """What became what, as it is called in the raster."""
    colors = {info.value: info.color for info in named.classes}
    return tuple(
        ReportedTransition(
            value=(value := named.values[one.before, one.after]),
            before=found.classes[one.before - 1].name,
            after=found.classes[one.after - 1].name,
            pixels=one.pixels,
            hectares=None if hectares is None else float(hectares[one.before, one.after]),
            color=colors[value],
        )
        for one in found.changes()
    )
