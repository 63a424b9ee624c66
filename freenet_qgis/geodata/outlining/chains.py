# SPDX-License-Identifier: GPL-3.0-or-later
"""Chains that lead from strip to strip, joined to rings."""

from __future__ import annotations

from collections import deque
from typing import Optional

import numpy as np


class _Chain:
    """A part of a ring: the sides it begins with and is followed by, and its corners."""

    def __init__(self, enters: int, leaves: int, codes: np.ndarray) -> None:
        self.enters, self.leaves, self.parts = enters, leaves, deque([codes])

    def append(self, other: _Chain) -> _Chain:
        """Both as one; the longer one takes in the other, lest a long one be copied over and over."""
        if len(self.parts) >= len(other.parts):
            self.parts.extend(other.parts)
        else:
            other.parts.extendleft(reversed(self.parts))
            self.parts = other.parts
        self.leaves = other.leaves
        return self


class Chains:
    """The chains that are not closed yet."""

    def __init__(self) -> None:
        self._by_first: dict[int, _Chain] = {}
        self._by_next: dict[int, _Chain] = {}

    def add(self, enters: int, leaves: int, codes: np.ndarray) -> Optional[np.ndarray]:
        """Add a chain.

        Args:
            enters: The number of its first side.
            leaves: The number of the side that follows.
            codes: Of its corners.

        Returns:
            The codes of the ring that it closes, if it does.
        """
        chain = _Chain(enters, leaves, codes)
        if enters in self._by_next:
            chain = self._by_next.pop(enters).append(chain)
            del self._by_first[chain.enters]
        if chain.leaves != chain.enters and chain.leaves in self._by_first:
            after = self._by_first.pop(chain.leaves)
            del self._by_next[after.leaves]
            chain.append(after)
        if chain.leaves == chain.enters:
            return np.concatenate(chain.parts)
        self._by_first[chain.enters] = self._by_next[chain.leaves] = chain
        return None
