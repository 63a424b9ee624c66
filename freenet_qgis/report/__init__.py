# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of a run: a page that any browser shows and prints, and the same figures as JSON beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import numpy as np

from ..contract.change import ChangeReport
from ..contract.cleaned_map import CleanedMap
from ..contract.model_card import ModelCard
from ..contract.report import Report
from ..files.companions import json_of
from ..files.file_writing import reported_writing
from ..files.new_files import NewFiles, replacing
from ..text.plain_text import whole
from .card import facts, wavelength_range
from .change_page import Sketch, render_change
from .change_words import change_summary, error_sentences, largest_changes
from .cleaned_page import figures_of, render_cleaned
from .headline import expectation, places, summary
from .model_page import render_model
from .page import render

__all__ = [
    "change_summary",
    "error_sentences",
    "expectation",
    "facts",
    "largest_changes",
    "places",
    "render",
    "render_change",
    "render_model",
    "summary",
    "wavelength_range",
    "write",
    "write_change",
    "write_cleaned",
    "write_model",
]


def write(path: Path, report: Report, class_map: Optional[np.ndarray] = None, files: Optional[NewFiles] = None) -> None:
    """Write the page to `path` and its figures beside it, under the same name, see `companions.json_of`.

    Args:
        path: The page.
        report: What is known of the run.
        class_map: uint8, shape (rows, cols); 0 is not classified, 1…n are the classes. For the picture on the page.
        files: The others of a run, with which they take their places; None if they are alone.

    Raises:
        FreeNetError: If the disk is full or a file is in use.
    """
    _write(path, render(report, class_map), report.to_json(), files)


def write_change(path: Path, report: ChangeReport, sketch: Sketch, files: Optional[NewFiles] = None) -> None:
    """Write the page about what changed between two maps, and its figures beside it; as `write`."""
    _write(path, render_change(report, sketch), report.to_json(), files)


def write_cleaned(
    path: Path, name: str, cleaned: CleanedMap, class_map: np.ndarray, files: Optional[NewFiles] = None
) -> None:
    """Write the page about a map that was cleaned, as `write`.

    Args:
        path: The page.
        name: The file of the new map.
        cleaned: What is known of it.
        class_map: As of `write`.
        files: As of `write`.

    Raises:
        FreeNetError: If the disk is full or a file is in use.
    """
    _write(path, render_cleaned(name, cleaned, class_map), figures_of(name, cleaned), files)


def _write(path: Path, page: str, figures: str, files: Optional[NewFiles]) -> None:
    """A page, and its figures as JSON beside it."""
    with replacing(path, (), files) as new, reported_writing(path):
        new.write_text(whole(page), encoding="utf-8")
        new.with_name(json_of(path).name).write_text(whole(figures), encoding="utf-8")


def write_model(path: Path, card: ModelCard) -> None:
    """Write the page about a model to `path`.

    Raises:
        FreeNetError: If the disk is full or the file is in use.
    """
    with replacing(path) as new, reported_writing(path):
        new.write_text(render_model(card), encoding="utf-8")
