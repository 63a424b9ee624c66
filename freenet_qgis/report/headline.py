# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the page: what the report is of, which model was measured, and the figures over all classes."""

from __future__ import annotations

from html import escape
from typing import Any

from ..unit_words import measured_on, tested, units
from .words import DASH, Interval, is_refitted, is_telling, percent, percent_range, sampling_unit, too_few

_TITLES = {
    "assess": "FreeNet: accuracy of {}",
    "train": "FreeNet: model trained on {}",
    "train_and_classify": "FreeNet: land-cover map of {}",
}
_HELD_OUT = {
    "polygons": "whole polygons held out",
    "blocks": "spatial blocks held out, with a buffer",
    "pixels": "random pixels held out (optimistic: neighbours of test pixels are in training)",
}
_YARDSTICKS = {"random_forest": "Random forest on single spectra", "nearest_label": "Nearest training label"}


def title(report: dict[str, Any]) -> str:
    """What the report is of, as plain text."""
    labels = report.get("labels")
    against = f" against {labels['name']}" if report["verb"] == "assess" and labels else ""
    return _TITLES[report["verb"]].format(report["scene"]) + against


def summary(report: dict[str, Any]) -> str:
    """The accuracy in one honest line, as plain text."""
    if report["overall_accuracy"] is None:
        return "Not validated: no reference was held out."
    return (
        f"Overall accuracy {percent(report['overall_accuracy'])}, average accuracy "
        f"{percent(report['average_accuracy'])} on {report['test_pixels']} pixels, {_measured(report)}."
    )


def models(report: dict[str, Any]) -> str:
    """That the model measured and the model kept are two, where they are."""
    if not is_refitted(report):
        return ""
    kept = "the map and the saved model are" if "map_pixels" in report else "the saved model is"
    held_out = measured_on(report["validation"])
    return (
        f"<p><b>Two models:</b> all that is said here of accuracy, confusion, disagreement and confidence was measured "
        f"on a model trained without the {held_out}; {kept} of a second training, on all polygons, which could not be "
        "measured.</p>"
    )


def figures(report: dict[str, Any]) -> str:
    """The overall figures, each with its interval and what the yardsticks score, and what they mean."""
    kappa = report["kappa"]
    boxes = (
        ("Overall accuracy", percent(report["overall_accuracy"]), "overall_accuracy", "overall_interval"),
        ("Average accuracy", percent(report["average_accuracy"]), "average_accuracy", "average_interval"),
        ("Kappa", DASH if kappa is None else f"{kappa:.3f}", "kappa", "kappa_interval"),
        ("Mean IoU", percent(report["mean_iou"]), "mean_iou", "mean_iou_interval"),
    )
    html = "".join(
        f"<div><strong>{value}</strong><span>{name}</span>{_interval(report, key, report.get(interval))}"
        f"{_yardsticks(report, key)}</div>"
        for name, value, key, interval in boxes
    )
    return html + _unclassified(report) + _how_measured(report)


def _measured(report: dict[str, Any]) -> str:
    if report["validation"] != "reference":
        return _HELD_OUT[report["validation"]]
    number = report.get("test_polygons")
    return f"against {units(number, 'reference', sampling_unit(report))}" if number else "against the reference"


def _interval(report: dict[str, Any], figure: str, interval: Interval) -> str:
    if interval is None:
        return ""
    if figure != "kappa":
        text = percent_range(interval, report)
    elif is_telling([(end + 1) / 2 for end in interval]):
        text = f"{interval[0]:.3f} to {interval[1]:.3f}"
    else:
        text = too_few(report)
    return f"<small>95 %: {escape(text)}</small>" if text else ""


def _yardsticks(report: dict[str, Any], figure: str) -> str:
    scores = ((name, (report.get("yardsticks") or {}).get(key)) for key, name in _YARDSTICKS.items())
    return "".join(
        f"<small>{name}: {percent(score[figure])}</small>" for name, score in scores if score and figure in score
    )


def _unclassified(report: dict[str, Any]) -> str:
    """A box of its own for what the other figures leave out."""
    left_out = report["unclassified_pixels"]
    if not left_out or report["validation"] != "reference":
        return ""
    whole = left_out + report["test_pixels"]
    return (
        f"<div><strong>{percent(left_out / whole)}</strong><span>Without a class in the map</span>"
        f"<small>{left_out} of {whole} reference pixels,</small><small>left out of all other figures</small></div>"
    )


def _how_measured(report: dict[str, Any]) -> str:
    """What the means, the intervals and the yardsticks mean."""
    texts = [*_means(report), *_intervals(report)]
    if report.get("yardsticks"):
        texts.append(
            "For comparison, on the same pixels: a random forest that sees each spectrum alone, and giving each pixel "
            "the class of the nearest training pixel, which shows how far nearness alone carries."
        )
    return f"<p>{' '.join(texts)}</p>" if texts else ""


def _means(report: dict[str, Any]) -> list[str]:
    """Which classes the means are over, where these are not all."""
    number, known = len(report["classes"]), sum(info["reference_pixels"] > 0 for info in report["classes"])
    if known in (0, number):
        return []
    return [
        f"Average accuracy and mean IoU are over the {known} of {number} classes with "
        f"{tested(report['validation'])} pixels; nothing is known of the others."
    ]


def _intervals(report: dict[str, Any]) -> list[str]:
    """What the intervals rest on, or why there are none."""
    number = report.get("test_polygons")
    if not number:
        return []
    unit = sampling_unit(report)
    what = units(number, report["validation"], unit)
    if report.get("overall_interval"):
        alike = "" if unit == "points" else ", not single pixels: pixels that lie together are alike"
        return [
            f"The 95 % intervals come from resampling {what}{alike}. A class with a single one, or where all agree, "
            "has none."
        ]
    if number == 1:
        return [f"No 95 % intervals: {what} cannot tell how accuracy varies."]
    return [f"No 95 % intervals for all classes together: {what}, which all agree or are too few to tell."]
