# SPDX-License-Identifier: GPL-3.0-or-later
"""How the run was done, from what, and when."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from ..text.i18n import number, tr
from ..text.unit_words import counted, network_in_words


def table_of(report: dict[str, Any]) -> str:
    """One row a fact."""
    told = {**report, "network": network_in_words(report.get("network") or "") or None}
    known = [(title, _value(told[key])) for key, title in _titles().items() if told.get(key) is not None]
    cells = [(title, escape(value)) for title, value in _sources(report) + known]
    rows = "".join(f'<tr><th scope="row">{title}</th><td>{value}</td></tr>' for title, value in cells)
    return f'<table class="facts">{rows}</table>'


def _titles() -> dict[str, str]:
    """What the facts are called, in the order in which they are told."""
    return {
        "preset": tr("Preset"),
        "steps": tr("Steps"),
        "seed": tr("Seed"),
        "network": tr("Network"),
        "final_model": tr("Final model trained on"),
        "training_window": tr("Trained on"),
        "started_from": tr("Went on from"),
        "statistics": tr("Statistics of the scene"),
        "device": tr("Device"),
        "seconds": tr("Seconds"),
        "version": tr("FreeNet for QGIS"),
    }


def _value(value: Any) -> str:
    """A number with the user's decimal mark; a word of the engine's in the user's language, others as they are."""
    if isinstance(value, float):
        return number(value)
    words = {
        "all polygons": tr("all polygons"),
        "the part not held out": tr("the part not held out"),
        "exact": tr("exact"),
        "approximate": tr("approximate"),
        "name": tr("name"),
        "value": tr("value"),
    }
    return words.get(str(value), str(value))


def _sources(report: dict[str, Any]) -> list[tuple[str, str]]:
    """What went in, and when."""
    is_assessment, labels = report["verb"] == "assess", report.get("labels")
    found = [(tr("Class map") if is_assessment else tr("Scene"), report["scene"])]
    if report.get("pixels_without_data"):
        found.append((tr("Pixels without data"), number(report["pixels_without_data"], ",")))
    if labels:
        found.append((tr("Compared with") if is_assessment else tr("Training polygons"), _labels(labels)))
        if labels.get("operation"):
            found.append((tr("Placed by"), labels["operation"]))
        if labels["matched_by"]:
            found.append((tr("Classes matched by"), _value(labels["matched_by"])))
    if report.get("created"):
        found.append((tr("Date"), f"{datetime.fromisoformat(report['created']):%Y-%m-%d %H:%M} UTC"))
    return found


def _labels(labels: dict[str, Any]) -> str:
    """Layer, field and number of the labels."""
    if labels["kind"] == "raster":
        return tr("{} (raster)").format(labels["name"])
    features = counted(labels["features"], labels["kind"])
    return tr("{layer}, field {field}, {features}").format(
        layer=labels["name"], field=labels["field"], features=features
    )
