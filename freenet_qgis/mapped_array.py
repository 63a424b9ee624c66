# SPDX-License-Identifier: GPL-3.0-or-later
"""A .npy file of any size, read in parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np


class MappedArray:
    """An array that is mapped only while a part of it is read: what has been read through a map counts as memory.

    Args:
        path: The file.

    Attributes:
        dtype: Of the values.
        shape: Of the array.
        start: Where in the file the values begin, bytes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        mapped = self._map()
        self.dtype, self.shape, self.start = mapped.dtype, mapped.shape, mapped.offset

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, where: Any) -> np.ndarray:
        """A part, in memory."""
        return np.array(self._map()[where])

    def _map(self) -> np.memmap:
        return np.load(self._path, mmap_mode="r", allow_pickle=False)
