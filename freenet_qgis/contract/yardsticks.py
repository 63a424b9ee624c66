# SPDX-License-Identifier: GPL-3.0-or-later
"""What simpler methods, by which an accuracy is judged, are called."""

from __future__ import annotations

from ..text.i18n import tr
from .figures import Score, Yardsticks


def named(yardsticks: Yardsticks) -> list[tuple[str, Score]]:
    """The scores that are known, each with the name of its method in the user's language."""
    names = {
        "random_forest": tr("Random forest"),
        "svm": tr("SVM"),
        "lda": tr("LDA"),
        "nearest_label": tr("Nearest label"),
    }
    return [(names[name], score) for name, score in vars(yardsticks).items() if score]
