# SPDX-License-Identifier: GPL-3.0-or-later
"""What runs found, as plain text: how good a map is, doubtful training data, places for more of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from ...contract.figures import Yardsticks
from ...contract.report import SceneFigures
from ...contract.unlike import unlike_in_words
from ...contract.yardsticks import named
from ...geodata.analysis.suggestions import Suggestion
from ...report import expectation, places, summary
from ...text.unit_words import title_of_many, title_of_one
from ...workflow import Result, Suggested
from ..console.table import SCREENFUL, table


def figures(result: Result) -> str:
    """What a report says about accuracy: the figures over all classes, then those of each."""
    report, accuracy = result.report, result.report.accuracy
    if accuracy.overall_accuracy is None:
        return "\n".join([summary(report), *unlike_in_words(report)])
    kappa = [] if accuracy.kappa is None else [f"Kappa {accuracy.kappa:.3f}."]
    rows = [(info.name, _percent(info.producers_accuracy), _percent(info.users_accuracy)) for info in accuracy.classes]
    classes = table(("Class", "Producer's accuracy", "User's accuracy"), rows)
    expected = [text for text in [expectation(report)] if text]
    simpler, scenes = _yardsticks(report.yardsticks or Yardsticks()), _scenes(report.scenes or (), report.feature_kind)
    said = [" ".join([summary(report), *kappa]), *places(report), *expected, *unlike_in_words(report)]
    return "\n".join([*said, *simpler, *scenes, "", classes])


def _yardsticks(scores: Yardsticks) -> list[str]:
    """A table of the simpler methods on the same pixels, where there are any."""
    rows = [(name, _percent(one.overall_accuracy), _percent(one.average_accuracy)) for name, one in named(scores)]
    return ["", table(("On the same pixels", "Overall accuracy", "Average accuracy"), rows)] if rows else []


def _scenes(scenes: Sequence[SceneFigures], kind: str) -> list[str]:
    """A table of the scenes, where a model was trained on several."""
    head = ("Scene", title_of_many(kind), "Training pixels", "Held-out pixels", "Overall accuracy")
    rows = [
        (
            one.scene,
            *map(str, (one.polygons, sum(one.training_pixels), one.test_pixels)),
            _percent(one.overall_accuracy),
        )
        for one in scenes
    ]
    return ["", table(head, rows)] if rows else []


def checked(result: Result) -> str:
    """Checked training data, the most suspicious first, as many as fit on a screen."""
    head = (
        title_of_one(result.report.feature_kind),
        "Class",
        "Taken for",
        "Agreement",
        "Own probability",
        "Neighbours",
    )
    rows = [
        (
            *(text or "-" for text in (found.feature, found.label, found.mapped_as)),
            *map(_percent, (found.agreement, found.own_probability, found.neighbours_agreement)),
        )
        for found in (result.report.checked or ())[:SCREENFUL]
    ]
    return table(head, rows)


def suggested(result: Suggested) -> str:
    """Suggested places."""
    rows = [
        (str(rank), f"{one.x:.10g}", f"{one.y:.10g}", f"{one.margin:.3f}", *_kind(one), " / ".join(one.classes))
        for rank, one in enumerate(result.places, start=1)
    ]
    knows = any(one.novelty is not None for one in result.places)
    kinds = ("Kind", "Novelty") if knows else ()
    return table(("Rank", "x", "y", "Margin", *kinds, "Disputed"), rows)


def _kind(place: Suggestion) -> tuple[str, ...]:
    return () if place.novelty is None else (place.kind, f"{place.novelty:.2f}")


def _percent(share: Optional[float]) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"
