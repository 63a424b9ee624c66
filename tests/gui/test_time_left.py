# SPDX-License-Identifier: GPL-3.0-or-later
"""The time a run still takes."""

from __future__ import annotations

import pytest

from freenet_qgis.gui.training.time_left import WINDOW_SECONDS, Pace, in_words


def test_unknown_before_anything_was_done() -> None:
    assert Pace().seconds_left() is None


def test_unknown_while_too_little_was_seen() -> None:
    pace = Pace()
    pace.add(0.0, 0.1)
    pace.add(1.0, 0.2)
    assert pace.seconds_left() is None


def test_unknown_while_nothing_moves() -> None:
    pace = Pace()
    pace.add(0.0, 0.3)
    pace.add(9.0, 0.3)
    assert pace.seconds_left() is None


def test_steady_pace_is_continued() -> None:
    pace = Pace()
    for second in range(11):
        pace.add(second, 0.02 * second)
    assert pace.seconds_left() == pytest.approx(40)  # 80 % at 2 % a second


def test_only_the_last_while_counts() -> None:
    pace = Pace()
    for second in range(100):
        pace.add(second, 0.001 * second)
    for second in range(100, 100 + int(WINDOW_SECONDS) + 1):
        pace.add(second, 0.1 + 0.02 * (second - 100))
    assert pace.seconds_left() == pytest.approx(25)  # 50 % at 2 % a second


def test_pace_is_known_when_every_step_takes_long() -> None:
    pace = Pace()
    for step in range(4):
        pace.add(60 * step, 0.01 * step)
    assert pace.seconds_left() == pytest.approx(97 * 60)


def test_new_stage_starts_afresh() -> None:
    pace = Pace()
    pace.add(0.0, 0.1)
    pace.add(5.0, 0.2)
    pace.restart()
    assert pace.seconds_left() is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds left"),
        (9.9, "a few seconds left"),
        (10, "about 10 s left"),
        (54, "about 50 s left"),
        (56, "about 1 min left"),
        (89, "about 1 min left"),
        (150, "about 2 min left"),
        (3569, "about 59 min left"),
        (3600, "about 1 h 0 min left"),
        (9000, "about 2 h 30 min left"),
    ],
)
def test_words_are_as_coarse_as_the_estimate(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
