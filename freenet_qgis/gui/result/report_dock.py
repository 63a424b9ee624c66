# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel that shows the report of a run beside the map."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.gui import QgisInterface, QgsDockWidget
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from ...files.companions import is_page
from ...layers.shown_files import when_placed
from ...text.i18n import tr
from ...text.plain_text import never_html
from ..project.run_record import RunRecord
from ..runs.view import name_of
from ..widgets.describing import describe
from ..widgets.notice import Notice
from ..widgets.opening import open_address
from ..widgets.qgis_window import window_of
from .report_page import ReportPage

READABLE_PX = 650  # so wide are the tables of most reports
MOST_BYTES = 8_000_000  # the report of 255 classes has four million


class ReportDock(QgsDockWidget):
    """The panel with the page of one run.

    Signals:
        pdf_wanted: The user wants this page as PDF, of the run of this name.
    """

    pdf_wanted = pyqtSignal(Path, str)

    def __init__(self, beside: QgsDockWidget, window: QMainWindow) -> None:
        super().__init__(tr("FreeNet report"), window)
        self.setObjectName("FreeNetReport")
        self._beside, self._window = beside, window
        self._narrow_px = 0  # how wide the tabs were
        self._path, self._run = Path(), ""
        self._written: Optional[tuple[int, int]] = None  # when the page was that is shown, and its size
        self._page = ReportPage()
        self._notice = Notice("reportNotice")
        self._browse = QPushButton(QgsApplication.getThemeIcon("/mIconReport.svg"), tr("Open in the browser"))
        describe(self._browse, "browseReport", tr("Open in the browser"), tr("To print it, or to read it beside QGIS."))
        self._browse.clicked.connect(self._open)
        self._save = QPushButton(QgsApplication.getThemeIcon("/mActionSaveAsPDF.svg"), tr("PDF…"))
        describe(self._save, "saveReport", tr("Save as PDF…"), tr("For printing and for mails."))
        self._save.clicked.connect(lambda: self.pdf_wanted.emit(self._path, self._run or self._path.stem))
        self._copy = QPushButton(QgsApplication.getThemeIcon("/mActionEditCopy.svg"), "")
        describe(self._copy, "copyReportPath", tr("Copy path"), tr("Where the page is, for mails and other programs."))
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(str(self._path)))
        self._lay_out()
        when_placed(self._on_placed)

    def show_report(self, path: Path, run: str = "") -> None:
        """Read the page of a run of this name and show it from its top; a sentence where that is not possible."""
        self._path, self._run = path, run
        self._read_page(run)

    def follow(self, runs: Sequence[RunRecord]) -> None:
        """Show the page that is there now if another of these runs has written it; none that is of no run any more."""
        run = next((name_of(run) for run in runs if run.report and Path(run.report) == self._path), "")
        if not run:
            self._rest()
        elif run != self._run:
            self.show_report(self._path, run)

    def take_over(self, old: RunRecord, new: RunRecord) -> None:
        """Show the page of a run where it is by now."""
        if self._run and old.report and Path(old.report) == self._path:
            self.show_report(Path(new.report), name_of(new))

    def come_forward(self) -> None:
        """Be seen; at the side of the window with the width that tables need, until the panel is closed."""
        width_px = self._beside.width()  # of both
        self.setUserVisible(True)
        areas = {self._window.dockWidgetArea(dock) for dock in (self, self._beside)}
        if len(areas) == 1 and not self.isFloating() and width_px < READABLE_PX:
            self._narrow_px = self._narrow_px or width_px
            self._make_wide(min(READABLE_PX, self._window.width() // 2))

    def closeEvent(self, event: Optional[QCloseEvent]) -> None:
        super().closeEvent(event)
        if self._narrow_px:
            self._make_wide(self._narrow_px)
            self._narrow_px = 0

    def _read_page(self, run: str) -> None:
        path = self._path
        owner = f"{path.stem} ({run})" if run else path.stem
        self.setWindowTitle(tr("FreeNet report: {}").format(never_html(owner)))
        self._written = _written(path)
        page, problem = _read(path)
        self._notice.say(problem, "warning")
        self._browse.setEnabled(is_page(path))
        self._save.setEnabled(not problem)
        self._copy.setEnabled(True)
        self._page.setVisible(not problem)
        self._page.show_page(page)

    def _on_placed(self, places: Collection[Path]) -> None:
        """Show what the toolbox has written in the place of the page; of the runs of the panel `follow` has heard."""
        is_touched = self._path.name.lower() in {place.name.lower() for place in places}
        if is_touched and _written(self._path) not in (None, self._written):
            self._read_page("")

    def _rest(self) -> None:
        """Close, and be empty for who opens the panel by itself."""
        self._path, self._run = Path(), ""
        self.setWindowTitle(tr("FreeNet report"))
        self._notice.say(tr("'Open report' in the FreeNet panel shows the report of a run here."))
        self._page.show_page("")
        self._page.hide()
        self._browse.setEnabled(False)
        self._save.setEnabled(False)
        self._copy.setEnabled(False)
        self.close()

    def _make_wide(self, width_px: int) -> None:
        self._window.resizeDocks([self._beside], [width_px], Qt.Orientation.Horizontal)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._save)
        buttons.addWidget(self._browse)
        buttons.addWidget(self._copy)
        buttons.addStretch()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._notice)
        column.addWidget(self._page, 1)
        column.addLayout(buttons)
        column.addStretch()
        self.setWidget(content)

    def _open(self) -> None:
        """A project may name any file as the report of a run, and there may be another one by now."""
        if is_page(self._path):
            open_address(QUrl.fromLocalFile(str(self._path)), self)
        else:
            self._browse.setEnabled(False)


def add_report_dock(iface: QgisInterface, beside: QgsDockWidget) -> ReportDock:
    """The panel, where it was the last time; at first a tab of `beside`."""
    window = window_of(iface)
    dock = ReportDock(beside, window)
    if not window.restoreDockWidget(dock):
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        if not beside.isFloating():
            window.tabifyDockWidget(beside, dock)
    return dock


def remove_report_dock(iface: QgisInterface, dock: ReportDock) -> None:
    """Undo `add_report_dock`."""
    iface.removeDockWidget(dock)
    dock.deleteLater()


def _written(path: Path) -> Optional[tuple[int, int]]:
    """When a file was written, and its size; None if it is not there."""
    try:
        state = path.stat()
    except (OSError, ValueError):  # ValueError: a name with a zero byte
        return None
    return state.st_mtime_ns, state.st_size


def _read(path: Path) -> tuple[str, str]:
    """A page, or why it cannot be shown."""
    gone = "", tr("The report '{}' is not there any more.").format(path)
    try:
        if not path.is_file():  # a pipe may have no end
            return gone
        with path.open("rb") as file:
            page = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):  # ValueError: a name with a zero byte
        return gone
    if len(page) > MOST_BYTES:
        return "", tr("The report '{}' is too large to be shown here.").format(path)
    return page.decode("utf-8", "replace"), ""
