# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything is called what it is, one of it or many."""

from __future__ import annotations

from typing import get_args

import pytest

from freenet_qgis.contract.sampling_units import SamplingUnit
from freenet_qgis.contract.validation import Validation, held_out, is_held_out, units_tested

HELD_OUT_METHODS = [validation for validation in get_args(Validation) if is_held_out(validation)]


@pytest.mark.parametrize(
    ("number", "validation", "unit", "words"),
    [
        (1, "polygons", "polygons", "1 polygon held out"),
        (4, "polygons", "polygons", "4 polygons held out"),
        (1, "polygons", "places", "1 held-out place"),
        (4, "polygons", "places", "4 held-out places"),
        (4, "blocks", "polygons", "4 polygons with held-out blocks"),
        (1, "pixels", "polygons", "1 polygon with held-out pixels"),
        (1, "reference", "polygons", "1 reference polygon"),
        (9, "reference", "points", "9 reference points"),
        (1, "reference", "blocks", "1 square block of the reference raster"),
    ],
)
def test_what_intervals_rest_on(number: int, validation: str, unit: SamplingUnit, words: str) -> None:
    assert units_tested(validation, unit).counted(number) == words


@pytest.mark.parametrize("validation", HELD_OUT_METHODS)
def test_one_unit_is_called_otherwise_than_many(validation: str) -> None:
    one, many = (units_tested(validation).counted(number) for number in (1, 4))
    assert (one[:2], many[:2]) == ("1 ", "4 ")
    assert one[1:] != many[1:], "say it of one in resources/i18n/freenet_en.ts and run scripts/translations.py"


@pytest.mark.parametrize("validation", HELD_OUT_METHODS)
def test_what_was_held_out(validation: str) -> None:
    name = {"polygons": "places"}.get(validation, validation)
    assert held_out(validation).name == f"the held-out {name}"
