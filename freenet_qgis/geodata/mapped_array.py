# SPDX-License-Identifier: GPL-3.0-or-later
"""A .npy file of any size, read in parts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np


class MappedArray:
    """An array that is mapped only while a part of it is read: what has been read through a map counts as memory."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __getitem__(self, where: Any) -> np.ndarray:
        """A part, in memory."""
        return np.array(np.load(self._path, mmap_mode="r", allow_pickle=False)[where])
