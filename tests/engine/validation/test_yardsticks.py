# SPDX-License-Identifier: GPL-3.0-or-later
"""Yardsticks on splits small enough to see the answer."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
import torch

from freenet_qgis.contract.figures import Score, Yardsticks
from freenet_qgis.contract.job import Band
from freenet_qgis.contract.yardsticks import named
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.validation.spectral_methods import MOST_BANDS, LabelledSpectra
from freenet_qgis.engine.validation.thinning import SMALL
from freenet_qgis.engine.validation.yardsticks import nearest_label, score, shortfalls

ON_SPECTRA = ("random_forest", "svm", "lda")


def test_nearest_label_ignores_the_image() -> None:
    train, test = np.zeros((2, 1, 10), np.uint8)
    train[0, [0, 9]] = 1, 2
    test[0, [1, 2, 7, 8]] = 1, 2, 2, 2
    assert nearest_label(train, test) == Score(pytest.approx(3 / 4), pytest.approx((1 / 1 + 2 / 3) / 2))
    assert nearest_label(train, np.zeros_like(test)) is None


def scene(cube: np.ndarray) -> StandardisedScene:
    """All of it valid, standardised by its own figures."""
    bands = [Band(number, f"Band {number}", nodata=-9999.0) for number in range(1, cube.shape[2] + 1)]
    return StandardisedScene.measured(cube, np.ones(cube.shape[:2], bool), bands, torch.device("cpu"))


def scores_of(spectra: np.ndarray, train: np.ndarray, test: np.ndarray) -> Yardsticks:
    """The scores on a scene of one row of pixels, each a polygon."""
    return score(scene(spectra[None]), train[None], test[None], np.arange(1, len(spectra) + 1)[None])


def two_classes(wrong: int = 0, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two bands, of which the first tells the classes apart, 80 pixels to train on, and 30 + 10 to test on.

    The last so many of the second class have the label of the first.
    """
    classes = np.concatenate([np.repeat([1, 2], 40), np.repeat([1, 2], [30, 10])])
    noise = np.random.default_rng(seed).normal(0, 0.1, (120, 2))
    labels = classes.astype(np.uint8)
    labels[120 - wrong :] = 1
    here = np.arange(120) < 80
    return noise + classes[:, None] * [1, 0], np.where(here, labels, 0), np.where(here, 0, labels)


@pytest.mark.parametrize("method", ON_SPECTRA)
def test_a_method_scores_what_the_spectra_tell(method: str) -> None:
    assert getattr(scores_of(*two_classes()), method) == Score(1, 1)
    found = getattr(scores_of(*two_classes(wrong=5)), method)
    assert found == Score(pytest.approx(35 / 40), pytest.approx((30 / 35 + 5 / 5) / 2))


@pytest.mark.filterwarnings("error")
def test_a_class_of_one_pixel_is_nothing_to_warn_of() -> None:
    spectra, train, test = two_classes()
    train[0], spectra[0] = 3, 9
    assert scores_of(spectra, train, test).lda == Score(1, 1)


def test_the_scores_are_the_same_every_time() -> None:
    rng = np.random.default_rng(0)
    spectra, labels = rng.normal(size=(240, 4)), (np.arange(240) % 3 + 1).astype(np.uint8)
    train, test = np.where(np.arange(240) < 120, labels, 0), np.where(np.arange(240) < 120, 0, labels)
    first, second = (scores_of(spectra, train, test) for _ in range(2))
    assert first == second and None not in vars(first).values()


def test_no_data_and_what_is_not_finite_are_no_obstacle() -> None:
    """Two classes side by side, told apart by the first band; the second is the same everywhere."""
    train, test = np.zeros((2, 4, 10), np.uint8)
    train[:2, :5], train[:2, 5:] = 1, 2
    test[2:, :6], test[2:, 6:] = 1, 2
    cube = np.full((4, 10, 2), 7.0)
    cube[..., 0] = np.where(train + test == 2, 500.0, 100.0) + np.arange(40).reshape(4, 10) / 10
    cube[0, 0, 0], cube[0, 1, 0], cube[0, 2] = np.nan, -9999.0, np.inf
    found = score(scene(cube), train, test, train.astype(np.int32))
    assert [getattr(found, method).overall_accuracy for method in ("random_forest", "svm")] == [1, 1]
    assert found.lda.overall_accuracy > 0.9
    assert found.nearest_label.overall_accuracy == pytest.approx(18 / 20)  # the sixth column lies beyond the edge


def test_values_of_another_standardisation_may_overflow() -> None:
    spectra, train, test = two_classes()
    huge = scene((1e38 * spectra)[None].astype(np.float32))
    tiny = scene((1e-30 * spectra)[None].astype(np.float32))
    strange = StandardisedScene(huge.cube, huge.valid, huge.bands, tiny.norm, huge.device)
    found = score(strange, train[None], test[None], np.ones((1, 120), np.int32))
    assert 0 <= found.svm.overall_accuracy <= 1 and 0 <= found.random_forest.overall_accuracy <= 1


def test_one_class_leaves_nothing_to_tell_apart() -> None:
    labels = np.ones(6, np.uint8)
    here = np.arange(6) < 3
    found = scores_of(np.random.default_rng(0).normal(size=(6, 2)), labels * here, labels * ~here)
    assert (found.random_forest, found.svm, found.lda, found.nearest_label) == (Score(1, 1), None, None, Score(1, 1))


def test_one_pixel_a_class_has_no_scatter() -> None:
    train, test = np.array([[1, 2, 3, 0, 0, 0], [0, 0, 0, 1, 2, 3]], np.uint8)
    found = scores_of(np.repeat([[0.0], [1.0], [2.0]], 2, 1)[[0, 1, 2, 0, 1, 2]], train, test)
    assert found.lda is None and found.svm == Score(1, 1)


def test_spectra_all_alike_tell_nothing() -> None:
    _, train, test = two_classes()
    found = scores_of(np.ones((120, 3)), train, test)
    assert all(getattr(found, method).average_accuracy == 0.5 for method in ON_SPECTRA)


def test_so_many_bands_that_the_discriminant_would_take_long() -> None:
    classes, train, test = two_classes()
    found = scores_of(np.repeat(classes, MOST_BANDS, 1), train, test)
    assert found.lda is None and found.svm == found.random_forest == Score(1, 1)


def test_without_test_pixels_there_is_nothing_to_score() -> None:
    spectra, train, test = two_classes()
    assert scores_of(spectra, train, 0 * test) == scores_of(spectra, 0 * train, test) == Yardsticks()


def test_some_pixels_of_each_class_speak_for_all() -> None:
    labels = np.repeat([1, 2], [30_000, 500]).astype(np.uint8)[None]
    some = LabelledSpectra.of(scene(np.zeros((1, 30_500, 1))), labels, labels, 3050)
    assert np.bincount(some.labels).tolist() == [0, 3000, SMALL]
    assert some.score(np.ones(3100)) == Score(pytest.approx(30_000 / 30_500), 0.5)


def scores(**overall: float) -> Yardsticks:
    return Yardsticks(**{name: Score(share, share) for name, share in overall.items()})


def test_every_yardstick_has_a_name() -> None:
    every = scores(**dict.fromkeys((one.name for one in fields(Yardsticks)), 0.5))
    assert [name for name, _ in named(every)] == ["Random forest", "SVM", "LDA", "Nearest label"]
    assert [name for name, _ in named(scores(lda=0.5))] == ["LDA"]


def test_a_model_behind_a_yardstick_is_said_to_be() -> None:
    (text,) = shortfalls(0.5, scores(random_forest=0.62, svm=0.505, nearest_label=0.4))
    assert text.startswith(
        "On the same held-out pixels the model (50.0 %) is right less often than a simpler method: "
        "Random forest (62.0 %). This validation does not"
    )


def test_of_several_yardsticks_the_best_is_named_first() -> None:
    (text,) = shortfalls(0.5, scores(random_forest=0.62, svm=0.7, lda=0.3, nearest_label=0.8))
    assert "less often than 3 simpler methods: Nearest label (80.0 %), SVM (70.0 %), Random forest (62.0 %). " in text


def test_a_model_ahead_or_about_as_good_needs_no_warning() -> None:
    assert shortfalls(0.5, scores(random_forest=0.505, svm=0.49, nearest_label=0.4)) == []
    assert shortfalls(0.5, Yardsticks()) == []
