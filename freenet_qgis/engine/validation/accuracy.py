# SPDX-License-Identifier: GPL-3.0-or-later
"""How well a map agrees with a reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import numpy as np

from ...contract.figures import Accuracy, ClassFigures
from ...contract.job import ClassInfo
from .intervals import Replicates, interval, resample

Figures = dict[str, np.ndarray]


def assess(
    mapped: np.ndarray,
    reference: np.ndarray,
    classes: Sequence[ClassInfo],
    units: Optional[np.ndarray] = None,
    seed: int = 0,
) -> Accuracy:
    """The accuracy of a map over the pixels that have a reference and a class in it.

    Args:
        mapped: Integers, any shape; 0 is unclassified, 1…n are the classes.
        reference: Integers, the same shape; 0 is no reference.
        classes: The classes 1…n.
        units: int32, the same shape; the polygon or place of each reference pixel, for intervals.
        seed: Seed of the bootstrap over these.

    Returns:
        Figures that are None where there is nothing to divide by. Intervals only with `units`, and None where fewer
        than two of these carry the figure or all agree in it.
    """
    compared = (reference > 0) & (mapped > 0)
    truth, found = (values[compared].astype(np.intp) - 1 for values in (reference, mapped))
    matrix = np.bincount(truth * len(classes) + found, minlength=len(classes) ** 2).reshape(len(classes), -1)
    in_reference, in_map = matrix.sum(1), matrix.sum(0)
    is_tested = in_reference > 0
    overall, per_class = _figures(np.diag(matrix), in_reference, in_map, is_tested)
    counts = {"reference_pixels": in_reference, "mapped_pixels": in_map}
    if units is not None:
        drawn = resample(truth, found, units[compared], len(classes), seed)
        counts["reference_polygons"] = drawn.reference_units
        overall.update(_overall_intervals(overall, drawn, is_tested))
        per_class.update(_class_intervals(per_class, drawn, is_tested))
    return Accuracy(
        **{name: _plain(value) for name, value in overall.items()},
        test_polygons=None if units is None else len(np.unique(units[compared])),
        confusion_matrix=tuple(map(tuple, matrix.tolist())),
        classes=_class_figures(classes, {**counts, **per_class}),
        test_pixels=len(truth),
        unclassified_pixels=int(np.count_nonzero((reference > 0) & (mapped == 0))),
    )


def _class_figures(classes: Sequence[ClassInfo], figures: Figures) -> tuple[ClassFigures, ...]:
    """The figures, each an array over the classes, class by class."""
    return tuple(
        ClassFigures(**vars(info), **{name: _plain(values[index]) for name, values in figures.items()})
        for index, info in enumerate(classes)
    )


def unmeasured(classes: Sequence[ClassInfo]) -> Accuracy:
    """The figures of `assess` where nothing was compared."""
    nothing = np.zeros(0, np.uint8)
    return assess(nothing, nothing, classes)


def _figures(
    hits: np.ndarray, in_reference: np.ndarray, in_map: np.ndarray, is_tested: np.ndarray
) -> tuple[Figures, Figures]:
    """Overall figures and those of each class, from pixel counts by class along the last axis; NaN is unknown.

    Classes that are not tested have none: whatever is mapped as one would be wrong for want of a reference alone.
    """
    pixels = in_reference.sum(-1)
    agreement = _ratio(hits.sum(-1), pixels)
    chance = _ratio((in_reference * in_map.astype(float)).sum(-1), pixels.astype(float) ** 2)
    per_class = {
        "producers_accuracy": _ratio(hits, in_reference),
        "users_accuracy": _ratio(hits, in_map),
        "f1": _ratio(2 * hits, in_reference + in_map),
        "iou": _ratio(hits, in_reference + in_map - hits),
    }
    per_class = {name: np.where(is_tested, values, np.nan) for name, values in per_class.items()}
    overall = {
        "overall_accuracy": agreement,
        "average_accuracy": _mean(per_class["producers_accuracy"]),
        "kappa": _ratio(agreement - chance, 1 - chance),
        "mean_iou": _mean(per_class["iou"]),
    }
    return overall, per_class


def _overall_intervals(figures: Figures, drawn: Replicates, is_tested: np.ndarray) -> Figures:
    replicates, _ = _figures(drawn.hits, drawn.in_reference, drawn.in_map, is_tested)
    found = {}
    for name, values in replicates.items():
        low, high = (-1, 1) if name == "kappa" else (0, 1)  # what it can be
        share, shares = ((each - low) / (high - low) for each in (figures[name], values))
        found[_interval_name(name)] = low + (high - low) * interval(share, shares, drawn.degrees)
    return found


def _class_intervals(figures: Figures, drawn: Replicates, is_tested: np.ndarray) -> Figures:
    """User's accuracy hangs on the polygons of all classes, the other figures on those of the class."""
    _, replicates = _figures(drawn.hits, drawn.in_reference, drawn.in_map, is_tested)
    return {
        _interval_name(name): interval(
            figures[name], values, (drawn.map_units if name == "users_accuracy" else drawn.reference_units) - 1
        )
        for name, values in replicates.items()
    }


def _interval_name(figure: str) -> str:
    return figure.replace("_accuracy", "") + "_interval"


def _ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Part / whole, NaN where whole is 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(part) / np.asarray(whole)


def _mean(values: np.ndarray) -> np.ndarray:
    """Mean of what is known along the last axis."""
    return _ratio(np.nansum(values, axis=-1), np.isfinite(values).sum(-1))


def _plain(values: np.ndarray) -> Any:
    """Python's numbers, None for what is not known: a number, or an interval as a tuple."""
    values = np.asarray(values)
    if not np.isfinite(values).all():
        return None
    return tuple(values.tolist()) if values.ndim else values.item()
