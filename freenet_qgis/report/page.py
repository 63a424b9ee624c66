# SPDX-License-Identifier: GPL-3.0-or-later
"""The page: every part of the report that there is something to say about."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any, Optional

import numpy as np

from ..paths import resource
from ..text.i18n import language, tr
from . import areas, charts, headline, picture, run_facts, tables
from .words import section


def render(report: dict[str, Any], class_map: Optional[np.ndarray] = None) -> str:
    """The report as one self-contained HTML page, with a picture of the class map where it is given."""
    parts = {
        "title": escape(headline.title(report)),
        "summary": escape(headline.summary(report)),
        "models": headline.models(report),
        "figures": headline.figures(report),
        "warnings": _warnings(report["warnings"]),
        "map": "" if class_map is None else picture.class_map(class_map, report["classes"]),
        "scenes": tables.scenes(report) if report.get("scenes") else "",
        "classes": tables.classes(report),
        "confusion": tables.confusion(report) if report["overall_accuracy"] is not None else "",
        "disagreements": tables.disagreements(report) if report.get("disagreements") else "",
        "area": areas.section_of(report) if "map_pixels" in report else "",
        "confidence": charts.reliability_diagram(report) if _has_pixels(report) else "",
        "learning": charts.learning_curve(report) if report.get("learning") else "",
        "facts": section(tr("Run"), run_facts.table_of(report)),
        "json": json.dumps(report, ensure_ascii=False),
    }
    return fill(parts)


def fill(parts: dict[str, str]) -> str:
    """The page with these parts, HTML but for "json"; the others stay away."""
    # "</" would end the script element; JSON may write the slash as "\/"
    parts = {**parts, "json": parts["json"].replace("</", "<\\/"), "lang": language()}
    page = resource("report.html").read_text(encoding="utf-8")
    return re.sub("<!-- ([a-z]+) -->", lambda place: parts.get(place[1], ""), page)


def _warnings(warnings: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in warnings)
    return f'<ul class="warnings">{items}</ul>' if items else ""


def _has_pixels(report: dict[str, Any]) -> bool:
    """Whether confidence was compared with accuracy."""
    return bool(report.get("confidence")) and report["confidence"]["expected_calibration_error"] is not None
