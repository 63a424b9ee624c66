# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of a run: a page that any browser shows and prints, and the same figures as JSON beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any, Optional

from .geodata.replacing import replacing, reported_writing
from .paths import resource

JSON_NAME = "report.json"
DASH = "\N{EN DASH}"

_VALIDATION = {
    "polygons": "whole polygons held out",
    "blocks": "spatial blocks held out, with a buffer",
    "pixels": "random pixels held out (optimistic: neighbours of test pixels are in training)",
    "none": "nothing held out",
    "reference": "against the reference",
}


def write(path: Path, report: dict[str, Any]) -> None:
    """Write the page to `path` and ``report.json`` beside it; a file of that name that is no report stays.

    Raises:
        FreeNetError: If the disk is full or a file is in use.
    """
    with replacing(path) as new, reported_writing(path):
        new.write_text(render(report), encoding="utf-8")
        beside = new.with_name(_json_name(path))
        beside.write_text(json.dumps(report, indent=1, ensure_ascii=False), encoding="utf-8")


def render(report: dict[str, Any]) -> str:
    """The report as one self-contained HTML page."""
    page = resource("report.html").read_text(encoding="utf-8")
    parts = {
        "title": escape(f"FreeNet: {report['scene']}"),
        "summary": escape(summary(report)),
        "figures": _figures(report),
        "warnings": _warnings(report["warnings"]),
        "classes": _classes(report),
        "confusion": _confusion(report),
        "facts": _facts(report),
        # "</" would end the script element; JSON may write the slash as "\/"
        "json": json.dumps(report, ensure_ascii=False).replace("</", "<\\/"),
    }
    for name, text in parts.items():
        page = page.replace(f"<!-- {name} -->", text)
    return page


def summary(report: dict[str, Any]) -> str:
    """The accuracy in one honest line."""
    if report["overall_accuracy"] is None:
        return "Not validated: no reference was held out."
    return (
        f"Overall accuracy {percent(report['overall_accuracy'])}, average accuracy "
        f"{percent(report['average_accuracy'])} on {report['test_pixels']} pixels, {_VALIDATION[report['validation']]}."
    )


def percent(share: Optional[float]) -> str:
    """A share in percent with one decimal; a dash where it is not known."""
    return DASH if share is None else f"{100 * share:.1f} %"


def _json_name(path: Path) -> str:
    """``report.json``, or a name after the page's where somebody else's file has that one."""
    try:
        other = json.loads(path.with_name(JSON_NAME).read_text(encoding="utf-8"))
        is_ours = isinstance(other, dict) and "confusion_matrix" in other
    except FileNotFoundError:
        is_ours = True
    except (OSError, ValueError):
        is_ours = False
    return JSON_NAME if is_ours else f"{path.stem}_freenet.json"


def _figures(report: dict[str, Any]) -> str:
    kappa = report["kappa"]
    cells = [
        ("Overall accuracy", percent(report["overall_accuracy"])),
        ("Average accuracy", percent(report["average_accuracy"])),
        ("Kappa", DASH if kappa is None else f"{kappa:.3f}"),
        ("Mean IoU", percent(report["mean_iou"])),
    ]
    if report.get("nearest_label_accuracy") is not None:
        cells.append(("Nearest label alone", percent(report["nearest_label_accuracy"])))
    return "".join(f"<div><strong>{value}</strong><span>{name}</span></div>" for name, value in cells)


def _warnings(warnings: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in warnings)
    return f'<ul class="warnings">{items}</ul>' if items else ""


def _classes(report: dict[str, Any]) -> str:
    """One row a class; the columns for what this run did not measure stay away."""
    extra = [(title, report[key]) for key, title in (("map_pixels", "Pixels in the map"),) if key in report]
    measured = report["overall_accuracy"] is not None
    head = ["Class", *(title for title, _ in extra)]
    if measured:
        head += ["Reference pixels", "Producer&rsquo;s accuracy", "User&rsquo;s accuracy", "F1", "IoU"]
    rows = []
    for index, info in enumerate(report["classes"]):
        cells = [f"{values[index]}" for _, values in extra]
        if measured:
            keys = ("producers_accuracy", "users_accuracy", "f1", "iou")
            cells += [f"{info['reference_pixels']}", *(percent(info[key]) for key in keys)]
        rows.append(f"<tr><th>{_chip(info)}</th>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    titles = "".join(f"<th>{title}</th>" for title in head)
    return f"<table><thead><tr>{titles}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _confusion(report: dict[str, Any]) -> str:
    """Rows reference, columns map; cells shaded by their share of the row."""
    if report["overall_accuracy"] is None:
        return ""
    classes = report["classes"]
    head = "".join(f'<th title="{escape(info["name"])}">{info["value"]}</th>' for info in classes)
    rows = []
    for info, counts in zip(classes, report["confusion_matrix"]):
        total = sum(counts) or 1
        cells = "".join(f'<td style="{_shade(count / total)}">{count or ""}</td>' for count in counts)
        rows.append(f"<tr><th>{_chip(info)} <small>{info['value']}</small></th>{cells}</tr>")
    return (
        "<h2>Confusion matrix</h2><p>Rows: reference. Columns: map, by class value.</p>"
        f'<table class="confusion"><thead><tr><th>Reference ↓ &nbsp; Map →</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _shade(share: float) -> str:
    return f"background:rgba(22,102,132,{0.55 * share:.3f})"


def _chip(info: dict[str, Any]) -> str:
    return f'<i style="background:{escape(info["color"])}"></i>{escape(info["name"])}'


def _facts(report: dict[str, Any]) -> str:
    names = {
        "scene": "Scene",
        "preset": "Preset",
        "steps": "Steps",
        "seed": "Seed",
        "final_model": "Final model trained on",
        "training_window": "Trained on a window of (rows x columns)",
        "device": "Device",
        "seconds": "Seconds",
        "version": "FreeNet for QGIS",
    }
    facts = [(title, report[key]) for key, title in names.items() if report.get(key) is not None]
    return "".join(f"<tr><th>{title}</th><td>{escape(str(value))}</td></tr>" for title, value in facts)
