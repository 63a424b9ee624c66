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
from . import charts, picture, tables
from .words import DASH, Interval, percent, percent_range, section

_VALIDATION = {
    "polygons": "whole polygons held out",
    "blocks": "spatial blocks held out, with a buffer",
    "pixels": "random pixels held out (optimistic: neighbours of test pixels are in training)",
    "none": "nothing held out",
    "reference": "against the reference",
}
_UNITS = {"features": "{} reference features", "blocks": "{} square blocks of the reference raster"}
_YARDSTICKS = {"random_forest": "Random forest on single spectra", "nearest_label": "Nearest training label"}


def render(report: dict[str, Any], class_map: Optional[np.ndarray] = None) -> str:
    """The report as one self-contained HTML page, with a picture of the class map where it is given."""
    parts = {
        "title": escape(f"FreeNet: {report['scene']}"),
        "summary": escape(summary(report)),
        "figures": _figures(report),
        "warnings": _warnings(report["warnings"]),
        "map": "" if class_map is None else picture.class_map(class_map, report["classes"]),
        "classes": tables.classes(report),
        "confusion": tables.confusion(report) if report["overall_accuracy"] is not None else "",
        "disagreements": tables.disagreements(report["disagreements"]) if report.get("disagreements") else "",
        "area": tables.areas(report) if {"area", "map_pixels"} <= report.keys() and report["test_pixels"] else "",
        "confidence": charts.reliability_diagram(report["confidence"]) if _has_pixels(report) else "",
        "learning": charts.learning_curve(report["learning"]) if report.get("learning") else "",
        "facts": section("Run", tables.facts(report)),
        "json": json.dumps(report, ensure_ascii=False),
    }
    return fill(parts)


def fill(parts: dict[str, str]) -> str:
    """The page with these parts, HTML but for "json"; the others stay away."""
    # "</" would end the script element; JSON may write the slash as "\/"
    parts = {**parts, "json": parts["json"].replace("</", "<\\/")}
    page = resource("report.html").read_text(encoding="utf-8")
    return re.sub("<!-- ([a-z]+) -->", lambda place: parts.get(place[1], ""), page)


def summary(report: dict[str, Any]) -> str:
    """The accuracy in one honest line."""
    if report["overall_accuracy"] is None:
        return "Not validated: no reference was held out."
    return (
        f"Overall accuracy {percent(report['overall_accuracy'])}, average accuracy "
        f"{percent(report['average_accuracy'])} on {report['test_pixels']} pixels, {_VALIDATION[report['validation']]}."
    )


def _figures(report: dict[str, Any]) -> str:
    """The overall figures, each with its interval and what the yardsticks score."""
    kappa = report["kappa"]
    figures = (
        ("Overall accuracy", percent(report["overall_accuracy"]), "overall_accuracy", "overall_interval"),
        ("Average accuracy", percent(report["average_accuracy"]), "average_accuracy", "average_interval"),
        ("Kappa", DASH if kappa is None else f"{kappa:.3f}", "kappa", "kappa_interval"),
        ("Mean IoU", percent(report["mean_iou"]), "mean_iou", "mean_iou_interval"),
    )
    return "".join(
        f"<div><strong>{value}</strong><span>{title}</span>{_interval(key, report.get(interval))}"
        f"{_yardsticks(report, key)}</div>"
        for title, value, key, interval in figures
    ) + _how_measured(report)


def _interval(figure: str, interval: Interval) -> str:
    if interval is None:
        return ""
    text = f"{interval[0]:.3f} to {interval[1]:.3f}" if figure == "kappa" else percent_range(interval)
    return f"<small>95 %: {text}</small>"


def _yardsticks(report: dict[str, Any], figure: str) -> str:
    scores = ((title, (report.get("yardsticks") or {}).get(name)) for name, title in _YARDSTICKS.items())
    return "".join(
        f"<small>{title}: {percent(score[figure])}</small>" for title, score in scores if score and figure in score
    )


def _how_measured(report: dict[str, Any]) -> str:
    """What the intervals and the yardsticks mean."""
    texts = []
    number = report.get("test_polygons")
    what = _UNITS.get(report.get("sampling_unit", ""), "{} held-out polygons").format(number)
    if report.get("overall_interval"):
        texts.append(
            f"The 95 % intervals come from resampling {what}, not single pixels: pixels that lie together are alike. "
            "A class with a single one, or where all agree, has none."
        )
    elif number:
        texts.append(f"No 95 % intervals for all classes together: {what}, and they all agree or are too few to tell.")
    if report.get("yardsticks"):
        texts.append(
            "For comparison, on the same pixels: a random forest that sees each spectrum alone, and giving each pixel "
            "the class of the nearest training pixel, which shows how far nearness alone carries."
        )
    return f"<p>{' '.join(texts)}</p>" if texts else ""


def _warnings(warnings: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in warnings)
    return f'<ul class="warnings">{items}</ul>' if items else ""


def _has_pixels(report: dict[str, Any]) -> bool:
    """Whether confidence was compared with accuracy."""
    return bool(report.get("confidence")) and report["confidence"]["expected_calibration_error"] is not None
