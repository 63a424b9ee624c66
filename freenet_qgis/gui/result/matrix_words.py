# SPDX-License-Identifier: GPL-3.0-or-later
"""What a confusion matrix shows, in sentences, and its cells as a screen reader says them."""

from __future__ import annotations

from collections.abc import Sequence

from ...report.words import DASH
from ...text.figures import percent
from ...text.i18n import number, tr
from ..project.run_record import Figures


def in_sentences(figures: Figures) -> str:
    """How much is right, which classes fare best and worst, and which are confused most; empty without pixels."""
    matrix, names = figures.confusion_matrix, [info.name for info in figures.classes]
    shares = {place: row[place] / sum(row) for place, row in enumerate(matrix) if any(row)}
    if not shares:
        return ""
    right, every = sum(matrix[place][place] for place in shares), sum(map(sum, matrix))
    texts = [tr("{right} of {all} pixels are right.", every).format(right=_marked(right), all=_marked(every))]
    best, worst = max(shares, key=shares.__getitem__), min(shares, key=shares.__getitem__)
    if shares[best] > shares[worst]:
        texts.append(tr("Best class: {}, {} right.").format(names[best], percent(shares[best])))
        texts.append(tr("Worst class: {}, {} right.").format(names[worst], percent(shares[worst])))
    wrong = {(row, column): count for row, counts in enumerate(matrix) for column, count in enumerate(counts)
             if row != column and count}  # fmt: skip
    if wrong:
        one, other = most = max(wrong, key=wrong.__getitem__)
        text = tr("Most confused: {one} taken for {other}, {wrong} of {all} pixels.", sum(matrix[one]))
        counts = {"wrong": _marked(wrong[most]), "all": _marked(sum(matrix[one]))}
        texts.append(text.format(one=names[one], other=names[other], **counts))
    return " ".join(texts)


def cell_in_words(rows: Sequence[Sequence[str]], row: int, column: int, figures: Figures) -> str:
    """A cell of `matrix_text.table` with what it is of; row and column are counted without the headings."""
    along, above = rows[row + 1][0], rows[0][column + 1]
    matrix = figures.confusion_matrix
    if row < len(matrix) and column < len(matrix):
        pixels = matrix[row][column]
        text = tr("reference {one}, map {other}: {count} pixels", pixels)
        return text.format(one=along, other=above, count=_marked(pixels))
    return f"{along}, {above}: {rows[row + 1][column + 1] or DASH}"


def _marked(count: int) -> str:
    return number(count, ",")
