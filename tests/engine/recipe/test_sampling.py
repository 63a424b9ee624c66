# SPDX-License-Identifier: GPL-3.0-or-later
"""The samplers: which pixels a step sees."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from freenet_qgis.engine.recipe.sampling import PIXELS_PER_CLASS, balanced, stratified

COUNTS = {1: 7, 2: 20, 3: 21, 5: 95}  # class 4 has none
STEPS_PER_EPOCH = 5


@pytest.fixture
def labels() -> np.ndarray:
    flat = np.repeat(list(COUNTS), list(COUNTS.values()))
    flat = np.concatenate([flat, np.zeros(200 - len(flat), int)])
    return np.random.default_rng(1).permutation(flat).reshape(20, 10)


def epoch(labels: np.ndarray, seed: int = 0) -> list[np.ndarray]:
    return list(islice(stratified(labels, np.random.default_rng(seed)), STEPS_PER_EPOCH))


def test_stratified_takes_each_training_pixel_once_per_epoch(labels: np.ndarray) -> None:
    seen = np.concatenate(epoch(labels))
    assert sorted(seen) == list(np.flatnonzero(labels))


def test_stratified_takes_at_most_20_pixels_of_a_class(labels: np.ndarray) -> None:
    for step in epoch(labels):
        assert np.bincount(labels.flat[step]).max() <= PIXELS_PER_CLASS


def test_stratified_shows_small_classes_in_few_steps(labels: np.ndarray) -> None:
    present = [set(labels.flat[step]) for step in epoch(labels)]
    assert sorted(map(sorted, present)) == [[1, 2, 3, 5], [3, 5], [5], [5], [5]]


def test_stratified_takes_the_steps_of_an_epoch_in_random_order(labels: np.ndarray) -> None:
    epochs = 1000
    steps = islice(stratified(labels, np.random.default_rng(0)), epochs * STEPS_PER_EPOCH)
    places = np.flatnonzero([(labels.flat[step] == 1).any() for step in steps])
    counts = np.bincount(places % STEPS_PER_EPOCH, minlength=STEPS_PER_EPOCH)
    assert len(places) == epochs, "the smallest class comes once per epoch"
    assert abs(counts / epochs - 1 / STEPS_PER_EPOCH).max() < 0.05, "and as often at its end as at its start"


def test_stratified_draws_anew_in_the_next_epoch(labels: np.ndarray) -> None:
    steps = list(islice(stratified(labels, np.random.default_rng(0)), 2 * STEPS_PER_EPOCH))
    assert not np.array_equal(steps[0], steps[STEPS_PER_EPOCH])
    assert sorted(np.concatenate(steps[STEPS_PER_EPOCH:])) == list(np.flatnonzero(labels))


def test_balanced_takes_20_pixels_of_every_class_at_every_step(labels: np.ndarray) -> None:
    for step in islice(balanced(labels, np.random.default_rng(0)), 10):
        counts = np.bincount(labels.flat[step])
        assert [counts[label] for label in COUNTS] == [PIXELS_PER_CLASS] * len(COUNTS)


def test_balanced_uses_the_pixels_of_a_class_equally_often(labels: np.ndarray) -> None:
    steps = list(islice(balanced(labels, np.random.default_rng(0)), 19))  # 4 rounds through the 95 pixels of class 5
    uses = np.bincount(np.concatenate(steps), minlength=labels.size)
    assert set(uses[labels.ravel() == 5]) == {4}


@pytest.mark.parametrize("sampler", [stratified, balanced])
def test_the_same_seed_gives_the_same_pixels(labels: np.ndarray, sampler: type) -> None:
    first, again, other = (list(islice(sampler(labels, np.random.default_rng(seed)), 6)) for seed in (3, 3, 4))
    assert all(np.array_equal(a, b) for a, b in zip(first, again))
    assert not all(np.array_equal(a, b) for a, b in zip(first, other))


@pytest.mark.parametrize("sampler", [stratified, balanced])
def test_unlabelled_pixels_are_never_sampled(labels: np.ndarray, sampler: type) -> None:
    for step in islice(sampler(labels, np.random.default_rng(0)), 10):
        assert (labels.flat[step] > 0).all()
