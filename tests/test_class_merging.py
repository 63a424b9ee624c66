# SPDX-License-Identifier: GPL-3.0-or-later
"""Classes of a model and of new polygons, and those of several scenes, come together."""

from __future__ import annotations

import pytest

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.errors import FreeNetError
from freenet_qgis.labels.class_merging import joined, merged
from freenet_qgis.request import Labelled

KNOWN = (ClassInfo(1, "Forest", "#00aa00"), ClassInfo(7, "Water", "#0000ff"))


def test_the_same_names_are_the_same_classes_whatever_their_order_and_values() -> None:
    classes, table = merged(KNOWN, (ClassInfo(1, "water", "#111111"), ClassInfo(2, "Forest", "#222222")))
    assert classes == KNOWN
    assert table.tolist() == [0, 2, 1]


def test_a_new_class_comes_last_and_keeps_its_value() -> None:
    classes, table = merged(KNOWN, (ClassInfo(3, "Road", "#333333"),))
    assert [(info.value, info.name) for info in classes] == [(1, "Forest"), (7, "Water"), (3, "Road")]
    assert table.tolist() == [0, 3]


def test_a_new_class_whose_value_is_taken_gets_a_free_one() -> None:
    classes, table = merged(KNOWN, (ClassInfo(1, "Road", "#333333"), ClassInfo(2, "Soil", "#444444")))
    assert [(info.value, info.name) for info in classes[2:]] == [(3, "Road"), (2, "Soil")]
    assert table.tolist() == [0, 3, 4]


def test_more_classes_than_a_map_can_hold_are_refused() -> None:
    full = tuple(ClassInfo(value, f"Class {value}", "#000000") for value in range(1, 256))
    with pytest.raises(FreeNetError, match="more than 255"):
        merged(full, (ClassInfo(1, "Road", "#333333"),))


def drawn(*classes: ClassInfo, numeric: bool = False) -> Labelled:
    """Polygons of a further scene."""
    return Labelled("more", (), classes, numeric)


def test_classes_of_several_scenes_are_the_same_by_name_whatever_they_are_counted() -> None:
    found = drawn(ClassInfo(1, "water", "#111111"), ClassInfo(2, "Bog", "#222222"))
    classes, numbers, remarks = joined(KNOWN, False, found)
    assert [(info.value, info.name) for info in classes] == [(1, "Forest"), (7, "Water"), (2, "Bog")]
    assert (numbers.tolist(), remarks) == ([0, 2, 3], [])


def test_numbers_that_users_chose_count_where_a_layer_has_no_names() -> None:
    classes, numbers, remarks = joined(KNOWN, True, drawn(ClassInfo(7, "7", "#111111"), numeric=True))
    assert classes == KNOWN and numbers.tolist() == [0, 2]
    assert remarks == ["Classes of 'more' are matched by their value: 7 is Water."]


def test_numbers_that_text_was_given_mean_nothing() -> None:
    for known_are, drawn_are in ((False, True), (True, False)):
        classes, numbers, remarks = joined(KNOWN, known_are, drawn(ClassInfo(7, "Bog", "#111111"), numeric=drawn_are))
        assert [(info.value, info.name) for info in classes[2:]] == [(2, "Bog")]
        assert numbers.tolist() == [0, 3]
        (told,) = remarks
        assert told.startswith("No class of 'more' has the name of one of the scenes before it") and "Bog" in told


def test_several_scenes_with_more_classes_than_a_map_can_hold_are_refused() -> None:
    full = tuple(ClassInfo(value, f"Class {value}", "#000000") for value in range(1, 256))
    with pytest.raises(FreeNetError, match="With those of 'more' there are more than 255 classes"):
        joined(full, False, drawn(ClassInfo(1, "Road", "#333333")))


def test_names_in_another_spelling_are_those_of_the_model() -> None:
    known = (ClassInfo(1, "Fore\u0302t", "#000000"), ClassInfo(2, "Water", "#000001"), ClassInfo(3, "water", "#000002"))
    drawn = (ClassInfo(1, "For\u00eat", "#000000"), ClassInfo(2, "water ", "#000001"), ClassInfo(3, "WATER", "#000002"))
    classes, numbers = merged(known, drawn)
    assert [info.name for info in classes] == ["Fore\u0302t", "Water", "water", "WATER"]
    assert numbers.tolist() == [0, 1, 3, 4]  # whose capitals leave it open which of the two is meant
