# SPDX-License-Identifier: GPL-3.0-or-later
"""The maps of a run, written part by part; what was written before an interruption is not computed again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np

from ..durable import write_durably
from ..job import FreeNetError, parse_json
from .calibration import softened
from .classification import Part
from .files import ArrayFile
from .inference import class_map
from .pixel_counts import pixel_counts

NOTED_EVERY_S = 5.0
PARTIAL, NOTES = ".partial", "parts.json"


class MapFiles:
    """``class_map.npy``, and ``confidence.npy`` and ``probabilities.npy`` where wanted; they appear once complete.

    Args:
        folder: The run folder.
        size: Rows and columns.
        classes: Their number.
        kinds: Which of the three.
    """

    def __init__(self, folder: Path, size: tuple[int, int], classes: int, kinds: Sequence[str]) -> None:
        self._folder, self._notes, self._classes = folder, folder / NOTES, classes
        self._parts = _noted(self._notes)
        self._noted = monotonic()
        forms: dict[str, tuple[type, tuple[int, ...]]] = {
            "class_map": (np.uint8, size),
            "confidence": (np.float32, size),
            "probabilities": (np.float32, (*size, classes)),
        }
        self._arrays = {kind: self._open(kind, *forms[kind]) for kind in kinds}

    def lacks(self, rows: slice, cols: slice) -> bool:
        """Whether a part has yet to be written."""
        return (rows.start, rows.stop, cols.start, cols.stop) not in self._parts

    def put(self, part: Part, temperature: float) -> None:
        """Write a part, its probabilities softened."""
        rows, cols = part.rows, part.cols
        found = softened(part.probabilities, temperature, 0)
        makers: dict[str, Any] = {
            "class_map": lambda: class_map(found),
            "confidence": lambda: found.max(0),
            "probabilities": lambda: np.moveaxis(found, 0, -1),
        }
        for kind, array in self._arrays.items():
            array[rows, cols] = makers[kind]()
        self._parts.add((rows.start, rows.stop, cols.start, cols.stop))
        if monotonic() - self._noted > NOTED_EVERY_S:
            self._note()

    def start_anew(self) -> None:
        """Forget what is written: other parts are to come."""
        self._notes.unlink(missing_ok=True)
        self._parts = set()

    def finish(self, wanted: int) -> list[int]:
        """Let the files appear; the number of pixels of each class.

        Args:
            wanted: How many pixels have data.

        Raises:
            FreeNetError: If others are mapped than these.
        """
        counts = pixel_counts(self._arrays["class_map"], self._classes)
        if counts.sum() != wanted:
            self._notes.unlink(missing_ok=True)
            raise FreeNetError(
                f"{counts.sum():,} of {wanted:,} pixels with data have a class: for others the model gives no number, "
                "or the folder of an interrupted run was damaged.",
                "Start again; if that does not help, train the model anew.",
            )
        for kind in self._arrays:
            self._partial(kind).replace(self._folder / f"{kind}.npy")
        self._notes.unlink(missing_ok=True)
        return counts.tolist()

    def _open(self, kind: str, dtype: type, shape: tuple[int, ...]) -> ArrayFile:
        path = self._partial(kind)
        kept = ArrayFile.kept(path, np.dtype(dtype), shape) if self._parts else None
        if kept is None:
            self._parts = set()
            return ArrayFile.create(path, np.dtype(dtype), shape)
        return kept

    def _partial(self, kind: str) -> Path:
        return self._folder / f"{kind}.npy{PARTIAL}"

    def _note(self) -> None:
        """What is written is known after an interruption, be it of the power."""
        for array in self._arrays.values():
            array.sync()
        write_durably(self._notes, lambda path: path.write_text(json.dumps(sorted(self._parts)), "ascii"))
        self._noted = monotonic()


def _noted(notes: Path) -> set[tuple[int, ...]]:
    """The parts that are written; none where the notes cannot be read."""
    try:
        found = {tuple(part) for part in parse_json(notes.read_text("ascii"))}
    except (OSError, ValueError, TypeError):
        return set()
    return {part for part in found if len(part) == 4 and all(isinstance(edge, int) for edge in part)}
