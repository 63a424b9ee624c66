# SPDX-License-Identifier: GPL-3.0-or-later
"""Comparing the maps of two runs, as a task of QGIS."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from qgis.core import QgsProcessingUtils
from qgis.PyQt.QtCore import QLocale

from ...errors import FreeNetError
from ...geodata.results.map_difference import Difference, Pair, write_difference
from ...text.i18n import tr
from ..project.run_record import RunRecord
from ..task import OwnTask

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


class CompareTask(OwnTask):
    """A task that writes where two maps differ.

    Attributes:
        path: The raster, a temporary one; not there if nothing differs.
        difference: What differs; None until it is known.
        problem: Why that could not be found out.
    """

    def __init__(self, first: Path, second: Path, on_end: Callable[[CompareTask], None]) -> None:
        """`on_end` is called in the main thread, once, however it ends."""
        super().__init__(tr("FreeNet: compare {} and {}").format(first.name, second.name))
        self._maps = first, second
        self._on_end: Optional[Callable[[CompareTask], None]] = on_end
        self._words = tr("not classified"), tr("other classes")
        self.path = Path(QgsProcessingUtils.generateTempFilename(f"{second.stem}_differs_from_{first.stem}.tif"))
        self.difference: Optional[Difference] = None
        self.problem = ""

    def forget(self) -> None:
        """Stop, and tell nobody."""
        self._on_end = None
        self.cancel()

    def run(self) -> bool:
        try:
            self.difference = write_difference(*self._maps, self.path, *self._words, self._on_progress)
        except _Canceled:
            pass
        except FreeNetError as error:
            self.problem = str(error)
        except Exception as error:  # a bug of ours must not reach QGIS's thread, which would take QGIS down
            self.problem = tr("FreeNet met an unexpected error: {}").format(error)
        return not self.problem

    def finished(self, result: bool) -> None:
        if self._on_end is not None:
            self._on_end(self)

    def _on_progress(self, done: float) -> None:
        if self.isCanceled():
            raise _Canceled
        self.setProgress(100 * done)


def _written(*runs: RunRecord) -> tuple[tuple[int, int], ...]:
    states = (Path(run.class_map).stat() for run in runs if run.has_map())
    return tuple((state.st_mtime_ns, state.st_size) for state in states)


class _Canceled(Exception):
    """The user stopped the comparison."""


def difference_in_words(difference: Difference, first: str, second: str) -> str:
    """How much the maps of two runs differ, and in what most, under the names of the runs."""
    names = f"{first} → {second}"
    if not difference.pairs:
        return f"{names}\n{tr('The two maps are the same.')}"
    locale = QLocale()
    share = locale.toString(100 * difference.pixels / difference.compared, "f", 1)
    differing = tr("{} % of {} pixels differ.").format(share, locale.toString(difference.compared))
    return "\n".join([names, differing, *map(_pair, difference.pairs[:SHOWN_PAIRS])])


def _pair(pair: Pair) -> str:
    first, second = (name or tr("not classified") for name in (pair.first, pair.second))
    return tr("{} → {}: {} pixels", pair.pixels).format(first, second, QLocale().toString(pair.pixels))
