# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of a run: a page that any browser shows and prints, and the same figures as JSON beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Optional

import numpy as np

from ..geodata.replacing import replacing, reported_writing
from ..model_card import ModelCard
from .card import facts, wavelength_range
from .headline import summary
from .model_page import render_model
from .page import render

__all__ = [
    "JSON_NAME", "facts", "render", "render_model", "summary", "wavelength_range", "write", "write_model",
]  # fmt: skip

JSON_NAME = "report.json"


def write(path: Path, report: dict[str, Any], class_map: Optional[np.ndarray] = None) -> None:
    """Write the page to `path` and ``report.json`` beside it; a file of that name that is no report stays.

    Args:
        path: The page.
        report: What docs/run-folder.md describes.
        class_map: uint8, shape (rows, cols); 0 is not classified, 1…n are the classes. For the picture on the page.

    Raises:
        FreeNetError: If the disk is full or a file is in use.
    """
    with replacing(path) as new, reported_writing(path):
        new.write_text(render(report, class_map), encoding="utf-8")
        beside = new.with_name(_json_name(path))
        beside.write_text(json.dumps(report, indent=1, ensure_ascii=False), encoding="utf-8")


def write_model(path: Path, card: ModelCard) -> None:
    """Write the page about a model to `path`.

    Raises:
        FreeNetError: If the disk is full or the file is in use.
    """
    with replacing(path) as new, reported_writing(path):
        new.write_text(render_model(card), encoding="utf-8")


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
