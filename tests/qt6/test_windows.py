# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows and drawings of Qt alone are shown by Qt 6, and answer to mouse and keyboard."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QHelpEvent, QImage, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QTableWidget, QWidget

from freenet_qgis.contract.job import Band, ClassInfo
from freenet_qgis.geodata.analysis.spectra import Spread
from freenet_qgis.gui.classes.model import NAME, PIXELS, ClassModel
from freenet_qgis.gui.classes.rows import ClassRow
from freenet_qgis.gui.classes.view import ClassView
from freenet_qgis.gui.project.run_record import Figures
from freenet_qgis.gui.result.confusion import ConfusionWindow
from freenet_qgis.gui.spectra.computing import Curve, Spectra
from freenet_qgis.gui.spectra.plot import SpectraPlot
from freenet_qgis.gui.training.learning_curve import HeldOut, LearningCurve, Loss

pytestmark = pytest.mark.usefixtures("told")
WATER, FOREST = ClassInfo(1, "Water", "#1f78b4"), ClassInfo(2, "Forest", "#1b7837")


def colors(widget: QWidget) -> set[int]:
    """The colours that a widget has painted."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}


def test_the_learning_curve_is_drawn() -> None:
    curve = LearningCurve()
    curve.resize(400, 160)
    empty = colors(curve)
    curve.add([Loss(step, 2.0 / step, 1 + step // 30) for step in range(1, 60)] + [HeldOut(50, 0.9)])
    assert curve.in_words().startswith("Step 59, network 2, loss 0.03")
    assert len(empty) == 1 < len(colors(curve))


def test_spectra_are_drawn_and_read_with_the_mouse() -> None:
    bands = tuple(Band(number, f"Band {number}", 400.0 + 10 * number) for number in range(1, 31))
    mean = np.linspace(0.1, 0.4, len(bands))
    spread = Spread(mean, 0.05 + 0 * mean, mean - 0.1, mean + 0.1, pixels=50)
    left_out = np.arange(len(bands)) == 12
    plot = SpectraPlot()
    plot.resize(500, 300)
    plot.show_spectra(Spectra(bands, left_out, (Curve(WATER, "training", spread), Curve(FOREST, "map", spread))))
    for spreading in ("percentiles", "deviation", "none"):
        plot.choose([], ["training", "map"], spreading)
        plot.show_pixel(mean)
        assert len(colors(plot)) > 10
    point, no = QPoint(250, 150), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), QPointF(point), no, no, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plot, moved)
    assert "Water" in plot._values_at(250)
    assert plot.event(QHelpEvent(QEvent.Type.ToolTip, point, point))


def test_the_class_table_is_read_ticked_renamed_and_recoloured() -> None:
    model = ClassModel()
    view = ClassView(model)
    model.show_rows([ClassRow(1, WATER, 3, 1200, True, 0.75, True), ClassRow(2, FOREST, 1, 8, False, 0.25, True)])
    told: list[tuple[object, ...]] = []
    for signal in (model.ticked, model.renamed, view.swatch_clicked):
        signal.connect(lambda *values: told.append(values))
    view.resize(view.sizeHint())
    view.show()
    cell = model.index(1, PIXELS)
    assert cell.data() == "≈ 8" and "too few" in cell.data(Qt.ItemDataRole.ToolTipRole)
    first = view.visualRect(model.index(0, NAME))
    for x in range(first.left(), first.left() + 60, 4):  # over the tick and the colour
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, first.center().y()))
    assert (0, False) in told and (0,) in told
    view.setCurrentIndex(model.index(0, NAME))
    QTest.keyClick(view, Qt.Key.Key_F2)
    (editor,) = view.findChildren(QLineEdit)
    editor.setText("Lake")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert (0, "Lake") in told
    assert [index.row() for index in view.selectionModel().selectedRows()] == view.rows() == [0]


def test_the_confusion_matrix_is_shown_and_copied() -> None:
    figures = Figures("polygons", classes=(WATER, FOREST), confusion_matrix=((40, 2), (0, 8)))
    window = ConfusionWindow("Matrix", figures)
    window.show()
    table = window.findChild(QTableWidget, "confusionMatrix")
    assert table.item(0, 0).text() == "40" and table.item(0, 0).font().bold()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "\t".join(("Water", "40", "2", "42")) in QApplication.clipboard().text()
    window.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close).click()
    assert not window.isVisible()
