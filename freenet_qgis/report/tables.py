# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the report."""

from __future__ import annotations

from html import escape
from typing import Any

from ..unit_words import measured_on, tested, unit_name
from .words import NOT_VALIDATED, chip, is_refitted, percent, sampling_unit, section, table, with_interval

MOST_DISAGREEMENTS = 20
_ACCURACIES = (
    ("Producer&rsquo;s accuracy", "producers_accuracy", "producers_interval"),
    ("User&rsquo;s accuracy", "users_accuracy", "users_interval"),
    ("F1", "f1", "f1_interval"),
    ("IoU", "iou", "iou_interval"),
)


def classes(report: dict[str, Any]) -> str:
    """One row a class; the columns for what this run did not measure stay away."""
    infos, refitted = report["classes"], is_refitted(report)
    columns = [("Class", [chip(info) for info in infos])]
    if "map_pixels" in report:
        columns.append(("Pixels in the final map" if refitted else "Pixels in the map", report["map_pixels"]))
    if report["overall_accuracy"] is not None:
        columns += _counts(report)
        for title, key, interval in _ACCURACIES:
            columns.append((title, [_accuracy(report, info, key, interval) for info in infos]))
    rows = [[str(cell) for cell in row] for row in zip(*(cells for _, cells in columns))]
    text = f"<p>Accuracies are of the validated model, on {measured_on(report['validation'])}.</p>" if refitted else ""
    return section("Classes", text, table([title for title, _ in columns], rows))


def scenes(report: dict[str, Any]) -> str:
    """One row a scene, where a model was trained on several."""
    head = ["Scene", "Layer", "Field", "Polygons", "Training pixels"]
    validation = report["validation"]
    is_tested = validation != "none"
    head += [f"{tested(validation)} pixels".capitalize(), "Overall accuracy"] if is_tested else []
    rows = [
        [
            escape(one["scene"]),
            escape(one["labels"]["name"]),
            escape(one["labels"]["field"]),
            str(one["polygons"]),
            str(sum(one["training_pixels"])),
            *([str(one["test_pixels"]), percent(one["overall_accuracy"])] if is_tested else []),
        ]
        for one in report["scenes"]
    ]
    return section(
        "Scenes",
        "<p>One model for all, each standardised by its own mean and deviation. All other figures here are of all "
        "scenes together; the map is of the first.</p>",
        table(head, rows, "words"),
    )


def _counts(report: dict[str, Any]) -> list[tuple[str, list[int]]]:
    """On how many pixels, and on how many polygons or points, a class was validated."""
    validation, unit = report["validation"], sampling_unit(report)
    counts = [(f"{tested(validation)} pixels", "reference_pixels")]
    if unit != "blocks" and "reference_polygons" in report["classes"][0]:
        counts.append((unit_name(validation, unit), "reference_polygons"))
    return [(title[0].upper() + title[1:], [info[key] for info in report["classes"]]) for title, key in counts]


def _accuracy(report: dict[str, Any], info: dict[str, Any], key: str, interval: str) -> str:
    if not info["reference_pixels"]:
        return NOT_VALIDATED
    return with_interval(info[key], info.get(interval), report)


def confusion(report: dict[str, Any]) -> str:
    """Rows reference, columns map; cells shaded by their share of the row. Confused classes in words below."""
    infos, matrix = report["classes"], report["confusion_matrix"]
    head = "".join(f'<th scope="col" title="{escape(info["name"])}">{info["value"]}</th>' for info in infos)
    rows = []
    for info, counts in zip(infos, matrix):
        total = sum(counts)
        cells = "".join(f'<td style="{_shade(count / (total or 1))}">{count or ""}</td>' for count in counts)
        name = f'<th scope="row">{chip(info)} <span>{info["value"]}</span></th>'
        rows.append(f'<tr>{name}{cells}<td class="sum">{total}</td></tr>')
    sums = "".join(f'<td class="sum">{sum(column)}</td>' for column in zip(*matrix))
    rows.append(f'<tr><th scope="row">Sum</th>{sums}<td class="sum">{sum(map(sum, matrix))}</td></tr>')
    words = "".join(f"<li>{escape(text)}</li>" for text in report.get("confused_classes", ()))
    return section(
        "Confusion matrix",
        "<p>Pixels. Each row is a class of the reference, each column a class of the map, by its value; both agree on "
        "the diagonal.</p>",
        '<div class="scroll"><table class="confusion"><thead>'
        f'<tr><td></td><th scope="colgroup" colspan="{len(infos)}">Class in the map</th><td></td></tr>'
        f'<tr><th scope="col">Class in the reference</th>{head}<th scope="col">Sum</th></tr>'
        f"</thead><tbody>{''.join(rows)}</tbody></table></div>",
        f"<ul>{words}</ul>" if words else "",
    )


def disagreements(report: dict[str, Any]) -> str:
    """The polygons most likely to be labelled wrongly."""
    polygons = report["disagreements"]
    has_probability = "own_probability" in polygons[0]
    head = ["Polygon", "Labelled", "Mapped mostly as", "Pixels", "Mapped as labelled"]
    rows = [
        [
            escape(str(one.get("feature", one["polygon"]))),
            escape(one["class"]),
            escape(one["mapped_as"]),
            str(one["pixels"]),
            percent(one["agreement"]),
            *([percent(one["own_probability"])] if has_probability else []),
        ]
        for one in polygons[:MOST_DISAGREEMENTS]
    ]
    more = len(polygons) - len(rows)
    title, text = _doubts(report)
    return section(
        title,
        f"<p>{text}</p>",
        table(head + ["Probability of the label"] * has_probability, rows, "words"),
        f"<p>And {more} more, in report.json.</p>" if more else "",
    )


def _doubts(report: dict[str, Any]) -> tuple[str, str]:
    """Title and text for polygons that are mapped as something else."""
    validation, doubtful, looked_at = report["validation"], len(report["disagreements"]), report.get("test_polygons")
    if validation == "reference":
        title = "Reference polygons the map disagrees with"
        text = "Less than half of each is mapped as its label: the map is wrong, or the reference. Look at the image."
    else:
        whose = "Held-out polygons that" if validation == "polygons" else f"Polygons whose {measured_on(validation)}"
        title = f"{whose} the validated model got wrong"
        text = (
            "Less than half of each is mapped as its label by the model that had not seen it. Either the label is "
            "wrong, or training shows nothing of the kind: look at them in the image, and correct the label or draw "
            "more polygons like it."
        )
    if looked_at and 2 * doubtful > looked_at:
        return title, f"{text} With {doubtful} of {looked_at} it is hardly the labels."
    return title, f"{text} The most likely wrong labels come first."


def _shade(share: float) -> str:
    return f"background:rgba(22,102,132,{0.55 * share:.3f})"
