# SPDX-License-Identifier: GPL-3.0-or-later
"""The time a run still takes, as the dock tells it."""

from __future__ import annotations

import pytest
from dock_user import DockUser, wait_until
from qgis.core import QgsRasterLayer

from freenet_qgis.contract.schedule import Span
from freenet_qgis.gui.training.time_left import Countdown, about, time_left


def one(seconds: float) -> Span:
    return Span(seconds, seconds)


def test_nothing_is_known_before_anything_was_said() -> None:
    assert Countdown().left(0.0) is None


def test_time_passes_between_two_words() -> None:
    countdown = Countdown()
    countdown.tell(100.0, Span(40.0, 60.0))
    assert countdown.left(115.0) == Span(25.0, 45.0)
    countdown.tell(120.0, one(10.0))
    assert countdown.left(121.0) == one(9.0)


def test_who_is_long_overdue_gives_no_time_any_more() -> None:
    countdown = Countdown()
    countdown.tell(0.0, one(60.0))
    assert countdown.left(70.0) == one(0.0)
    assert countdown.left(91.0) is None


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
    assert time_left(one(seconds)) == words


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (80, 130, "about 2 min"),  # less than 1.5 times the one, more than two thirds of the other
        (80, 150, "1 min to 2 min"),
        (60, 240, "1 min to 4 min"),
        (40, 240, "40 s to 4 min"),
        (5, 240, "up to 4 min"),
        (0, 5, "a few seconds"),
        (600, 36000, "10 min to 10 h 0 min"),
    ],
)
def test_where_the_end_is_open_both_ends_are_told(least: float, most: float, words: str) -> None:
    assert about(Span(least, most)) == words


def test_the_dock_tells_what_the_engine_says_and_that_time_passes(
    user: DockUser, fake: object, image: QgsRasterLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.during = lambda request, progress: progress.remaining(100.0, 160.0)
    fake.may_end.clear()
    user.click("train")
    stage = user.find("stage")
    wait_until(lambda: stage.text() == "Training, about 2 min left")
    fake.may_end.set()
    wait_until(lambda: user.dock._training.run is None)


def test_what_has_become_much_less_is_told_at_once(user: DockUser, fake: object, image: QgsRasterLayer) -> None:
    def end_early(_: object, progress: object) -> None:
        for left in (660.0, 655.0, 20.0):  # faster than anybody reads
            progress.remaining(left, left)

    fake.during = end_early
    fake.may_end.clear()
    user.click("train")
    wait_until(lambda: user.find("stage").text() == "Training, about 20 s left")
    fake.may_end.set()
    wait_until(lambda: user.dock._training.run is None)
