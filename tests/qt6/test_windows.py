# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows and drawings of Qt alone are shown by Qt 6, and answer to mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QHelpEvent, QImage, QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QTableWidget,
    QToolButton,
    QWidget,
)

from freenet_qgis import report
from freenet_qgis.contract.figures import Accuracy, ClassFigures
from freenet_qgis.contract.job import Band, ClassInfo
from freenet_qgis.contract.report import Report
from freenet_qgis.geodata.analysis.spectra import Spread
from freenet_qgis.gui.classes.model import NAME, PIXELS, ClassModel
from freenet_qgis.gui.classes.rows import ClassRow
from freenet_qgis.gui.classes.view import ClassView
from freenet_qgis.gui.manual.window import ManualWindow
from freenet_qgis.gui.project.run_record import Figures
from freenet_qgis.gui.result.confusion import ConfusionWindow
from freenet_qgis.gui.result.report_page import ReportPage
from freenet_qgis.gui.spectra.computing import Curve, Spectra
from freenet_qgis.gui.spectra.legend import SpectraLegend
from freenet_qgis.gui.spectra.plot import SpectraPlot
from freenet_qgis.gui.training.learning_curve import HeldOut, LearningCurve, Loss
from freenet_qgis.gui.widgets.notice import Notice
from freenet_qgis.gui.widgets.question import ask

pytestmark = pytest.mark.usefixtures("told")
WATER, FOREST = ClassInfo(1, "Water", "#1f78b4"), ClassInfo(2, "Forest", "#1b7837")
BANDS = tuple(Band(number, f"Band {number}", 400.0 + 10 * number) for number in range(1, 31))
MEAN = np.linspace(0.1, 0.4, len(BANDS))
SPREAD = Spread(MEAN, 0.05 + 0 * MEAN, MEAN - 0.1, MEAN + 0.1, pixels=50)
CURVES = (Curve(WATER, "training", SPREAD), Curve(FOREST, "map", SPREAD))


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
    plot = SpectraPlot()
    plot.resize(500, 300)
    plot.show_spectra(Spectra(BANDS, np.arange(len(BANDS)) == 12, CURVES))
    for spreading in ("percentiles", "deviation", "none"):
        plot.choose([], ["training", "map"], spreading)
        plot.show_pixel(MEAN)
        assert len(colors(plot)) > 10
    point, no = QPoint(250, 150), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), QPointF(point), no, no, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plot, moved)
    assert "Water" in plot._values_at(250)
    assert plot.event(QHelpEvent(QEvent.Type.ToolTip, point, point))


def test_spectra_are_hidden_by_their_boxes() -> None:
    legend = SpectraLegend()
    legend.show_curves(CURVES)
    entries, every = legend.findChild(QListWidget), legend.findChild(QCheckBox)
    entries.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert legend.hidden() == {"water"} and every.checkState() == Qt.CheckState.PartiallyChecked
    every.click()
    assert legend.hidden() == frozenset()
    every.click()
    assert legend.hidden() == {"water", "forest"}


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


@pytest.mark.parametrize("answer", ["Yes", "No"])
def test_a_question_is_answered(answer: str) -> None:
    parent = QWidget()

    def press() -> None:
        parent.findChild(QMessageBox).button(QMessageBox.StandardButton[answer]).click()

    QTimer.singleShot(0, press)
    assert ask("Delete them?", parent, [f"{number}.tif" for number in range(30)]) == (answer == "Yes")


def test_a_notice_is_said_and_unfolded() -> None:
    notice = Notice("notice")
    notice.say("PyTorch could not be reached.", "warning", details="\n".join("line" for _ in range(9)))
    height = notice.sizeHint().height()
    notice.findChild(QToolButton, "noticeFold").click()
    assert notice.text() == "PyTorch could not be reached." and notice.sizeHint().height() > height


def test_a_report_is_shown_with_its_pictures(tmp_path: Path) -> None:
    accuracy = Accuracy(classes=tuple(ClassFigures(one.value, one.name, one.color) for one in (WATER, FOREST)))
    told = Report("1", "train", "map", accuracy=accuracy, map_pixels=(60, 40), learning=((1, 2.5, None), (2, 0.5, 0.6)))
    report.write(tmp_path / "report.html", told, np.ones((40, 40), np.uint8))
    page = ReportPage()
    page.resize(600, 2000)
    page.show_page((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert {picture.is_drawing for picture in page._pictures.values()} == {True, False}
    assert len(colors(page.viewport())) > 10


def test_the_manual_is_read_and_searched(application: QApplication, tmp_path: Path) -> None:
    (tmp_path / "contents.json").write_text('[["Home", "index.html"], ["Work", [["Maps", "maps.html"]]]]')
    (tmp_path / "index.html").write_text("<title>Home</title><a href='maps.html'>more</a><img src='a.svg'>")
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="9"/>')
    (tmp_path / "maps.html").write_text("<title>Maps</title><p>Needles in haystacks</p>")
    parent = QWidget()
    window = ManualWindow(parent, tmp_path)
    window.show_page("index.md")
    window.show()
    QTest.keyClicks(window.findChild(QLineEdit), "haystack\r")
    assert window.windowTitle() == "FreeNet manual: Maps"
    assert window._page.textCursor().selectedText() == "haystack"
    QTest.keyClick(window._page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.windowTitle() == "FreeNet manual: Home"
    assert window._page.document().idealWidth() <= window._page.width()
    window.close()
