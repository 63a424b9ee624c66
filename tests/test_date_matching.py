# SPDX-License-Identifier: GPL-3.0-or-later
"""A model of a time series finds its dates, and their bands, in another year."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Optional

import numpy as np
import pytest
from cards import CARD

from freenet_qgis.contract.job import Band, Grid, LeftOut
from freenet_qgis.contract.model_card import ModelCard
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.raster import RasterInfo
from freenet_qgis.workflow import date_matching
from freenet_qgis.workflow.band_matching import match_bands
from freenet_qgis.workflow.date_matching import days_apart, pairs
from freenet_qgis.workflow.wanted_bands import BandPlan

GRID = Grid(2, 2, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), "LOCAL_CS[]")
SENSOR = (("B4", 665.0), ("B8", 842.0))
UNKNOWN = (("B4", None), ("B8", None))


def series(days: Sequence[str], sensor: Sequence[tuple[str, Optional[float]]] = SENSOR) -> tuple[Band, ...]:
    """The bands of a sensor on each day, numbered through."""
    found = [(day, name, wavelength) for day in days for name, wavelength in sensor]
    return tuple(
        Band(number, f"{day} {name}".strip(), wavelength, 30.0, date=day)
        for number, (day, name, wavelength) in enumerate(found, start=1)
    )


def model(bands: Sequence[Band], left_out: Sequence[int] = ()) -> ModelCard:
    kept = tuple(band for band in bands if band.number not in left_out)
    others = tuple(LeftOut(band, "not chosen") for band in bands if band.number in left_out)
    numbers = (1.0,) * len(kept)
    return replace(
        CARD, bands=kept, left_out=others, source_bands=len(bands), band_mean=numbers, band_std=numbers, scene="old.tif"
    )


def matched(card: ModelCard, bands: Sequence[Band], name: str = "new.tif", bad: Sequence[int] = ()) -> BandPlan:
    return match_bands(card, RasterInfo(Path(name), GRID, tuple(bands), frozenset(bad), np.dtype("int16")))


def numbers(plan: BandPlan) -> list[int]:
    assert all(mix.is_plain and mix.band.number == mix.band_numbers[0] for mix in plan.bands)
    return [mix.band.number for mix in plan.bands]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2021-06-04", "2021-06-04", 0),
        ("2020-06-04", "2021-06-04", 0),  # the one in a leap year
        ("2021-06-04", "2019-06-14", 10),
        ("2021-12-31", "2021-01-01", 1),
        ("2021-01-01", "2021-07-02", 183),
    ],
)
def test_days_are_counted_around_the_year(one: str, other: str, days: int) -> None:
    assert days_apart(one, other) == days_apart(other, one) == days


def test_dates_are_matched_by_month_and_day_whatever_the_year() -> None:
    found = pairs(["2021-04-01", "2021-06-04", "2021-09-01"], ["2022-08-20", "2022-06-10", "2022-05-01", "2022-03-25"])
    assert [(pair.wanted, pair.found, pair.days) for pair in found] == [
        ("2021-04-01", "2022-03-25", 7),
        ("2021-06-04", "2022-06-10", 6),
        ("2021-09-01", "2022-08-20", 12),
    ]


def test_each_date_stands_for_one_and_all_together_are_as_near_as_can_be() -> None:
    chance = random.Random(0)
    for _ in range(40):
        days = [f"20{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" for year in range(10, 18)]
        wanted, offered = days[:3], days[3:]
        least = min(sum(map(days_apart, wanted, order)) for order in itertools.permutations(offered, 3))
        found = pairs(wanted, offered)
        assert [pair.wanted for pair in found] == wanted
        assert len({pair.found for pair in found}) == 3
        assert sum(pair.days for pair in found) == least


def test_a_winter_is_matched_across_the_turn_of_the_year() -> None:
    found = pairs(["2020-11-15", "2021-01-20", "2021-03-10"], ["2022-01-15", "2022-03-01", "2022-11-20"])
    assert [pair.found for pair in found] == ["2022-11-20", "2022-01-15", "2022-03-01"]


def test_too_few_dates_make_no_pairs() -> None:
    assert pairs(["2021-04-01", "2021-06-04"], ["2022-04-01"]) is None


def test_many_dates_are_matched_at_once() -> None:
    days = [f"2021-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 28, 4)]
    assert all(pair.days == 0 for pair in pairs(days, [day.replace("2021", "2023") for day in reversed(days)]))


@pytest.mark.parametrize("sensor", [SENSOR, UNKNOWN])
def test_bands_of_another_year_are_found_in_any_order(sensor: Sequence[tuple[str, Optional[float]]]) -> None:
    card = model(series(["2021-04-01", "2021-06-04"], sensor))
    plan = matched(card, series(["2022-06-10", "2022-08-01", "2022-03-28"], sensor))
    assert numbers(plan) == [5, 6, 1, 2]
    assert [mix.band.name for mix in plan.bands][:2] == ["2022-03-28 B4", "2022-03-28 B8"]
    assert plan.remarks[0] == (
        "Dates are matched by month and day: 2021-04-01 by 2022-03-28, 4 days apart; 2021-06-04 by 2022-06-10, 6 days "
        "apart."
    )


def test_the_same_dates_are_no_matter_of_words() -> None:
    bands = series(["2021-04-01", "2021-06-04"])
    assert matched(model(bands), bands) == matched(model(bands), bands, "old.tif")
    assert matched(model(bands), bands).remarks == ()


def test_dates_far_apart_are_warned_of_with_figures() -> None:
    plan = matched(model(series(["2021-04-01", "2021-06-04"])), series(["2022-04-02", "2022-09-01"]))
    assert "More than 45 days of the year lie between dates: 2021-06-04 by 2022-09-01, 89 days" in plan.remarks[1]


def test_too_few_dates_are_refused() -> None:
    with pytest.raises(FreeNetError, match=r"The model wants bands of 2 dates, 'new\.tif' has bands of 1 date"):
        matched(model(series(["2021-04-01", "2021-06-04"])), series(["2022-04-02"]))


def test_a_band_that_a_date_lacks_is_refused_with_the_date() -> None:
    lacking = [band for band in series(["2022-04-02", "2022-06-02"]) if band.number != 4]
    with pytest.raises(FreeNetError, match=r"2022-06-02: The model wants a band at 842 nm"):
        matched(model(series(["2021-04-01", "2021-06-04"])), lacking)


def test_a_bad_band_of_a_date_is_missing() -> None:
    with pytest.raises(FreeNetError, match="842 nm"):
        matched(model(series(["2021-04-01", "2021-06-04"])), series(["2022-06-02", "2022-04-02"]), bad=[2])


def test_left_out_bands_keep_their_places_within_a_date() -> None:
    sensor = (("Band 1", None), ("Band 2", None), ("Band 3", None))
    card = model(series(["2021-04-01", "2021-06-04"], sensor), left_out=[1, 5])
    assert numbers(matched(card, series(["2022-06-02", "2022-04-02"], sensor))) == [5, 6, 1, 3]


def test_bands_without_a_date_stand_for_such() -> None:
    height = Band(5, "height")
    card = model((*series(["2021-04-01", "2021-06-04"]), height))
    new = (Band(1, "height"), *(replace(band, number=band.number + 1) for band in series(["2022-06-02", "2022-04-02"])))
    assert numbers(matched(card, new)) == [4, 5, 2, 3, 1]
    with pytest.raises(FreeNetError, match=r"wants bands without a date, 'new\.tif' has none"):
        matched(card, series(["2022-06-02", "2022-04-02"]))


def test_without_dates_the_order_counts_and_is_warned_of() -> None:
    card = model(series(["2021-04-01", "2021-06-04"]))
    new = series(["2022-04-01", "2022-06-04"])
    undated = tuple(replace(band, date="", name=f"Band {band.number}") for band in new)
    plan = matched(card, undated)
    assert numbers(plan) == [1, 2, 3, 4]
    assert "are matched by their order" in plan.remarks[-1]
    assert matched(card, undated, "old.tif").remarks == ()
    some = (undated[0], new[1], *undated[2:])
    assert "are matched by their order" in matched(card, some).remarks[-1]


def test_a_model_of_one_date_asks_for_none() -> None:
    plan = matched(model(series(["2021-04-01"])), series(["2022-09-01"]))
    assert numbers(plan) == [1, 2] and plan.remarks == ()


def test_dates_of_bands_are_named_once() -> None:
    assert date_matching.dates_of(series(["2021-06-04", "2021-04-01"])) == ["2021-04-01", "2021-06-04"]
