# SPDX-License-Identifier: GPL-3.0-or-later
"""The page: every part of the report that there is something to say about."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Optional

import numpy as np

from ..contract.report import Report
from ..text.i18n import tr
from . import areas, browser, charts, headline, picture, run_facts, tables, unlike
from .elements import Content, element, section


def render(report: Report, class_map: Optional[np.ndarray] = None) -> str:
    """The report as one self-contained HTML page, with a picture of the class map where it is given."""
    figures = json.dumps(report.to_dict(), ensure_ascii=False)
    return browser.page(headline.title(report), list(_parts(report, class_map)), figures)


def _parts(report: Report, class_map: Optional[np.ndarray]) -> Iterator[Content]:
    """The parts that there is something to say about."""
    accuracy = report.accuracy
    yield element("h1", headline.title(report))
    yield element("p", headline.summary(report))
    yield headline.models(report)
    if report.verb != "classify":
        yield headline.figures(report)
    if expected := headline.expectation(report):
        yield element("p", expected)
    yield _warnings(report.warnings)
    if class_map is not None:
        yield picture.class_map(class_map, accuracy.classes)
    if report.scenes:
        yield tables.scenes(report.scenes, report)
    yield tables.classes(report)
    if accuracy.overall_accuracy is not None:
        yield tables.confusion(report)
    if report.disagreements:
        yield tables.disagreements(report.disagreements, report)
    if report.map_pixels is not None:
        yield areas.area_section(report, report.map_pixels)
    if report.novel_pixels is not None:
        yield unlike.unlike_section(report, report.novel_pixels)
    if report.confidence and report.confidence.expected_calibration_error is not None:
        yield charts.reliability_diagram(report.confidence, report)
    if report.learning:
        yield charts.learning_curve(report.learning, report.validation, report.network_steps or ())
    yield section(tr("Run"), run_facts.run_table(report))


def _warnings(warnings: Sequence[str]) -> Content:
    """The sentences that the user should know, as a list; nothing where there are none."""
    items = [element("li", text) for text in warnings]
    return element("ul", items, kind="warnings") if items else ""
