# SPDX-License-Identifier: GPL-3.0-or-later
"""The report beside the map: where it opens, what it shows, and that no page can do anything there."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dock_user import DockUser, answering, messages, screenshot, train, wait_until
from qgis import processing
from qgis.core import QgsApplication, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QColor, QDesktopServices, QImage, QPalette, QTextDocument
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QDockWidget, QMessageBox, QPlainTextEdit, QTextBrowser
from qgis.utils import iface

from freenet_qgis import report
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.report import Report
from freenet_qgis.engine.validation.accuracy import assess
from freenet_qgis.gui.runs.view import name_of

from .conftest import FakeWorkflow

CLASSES = [ClassInfo(1, "Wald & <Wiese>", "#00aa00"), ClassInfo(9, "Wasser", "#0000ff")]


def write_report(path: Path, color: str = "#00aa00") -> Path:
    """A report as a training leaves it, with a map of the first class and a learning curve."""
    classes = [replace(CLASSES[0], color=color), CLASSES[1]]
    told = Report(
        "1", "train", path.stem,
        validation="polygons",
        accuracy=assess(np.repeat([1, 1, 2], [6, 2, 2]), np.repeat([1, 2, 2], [6, 2, 2]), classes),
        warnings=("1 < 2",),
        map_pixels=(60, 40),
        learning=((1, 2.5, None), (2, 0.5, 0.6)),
        seconds=1.5,
    )  # fmt: skip
    report.write(path, told, np.ones((40, 40), np.uint8))
    return path


@pytest.fixture
def reading(user: DockUser, tmp_path: Path) -> Iterator[DockUser]:
    """A user in front of a report, on a laptop."""
    window = iface.mainWindow()
    size = window.size()
    window.resize(1366, 768)
    QTest.qWait(100)
    yield read(user, write_report(tmp_path / "Länder & Flüsse.html"))
    window.resize(size)


def read(user: DockUser, path: Path) -> DockUser:
    user.dock.show_report(path)
    QTest.qWait(50)
    return DockUser(panel())


def panel() -> Any:
    return iface.mainWindow().findChild(QDockWidget, "FreeNetReport")


def page(reader: DockUser) -> QTextBrowser:
    return reader.find("reportPage")


def picture(reader: DockUser, number: int) -> QImage:
    return page(reader).document().resource(int(QTextDocument.ResourceType.ImageResource), QUrl(f"picture:{number}"))


def test_the_button_of_a_run_opens_its_report_as_a_tab_wide_enough_to_read(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer
) -> None:
    iface.mainWindow().resizeDocks([user.dock], [300], Qt.Orientation.Horizontal)
    user.click("train")
    user.wait_for_end()
    before = user.dock.width()
    write_report(fake.request.outputs.report)
    assert panel() is None, "made when it is asked for"
    user.click("openReport")
    wait_until(lambda: panel().width() > before)
    assert user.dock in iface.mainWindow().tabifiedDockWidgets(panel())
    assert not page(DockUser(panel())).visibleRegion().isEmpty()
    assert f"model trained on {fake.request.outputs.report.stem}" in page(DockUser(panel())).toPlainText()
    screenshot(iface.mainWindow(), "report-tab")
    panel().close()
    least = user.dock.minimumSizeHint().width()  # of the dock with a result, which may be wider than it was just before
    wait_until(lambda: abs(user.dock.width() - max(before, least)) < 3)


@pytest.fixture
def of_a_run(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path) -> DockUser:
    """A user in front of the report of the only run of the project."""
    fake.report["created"] = "2026-11-22T20:00:00+00:00"
    train(user, tmp_path / "pavia_2.5m.tif")
    write_report(fake.request.outputs.report)
    user.click("openReport")
    return DockUser(panel())


def test_the_tab_names_map_and_run(of_a_run: DockUser, user: DockUser) -> None:
    (run,) = user.dock._runs.history.runs
    assert panel().windowTitle() == f"FreeNet report: pavia_2.5m ({name_of(run)})"
    screenshot(iface.mainWindow(), "report-title")


def test_a_report_that_is_overwritten_by_another_run_gives_way_to_that_one(
    of_a_run: DockUser, user: DockUser, fake: FakeWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    assert "model trained on" in page(of_a_run).toPlainText()
    fake.report["created"] = "2026-11-22T21:00:00+00:00"
    train(user)
    assert "model trained on" not in page(of_a_run).toPlainText()
    assert name_of(user.dock._runs.history.runs[0]) in panel().windowTitle()
    assert panel().isVisible()


def test_a_report_that_no_run_has_touched_stays_as_it_is_read(
    of_a_run: DockUser, user: DockUser, tmp_path: Path
) -> None:
    (tmp_path / "pavia_2.5m.html").write_text("would be shown if the page was read again")
    train(user, tmp_path / "other.tif")
    assert "model trained on" in page(of_a_run).toPlainText() and panel().isVisible()


def test_a_report_that_the_toolbox_overwrites_is_read_again(
    of_a_run: DockUser,
    user: DockUser,
    fake: FakeWorkflow,
    image: QgsRasterLayer,
    polygons: QgsVectorLayer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    (run,) = user.dock._runs.history.runs
    fake.report |= {"created": "2026-11-22T21:00:00+00:00", "kappa": 0.1234}
    given = {"INPUT": image.id(), "TRAINING": polygons.id(), "FIELD": "class_name"}
    files = {"OUTPUT": run.class_map, "MODEL": run.model, "REPORT": run.report}
    processing.run("freenet:trainandclassify", {**given, **files})
    wait_until(lambda: "model trained on" not in page(of_a_run).toPlainText())
    assert panel().isVisible() and panel().windowTitle() == "FreeNet report: pavia_2.5m"  # it is of no run in the list
    user.dock._runs.history.changed.emit()
    assert panel().windowTitle() == "FreeNet report: pavia_2.5m"
    train(user)
    assert name_of(user.dock._runs.history.runs[0]) in panel().windowTitle()


@pytest.mark.parametrize("by", ["run", "project"])
def test_a_report_is_closed_with_its_run(
    of_a_run: DockUser, user: DockUser, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda box: QMessageBox.StandardButton.Yes)
    if by == "project":
        iface.newProject()
    else:
        user.open_page("runsPage")
        user.find("runs").topLevelItem(0).setSelected(True)
        user.dock.findChild(QAction, "deleteRun").trigger()
    wait_until(lambda: not panel().isVisible())
    user.dock._runs.history.changed.emit()
    assert not panel().isVisible()


def test_the_report_of_a_run_that_is_kept_is_shown_where_it_is_by_then(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user)
    user.click("openReport")
    run = user.dock._runs.history.runs[0]
    user.dock._handing_on.keeper.keep(run, tmp_path)
    wait_until(lambda: user.dock._handing_on.keeper.run is None)
    assert panel().isVisible() and name_of(run) in panel().windowTitle()
    DockUser(panel()).click("copyReportPath")
    assert QApplication.clipboard().text() == str(tmp_path / "szene_classes.html")


def test_all_of_the_report_can_be_read(reading: DockUser) -> None:
    text = page(reading).toPlainText()
    for said in ("Wald & <Wiese>", "1 < 2", "80.0 %", "Confusion matrix", "loss over 2 steps"):
        assert said in text
    wait_until(lambda: page(reading).horizontalScrollBar().maximum() == 0)


def test_map_and_chart_have_as_many_pixels_as_the_screen(reading: DockUser) -> None:
    scale = page(reading).devicePixelRatioF()
    class_map, chart = picture(reading, 0), picture(reading, 1)
    width = page(reading)._pictures["picture:1"].width
    assert 200 < width <= page(reading).viewport().width()
    assert (chart.width(), class_map.width()) == (round(width * scale), round(round(0.7 * width) * scale))
    assert class_map.pixelColor(9, 9) == QColor("#00aa00")
    drawn = {chart.pixelColor(x, y).alpha() for x in range(0, chart.width(), 2) for y in range(0, chart.height(), 2)}
    assert 0 in drawn and max(drawn) > 200


def test_another_report_takes_the_place_of_the_first(reading: DockUser, user: DockUser, tmp_path: Path) -> None:
    page(reading).verticalScrollBar().setValue(100)
    read(user, write_report(tmp_path / "other.html", "#ff00ff"))
    assert "trained on other" in page(reading).toPlainText() and page(reading).verticalScrollBar().value() == 0
    assert picture(reading, 0).pixelColor(9, 9) == QColor("#ff00ff")


def test_a_dark_theme_darkens_the_report(reading: DockUser) -> None:
    light = picture(reading, 1)
    palette = QPalette(page(reading).palette())
    palette.setColor(QPalette.ColorRole.Base, QColor("#202020"))
    page(reading).setPalette(palette)
    wait_until(lambda: "color:#e4e7ea" in page(reading).toHtml())
    assert picture(reading, 1) != light


def lightness(reading: DockUser, cols: Iterable[int], rows: Iterable[int]) -> list[int]:
    """Of pixels of the page as it is shown."""
    shown = page(reading).viewport().grab().toImage()
    return [shown.pixelColor(x, y).lightness() for x, y in product(cols, rows)]


@pytest.mark.parametrize("theme", ["default", "Night Mapping"])
def test_letters_stand_out_in_every_theme_of_qgis(reading: DockUser, theme: str) -> None:
    light = QApplication.palette()
    QgsApplication.setUITheme(theme)
    try:
        wait_until(lambda: (lightness(reading, [2], [2])[0] < 128) == (theme != "default"))
        screenshot(iface.mainWindow(), f"report-{theme.split()[0].lower()}")
        (ground,) = lightness(reading, [2], [2])
        wait_until(  # the page is written anew in other colours a moment after its ground
            lambda: max(abs(value - ground) for value in lightness(reading, range(0, 300, 2), range(10, 40))) > 150
        )
    finally:
        QgsApplication.setUITheme("default")
        QApplication.setPalette(light)  # which QGIS leaves dark


def test_it_opens_in_the_browser_and_its_path_is_copied(
    reading: DockUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    reading.click("browseReport")
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "Länder & Flüsse.html"]
    reading.click("copyReportPath")
    assert QApplication.clipboard().text() == str(tmp_path / "Länder & Flüsse.html")


def test_without_a_browser_the_place_of_the_report_is_told(
    reading: DockUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    reading.click("browseReport")
    told = panel().window().findChild(QDialog, "freenetAddress")
    assert str(tmp_path / "Länder & Flüsse.html") in told.findChild(QPlainTextEdit, "log").toPlainText()
    told.close()


def test_a_report_that_is_gone_is_said_to_be(reading: DockUser, user: DockUser, tmp_path: Path) -> None:
    read(user, tmp_path / "gone.html")
    assert reading.find("reportNotice").text() == f"The report '{tmp_path / 'gone.html'}' is not there any more."
    assert not page(reading).isVisible() and not reading.find("browseReport").isEnabled()
    read(user, tmp_path / "Länder & Flüsse.html")
    assert page(reading).isVisible() and reading.find("browseReport").isEnabled()
    assert reading.find("reportNotice").text() == ""


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0\0" * 99, b"<table>" * 9999, b"<svg width='20' height='9'>"])
def test_any_file_can_be_shown(user: DockUser, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.html").write_bytes(content)
    assert page(read(user, tmp_path / "odd.html")).isVisible()


def test_a_page_fetches_nothing(user: DockUser, tmp_path: Path) -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/x.png"
        hostile = f"<body background='{address}'><img src='{address}'><p style='background:url({address})'>words</p>"
        hostile += f"<link rel='stylesheet' href='{address}'><script src='{address}'></script><iframe src='{address}'>"
        (tmp_path / "hostile.html").write_text(hostile, encoding="utf-8")
        reader = read(user, tmp_path / "hostile.html")
        QTest.qWait(300)
        server.shutdown()
    assert asked == [] and page(reader).toPlainText().strip() == "words"


def test_the_page_is_saved_as_pdf_from_its_tab(reading: DockUser, user: DockUser, tmp_path: Path) -> None:
    with answering(tmp_path / "for the mail.pdf") as asked:
        reading.click("saveReport")
    assert asked == ["Save the report as PDF"]
    assert (tmp_path / "for the mail.pdf").read_bytes().startswith(b"%PDF-")
    (tmp_path / "Länder & Flüsse.html").unlink()
    with answering(tmp_path / "gone.pdf"):
        reading.click("saveReport")
    wait_until(lambda: any("is not there any more" in text for text in messages()))  # the tab hides the panel's notice


def test_the_keyboard_reaches_page_and_buttons_and_they_have_names(reading: DockUser) -> None:
    start = page(reading).verticalScrollBar().value()
    QTest.keyClick(page(reading), Qt.Key.Key_PageDown)
    assert page(reading).verticalScrollBar().value() > start
    names = ("reportPage", "saveReport", "browseReport", "copyReportPath")
    assert all(reading.find(name).accessibleName() for name in names)
    assert all(bool(reading.find(name).focusPolicy() & Qt.FocusPolicy.TabFocus) for name in names)


def test_the_panel_goes_with_the_plugin(reading: DockUser, user: DockUser) -> None:
    user.dock.unload()
    QTest.qWait(50)
    assert panel() is None
