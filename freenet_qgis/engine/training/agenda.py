# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left of a run and how long that takes, judged by what has been done: no part is believed before it was seen.

The parts that are planned come with the seconds that their pieces would take on a typical machine. What pieces really
take is learnt while they are done: pieces of a kind go at the same pace, and those of which none was seen yet are as
much faster or slower as the others of their sort.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp
from time import perf_counter
from typing import Optional

from ...contract.schedule import STAGES, Part, Span, shared

FORGOTTEN_S = 60.0  # what was seen so long ago weighs a third: other programs come and go
OTHER = "other"


@dataclass
class _Pace:
    """How many times the planned seconds pieces of a kind take: their ratio, the older the less."""

    taken: float = 0.0
    planned: float = 0.0

    def see(self, taken: float, planned: float) -> None:
        kept = exp(-taken / FORGOTTEN_S)
        self.taken, self.planned = kept * self.taken + taken, kept * self.planned + planned

    @property
    def factor(self) -> float:
        return self.taken / max(self.planned, 1e-9)


class Agenda:
    """Follows a run through its plan.

    Args:
        ways: The plans that are possible; `settle` says which it is.
        clock: Seconds, of any origin.
        warms_up: Whether the first pieces of a kind say nothing of others, as where libraries load and kernels are
            chosen meanwhile.
    """

    def __init__(
        self, ways: Sequence[Sequence[Part]], clock: Callable[[], float] = perf_counter, *, warms_up: bool = False
    ) -> None:
        self._ways = [list(way) for way in ways]
        self._clock = clock
        self._begun = self._seen = clock()
        self._paces: dict[str, _Pace] = {}
        self._warms_up = warms_up
        self._tried: set[str] = set()  # kinds of which pieces were done
        self._stage = ""
        self._leaning: Optional[int] = None
        self._at, self._count, self._shown = 0, 0.0, 0.0

    def lean(self, way: Optional[int]) -> None:
        """What is done so far speaks for one of the ways; None: for neither."""
        self._leaning = way

    def settle(self, way: int) -> None:
        """The run takes one of the ways that were possible."""
        self._ways, self._leaning = [self._ways[min(way, len(self._ways) - 1)]], None

    def begin(self, stage: str) -> None:
        """Another stage begins; those before it are over, done or not."""
        over = STAGES[: STAGES.index(stage)]
        self._ways = [[part for part in way if part.stage not in over] for way in self._ways]
        self._stage, self._at, self._count, self._seen = stage, 0, 0.0, self._clock()

    def end(self) -> None:
        """The stage is over, done or not."""
        self.skip(self._stage)

    def network(self, number: int, steps: int) -> None:
        """So many steps of the stage's network 1, 2, … are done."""
        places = [at for at, part in enumerate(self._of_stage()) if part.is_step]
        if places:
            self.reach(places[min(number, len(places)) - 1], steps)

    def reach(self, place: int, pieces: float) -> None:
        """So many pieces are done of the stage's part in that place, and all of those before it."""
        every, now = self._of_stage(), self._clock()
        taken, self._seen = now - self._seen, now
        part = every[place]
        if place == self._at:
            self._see(part.kind, taken, (pieces - self._count) * part.seconds)
        else:
            between = every[self._at + (self._at > 0 or self._count > 0) : place]
            self._see_all(between, part, taken, pieces)
        self._at, self._count = place, pieces

    def share(self, done: float) -> None:
        """That share of the stage's first part is done."""
        every = self._of_stage()
        if every:
            self.reach(0, done * every[0].most)

    def steps(self, now: tuple[int, int], later: tuple[int, int]) -> None:
        """What is known of the number of steps, at least and at most, of the network in training and of later ones."""
        for way in self._ways:
            place = -1
            for index, part in enumerate(way):
                place += part.stage == self._stage
                if part.is_step and part.stage != STAGES[0]:
                    bounds = now if part.stage == self._stage and place <= self._at else later
                    least, most = (shared(steps, part.share) for steps in bounds)
                    way[index] = replace(part, least=min(least, part.most), most=min(most, part.most))

    def skip(self, stage: str) -> None:
        """A stage will not come."""
        self._ways = [[part for part in way if part.stage != stage] for way in self._ways]

    @property
    def is_known(self) -> bool:
        """Whether anything was done by which to judge the rest."""
        return bool(self._paces)

    def left(self) -> Span:
        """The time that is left."""
        likely = self._ways if self._leaning is None else self._ways[self._leaning :][:1] or self._ways
        first, *others = (self._left(way) for way in likely)
        for other in others:
            first = first.either(other)
        return first

    def done(self) -> float:
        """The share of the run that is done, 0 to 1; never less than before."""
        elapsed = self._clock() - self._begun
        self._shown = max(self._shown, elapsed / max(elapsed + self.left().likely, 1e-9))
        return self._shown

    def _of_stage(self) -> list[Part]:
        return [part for part in self._ways[0] if part.stage == self._stage]

    def _see(self, kind: str, taken: float, planned: float) -> None:
        if planned <= 0:
            return
        if kind in self._tried or not self._warms_up:
            self._paces.setdefault(kind, _Pace()).see(taken, planned)
        self._tried.add(kind)

    def _see_all(self, between: Sequence[Part], part: Part, taken: float, pieces: float) -> None:
        """What lies between two reports is of several kinds: what is known of one tells the others."""
        own, rest = pieces * part.seconds, sum(each.seconds for each in between)
        known = self._paces.get(part.kind)
        spent = known.factor * own if known else taken * own / max(own + rest, 1e-9)
        if known is None:
            self._see(part.kind, spent, own)
        for kind in {each.kind for each in between}:
            planned = sum(each.seconds for each in between if each.kind == kind)
            self._see(kind, max(0.0, taken - spent) * planned / rest, planned)

    def _left(self, way: Sequence[Part]) -> Span:
        least = most = 0.0
        for part, done in self._with_done(way):
            each = part.seconds * self._factor(part.kind)
            least += each * max(0.0, part.least - done)
            most += each * max(0.0, part.most - done)
        return Span(least, most)

    def _with_done(self, way: Sequence[Part]) -> Iterator[tuple[Part, float]]:
        """The parts of a way with how many of their pieces are done."""
        place = 0
        for part in way:
            if part.stage != self._stage:
                yield part, 0.0
                continue
            yield part, part.most if place < self._at else self._count if place == self._at else 0.0
            place += 1

    def _factor(self, kind: str) -> float:
        """How many times the planned seconds pieces of a kind take."""
        known = self._paces.get(kind)
        if known is not None:
            return known.factor
        alike = [pace for name, pace in self._paces.items() if (name == OTHER) == (kind == OTHER)]
        planned = sum(pace.planned for pace in alike)
        return sum(pace.taken for pace in alike) / planned if planned else 1.0
