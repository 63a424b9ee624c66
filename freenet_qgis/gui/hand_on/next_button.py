# SPDX-License-Identifier: GPL-3.0-or-later
"""A button with a menu of what may come next for the map of a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Optional

from qgis import processing
from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QMenu, QPushButton, QWidget

from ...text.i18n import tr
from ..project.run_record import RunRecord
from ..project.stored_paths import is_there
from ..runs.view import keep_help, name_of
from ..widgets.action import new_action
from ..widgets.describing import describe, tip
from .next_steps import NextStep, known_steps, parameters


class NextButton(QPushButton):
    """The button. What is not of Processing, others do.

    Signals:
        draw_wanted: The user asks where to draw next for the model of this run.
        keep_wanted: This run is to be kept.
        pdf_wanted: This report is wanted as PDF, of the run of this name.
        layout_wanted: A print layout of the map of this run is wanted.
        opened: The window of a tool was opened on this run.
        made: A tool has ended well on this run, with these results.
    """

    draw_wanted = pyqtSignal(object)
    keep_wanted = pyqtSignal(object)
    pdf_wanted = pyqtSignal(Path, str)
    layout_wanted = pyqtSignal(object)
    opened = pyqtSignal(object)
    made = pyqtSignal(object, dict)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(QgsApplication.getThemeIcon("/mActionNext.svg"), tr("What next"), parent)
        self._run: Optional[RunRecord] = None
        describe(
            self,
            "whatNext",
            tr("What next"),
            tr("Clean, count or compare the map, hand it on, or find out where to draw next."),
        )
        menu = QMenu(self)
        menu.setObjectName("whatNextMenu")
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)  # providers come and go
        self.setMenu(menu)

    def offer(self, run: RunRecord) -> None:
        """Offer what may come next for this run."""
        self._run = run

    def _fill(self) -> None:
        self.menu().clear()  # with its actions, which are the menu's own
        run = self._run
        if run is None:
            return
        has_windows = hasattr(processing, "createAlgorithmDialog")  # the plugin Processing has put it there
        for step in known_steps() if run.has_map() else ():
            name = step.algorithm.replace(":", "_")
            tool = self._add(name, step.icon, step.title(), step.help(), partial(self._open, step))
            if not has_windows:
                tool.setEnabled(False)
                tool.setToolTip(tip(tr("Switch the plugin 'Processing' on, which opens the windows of tools.")))
        text = tr("Look for places where a new polygon would help most.")
        drawn = self._add(
            "next_draw",
            "/mActionCapturePolygon.svg",
            tr("Where to draw next"),
            text,
            lambda: self.draw_wanted.emit(run),
        )
        drawn.setEnabled(is_there(run.model))
        self.menu().addSeparator()
        self._add_handing_on(run)

    def _add_handing_on(self, run: RunRecord) -> None:
        """What lasts: files in a folder, and paper."""
        keep = self._add(
            "next_keep",
            "/mActionFileSaveAs.svg",
            tr("Keep in a folder…"),
            keep_help() if run.settings.is_temporary else tr("It lasts: its files are in a folder of yours."),
            lambda: self.keep_wanted.emit(run),
        )
        keep.setEnabled(run.settings.is_temporary and run.has_map())
        pdf = self._add(
            "next_pdf",
            "/mActionSaveAsPDF.svg",
            tr("Report as PDF…"),
            tr("Save the report with the map, its legend, charts and tables for printing and for mails."),
            lambda: self.pdf_wanted.emit(Path(run.report), name_of(run)),
        )
        pdf.setEnabled(is_there(run.report))
        layout = self._add(
            "next_layout",
            "/mActionNewLayout.svg",
            tr("Print layout"),
            tr("Make a layout with map, legend, scale bar and accuracy, and open it."),
            lambda: self.layout_wanted.emit(run),
        )
        layout.setEnabled(run.has_map())

    def _add(self, name: str, icon: str, title: str, help_text: str, slot: Callable[[], None]) -> QAction:
        action = new_action(self.menu(), name, icon, title, slot)
        action.setToolTip(tip(help_text))
        self.menu().addAction(action)
        return action

    def _open(self, step: NextStep) -> None:
        """Open the dialog of a tool, filled in; it blocks nothing, and stays until it is closed."""
        if self._run is None:
            return
        run = self._run
        dialog = processing.createAlgorithmDialog(step.algorithm, parameters(step, run))
        if dialog is None:
            return

        def tell(is_done: bool, results: dict[str, object]) -> None:
            if is_done and not sip.isdeleted(self):  # the window may outlive the panel
                self.made.emit(run, results)

        dialog.algorithmFinished.connect(tell)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        self.opened.emit(self._run)
