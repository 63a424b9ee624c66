# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a run takes or still takes, and how to say so."""

from __future__ import annotations

from typing import Optional

from ...contract.schedule import Span
from ...text.i18n import tr

OVERDUE, OVERDUE_S = 1.5, 10.0  # so much longer than it should, with nothing said meanwhile: then nobody knows
FEW_S = 10


class Countdown:
    """The time that is left, from what was last said of it."""

    def __init__(self) -> None:
        self._last: Optional[tuple[float, Span]] = None

    def tell(self, now: float, left: Optional[Span]) -> None:
        """Take note that at the time `now` (seconds, any origin) so much was left; None where that is not known."""
        self._last = None if left is None else (now, left)

    def left(self, now: float) -> Optional[Span]:
        """The time left at another time; None while that is not known."""
        if self._last is None:
            return None
        at, span = self._last
        passed = now - at
        if passed > max(OVERDUE * span.most, span.most + OVERDUE_S):
            return None
        return Span(max(0.0, span.least - passed), max(0.0, span.most - passed))


def time_left(left: Span) -> str:
    """A time left in words."""
    return tr("{} left").format(about(left))


def about(span: Span) -> str:
    """A time in words, as coarse as an estimate is: one figure where that says enough, else both ends."""
    if span.most < FEW_S:
        return tr("a few seconds")
    if span.is_narrow:
        return tr("about {}").format(_figure(span.likely)) if span.likely >= FEW_S else tr("a few seconds")
    if span.least < FEW_S:
        return tr("up to {}").format(_figure(span.most))
    least, most = _figure(span.least), _figure(span.most)
    return tr("about {}").format(most) if least == most else tr("{} to {}").format(least, most)


def _figure(seconds: float) -> str:
    if seconds < 55:
        return tr("{} s").format(10 * max(1, round(seconds / 10)))
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return tr("{} min").format(minutes)
    return tr("{} h {} min").format(*divmod(minutes, 60))
