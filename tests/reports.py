# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports as the entries of their JSON object, which a test changes one by one, and the pages of them."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, Optional

import numpy as np

from freenet_qgis import report
from freenet_qgis.contract.figures import Accuracy
from freenet_qgis.contract.report import Report


def entries(found: Report) -> dict[str, Any]:
    """A report as it comes back from a file."""
    read: dict[str, Any] = json.loads(found.to_json())
    return read


def accuracy_entries(accuracy: Accuracy) -> dict[str, Any]:
    """Of the entries of a report, those that tell the accuracy."""
    every = entries(Report("1", "train", "scene.tif", accuracy=accuracy))
    return {one.name: every[one.name] for one in fields(accuracy) if one.name in every}


def completed(told: dict[str, Any]) -> dict[str, Any]:
    """These entries with all that every report has."""
    return entries(Report.from_dict(told))


def page(told: dict[str, Any], class_map: Optional[np.ndarray] = None) -> str:
    """The page of a report of these entries."""
    return report.render(Report.from_dict(told), class_map)


def summary(told: dict[str, Any]) -> str:
    """The line that sums up a report of these entries."""
    return report.summary(Report.from_dict(told))
