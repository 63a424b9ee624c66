# SPDX-License-Identifier: GPL-3.0-or-later
"""How the run was done, from what, and when."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from ..unit_words import counted

_FACTS = {
    "preset": "Preset",
    "steps": "Steps",
    "seed": "Seed",
    "network": "Network",
    "final_model": "Final model trained on",
    "training_window": "Trained on",
    "started_from": "Went on from",
    "statistics": "Statistics of the scene",
    "device": "Device",
    "seconds": "Seconds",
    "version": "FreeNet for QGIS",
}


def table_of(report: dict[str, Any]) -> str:
    """One row a fact."""
    known = [(title, str(report[key])) for key, title in _FACTS.items() if report.get(key) is not None]
    cells = [(title, escape(value)) for title, value in _sources(report) + known]
    rows = "".join(f'<tr><th scope="row">{title}</th><td>{value}</td></tr>' for title, value in cells)
    return f'<table class="facts">{rows}</table>'


def _sources(report: dict[str, Any]) -> list[tuple[str, str]]:
    """What went in, and when."""
    is_assessment, labels = report["verb"] == "assess", report.get("labels")
    found = [("Class map" if is_assessment else "Scene", report["scene"])]
    if labels:
        found.append(("Compared with" if is_assessment else "Training polygons", _labels(labels)))
        if labels["matched_by"]:
            found.append(("Classes matched by", labels["matched_by"]))
    if report.get("created"):
        found.append(("Date", f"{datetime.fromisoformat(report['created']):%Y-%m-%d %H:%M} UTC"))
    return found


def _labels(labels: dict[str, Any]) -> str:
    """Layer, field and number of the labels."""
    if labels["kind"] == "raster":
        return f"{labels['name']} (raster)"
    return f"{labels['name']}, field {labels['field']}, {counted(labels['features'], labels['kind'][:-1])}"
