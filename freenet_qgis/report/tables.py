# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the report."""

from __future__ import annotations

from html import escape
from typing import Any

from ..contract.validation import held_out, is_held_out, measured_on, units_tested
from ..text.i18n import tr
from .words import chip, is_refitted, not_validated, percent, sampling_unit, section, table, with_interval

MOST_DISAGREEMENTS = 20


def classes(report: dict[str, Any]) -> str:
    """One row a class; the columns for what this run did not measure stay away."""
    infos, refitted = report["classes"], is_refitted(report)
    columns = [(tr("Class"), [chip(info) for info in infos])]
    if "map_pixels" in report:
        title = tr("Pixels in the final map") if refitted else tr("Pixels in the map")
        columns.append((title, report["map_pixels"]))
    if report["overall_accuracy"] is not None:
        columns += _counts(report)
        for title, key, interval in _accuracies():
            columns.append((title, [_accuracy(report, info, key, interval) for info in infos]))
    rows = [[str(cell) for cell in row] for row in zip(*(cells for _, cells in columns))]
    text = ""
    if refitted:
        where = measured_on(report["validation"])
        text = f"<p>{tr('Accuracies are of the validated model, on {}.').format(where)}</p>"
    return section(tr("Classes"), text, table([title for title, _ in columns], rows))


def _accuracies() -> tuple[tuple[str, str, str], ...]:
    """Of each accuracy of a class its title, broken to be narrow, and the keys of its value and its interval."""
    return (
        (tr("Producer's<br>accuracy"), "producers_accuracy", "producers_interval"),
        (tr("User's<br>accuracy"), "users_accuracy", "users_interval"),
        (tr("F1"), "f1", "f1_interval"),
        (tr("IoU"), "iou", "iou_interval"),
    )


def scenes(report: dict[str, Any]) -> str:
    """One row a scene, where a model was trained on several."""
    head = [tr("Scene"), tr("Layer"), tr("Field"), tr("Polygons"), tr("Training pixels")]
    is_tested = is_held_out(report["validation"])
    head += [_tested_pixels(report), tr("Overall accuracy")] if is_tested else []
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
        tr("Scenes"),
        f"<p>{_of_all_scenes()}</p>",
        table(head, rows, "words"),
    )


def _of_all_scenes() -> str:
    return tr("One model for all, each standardised by its own mean and deviation. All other figures here are of all "
              "scenes together; the map is of the first.")  # fmt: skip


def _tested_pixels(report: dict[str, Any]) -> str:
    """The head of the column that counts the pixels whose class was known beforehand."""
    return tr("Reference pixels") if report["validation"] == "reference" else tr("Held-out pixels")


def _counts(report: dict[str, Any]) -> list[tuple[str, list[int]]]:
    """On how many pixels, and on how many polygons or points, a class was validated."""
    validation, unit = report["validation"], sampling_unit(report)
    counts = [(_tested_pixels(report), "reference_pixels")]
    if unit != "blocks" and "reference_polygons" in report["classes"][0]:
        counts.append((units_tested(validation, unit).title, "reference_polygons"))
    return [(title, [info[key] for info in report["classes"]]) for title, key in counts]


def _accuracy(report: dict[str, Any], info: dict[str, Any], key: str, interval: str) -> str:
    if not info["reference_pixels"]:
        return not_validated()
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
    rows.append(f'<tr><th scope="row">{tr("Sum")}</th>{sums}<td class="sum">{sum(map(sum, matrix))}</td></tr>')
    words = "".join(f"<li>{escape(text)}</li>" for text in report.get("confused_classes", ()))
    return section(
        tr("Confusion matrix"),
        f"<p>{_how_to_read()}</p>",
        '<div class="scroll"><table class="confusion"><thead>'
        f'<tr><td></td><th scope="colgroup" colspan="{len(infos)}">{tr("Class in the map")}</th><td></td></tr>'
        f'<tr><th scope="col">{tr("Class in the reference")}</th>{head}<th scope="col">{tr("Sum")}</th></tr>'
        f"</thead><tbody>{''.join(rows)}</tbody></table></div>",
        f"<ul>{words}</ul>" if words else "",
    )


def _how_to_read() -> str:
    return tr("Pixels. Each row is a class of the reference, each column a class of the map, by its value; both agree "
              "on the diagonal.")  # fmt: skip


def disagreements(report: dict[str, Any]) -> str:
    """The polygons most likely to be labelled wrongly."""
    polygons = report["disagreements"]
    has_probability = "own_probability" in polygons[0]
    head = [tr("Polygon"), tr("Labelled"), tr("Mapped mostly as"), tr("Pixels"), tr("Mapped as labelled")]
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
        table(head + [tr("Probability of the label")] * has_probability, rows, "words"),
        f"<p>{tr('And {} more, in the JSON file beside this page.').format(more)}</p>" if more else "",
    )


def _doubts(report: dict[str, Any]) -> tuple[str, str]:
    """Title and text for polygons that are mapped as something else."""
    doubtful, looked_at = len(report["disagreements"]), report.get("test_polygons")
    if report["validation"] == "reference":
        title = tr("Reference polygons the map disagrees with")
        text = tr("Less than half of each is mapped as its label: the map is wrong, or the reference. Look at the "
                  "image.")  # fmt: skip
    else:
        title = held_out(report["validation"]).mistaken
        text = tr("Less than half of each is mapped as its label by the model that had not seen it. Either the label "
                  "is wrong, or training shows nothing of the kind: look at them in the image, and correct the label "
                  "or draw more polygons like it.")  # fmt: skip
    if looked_at and 2 * doubtful > looked_at:
        more = tr("With {doubtful} of {all} it is hardly the labels.").format(doubtful=doubtful, all=looked_at)
    else:
        more = tr("The most likely wrong labels come first.")
    return title, f"{text} {more}"


def _shade(share: float) -> str:
    return f"background:rgba(22,102,132,{0.55 * share:.3f})"
