# SPDX-License-Identifier: GPL-3.0-or-later
"""The trial whether the surroundings of pixels help to classify them.

Where surroundings mislead, as in scenes of mixed pixels, networks that look at them are worse than single spectra. That
is found out by cross-validation inside the training polygons. One network a fold and few steps tell it: where
surroundings mislead they do so from the beginning.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Optional

import numpy as np

from ...text.i18n import tr
from ..recipe.recipes import RECIPES, Recipe
from ..recipe.training_setup import TrainingSetup
from ..scenes.standardised_scene import StandardisedScene
from ..validation.folds import folds
from .supervision import OnStep, Supervision
from .teachers import Teachers

FOLDS = 3
MARGIN = 0.1  # by which spectra must be better before surroundings are given up: held-out places lie apart


def context_gain(
    scene: StandardisedScene,
    labels: np.ndarray,
    units: np.ndarray,
    setup: TrainingSetup,
    on_step: OnStep,
    on_fold: Callable[[float], None] = lambda gain: None,
) -> Optional[float]:
    """By what share of held-out pixels a network that sees surroundings is right more often than single spectra.

    Both together, which check each other, count where they are right as often as spectra, else the network alone.
    Three-fold cross-validation by whole places, with the jigsaw network and few steps.

    Args:
        scene: The scene, or the part of it, that is trained on.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        units: int32, shape (rows, cols); the place of each labelled pixel.
        setup: How the networks are trained.
        on_step: Told of every training step.
        on_fold: Told after each fold what would come back if there were no more.

    Returns:
        -1 to 1; None if no place can be held out, or if the recipe has no trial.
    """
    steps = setup.recipe.trial_steps
    if not steps:
        return None
    short = replace(setup, recipe=replace(setup.recipe, steps=steps, views=1))
    alone = together = tested = 0
    for fold in folds(labels, units, FOLDS, setup.seed):
        pixels = np.flatnonzero(fold.test)
        if not len(pixels):
            continue
        teachers = Teachers(scene, fold.train, short)
        classes = fold.test.flat[pixels].astype(int) - 1
        network = teachers.jigsaw(Supervision(on_step))
        by_context = teachers.seen_by(network, teachers.whitened, pixels)
        by_spectra = teachers.from_spectra(scene.spectra(pixels))
        right, *others = (
            np.count_nonzero(found.argmax(1) == classes) for found in (by_spectra, by_context, by_context * by_spectra)
        )
        alone, together = alone + others[0] - right, together + others[1] - right
        tested += len(pixels)
        on_fold(_gain(alone, together) / tested)
    return _gain(alone, together) / tested if tested else None


def _gain(alone: int, together: int) -> int:
    """What a network wins against spectra, in pixels, alone or in their company; where that helps them, it counts."""
    return together if together >= 0 else alone


def misleads(gain: Optional[float]) -> bool:
    """Whether surroundings are better left alone; where nothing could be held out they are trusted."""
    return gain is not None and bool(gain < -MARGIN)  # NumPy's own is no index


def leaning(gain: float) -> Optional[bool]:
    """Whether some folds alone let one expect that surroundings mislead; None where that is open."""
    return None if -1.5 * MARGIN < gain < -0.5 * MARGIN else misleads(gain)


def untried(recipe: Recipe) -> list[str]:
    """A remark for the user where steps are too few for `context_gain`."""
    if recipe.teachers != "all" or recipe.trial_steps:
        return []
    text = tr("With {steps} training steps it is not tried whether surroundings mislead; from {least} steps on it is.")
    return [text.format(steps=recipe.steps, least=RECIPES["auto"].trial_steps)]


def trial_folds(labels: np.ndarray, units: np.ndarray, seed: int) -> int:
    """How many folds `context_gain` has with such arguments: those in which a place can be held out."""
    return sum(bool(fold.test.any()) for fold in folds(labels, units, FOLDS, seed))
