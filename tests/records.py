# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs as the project remembers them."""

from __future__ import annotations

from typing import Any

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.gui.project.run_record import Figures, RunRecord, RunSettings


def run_record(raster: str, polygons: str = "", **rest: Any) -> RunRecord:
    """A run on these layers; `rest` are other attributes than `settings`, such as its files."""
    settings = RunSettings(
        raster, "image", polygons, "id", "training", polygons, "class", None, (), TrainOptions(), 0, "auto", False,
        False, "", "", False,
    )  # fmt: skip
    return RunRecord(**{"created": "2026-01-01", "settings": settings, "figures": Figures("none"), **rest})
