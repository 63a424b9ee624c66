# SPDX-License-Identifier: GPL-3.0-or-later
"""What the widgets of the dock have in common: a name, a help text, room to shrink, and the user's patience."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Union

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QApplication, QComboBox, QSizePolicy, QTreeView, QWidget

from ..text.listing import first_lines
from ..text.plain_text import in_html

LISTED = 30


def describe(widget: QWidget, name: str, title: str, help_text: str) -> None:
    """Name a widget for tests and screen readers, and explain it to whoever points at it."""
    widget.setObjectName(name)
    widget.setAccessibleName(title)
    widget.setToolTip(tip(help_text))


def tip(text: Union[str, Sequence[str]], title: str = "") -> str:
    """A tooltip, as rich text, which wraps; names in it stay words, whatever they look like. Empty for nothing.

    Args:
        text: In lines of its own or in a list of them, of which there is room for no more than some.
        title: Above it.
    """
    lines = [f"<b>{in_html(title)}</b>"] if title else []
    lines += map(in_html, first_lines(text.splitlines() if isinstance(text, str) else text, LISTED))
    return unbroken(f"<p>{'<br>'.join(lines)}</p>") if lines else ""


def unbroken(text: str) -> str:
    """The text with each per cent sign on the line of its number."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")


def new_action(parent: QWidget, name: str, icon: str, title: str, slot: Callable[[], None]) -> QAction:
    """An action of a widget, with an icon of QGIS's theme."""
    action = QAction(QgsApplication.getThemeIcon(icon), title, parent)
    action.setObjectName(name)
    action.triggered.connect(lambda: slot())
    return action


def shrinkable(box: QComboBox) -> None:
    """Let long entries be elided, so that they do not widen the dock."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def columns_width(view: QTreeView, columns: Iterable[int]) -> int:
    """What some columns need to show all that stands in them, pixels."""
    hints = view.sizeHintForColumn, view.header().sectionSizeHint
    return sum(max(hint(column) for hint in hints) for column in columns)


def choice_box(entries: Sequence[tuple[str, str, str]]) -> QComboBox:
    """A choice among (value, title, help text); its `currentData` is the value."""
    box = QComboBox()
    shrinkable(box)
    for value, title, help_text in entries:
        box.addItem(title, value)
        box.setItemData(box.count() - 1, tip(help_text), Qt.ItemDataRole.ToolTipRole)
    return box


def choose(box: QComboBox, value: str) -> None:
    """Set a choice box to a value; one it does not offer leaves it as it is."""
    index = box.findData(value)
    if index >= 0:
        box.setCurrentIndex(index)


@contextmanager
def busy() -> Iterator[None]:
    """Show that the main thread is at work, for what takes no more than seconds."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
