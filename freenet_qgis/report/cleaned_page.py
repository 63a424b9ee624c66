# SPDX-License-Identifier: GPL-3.0-or-later
"""The page about a class map that was cleaned: accuracy and areas before and after, beside each other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Optional

import numpy as np

from .. import paths
from ..contract.cleaned_map import CleanedMap, MapCount
from ..contract.figures import Accuracy, ClassFigures, Interval
from ..contract.report import Report
from ..geodata.access.grid import M2_PER_HECTARE
from ..text.i18n import number, tr
from . import areas, browser, headline, picture, tables
from .elements import Content, Element, element, section, table
from .words import chip, kappa_text, percent, percent_range, with_interval


def render_cleaned(name: str, cleaned: CleanedMap, class_map: np.ndarray) -> str:
    """The page as self-contained HTML.

    Args:
        name: The file of the new map.
        cleaned: What is known of it.
        class_map: uint8, shape (rows, cols); 0 is not classified, 1…n are the classes.
    """
    title = tr("FreeNet: {map}, cleaned").format(map=name)
    return browser.page(title, list(_parts(title, cleaned, class_map)), figures_of(name, cleaned))


def figures_of(name: str, cleaned: CleanedMap) -> str:
    """The figures as JSON: those of the new map as any report has them, and under ``cleaning`` what was changed."""
    found = _report(name, cleaned).to_dict()
    return json.dumps({**found, "cleaning": cleaned.to_dict()}, indent=1, ensure_ascii=False)


def _report(name: str, cleaned: CleanedMap) -> Report:
    """The figures of the new map."""
    if cleaned.reports:
        return replace(cleaned.reports[1], scene=name, warnings=cleaned.warnings)
    classes = tuple(ClassFigures(info.value, info.name, info.color) for info in cleaned.classes)
    return Report(
        paths.metadata("version"),
        "assess",
        name,
        accuracy=Accuracy(classes=classes, confusion_matrix=((0,) * len(classes),) * len(classes)),
        warnings=cleaned.warnings,
        map_pixels=cleaned.after.pixels,
    )


def _parts(title: str, cleaned: CleanedMap, class_map: np.ndarray) -> Iterator[Content]:
    yield element("h1", title)
    yield element("p", cleaned.how)
    yield element("p", _changes(cleaned))
    if cleaned.warnings:
        yield element("ul", [element("li", text) for text in cleaned.warnings], kind="warnings")
    yield picture.class_map(class_map, _report("", cleaned).accuracy.classes)
    if cleaned.reports:
        yield _accuracy(*cleaned.reports)
        yield _class_accuracy(*cleaned.reports)
        if cleaned.reports[1].disagreements:
            yield tables.disagreements(cleaned.reports[1].disagreements, cleaned.reports[1])
    else:
        yield element("p", tr("There was no reference, so nothing is known of what this does to the accuracy."))
    yield _areas(cleaned)


def _changes(cleaned: CleanedMap) -> str:
    text = tr(
        "{pixels} pixels ({share} of the map) have another class than before; of {before} patches there are {after}.",
        cleaned.pixels_changed,
    )
    return text.format(
        pixels=number(cleaned.pixels_changed, ","),
        share=percent(cleaned.share_changed),
        before=number(cleaned.before.patches, ","),
        after=number(cleaned.after.patches, ","),
    )


def _accuracy(before: Report, after: Report) -> Element:
    """The figures over all classes."""
    rows: list[list[Content]] = []
    for title, name in (
        (tr("Overall accuracy"), "overall"),
        (tr("Average accuracy"), "average"),
        (tr("Kappa"), "kappa"),
        (tr("Mean IoU"), "mean_iou"),
    ):
        rows.append([title, *(_figure(report, name) for report in (before, after))])
    where = headline.summary(after)
    text = tr(
        "Both maps were compared with the same reference, which says how good they are only if nothing was trained on "
        "it. Where the intervals overlap by far, the difference may be chance."
    )
    return section(
        tr("Accuracy"), element("p", where), table(["", tr("Before"), tr("After")], rows), element("p", text)
    )


def _figure(report: Report, name: str) -> Content:
    key = name if name in ("kappa", "mean_iou") else f"{name}_accuracy"
    value: Optional[float] = getattr(report.accuracy, key)
    interval: Optional[Interval] = getattr(report.accuracy, f"{name}_interval")
    if name != "kappa":
        return with_interval(value, interval, report)
    if interval is None or not percent_range(interval, report):
        return kappa_text(value)
    return kappa_text(value), element("small", "\N{EN DASH}".join(kappa_text(end) for end in interval))


def _class_accuracy(before: Report, after: Report) -> Element:
    """The accuracies of each class."""
    old = {info.name: info for info in before.accuracy.classes}
    rows: list[list[Content]] = []
    for info in after.accuracy.classes:
        cells: list[Content] = [chip(info.name, info.color), str(info.reference_pixels)]
        for kind in ("producers", "users"):
            for report, one in ((before, old.get(info.name)), (after, info)):
                share = None if one is None else getattr(one, f"{kind}_accuracy")
                interval: Optional[Interval] = None if one is None else getattr(one, f"{kind}_interval")
                cells.append(with_interval(share, interval, report))
        rows.append(cells)
    head = [
        tr("Class"), tr("Reference pixels"),
        tr("Producer's accuracy before"), tr("after"),
        tr("User's accuracy before"), tr("after"),
    ]  # fmt: skip
    return section(tr("Classes"), table(head, rows))


def _areas(cleaned: CleanedMap) -> Element:
    """What each class covers, counted and, with a reference, adjusted for confusion."""
    is_known = cleaned.before.square_metres is not None
    counts = [_amounts(cleaned.before), _amounts(cleaned.after)]
    titles = (tr("In the map before (ha)"), tr("after (ha)")) if is_known else (
        tr("In the map before (pixels)"), tr("after (pixels)"))  # fmt: skip
    head: list[Content] = [tr("Class"), *titles]
    columns: list[list[Content]] = [
        [chip(info.name, info.color) for info in cleaned.classes],
        *(_numbers(own, is_known=is_known) for own in counts),
    ]
    text: Content = ""
    for report, title in zip(cleaned.reports or (), (tr("Adjusted share before"), tr("Adjusted share after"))):
        shares = _adjusted(report)
        if shares:
            head.append(title)
            columns.append([shares.get(info.name, "") for info in cleaned.classes])
    if cleaned.reports:
        text = element("p", _explained(cleaned.reports[1]))
    return section(tr("Area"), text, table(head, list(zip(*columns))))


def _numbers(amounts: Sequence[float], *, is_known: bool) -> list[Content]:
    """Hectares with four digits at least, or whole pixels."""
    return [number(amount, ",.4g" if is_known and amount < 1000 else ",.0f") for amount in amounts]


def _explained(report: Report) -> str:
    return areas.explained(report, report.map_pixels or (), report.area)


def _amounts(count: MapCount) -> list[float]:
    """Hectares of each class, or pixels where nobody knows how large these are."""
    if count.square_metres is None:
        return [float(pixels) for pixels in count.pixels]
    return [area / M2_PER_HECTARE for area in count.square_metres]


def _adjusted(report: Report) -> dict[str, Content]:
    """The adjusted shares of the classes by their names; none where too little is known."""
    if not report.area:
        return {}
    pairs = zip(report.accuracy.classes, report.area.classes)
    return {info.name: with_interval(one.adjusted_share, one.adjusted_interval, report) for info, one in pairs}
