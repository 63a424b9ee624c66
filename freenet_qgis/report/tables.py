# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Optional

from ..contract.figures import ClassFigures, Disagreement, Interval
from ..contract.report import Report, SceneFigures
from ..contract.validation import held_out, is_held_out, measured_on, units_tested
from ..text.i18n import tr
from ..text.unit_words import title_of_many, title_of_one
from .elements import Content, Element, element, marked, scrolled, section, table
from .words import chip, not_validated, percent, sampling_unit, with_interval

MOST_DISAGREEMENTS = 20


class _Column(NamedTuple):
    """A column of the table of classes: its title and a cell of each class."""

    title: Content
    cells: Sequence[Content]


def classes(report: Report) -> Element:
    """The classes, one row each; the columns for what this run did not measure stay away."""
    infos = report.accuracy.classes
    columns = [_Column(tr("Class"), [chip(info.name, info.color) for info in infos])]
    if report.map_pixels is not None:
        title = tr("Pixels in the final map") if report.is_refitted else tr("Pixels in the map")
        columns.append(_Column(title, [str(pixels) for pixels in report.map_pixels]))
    if report.accuracy.overall_accuracy is not None:
        columns += [*_counts(report), *_accuracies(report)]
    text: Content = ""
    if report.is_refitted:
        where = measured_on(report.validation)
        text = element("p", tr("Accuracies are of the validated model, on {}.").format(where))
    rows = list(zip(*(column.cells for column in columns)))
    return section(tr("Classes"), text, table([column.title for column in columns], rows))


def _counts(report: Report) -> list[_Column]:
    """The numbers of pixels, and of places, polygons or points, that the classes were validated on."""
    infos, unit = report.accuracy.classes, sampling_unit(report)
    columns = [_Column(_tested_pixels(report), [str(info.reference_pixels) for info in infos])]
    if unit != "blocks" and infos[0].reference_polygons is not None:
        counts = [str(info.reference_polygons) for info in infos]
        columns.append(_Column(units_tested(report.validation, unit, report.feature_kind).title, counts))
    return columns


def _accuracies(report: Report) -> list[_Column]:
    """Each accuracy of the classes, under a title that is broken to be narrow."""

    def cell(info: ClassFigures, share: Optional[float], interval: Optional[Interval]) -> Content:
        return with_interval(share, interval, report) if info.reference_pixels else not_validated()

    infos = report.accuracy.classes
    return [
        _Column(
            marked(tr("Producer's<br>accuracy")),
            [cell(info, info.producers_accuracy, info.producers_interval) for info in infos],
        ),
        _Column(
            marked(tr("User's<br>accuracy")),
            [cell(info, info.users_accuracy, info.users_interval) for info in infos],
        ),
        _Column(tr("F1"), [cell(info, info.f1, info.f1_interval) for info in infos]),
        _Column(tr("IoU"), [cell(info, info.iou, info.iou_interval) for info in infos]),
    ]


def scenes(scenes: Sequence[SceneFigures], report: Report) -> Element:
    """The scenes that a model was trained on, one row each."""
    head = [tr("Scene"), tr("Layer"), tr("Field"), title_of_many(report.feature_kind), tr("Training pixels")]
    is_tested = is_held_out(report.validation)
    head += [_tested_pixels(report), tr("Overall accuracy")] if is_tested else []
    rows = [
        [
            one.scene,
            one.labels.name,
            one.labels.field,
            str(one.polygons),
            str(sum(one.training_pixels)),
            *([str(one.test_pixels), percent(one.overall_accuracy)] if is_tested else []),
        ]
        for one in scenes
    ]
    text = tr("One model for all, each standardised by its own mean and deviation. All other figures here are of all "
              "scenes together; the map is of the first.")  # fmt: skip
    return section(tr("Scenes"), element("p", text), table(head, rows, "words"))


def _tested_pixels(report: Report) -> str:
    """The head of the column that counts the pixels whose class was known beforehand."""
    return tr("Reference pixels") if report.validation == "reference" else tr("Held-out pixels")


def confusion(report: Report) -> Element:
    """The confusion matrix, its cells shaded by their share of the row, and confused classes in words below."""
    words = [element("li", text) for text in report.confused_classes or ()]
    how = tr("Pixels. Each row is a class of the reference, each column a class of the map, by its value; both agree "
             "on the diagonal.")  # fmt: skip
    return section(
        tr("Confusion matrix"),
        element("p", how),
        scrolled(_matrix(report.accuracy.classes, report.accuracy.confusion_matrix)),
        element("ul", words) if words else "",
    )


def _matrix(infos: Sequence[ClassFigures], matrix: Sequence[Sequence[int]]) -> Element:
    """The matrix with the names of its axes, and sums at its ends."""
    axis = element("th", tr("Class in the map"), scope="colgroup", colspan=str(len(infos)))
    titles = [element("th", str(info.value), scope="col", title=info.name) for info in infos]
    own = element("th", tr("Class in the reference"), scope="col")
    head = element(
        "thead",
        element("tr", element("td"), axis, element("td")),
        element("tr", own, titles, element("th", tr("Sum"), scope="col")),
    )
    rows = [_matrix_row(info, counts) for info, counts in zip(infos, matrix)]
    sums = [element("td", str(sum(column)), kind="sum") for column in zip(*matrix)]
    total = element("td", str(sum(map(sum, matrix))), kind="sum")
    last = element("tr", element("th", tr("Sum"), scope="row"), sums, total)
    return element("table", head, element("tbody", rows, last), kind="confusion")


def _matrix_row(info: ClassFigures, counts: Sequence[int]) -> Element:
    """A class of the reference, mapped as each class."""
    total = sum(counts)
    name = element("th", chip(info.name, info.color), " ", element("span", str(info.value)), scope="row")
    cells = [element("td", str(count or ""), style=_shade(count / (total or 1))) for count in counts]
    return element("tr", name, cells, element("td", str(total), kind="sum"))


def disagreements(polygons: Sequence[Disagreement], report: Report) -> Element:
    """The features most likely to be labelled wrongly, one at least."""
    has_probability = polygons[0].own_probability is not None
    head = [
        title_of_one(report.feature_kind),
        tr("Labelled"),
        tr("Mapped mostly as"),
        tr("Pixels"),
        tr("Mapped as labelled"),
    ]
    rows = [
        [
            str(one.polygon) if one.feature is None else one.feature,
            one.label,
            one.mapped_as,
            str(one.pixels),
            percent(one.agreement),
            *([percent(one.own_probability)] if has_probability else []),
        ]
        for one in polygons[:MOST_DISAGREEMENTS]
    ]
    more = len(polygons) - len(rows)
    title, text = _doubts(report)
    return section(
        title,
        element("p", text),
        table(head + [tr("Probability of the label")] * has_probability, rows, "words"),
        element("p", tr("And {} more, in the JSON file beside this page.").format(more)) if more else "",
    )


def _doubts(report: Report) -> tuple[str, str]:
    """The title and the text for features that are mapped as something else."""
    doubtful, looked_at = len(report.disagreements or ()), report.polygons_tested
    if report.validation == "reference":
        title = tr("Reference that the map disagrees with")
        text = tr("Less than half of each is mapped as its label: the map is wrong, or the reference. Look at the "
                  "image.")  # fmt: skip
    else:
        title = held_out(report.validation).mistaken
        text = tr("Less than half of each is mapped as its label by the model that had not seen it. Either the label "
                  "is wrong, or training shows nothing of the kind: look at them in the image, and correct the label "
                  "or draw more like it.")  # fmt: skip
    if looked_at and 2 * doubtful > looked_at:
        more = tr("With {doubtful} of {all} it is hardly the labels.").format(doubtful=doubtful, all=looked_at)
    else:
        more = tr("The most likely wrong labels come first.")
    return title, f"{text} {more}"


def _shade(share: float) -> str:
    """The background of a cell."""
    return f"background:rgba(22,102,132,{0.55 * share:.3f})"
