# SPDX-License-Identifier: GPL-3.0-or-later
"""Where map and labels contradict each other: polygons that may carry the wrong label, classes hard to tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

import numpy as np

from ...contract.figures import Disagreement
from ...contract.job import ClassInfo
from ...contract.sampling_units import SamplingUnit
from ...contract.validation import units_tested
from ...text.figures import percent
from ...text.i18n import tr

DOUBTED = 0.5  # agreement below which the map takes a polygon for something else
CONFUSED = 0.2  # share of a class's reference pixels taken for one other class, worth a word
FEWEST_CONFUSED_PX = 3


def doubtful_polygons(
    mapped: np.ndarray,
    labels: np.ndarray,
    polygons: np.ndarray,
    classes: Sequence[ClassInfo],
    own_probability: Optional[np.ndarray] = None,
) -> list[Disagreement]:
    """Polygons mapped mostly as something else, the most likely wrong label first.

    The less likely the model finds a polygon's label, the earlier it comes: confident learning's ranking by
    self-confidence (Northcutt et al. 2021, JAIR 70). Of two that are equally unlikely, the larger comes first; to let
    size weigh more finds fewer wrong labels (docs/next-polygon.md).

    Args:
        mapped: Integers, any shape; 0 is unclassified, 1…n are the classes. Best of a model that did not see the label.
        labels: Integers, the same shape; 0 is none.
        polygons: int32, the same shape; the number of the polygon of each labelled pixel.
        classes: The classes 1…n.
        own_probability: float, the same shape; the probability the model gives the pixel's label. Without it, the
            share of pixels that agree stands in.
    """
    compared = (labels > 0) & (mapped > 0)
    truth, found, unit = (values[compared].astype(np.intp) for values in (labels, mapped, polygons))
    found_in, first, row = np.unique(unit, return_index=True, return_inverse=True)
    width, own = len(classes) + 1, truth[first]
    counts = np.bincount(row * width + found, minlength=len(found_in) * width).reshape(-1, width)
    pixels = counts.sum(1)
    agreement, mapped_as = _agreement(counts, own)
    likely = agreement if own_probability is None else np.bincount(row, own_probability[compared]) / pixels
    return [
        Disagreement(
            polygon=int(found_in[index]),
            label=classes[own[index] - 1].name,
            pixels=int(pixels[index]),
            agreement=float(agreement[index]),
            mapped_as=classes[mapped_as[index] - 1].name,
            own_probability=None if own_probability is None else float(likely[index]),
        )
        for index in np.lexsort((-pixels, likely))
        if agreement[index] < DOUBTED
    ]


def _agreement(counts: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The share of the pixels of each polygon that are mapped as labelled, and the class that most of the others got.

    Args:
        counts: Pixels by the class they are mapped as, shape (polygons, classes + 1).
        own: The class that each polygon is labelled as, shape (polygons,).
    """
    each, others = np.arange(len(own)), counts.copy()
    others[each, own] = 0
    return counts[each, own] / counts.sum(1), others.argmax(1)


def doubts_in_words(
    doubtful: Sequence[Disagreement], polygons: int, validation: str, kind: str = "polygons"
) -> list[str]:
    """A sentence for the user about what `doubtful_polygons` found among so many polygons, if it found any.

    Args:
        doubtful: What it found.
        polygons: Number of polygons, or other features, looked at.
        validation: As of the report.
        kind: What these are, see `unit_words.counted`.
    """
    if not doubtful:
        return []
    text = tr(
        "{units}, of which {count} mapped mostly as another class: wrong labels, or ground unlike any trained on. The "
        "report lists them, the most likely wrong label first."
    )
    if 2 * len(doubtful) > polygons:
        text = tr(
            "{units}, of which {count} mapped mostly as another class: validation is hard for this scene, where "
            "what is held out shows ground unlike the rest. Training data in more places help map and validation alike."
        )
        if validation == "reference":
            text = tr(
                "{units}, of which {count} mapped mostly as another class: map and reference differ in general. Check "
                "that their classes mean the same."
            )
    unit: SamplingUnit = "points" if kind == "points" else "polygons"
    return [text.format(units=units_tested(validation, unit, kind).counted(polygons), count=len(doubtful))]


def confused_classes(matrix: Sequence[Sequence[int]], classes: Sequence[ClassInfo]) -> list[str]:
    """Pairs of classes that are often taken for each other, in words, the worst first.

    Args:
        matrix: Pixel counts, shape (classes, classes); rows reference, columns map.
        classes: The classes, in that order.
    """
    counts = np.array(matrix)
    shares = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    np.fill_diagonal(shares, 0)
    is_often = (shares >= CONFUSED) & (counts >= FEWEST_CONFUSED_PX)
    texts = []
    for row, col in sorted(np.argwhere(is_often).tolist(), key=lambda pair: -shares[tuple(pair)]):
        one, other, share = classes[row].name, classes[col].name, percent(shares[row, col], 0)
        if not is_often[col, row]:
            text = tr("{one} is often taken for {other} ({share} of its reference pixels).")
            texts.append(text.format(one=one, other=other, share=share))
        elif (shares[row, col], -row) > (shares[col, row], -col):  # both directions in one sentence
            text = tr(
                "{one} and {other} are often taken for each other ({share} of the reference pixels of {one}, {back} of "
                "those of {other})."
            )
            texts.append(text.format(one=one, other=other, share=share, back=percent(shares[col, row], 0)))
    return texts
