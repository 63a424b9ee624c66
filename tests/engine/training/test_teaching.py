# SPDX-License-Identifier: GPL-3.0-or-later
"""Teachers label what polygons leave out, and one network learns from them."""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat
from pathlib import Path

import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import Band, TrainOptions
from freenet_qgis.engine import devices
from freenet_qgis.engine.learners import spectral_network
from freenet_qgis.engine.learners.spectral_network import SpectralNetwork
from freenet_qgis.engine.mapping.inference import class_map, predict
from freenet_qgis.engine.mapping.spectral_classifier import SpectralClassifier
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.engine.recipe.prediction_setup import PredictionSetup
from freenet_qgis.engine.recipe.recipes import AUTO, recipe_for
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.scenes.whitening import LEADING, whitening
from freenet_qgis.engine.training.context_trial import FOLDS, context_gain, misleads, untried
from freenet_qgis.engine.training.spectral_teachers import SpectralTeachers
from freenet_qgis.engine.training.supervision import Supervision
from freenet_qgis.engine.training.teaching import agreed, agreed_on_few_bands, teach_freenet, teach_spectral_network
from freenet_qgis.engine.training.training_loop import SoftTargets, train_network

CPU = torch.device("cpu")
QUICK = replace(AUTO, width_factor=0.25, steps=30, views=1, trial_steps=10)
SETUP = TrainingSetup(3, QUICK, 0)
ROWS, COLS, BANDS = 48, 64, 12


def make_scene(noise: float = 30.0) -> tuple[StandardisedScene, np.ndarray, np.ndarray]:
    """Fields of 16 pixels in a checkerboard of three materials; the truth; labels in a corner of some fields."""
    rng = np.random.default_rng(0)
    rows, cols = np.indices((ROWS, COLS)) // 16
    truth = ((rows + cols) % 3 + 1).astype(np.uint8)
    spectra = rng.normal(size=(4, BANDS)) * 30
    cube = (spectra[truth] + rng.normal(0, noise, (ROWS, COLS, BANDS))).astype(np.int16)
    valid = np.ones((ROWS, COLS), bool)
    valid[:3] = False
    inside = np.indices((ROWS, COLS)) % 16
    labels = np.where((inside < 7).all(0) & (inside > 2).all(0) & (cols < 3), truth, 0).astype(np.uint8)
    bands = [Band(number, f"Band {number}") for number in range(1, BANDS + 1)]
    return StandardisedScene.measured(cube, valid, bands, CPU), truth, labels


def fields(labels: np.ndarray) -> np.ndarray:
    rows, cols = np.indices(labels.shape) // 16
    return np.where(labels > 0, rows * 10 + cols + 1, 0).astype(np.int32)


def quiet(step: int, loss: float, draw_map: object) -> None:
    pass


def test_whitened_axes_scatter_alike_within_classes() -> None:
    rng = np.random.default_rng(0)
    mixing = rng.normal(size=(6, 6))
    labels = np.repeat([1, 2, 3], 4000)
    spectra = rng.normal(size=(12000, 6)) @ mixing + labels[:, None] * 3
    white = whitening(spectra, labels, spectra)
    along = spectra @ white.axes
    within = np.concatenate([along[labels == label] - along[labels == label].mean(0) for label in (1, 2, 3)])
    assert np.cov(within.T) == pytest.approx(np.eye(6), abs=0.05)
    assert (np.diff(along.var(0)) <= 1e-9).all()
    assert (spectra @ white.leading).var(0).mean() == pytest.approx(1, rel=1e-6)


@pytest.mark.parametrize("count", [1, 3])
def test_few_and_equal_pixels_can_be_whitened(count: int) -> None:
    background = np.random.default_rng(0).normal(size=(50, 40))
    spectra = np.repeat(background[:3], count, 0)
    white = whitening(spectra, np.repeat([1, 2, 5], count), background)
    assert white.leading.shape == (40, LEADING)
    assert np.isfinite(white.axes).all()


def test_a_scene_without_contrast_can_be_whitened() -> None:
    white = whitening(np.zeros((4, 5)), np.array([1, 1, 2, 2]), np.zeros((30, 5)))
    assert np.isfinite(white.axes.astype(np.float32)).all()
    assert np.isfinite(white.leading.astype(np.float32)).all()


@pytest.mark.slow
def test_a_network_of_spectra_learns_materials_and_ends_on_bands_alone() -> None:
    scene, truth, labels = make_scene()
    pixels = np.flatnonzero(labels)
    spectra, told = scene.spectra(pixels), labels.flat[pixels]
    white = whitening(spectra, told, scene.background)
    teachers = SpectralTeachers(spectra, told, white, 3, CPU, 0)
    probabilities = teachers(scene.background)
    assert probabilities.shape == (len(scene.sample), 3)
    assert probabilities.sum(1) == pytest.approx(np.ones(len(scene.sample)), abs=1e-4)
    assert (probabilities.argmax(1) + 1 == truth.flat[scene.sample]).mean() > 0.8
    leading = torch.from_numpy(white.leading.astype(np.float32))
    batches = repeat(np.arange(100))
    network = spectral_network.train_spectral_network(scene.background, probabilities, leading, batches, 0.1, CPU, 0)
    assert network.first.in_features == BANDS
    done: list[float] = []
    (part,) = SpectralClassifier(network)(scene, Path(), done.append)
    mapped = class_map(part.probabilities)
    assert not mapped[:3].any()
    assert done[-1] == 1
    assert (mapped == truth)[3:].mean() > 0.75


@pytest.mark.slow
def test_classifiers_of_the_same_spectra_are_the_same() -> None:
    """Though one is fitted beside the other."""
    scene, _, labels = make_scene()
    pixels = np.flatnonzero(labels)
    spectra, told = scene.spectra(pixels), labels.flat[pixels]
    white = whitening(spectra, told, scene.background)
    first, again = (SpectralTeachers(spectra, told, white, 3, CPU, 0)(scene.background) for _ in range(2))
    assert np.array_equal(first, again)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3])
def test_dropout_drops_its_share_and_keeps_the_mean(share: float) -> None:
    torch.manual_seed(0)
    dropout = spectral_network.SpectralNetwork(5, 3, share).rest[2].train()
    found = dropout(torch.ones(1001, 129))
    assert (found == 0).float().mean() == pytest.approx(share, abs=0.005)
    assert found.mean() == pytest.approx(1, abs=0.005)
    assert torch.equal(dropout.eval()(found), found)


def test_a_class_without_pixels_is_never_told() -> None:
    scene, _, labels = make_scene()
    pixels = np.flatnonzero(labels)
    spectra, told = scene.spectra(pixels), np.where(labels.flat[pixels] == 3, 5, labels.flat[pixels])
    white = whitening(spectra, told, scene.background)
    probabilities = SpectralTeachers(spectra, told, white, 5, CPU, 0)(scene.background)
    assert set(np.unique(probabilities.argmax(1))) <= {0, 1, 4}


@pytest.mark.slow
def test_a_lesson_teaches_where_there_is_no_label() -> None:
    """Two classes have labels; what teachers say of the third is learnt from the lesson alone."""
    scene, truth, labels = make_scene(5.0)
    labels[labels == 3] = 0
    pixels = np.flatnonzero(scene.valid)
    soft_targets = SoftTargets(pixels, np.eye(3, dtype=np.float32)[truth.flat[pixels] - 1])
    network = train_network(scene.image, labels, SETUP.with_steps(60), soft_targets=soft_targets)
    mapped = class_map(predict(network, scene.image, PredictionSetup(True)))
    assert (mapped == truth)[truth == 3].mean() > 0.6


@pytest.mark.slow
def test_one_network_is_taught_and_knows_its_axes() -> None:
    devices.make_deterministic(0)
    scene, truth, labels = make_scene()
    steps: list[int] = []
    note = Supervision(lambda step, *_: steps.append(step))
    networks = [teach_freenet(scene, labels, SETUP, note).kept for _ in range(2)]
    assert steps == [10, 20, 30] * 6
    assert all(isinstance(network, FreeNet) for network in networks)
    assert networks[0].axes.shape == (BANDS, 2 * BANDS)  # so few bands are seen beside the axes
    assert torch.equal(networks[0].axes[:, :BANDS], torch.eye(BANDS))
    first, again = (network.state_dict() for network in networks)
    assert all(torch.equal(first[name], again[name]) for name in first)
    mapped = class_map(predict(networks[0], scene.shown(networks[0].axes), PredictionSetup(True)))
    assert (mapped == truth)[3:].mean() > 0.8


@pytest.mark.slow
def test_spectra_alone_teach_a_network_on_axes() -> None:
    scene, truth, labels = make_scene()
    steps: list[int] = []
    quick = replace(SETUP, recipe=replace(QUICK, teachers="spectra"))
    taught = teach_freenet(scene, labels, quick, Supervision(lambda step, *_: steps.append(step)))
    assert steps == [10, 20, 30]
    assert taught.plain is taught.jigsaw is None
    assert taught.kept.axes.shape == (BANDS, BANDS)
    mapped = class_map(predict(taught.kept, scene.shown(taught.kept.axes), PredictionSetup(True)))
    assert (mapped == truth)[3:].mean() > 0.8


@pytest.mark.slow
def test_networks_go_on_from_others_that_stay_as_they_are() -> None:
    scene, truth, labels = make_scene()
    first = teach_freenet(scene, np.where(labels == 3, 0, labels), SETUP, Supervision())
    before = {name: value.clone() for name, value in first.kept.state_dict().items()}
    further = teach_freenet(scene, labels, SETUP.with_steps(15), Supervision(), first)
    assert all(torch.equal(value, before[name]) for name, value in first.kept.state_dict().items())
    assert torch.equal(further.kept.axes, first.kept.axes)  # or what was learnt would mean something else
    mapped = class_map(predict(further.kept, scene.shown(further.kept.axes), PredictionSetup(True)))
    assert (mapped == truth)[truth == 3].mean() > 0.6


def test_the_plain_network_can_outvote_the_others_where_bands_are_few() -> None:
    sure, against = np.array([[0.98, 0.02]], np.float32), np.array([[0.1, 0.9]], np.float32)
    assert agreed_on_few_bands(sure, against, against).argmax(1) == 0
    assert agreed(sure, against, against).argmax(1) == 1
    assert agreed_on_few_bands(against, sure, sure).argmax(1) == agreed(against, sure, sure).argmax(1) == 0
    for agree in (agreed, agreed_on_few_bands):
        assert agree(against, against, sure).sum(1) == pytest.approx(1, abs=1e-5)


@pytest.mark.slow
def test_where_surroundings_mislead_spectra_are_taught() -> None:
    scene, _, labels = make_scene()
    assert isinstance(teach_spectral_network(scene, labels, SETUP), SpectralNetwork)


@pytest.mark.slow
def test_surroundings_are_tried_on_polygons_held_out() -> None:
    scene, _, labels = make_scene()
    steps: list[int] = []
    gain = context_gain(scene, labels, fields(labels), SETUP, lambda step, *_: steps.append(step))
    assert -1 <= gain <= 1
    assert steps == [10] * FOLDS


def test_surroundings_are_trusted_where_they_cannot_be_tried() -> None:
    scene, _, labels = make_scene()
    one_each = labels.astype(np.int32)
    assert context_gain(scene, labels, one_each, SETUP, quiet) is None
    untested = replace(SETUP, recipe=replace(QUICK, trial_steps=0))
    assert context_gain(scene, labels, fields(labels), untested, quiet) is None
    assert not misleads(None)
    assert not misleads(-0.02)
    assert misleads(-0.2)


def test_a_part_of_the_ground_has_the_spectra_of_the_whole() -> None:
    scene, _, _ = make_scene()
    part = scene.crop(slice(8, 40), slice(16, 64))
    pixels = np.array([0, 50, 700])
    rows, cols = np.divmod(pixels, 48)
    assert np.array_equal(part.spectra(pixels), scene.spectra((rows + 8) * COLS + cols + 16))


def test_too_few_steps_for_a_trial_are_remarked_on() -> None:
    (text,) = untried(recipe_for(TrainOptions("auto", 40)))
    assert text.startswith("With 40 training steps it is not tried whether surroundings mislead; from 50 steps on")
    assert untried(recipe_for(TrainOptions("auto", 50))) == untried(recipe_for(TrainOptions("fast", 40))) == []
