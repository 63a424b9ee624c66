# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of classes: what looks the same is one, what nearly does is found."""

from __future__ import annotations

import pytest

from freenet_qgis.classes.names import alike, look, spellings, tidy


@pytest.mark.parametrize(
    "written",
    [
        "Fore\u0302t claire",  # decomposed
        " For\u00eat  claire ",
        "For\u00eat\u00a0claire",
        "For\u00eat\tclaire\r\n",
        "\ufeffFor\u00eat\u200b cl\u00adaire",
        "For\u00eat cl\u200daire",
        "\u202aFor\u00eat claire\u202c",
        "Fore\u034f\u0302t claire\u3164",
        "For\u115f\u00eat\u1160 claire\uffa0",
        "For\u00eat\u2800claire\U000e0100",
    ],
)
def test_what_looks_the_same_is_the_same(written: str) -> None:
    assert tidy(written) == "For\u00eat claire"


@pytest.mark.parametrize("name", ["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "a\u00b2", "Water/Ice", "\u6c34"])
def test_spelling_that_means_something_stays(name: str) -> None:
    assert tidy(name) == name


def test_names_that_differ_in_letter_case_or_dashes_look_alike() -> None:
    names = ["Built-up", "Water", "BUILT\u2011UP", "For\u00eat", "Foret", "water", "built up"]
    assert alike(enumerate(names)) == [[0, 2], [1, 5]]
    assert look("Stra\u00dfe") == look("STRASSE")


def test_names_that_differ_in_script_only_look_alike() -> None:
    names = ["Water", "W\u0430t\u0435r", "W\u03b1ter", "\u0412\u041e\u0414\u0410", "\u0432\u043e\u0434\u0430", "Wetter"]
    assert alike(enumerate(names)) == [[0, 1, 2], [3, 4]]


def test_spellings_are_counted() -> None:
    assert spellings(["a ", "a", "a", "b", "", " "]) == {"a": [2, 1]}
