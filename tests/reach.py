# SPDX-License-Identifier: GPL-3.0-or-later
"""A user who has the keyboard alone, or hears what a screen reader says: what is reached, when, and by what name."""

from __future__ import annotations

from collections.abc import Sequence

from dock_user import wait_until
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

MOST = 200  # presses of a key


def faults(window: QWidget) -> list[str]:
    """What is wrong in a window for who has no mouse or sees no screen."""
    window.window().activateWindow()
    wait_until(window.window().isActiveWindow)
    stops, unseen = tabbed(window)
    found = [f"{_called(one)} has no name" for one in stops if not heard(one)]
    found += [f"{_called(one)} is explained in tags" for one in stops if "<" in _description(one)]
    found += [f"the keyboard never comes to {_called(one)}" for one in _reachable(window) if one not in stops]
    found += [f"one does not see that {_called(one)} has the keyboard" for one in unseen]
    return found + _out_of_order(window, stops)


def heard(widget: QWidget) -> str:
    """The name that a screen reader says: ours, else what Qt takes for it."""
    if widget.accessibleName() or not isinstance(widget, QAbstractButton):
        return widget.accessibleName()
    return widget.text()


def tabbed(window: QWidget) -> tuple[list[QWidget], list[QWidget]]:
    """What the Tab key goes to in a window, in its order, and of that, what looks then as it does without."""
    stops: list[QWidget] = []
    looks: list[QImage] = []
    first = _reachable(window)[0]
    first.setFocus()
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):  # there and back: only to who
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, keys)  # uses keys, Qt shows where they go
    for _ in range(MOST):
        QTest.qWait(1)
        now = QApplication.focusWidget()
        if now in stops:
            break
        stops.append(now)
        looks.append(_look(now))
        QTest.keyClick(now, Qt.Key.Key_Tab)
    QApplication.focusWidget().clearFocus()
    QTest.qWait(1)
    unseen = [stop for stop, look in zip(stops, looks) if _look(stop) == look and not _is_default(stop)]
    return stops, unseen


def _reachable(window: QWidget) -> list[QWidget]:
    """What wants to be reached by the Tab key."""
    return [
        widget for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and not widget.focusProxy() and widget.window() == window.window()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    ]  # fmt: skip


def _out_of_order(window: QWidget, stops: Sequence[QWidget]) -> list[str]:
    """Where the Tab key goes up, or to the left in a row; once it has to, from the last to the first."""
    backwards = [
        f"from {_called(one)} the keyboard goes back to {_called(following)}"
        for one, following in zip(stops, (*stops[1:], stops[0]))
        if _is_before(_place(following, window), _place(one, window))
    ]
    return backwards if len(backwards) > 1 else []


def _is_before(one: QRect, other: QRect) -> bool:
    """Whether one is read before the other: further left in a row, or further up and not in a column right of it."""
    is_beside = one.top() < other.bottom() and other.top() < one.bottom()
    return one.right() <= other.left() if is_beside else one.top() < other.top() and one.left() < other.right()


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _is_default(widget: QWidget) -> bool:
    """Whether Enter presses the button, which some styles draw as if it had the keyboard."""
    return isinstance(widget, QPushButton) and widget.isDefault()


def _look(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def _description(widget: QWidget) -> str:
    """What a screen reader says of a widget beside its name: Qt takes the tooltip where there is nothing else."""
    return widget.accessibleDescription() or widget.toolTip()


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()
