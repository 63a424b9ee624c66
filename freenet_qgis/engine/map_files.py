# SPDX-License-Identifier: GPL-3.0-or-later
"""The maps of a run, written part by part; what was written before an interruption is not computed again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np

from ..array_file import ArrayFile
from ..durable import write_durably
from .calibration import softened
from .classification import Part
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
        noted = json.loads(self._notes.read_text("ascii")) if self._notes.exists() else []
        self._parts = {tuple(part) for part in noted}
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

    def finish(self) -> list[int]:
        """Let the files appear; the number of pixels of each class."""
        counts = pixel_counts(self._arrays["class_map"], self._classes)
        for kind in self._arrays:
            self._partial(kind).replace(self._folder / f"{kind}.npy")
        self._notes.unlink(missing_ok=True)
        return counts.tolist()

    def _open(self, kind: str, dtype: type, shape: tuple[int, ...]) -> ArrayFile:
        path = self._partial(kind)
        if not (self._parts and path.exists()):
            self._parts = set()
            return ArrayFile.create(path, np.dtype(dtype), shape)
        return ArrayFile(path)

    def _partial(self, kind: str) -> Path:
        return self._folder / f"{kind}.npy{PARTIAL}"

    def _note(self) -> None:
        """What is written is known after an interruption, be it of the power."""
        for array in self._arrays.values():
            array.sync()
        write_durably(self._notes, lambda path: path.write_text(json.dumps(sorted(self._parts)), "ascii"))
        self._noted = monotonic()
