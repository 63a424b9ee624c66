# SPDX-License-Identifier: GPL-3.0-or-later
"""How far the other polygons bear out each training polygon's label.

Polygons are held out in turn, each with those that lie beside it. Classifiers of single spectra, trained on the rest,
say what they take each for, and so do the spectra of the rest that are most like its own. What this finds:
docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ...contract.figures import CheckedPolygon
from ...contract.job import ClassInfo
from ..recipe.recipes import FAST
from ..recipe.training_setup import TrainingSetup
from ..scenes.standardised_scene import StandardisedScene
from ..validation.folds import folds
from ..validation.nearness import Nearness
from ..validation.places import places
from ..validation.unit_pixels import UnitPixels
from .teachers import Teachers

FOLDS = 5
NEIGHBOURS = 10
POLYGON_PX = 500  # of a polygon that are looked at; the rest is like them


@dataclass(frozen=True)
class Evidence:
    """What pixels are taken for by those that had no part of their polygon.

    Attributes:
        pixels: Flat indices, shape (n,).
        likely: Class probabilities, shape (n, classes).
        nearest: Share of each class among the nearest spectra, shape (n, classes).
    """

    pixels: np.ndarray
    likely: np.ndarray
    nearest: np.ndarray


def gather_evidence(
    scene: StandardisedScene,
    labels: np.ndarray,
    polygons: np.ndarray,
    classes: int,
    seed: int,
    on_fold: Callable[[float], None],
) -> Evidence:
    """Hold every polygon out once that is not the only one of its class, with those that lie beside it.

    Args:
        scene: The scene that the polygons lie on.
        labels: uint8, shape (rows, cols); 0 is unlabelled, 1…n are the classes.
        polygons: int32, shape (rows, cols); the polygon of each labelled pixel.
        classes: Number of classes.
        seed: Seed of everything random.
        on_fold: Called with the share that is done, 0…1.
    """
    asked, setup = _some_of_each(polygons, seed), TrainingSetup(classes, FAST, seed)
    units = _held_out_together(labels, polygons)
    found = []
    for number, fold in enumerate(folds(labels, units, FOLDS, seed, largest=1.0), start=1):
        pixels = asked[fold.test.flat[asked] > 0]
        if len(pixels):
            teachers = Teachers(scene, fold.train, setup)
            spectra = scene.spectra(pixels)
            nearest = _nearest(teachers, scene, fold.train, spectra, classes)
            found.append(Evidence(pixels, teachers.from_spectra(spectra), nearest))
        on_fold(number / FOLDS)
    parts = ([getattr(one, name) for one in found] for name in ("pixels", "likely", "nearest"))
    empty = np.empty(0, np.intp), np.empty((0, classes)), np.empty((0, classes))
    return Evidence(*(np.concatenate((none, *part)) for none, part in zip(empty, parts)))


def judge(
    evidence: Evidence, labels: np.ndarray, polygons: np.ndarray, classes: Sequence[ClassInfo]
) -> list[CheckedPolygon]:
    """Every polygon, the most suspicious label first, those that could not be held out last."""
    labelled, first = np.unique(polygons * (labels > 0), return_index=True)
    own = dict(zip(labelled.tolist(), labels.flat[first].tolist()))
    checked, row = np.unique(polygons.flat[evidence.pixels], return_inverse=True)
    mapped = np.eye(len(classes))[evidence.likely.argmax(1)] if len(row) else evidence.likely
    likely, nearest, taken_for = (_means(values, row) for values in (evidence.likely, evidence.nearest, mapped))
    label = np.array([own[number] - 1 for number in checked.tolist()], np.intp)
    each = np.arange(len(checked))
    suspicion = 2 - likely[each, label] - nearest[each, label]
    found = [
        CheckedPolygon(
            polygon=int(checked[index]),
            label=classes[label[index]].name,
            agreement=float(taken_for[index, label[index]]),
            mapped_as=classes[taken_for[index].argmax()].name,
            own_probability=float(likely[index, label[index]]),
            neighbours_agreement=float(nearest[index, label[index]]),
        )
        for index in np.argsort(-suspicion, kind="stable")
    ]
    left = [number for number in own if number and number not in set(checked.tolist())]
    return found + [CheckedPolygon(number, classes[own[number] - 1].name) for number in left]


def _held_out_together(labels: np.ndarray, polygons: np.ndarray) -> np.ndarray:
    """The place of each labelled pixel, shape (rows, cols); polygons of a class with but one place are on their own."""
    found = places(labels, polygons, Nearness.of([(labels, polygons)])).of(labels, polygons)
    is_spread = UnitPixels.of(labels, found).is_spread
    units = np.zeros(labels.shape, np.int64)  # of a large scene only what is written to takes memory
    pixels = np.flatnonzero(labels)
    of_pixels = found.flat[pixels]
    units.flat[pixels] = np.where(is_spread[labels.flat[pixels]], of_pixels, of_pixels.max() + polygons.flat[pixels])
    return units


def _some_of_each(polygons: np.ndarray, seed: int) -> np.ndarray:
    """Flat indices of the pixels that are looked at, ascending."""
    pixels = np.flatnonzero(polygons)
    pixels = np.random.default_rng(seed).permutation(pixels)
    pixels = pixels[np.argsort(polygons.flat[pixels], kind="stable")]
    _, start, sizes = np.unique(polygons.flat[pixels], return_index=True, return_counts=True)
    return np.sort(pixels[np.arange(len(pixels)) - np.repeat(start, sizes) < POLYGON_PX])


def _nearest(
    teachers: Teachers, scene: StandardisedScene, labels: np.ndarray, spectra: np.ndarray, classes: int
) -> np.ndarray:
    """The share of each class among the nearest spectra, along whitened axes: shape (n, classes)."""
    from sklearn.neighbors import KNeighborsClassifier

    axes, known = teachers.axes.numpy(), labels.flat[teachers.pixels]
    nearest = KNeighborsClassifier(min(NEIGHBOURS, len(known)), algorithm="brute")
    nearest.fit(scene.spectra(teachers.pixels) @ axes, known)
    shares = np.zeros((len(spectra), classes))
    shares[:, nearest.classes_.astype(int) - 1] = nearest.predict_proba(spectra @ axes)
    return shares


def _means(values: np.ndarray, row: np.ndarray) -> np.ndarray:
    """Mean of the rows of `values` that have the same index in `row`, shape (indices, columns)."""
    count = row.max(initial=-1) + 1
    sums = np.zeros((count, values.shape[1]))
    np.add.at(sums, row, values)
    return sums / np.bincount(row, minlength=count)[:, None]
