# SPDX-License-Identifier: GPL-3.0-or-later
"""How well a map agrees with a reference.

scikit-learn is imported where it is used, and in the background before: it takes a second that training need not wait
for.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Optional

import numpy as np

from ..job import ClassInfo


def prepare() -> Future[None]:
    """Begin to import scikit-learn in the background; the result raises ImportError if it cannot be loaded."""
    return ThreadPoolExecutor(1).submit(_import_sklearn)


def _import_sklearn() -> None:
    try:
        import sklearn.metrics
        import sklearn.neighbors  # noqa: F401
    except Exception as error:  # a broken package raises anything: a DLL that does not load, another numpy's binaries
        raise ImportError(str(error), name="scikit-learn") from error


def assess(mapped: np.ndarray, reference: np.ndarray, classes: Sequence[ClassInfo]) -> dict[str, Any]:
    """Accuracy over the pixels that have a reference and a class in the map.

    Args:
        mapped: Integers, any shape; 0 is unclassified, 1…n are the classes.
        reference: Integers, the same shape; 0 is no reference.
        classes: The classes 1…n.

    Returns:
        Shares between 0 and 1, None where there is nothing to divide by: ``overall_accuracy``; ``average_accuracy``,
        the mean producer's accuracy; ``kappa``; ``mean_iou``; per class in ``classes`` value, name, color,
        ``reference_pixels``, ``mapped_pixels``, ``producers_accuracy`` (recall), ``users_accuracy`` (precision), ``f1``
        and ``iou``; ``confusion_matrix`` with rows reference and columns map; ``test_pixels`` compared, and
        ``unclassified_pixels`` that have a reference but no class in the map.
    """
    from sklearn.metrics import cohen_kappa_score, confusion_matrix

    compared = (reference > 0) & (mapped > 0)
    truth, found = reference[compared], mapped[compared]
    labels = np.arange(1, len(classes) + 1)
    matrix = confusion_matrix(truth, found, labels=labels) if len(truth) else np.zeros((len(labels),) * 2, int)
    hits, in_reference, in_map = np.diag(matrix), matrix.sum(1), matrix.sum(0)
    producers = _ratio(hits, in_reference)
    iou = _ratio(hits, in_reference + in_map - hits)
    rows = zip(
        classes, in_reference, in_map, producers, _ratio(hits, in_map), _ratio(2 * hits, in_reference + in_map), iou
    )
    names = ("reference_pixels", "mapped_pixels", "producers_accuracy", "users_accuracy", "f1", "iou")
    return {
        "overall_accuracy": _number(_ratio(hits.sum(), matrix.sum())),
        "average_accuracy": _mean(producers),
        "kappa": _number(cohen_kappa_score(truth, found)) if len(np.unique(matrix.nonzero())) > 1 else None,
        "mean_iou": _mean(iou),
        "confusion_matrix": matrix.tolist(),
        "classes": [
            {**vars(info), **{name: _number(value) for name, value in zip(names, values)}} for info, *values in rows
        ],
        "test_pixels": len(truth),
        "unclassified_pixels": int(np.count_nonzero((reference > 0) & (mapped == 0))),
    }


def unmeasured(classes: Sequence[ClassInfo]) -> dict[str, Any]:
    """What `assess` returns where nothing was compared."""
    nothing = np.zeros(0, np.uint8)
    return assess(nothing, nothing, classes)


def nearest_label_accuracy(train: np.ndarray, test: np.ndarray) -> Optional[float]:
    """Overall accuracy of giving each test pixel the class of the nearest training pixel, image unused.

    The bound that shows how far nearness alone carries; for the arguments see `splits.Split`.
    """
    from sklearn.neighbors import KNeighborsClassifier

    if not test.any() or not train.any():
        return None
    nearest = KNeighborsClassifier(1).fit(np.argwhere(train), train[train > 0])
    return float(nearest.score(np.argwhere(test), test[test > 0]))


def _ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Part / whole, NaN where whole is 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(part) / np.asarray(whole)


def _mean(values: np.ndarray) -> Optional[float]:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else None


def _number(value: Any) -> Any:
    """A Python number for JSON; None for NaN."""
    if isinstance(value, (int, np.integer)):
        return int(value)
    return float(value) if np.isfinite(value) else None
