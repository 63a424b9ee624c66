# SPDX-License-Identifier: GPL-3.0-or-later
"""Comparing the maps of two runs, as a task of QGIS."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsProcessingUtils
from qgis.PyQt.QtCore import QLocale

from ... import workflow
from ...contract.change import ChangeReport, ReportedTransition
from ...request import ChangeRequest, Outputs, Scene
from ...text.i18n import tr
from ..project.run_record import RunRecord
from ..task import WorkflowTask

SHOWN_PAIRS = 3


@dataclass(frozen=True)
class Compared:
    """The maps of two runs as they were when they were compared.

    Attributes:
        earlier: The one run.
        later: The other.
        written: When each map was written, and its size.
    """

    earlier: RunRecord
    later: RunRecord
    written: tuple[tuple[int, int], ...]

    @staticmethod
    def of(earlier: RunRecord, later: RunRecord) -> Compared:
        """The maps of these runs as they are now."""
        return Compared(earlier, later, _written(earlier, later))

    def is_of(self, runs: Collection[RunRecord]) -> bool:
        """Whether both runs are among these, and have the maps that they had."""
        return self.earlier in runs and self.later in runs and self.written == _written(self.earlier, self.later)


class CompareTask(WorkflowTask):
    """A task that writes where two maps differ.

    Attributes:
        path: The raster, a temporary one.
    """

    def __init__(self, first: Path, second: Path, on_end: Callable[[WorkflowTask], None]) -> None:
        """`on_end` is called in the main thread, once, however it ends."""
        self.path = Path(QgsProcessingUtils.generateTempFilename(f"{second.stem}_differs_from_{first.stem}.tif"))
        request = ChangeRequest(Scene(first), Scene(second), Outputs(change=self.path), has_pixels_in_names=True)
        title = tr("FreeNet: compare {} and {}").format(first.name, second.name)
        super().__init__(title, lambda progress: workflow.change(request, progress), on_end)


def _written(*runs: RunRecord) -> tuple[tuple[int, int], ...]:
    states = (Path(run.class_map).stat() for run in runs if run.has_map())
    return tuple((state.st_mtime_ns, state.st_size) for state in states)


def difference_in_words(difference: ChangeReport, first: str, second: str) -> str:
    """How much the maps of two runs differ, and in what most, under the names of the runs."""
    names = f"{first} → {second}"
    if not difference.changed_pixels:
        return f"{names}\n{tr('The two maps are the same.')}"
    locale = QLocale()
    share = locale.toString(100 * difference.changed_share, "f", 1)
    differing = tr("{} % of {} pixels differ.").format(share, locale.toString(difference.compared_pixels))
    return "\n".join([names, differing, *map(_pair, difference.transitions[:SHOWN_PAIRS]), *difference.warnings])


def _pair(pair: ReportedTransition) -> str:
    return tr("{} → {}: {} pixels", pair.pixels).format(pair.before, pair.after, QLocale().toString(pair.pixels))
