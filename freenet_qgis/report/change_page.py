# SPDX-License-Identifier: GPL-3.0-or-later
"""The page about what changed between two maps."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Optional

import numpy as np

from ..contract.change import ChangeReport
from ..contract.job import ClassInfo
from ..text.i18n import number, tr
from . import browser, change_tables
from .change_words import change_summary, change_title, error_sentences
from .elements import Content, Element, element, fact_table, section
from .picture import drawn
from .words import chip, percent

_SHOWN = 12  # entries of the legend of the picture
Sketch = tuple[Optional[np.ndarray], Sequence[ClassInfo]]


def render_change(report: ChangeReport, sketch: Sketch) -> str:
    """The report as one self-contained HTML page.

    Args:
        report: What is known of the change.
        sketch: The raster of what changed, thinned, uint8, shape (rows, cols), as positions 1… among the classes that
            go with it; None for no picture.
    """
    figures = json.dumps(report.to_dict(), ensure_ascii=False)
    return browser.page(change_title(report), list(_parts(report, sketch)), figures)


def _parts(report: ChangeReport, sketch: Sketch) -> Iterator[Content]:
    yield element("h1", change_title(report))
    yield element("p", change_summary(report))
    yield [element("p", text) for text in error_sentences(report)]
    if report.warnings:
        yield element("ul", [element("li", text) for text in report.warnings], kind="warnings")
    if sketch[0] is not None:
        yield _picture(sketch[0], sketch[1])
    yield change_tables.balance(report)
    if report.adjusted:
        yield change_tables.adjusted(report)
    yield change_tables.matrix(report)
    if report.transitions:
        yield change_tables.transitions(report)
    yield section(tr("Maps"), fact_table([fact for fact in _facts(report) if fact[1]]))


def _picture(sketch: np.ndarray, classes: Sequence[ClassInfo]) -> Element:
    """What changed as a picture, with the first entries of its legend."""
    present = [info for position, info in enumerate(classes, 1) if np.any(sketch == position)]
    legend = [element("li", chip(info.name, info.color)) for info in present[:_SHOWN]]
    more = len(present) - len(legend)
    if more > 0:
        legend.append(element("li", tr("… and {} more").format(more)))
    return section(
        tr("Map"),
        drawn(sketch, [info.color for info in classes], tr("What changed")),
        element("ul", legend, kind="legend"),
    )


def _facts(report: ChangeReport) -> list[tuple[str, str]]:
    created = f"{datetime.fromisoformat(report.created):%Y-%m-%d %H:%M} UTC"
    accuracy = [
        (title, f"{percent(one.overall_accuracy)} ({one.report})")
        for title, one in (
            (tr("Overall accuracy before"), report.validated.get("before")),
            (tr("Overall accuracy after"), report.validated.get("after")),
        )
        if one is not None
    ]
    return [
        (tr("Before"), report.before),
        (tr("After"), report.after),
        *accuracy,
        (tr("Compared pixels"), number(report.compared_pixels, ",")),
        (tr("With a class before only"), number(report.only_before_pixels, ",") if report.only_before_pixels else ""),
        (tr("With a class after only"), number(report.only_after_pixels, ",") if report.only_after_pixels else ""),
        (tr("Date"), created),
        (tr("FreeNet for QGIS"), report.version),
    ]
