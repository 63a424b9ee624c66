# SPDX-License-Identifier: GPL-3.0-or-later
"""The learning curve of a run, drawn while it trains: loss, and accuracy on what is held out, by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Optional, Union

from qgis.PyQt.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...report.colors import Colors, colors_on
from ...text.figures import percent
from ...text.i18n import tr
from ...text.unit_words import held_out_figure
from ..widgets.describing import describe
from ..widgets.focus_frame import FocusFrame

LINES = 6  # of text, so high is it
MOST_POINTS = 500


class Loss(NamedTuple):
    """The training loss at a step, and of which network of those trained one after the other."""

    step: int
    loss: float
    network: int


class HeldOut(NamedTuple):
    """The average accuracy over the classes on held-out pixels at a step, 0 to 1."""

    step: int
    accuracy: float


Learnt = Union[Loss, HeldOut]


class LearningCurve(QWidget):
    """The learning curve; `in_words` says the latest figures."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        describe(
            self,
            "learningCurve",
            tr("Learning curve"),
            tr(
                "Solid line, left: the loss, how far the network is from its training data; it falls. Dashed line "
                "with dots, right: the average accuracy over the classes (AA), on up to 50 held-out pixels of each "
                "and at the end on all; it rises. Between the upright lines networks are trained one after the other."
            ),
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # screen readers say what has the keyboard
        FocusFrame(self)
        self.clear()

    def clear(self) -> None:
        """Begin a new curve."""
        self._losses: list[Loss] = []
        self._held_out: list[HeldOut] = []
        self.update()

    def add(self, learnt: list[Learnt]) -> None:
        """Go on with the curve."""
        self._losses += [one for one in learnt if isinstance(one, Loss)]
        self._held_out += [one for one in learnt if isinstance(one, HeldOut)]
        self.setAccessibleDescription(". ".join(filter(None, [self.in_words(), self._course()])))
        self.update()

    def in_words(self) -> str:
        """The latest figures; empty while there are none."""
        if not self._losses:
            return ""
        last, locale = self._losses[-1], QLocale()
        texts = [tr("Step {}").format(locale.toString(last.step))]
        if last.network > 1:
            texts.append(tr("network {}").format(last.network))
        texts.append(tr("loss {}").format(locale.toString(last.loss, "f", 2)))
        looks = self._looks()
        if looks:
            texts.append(held_out_figure(looks[-1].accuracy))
        return ", ".join(texts)

    def _looks(self) -> list[HeldOut]:
        """The looks at what is held out of the network that is being trained, not of those before it."""
        before = next((one.step for one in reversed(self._losses) if one.network < self._losses[-1].network), 0)
        return [one for one in self._held_out if one.step > before]

    def _course(self) -> str:
        """What became of the accuracy from the first look at it; empty where that is the only one."""
        looks = self._looks() if self._losses else []
        if len(looks) < 2:
            return ""
        first, last = looks[0].accuracy, looks[-1].accuracy
        rose = tr("Average accuracy rose from {first} to {last} in {count} looks.", len(looks))
        fell = tr("Average accuracy fell from {first} to {last} in {count} looks.", len(looks))
        shares = {"first": percent(first), "last": percent(last)}
        return (fell if last < first else rose).format(count=len(looks), **shares)

    def sizeHint(self) -> QSize:
        return QSize(200, LINES * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._losses:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self._colors()
        painter.fillRect(self.rect(), QColor(colors.ground))  # on a window in between none of the colours can be read
        frame = self._frame()
        end, highest = self._losses[-1].step, max(one.loss for one in self._losses) or 1.0

        def place(step: int, share: float) -> QPointF:
            return QPointF(frame.left() + frame.width() * step / end, frame.bottom() - frame.height() * share)

        self._draw_axes(painter, frame, end, highest, colors)
        self._draw_networks(painter, frame, place, colors)
        width = self.fontMetrics().lineWidth() * 1.5
        for number in range(1, self._losses[-1].network + 1):
            own = [one for one in self._losses if one.network == number]
            every = -(-len(self._losses) // MOST_POINTS)
            painter.setPen(QPen(QColor(colors.loss), width))
            painter.drawPolyline(QPolygonF([place(one.step, one.loss / highest) for one in own[::every]]))
        if self._held_out:
            self._draw_accuracy(painter, [place(*one) for one in self._held_out], width, colors)

    def _frame(self) -> QRectF:
        """The frame of the lines, with room for the figures around."""
        text = self.fontMetrics()
        left, right = text.horizontalAdvance("0.00 "), text.horizontalAdvance(" 100 %")
        return QRectF(self.rect()).adjusted(left, text.height() * 1.5, -right, -text.height() * 1.1)

    def _draw_axes(self, painter: QPainter, frame: QRectF, end: int, highest: float, colors: Colors) -> None:
        ink, loss_ink, accuracy_ink = map(QColor, (colors.ink, colors.loss, colors.accuracy))
        faint = QColor(ink)
        faint.setAlphaF(0.25)
        high, locale = self.fontMetrics().height(), QLocale()
        painter.setPen(loss_ink)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignLeft, tr("Loss"))
        if self._held_out:
            painter.setPen(accuracy_ink)
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignRight, tr("Average accuracy"))
        for share in (0.0, 0.5, 1.0):
            y = frame.bottom() - frame.height() * share
            painter.setPen(QPen(faint, 1))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(loss_ink)
            at_left = QRectF(0, y - high / 2, frame.left() - high / 4, high)
            loss = locale.toString(share * highest, "f", 1 if highest >= 1 else 2)
            painter.drawText(at_left, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), loss)
            if self._held_out:
                painter.setPen(accuracy_ink)
                at_right = QRectF(frame.right() + high / 4, y - high / 2, self.width() - frame.right(), high)
                text = tr("{} %").format(round(100 * share))
                painter.drawText(at_right, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.setPen(ink)
        below = QRectF(frame.left(), self.height() - high, frame.width(), high)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, "0")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, tr("step {}").format(locale.toString(end)))

    def _draw_networks(
        self, painter: QPainter, frame: QRectF, place: Callable[[int, float], QPointF], colors: Colors
    ) -> None:
        """Draw an upright line where another network begins."""
        painter.setPen(QPen(QColor(colors.ink), 1, Qt.PenStyle.DotLine))
        for before, after in zip(self._losses, self._losses[1:]):
            if after.network != before.network:
                x = place(before.step, 0.0).x()
                painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))

    def _draw_accuracy(self, painter: QPainter, places: list[QPointF], width: float, colors: Colors) -> None:
        color = QColor(colors.accuracy)
        painter.setPen(QPen(color, width, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for point in places:
            painter.drawEllipse(point, 1.6 * width, 1.6 * width)

    def _colors(self) -> Colors:
        """Those of the report's curve; the palette does not do, for themes of QGIS colour text by style sheets."""
        return colors_on(self.palette().color(QPalette.ColorRole.Window).lightness())
