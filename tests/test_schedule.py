# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run does, part by part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from freenet_qgis.contract.schedule import (
    MAP,
    MAPPED,
    NARROW,
    REFIT,
    TRAINING,
    TRIAL,
    VALIDATION,
    Look,
    Pace,
    Part,
    Size,
    Span,
    Work,
    folds,
    foretold,
    measured_steps,
    parts,
    refit_steps,
    span,
)
from freenet_qgis.files.strict_json import build

PACE = Pace("auto", 1.0, 0.5, 0.01, 0.001, 0.1, 0.002, 0.0001)
AUTO = Work("auto", 300, 130, 50, 3, teachers="all", refit=True, views=8, axes=4)
FAST = Work("fast", 100, 40, 0, 0, teachers="spectra", refit=False, views=1, axes=4)
SIZE = Size(trained_px=1000, mapped_px=5000, bands=10, classes=3)


def steps(some: list[Part], stage: str) -> list[tuple[str, float, float]]:
    return [(part.kind, part.least, part.most) for part in some if part.stage == stage and part.is_step]


def test_a_step_takes_what_classes_pixels_and_bands_add() -> None:
    assert PACE.of_step(1000, 10, 3) == pytest.approx(1 + 1.5 + 1000 * (0.01 + 0.01))
    assert PACE.of_view(1000, 10) == pytest.approx(0.1 + 1000 * (0.002 + 0.001))


def test_auto_tries_trains_measures_trains_again_and_maps() -> None:
    run = parts(AUTO, SIZE, PACE, validates=True)
    assert steps(run, TRIAL) == [("step of a jigsaw", 50, 50)] * 3
    networks = ["step", "step of a jigsaw", "step on axes"]
    assert steps(run, TRAINING) == [(network, 87, 200) for network in networks]
    assert steps(run, REFIT) == [(network, 44, 100) for network in networks]  # which go on from those
    assert [part.most for part in run if part.stage == MAP] == [8]


@pytest.mark.parametrize("count", [*range(2, 60), 90, 300, 1000])
def test_before_and_after_measuring_all_steps_are_taken_and_none_more(count: int) -> None:
    run = parts(replace(AUTO, steps=count, least_steps=count), SIZE, PACE, validates=True)
    (before, *_), (after, *_) = steps(run, TRAINING), steps(run, REFIT)
    assert before[2] + after[2] == count
    assert refit_steps(count, measured_steps(count)) == after[2]


@pytest.mark.parametrize("work", [AUTO, replace(FAST, refit=True)])
def test_classifiers_of_spectra_are_fitted_to_all_polygons_for_the_final_model(work: Work) -> None:
    run = parts(work, SIZE, PACE, validates=True)
    fitted = [part.stage for part in run if part.kind == "other" and part.seconds == SIZE.fitting]
    assert fitted == [TRIAL] * work.trial_folds + [TRAINING, REFIT]


def test_what_is_done_with_a_pixel_of_a_map_is_done_once_however_often_it_is_looked_at() -> None:
    for views in (1, 8):
        run = parts(replace(AUTO, views=views), SIZE, PACE, validates=True)
        looks = views * PACE.of_view(SIZE.mapped_px, AUTO.axes)
        assert span(part for part in run if part.stage == MAP).most == pytest.approx(looks + MAPPED * SIZE.mapped_px)


def test_without_validation_nothing_is_trained_twice() -> None:
    run = parts(AUTO, SIZE, PACE, validates=False)
    assert not [part for part in run if part.stage in (REFIT, VALIDATION)]


def test_where_the_measured_model_is_kept_nothing_is_trained_twice() -> None:
    assert not steps(parts(replace(AUTO, refit=False), SIZE, PACE, validates=True), REFIT)


def test_too_few_steps_leave_no_trial() -> None:
    assert not steps(parts(replace(AUTO, steps=49), SIZE, PACE, validates=True), TRIAL)
    assert steps(parts(replace(AUTO, steps=50), SIZE, PACE, validates=True), TRIAL)


def test_networks_on_axes_do_not_see_every_band() -> None:
    run = parts(AUTO, SIZE, PACE, validates=False)
    plain, _, student = (part for part in run if part.stage == TRAINING and part.is_step)
    fewer_bands, more_pixels = 1000 * 6 * 0.001, 3 * 0.5
    assert plain.seconds - student.seconds == pytest.approx(fewer_bands - more_pixels)


def test_few_bands_are_seen_beside_their_axes() -> None:
    run = parts(AUTO, replace(SIZE, bands=4), PACE, validates=False)
    plain, _, kept = (part for part in run if part.stage == TRAINING and part.is_step)
    assert kept.seconds - plain.seconds == pytest.approx(1000 * 4 * 0.001 + 3 * 0.5)


def test_the_forecast_reaches_from_spectra_alone_to_every_step() -> None:
    known = foretold(AUTO, SIZE, PACE, validates=True)
    assert known.most == pytest.approx(span(parts(AUTO, SIZE, PACE, validates=True)).most)
    assert known.least == pytest.approx(span(parts(AUTO, SIZE, PACE, validates=True, context=False)).least)
    alone = foretold(FAST, SIZE, PACE, validates=True)
    assert alone.is_narrow == (alone.most <= NARROW * alone.least)


@pytest.mark.parametrize(("least", "most"), [(50, 80), (10, 16.8), (7, 7)])
def test_one_figure_is_within_half_as_much_again_of_both_ends(least: float, most: float) -> None:
    one = Span(least, most)
    assert one.is_narrow
    assert most / 1.5 <= one.likely * (1 + 1e-9) and one.likely <= 1.5 * least * (1 + 1e-9)


@pytest.mark.parametrize(
    ("polygons", "holds_out", "count"),
    [((2, 2), True, 0), ((3, 3), True, 3), ((3,), True, 2), ((2, 1), False, 2), ((), True, 3), ((9, 9), True, 3)],
)
def test_folds_need_classes_with_a_polygon_to_spare(polygons: tuple[int, ...], holds_out: bool, count: int) -> None:
    assert folds(AUTO, polygons, holds_out=holds_out) == count


def test_a_look_of_an_older_engine_is_understood() -> None:
    old = {"largest_px": 2**20, "margin_px": 64, "block_px": 256, "own_px": 176}
    assert build(Look, old) == Look(2**20, 64)


def test_classifiers_of_spectra_that_teach_take_longer_for_more_classes() -> None:
    """By measurement 3000 pixels of 200 bands and 16 classes take 1.7 s where a forest is fitted on another core."""
    size = Size(trained_px=21_025, mapped_px=0, bands=200, classes=16, labelled_px=3000)
    assert size.fitting == pytest.approx(1.7, abs=0.1)
    assert replace(size, classes=30).fitting == pytest.approx(size.fitting + 0.812)
    assert replace(size, labelled_px=20_000).fitting > size.fitting


def test_validation_waits_for_all_simpler_methods() -> None:
    """By measurement, 3000 training pixels of 200 bands take 1.4 s on two cores."""
    size = Size(trained_px=21_025, mapped_px=0, bands=200, classes=16, labelled_px=3000)
    (waiting,) = (
        part for part in parts(AUTO, size, PACE, validates=True) if (part.stage, part.kind) == (VALIDATION, "other")
    )
    assert waiting.seconds == size.yardsticks == pytest.approx(1.4, abs=0.15)
    assert replace(size, labelled_px=10**6).yardsticks == replace(size, labelled_px=20_000).yardsticks
