# SPDX-License-Identifier: GPL-3.0-or-later
"""Workers that fail at one errand after the other which others then do: as on a full disk, or without a card."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable
from typing import Any, Optional

MOST = 2  # in a row


class Failures:
    """Who has failed at what, until it is known whose fault that was: errands that all fail at are nobody's."""

    def __init__(self) -> None:
        self._open: defaultdict[str, set[Hashable]] = defaultdict(set)  # errands that nobody has done yet
        self._own: Counter[str] = Counter()  # those that others have done
        self._last: dict[str, Any] = {}

    def failed(self, worker: str, errand: Hashable, answer: Any) -> None:
        """A worker has failed at an errand, and another one is to try."""
        self._open[worker].add(errand)
        self._last[worker] = answer

    def is_open(self, worker: str) -> bool:
        """Whether a worker is to wait with further errands until others have tried those that it has failed at."""
        return bool(self._open[worker]) and len(self._open[worker]) + self._own[worker] >= MOST

    def settled(self, errand: Hashable, by: Optional[str]) -> dict[str, Any]:
        """An errand is over; `by` whom it was done, None where nobody can.

        Returns:
            The workers that have failed too often now, and the last answer of each.
        """
        failed = [worker for worker, errands in self._open.items() if errand in errands]
        for worker in failed:
            self._open[worker].remove(errand)
            self._own[worker] += by is not None
        if by is not None:
            self._open.pop(by, None)
            self._own.pop(by, None)
        return {worker: self._last[worker] for worker in failed if self._own[worker] >= MOST}
