# SPDX-License-Identifier: GPL-3.0-or-later
"""When to end training: the accuracy on the held-out polygons has stopped improving, or the user has had enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Optional

from ..learners.training_step import TrainingStep

CHECKS = 15  # of the held-out polygons, in a training that is not cut short
PATIENCE = 4  # checks without improvement
# Below this a pause says little: on Indian Pines, away from the polygons, 190 steps instead of 300 cost 3 points.
SATURATED = 0.98
COOL_DOWN = 0.1  # of all steps, over which the learning rate then falls to nothing: an abrupt end leaves noise
LEAST = 1 / 3  # of all steps, which a network takes though the user has had enough: with fewer it knows too little

Check = Callable[[TrainingStep], float]  # gives the average accuracy of a network in training, such as `HeldOutCheck`


def earliest_end(steps: int) -> int:
    """After how many of so many steps training ends at the earliest, where it ends early."""
    every, cool_down = _rhythm(steps)
    return min(steps, every + PATIENCE * every + cool_down)


def _rhythm(steps: int) -> tuple[int, int]:
    """The steps between two checks, and those over which the learning rate falls in the end."""
    return max(1, steps // CHECKS), max(1, round(COOL_DOWN * steps))


class Stopping:
    """Says when the networks of a training end, which are trained one after the other.

    The first is checked now and then. Where its accuracy has stopped improving it ends, and those after it take no
    more steps than it took. When the user has had enough, the one in training ends soon, and those after it take the
    least number of steps.

    Args:
        check: Tells how a network does on what is held out; None where only the user ends training.
        stop_asked: Tells whether the user has had enough.

    Attributes:
        accuracy: The accuracy found last; None before, and of networks that are not checked.
        checked: After how many steps that was.
        ended: After how many steps the first network ended, where it stopped improving.
        by_hand: Whether the user's word has shortened the training.
        done: Steps of the present network.
        taken: Steps of all networks so far.
        asked: Steps that all networks so far were to take.
    """

    def __init__(self, check: Optional[Check] = None, stop_asked: Callable[[], bool] = lambda: False) -> None:
        self._check, self._stop_asked = check, stop_asked
        self.accuracy: Optional[float] = None
        self.ended: Optional[int] = None
        self.by_hand = False
        self.checked = self.done = self.taken = self.asked = 0

    def begin(self, steps: int) -> int:
        """Another network is to be trained for so many steps; how many it takes unless it ends earlier."""
        if self.asked:
            self._check = self.accuracy = None
        self._every, self._cool_down = _rhythm(steps)
        self._least = max(1, round(LEAST * steps))
        self._best, self._best_step = -1.0, 0
        self._decided: Optional[int] = None
        self.asked += steps
        self.by_hand = self.by_hand or self._stop_asked()
        self._last = self._least if self.by_hand else min(steps, self.ended or steps)
        return self._last

    @property
    def bounds(self) -> tuple[int, int]:
        """The steps that the present network takes at least and at most, by what is known of it now."""
        if self._decided is not None or self._check is None or self.by_hand:
            return self._last, self._last
        next_look = -(-max(self.done, self.checked + 1) // self._every) * self._every
        if self._best < SATURATED:
            decided = next_look + PATIENCE * self._every
        else:
            decided = max(next_look, self._best_step + PATIENCE * self._every)
        earliest = min(self._last, decided + self._cool_down)
        return earliest, earliest if self._best >= 1.0 else self._last

    @property
    def bounds_later(self) -> tuple[int, int]:
        """The steps that each network after the present one takes at least and at most."""
        return (self._least, self._least) if self.by_hand else self.bounds

    def factor(self, step: int, network: TrainingStep) -> float:
        """The factor on the learning rate at a step: 1, and falling once training is to end."""
        if self._decided is None and not self.by_hand:
            if self._stop_asked():
                self._end_by_hand(step)
            elif self._check is not None and step > 0 and step % self._every == 0:
                self._check_now(self._check, step, network)
        return 1.0 if self._decided is None else min(1.0, max(0.0, 1 - (step - self._decided) / self._cool_down))

    def ends(self, done: int) -> bool:
        """Whether training of the network is over after so many steps."""
        self.done = done
        self.taken += 1
        return done >= self._last

    def _end_by_hand(self, step: int) -> None:
        self.by_hand = True
        last = max(step + self._cool_down, self._least)
        if last < self._last:
            self._decided, self._last = last - self._cool_down, last

    def _check_now(self, check: Check, step: int, network: TrainingStep) -> None:
        self.accuracy, self.checked = check(network), step
        if self.accuracy > self._best:
            self._best, self._best_step = self.accuracy, step
        elif self._best >= SATURATED and step - self._best_step >= PATIENCE * self._every:
            self._decided, last = step, step + self._cool_down
            if last < self._last:
                self.ended = self._last = last
