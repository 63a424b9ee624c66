# SPDX-License-Identifier: GPL-3.0-or-later
"""Boxes that offer a choice, and that do not widen the dock."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QSizePolicy

from .describing import tip


def choice_box(entries: Sequence[tuple[str, str, str]]) -> QComboBox:
    """A choice among (value, title, help text); its `currentData` is the value."""
    box = QComboBox()
    shrinkable(box)
    for value, title, help_text in entries:
        box.addItem(title, value)
        box.setItemData(box.count() - 1, tip(help_text), Qt.ItemDataRole.ToolTipRole)
        box.setItemData(box.count() - 1, help_text, Qt.ItemDataRole.AccessibleDescriptionRole)
    return box


def choose(box: QComboBox, value: str) -> None:
    """Set a choice box to a value; one it does not offer leaves it as it is."""
    index = box.findData(value)
    if index >= 0:
        box.setCurrentIndex(index)


def shrinkable(box: QComboBox) -> None:
    """Let long entries be elided, so that they do not widen the dock."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
