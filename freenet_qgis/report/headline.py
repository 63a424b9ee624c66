# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the page: what the report is of, which model was measured, and the figures over all classes."""

from __future__ import annotations

from html import escape
from typing import Any

from ..contract.sampling_units import reference_units
from ..contract.validation import held_out, measured_on, units_tested, which_polygons
from ..text.i18n import number, tr
from .words import DASH, Interval, is_of_part, is_refitted, is_telling, percent, percent_range, sampling_unit, too_few


def title(report: dict[str, Any]) -> str:
    """What the report is of, as plain text."""
    scene, labels = report["scene"], report.get("labels")
    if report["verb"] == "assess" and labels:
        against = tr("FreeNet: accuracy of {scene} against {reference}")
        return against.format(scene=scene, reference=labels["name"])
    return {
        "assess": tr("FreeNet: accuracy of {}"),
        "train": tr("FreeNet: model trained on {}"),
        "train_and_classify": tr("FreeNet: land-cover map of {}"),
    }[report["verb"]].format(scene)


def summary(report: dict[str, Any]) -> str:
    """The accuracy in one honest line, as plain text."""
    if report["overall_accuracy"] is None:
        return tr("Not validated: no reference was held out.")
    return tr("Overall accuracy {overall}, average accuracy {average} on {pixels} pixels, {measured}.").format(
        overall=percent(report["overall_accuracy"]),
        average=percent(report["average_accuracy"]),
        pixels=report["test_pixels"],
        measured=_measured(report),
    )


def models(report: dict[str, Any]) -> str:
    """That the model measured and the model kept are two, or that the one there is was not trained on all polygons."""
    if is_of_part(report):
        text = which_polygons(report["validation"], report["final_model"], has_map="map_pixels" in report)
        return f"<p>{escape(text)}</p>"
    if not is_refitted(report):
        return ""
    if "map_pixels" in report:
        text = tr("<b>Two models:</b> all that is said here of accuracy, confusion, disagreement and confidence was "
                  "measured on a model trained without {held_out}; the map and the saved model are of a second "
                  "training, on all polygons, which could not be measured.")  # fmt: skip
    else:
        text = tr("<b>Two models:</b> all that is said here of accuracy, confusion, disagreement and confidence was "
                  "measured on a model trained without {held_out}; the saved model is of a second training, on all "
                  "polygons, which could not be measured.")  # fmt: skip
    return f"<p>{text.format(held_out=measured_on(report['validation']))}</p>"


def figures(report: dict[str, Any]) -> str:
    """The overall figures, each with its interval and what the yardsticks score, and what they mean."""
    kappa = report["kappa"]
    boxes = (
        (tr("Overall accuracy"), percent(report["overall_accuracy"]), "overall_accuracy", "overall_interval"),
        (tr("Average accuracy"), percent(report["average_accuracy"]), "average_accuracy", "average_interval"),
        (tr("Kappa"), DASH if kappa is None else number(kappa, ".3f"), "kappa", "kappa_interval"),
        (tr("Mean IoU"), percent(report["mean_iou"]), "mean_iou", "mean_iou_interval"),
    )
    html = "".join(
        f"<div><strong>{value}</strong><span>{name}</span>{_interval(report, key, report.get(interval))}"
        f"{_yardsticks(report, key)}</div>"
        for name, value, key, interval in boxes
    )
    return html + _unclassified(report) + _how_measured(report)


def _measured(report: dict[str, Any]) -> str:
    if report["validation"] != "reference":
        return held_out(report["validation"]).summary
    number_of_units = report.get("test_polygons")
    if not number_of_units:
        return tr("against the reference")
    return tr("against {}").format(reference_units(sampling_unit(report)).counted(number_of_units))


def _interval(report: dict[str, Any], figure: str, interval: Interval) -> str:
    if interval is None:
        return ""
    if figure != "kappa":
        text = percent_range(interval, report)
    elif is_telling([(end + 1) / 2 for end in interval]):
        text = tr("{low} to {high}").format(low=number(interval[0], ".3f"), high=number(interval[1], ".3f"))
    else:
        text = too_few(report)
    return f"<small>{tr('95 %: {}').format(escape(text))}</small>" if text else ""


def _yardsticks(report: dict[str, Any], figure: str) -> str:
    names = {
        "random_forest": tr("Random forest on single spectra: {}"),
        "nearest_label": tr("Nearest training label: {}"),
    }
    scores = ((name, (report.get("yardsticks") or {}).get(key)) for key, name in names.items())
    return "".join(
        f"<small>{name.format(percent(score[figure]))}</small>" for name, score in scores if score and figure in score
    )


def _unclassified(report: dict[str, Any]) -> str:
    """A box of its own for what the other figures leave out."""
    left_out = report["unclassified_pixels"]
    if not left_out or report["validation"] != "reference":
        return ""
    whole = left_out + report["test_pixels"]
    share = tr("{left_out} of {all} reference pixels,").format(left_out=left_out, all=whole)
    return (
        f"<div><strong>{percent(left_out / whole)}</strong><span>{tr('Without a class in the map')}</span>"
        f"<small>{share}</small><small>{tr('left out of all other figures')}</small></div>"
    )


def _how_measured(report: dict[str, Any]) -> str:
    """What the means, the intervals and the yardsticks mean."""
    texts = [*_means(report), *_intervals(report)]
    if report.get("yardsticks"):
        texts.append(tr("For comparison, on the same pixels: a random forest that sees each spectrum alone, and giving "
                        "each pixel the class of the nearest training pixel, which shows how far nearness alone "
                        "carries."))  # fmt: skip
    return f"<p>{' '.join(texts)}</p>" if texts else ""


def _means(report: dict[str, Any]) -> list[str]:
    """Which classes the means are over, where these are not all."""
    whole, known = len(report["classes"]), sum(info["reference_pixels"] > 0 for info in report["classes"])
    if known in (0, whole):
        return []
    if report["validation"] == "reference":
        text = tr("Average accuracy and mean IoU are over the {known} of {all} classes with reference pixels; nothing "
                  "is known of the others.")  # fmt: skip
    else:
        text = tr("Average accuracy and mean IoU are over the {known} of {all} classes with held-out pixels; nothing "
                  "is known of the others.")  # fmt: skip
    return [text.format(known=known, all=whole)]


def _intervals(report: dict[str, Any]) -> list[str]:
    """What the intervals rest on, or why there are none."""
    number_of_units = report.get("test_polygons")
    if not number_of_units:
        return []
    unit = sampling_unit(report)
    what = units_tested(report["validation"], unit).counted(number_of_units)
    if not report.get("overall_interval"):
        if number_of_units == 1:
            return [tr("No 95 % intervals: {} cannot tell how accuracy varies.").format(what)]
        return [
            tr("No 95 % intervals for all classes together: {}, which all agree or are too few to tell.").format(what)
        ]
    if unit == "points":
        text = tr("The 95 % intervals come from resampling {}. A class with a single one, or where all agree, has "
                  "none.")  # fmt: skip
    else:
        text = tr("The 95 % intervals come from resampling {}, not single pixels: pixels that lie together are alike. "
                  "A class with a single one, or where all agree, has none.")  # fmt: skip
    return [text.format(what)]
