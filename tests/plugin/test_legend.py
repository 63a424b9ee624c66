# SPDX-License-Identifier: GPL-3.0-or-later
"""Classes from field values: order, numbers, names and colours."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from memory_layers import categorise, make_layer
from qgis.core import (
    NULL,
    QgsEditorWidgetSetup,
    QgsVectorLayer,
)

from freenet_qgis.classes import palette
from freenet_qgis.classes.values import keeps_values
from freenet_qgis.errors import FreeNetError
from freenet_qgis.layers import legend


def described(layer: QgsVectorLayer, values: set, field: str = "cover") -> list[tuple[Any, int, str]]:
    """The classes as (field value, map value, name), in their order."""
    return [(value, info.value, info.name) for value, info in legend.classes(layer, field, values).items()]


def test_numbers_keep_their_value_and_come_by_size() -> None:
    assert described(make_layer(), {41, 7, 255}) == [(7, 7, "7"), (41, 41, "41"), (255, 255, "255")]
    assert keeps_values({41, 7, 255})


@pytest.mark.parametrize("values", [{112, 512, 311}, {-1, 5}, {1.5, 2}])
def test_numbers_no_map_can_hold_are_counted(values: set) -> None:
    ordered = sorted(values)
    assert described(make_layer(), values) == [(value, n, str(value)) for n, value in enumerate(ordered, start=1)]
    assert not keeps_values(values)


def test_text_is_counted_in_natural_order() -> None:
    names = ["forest", "Plot 2", "plot 10", "Water"]
    assert described(make_layer(), set(names)) == [(name, n, name) for n, name in enumerate(names, start=1)]
    assert not keeps_values(set(names))


def test_booleans_are_counted() -> None:
    assert described(make_layer(), {True, False}) == [(False, 1, "false"), (True, 2, "true")]


def test_text_follows_the_categories_and_what_has_none_comes_last() -> None:
    layer = make_layer()
    categorise(layer, ("water", "#0000ff", "Water"), ("gone", "#111111", "Gone"), ("forest", "#00ff00", "Forest"))
    values = {"bare", "forest", "water", "acre"}
    assert [row[:2] for row in described(layer, values)] == [("water", 1), ("forest", 2), ("acre", 3), ("bare", 4)]


def test_names_and_colours_are_matched_by_value_not_by_position() -> None:
    layer = make_layer(field="integer")
    categorise(layer, (9, "#000009", "Nine"), (1, "#000001", "One"), (5, "#000005", "Five"))
    found = legend.classes(layer, "cover", {1, 5, 9})
    assert [(info.value, info.name, info.color) for info in found.values()] == [
        (1, "One", "#000001"),
        (5, "Five", "#000005"),
        (9, "Nine", "#000009"),
    ]


@pytest.mark.parametrize(("stored", "values"), [("5", {5, 1}), (5.0, {5, 1}), (5, {"5", "1"}), ("true", {True, False})])
def test_category_matches_whether_it_is_stored_as_text_or_number(stored: Any, values: set) -> None:
    layer = make_layer()
    categorise(layer, (stored, "#abcdef", "Named"))
    assert "Named" in [info.name for info in legend.classes(layer, "cover", values).values() if info.color == "#abcdef"]


def test_category_of_several_values_names_and_colours_each() -> None:
    layer = make_layer(field="integer")
    categorise(layer, ([1, 2], "#00ff00", "Forest"), (3, "#0000ff", "Water"))
    found = legend.classes(layer, "cover", {1, 2, 3})
    assert [(info.name, info.color) for info in found.values()] == [
        ("Forest (1)", "#00ff00"),
        ("Forest (2)", "#00ff00"),
        ("Water", "#0000ff"),
    ]


def test_category_of_all_other_values_is_no_class() -> None:
    layer = make_layer()
    categorise(layer, ("a", "#0000aa", "A"), ("", "#123456", "other"), (NULL, "#654321", "none"))
    assert [info.name for info in legend.classes(layer, "cover", {"a", "b"}).values()] == ["A", "b"]


@pytest.mark.parametrize(
    ("attribute", "is_used"), [("cover", True), ('"cover"', True), ("note", False), ("upper(cover)", False)]
)
def test_only_categories_of_the_same_field_count(attribute: str, is_used: bool) -> None:
    layer = make_layer()
    categorise(layer, ("a", "#0000aa", "Acre"), attribute=attribute)
    assert (legend.classes(layer, "cover", {"a", "b"})["a"].name == "Acre") is is_used


def test_value_map_of_the_form_names_classes() -> None:
    layer = make_layer(field="integer")
    layer.setEditorWidgetSetup(0, QgsEditorWidgetSetup("ValueMap", {"map": [{"Water": "1"}, {"Forest": "2"}]}))
    assert [name for *_, name in described(layer, {1, 2, 3})] == ["Water", "Forest", "3"]


def test_label_goes_before_the_form_unless_it_only_repeats_the_value() -> None:
    layer = make_layer(field="integer")
    layer.setEditorWidgetSetup(0, QgsEditorWidgetSetup("ValueMap", {"map": [{"Water": "1"}, {"Forest": "2"}]}))
    categorise(layer, (1, "#0000ff", "1"), (2, "#00ff00", "Wood"))
    assert [name for *_, name in described(layer, {1, 2})] == ["Water", "Wood"]


def test_classes_without_a_category_get_colours_nobody_has() -> None:
    layer = make_layer()
    categorise(layer, ("a", palette.DISTINCT[0], "A"))
    colors = [info.color for info in legend.classes(layer, "cover", set("abc")).values()]
    assert colors == [palette.DISTINCT[0], palette.DISTINCT[1], palette.DISTINCT[2]]


def test_identifier_field_is_refused_with_its_count() -> None:
    with pytest.raises(FreeNetError, match="300 different values; a map holds at most 255 classes"):
        legend.classes(make_layer(), "cover", set(range(1, 301)))


def test_palette_has_a_colour_for_every_class_a_map_can_hold() -> None:
    colors = list(itertools.islice(palette.colors(), 255))
    assert len(set(colors)) == 255
    assert all(len(color) == 7 and int(color[1:], 16) >= 0 for color in colors)
