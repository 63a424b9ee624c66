# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawings of the code under docs/ are those of the code as it is."""

from __future__ import annotations

import house_plan
import pytest


@pytest.mark.parametrize("name", house_plan.DRAWN)
def test_the_drawing_is_that_of_the_code(name: str) -> None:
    committed = (house_plan.IMAGES / name).read_text(encoding="utf-8")
    assert committed == house_plan.Plan(house_plan.DRAWN[name]).svg(), "the drawing is stale: run 'make plan'"


def test_a_room_stands_above_all_that_it_imports_from() -> None:
    assert house_plan.floors({"roof": {"hall", "cellar"}, "hall": {"cellar"}, "cellar": set()}) == [
        ["cellar"],
        ["hall"],
        ["roof"],
    ]


def test_a_circle_is_told() -> None:
    with pytest.raises(ValueError, match="a circle among \\['hall', 'roof'\\]"):
        house_plan.floors({"roof": {"hall"}, "hall": {"roof", "cellar"}, "cellar": set()})


def test_a_line_that_others_imply_is_not_drawn() -> None:
    rooms = {"roof": {"hall", "cellar"}, "hall": {"cellar"}, "cellar": set()}
    assert house_plan.told(rooms) == [("hall", "cellar"), ("roof", "hall")]
