# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job is done by keyboard alone, and with a screen reader: in each window, in each of its states."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dock_user import PAGES, DockUser, finish, start, train, wait_until
from qgis.core import QgsApplication, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWidget
from qgis.utils import iface
from reach import faults

from freenet_qgis import workflow
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.gui.manual.opening import open_page
from freenet_qgis.gui.manual.window import ManualWindow
from freenet_qgis.gui.project.run_record import Figures
from freenet_qgis.gui.pytorch.options import PythonOptions
from freenet_qgis.gui.result.matrix_view import MatrixView
from freenet_qgis.gui.result.report_dock import ReportDock
from freenet_qgis.gui.training.learning_curve import HeldOut, LearningCurve, Loss
from freenet_qgis.gui.widgets.contrast import READABLE, contrast
from freenet_qgis.gui.widgets.text_window import show_text
from freenet_qgis.report.colors import ON_DARK, ON_LIGHT, Colors
from freenet_qgis.request import TrainRequest

from .conftest import FakeWorkflow

CONFUSED = {
    "confusion_matrix": [[10, 2], [0, 5]],
    "classes": [{"value": 1, "name": "Corn", "color": "#e69f00"}, {"value": 2, "name": "Soy", "color": "#56b4e9"}],
    "yardsticks": {"random_forest": {"overall_accuracy": 0.8, "average_accuracy": 0.75}},
}


@pytest.fixture(params=["default", "Night Mapping", "Blend of Gray"])
def theme(request: pytest.FixtureRequest) -> Iterator[str]:
    """The themes of QGIS, light and dark."""
    palette = QApplication.palette()
    QgsApplication.setUITheme(request.param)
    yield request.param
    QgsApplication.setUITheme("default")
    QApplication.setPalette(palette)  # which QGIS leaves dark


def learn(_: TrainRequest, progress: workflow.Progress) -> None:
    for step, accuracy in ((10, 0.5), (20, 0.914)):
        progress.learning(step, 30 / step, 1)
        progress.held_out(step, accuracy)


def states(user: DockUser, fake: FakeWorkflow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """All that the dock shows and opens, one after the other."""
    user.dock.setFloating(True)
    user.dock.resize(420, 1500)  # so that nothing has to be scrolled
    for is_folded in (True, False):
        user.find("advanced").setCollapsed(is_folded)
        yield f"folded: {is_folded}", user.dock
    yield from windows_of_image(user)
    fake.report |= CONFUSED
    fake.warning = "Class 'Corn': one polygon only; it was cut in two."
    train(user, folder / "map.tif")
    train(user, "")
    user.find("aboutModel").setCollapsed(False)
    for page in PAGES:
        user.open_page(page)
        yield page, user.dock
    yield from windows_of_run(user)
    user.open_page("trainPage")
    fake.during = learn
    start(user, fake)
    wait_until(user.find("learningFigures").isVisible)
    yield "while it trains", user.dock
    finish(user, fake)
    user.dock.setFloating(False)


def windows_of_image(user: DockUser) -> Iterator[tuple[str, QWidget]]:
    wait_until(lambda: user.dock._outlook.scene.info is not None)
    user.click("setUpImage")
    for place in range(3):
        user.find("imagePages").setCurrentIndex(place)
        yield f"image, page {place}", user.find("imageDialog")
    user.find("imageDialog").close()
    user.click("spectra")
    spectra = user.dock._spectra
    wait_until(lambda: bool(spectra._plot.curves()))
    spectra.setFloating(True)
    yield "spectra", spectra
    spectra.setFloating(False)
    spectra.close()


def windows_of_run(user: DockUser) -> Iterator[tuple[str, QWidget]]:
    run = user.dock._runs.history.runs[-1]
    user.click("openMatrix")
    yield "confusion", user.find("confusionWindow")
    user.find("confusionWindow").close()
    report = ReportDock(user.dock, iface.mainWindow())  # not at its side, for QGIS remembers where it was
    report.setFloating(True)
    report.show_report(Path(run.report))
    report.show()
    yield "report", report
    report.deleteLater()
    user.dock.apply_model(Path(run.model))
    yield "applying", user.dock._applying.dialog
    user.dock._applying.dialog.close()
    show_text("window", "All warnings", "One.\nTwo.", user.dock)
    yield "text", user.find("window")
    user.find("window").close()
    open_page("tutorial.md", iface.mainWindow())
    manual = iface.mainWindow().findChild(ManualWindow)
    yield "manual", manual
    manual.close()
    options = PythonOptions()
    page = options.createWidget(None)
    page.show()
    yield "set-up", page
    page.deleteLater()
    options.set_up.unload()


def test_all_is_reached_in_reading_order_seen_and_called_by_name(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    found = []
    for name, window in states(user, fake, tmp_path):
        QTest.qWait(50)
        found += [f"{name}: {fault}" for fault in faults(window)]
    assert found == []


def test_the_learning_curve_is_told_in_words() -> None:
    curve = LearningCurve()
    curve.add([Loss(10, 2.0, 1), HeldOut(10, 0.5), Loss(20, 1.5, 1), HeldOut(20, 0.914)])
    assert curve.accessibleDescription() == (
        "Step 20, loss 1.50, average accuracy 91.4 % on held-out pixels. "
        "Average accuracy rose from 50.0 % to 91.4 % in 2 looks."
    )
    curve.add([HeldOut(30, 0.4)])
    assert curve.accessibleDescription().endswith("Average accuracy fell from 50.0 % to 40.0 % in 3 looks.")


def test_a_warning_is_heard_as_one(user: DockUser) -> None:
    for kind, heard in (("warning", "Caution: It is late."), ("info", "It is late.")):
        user.dock._notice.say("It is late.", kind)
        assert user.find("noticeText").accessibleName() == heard


def test_a_fold_says_whether_it_is_open(user: DockUser) -> None:
    arrow = user.find("advanced").findChild(QWidget, "collapseButton")
    user.find("advanced").setCollapsed(True)
    assert arrow.accessibleName() == "Advanced, folded"
    QTest.keyClick(arrow, Qt.Key.Key_Space)
    assert not user.find("advanced").isCollapsed() and arrow.accessibleName() == "Advanced, unfolded"


@pytest.mark.parametrize("colors", [ON_LIGHT, ON_DARK])
def test_text_of_reports_and_charts_can_be_read(colors: Colors) -> None:
    inks = {name: getattr(colors, name) for name in ("ink", "faint", "link", "loss", "accuracy")}
    assert {
        name: contrast(QColor(ink), QColor(colors.ground)) >= READABLE for name, ink in inks.items()
    } == dict.fromkeys(inks, True)
    assert contrast(QColor(colors.ink), QColor(colors.note)) >= READABLE
    assert contrast(QColor(colors.faint), QColor(colors.note)) >= READABLE


def test_all_texts_of_tables_and_the_curve_can_be_read(
    user: DockUser, polygons: QgsVectorLayer, image: QgsRasterLayer, theme: str
) -> None:
    view = user.find("classes")
    wait_until(lambda: not user.dock._form.classes.is_counting())
    view.setFocus()
    user.dock._form.classes._model.ticked.emit(0, False)  # what is left out is fainter
    wait_until(lambda: not user.dock._form.classes.rows()[0].trains)
    ground = view.grab().toImage().pixelColor(view.width() - 3, view.height() - 5)
    ink = view.model().index(0, 0).data(Qt.ItemDataRole.ForegroundRole)
    assert contrast(ink, ground) >= READABLE
    curve = LearningCurve()
    curve.resize(300, 100)
    curve.add([Loss(10, 2.0, 1), HeldOut(10, 0.5), Loss(20, 1.5, 1)])
    painted = curve.grab().toImage()
    assert painted.pixelColor(1, painted.height() - 2).name() in (ON_LIGHT.ground, ON_DARK.ground)


def test_right_and_wrong_pixels_can_be_read_on_their_colours(theme: str) -> None:
    classes = (ClassInfo(1, "Corn", "#e69f00"), ClassInfo(2, "Soy", "#56b4e9"))
    view = MatrixView(Figures("polygons", classes=classes, confusion_matrix=((0, 9), (0, 9))))
    view.show()  # a style sheet counts from then on
    picture = view.viewport().grab().toImage()
    for row in range(2):
        cell = view.visualItemRect(view.item(row, 1)).adjusted(2, 2, -2, -2)
        ground = picture.pixelColor(cell.topLeft())
        letters = [picture.pixelColor(x, cell.center().y()) for x in range(cell.left(), cell.right())]
        assert max(contrast(ink, ground) for ink in letters) >= READABLE
    view.close()
