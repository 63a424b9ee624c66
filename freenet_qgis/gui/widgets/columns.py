# SPDX-License-Identifier: GPL-3.0-or-later
"""The width of columns."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtWidgets import QTreeView


def columns_width(view: QTreeView, columns: Iterable[int]) -> int:
    """The width in pixels that some columns need to show all that stands in them."""
    hints = view.sizeHintForColumn, view.header().sectionSizeHint
    return sum(max(hint(column) for hint in hints) for column in columns)
