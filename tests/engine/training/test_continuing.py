# SPDX-License-Identifier: GPL-3.0-or-later
"""Training that goes on from a model learns from new polygons and does not forget the old ones."""

from __future__ import annotations

from dataclasses import replace

import cards
import numpy as np
import pytest
import torch

from freenet_qgis.contract.job import Band
from freenet_qgis.engine import devices
from freenet_qgis.engine.mapping.inference import class_map, predict
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.engine.recipe.prediction_setup import PredictionSetup
from freenet_qgis.engine.recipe.recipes import AUTO
from freenet_qgis.engine.recipe.training_setup import TrainingSetup
from freenet_qgis.engine.scenes.standardised_scene import StandardisedScene
from freenet_qgis.engine.training.continuing import continue_training, continuing_recipe, widened
from freenet_qgis.engine.training.training_loop import train_network

CPU = torch.device("cpu")
CARD = replace(cards.CARD, width_factor=0.25, masked_statistics=True, views=1)
RECIPE = replace(AUTO, width_factor=0.25, steps=60, views=1, teachers="none", trial_steps=0)
SIDE, BANDS = 64, 8


def make_scene() -> tuple[StandardisedScene, np.ndarray]:
    """Fields of four materials; the truth."""
    rng = np.random.default_rng(0)
    rows, cols = np.indices((SIDE, SIDE)) // 16
    truth = ((rows * 3 + cols) % 4 + 1).astype(np.uint8)
    cube = (rng.normal(size=(5, BANDS))[truth] * 40 + rng.normal(0, 12, (SIDE, SIDE, BANDS))).astype(np.float32)
    bands = [Band(number, f"Band {number}") for number in range(1, BANDS + 1)]
    return StandardisedScene.measured(cube, np.ones((SIDE, SIDE), bool), bands, CPU), truth


def polygons(truth: np.ndarray, classes: tuple[int, ...]) -> np.ndarray:
    inside = (np.indices(truth.shape) % 16 < 8).all(0) & (np.indices(truth.shape)[0] < 32)
    return np.where(inside & np.isin(truth, classes), truth, 0).astype(np.uint8)


@pytest.mark.slow
def test_a_new_class_is_learnt_and_the_old_ones_are_not_forgotten() -> None:
    devices.make_deterministic(0)
    scene, truth = make_scene()
    start = train_network(scene.image, polygons(truth, (1, 2, 3)), TrainingSetup(3, RECIPE, 0))
    before = {name: tensor.clone() for name, tensor in start.state_dict().items()}
    network = continue_training(
        start, scene, polygons(truth, (4,)), TrainingSetup(4, continuing_recipe(RECIPE, CARD), 0)
    )
    mapped = class_map(predict(network, scene.image, PredictionSetup(True)))
    for label in (1, 2, 3, 4):
        assert (mapped == truth)[truth == label].mean() > 0.7, label
    assert all(torch.equal(before[name], tensor) for name, tensor in start.state_dict().items())


def test_a_wider_network_says_of_the_old_classes_what_it_said() -> None:
    torch.manual_seed(0)
    start = FreeNet(BANDS, 3, 0.25).eval()
    image = torch.randn(1, BANDS, 32, 32)
    with torch.no_grad():
        wider = widened(start, TrainingSetup(5, replace(RECIPE, dropout=0.5), 0)).eval()
        assert torch.allclose(wider(image)[:, :3], start(image), atol=1e-5)  # kernels add up in another order


def test_going_on_takes_a_third_of_the_steps() -> None:
    recipe = continuing_recipe(AUTO, CARD)
    assert recipe.steps == 100
    assert not recipe.taught
