# SPDX-License-Identifier: GPL-3.0-or-later
"""A user of the dock: finds widgets by name, clicks and types, reads what is written, and waits while QGIS goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QProgressDialog,
    QPushButton,
    QTabWidget,
    QWidget,
)
from qgis.utils import iface

SCREENSHOTS = Path(__file__).resolve().parent.parent / "build" / "screenshots"
PAGES = ("trainPage", "resultPage", "runsPage")


class DockUser:
    """Does to a dock what a person would."""

    def __init__(self, dock: QWidget) -> None:
        self.dock = dock

    def find(self, name: str) -> Any:
        """The widget with this object name."""
        widget = self.dock.findChild(QWidget, name)
        if widget is None:
            raise LookupError(f"the dock has no widget '{name}'")
        return widget

    def open_page(self, name: str) -> None:
        """Click the tab of a page: "trainPage", "resultPage" or "runsPage"."""
        pages = self.dock.findChild(QTabWidget, "pages")
        place = pages.indexOf(self.find(name))
        QTest.mouseClick(pages.tabBar(), Qt.MouseButton.LeftButton, pos=pages.tabBar().tabRect(place).center())

    def page(self) -> str:
        """The page that is open."""
        return self.find("pages").currentWidget().objectName()

    def go_to(self, name: str) -> Any:
        """The widget with this object name, on whose page the user looks by now."""
        part = widget = self.find(name)
        while part is not None and part.objectName() not in PAGES:
            part = part.parentWidget()
        if part is not None and part.objectName() != self.page():
            self.open_page(part.objectName())
        return widget

    def sees(self, name: str) -> bool:
        """Whether a widget is to be seen, on the page where it belongs."""
        return self.go_to(name).isVisible()

    def click(self, name: str) -> None:
        """Click into the middle of a widget."""
        QTest.mouseClick(self.go_to(name), Qt.MouseButton.LeftButton)

    def tick(self, name: str) -> None:
        """Click a check box on its box."""
        box = self.go_to(name)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center().__class__(8, box.height() // 2))

    def choose(self, name: str, entry: str) -> None:
        """Go through the entries of a choice by keyboard until `entry` is shown."""
        box: QComboBox = self.go_to(name)
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentText() == entry:
                return
            QTest.keyClick(box, Qt.Key.Key_Down)
        raise LookupError(f"'{name}' offers no '{entry}'")

    def type(self, name: str, text: str) -> None:
        """Replace what is written in a widget, by pasting: simulated keys know no letters but ASCII."""
        widget = self.go_to(name)
        line = widget if isinstance(widget, QLineEdit) else widget.findChild(QLineEdit)
        line.selectAll()
        QApplication.clipboard().setText(text)
        line.paste()
        QTest.keyClick(line, Qt.Key.Key_Tab)

    def notice(self) -> str:
        """The sentence in the dock, empty if there is none."""
        return self.find("notice").text()

    def next_step(self) -> str:
        """What the steps say is to be done next; empty if they are hidden."""
        return self.find("guide").hint() if self.sees("guide") else ""

    def steps_done(self) -> list[bool]:
        """Which of the three steps are ticked."""
        return [self.find(f"step{number}").accessibleName().endswith("done") for number in (1, 2, 3)]

    def accuracy(self) -> str:
        """The line that tells how good the map is."""
        return self.find("accuracy").text()

    def can_train(self) -> bool:
        """Whether the button can be pressed."""
        return self.find("train").isEnabled()

    def train_button(self) -> QPushButton:
        """The button itself."""
        return self.find("train")

    def wait_for_device(self) -> None:
        """Wait until the dock knows where it will compute; it measures that, which takes long on a busy machine."""
        wait_until(lambda: "…" not in self.find("deviceNotice").text(), 150)

    def wait_for_end(self, seconds: float = 120) -> None:
        """Wait until no training runs."""
        wait_until(lambda: not self.find("progress").isVisible(), seconds)


def train(user: DockUser, path: str | Path | None = None) -> None:
    """Train to the end; the map goes to `path`, or where the form says."""
    if path is not None:
        user.type("output", str(path))
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)


def start(user: DockUser, fake: Any) -> None:
    """Train, and stop half way until `finish` lets the fake workflow go on."""
    fake.may_end.clear()
    user.click("train")
    wait_until(fake.running.is_set)


def finish(user: DockUser, fake: Any) -> None:
    """Let the training that `start` began come to its end."""
    fake.may_end.set()
    wait_until(lambda: user.dock._training.run is None)


def messages() -> list[str]:
    """What we said in the message bar; QGIS itself may tell that a task is complete."""
    QTest.qWait(50)
    return [item.text() for item in iface.messageBar().items() if item.title() == "FreeNet"]


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Let QGIS go on until the condition holds.

    Raises:
        TimeoutError: If that takes too long.
    """
    end = monotonic() + seconds
    while not condition():
        if monotonic() > end:
            raise TimeoutError(f"still not so after {seconds} seconds")
        QTest.qWait(20)


@contextmanager
def canceling(title: str) -> Iterator[list[str]]:
    """Somebody who presses Cancel as soon as that is offered."""
    offered: list[str] = []

    def press() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QProgressDialog) and window.isVisible() and window.labelText().startswith(title):
                offered.append(window.labelText())
                window.findChild(QPushButton).click()

    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(50)
    yield offered
    timer.stop()


@contextmanager
def answering(path: Path) -> Iterator[list[str]]:
    """Somebody who types this path into Qt's dialog of files as soon as it opens, and presses Enter."""
    asked: list[str] = []

    def type_path() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QFileDialog) and dialog.isVisible() and not asked:
                asked.append(dialog.windowTitle())
                line = dialog.findChild(QLineEdit, "fileNameEdit")
                line.setText(str(path))
                QTest.keyClick(line, Qt.Key.Key_Return)

    timer = QTimer()
    timer.timeout.connect(type_path)
    timer.start(50)
    yield asked
    timer.stop()


def screenshot(window: QWidget, name: str) -> None:
    """Keep a picture of a window for people to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    QTest.qWait(300)
    window.grab().save(str(SCREENSHOTS / f"{name}.png"))


def hover(widget: QWidget, place: QPoint) -> None:
    """Move the mouse there, over nothing but the widget: on the screen a message of QGIS might cover it."""
    no_button = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), no_button, no_button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
