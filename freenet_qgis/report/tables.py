# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the report."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any

from .words import DASH, chip, percent, percent_range, section, table, with_interval

MOST_DISAGREEMENTS = 20
M2_PER_HECTARE = 10_000

_AREA = (
    "A map that confuses classes gives them wrong areas. The adjusted share corrects that by the confusion with the "
    "reference, with a 95 % interval (Olofsson et al. 2014). It takes the reference pixels for a random sample within "
    "each mapped class. Training polygons are none, and their pixels are alike: take it as a rough guide; true "
    "intervals are wider than these."
)
_ACCURACIES = (
    ("Producer&rsquo;s accuracy", "producers_accuracy", "producers_interval"),
    ("User&rsquo;s accuracy", "users_accuracy", "users_interval"),
    ("F1", "f1", "f1_interval"),
    ("IoU", "iou", "iou_interval"),
)
_FACTS = {
    "scene": "Scene",
    "preset": "Preset",
    "steps": "Steps",
    "seed": "Seed",
    "network": "Network",
    "final_model": "Final model trained on",
    "training_window": "Trained on",
    "device": "Device",
    "seconds": "Seconds",
    "version": "FreeNet for QGIS",
}


def classes(report: dict[str, Any]) -> str:
    """One row a class; the columns for what this run did not measure stay away."""
    columns = [("Class", [chip(info) for info in report["classes"]])]
    if "map_pixels" in report:
        columns.append(("Pixels in the map", report["map_pixels"]))
    if report["overall_accuracy"] is not None:
        counts = (("Reference pixels", "reference_pixels"), ("Reference polygons", "reference_polygons"))
        for title, key in counts[: 1 if report.get("sampling_unit") == "blocks" else 2]:
            if key in report["classes"][0]:
                columns.append((title, [info[key] for info in report["classes"]]))
        for title, key, interval in _ACCURACIES:
            columns.append((title, [with_interval(info[key], info.get(interval)) for info in report["classes"]]))
    rows = [[str(cell) for cell in row] for row in zip(*(cells for _, cells in columns))]
    return section("Classes", table([title for title, _ in columns], rows))


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


def disagreements(polygons: Sequence[dict[str, Any]]) -> str:
    """The polygons most likely to be labelled wrongly."""
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
    return section(
        "Polygons the map disagrees with",
        "<p>Less than half of each is mapped as its label. Either the label is wrong, or training shows nothing of the "
        "kind: look at them in the image, and correct the label or draw more polygons like it. The most likely wrong "
        "labels come first.</p>",
        table(head + ["Probability of the label"] * has_probability, rows, "words"),
        f"<p>And {more} more, in report.json.</p>" if more else "",
    )


def areas(report: dict[str, Any]) -> str:
    """How much each class covers: counted in the map, and corrected by the confusion with the reference."""
    area, pixel_m2 = report["area"], report.get("pixel_area_m2")
    if area is None:
        rows = zip(report["classes"], report["map_pixels"])
        unknown = ", ".join(escape(info["name"]) for info, pixels in rows if pixels and info["mapped_pixels"] < 2)
        return section("Area", f"<p>Not estimated: no two reference pixels are mapped as {unknown}.</p>")
    head, rows = ["Class", "Share of the map", "Adjusted share"], []
    for info, row in zip(report["classes"], area["classes"]):
        adjusted = with_interval(row["adjusted_share"], row["adjusted_interval"])
        rows.append([chip(info), percent(row["mapped_share"]), adjusted])
    if pixel_m2:
        head += ["In the map (ha)", "Adjusted (ha)"]
        total = sum(report["map_pixels"]) * pixel_m2 / M2_PER_HECTARE
        for cells, row in zip(rows, area["classes"]):
            mapped, adjusted, low, high = (
                _hectares(share, total)
                for share in (row["mapped_share"], row["adjusted_share"], *row["adjusted_interval"])
            )
            cells += [mapped, f"{adjusted}<small>{low}{DASH}{high}</small>"]
    return section(
        "Area",
        f"<p>{_AREA} Overall accuracy weighted by area: {percent(area['overall_accuracy'])} "
        f"({percent_range(area['overall_interval'])}).</p>",
        table(head, rows),
    )


def facts(report: dict[str, Any]) -> str:
    """How the run was done."""
    known = [(title, report[key]) for key, title in _FACTS.items() if report.get(key) is not None]
    rows = "".join(f'<tr><th scope="row">{title}</th><td>{escape(str(value))}</td></tr>' for title, value in known)
    return f'<table class="facts">{rows}</table>'


def _hectares(share: float, total: float) -> str:
    """A share of `total` hectares, to about a thousandth of it."""
    decimals = max(0, 3 - math.floor(math.log10(total)))
    return f"{share * total:,.{decimals}f}"


def _shade(share: float) -> str:
    return f"background:rgba(22,102,132,{0.55 * share:.3f})"
