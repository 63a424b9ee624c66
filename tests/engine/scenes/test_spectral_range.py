# SPDX-License-Identifier: GPL-3.0-or-later
"""The range of a training scene, and what is said of scenes that leave it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from cards import CARD

from freenet_qgis.contract.job import Band
from freenet_qgis.contract.model_card import ModelCard
from freenet_qgis.engine.scenes import spectral_range
from freenet_qgis.engine.scenes.standardisation import measure_standardisation

BANDS = tuple(Band(number, f"B{number}", 400.0 + number, scale=0.5, offset=1.0, nodata=-1) for number in range(1, 6))


def scene(shape: tuple[int, int] = (40, 50)) -> np.ndarray:
    return np.random.default_rng(0).integers(100, 1000, (*shape, 5)).astype(np.int16)


def everywhere(cube: np.ndarray) -> np.ndarray:
    return np.ones(cube.shape[:2], bool)


def trained_on(cube: np.ndarray) -> ModelCard:
    low, high = spectral_range.measure_range(cube, everywhere(cube), BANDS)
    return replace(CARD, bands=BANDS, band_low=low, band_high=high)


def said(card: ModelCard, cube: np.ndarray) -> list[str]:
    return spectral_range.remarks(
        card, cube, everywhere(cube), BANDS, measure_standardisation(cube, everywhere(cube), BANDS)
    )


def test_the_range_is_that_of_percentiles_in_physical_units() -> None:
    cube = scene((300, 400))
    low, high = spectral_range.measure_range(cube, everywhere(cube), BANDS)
    expected = np.percentile(cube.reshape(-1, 5) * 0.5 + 1, (0.5, 99.5), axis=0)
    assert np.stack([low, high]) == pytest.approx(expected, abs=1.5)


def test_neither_nodata_nor_invalid_pixels_count() -> None:
    cube = scene()
    valid = everywhere(cube)
    cube[:5], valid[:5] = 30_000, False
    cube[5:10, :, 2] = -1
    low, high = spectral_range.measure_range(cube, valid, BANDS)
    assert min(low) > 50 and max(high) < 502


def test_a_scene_without_data_has_no_range() -> None:
    cube = scene()
    assert spectral_range.measure_range(cube, ~everywhere(cube), BANDS) == ((), ())
    cube[..., 3] = -1
    assert spectral_range.measure_range(cube, everywhere(cube), BANDS) == ((), ())


def test_of_several_scenes_the_range_is_that_of_any_in_deviations_from_its_own_mean() -> None:
    first = scene()
    other = (first * 3 + 500).astype(np.int16)  # the same under another light
    ranges = [spectral_range.measure_range(cube, everywhere(cube), BANDS) for cube in (first, other)]
    norms = [measure_standardisation(cube, everywhere(cube), BANDS) for cube in (first, other)]
    low, high = spectral_range.united(ranges, norms)
    assert low == pytest.approx((np.array(ranges[0][0]) - norms[0].mean) / norms[0].std)
    card = replace(trained_on(first), band_low=low, band_high=high, standardised_by="scene", format=2)
    assert said(card, other) == said(card, first) == []
    odd = first.copy()
    odd[:20, ::4] = 9000  # now most values of the rest are close together
    (text,) = said(card, odd)
    assert "values outside what the model was trained on" in text
    assert spectral_range.united([ranges[0], ((), ())], norms) == ((), ())


def test_nothing_is_said_of_the_training_scene_or_one_alike() -> None:
    cube = scene()
    assert said(trained_on(cube), cube) == []
    assert said(trained_on(cube), cube[::-1] + np.int16(20)) == []


def test_nothing_is_said_where_the_model_tells_no_range() -> None:
    assert said(CARD, scene() * np.int16(9)) == []


def test_pixels_outside_are_counted_and_the_worst_band_is_named() -> None:
    cube = scene((200, 200))
    other = cube.copy()
    other[:24, :, :2] = 3000  # 12 % of the pixels, in two of five bands
    other[:40, :, 1] = 3000
    (text,) = said(trained_on(cube), other)
    assert text.startswith("20 % of the pixels have values outside what the model was trained on (worst: B2 at 402 nm,")
    assert "units" not in text


def test_other_units_are_suspected_where_most_pixels_are_outside() -> None:
    cube = scene()
    (text,) = said(trained_on(cube), cube * np.int16(30))
    assert text.startswith("100 % of") or text.startswith("99 % of")
    assert text.endswith("the same quantity in the same units.")


def test_a_few_odd_pixels_are_let_pass() -> None:
    cube = scene()
    other = cube.copy()
    other[0] = 30_000  # 1 of 40 rows
    assert said(trained_on(cube), other) == []
