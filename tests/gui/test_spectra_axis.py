# SPDX-License-Identifier: GPL-3.0-or-later
"""Where bands and ticks stand."""

from __future__ import annotations

import numpy as np
import pytest

from freenet_qgis.contract.job import Band
from freenet_qgis.gui.spectra.axis import BandAxis, decimals, ticks


def bands(*wavelengths: float) -> list[Band]:
    return [Band(number, f"Band {number}", one) for number, one in enumerate(wavelengths, start=1)]


def positions(axis: BandAxis, is_in: list[bool]) -> list[list[int]]:
    return [run.tolist() for run in axis.runs(np.array(is_in))]


def test_bands_stand_in_the_order_of_their_wavelengths() -> None:
    axis = BandAxis(bands(500, 700, 600))
    assert axis.order.tolist() == [0, 2, 1]
    assert axis.range() == (500, 700)
    assert (axis.title, axis.name(2)) == ("Wavelength (nm)", "600 nm, band 3")


def test_one_unknown_wavelength_makes_all_stand_by_number() -> None:
    axis = BandAxis([*bands(500, 700), Band(3, "thermal")])
    assert (axis.title, axis.places.tolist(), axis.name(2)) == ("Band", [1, 2, 3], "thermal")


def test_lines_end_where_bands_are_left_out_or_the_spectrometer_has_none() -> None:
    axis = BandAxis(bands(400, 410, 420, 430, 440, 900, 910))
    assert positions(axis, [True] * 7) == [[0, 1, 2, 3, 4], [5, 6]]
    assert positions(axis, [True, False, True, True, True, True, False]) == [[0], [2, 3, 4], [5]]
    assert positions(axis, [False] * 7) == []


def test_the_wide_steps_of_a_multispectral_sensor_are_no_gap() -> None:
    axis = BandAxis(bands(480, 560, 660, 830, 1650, 2220))
    assert positions(axis, [True] * 6) == [[0, 1, 2, 3, 4, 5]]


def test_what_is_left_out_reaches_half_way_to_its_neighbours() -> None:
    axis = BandAxis(bands(400, 410, 420, 440))
    assert axis.reach(np.array([1, 2])) == (405, 430)
    assert axis.reach(np.array([3])) == (430, 440)


def test_a_single_band_has_room() -> None:
    assert BandAxis(bands(500)).range() == (499.5, 500.5)
    assert positions(BandAxis(bands(500)), [True]) == [[0]]
    assert BandAxis(()).range() == (0, 1)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [(0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]), (420, 2400, 4, [500, 1000, 1500, 2000]), (-0.03, 0.04, 3, [0]),
     (5, 5, 4, [])],
)  # fmt: skip
def test_ticks_are_round_numbers(low: float, high: float, most: int, expected: list[float]) -> None:
    assert ticks(low, high, most) == pytest.approx(expected)


def test_ticks_are_told_apart() -> None:
    assert [decimals(values) for values in ([0, 0.2], [0, 0.05], [500, 1000], [3])] == [1, 2, 0, 2]
