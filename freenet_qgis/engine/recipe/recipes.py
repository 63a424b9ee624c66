# SPDX-License-Identifier: GPL-3.0-or-later
"""The presets, spelled out: everything that distinguishes one way of training from another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import cos, pi
from typing import Literal

import numpy as np

from ...contract.job import TrainOptions
from ...contract.presets import Preset
from .augmentation import Augmentation
from .prediction_setup import PredictionSetup
from .sampling import balanced, stratified

Sampler = Callable[[np.ndarray, np.random.Generator], Iterator[np.ndarray]]


@dataclass(frozen=True)
class Recipe:
    """One way of training FreeNet."""

    steps: int
    """Optimiser steps of each network; each sees all that is trained on once."""
    sampler: Sampler
    """Which labelled pixels the loss of a step is taken at."""
    optimizer: Literal["sgd", "adamw"]
    """SGD has momentum 0.9."""
    learning_rate: float
    """At its peak."""
    weight_decay: float
    """On every parameter; decoupled from the gradient with AdamW."""
    schedule: Callable[[int, int], float]
    """Factor on the learning rate at a step of a number of steps."""
    width_factor: float
    """The network's beta."""
    dropout: float
    """Before the classifier."""
    label_smoothing: float
    """Share of the target spread over all classes."""
    masked_statistics: bool
    """Whether padding and nodata stay out of the network's global statistics."""
    augment: Augmentation
    """What each step sees: the image as it is, a random one of its 8 flips and rotations, or a jigsaw of it."""
    views: int
    """Flips and rotations averaged in prediction: 1 or 8."""
    smooths: bool
    """Whether predictions are smoothed along edges of the image, where the network sees axes."""
    refit: bool
    """Whether, once validated, the final model is trained on all polygons."""
    stops_early: bool
    """Whether training ends where the accuracy on the held-out polygons has stopped improving."""
    teachers: Literal["none", "spectra", "all"]
    """Who tells the network of pixels without a label: nobody, classifiers of spectra, or networks as well; see
    `teaching`."""
    trial_steps: int
    """Of each network of the trial whether surroundings mislead; 0 where there is none."""
    clip_norm: float = 35.0
    """Largest norm of the gradient."""
    margin: int = 32
    """Pixels around training pixels that training sees, a multiple of 8; with masked statistics, else all are seen."""

    @property
    def taught(self) -> bool:
        """Whether the network also learns at pixels without a label."""
        return self.teachers != "none"

    @property
    def prediction(self) -> PredictionSetup:
        """How networks that are trained so predict."""
        return PredictionSetup(self.masked_statistics, self.views, self.smooths)

    @property
    def networks(self) -> int:
        """How many are trained with all steps, one after the other: two teachers, or none, and the one to keep."""
        return 3 if self.teachers == "all" else 1


def polynomial_decay(step: int, steps: int) -> float:
    """(1 - step / steps) ^ 0.9, the paper's "poly" schedule."""
    return (1 - step / steps) ** 0.9


def warmup_cosine(step: int, steps: int, warmup: int = 20) -> float:
    """Linear rise over `warmup` steps, then half a cosine down to zero."""
    return min(1.0, (step + 1) / warmup) * 0.5 * (1 + cos(pi * step / steps))


PAPER = Recipe(
    steps=1000,
    sampler=stratified,
    optimizer="sgd",
    learning_rate=1e-3,
    weight_decay=1e-3,
    schedule=polynomial_decay,
    width_factor=1.0,
    dropout=0.0,
    label_smoothing=0.0,
    masked_statistics=False,
    augment="none",
    views=1,
    smooths=False,
    refit=False,
    stops_early=False,
    teachers="none",
    trial_steps=0,
)
AUTO = Recipe(
    steps=300,
    sampler=balanced,
    optimizer="adamw",
    learning_rate=2e-3,
    weight_decay=1e-2,
    schedule=warmup_cosine,
    width_factor=0.5,
    dropout=0.5,
    label_smoothing=0.1,
    masked_statistics=True,
    augment="views",
    views=8,
    smooths=True,
    refit=True,
    stops_early=True,
    teachers="all",
    trial_steps=50,
)
FAST = replace(AUTO, steps=90, views=1, smooths=False, teachers="spectra", trial_steps=0, margin=16)

RECIPES: dict[Preset, Recipe] = {"auto": AUTO, "paper": PAPER, "fast": FAST}


def recipe_for(options: TrainOptions) -> Recipe:
    """The preset asked for, with the number of steps and the final model asked for."""
    recipe = RECIPES[options.preset]
    steps = options.steps or recipe.steps
    # Networks trained for fewer say nothing of a scene.
    tried = recipe.trial_steps if steps >= recipe.trial_steps else 0
    return replace(recipe, steps=steps, refit=recipe.refit and options.refit, trial_steps=tried)
