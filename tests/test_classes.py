# SPDX-License-Identifier: GPL-3.0-or-later
"""Which class a value of a field names, and the classes of a field without a style."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from freenet_qgis.classes import palette, values
from freenet_qgis.errors import FreeNetError


@pytest.mark.parametrize(
    ("attribute", "value"),
    [
        ("  Forest ", "Forest"),
        ("", None),
        ("   ", None),
        (None, None),
        (3, 3),
        (3.0, 3),
        (2.5, 2.5),
        (float("nan"), None),
        (float("inf"), None),
        (True, True),
        (0, 0),
    ],
)
def test_attribute_names_a_class(attribute: Any, value: Any) -> None:
    assert values.class_value(attribute) == value
    assert type(values.class_value(attribute)) is type(value)


def test_date_is_no_class() -> None:
    with pytest.raises(TypeError, match="date"):
        values.class_value(datetime.date(2026, 11, 22))


def test_without_a_style_classes_are_named_by_their_value_and_coloured_in_order() -> None:
    found = values.classes_of({"Plot 10", "plot 2", "acre"}, "training", "cover")
    assert [(info.value, info.name, info.color) for info in found.values()] == [
        (1, "acre", palette.DISTINCT[0]),
        (2, "plot 2", palette.DISTINCT[1]),
        (3, "Plot 10", palette.DISTINCT[2]),
    ]


def test_a_new_colour_is_not_like_one_that_is_there() -> None:
    yellow, blue = "#e6ab02", "#1f78b4"  # near to the first and to the fifth of `DISTINCT`
    new = [color for color, _ in zip(palette.colors(taken=[yellow, blue]), range(30))]
    assert new[:4] == ["#56b4e9", "#009e73", "#f0e442", palette.VERMILION]
    assert len({*new}) == 30, "they do not end"


def test_identifier_field_is_refused_with_its_count() -> None:
    with pytest.raises(FreeNetError, match="'id' of 'training' has 300 different values; a map holds at most 255"):
        values.classes_of(set(range(1, 301)), "training", "id")


def test_rules_need_no_qgis_even_where_it_is_installed() -> None:
    code = "import sys; import freenet_qgis.labels.labelling; print([name for name in sys.modules if 'PyQt' in name])"
    root = Path(__file__).parents[1]
    ended = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
