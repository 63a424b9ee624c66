# SPDX-License-Identifier: GPL-3.0-or-later
"""What has no room for all names says how many there are beside."""

from __future__ import annotations

from freenet_qgis.text.listing import first_lines, in_runs, listed


def test_a_sentence_names_a_few_and_counts_the_others() -> None:
    assert listed(["Water", "Meadow"], 2) == "Water, Meadow"
    assert listed(["Water", "Meadow", "Forest", "Town"], 2) == "Water, Meadow and 2 more"
    assert listed(["a (b, c)", "d"], 2, "; ") == "a (b, c); d"


def test_a_list_ends_with_the_number_of_the_lines_that_are_left_out() -> None:
    assert first_lines(["one", "two"], 2) == ["one", "two"]
    assert first_lines(["one", "two", "three"], 2) == ["one", "two", "… and 1 more"]


def test_numbers_that_follow_one_another_are_a_run() -> None:
    assert in_runs([1, 2, 3, 4, 7, 8, 10]) == "1-4, 7, 8, 10"
    assert in_runs([1, 2, 4, 9], [1, 2, 4, 7, 9]) == "1-4, 9"
    assert in_runs([]) == ""
