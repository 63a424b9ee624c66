# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the runs that a project remembers. A project may come from anybody: what no run can have is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import is_dataclass
from functools import lru_cache
from typing import Any

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import QDateTime, Qt

from ...contract.job import MAX_SEED
from ...files.strict_json import build, parse_json
from ...text.i18n import tr
from ...text.listing import first_lines
from ...text.plain_text import is_broken
from ..widgets.log import write_log
from . import stored_paths
from .run_record import FILES, Figures, RunRecord, RunSettings

SCOPE, KEY = "freenet", "runs"  # the entry of the project
LONGEST_PATH, LONGEST_NAME = 4096, 1000  # signs
LONGEST_TEXT = 100_000  # a raster may be a virtual one, written out
LONGEST_TRAINING = 2_000_000  # it lists the selected features
MOST_RUNS, MOST_WARNINGS = 500, 1000
MOST_SELECTED = 200_000  # of all runs: the project opens no sooner than they are read
_NAMES = ("raster_name", "polygons_id", "polygons_name", "field", "class_raster_id")
_LARGEST = 2**63 - 1


def stored_text() -> str:
    """The runs as they stand in the open project; empty for none."""
    text, _ = QgsProject.instance().readEntry(SCOPE, KEY, "")
    return text


def stored_folder() -> str:
    """Where the open project was when its runs were stored; empty if it has none."""
    return _folder_in(stored_text())


@lru_cache(maxsize=1)  # every layer asks, and the runs may be long
def _folder_in(text: str) -> str:
    try:
        folder = parse_json(text)["folder"]
    except (KeyError, TypeError, ValueError):
        return ""
    return folder if isinstance(folder, str) else ""


def read_runs(text: str) -> tuple[list[RunRecord], list[Any]]:
    """The runs in a project, and those that cannot be read, which the log tells: another version may have them."""
    runs: list[RunRecord] = []
    unread: list[Any] = []
    problems: list[str] = []
    try:
        stored = parse_json(text)
        entries, folder = stored["runs"], stored.get("folder")
        if not isinstance(entries, list):
            raise ValueError("they are no list")
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        _tell_unreadable([str(error)])
        return [], []
    selected = 0
    for number, entry in enumerate(entries):
        try:
            if number >= MOST_RUNS:
                raise ValueError(f"there are more than {MOST_RUNS}")
            selected += _selected_in(entry)
            if selected > MOST_SELECTED:
                raise ValueError(f"more than {MOST_SELECTED} features were selected for them")
            run: RunRecord = build(RunRecord, entry)
            _check(run)
            runs.append(run.with_paths(lambda path: stored_paths.found(path, folder)))
        except (KeyError, OSError, TypeError, ValueError) as error:
            problems.append(str(error))
            unread.append(entry)
    if problems:
        _tell_unreadable(problems)
    return runs, unread


def _selected_in(entry: Any) -> int:
    try:
        return len(entry["settings"]["selected"] or ())
    except (KeyError, TypeError):
        return 0


def _check(run: RunRecord) -> None:
    """Raises ValueError if no run of ours can have left such a record."""
    for text in _texts(run):
        most = LONGEST_TRAINING if text is run.settings.training else LONGEST_TEXT
        if is_broken(text) or "\0" in text or len(text) > most:
            raise ValueError(f"a text of {len(text)} signs is none of a run")
    for path in (run.settings.start_model, *(getattr(run, name) for name in FILES), *run.differences):
        if len(path) > LONGEST_PATH:
            raise ValueError(f"a path of {len(path)} signs is longer than any disk takes")
    if not QDateTime.fromString(run.created, Qt.DateFormat.ISODate).isValid():
        raise ValueError(f"{run.created[:LONGEST_NAME]!r} is no time")
    if len(run.warnings) > MOST_WARNINGS:
        raise ValueError(f"{len(run.warnings)} warnings are more than a run has")
    _check_settings(run.settings)
    _check_figures(run.figures)


def _check_settings(settings: RunSettings) -> None:
    for name in _NAMES:
        if len(text := getattr(settings, name)) > LONGEST_NAME:
            raise ValueError(f"{name} has {len(text)} signs")
    if not 0 <= settings.seed <= MAX_SEED:
        raise ValueError(f"the seed {settings.seed} is not within 0…{MAX_SEED}")
    _check_counts("steps", [settings.options.steps])
    _check_counts("selected", map(abs, settings.selected or ()))  # features that are not saved count downwards
    _check_counts("erode and most_pixels", [settings.erode, settings.most_pixels])
    _check_counts("nodata", [one.band for one in settings.nodata])


def _check_figures(figures: Figures) -> None:
    sticks = [stick for stick in vars(figures.yardsticks).values() if stick is not None]
    shares = [share for one in (figures, *sticks) for share in (one.overall_accuracy, one.average_accuracy)]
    if not all(share is None or 0 <= share <= 1 for share in shares):
        raise ValueError("an accuracy is not within 0…1")
    _check_counts("test_pixels", [figures.test_pixels])
    matrix, size = figures.confusion_matrix, len(figures.classes)
    if matrix and {len(matrix), *map(len, matrix)} != {size}:
        raise ValueError(f"the confusion matrix is not one of {size} classes")
    for row in matrix:
        _check_counts("confusion_matrix", row)


def _check_counts(name: str, counts: Any) -> None:
    if not all(0 <= count <= _LARGEST for count in counts):
        raise ValueError(f"{name} is out of bounds")


def _texts(value: Any) -> Iterator[str]:
    """Every text in a dataclass."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) or is_dataclass(value):
        for inner in value if isinstance(value, tuple) else vars(value).values():
            if not isinstance(inner, int):  # most are
                yield from _texts(inner)


def _tell_unreadable(problems: Sequence[str]) -> None:
    text = tr("Runs that this project remembers cannot be read: {}").format(" ".join(first_lines(problems, 1)))
    write_log(text, Qgis.MessageLevel.Warning)
