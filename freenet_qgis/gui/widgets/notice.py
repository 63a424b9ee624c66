# SPDX-License-Identifier: GPL-3.0-or-later
"""A sentence inside the dock, with an icon that says how serious it is."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Optional, Union

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent, QTextOption
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QTextEdit, QToolButton, QVBoxLayout, QWidget

from ...text.i18n import tr
from .describing import explain, unbroken
from .focus_frame import FocusFrame
from .text_window import show_text

LONGEST = 4000  # characters; Qt takes its time to lay out more
ICONS = {"info": "/mIconInfo.svg", "warning": "/mIconWarning.svg", "success": "/mIconSuccess.svg"}


class WrappedText(QTextEdit):
    """Text that can be selected, as high as it needs to be; a label cannot break a long path, this can."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setStyleSheet("background: transparent; border: none; padding: 0;")  # whatever the theme of QGIS says
        self.document().setDocumentMargin(0)
        FocusFrame(self)
        self._least_lines = 1
        self.textChanged.connect(self._fit)

    def setPlainText(self, text: str) -> None:
        super().setPlainText(unbroken(text))
        self.setAccessibleName(text)

    def setHtml(self, text: str) -> None:
        super().setHtml(unbroken(text))
        self.setAccessibleName(self.toPlainText())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.document().setDefaultFont(self.font())
            self._fit()

    def be_as_high_as(self, lines: int) -> None:
        """Have room for so many lines, lest what follows move whenever there is less to say."""
        self._least_lines = lines
        self._fit()

    def _fit(self) -> None:
        least = self.document().clone()  # its lines are a little higher than those of a label
        least.setDocumentMargin(0)  # which a clone does not take over
        least.setPlainText((self._least_lines - 1) * "\n")
        self.setFixedHeight(ceil(max(least.size().height(), self.document().size().height())))


class Notice(QWidget):
    """An icon and a sentence; takes no room while there is nothing to say.

    Where there is more to say than it has room for, a button opens all of it, by mouse and by keyboard; details that
    few want to read are folded away below.
    """

    def __init__(self, name: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._icon = QLabel()
        self._text = WrappedText()
        self._text.setObjectName(f"{name}Text")
        self._kind = "info"
        self._title = ""
        self._lines: tuple[str, ...] = ()
        self._more = QToolButton()
        self._more.setObjectName(f"{name}More")
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.clicked.connect(self._show_all)
        self._more.hide()
        self._fold = QToolButton()
        self._fold.setObjectName(f"{name}Fold")
        self._fold.setText(tr("Details"))
        self._fold.setCheckable(True)
        self._fold.setAutoRaise(True)
        self._fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.toggled.connect(self._unfold)
        self._details = WrappedText()
        self._details.setObjectName(f"{name}Details")
        self._unfold(False)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._text)
        for button in (self._more, self._fold):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._details)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column)
        self.hide()

    def text(self) -> str:
        """The sentence that is being said."""
        return self._text.toPlainText()

    def details(self) -> str:
        """What is folded away; empty if nothing is."""
        return self._details.toPlainText()

    def explain(self, text: Union[str, Sequence[str]], title: str = "") -> None:
        """Tell more to whoever points at the notice or hears it; see `describing.tip`."""
        explain(self, text, title)
        self._text.setAccessibleDescription(self.accessibleDescription())  # the keyboard is with its part

    def say(
        self, text: str, kind: str = "info", *, title: str = "", lines: Sequence[str] = (), details: str = ""
    ) -> None:
        """Say `text`; kind is info, warning, success, or plain without an icon. An empty text hides the notice.

        Args:
            text: The sentence; only its beginning is shown where it has more than `LONGEST` characters.
            kind: How serious it is.
            title: Of the window with all there is to say.
            lines: That; none where the sentence is all.
            details: What is folded away below.
        """
        text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        self._kind = kind
        size = self.fontMetrics().height()
        self._icon.setVisible(kind in ICONS)
        self._icon.setPixmap(QgsApplication.getThemeIcon(ICONS.get(kind, "")).pixmap(size, size))
        self._text.setPlainText(text)
        if kind == "warning":
            self._text.setAccessibleName(tr("Caution: {}").format(text))
        self._title, self._lines = title, tuple(lines)
        self._more.setText(tr("Show all ({})").format(len(lines)))
        self._more.setAccessibleName(f"{title}: {self._more.text()}")
        self._more.setVisible(bool(lines))
        if details != self.details():
            self._details.setPlainText(details)
            self._unfold(False)
        self._fold.setVisible(bool(details))
        self.setVisible(bool(text))

    def say_no_more(self) -> None:
        """Take back good news, which is old once the user goes on; a warning stays."""
        if self._kind == "success":
            self.say("")

    def _unfold(self, is_open: bool) -> None:
        self._fold.setChecked(is_open)
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._details.setVisible(is_open)

    def _show_all(self) -> None:
        show_text(f"{self.objectName()}Window", self._title, "\n\n".join(self._lines), self.window())
