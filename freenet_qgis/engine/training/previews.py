# SPDX-License-Identifier: GPL-3.0-or-later
"""The class map as a network in training sees it, written now and then for somebody to watch."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Optional

import numpy as np

from ...files.regular_files import create_anew
from ..limits import USUAL, Limits
from .map_sketch import MapSketch
from .supervision import Snapshot

MOST_PX = 2**20  # of a scene: a larger one is drawn too seldom to be worth watching


class Previews:
    """Looks at the map not more often than is cheap.

    Args:
        path: Path of the map, an array in a .npy file, which is there as a whole or not at all.
        on_written: Called whenever there is another.
        sketch: Draws the map.
        expected_s: Seconds that takes, as far as one can tell beforehand; the first look waits as if one had taken so
            long, for training on a few pieces may be over sooner.
        limits: How often that is.
        clock: Tells the seconds.
    """

    def __init__(
        self,
        path: Path,
        on_written: Callable[[], None],
        sketch: MapSketch,
        expected_s: float = 0.0,
        limits: Limits = USUAL,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        self._path, self._on_written, self._sketch = path, on_written, sketch
        self._limits, self._clock = limits, clock
        self._due = clock() + self._pause(expected_s)

    def offer(self, snapshot: Snapshot) -> Optional[np.ndarray]:
        """Look and write if it is time to; what the map has in what is trained on, if there is one."""
        begun = self._clock()
        if begun < self._due:
            return None
        found = self._sketch.drawn(snapshot())
        if found is not None:
            self._write(found)
        self._due = begun + self._pause(self._clock() - begun)
        return None if found is None else self._sketch.of_trained(found)

    def _pause(self, took: float) -> float:
        """Seconds from one look that takes so many to the next."""
        return max(self._limits.preview_every_s, took / self._limits.preview_share)

    def _write(self, found: np.ndarray) -> None:
        partial = self._path.with_name(self._path.name + ".partial")
        with suppress(OSError):  # the disk is full, or on Windows the last one is being read: there will be others
            with create_anew(partial) as file:
                np.save(file, found, allow_pickle=False)
            partial.replace(self._path)
            self._on_written()
