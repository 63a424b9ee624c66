# SPDX-License-Identifier: GPL-3.0-or-later
"""The confusion matrix of a run in words, with sums and accuracies: for a window, for the clipboard, as CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from io import StringIO

from qgis.PyQt.QtCore import QLocale

from ...report.words import DASH
from ...text.figures import percent
from ...text.i18n import tr
from ..project.run_record import Figures


def table(figures: Figures) -> list[list[str]]:
    """The matrix as the user writes numbers, with headings: rows are the reference, columns the map."""
    return _rows(figures, _count, _percent)


def as_text(rows: Sequence[Sequence[str]]) -> str:
    """The text of rows, as spreadsheets take it from the clipboard."""
    return "\n".join("\t".join(row) for row in rows)


def as_csv(figures: Figures) -> str:
    """The matrix with commas and decimal points, whatever the user's language; accuracies from 0 to 1."""
    file = StringIO()
    csv.writer(file).writerows(_rows(figures, str, lambda part, whole: f"{part / whole:.4f}" if whole else ""))
    return file.getvalue()


def _rows(figures: Figures, count: Callable[[int], str], share: Callable[[int, int], str]) -> list[list[str]]:
    names = [info.name for info in figures.classes]
    matrix = figures.confusion_matrix
    mapped = [sum(column) for column in zip(*matrix)]
    rows = [["", *names, tr("Sum"), tr("Producer's accuracy")]]
    for position, (name, row) in enumerate(zip(names, matrix)):
        rows.append([name, *map(count, row), count(sum(row)), share(row[position], sum(row))])
    rows.append([tr("Sum"), *map(count, mapped), count(sum(mapped)), ""])
    right = [row[position] for position, row in enumerate(matrix)]
    rows.append([tr("User's accuracy"), *map(share, right, mapped), "", share(sum(right), sum(mapped))])
    return rows


def _locale() -> QLocale:
    """The user's locale without marks between thousands, which spreadsheets would take for text."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale


def _count(number: int) -> str:
    return _locale().toString(number)


def _percent(part: int, whole: int) -> str:
    return percent(part / whole) if whole else DASH
