# SPDX-License-Identifier: GPL-3.0-or-later
"""The three steps to a map, with ticks that follow what the user does, and a button where help is near."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPalette, QPen, QPixmap
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from ...text.i18n import tr
from ..widgets.describing import describe, explain
from ..widgets.notice import WrappedText
from ..widgets.search_button import SearchButton


class Guide(QFrame):
    """The guide: shows which steps are done and what comes next.

    Attributes:
        shown_for: The layers for which it is shown; empty while it is hidden.

    Signals:
        sample_wanted: The user wants the sample scene.
        no_sample_wanted: The user wants its download to stop.
        layer_wanted: The user wants a new training layer.
    """

    sample_wanted = pyqtSignal()
    no_sample_wanted = pyqtSignal()
    layer_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self.shown_for: tuple[str, ...] = ()
        self._make_buttons()
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 2)
        self._rows.setColumnStretch(1, 1)
        self._rows.setVerticalSpacing(3)
        self._titles = (tr("Choose a raster"), tr("Draw training data of each class"), tr("Train"))
        self._ticks, self._texts = [QLabel() for _ in self._titles], [QLabel() for _ in self._titles]
        self._hint = WrappedText()
        self._hint.setObjectName("nextStep")
        for step, (tick, text) in enumerate(zip(self._ticks, self._texts)):
            text.setObjectName(f"step{step + 1}")
            text.setStyleSheet("padding: 0;")  # themes of QGIS indent labels, but not the hint below
            text.setIndent(0)
            self._rows.addWidget(tick, 3 * step, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(text, 3 * step, 1)
        self.show_steps((False, False, False), "")

    def hint(self) -> str:
        """The sentence that says what to do next."""
        return self._hint.toPlainText()

    def show_steps(self, done: tuple[bool, bool, bool], hint: str, more: str = "", *, has_layer: bool = False) -> None:
        """Tick what is done; below the first step that is not stands `hint`, and help unless there is a layer.

        What is `more` is said where there is room, else to whoever points at the hint.

        With a layer, the table of its classes needs the room: only that step is shown then, always as high.
        """
        current = done.index(False) if False in done else len(done)
        for step, (tick, text) in enumerate(zip(self._ticks, self._texts)):
            tick.setPixmap(self._mark(step + 1, done[step], step == current))
            state = tr("done") if done[step] else tr("to do")
            tick.setAccessibleName(tr("Step {}: {}").format(step + 1, state))
            font = text.font()
            font.setBold(step == current)
            text.setFont(font)
            text.setText(self._titles[step])
            text.setAccessibleName(tr("Step {}, {}: {}").format(step + 1, self._titles[step], state))
            tick.setVisible(step == current or not has_layer)
            text.setVisible(not has_layer)
        whole = f"{hint} {more}".strip()
        self._hint.setPlainText(hint if has_layer else whole)
        explain(self._hint, more)
        self._hint.setVisible(bool(hint) and current < len(done))
        if current < len(done):
            self._rows.addWidget(self._hint, 3 * current + (0 if has_layer else 1), 1)
        self._hint.be_as_high_as(2 if has_layer else 1)
        self._sample.setVisible(current == 0)
        self._layer.setVisible(current == 1 and not has_layer)
        self._rows.addWidget(self._sample, 2, 1, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(self._layer, 5, 1, Qt.AlignmentFlag.AlignLeft)

    def show_download(self, share: float) -> None:
        """Let the button of the sample scene tell how much of it is there, and cancel the rest; below 0 it is over."""
        if share < 0:
            self._sample.rest()
        else:
            self._sample.show_progress(tr("Cancel the download ({} %)").format(int(100 * share)))

    def _make_buttons(self) -> None:
        self._sample = SearchButton(tr("Open a sample scene"))
        self._sample.setIcon(QgsApplication.getThemeIcon("/mActionAddRasterLayer.svg"))
        describe(
            self._sample,
            "openSample",
            tr("Open a sample scene"),
            tr(
                "Try FreeNet on Indian Pines, a hyperspectral image of fields and woods, with training polygons. "
                "7 MB are downloaded once. Licence: Creative Commons Attribution 3.0."
            ),
        )
        self._sample.begun.connect(self.sample_wanted)
        self._sample.stopped.connect(self.no_sample_wanted)
        icon = QgsApplication.getThemeIcon("/mActionNewGeoPackageLayer.svg")
        self._layer = QPushButton(icon, tr("Create a training layer"))
        describe(
            self._layer,
            "createLayer",
            tr("Create a training layer"),
            tr(
                "A new GeoPackage for polygons, with classes to choose from, open for drawing. "
                "It asks for the file name alone."
            ),
        )
        self._layer.clicked.connect(lambda: self.layer_wanted.emit())

    def _mark(self, number: int, is_done: bool, is_current: bool) -> QPixmap:
        """A tick, or the number of the step in a circle."""
        size = self.fontMetrics().height() + 4
        if is_done:
            return QgsApplication.getThemeIcon("/mIconSuccess.svg").pixmap(size, size)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, 1, size - 2, size - 2)
        role = QPalette.ColorRole.Highlight if is_current else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 1.2))
        painter.setBrush(self.palette().color(role) if is_current else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        text = QPalette.ColorRole.HighlightedText if is_current else QPalette.ColorRole.WindowText
        painter.setPen(self.palette().color(text))
        font = self.font()
        font.setPointSizeF(0.85 * font.pointSizeF())
        painter.setFont(font)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.end()
        return pixmap
