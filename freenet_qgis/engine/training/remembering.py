# SPDX-License-Identifier: GPL-3.0-or-later
"""Which spectra of the training data a model keeps, and how far from them is far.

All of it comes from the training data alone. Places are held out as for validation, and their spectra say how far from
the others one may lie where classes are known: what one in a hundred of them exceeds is 1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Optional

import numpy as np
import torch

from ...contract.validation import Validation
from ..learners.known_spectra import BAND_AXES, KnownSpectra
from ..scenes.standardised_scene import StandardisedScene
from ..scenes.whitening import discriminant_axes
from ..validation.splits import hold_out
from ..validation.thinning import of_each

PER_CLASS, IN_ALL = 200, 4000  # spectra that are kept, at most
SPLITS = 3  # into places that are known and held-out ones
NEAR = 0.99  # of held-out spectra are no further away than 1
LEAST = 1e-6  # what is nearer is the same but for rounding


class _Spectra(NamedTuple):
    """Standardised spectra, float32, shape (n, bands), and their classes 1…, shape (n,)."""

    values: np.ndarray
    labels: np.ndarray


class _Trial(NamedTuple):
    """Spectra of places that are known, those of places held out, and the axes that the former give."""

    known: _Spectra
    held_out: np.ndarray
    between: np.ndarray
    along: np.ndarray


def remember(
    scene: StandardisedScene,
    labels: np.ndarray,
    units: np.ndarray,
    seed: int,
    earlier: Optional[KnownSpectra] = None,
) -> Optional[KnownSpectra]:
    """The spectra that a model is to know.

    Args:
        scene: What is trained on.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes; whether trained on or held out.
        units: int32, the same shape; what is held out together, such as the place of each labelled pixel.
        seed: Seed of the choice of what is held out.
        earlier: Those of the model that training goes on from, whose classes come first.

    Returns:
        None where nothing can be held out, so that nobody knows what is far.
    """
    labels = np.where(scene.valid, labels, 0).astype(labels.dtype)
    pixels = np.flatnonzero(labels)
    pixels = pixels[_chosen(labels.ravel()[pixels])]
    every = _Spectra(scene.spectra(pixels), labels.ravel()[pixels].astype(np.int64))
    before = (
        None if earlier is None else _Spectra(earlier.spectra.cpu().numpy(), earlier.labels.cpu().numpy().astype(int))
    )
    ways: tuple[Validation, ...] = ("polygons", "pixels")
    for way in ways:
        splits = [hold_out(labels, units, way, seed + number) for number in range(SPLITS)]
        known = [split.train.ravel()[pixels] > 0 for split in splits]
        tested = [split.test.ravel()[pixels] > 0 for split in splits]
        trials = [_trial(every, one, other, before) for one, other in zip(known, tested) if one.any() and other.any()]
        if trials:
            return _measured(_with(every, before), trials)
    return None


def _trial(every: _Spectra, known: np.ndarray, held_out: np.ndarray, before: Optional[_Spectra]) -> _Trial:
    part = _with(_Spectra(every.values[known], every.labels[known]), before)
    return _Trial(part, every.values[held_out], discriminant_axes(*part), _band_axes(part.values))


def _measured(every: _Spectra, trials: Sequence[_Trial]) -> KnownSpectra:
    """All spectra, with axes in such units that held-out ones are hardly further away than 1.

    Both kinds of axes count alike: each is measured by how far held-out spectra lie along it alone.
    """
    between = _far(trials, lambda trial: _nearest(trial.held_out @ trial.between, trial.known.values @ trial.between))
    along = _far(trials, lambda trial: _novelty(trial, trial.along))
    joint = _far(trials, lambda trial: _novelty(trial, np.hstack((trial.between / between, trial.along / along))))
    kept = _Spectra(*(part[_chosen(every.labels)] for part in every))
    axes = np.hstack((discriminant_axes(*kept) / between, _band_axes(kept.values) / along))
    return _known(kept, axes / joint)


def _far(trials: Sequence[_Trial], distances: Callable[[_Trial], np.ndarray]) -> float:
    """The distance that one in a hundred held-out spectra exceeds."""
    return max(float(np.quantile(np.concatenate([distances(trial) for trial in trials]), NEAR)), LEAST)


def _novelty(trial: _Trial, axes: np.ndarray) -> np.ndarray:
    return _known(trial.known, axes).novelty(torch.from_numpy(trial.held_out)).numpy()


def _nearest(points: np.ndarray, known: np.ndarray) -> np.ndarray:
    """How far each point is from the nearest known one."""
    return torch.cdist(torch.from_numpy(points), torch.from_numpy(known)).min(1)[0].numpy()


def _known(spectra: _Spectra, axes: np.ndarray) -> KnownSpectra:
    parts = (*spectra, axes)
    return KnownSpectra(*(torch.from_numpy(np.ascontiguousarray(part, np.float32)) for part in parts))


def _band_axes(spectra: np.ndarray) -> np.ndarray:
    """The axes along which spectra vary most, the largest last: at right angles and of length 1, shape (bands, m)."""
    return np.linalg.eigh(np.cov(spectra.T.astype(np.float64)).reshape(spectra.shape[1], -1))[1][:, -BAND_AXES:]


def _with(some: _Spectra, before: Optional[_Spectra]) -> _Spectra:
    if before is None:
        return some
    return _Spectra(*(np.concatenate(parts) for parts in zip(before, some)))


def _chosen(labels: np.ndarray) -> np.ndarray:
    """Which pixels are looked at: about as many of each class."""
    return of_each(labels, min(PER_CLASS, max(1, IN_ALL // len(np.unique(labels)))))
