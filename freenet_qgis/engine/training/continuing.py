# SPDX-License-Identifier: GPL-3.0-or-later
"""Training that goes on from a model, with new polygons and perhaps new classes.

The polygons that the model was trained on are no longer at hand. What it has learnt from them is: where it is sure of
the new scene, it teaches the network that goes on from it, so that classes without a new polygon are not forgotten.

Source: learning without forgetting, Li, Hoiem 2018, IEEE TPAMI 40(12), doi 10.1109/TPAMI.2017.2773081.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import Optional

import numpy as np
import torch
from torch import nn

from ...contract.model_card import ModelCard
from ...contract.schedule import continued_steps
from ..learners.known_spectra import KnownSpectra
from ..mapping.inference import predict
from ..network.freenet import FreeNet
from ..network.global_statistics import statistics_of
from ..recipe.recipes import Recipe
from ..recipe.training_setup import TrainingSetup
from ..scenes.padded_image import PaddedImage
from ..scenes.standardisation import Standardisation
from ..scenes.standardised_scene import StandardisedScene
from ..validation.discriminant import fitted_discriminant
from .supervision import Supervision
from .training_loop import SoftTargets, train_network

SURE = 0.8  # probability from which the model teaches: what it has not seen, a new class among it, is less sure
RATE = 1 / 2  # of the recipe's


@dataclass(frozen=True)
class ContinuedModel:
    """A model that training goes on from.

    Attributes:
        name: Name of its file.
        network: Its network, in evaluation mode, on the device.
        card: Its card.
        known: The training spectra that it keeps; None where it keeps none.
    """

    name: str
    network: FreeNet
    card: ModelCard
    known: Optional[KnownSpectra] = None

    @property
    def norm(self) -> Standardisation:
        """The standardisation of its input."""
        return Standardisation(np.array(self.card.band_mean), np.array(self.card.band_std))


def continue_training(
    start: FreeNet,
    scene: StandardisedScene,
    labels: np.ndarray,
    setup: TrainingSetup,
    supervision: Optional[Supervision] = None,
) -> FreeNet:
    """Train a copy of a network further.

    Args:
        start: The network, on the device of the scene; stays as it is.
        scene: The scene, standardised as the network was trained.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are its classes and, after these, new ones.
        setup: How to train, with the recipe from `continuing_recipe`.
        supervision: As for `train_network`.
    """
    image = scene.shown(start.axes)
    soft_targets = _remembered(start, scene, image, labels, setup)
    network = widened(start, setup)
    return train_network(image, labels, setup, supervision, soft_targets, network)


def _remembered(
    start: FreeNet, scene: StandardisedScene, image: PaddedImage, labels: np.ndarray, setup: TrainingSetup
) -> Optional[SoftTargets]:
    """What the network is sure of, at pixels from all over the scene; None where that is nothing."""
    seen = predict(start, image, replace(setup.recipe.prediction, smooths=False)).reshape(start.classes, -1)
    sure = scene.sample[np.nan_to_num(seen[:, scene.sample].max(0)) >= SURE]
    probabilities = np.zeros((len(sure), setup.classes), np.float32)
    probabilities[:, : start.classes] = seen[:, sure].T
    if len(sure) and setup.classes > start.classes:
        known = ~_like_new(scene, sure, probabilities.argmax(1) + 1, labels, start.classes)
        sure, probabilities = sure[known], probabilities[known]
    return SoftTargets(sure, probabilities) if len(sure) else None


def _like_new(
    scene: StandardisedScene, pixels: np.ndarray, found: np.ndarray, labels: np.ndarray, old: int
) -> np.ndarray:
    """Which pixels have spectra like those of a new class: however sure it is, the network cannot know it.

    Args:
        scene: The scene.
        pixels: Flat indices, shape (n,).
        found: The classes 1… that the network finds there, shape (n,).
        labels: As for `continue_training`.
        old: Number of classes that the network knows.

    Returns:
        bool, shape (n,).
    """
    drawn = np.flatnonzero(labels > old)
    spectra = scene.spectra(np.concatenate((pixels, drawn)))
    every = np.concatenate((found, labels.flat[drawn]))
    if len(np.unique(every)) < 2 or not len(drawn):
        return np.zeros(len(pixels), bool)
    return fitted_discriminant(spectra, every).predict(spectra[: len(pixels)]) > old


def continuing_recipe(recipe: Recipe, card: ModelCard) -> Recipe:
    """The recipe for going on: one network, the one that is there, fewer and smaller steps."""
    return replace(
        recipe,
        steps=continued_steps(recipe.steps),
        learning_rate=RATE * recipe.learning_rate,
        teachers="none",
        trial_steps=0,
        width_factor=card.width_factor,
        masked_statistics=card.masked_statistics,
        views=card.views,
        smooths=card.smoothed,
    )


def restarted(start: FreeNet, setup: TrainingSetup) -> FreeNet:
    """A copy to be trained further, without statistics of a scene."""
    network = copy.deepcopy(start)
    for statistic in statistics_of(network):
        statistic.kept = None
    network.dropout.p = setup.recipe.dropout
    return network


def widened(start: FreeNet, setup: TrainingSetup) -> FreeNet:
    """A copy to be trained further that knows more classes: the new ones a little of everything."""
    network = restarted(start, setup)
    if setup.classes > start.classes:
        network.classifier = _widened(network.classifier, setup.classes, setup.seed)
    return network


@torch.no_grad()
def _widened(old: nn.Conv2d, classes: int, seed: int) -> nn.Conv2d:
    torch.manual_seed(seed)
    new = nn.Conv2d(old.in_channels, classes, 1).to(old.weight.device)
    for name, parameter in new.named_parameters():
        parameter[: old.out_channels] = old.get_parameter(name)
    return new
