# SPDX-License-Identifier: GPL-3.0-or-later
"""What simpler methods score on the same split, so that an accuracy can be judged.

scikit-learn is imported where it is used, and in the background before: it takes a second that training need not wait
for.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Optional

import numpy as np

from ...contract.figures import Score, Yardsticks
from ...contract.schedule import FOREST_PX
from ...text.i18n import number, tr
from ..scenes.standardisation import Cube

TREES = 200
WORSE = 0.01  # by which a model may fall behind a yardstick before a word is said


def import_in_background() -> Future[None]:
    """Begin to import scikit-learn in the background; the result raises ImportError if it cannot be loaded."""
    return ThreadPoolExecutor(1).submit(import_scikit_learn)


def import_scikit_learn() -> None:
    """Import scikit-learn.

    Raises:
        ImportError: If it cannot be loaded.
    """
    try:
        import sklearn.covariance
        import sklearn.ensemble
        import sklearn.neighbors  # noqa: F401
    except Exception as error:  # a broken package raises anything: a DLL that does not load, another numpy's binaries
        raise ImportError(str(error), name="scikit-learn") from error


def score(cube: Cube, train: np.ndarray, test: np.ndarray) -> Yardsticks:
    """The scores of a random forest and of the nearest label on one split.

    Args:
        cube: Stored values, shape (rows, cols, bands); may be in a file.
        train: Integers, shape (rows, cols); 0 is none, 1…n are the classes.
        test: The same, no pixel in both.
    """
    spectra_and_labels = (part for labels in (train, test) for part in (cube[labels > 0], labels[labels > 0]))
    return Yardsticks(random_forest(*spectra_and_labels), nearest_label(train, test))


def shortfalls(overall_accuracy: float, scores: Yardsticks) -> list[str]:
    """A warning for the user where a simpler method is right more often, by the figures of `score`."""
    known = {name: found.overall_accuracy for name, found in vars(scores).items() if found}
    better = {name for name, accuracy in known.items() if accuracy > overall_accuracy + WORSE}
    if not better:
        return []
    text = tr(
        "On the same held-out pixels the model ({model} %) is right less often than a random forest on single spectra "
        "({random_forest} %): this validation does not show that it is worth its time here."
    )
    if better == {"nearest_label"}:
        text = tr(
            "On the same held-out pixels the model ({model} %) is right less often than the nearest training label "
            "({nearest_label} %): this validation does not show that it is worth its time here."
        )
    elif len(better) == 2:
        text = tr(
            "On the same held-out pixels the model ({model} %) is right less often than a random forest on single "
            "spectra ({random_forest} %) and than the nearest training label ({nearest_label} %): this validation does "
            "not show that it is worth its time here."
        )
    accuracies = {"model": overall_accuracy, **known}
    return [text.format(**{name: number(100 * accuracy, ".1f") for name, accuracy in accuracies.items()})]


def random_forest(
    train_spectra: np.ndarray, train_labels: np.ndarray, test_spectra: np.ndarray, test_labels: np.ndarray
) -> Optional[Score]:
    """Accuracy of a random forest that sees each pixel's spectrum alone; None without training or test pixels.

    Args:
        train_spectra: Numbers, shape (pixels, bands); scale does not matter, NaN counts as 0.
        train_labels: Integers, shape (pixels,); the classes.
        test_spectra: As those to train on.
        test_labels: The classes of the test pixels.

    Returns:
        The same at every call; the average is over the classes tested.
    """
    from sklearn.ensemble import RandomForestClassifier

    if not len(train_labels) or not len(test_labels):
        return None
    per_tree = FOREST_PX if len(train_labels) > FOREST_PX else None  # more would change nothing that it shows
    forest = RandomForestClassifier(TREES, max_samples=per_tree, n_jobs=-1, random_state=0)
    forest.fit(_finite(train_spectra), train_labels)
    return _accuracies(forest.predict(_finite(test_spectra)), test_labels)


def nearest_label(train: np.ndarray, test: np.ndarray) -> Optional[Score]:
    """Accuracy of giving each test pixel the class of the nearest training pixel, image unused.

    The bound that shows how far nearness alone carries. For the arrays see `splits.Split`, for the figures
    `random_forest`.
    """
    from sklearn.neighbors import KNeighborsClassifier

    if not test.any() or not train.any():
        return None
    nearest = KNeighborsClassifier(1).fit(np.argwhere(train), train[train > 0])
    return _accuracies(nearest.predict(np.argwhere(test)), test[test > 0])


def nearest_label_accuracy(train: np.ndarray, test: np.ndarray) -> Optional[float]:
    """The overall accuracy of `nearest_label`."""
    found = nearest_label(train, test)
    return None if found is None else found.overall_accuracy


def _finite(spectra: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):  # of double-precision no-data values
        return np.nan_to_num(np.asarray(spectra, np.float32))


def _accuracies(found: np.ndarray, truth: np.ndarray) -> Score:
    right = found == truth
    per_class = [right[truth == label].mean() for label in np.unique(truth)]
    return Score(float(right.mean()), float(np.mean(per_class)))
