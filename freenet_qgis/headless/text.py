# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables and figures as plain text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

from ..report import summary
from ..text.plain_text import escaped

SCREENFUL = 20


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns side by side, each as wide as its widest cell."""
    lines = [[escaped(cell) for cell in line] for line in (head, *rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines)


def figures(report: dict[str, Any]) -> str:
    """What a report says about accuracy: the figures over all classes, then those of each."""
    if report["overall_accuracy"] is None:
        return summary(report)
    kappa = [] if report["kappa"] is None else [f"Kappa {report['kappa']:.3f}."]
    rows = [
        (info["name"], _percent(info["producers_accuracy"]), _percent(info["users_accuracy"]))
        for info in report["classes"]
    ]
    classes = table(("Class", "Producer's accuracy", "User's accuracy"), rows)
    return "\n".join([" ".join([summary(report), *kappa]), *_scenes(report), "", classes])


def _scenes(report: dict[str, Any]) -> list[str]:
    """A table of the scenes, where a model was trained on several."""
    head = ("Scene", "Polygons", "Training pixels", "Held-out pixels", "Overall accuracy")
    rows = [
        (
            one["scene"],
            *(str(number) for number in (one["polygons"], sum(one["training_pixels"]), one["test_pixels"])),
            _percent(one["overall_accuracy"]),
        )
        for one in report.get("scenes", ())
    ]
    return ["", table(head, rows)] if rows else []


def checked(report: dict[str, Any]) -> str:
    """Checked polygons, the most suspicious first, as many as fit on a screen."""
    head = ("Polygon", "Class", "Taken for", "Agreement", "Own probability", "Neighbours")
    rows = [
        (
            *(str(found[key] or "-") for key in ("feature", "class", "mapped_as")),
            *(_percent(found[key]) for key in ("agreement", "own_probability", "neighbours_agreement")),
        )
        for found in report["checked"][:SCREENFUL]
    ]
    return table(head, rows)


def suggested(report: dict[str, Any]) -> str:
    """Suggested places."""
    rows = [
        (str(rank), f"{one['x']:.10g}", f"{one['y']:.10g}", f"{one['margin']:.3f}", " / ".join(one["classes"]))
        for rank, one in enumerate(report["suggestions"], start=1)
    ]
    return table(("Rank", "x", "y", "Margin", "Disputed"), rows)


def _percent(share: Optional[float]) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"
