# SPDX-License-Identifier: GPL-3.0-or-later
"""How good a map is, in lines for the dock."""

from __future__ import annotations

from typing import Union

from qgis.PyQt.QtCore import QLocale

from ...contract import yardsticks
from ...contract.figures import Score
from ...contract.final_model import which_polygons
from ...contract.validation import held_out
from ...text.i18n import tr
from ..project.run_record import Figures, RunRecord


def accuracy_line(figures: Figures) -> str:
    """How good the map is, and what that was measured on."""
    if figures.overall_accuracy is None:
        return tr("Not validated: nothing was held out of training.")
    pixels = held_out(figures.validation).pixel_count_text.format(QLocale().toString(figures.test_pixels))
    return tr("OA {} %, AA {} % on {}").format(*_accuracies(figures), pixels)


def accuracy_in_full(run: RunRecord) -> str:
    """How good a map is, for readers who have nothing but it: without abbreviations, and what the figures are of."""
    figures = run.figures
    if figures.overall_accuracy is None:
        return tr("Not validated: nothing was held out of training.")
    pixels = held_out(figures.validation).pixel_count_text.format(QLocale().toString(figures.test_pixels))
    text = tr("Overall accuracy {} %, average accuracy of the classes {} %, on {}.")
    polygons = which_polygons(figures.validation, figures.final_model, has_map=True)
    return " ".join(filter(None, [text.format(*_accuracies(figures), pixels), polygons]))


def yardstick_line(figures: Figures) -> str:
    """What simpler methods score on the same pixels, in short; empty where that was not measured."""
    scores = yardsticks.named(figures.yardsticks)
    overall = [tr("{} {} %").format(name, _accuracies(score)[0]) for name, score in scores]
    return tr("OA of others: {}").format(", ".join(overall)) if overall else ""


def yardstick_lines(figures: Figures) -> list[str]:
    """What simpler methods score on the same pixels, a line each."""
    scores = yardsticks.named(figures.yardsticks)
    return [tr("{}: OA {} %, AA {} %").format(name, *_accuracies(score)) for name, score in scores]


def _accuracies(scores: Union[Figures, Score]) -> list[str]:
    """Overall and average accuracy in percent."""
    shares = scores.overall_accuracy, scores.average_accuracy
    return [QLocale().toString(100 * (share or 0.0), "f", 1) for share in shares]
