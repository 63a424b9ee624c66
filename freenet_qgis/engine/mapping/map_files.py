# SPDX-License-Identifier: GPL-3.0-or-later
"""The maps of a run, written part by part; what was written before an interruption is not computed again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Optional

import numpy as np

from ...contract.job import Job
from ...contract.maps import CLASS_MAP, NOVELTY, MapKind
from ...contract.unlike import UNLIKE
from ...errors import FreeNetError
from ...files.array_file import ArrayFile
from ...files.durable import write_durably
from ...files.held import replace
from ...files.regular_files import read_text
from ...files.strict_json import parse_json
from ...text.i18n import number, tr
from ..limits import USUAL, Limits
from ..scenes.pixel_counts import counts_above, pixel_counts
from ..validation.calibration import softened
from .map_part import MapPart
from .map_values import MAP_VALUES

PARTIAL, NOTES = ".partial", "parts"


class MapFiles:
    """The array of each map, such as ``class_map.npy``; they appear once complete.

    Args:
        folder: The run folder.
        size: Rows and columns.
        classes: Number of classes.
        kinds: Which maps, the class map among them.
        limits: How often what is written is noted.
        writer: Name of this one where several write their parts, in files that are there.
    """

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int],
        classes: int,
        kinds: Sequence[MapKind],
        limits: Limits = USUAL,
        writer: str = "",
    ) -> None:
        self._folder, self._classes, self._limits = folder, classes, limits
        self._notes = folder / f"{NOTES}{writer}.json"
        known = [folder / f"{NOTES}.json", self._notes] if writer else folder.glob(f"{NOTES}*.json")
        self._parts = {part for notes in known for part in _noted(notes)}
        self._own = _noted(self._notes)
        self._last_note = monotonic()
        if not writer:
            files = [(self._partial(kind), np.dtype(kind.dtype), kind.shape(size, classes)) for kind in kinds]
            if any(ArrayFile.kept(*file) is None for file in files):
                self._forget()
            for file in files:
                ArrayFile.open_or_create(*file)
        self._arrays = {kind: ArrayFile(self._partial(kind)) for kind in kinds}

    @staticmethod
    def of(job: Job, folder: Path, limits: Limits, writer: str = "") -> MapFiles:
        """Those that a job asks for."""
        return MapFiles(folder, (job.grid.rows, job.grid.cols), len(job.classes), job.maps(), limits, writer)

    def lacks(self, rows: slice, cols: slice) -> bool:
        """Whether a part has yet to be written."""
        return (rows.start, rows.stop, cols.start, cols.stop) not in self._parts

    def put(self, part: MapPart, temperature: float) -> None:
        """Write a part, its probabilities softened."""
        rows, cols = part.rows, part.cols
        found = part._replace(probabilities=softened(part.probabilities, temperature, 0))
        for kind, array in self._arrays.items():
            array[rows, cols] = MAP_VALUES[kind](found)
        self._own.add((rows.start, rows.stop, cols.start, cols.stop))
        if monotonic() - self._last_note > self._limits.noted_every_s:
            self.note()

    def note(self) -> None:
        """What is written is known after an interruption, be it of the power."""
        for array in self._arrays.values():
            array.sync()
        write_durably(self._notes, lambda path: path.write_text(json.dumps(sorted(self._own)), "ascii"))
        self._last_note = monotonic()

    def novel_pixels(self) -> Optional[tuple[int, ...]]:
        """The pixels of each class that are unlike the training data, before `finish`; None where nobody asked."""
        if NOVELTY not in self._arrays:
            return None
        found = counts_above(self._arrays[CLASS_MAP], self._arrays[NOVELTY], UNLIKE, self._classes)
        return tuple(found.tolist())

    def finish(self, wanted: int) -> list[int]:
        """Let the files appear; the number of pixels of each class.

        Args:
            wanted: How many pixels have data.

        Raises:
            FreeNetError: If others are mapped than these.
        """
        counts = pixel_counts(self._arrays[CLASS_MAP], self._classes)
        if counts.sum() != wanted:
            self._forget()
            raise FreeNetError(
                tr(
                    "{count} of {wanted} pixels with data have a class: for others the model gives no number, or "
                    "the folder of an interrupted run was damaged."
                ).format(count=number(counts.sum(), ","), wanted=number(wanted, ",")),
                tr("Start again; if that does not help, train the model anew."),
            )
        for kind in self._arrays:
            replace(self._partial(kind), self._folder / f"{kind.id}.npy")
        self._forget()
        return counts.tolist()

    def _partial(self, kind: MapKind) -> Path:
        return self._folder / f"{kind.id}.npy{PARTIAL}"

    def _forget(self) -> None:
        self._parts, self._own = set(), set()
        for notes in self._folder.glob(f"{NOTES}*.json"):
            notes.unlink(missing_ok=True)


def _noted(notes: Path) -> set[tuple[int, ...]]:
    """The parts that are written; none where the notes cannot be read."""
    try:
        found = {tuple(part) for part in parse_json(read_text(notes, "ascii"))}
    except (OSError, ValueError, TypeError):
        return set()
    return {part for part in found if len(part) == 4 and all(isinstance(edge, int) for edge in part)}
