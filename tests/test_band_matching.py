# SPDX-License-Identifier: GPL-3.0-or-later
"""A model finds its bands in another raster, or says which one it misses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Optional

import numpy as np
import pytest
from cards import CARD

from freenet_qgis.contract.job import Band, Grid
from freenet_qgis.contract.model_card import ModelCard
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.raster import RasterInfo
from freenet_qgis.workflow.band_matching import match_bands
from freenet_qgis.workflow.wanted_bands import BandPlan

GRID = Grid(2, 2, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), "LOCAL_CS[]")
SENTINEL_2 = {  # centre and width in nm, of the ESA handbook, rounded
    "B2": (490, 65), "B3": (560, 35), "B4": (665, 30), "B5": (705, 15), "B6": (740, 15), "B7": (783, 20),
    "B8A": (865, 20), "B11": (1610, 90), "B12": (2190, 180),
}  # fmt: skip


def bands(
    wavelengths: Sequence[Optional[float]], fwhm: Optional[float] = None, names: Sequence[str] = ()
) -> tuple[Band, ...]:
    return tuple(
        Band(number, names[number - 1] if names else f"Band {number}", wavelength, fwhm)
        for number, wavelength in enumerate(wavelengths, 1)
    )


def sentinel_2(*left_out: str) -> tuple[Band, ...]:
    kept = [(name, place) for name, place in SENTINEL_2.items() if name not in left_out]
    return tuple(Band(number, name, *map(float, place)) for number, (name, place) in enumerate(kept, 1))


def model(wanted: Sequence[Band], source_bands: int = 0) -> ModelCard:
    numbers = (1.0,) * len(wanted)
    return replace(
        CARD, bands=tuple(wanted), source_bands=source_bands or len(wanted), band_mean=numbers, band_std=numbers
    )


def matched(
    wanted: Sequence[Band], offered: Sequence[Band], bad: Sequence[int] = (), source_bands: int = 0
) -> BandPlan:
    info = RasterInfo(Path("new.tif"), GRID, tuple(offered), frozenset(bad), np.dtype("int16"))
    return match_bands(model(wanted, source_bands), info)


def parts(plan: BandPlan) -> list[dict[int, float]]:
    return [dict(zip(mix.band_numbers, mix.weights)) for mix in plan.bands]


# By wavelength


def test_the_training_raster_is_taken_as_it_is() -> None:
    wanted = bands([450, 550, 650], 10)
    plan = matched(wanted, wanted)
    assert (parts(plan), plan.remarks) == ([{1: 1}, {2: 1}, {3: 1}], ())
    assert [mix.band for mix in plan.bands] == list(wanted)


def test_order_and_number_of_bands_do_not_matter() -> None:
    plan = matched(bands([450, 650], 10), bands([2200, 650, 550, 450], 10))
    assert (parts(plan), plan.remarks) == ([{4: 1}, {2: 1}], ())


@pytest.mark.parametrize(
    ("away", "widths", "found"),
    [
        (5, (None, None), True),
        (6, (None, None), False),
        (10, (20, None), True),
        (10, (4, 20), True),
        (11, (20, 20), False),
    ],
)
def test_tolerance_is_half_the_larger_width_or_five_nanometres(away: float, widths: tuple, found: bool) -> None:
    wanted, offered = bands([500], widths[0]), bands([500 + away, 1500], widths[1])
    if found:
        assert parts(matched(wanted, offered)) == [{1: 1}]
    else:
        with pytest.raises(FreeNetError, match=r"wants a band at 500 nm, 'new\.tif' has 2 bands from 5"):
            matched(wanted, offered)


def test_bands_that_lie_elsewhere_are_told() -> None:
    assert matched(bands([500, 600]), bands([400, 503, 601])).remarks == (
        "Bands are matched by wavelength, the farthest 3 nm away.",
    )


def test_a_band_between_two_is_interpolated() -> None:
    plan = matched(bands([515], 10), bands([505, 525, 540], 10))
    assert parts(plan) == [{1: 0.5, 2: 0.5}]
    plan = matched(bands([512], 10), bands([506.0, 530, 540], 10))
    assert parts(plan)[0] == pytest.approx({1: 0.75, 2: 0.25})
    assert plan.remarks == (
        "Interpolated between their neighbours, for want of the bands themselves: 1 band at 512 nm.",
    )
    assert (plan.bands[0].band.wavelength_nm, plan.bands[0].in_physical_units().scale) == (512, 1)


@pytest.mark.parametrize(
    ("right", "width", "found"), [(530, 10, True), (531, 10, False), (545, 15, True), (530, 2, True)]
)
def test_neighbours_may_be_three_widths_of_the_wanted_band_apart(right: float, width: float, found: bool) -> None:
    wanted, offered = bands([515], width), bands([500, right, 900], 1)
    if found:
        assert set(parts(matched(wanted, offered))[0]) == {1, 2}
    else:
        with pytest.raises(FreeNetError, match="none near enough"):
            matched(wanted, offered)


def test_a_wide_band_is_the_mean_of_the_narrow_ones_within_it() -> None:
    narrow = bands(np.arange(400.0, 1000.0, 10.0).tolist(), 10)
    plan = matched([Band(1, "red", 665.0, 30.0)], narrow)
    assert parts(plan) == [dict.fromkeys((26, 27, 28, 29), 1 / 4)]  # at 650, 660, 670 and 680 nm
    assert plan.remarks == ("Means of several narrower bands stand for 1 band at 665 nm.",)


def test_a_model_of_sentinel_2_maps_an_imaging_spectrometer_and_not_the_other_way_round() -> None:
    narrow = bands(np.arange(400.0, 2500.0, 10.0).tolist(), 10)
    plan = matched(sentinel_2(), narrow)
    for wanted, mix in zip(sentinel_2(), plan.bands):
        middle = sum(narrow[number - 1].wavelength_nm * weight for number, weight in zip(mix.band_numbers, mix.weights))
        assert abs(middle - wanted.wavelength_nm) <= 5
        assert sum(mix.weights) == pytest.approx(1)
    with pytest.raises(FreeNetError, match=r"wants a band at 400 nm, 'new\.tif' has 9 bands from 490 to 2190 nm"):
        matched(narrow, sentinel_2())


@pytest.mark.parametrize(("lost", "wavelength"), [("B8A", 865), ("B11", 1610), ("B5", 705)])
def test_a_band_of_sentinel_2_is_not_made_up_across_the_spectrum(lost: str, wavelength: int) -> None:
    with pytest.raises(FreeNetError, match=f"wants a band at {wavelength} nm"):
        matched(sentinel_2(), sentinel_2(lost))


def test_a_bad_band_is_interpolated_or_missing_but_never_used() -> None:
    wanted = bands([500, 510, 520, 530, 540], 10)
    assert parts(matched(wanted, wanted, bad=[3]))[2] == {2: 0.5, 4: 0.5}
    with pytest.raises(FreeNetError, match=r"wants a band at 540 nm, 'new\.tif' has 4 good bands from 500 to 530 nm"):
        matched(wanted, wanted, bad=[5])
    with pytest.raises(FreeNetError, match="wants a band at 510 nm"):
        matched(wanted, wanted, bad=[2, 3, 4])


def test_bands_of_several_dates_keep_their_places() -> None:
    stack = bands([490, 665, 490, 665], 30)
    plan = matched(stack, stack)
    assert parts(plan) == [{1: 1}, {2: 1}, {3: 1}, {4: 1}]
    with pytest.raises(FreeNetError, match=r"trained on 4 bands, 'new\.tif' has 2"):
        matched(stack, stack[:2])


# By name


def test_names_count_where_a_side_knows_no_wavelengths() -> None:
    wanted = bands([490, 665], names=["Blue", "Red"])
    plan = matched(wanted, bands([None] * 3, names=["nir", "RED ", "blue"]))
    assert parts(plan) == [{3: 1}, {2: 1}]
    assert plan.remarks == ("Bands are matched by name, for wavelengths are not known on both sides.",)


def test_a_name_that_is_missing_is_told() -> None:
    with pytest.raises(FreeNetError, match=r"wants a band 'red', 'new\.tif' has none of that name among 2"):
        matched(bands([None] * 2, names=["blue", "red"]), bands([None] * 2, names=["blue", "rouge"]))


def test_a_bad_band_is_not_taken_by_its_name_or_place() -> None:
    for names in ((), ("blue", "red")):
        wanted = bands([None] * 2, names=names)
        with pytest.raises(FreeNetError, match=r"wants band 2 \(.*\), 'new\.tif' has it marked as bad"):
            matched(wanted, wanted, bad=[2])


# By position


@pytest.mark.parametrize("names", [(), ("1", "2"), ("Band_1", "BAND 2"), ("same", "same")])
def test_position_is_the_last_resort_and_is_told(names: Sequence[str]) -> None:
    wanted = bands([None] * 2, names=names)
    plan = matched(wanted, wanted)
    assert parts(plan) == [{1: 1}, {2: 1}]
    assert plan.remarks == ("Bands are matched by position, for neither wavelengths nor names tell which is which.",)


def test_names_in_another_language_leave_the_position() -> None:
    plan = matched(bands([None] * 2, names=["blue", "red"]), bands([None] * 2, names=["bleu", "rouge"]))
    assert parts(plan) == [{1: 1}, {2: 1}] and "position" in plan.remarks[0]


def test_position_wants_as_many_bands() -> None:
    with pytest.raises(FreeNetError, match=r"trained on 2 bands, 'new\.tif' has 3, and neither wavelengths nor names"):
        matched(bands([None] * 2), bands([None] * 3))


def test_position_does_not_overrule_a_wavelength() -> None:
    with pytest.raises(FreeNetError, match=r"wants 'Band 1' at 490 nm, 'new\.tif' has band 1 at 1610 nm"):
        matched(bands([490, None]), bands([1610, None]))


def test_a_band_left_out_in_training_keeps_the_places_of_the_others() -> None:
    offered = bands([None] * 3)
    assert parts(matched([offered[0], offered[2]], offered, source_bands=3)) == [{1: 1}, {3: 1}]


def test_a_model_of_an_older_version_finds_its_bands_beside_one_that_was_taken_for_opacity() -> None:
    info = RasterInfo(Path("new.tif"), GRID, bands([None] * 4), frozenset(), np.dtype("uint8"), tagged=1)
    assert parts(match_bands(model(bands([None] * 3)), info)) == [{1: 1.0}, {2: 1.0}, {3: 1.0}]
    with pytest.raises(FreeNetError, match="has 4"):
        match_bands(model(bands([None] * 3)), replace(info, tagged=0))


def test_a_bad_band_is_used_where_training_used_it_though_bad() -> None:
    wanted = [replace(band, is_bad=band.number == 2) for band in bands([450.0, 550.0, 650.0])]
    assert parts(matched(wanted, bands([450.0, 550.0, 650.0]), bad=[2])) == [{1: 1.0}, {2: 1.0}, {3: 1.0}]
    with pytest.raises(FreeNetError, match="550"):
        matched(bands([450.0, 550.0, 650.0]), bands([450.0, 550.0, 650.0]), bad=[2])


# By raster


def stack_of(names: Sequence[str], per_raster: int = 2) -> RasterInfo:
    """An image of several rasters, each of so many bands."""
    found = [
        Band(place * per_raster + number + 1, f"{name} {number + 1}", raster=place)
        for place, name in enumerate(names)
        for number in range(per_raster)
    ]
    rasters = tuple(Path(f"{name}.tif") for name in names)
    return RasterInfo(Path("image"), GRID, tuple(found), frozenset(), np.dtype("int16"), rasters=rasters)


def model_of_stack(names: Sequence[str]) -> ModelCard:
    info = stack_of(names)
    return replace(model(info.bands), rasters=tuple(source.name for source in info.rasters))


def test_rasters_of_the_same_names_are_found_in_any_order() -> None:
    plan = match_bands(model_of_stack(["a", "b"]), stack_of(["c", "b", "a"]))
    assert (parts(plan), plan.remarks) == ([{5: 1}, {6: 1}, {3: 1}, {4: 1}], ())


def test_rasters_of_the_same_names_are_found_though_their_bands_are_called_after_days() -> None:
    here = stack_of(["a", "b", "c"])
    days = ["2021-06-04", "2021-07-10", "2021-08-13"]
    dated = [replace(band, name=f"{days[band.raster]} x", date=days[band.raster]) for band in here.bands]
    card = replace(model(dated), rasters=("a.tif", "b.tif", "c.tif"))
    plan = match_bands(card, stack_of(["c", "a", "b"]))
    assert (parts(plan), plan.remarks) == ([{3: 1}, {4: 1}, {5: 1}, {6: 1}, {1: 1}, {2: 1}], ())


def test_rasters_of_other_names_are_taken_in_their_order_and_told() -> None:
    plan = match_bands(model_of_stack(["spring", "dsm"]), stack_of(["summer", "dsm"]))
    assert parts(plan) == [{1: 1}, {2: 1}, {3: 1}, {4: 1}]
    assert plan.remarks == (
        "Rasters are matched by their order: 'summer.tif' as 'spring.tif', 'dsm.tif' as 'dsm.tif'.",
    )


@pytest.mark.parametrize(
    ("given", "missing"), [(["a", "c"], "'b.tif'"), (["c"], "'a.tif', 'b.tif'"), (["x"], "'b.tif', 'c.tif'")]
)
def test_rasters_that_are_missing_are_named(given: list[str], missing: str) -> None:
    with pytest.raises(FreeNetError, match=f"trained on 3 rasters as one image; 'image' lacks {missing}"):
        match_bands(model_of_stack(["a", "b", "c"]), stack_of(given))


def series(*days: str) -> RasterInfo:
    """An image of rasters of these days with two bands each, and of heights without one."""
    found = [
        Band(2 * place + number, f"{day} B{4 * number}", raster=place, date=day)
        for place, day in enumerate(days)
        for number in (1, 2)
    ]
    heights = Band(2 * len(days) + 1, "dsm Band 1", raster=len(days))
    rasters = (*(Path(f"{day}.tif") for day in days), Path("dsm.tif"))
    return RasterInfo(Path("image"), GRID, (*found, heights), frozenset(), np.dtype("int16"), rasters=rasters)


def test_dates_of_another_year_are_found_among_several_rasters_in_any_order() -> None:
    first = series("2021-06-04", "2021-08-13")
    card = replace(model(first.bands), rasters=tuple(source.name for source in first.rasters))
    plan = match_bands(card, series("2022-08-11", "2022-06-07"))
    assert parts(plan) == [{3: 1}, {4: 1}, {1: 1}, {2: 1}, {5: 1}]
    with pytest.raises(FreeNetError, match=r"3 rasters as one image; 'image' lacks '2021-08-13\.tif'"):
        match_bands(card, series("2022-06-07"))


def test_a_bad_band_of_a_raster_is_missing() -> None:
    offered = replace(stack_of(["a", "b"]), bad=frozenset({3}))
    with pytest.raises(FreeNetError, match=r"wants band 3 \(b 1\), 'image' has it marked as bad"):
        match_bands(model_of_stack(["a", "b"]), offered)
