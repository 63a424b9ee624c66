# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a run still takes, judged by its pace of late, and how to say so."""

from __future__ import annotations

from collections import deque
from typing import Optional

from ...i18n import tr

WINDOW_SECONDS = 20.0
TRUSTED_SECONDS = 2.0  # a pace measured over less is a guess


class Pace:
    """Watches the share of a run that is done, and how fast that grows."""

    def __init__(self) -> None:
        self._samples: deque[tuple[float, float]] = deque()

    def restart(self) -> None:
        """Forget the pace so far: what follows is another kind of work."""
        self._samples.clear()

    def add(self, now: float, done: float) -> None:
        """Note that at the time `now` (seconds, any origin) the share `done` (0 to 1) was done."""
        self._samples.append((now, done))
        while len(self._samples) > 2 and now - self._samples[1][0] >= WINDOW_SECONDS:
            self._samples.popleft()

    def seconds_left(self) -> Optional[float]:
        """Time to the end at the present pace; None while that is not known."""
        if not self._samples:
            return None
        (start, before), (now, done) = self._samples[0], self._samples[-1]
        if now - start < TRUSTED_SECONDS or done <= before:
            return None
        return (1 - done) * (now - start) / (done - before)


def in_words(seconds: float) -> str:
    """A time left in words."""
    return tr("{} left").format(about(seconds))


def about(seconds: float) -> str:
    """A time in words, as coarse as an estimate is."""
    if seconds < 10:
        return tr("a few seconds")
    if seconds < 55:
        return tr("about {} s").format(10 * round(seconds / 10))
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return tr("about {} min").format(minutes)
    return tr("about {} h {} min").format(*divmod(minutes, 60))
