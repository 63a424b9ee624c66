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
from ...contract.yardsticks import named
from ...text.i18n import number, tr
from ..scenes.standardised_scene import StandardisedScene
from .spectral_methods import LabelledSpectra, linear_discriminant, random_forest, support_vectors

TESTED_PX = 10_000  # that the methods on spectra are asked for; of more pixels the figure is as good an estimate
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
        import sklearn.discriminant_analysis
        import sklearn.ensemble
        import sklearn.neighbors
        import sklearn.svm  # noqa: F401
    except Exception as error:  # a broken package raises anything: a DLL that does not load, another numpy's binaries
        raise ImportError(str(error), name="scikit-learn") from error


def score(scene: StandardisedScene, train: np.ndarray, test: np.ndarray, units: np.ndarray) -> Yardsticks:
    """What simpler methods score on one split, the same at every call.

    Args:
        scene: The image.
        train: Integers, shape (rows, cols); 0 is none, 1…n are the classes.
        test: The same, no pixel in both.
        units: Integers, the same shape; what is held out whole, such as the place, of each pixel to train on.
    """
    if not train.any() or not test.any():
        return Yardsticks()
    known, asked = (
        LabelledSpectra.of(scene, labels, units, most) for labels, most in ((train, FOREST_PX), (test, TESTED_PX))
    )
    with ThreadPoolExecutor() as pool:
        methods = {
            name: pool.submit(method, known, asked.values)
            for name, method in (
                ("random_forest", random_forest),
                ("svm", support_vectors),
                ("lda", linear_discriminant),
            )
        }
        scores = {name: asked.score(found.result()) for name, found in methods.items()}
    return Yardsticks(**scores, nearest_label=nearest_label(train, test))


def shortfalls(overall_accuracy: float, scores: Yardsticks) -> list[str]:
    """A warning for the user where simpler methods are right more often, the best first, by the figures of `score`."""
    known = [(found.overall_accuracy, name) for name, found in named(scores)]
    better = sorted((one for one in known if one[0] > overall_accuracy + WORSE), key=lambda one: -one[0])
    if not better:
        return []
    text = tr(
        "On the same held-out pixels the model ({model} %) is right less often than {count} simpler methods: {methods}."
        " This validation does not show that it is worth its time here.",
        len(better),
    )
    methods = (f"{name} ({number(100 * accuracy, '.1f')} %)" for accuracy, name in better)
    model = number(100 * overall_accuracy, ".1f")
    return [text.format(model=model, count=len(better), methods=", ".join(methods))]


def nearest_label(train: np.ndarray, test: np.ndarray) -> Optional[Score]:
    """Accuracy of giving each test pixel the class of the nearest training pixel, image unused.

    The bound that shows how far nearness alone carries. For the arrays see `splits.Split`; the average accuracy is over
    the classes tested.
    """
    from sklearn.neighbors import KNeighborsClassifier

    if not test.any() or not train.any():
        return None
    nearest = KNeighborsClassifier(1).fit(np.argwhere(train), train[train > 0])
    return _accuracies(nearest.predict(np.argwhere(test)), test[test > 0])


def _accuracies(found: np.ndarray, truth: np.ndarray) -> Score:
    right = found == truth
    per_class = [right[truth == label].mean() for label in np.unique(truth)]
    return Score(float(right.mean()), float(np.mean(per_class)))
