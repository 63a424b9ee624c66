# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of spectra: curves and their spread over the bands, painted in the colours of QGIS's theme."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, Optional

import numpy as np
from qgis.PyQt.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ...classes.names import look
from ...geodata.analysis.spectra import Spread
from ...text.i18n import tr
from ..widgets.contrast import READABLE, contrast
from ..widgets.describing import describe, tip
from ..widgets.focus_frame import FocusFrame
from .axis import BandAxis, decimals, ticks
from .computing import Curve, CurveSource, Spectra

Spreading = Literal["percentiles", "deviation", "none"]

FAINT, SHADE = 45, 70  # opacity, of 255
LEAST_CONTRAST = 1.6  # between a curve and the ground; less, and the curve gets a rim
NAMED = 12  # classes in a tooltip


class SpectraPlot(QWidget):
    """The plot of the spectra that it was last given."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        describe(
            self,
            "spectraPlot",
            tr("Spectra of the classes"),
            tr(
                "Values of the raster in physical units (stored value x scale + offset of the band), where it tells "
                "scale and offset. Bands that training leaves out are shaded. Point at a band to read its values, "
                "or go from band to band with the arrow keys."
            ),
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusFrame(self)
        self._band = -1  # that the arrow keys have come to
        self._spectra: Optional[Spectra] = None
        self._axis = BandAxis(())
        self._message = ""
        self._hidden: frozenset[str] = frozenset()
        self._sources: frozenset[CurveSource] = frozenset()
        self._spreading: Spreading = "percentiles"
        self._pixel: Optional[np.ndarray] = None
        self._frame, self._y = QRectF(), (0.0, 1.0)

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(34 * em, 14 * em)

    def minimumSizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(14 * em, 9 * em)

    def show_spectra(self, spectra: Optional[Spectra], message: str = "") -> None:
        """Show these spectra; without any, or with none to be seen, the message."""
        self._spectra, self._message = spectra, message
        self._axis = BandAxis(() if spectra is None else spectra.bands)
        self._pixel, self._band = None, -1
        self._tell()

    def choose(self, hidden: Collection[str], sources: Collection[CurveSource], spreading: Spreading) -> None:
        """Choose which curves are seen, and how far their pixels spread.

        Args:
            hidden: Names of classes, case folded.
            sources: Of polygons, of the map or of both.
            spreading: What the band around each mean shows.
        """
        self._hidden, self._sources, self._spreading = frozenset(hidden), frozenset(sources), spreading
        self._tell()

    def show_pixel(self, values: Optional[np.ndarray]) -> None:
        """Draw the spectrum of a pixel on top; None for none."""
        fits = values is not None and self._spectra is not None and len(values) == len(self._spectra.bands)
        self._pixel = values if fits else None
        self.update()

    def curves(self) -> list[Curve]:
        """The curves that are seen."""
        every = () if self._spectra is None else self._spectra.curves
        return [one for one in every if one.source in self._sources and look(one.info.name) not in self._hidden]

    def caption(self) -> str:
        """The sentence that says what lines, bands of colour and shades mean."""
        sources = {one.source for one in self.curves()}
        lines = {
            frozenset(("training",)): tr("Lines: mean of the training data."),
            frozenset(("map",)): tr("Dashed lines: mean of the mapped class."),
        }.get(frozenset(sources), tr("Lines: mean of the training data; dashed: of the mapped class."))
        spread = {
            "percentiles": tr("Bands of colour: 5 % to 95 % of the pixels."),
            "deviation": tr("Bands of colour: mean ± standard deviation."),
        }.get(self._spreading, "")
        shaded = tr("Shaded: left out of training.") if self._spectra and self._spectra.left_out.any() else ""
        return " ".join(filter(None, (lines if sources else "", spread if sources else "", shaded)))

    def _tell(self) -> None:
        """Show the spectra to the eye and to screen readers."""
        names = [one.info.name for one in self.curves()]
        description = f"{', '.join(dict.fromkeys(names))}. {self.caption()}" if names else self._message
        if description:
            self.setAccessibleDescription(description)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._ground())
        if self._spectra is None or not (self.curves() or self._pixel is not None):
            painter.setPen(self._ink())
            em = self.fontMetrics().height()
            inside = QRectF(self.rect()).adjusted(em, em, -em, -em)
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        self._y = self._values_range()
        self._paint_axes(painter)
        painter.setClipRect(self._frame)
        self._paint_left_out(painter)
        for curve in self.curves():
            self._paint_spread(painter, curve)
        for curve in self.curves():
            self._paint_mean(painter, curve)
        if self._pixel is not None:
            self._paint_line(painter, self._pixel, self._ground(), 4.5)
            self._paint_line(painter, self._pixel, self._ink(), 2.0)

    def _values_range(self) -> tuple[float, float]:
        shown = ~self._spectra.left_out
        parts = [side[shown] for one in self.curves() for side in self._sides(one.spread)]
        parts += [] if self._pixel is None else [self._pixel[shown]]
        values = np.concatenate([part[np.isfinite(part)] for part in parts] or [np.zeros(0)])
        low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
        room = 0.04 * (high - low) or abs(high) * 0.1 or 1.0
        return low - room, high + room

    def _sides(self, spread: Spread) -> Sequence[np.ndarray]:
        """The lower and the upper edge of what is drawn of a class."""
        if self._spreading == "deviation":
            return spread.mean - spread.deviation, spread.mean + spread.deviation
        return (spread.low, spread.high) if self._spreading == "percentiles" else (spread.mean, spread.mean)

    def _paint_axes(self, painter: QPainter) -> None:
        metrics, locale = QFontMetricsF(self.font()), QLocale()
        em = metrics.height()
        rows = ticks(*self._y, max(2, int(self.height() / (2.5 * em))))
        labels = [locale.toString(value, "f", decimals(rows)) for value in rows]
        left = max((metrics.horizontalAdvance(label) for label in labels), default=em) + 0.8 * em
        right = 0.5 * metrics.horizontalAdvance(locale.toString(int(self._axis.range()[1]))) + 0.4 * em
        self._frame = QRectF(left, 0.6 * em, self.width() - left - right, self.height() - 3.2 * em)
        text, grid = self._ink(), self._ink(35)
        frame = self._frame
        for value, label in zip(rows, labels):
            y = self._y_of(value)
            painter.setPen(grid)
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(text)
            place = QRectF(0, y - em, left - 0.4 * em, 2 * em)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), label)
        widest = metrics.horizontalAdvance(locale.toString(int(self._axis.range()[1]))) + 1.5 * em
        for value in ticks(*self._axis.range(), max(2, int(frame.width() / widest))):
            if value != round(value):  # there is no band and a half
                continue
            x = self._x_of(value)
            painter.drawLine(QPointF(x, frame.bottom()), QPointF(x, frame.bottom() + 0.3 * em))
            place = QRectF(x - widest, frame.bottom() + 0.3 * em, 2 * widest, em)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), f"{int(value)}")
        title = QRectF(frame.left(), frame.bottom() + 1.4 * em, frame.width(), 1.1 * em)
        painter.drawText(title, Qt.AlignmentFlag.AlignCenter, self._axis.title)
        painter.setPen(self._ink(120))
        painter.drawRect(frame)

    def _paint_left_out(self, painter: QPainter) -> None:
        for run in self._axis.runs(self._spectra.left_out):
            start, end = map(self._x_of, self._axis.reach(run))
            box = QRectF(start, self._frame.top(), max(1.0, end - start), self._frame.height())
            painter.fillRect(box, self._ink(SHADE // 2))
            painter.fillRect(box, QBrush(self._ink(SHADE), Qt.BrushStyle.BDiagPattern))

    def _paint_spread(self, painter: QPainter, curve: Curve) -> None:
        if self._spreading == "none":
            return
        low, high = self._sides(curve.spread)
        color = QColor(curve.info.color)
        color.setAlpha(FAINT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for run in self._runs(curve.spread.mean):
            upper = [self._point(position, high) for position in run]
            lower = [self._point(position, low) for position in reversed(run)]
            painter.drawPolygon(QPolygonF(upper + lower))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_mean(self, painter: QPainter, curve: Curve) -> None:
        ground, color = self._ground(), QColor(curve.info.color)
        style = Qt.PenStyle.DashLine if curve.source == "map" else Qt.PenStyle.SolidLine
        if contrast(ground, color) < LEAST_CONTRAST:
            self._paint_line(painter, curve.spread.mean, self._ink(130), 3.2)
        self._paint_line(painter, curve.spread.mean, color, 1.8, style)

    def _paint_line(
        self,
        painter: QPainter,
        values: np.ndarray,
        color: QColor,
        width: float,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        painter.setPen(QPen(color, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for run in self._runs(values):
            if len(run) == 1:
                painter.drawPoint(self._point(run[0], values))
                continue
            path = QPainterPath(self._point(run[0], values))
            for position in run[1:]:
                path.lineTo(self._point(position, values))
            painter.drawPath(path)

    def _runs(self, values: np.ndarray) -> list[np.ndarray]:
        return self._axis.runs(np.isfinite(values) & ~self._spectra.left_out)

    def _point(self, position: int, values: np.ndarray) -> QPointF:
        return QPointF(self._x_of(self._axis.places[position]), self._y_of(values[position]))

    def _x_of(self, place: float) -> float:
        low, high = self._axis.range()
        return self._frame.left() + (place - low) / (high - low) * self._frame.width()

    def _y_of(self, value: float) -> float:
        low, high = self._y
        return self._frame.bottom() - (float(value) - low) / (high - low) * self._frame.height()

    def _ground(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Base)

    def _ink(self, opacity: int = 255) -> QColor:
        """The colour of text; dark themes of QGIS are style sheets, which leave that of the palette black."""
        roles = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText)
        inks = [self.palette().color(role) for role in roles] + [QColor("black"), QColor("white")]
        readable = [ink for ink in inks if contrast(ink, self._ground()) >= READABLE]
        color = QColor(readable[0])  # black or white is, on any ground
        color.setAlpha(opacity)
        return color

    # Reading values

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        text = self._values_at(event.pos().x()) if self._frame.contains(QPointF(event.pos())) else ""
        QToolTip.showText(self.mapToGlobal(event.pos()), text, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from band to band, and tell its values as the mouse would."""
        step = int(event.key() == Qt.Key.Key_Right) - int(event.key() == Qt.Key.Key_Left)
        if not step or self._spectra is None or not self.curves():
            super().keyPressEvent(event)
            return
        self._band = min(max(self._band + step, 0), len(self._spectra.bands) - 1)
        values = self._values_in(self._band)
        self.setAccessibleDescription("\n".join(values))
        place = QPointF(self._x_of(self._axis.places[self._band]), self._frame.center().y())
        QToolTip.showText(self.mapToGlobal(place.toPoint()), tip(values), self)

    def event(self, event: QEvent) -> bool:
        """Swallow the general tooltip, which would cover the values."""
        is_over = isinstance(event, QHelpEvent) and self._frame.contains(QPointF(event.pos()))
        if event.type() == QEvent.Type.ToolTip and is_over and self.curves():
            return True
        return super().event(event)

    def _values_at(self, x: float) -> str:
        """The tooltip of the nearest band."""
        if self._spectra is None:
            return ""
        return tip(self._values_in(int(np.argmin([abs(self._x_of(place) - x) for place in self._axis.places]))))

    def _values_in(self, position: int) -> list[str]:
        """A band, and the mean of each class in it."""
        lines, locale = [self._axis.name(position)], QLocale()
        if self._pixel is not None and np.isfinite(self._pixel[position]):
            lines.append(tr("Under the cursor: {}").format(locale.toString(float(self._pixel[position]), "g", 4)))
        for curve in self.curves()[:NAMED]:
            value = curve.spread.mean[position]
            if np.isfinite(value):
                of_map = tr(" (map)") if curve.source == "map" else ""
                lines.append(f"{curve.info.name}{of_map}: {locale.toString(float(value), 'g', 4)}")
        return lines
