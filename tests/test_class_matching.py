# SPDX-License-Identifier: GPL-3.0-or-later
"""Names decide which class of a reference is which of the map; values only where no name can."""

from __future__ import annotations

import pytest

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.labels.class_matching import Matching, match_classes


def classes(**values: int) -> tuple[ClassInfo, ...]:
    return tuple(ClassInfo(value, name, "#000000") for name, value in values.items())


def numbered(*values: int) -> tuple[ClassInfo, ...]:
    return classes(**{str(value): value for value in values})


KNOWN = classes(Water=1, Meadow=2, Forest=3)


def matched(reference: tuple[ClassInfo, ...], numeric: bool = True, known: tuple[ClassInfo, ...] = KNOWN) -> Matching:
    return match_classes(known, reference, numeric)


def test_one_unknown_name_does_not_turn_the_others_to_values() -> None:
    found = matched(classes(Forest=1, Water=2, Bog=3))
    assert (found.by, found.positions) == ("name", (3, 1, 4))
    assert found.remarks == ("The map has no class Bog; its reference counts as wrong.",)


def test_numbers_without_names_are_matched_by_value() -> None:
    found = matched(numbered(2, 3))
    assert (found.by, found.positions, found.remarks) == ("value", (2, 3), ())


def test_a_number_that_happens_to_be_a_name_in_the_map_does_not_count_as_a_name() -> None:
    found = matched(numbered(1, 3), known=(*KNOWN[:2], *numbered(3)))
    assert (found.by, found.positions) == ("value", (1, 3))


def test_names_that_all_disagree_are_matched_by_value_and_said_to_be() -> None:
    found = matched(classes(Wasser=1, Wiese=2))
    assert (found.by, found.positions) == ("value", (1, 2))
    (text,) = found.remarks
    assert "matched by value: Wasser with Water, Wiese with Meadow." in text


def test_text_is_never_matched_by_value() -> None:
    found = matched(classes(Wasser=1), numeric=False)
    assert (found.by, found.matched) == ("name", (False,))


@pytest.mark.parametrize("numeric", [True, False])
def test_letter_case_does_not_matter(numeric: bool) -> None:
    assert matched(classes(FOREST=1, water=2), numeric).positions == (3, 1)


def test_letter_case_matters_where_two_classes_differ_in_nothing_else() -> None:
    assert matched(classes(water=1, Water=2)).positions == (4, 1)
    assert matched(classes(WATER=1), numeric=False, known=classes(water=1, Water=2)).matched == (False,)


def test_a_class_only_the_reference_has_takes_no_value_of_the_map() -> None:
    found = matched(classes(Water=7, Bog=3, Fen=9))
    assert [(info.name, info.value) for info in found.classes[3:]] == [("Bog", 4), ("Fen", 9)]
    assert "their reference" in found.remarks[0]
