# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the page: what the report is of, which model was measured, and the figures over all classes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Optional

from ..contract import yardsticks
from ..contract.figures import Interval, PlaceFigures, Yardsticks
from ..contract.final_model import which_polygons
from ..contract.report import Report
from ..contract.sampling_units import reference_units
from ..contract.validation import held_out, measured_on, units_tested
from ..text.i18n import number, tr
from ..text.unit_words import counted
from .elements import Content, Element, element, marked
from .words import is_telling, kappa_text, percent, percent_range, sampling_unit, too_few


def title(report: Report) -> str:
    """The title of the report, as plain text."""
    scene, labels = report.scene, report.labels
    if report.verb == "assess" and labels:
        against = tr("FreeNet: accuracy of {scene} against {reference}")
        return against.format(scene=scene, reference=labels.name)
    return {
        "assess": tr("FreeNet: accuracy of {}"),
        "train": tr("FreeNet: model trained on {}"),
        "train_and_classify": tr("FreeNet: land-cover map of {}"),
        "classify": tr("FreeNet: land-cover map of {}"),
    }[report.verb].format(scene)


def summary(report: Report) -> str:
    """The accuracy in one honest line, as plain text."""
    accuracy = report.accuracy
    if report.verb == "classify":
        return tr("Mapped by a model that was trained before: how accurate it is here was not measured.")
    if accuracy.overall_accuracy is None:
        return tr("Not validated: no reference was held out.")
    return tr("Overall accuracy {overall}, average accuracy {average} on {pixels} pixels, {measured}.").format(
        overall=percent(accuracy.overall_accuracy),
        average=percent(accuracy.average_accuracy),
        pixels=accuracy.test_pixels,
        measured=_measured(report),
    )


def models(report: Report) -> Content:
    """A paragraph on the model measured and the model kept, where these are two or not of all polygons."""
    has_map = report.map_pixels is not None
    if report.is_of_part and report.training:
        return element("p", which_polygons(report.validation, report.training.final_model, has_map=has_map))
    if not report.is_refitted:
        return ""
    if has_map:
        text = tr("<b>Two models:</b> all that is said here of accuracy, confusion, disagreement and confidence was "
                  "measured on a model trained without {held_out}; the map and the saved model have been "
                  "trained on all data, and could not be measured.")  # fmt: skip
    else:
        text = tr("<b>Two models:</b> all that is said here of accuracy, confusion, disagreement and confidence was "
                  "measured on a model trained without {held_out}; the saved model has been trained on all "
                  "data, and could not be measured.")  # fmt: skip
    return element("p", marked(text.format(held_out=measured_on(report.validation))))


def expectation(report: Report) -> str:
    """Whether to expect the map to be better or worse than its figures, as plain text; empty where nothing tells."""
    found = report.distances
    if found is None:
        return ""
    text = {
        "better": tr("The map lies nearer to the training pixels ({map} pixels, the median) than what was held out "
                     "({test} pixels): expect it to be better than these figures."),
        "alike": tr("The map lies about as far from the training pixels ({map} pixels, the median) as what was held "
                    "out ({test} pixels): expect it to be about as good as these figures."),
        "worse": tr("The map lies farther from the training pixels ({map} pixels, the median) than what was held out "
                    "({test} pixels): expect it to be worse than these figures."),
    }[found.expected]  # fmt: skip
    distances = found.median_map_distance, found.median_test_distance
    whole, test = (number(distance, ".1f") for distance in distances)
    return text.format(map=whole, test=test)


def figures(report: Report) -> Element:
    """The overall figures, each with its interval and what the yardsticks score, and what they mean."""
    boxes = [_box(figure.title, figure.text, _small_print(figure, report)) for figure in _figures(report)]
    texts = [*_means(report), *places(report), *_intervals(report), *_comparison(report)]
    explained = element("p", " ".join(texts)) if texts else ""
    return element("div", boxes, _unclassified(report), explained, kind="figures")


class _Figure(NamedTuple):
    """A figure over all classes: its name in the report, its title, how it is printed, and its interval."""

    name: str
    title: str
    text: str
    interval: Optional[Interval]


def _figures(report: Report) -> list[_Figure]:
    """The figures over all classes."""
    found = report.accuracy
    overall, average, iou = map(percent, (found.overall_accuracy, found.average_accuracy, found.mean_iou))
    return [
        _Figure("overall_accuracy", tr("Overall accuracy"), overall, found.overall_interval),
        _Figure("average_accuracy", tr("Average accuracy"), average, found.average_interval),
        _Figure("kappa", tr("Kappa"), kappa_text(found.kappa), found.kappa_interval),
        _Figure("mean_iou", tr("Mean IoU"), iou, found.mean_iou_interval),
    ]


def _box(name: str, value: str, small_print: Sequence[str]) -> Element:
    """A figure in large letters, its name and lines in small ones."""
    small = [element("small", line) for line in small_print]
    return element("div", element("strong", value), element("span", name), small)


def _small_print(figure: _Figure, report: Report) -> list[str]:
    """The interval of a figure, and what the yardsticks score."""
    interval = _interval_text(figure, report)
    lines = [tr("95 %: {}").format(interval)] if interval else []
    if figure.name in ("overall_accuracy", "average_accuracy"):
        scores = yardsticks.named(report.yardsticks or Yardsticks())
        lines += [tr("{}: {}").format(name, percent(getattr(score, figure.name))) for name, score in scores]
    return lines


def _interval_text(figure: _Figure, report: Report) -> str:
    """The interval of a figure; that of kappa, which reaches from -1 to 1, is no share."""
    interval = figure.interval
    if interval is None or figure.name != "kappa":
        return percent_range(interval, report)
    low, high = interval
    if is_telling(((low + 1) / 2, (high + 1) / 2)):
        return tr("{low} to {high}").format(low=number(low, ".3f"), high=number(high, ".3f"))
    return too_few(report)


def _measured(report: Report) -> str:
    """The words for how accuracy was measured."""
    if report.validation != "reference":
        return held_out(report.validation).summary
    number_of_units = report.accuracy.test_polygons
    if not number_of_units:
        return tr("against the reference")
    return tr("against {}").format(reference_units(sampling_unit(report)).counted(number_of_units))


def _unclassified(report: Report) -> Content:
    """A box of its own for what the other figures leave out."""
    left_out = report.accuracy.unclassified_pixels
    if not left_out or report.validation != "reference":
        return ""
    whole = left_out + report.accuracy.test_pixels
    share = tr("{left_out} of {all} reference pixels,").format(left_out=left_out, all=whole)
    return _box(
        tr("Without a class in the map"), percent(left_out / whole), [share, tr("left out of all other figures")]
    )


def _comparison(report: Report) -> list[str]:
    """A sentence on the yardsticks, where there are any."""
    if not report.yardsticks:
        return []
    return [
        tr("For comparison, on the same pixels: a random forest, a support vector machine (SVM) and a linear "
           "discriminant (LDA), which see each spectrum alone, and giving each pixel the class of the nearest training "
           "pixel, which shows how far nearness alone carries.")
    ]  # fmt: skip


def _means(report: Report) -> list[str]:
    """A sentence on the classes that the means are over, where these are not all."""
    classes = report.accuracy.classes
    whole, known = len(classes), sum(info.reference_pixels > 0 for info in classes)
    if known in (0, whole):
        return []
    if report.validation == "reference":
        text = tr("Average accuracy and mean IoU are over the {known} of {all} classes with reference pixels; nothing "
                  "is known of the others.")  # fmt: skip
    else:
        text = tr("Average accuracy and mean IoU are over the {known} of {all} classes with held-out pixels; nothing "
                  "is known of the others.")  # fmt: skip
    return [text.format(known=known, all=whole)]


def places(report: Report) -> list[str]:
    """What is to say of the places that training features lie in, as plain text, where such were held out."""
    found = report.places
    if found is None or found.apart_px is None:
        return []
    if found.apart_px == found.least_apart_px and found.apart_px > 1:
        text = tr("What lies together was held out together: {polygons} in {places} at least {apart} pixels "
                  "apart.")  # fmt: skip
    elif found.apart_px == 1:
        text = tr("What lies together would have been held out together, but all lies too close for that: "
                  "{polygons} in {places}, some of which touch.")  # fmt: skip
    elif found.least_apart_px == 1:
        text = tr("What lies together was held out together: {polygons} in {places}, half of them at least "
                  "{apart} pixels from any other; some touch.")  # fmt: skip
    else:
        text = tr("What lies together was held out together: {polygons} in {places}, half of them at least "
                  "{apart} pixels from any other, all at least {least}.")  # fmt: skip
    told = text.format(
        polygons=counted(found.polygons - found.single_polygons, report.feature_kind),
        places=counted(found.places - found.single_places, "places"),
        apart=found.apart_px,
        least=found.least_apart_px,
    )
    return [told, *_single_places(found, report.feature_kind)]


def _single_places(found: PlaceFigures, kind: str) -> list[str]:
    """A sentence on the features, of a kind, that are not among those that lie so far apart, where there are such."""
    if not found.single_polygons:
        return []
    text = tr("Not counted: {polygons} of classes that lie in one place only; these may be nearer to others.")
    return [text.format(polygons=counted(found.single_polygons, kind))]


def _intervals(report: Report) -> list[str]:
    """A sentence on what the intervals rest on, or why there are none."""
    number_of_units = report.accuracy.test_polygons
    if not number_of_units:
        return []
    unit = sampling_unit(report)
    what = units_tested(report.validation, unit, report.feature_kind).counted(number_of_units)
    if not report.accuracy.overall_interval:
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
