# SPDX-License-Identifier: GPL-3.0-or-later
"""The time that is left, told from what a run has done so far: a run with a clock of its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from freenet_qgis.contract import schedule
from freenet_qgis.contract.schedule import (
    FINISH,
    MAP,
    REFIT,
    TRAINING,
    TRIAL,
    VALIDATION,
    Part,
    Size,
    Span,
    either_way,
    parts,
)
from freenet_qgis.engine.recipe.recipes import RECIPES
from freenet_qgis.engine.training.agenda import Agenda
from freenet_qgis.engine.training.context_trial import leaning
from freenet_qgis.engine.training.pace import TYPICAL, work_of
from freenet_qgis.engine.training.stopping import Stopping

SIZE = Size(trained_px=200_000, mapped_px=200_000, bands=100, classes=8)
REPORTED = 10  # steps between two reports


@dataclass
class SimulatedRun:
    """Goes through a plan on a machine that is other than planned, and notes what was told when.

    Attributes:
        preset: Which recipe.
        slower: How many times the planned seconds a piece of a kind takes.
        cold: Seconds that the first piece of a kind takes longer, on a machine that is known to warm up.
        perfect_from: From which step on the accuracy on what is held out is perfect, and training is to end.
        context: What the trial finds; None where there is none.
        validates: Whether something is held out.
    """

    preset: str
    slower: dict[str, float]
    perfect_from: int = 10_000
    context: bool = True
    validates: bool = True
    size: Size = SIZE
    cold: float = 0.0
    now: float = 0.0
    step: int = 0
    taken: int = 0
    told: list[tuple[float, Span, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.work = work_of(self.preset, RECIPES[self.preset])
        pace = TYPICAL["cuda" if self.cold else "cpu"]
        ways = either_way(self.work, self.size, pace, validates=self.validates)
        self.agenda = Agenda(ways, lambda: self.now, warms_up=bool(self.cold))
        plan = parts(self.work, self.size, pace, validates=self.validates, context=self.context)
        self.met: set[str] = set()
        for stage in (TRIAL, TRAINING, VALIDATION, REFIT, MAP, FINISH):
            own = [part for part in plan if part.stage == stage]
            if own:
                self.begin(stage)
                self.go_through(stage, own)
            if stage == TRIAL and own:
                self.agenda.settle(0 if self.context else 1)

    def begin(self, stage: str) -> None:
        self.agenda.begin(stage)
        self.tell()

    def go_through(self, stage: str, own: list[Part]) -> None:
        network = 0
        for part in own:
            each = part.seconds * self.slower[part.kind]
            self.now += self.cold * (part.kind not in self.met)
            self.met.add(part.kind)
            if not part.is_step:
                self.now += each * part.most
                if stage in (VALIDATION, MAP) and part is own[0]:
                    self.agenda.share(1.0)
                    self.tell()
                continue
            network += 1
            if stage != TRIAL:
                self.agenda.network(network, 0)
            if stage == TRAINING and network == 1:
                self.first_network(each, int(part.most))
                continue
            steps = int(part.most) if stage == TRIAL else schedule.shared(self.taken, part.share)
            for done in range(1, steps + 1):
                self.now += each
                if done % REPORTED == 0 or done == steps:
                    self.agenda.network(network, done)
                    self.tell()
        self.agenda.end()
        self.tell()

    def first_network(self, each: float, steps: int) -> None:
        """That decides on the steps of all: its accuracy on what is held out is perfect from some step on."""
        looks = (lambda network: 0.5 + 0.49 * (self.step >= self.perfect_from)) if self.validates else None
        stopping = Stopping(looks if RECIPES[self.preset].stops_early else None)
        for step in range(stopping.begin(steps)):
            self.step = step
            stopping.factor(step, None)
            self.now += each
            ends = stopping.ends(step + 1)
            if ends or (step + 1) % REPORTED == 0:
                self.agenda.network(1, step + 1)
                self.agenda.steps(stopping.bounds, stopping.bounds_later)
                self.tell()
            if ends:
                break
        self.taken = stopping.done

    def tell(self) -> None:
        if self.agenda.is_known:
            self.told.append((self.now, self.agenda.left(), self.agenda.done()))


def worst(run: SimulatedRun) -> float:
    """The largest factor between told and true, from the first tenth to the last few seconds."""
    factors = [1.0]
    for at, left, _ in run.told:
        true = run.now - at
        if at >= 0.1 * run.now and max(true, left.least) > 20:
            if left.is_narrow:
                factors.append(max(left.likely / true, true / left.likely))
            else:
                factors.append(max(left.least / true, true / left.most))  # a span is true where it holds the end
    return max(factors)


EVEN = {"step": 3.0, "step of a jigsaw": 3.0, "step on axes": 3.0, "view": 3.0, "map": 3.0, "other": 1.0}
UNEVEN = {"step": 3.0, "step of a jigsaw": 4.0, "step on axes": 2.5, "view": 1.0, "map": 1.0, "other": 3.0}


@pytest.mark.parametrize("slower", [EVEN, UNEVEN], ids=["even", "uneven"])
@pytest.mark.parametrize(
    ("preset", "validates", "perfect_from", "context"),
    [
        ("fast", True, 10_000, True),
        ("fast", True, 10, True),
        ("fast", False, 10_000, True),
        ("paper", True, 10_000, True),
        ("paper", False, 10_000, True),
        ("auto", True, 10_000, True),
        ("auto", True, 50, True),
        ("auto", True, 10_000, False),
        ("auto", False, 10_000, True),
    ],
)
def test_the_time_left_is_right_after_the_first_tenth(
    preset: str, validates: bool, perfect_from: int, context: bool, slower: dict[str, float]
) -> None:
    assert worst(SimulatedRun(preset, slower, perfect_from, context, validates)) <= 1.5


@pytest.mark.parametrize("slower", [EVEN, UNEVEN], ids=["even", "uneven"])
@pytest.mark.parametrize("preset", ["fast", "auto", "paper"])
def test_libraries_that_load_at_first_make_the_rest_no_longer(preset: str, slower: dict[str, float]) -> None:
    large = replace(SIZE, trained_px=5_000_000, mapped_px=5_000_000)
    assert worst(SimulatedRun(preset, slower, size=large, cold=3.0)) <= 1.5


@pytest.mark.parametrize("mapped_px", [0, 5_000_000])
def test_a_map_of_another_size_is_reckoned_with(mapped_px: int) -> None:
    assert worst(SimulatedRun("fast", EVEN, size=replace(SIZE, mapped_px=mapped_px))) <= 1.5


def test_what_is_done_grows_like_the_time() -> None:
    run = SimulatedRun("auto", EVEN)
    done = [share for _, _, share in run.told]
    assert done == sorted(done)
    assert done[-1] == pytest.approx(1.0, abs=0.05)


def test_nothing_is_judged_before_anything_was_done() -> None:
    agenda = Agenda([[Part(TRAINING, "step", 1.0, 100, 100)]], lambda: 0.0)
    agenda.begin(TRAINING)
    assert not agenda.is_known
    agenda.network(1, 10)
    assert agenda.is_known


def test_where_libraries_load_the_first_report_tells_nothing() -> None:
    now = 0.0
    agenda = Agenda([[Part(TRAINING, "step", 0.01, 100, 100)]], lambda: now, warms_up=True)
    agenda.begin(TRAINING)
    now = 5.0
    agenda.network(1, 10)
    assert not agenda.is_known
    now = 5.3
    agenda.network(1, 20)
    assert agenda.left().likely == pytest.approx(80 * 0.03)


def test_the_time_falls_at_once_when_a_stage_is_skipped() -> None:
    agenda = Agenda([[Part(TRAINING, "step", 1.0, 100, 100), Part(REFIT, "step", 1.0, 100, 100)]], lambda: 0.0)
    agenda.begin(TRAINING)
    assert agenda.left() == Span(200.0, 200.0)
    agenda.skip(REFIT)
    assert agenda.left() == Span(100.0, 100.0)
    agenda.end()
    assert agenda.left() == Span(0.0, 0.0)


def test_the_time_falls_at_once_when_training_is_to_end_early() -> None:
    agenda = Agenda([[Part(TRAINING, "step", 1.0, 30, 100), Part(REFIT, "step", 1.0, 30, 100)]], lambda: 0.0)
    agenda.begin(TRAINING)
    assert agenda.left() == Span(60.0, 200.0)
    agenda.steps((40, 40), (40, 40))
    assert agenda.left() == Span(80.0, 80.0)


def test_until_the_trial_ends_both_ways_are_possible_unless_it_leans_to_one() -> None:
    ways = [[Part(TRAINING, "step", 1.0, 100, 100)], [Part(TRAINING, "other", 3.0)]]
    agenda = Agenda(ways, lambda: 0.0)
    assert agenda.left() == Span(3.0, 100.0)
    agenda.lean(0)
    assert agenda.left() == Span(100.0, 100.0)
    agenda.lean(None)
    assert agenda.left() == Span(3.0, 100.0)
    agenda.settle(1)
    assert agenda.left() == Span(3.0, 3.0)


def test_a_gain_that_speaks_for_a_way_is_no_number_of_numpys() -> None:
    """For those NumPy 2.5 takes for no index: every training with `auto` would end there."""
    assert leaning(np.float64(-1)) is True
    assert leaning(np.float64(1)) is False
    agenda = Agenda([[Part(TRAINING, "step", 1.0, 100, 100)], [Part(TRAINING, "step", 1.0, 10, 10)]], lambda: 0.0)
    agenda.lean(leaning(np.float64(-1)))
    assert agenda.left().most == pytest.approx(10)
