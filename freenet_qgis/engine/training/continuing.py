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
from ..mapping.inference import predict
from ..network.freenet import FreeNet
from ..network.global_statistics import statistics_of
from ..recipe.recipes import Recipe
from ..scenes.standardisation import Standardisation
from ..scenes.standardised_scene import StandardisedScene
from .stopping import Stopping
from .training_loop import OnStep, SoftTargets, train_network

SURE = 0.8  # probability from which the model teaches: what it has not seen, a new class among it, is less sure
RATE = 1 / 2  # of the recipe's


@dataclass(frozen=True)
class StartModel:
    """A model that training goes on from.

    Attributes:
        name: Of its file.
        network: In evaluation mode, on the device.
        card: Its card.
    """

    name: str
    network: FreeNet
    card: ModelCard

    @property
    def norm(self) -> Standardisation:
        """The standardisation of its input."""
        return Standardisation(np.array(self.card.band_mean), np.array(self.card.band_std))


def continue_training(
    start: FreeNet,
    scene: StandardisedScene,
    labels: np.ndarray,
    classes: int,
    recipe: Recipe,
    seed: int,
    on_step: OnStep = lambda step, loss, look: None,
    recompute: bool = False,
    stopping: Optional[Stopping] = None,
) -> FreeNet:
    """Train a copy of a network further.

    Args:
        start: The network, on the device of the scene; stays as it is.
        scene: Standardised as the network was trained.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are its classes and, after these, new ones.
        classes: Number of classes.
        recipe: How, see `shortened`.
        seed: Of everything random.
        on_step: As for `training.train`.
        recompute: Likewise.
        stopping: Likewise.
    """
    image = scene.shown(start.axes)
    seen = predict(start, image, recipe.masked_statistics, recipe.views).reshape(start.classifier.out_channels, -1)
    sure = scene.sample[np.nan_to_num(seen[:, scene.sample].max(0)) >= SURE]
    told = np.zeros((len(sure), classes), np.float32)
    told[:, : len(seen)] = seen[:, sure].T
    if len(sure) and classes > len(seen):
        known = ~_like_new(scene, sure, told.argmax(1) + 1, labels, len(seen))
        sure, told = sure[known], told[known]
    soft_targets = SoftTargets(sure, told) if len(sure) else None
    network = widened(start, classes, recipe.dropout, seed)
    return train_network(
        image,
        labels,
        classes,
        recipe,
        seed,
        on_step,
        recompute=recompute,
        stopping=stopping,
        soft_targets=soft_targets,
        start=network,
    )


def _like_new(
    scene: StandardisedScene, pixels: np.ndarray, told: np.ndarray, labels: np.ndarray, old: int
) -> np.ndarray:
    """Which pixels have spectra like those of a new class: however sure it is, the model cannot know it. Bool, (n,)."""
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

    drawn = np.flatnonzero(labels > old)
    spectra = scene.spectra(np.concatenate((pixels, drawn)))
    every = np.concatenate((told, labels.flat[drawn]))
    count = len(np.unique(every))
    if count < 2 or not len(drawn):
        return np.zeros(len(pixels), bool)
    linear = LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto", priors=np.full(count, 1 / count))
    return linear.fit(spectra, every).predict(spectra[: len(pixels)]) > old


def shortened(recipe: Recipe, card: ModelCard) -> Recipe:
    """The recipe for going on: one network, the one that is there, fewer and smaller steps."""
    return replace(
        recipe,
        steps=continued_steps(recipe.steps),
        learning_rate=RATE * recipe.learning_rate,
        taught=False,
        width_factor=card.width_factor,
        masked_statistics=card.masked_statistics,
        views=card.views,
    )


def widened(start: FreeNet, classes: int, dropout: float, seed: int) -> FreeNet:
    """A copy that knows more classes: the old ones as before, the new ones a little of everything."""
    network = copy.deepcopy(start)
    for statistic in statistics_of(network):
        statistic.kept = None  # those of another scene
    network.dropout.p = dropout
    old = network.classifier
    if classes > old.out_channels:
        torch.manual_seed(seed)
        new = nn.Conv2d(old.in_channels, classes, 1).to(old.weight.device)
        with torch.no_grad():
            new.weight[: old.out_channels], new.bias[: old.out_channels] = old.weight, old.bias
        network.classifier = new
    return network
