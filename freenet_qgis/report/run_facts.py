# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts of a run: how it was done, from what, and when."""

from __future__ import annotations

from datetime import datetime

from ..contract.final_model import trained_on
from ..contract.job import LabelSource
from ..contract.presets import preset_title
from ..contract.report import Report, Tiling, Training
from ..text.i18n import number, tr
from ..text.unit_words import counted, network_in_words
from .elements import Element, fact_table


def run_table(report: Report) -> Element:
    """The facts of a run, one row each; those that are not known are left away."""
    return fact_table([(title, value) for title, value in [*_sources(report), *_facts(report)] if value])


def _facts(report: Report) -> list[tuple[str, str]]:
    """The facts on how the run was done."""
    training, tiling = report.training or Training(), report.tiling or Tiling()
    return [
        (tr("Model"), report.model or ""),
        (tr("Preset"), preset_title(training.preset)),
        (tr("Steps"), "" if training.steps is None else str(training.steps)),
        (tr("Seed"), "" if report.seed is None else str(report.seed)),
        (tr("Network"), network_in_words(training.network)),
        (tr("Final model trained on"), trained_on(training.final_model)),
        (tr("Trained on"), training.training_window or ""),
        (tr("Went on from"), training.started_from or ""),
        (tr("Statistics of the scene"), _translated(tiling.statistics or "")),
        (tr("Device"), report.device),
        (tr("Seconds"), "" if report.seconds is None else number(report.seconds)),
        (tr("FreeNet for QGIS"), report.version),
    ]


def _translated(word: str) -> str:
    """A word of the engine's in the user's language, others as they are."""
    words = {
        "exact": tr("exact"),
        "approximate": tr("approximate"),
        "name": tr("name"),
        "value": tr("value"),
    }
    return words.get(word, word)


def _sources(report: Report) -> list[tuple[str, str]]:
    """The facts on what went in, and when."""
    is_assessment = report.verb == "assess"
    labels = report.labels or LabelSource("")
    without_data = report.raster.pixels_without_data if report.raster else 0
    created = f"{datetime.fromisoformat(report.created):%Y-%m-%d %H:%M} UTC" if report.created else ""
    return [
        (tr("Class map") if is_assessment else tr("Scene"), report.scene),
        (tr("Rasters"), ", ".join(report.raster.rasters) if report.raster else ""),
        (tr("Dates"), ", ".join(report.raster.dates) if report.raster else ""),
        (tr("Pixels without data"), number(without_data, ",") if without_data else ""),
        (
            tr("Compared with") if is_assessment else tr("Training data"),
            _labels_in_words(report.labels) if report.labels else "",
        ),
        (tr("Placed by"), labels.operation),
        (tr("Classes matched by"), _translated(labels.matched_by)),
        (tr("Date"), created),
    ]


def _labels_in_words(labels: LabelSource) -> str:
    """Layer, field and number of the labels."""
    if labels.kind == "raster":
        text = tr("{} (raster)").format(labels.name)
        return f"{text}, {counted(labels.features, 'patches')}" if labels.features else text
    features = counted(labels.features, labels.kind)
    return tr("{layer}, field {field}, {features}").format(layer=labels.name, field=labels.field, features=features)
