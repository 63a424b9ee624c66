# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the dock that tells how good a map is, and lets one look at it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...i18n import tr
from ..notice import Notice
from ..results import accuracy_line, yardstick_lines
from ..run_record import RunRecord
from ..widgets import describe, listed
from .confusion import ConfusionWindow
from .map_look import MapLook

TOLD = 2  # warnings; a dock has no room for many


class ResultPanel(QWidget):
    """Accuracy beside its yardsticks, what the user should know, the way to matrix and report; hidden at first.

    Signals:
        report_wanted: The user wants to read this page.
    """

    report_wanted = pyqtSignal(Path)

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._run: Optional[RunRecord] = None
        self._accuracy = Notice("accuracy")
        self._accuracy.setToolTip(
            tr("OA: overall accuracy, the share of held-out pixels that the map has right. "
               "AA: average accuracy, the mean of that share over the classes. For comparison, on the same pixels: a "
               "random forest that sees each spectrum alone, and the class of the nearest training pixel.")
        )  # fmt: skip
        self._warnings = Notice("runWarnings")
        self._look = MapLook(canvas)
        self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._accuracy)
        column.addWidget(self._warnings)
        column.addWidget(self._look)
        buttons = QHBoxLayout()
        buttons.addWidget(self._matrix, 1)
        buttons.addWidget(self._report, 1)
        column.addLayout(buttons)
        self.hide()

    def show_run(self, run: RunRecord, warnings: Sequence[str] = ()) -> None:
        """Show how a run ended, and the controls of its layers, once these are in the project."""
        self._run = run
        figures = dataclasses.asdict(run.figures)
        self._accuracy.say("\n".join([accuracy_line(figures), *yardstick_lines(figures)]))
        more = [tr("… and {} more: point here.").format(len(warnings) - TOLD)] if len(warnings) > TOLD else []
        self._warnings.say("\n".join([*warnings[:TOLD], *more]), "warning")
        self._warnings.setToolTip(f"<p>{listed(warnings)}</p>")
        self._warnings.setAccessibleDescription("\n".join(warnings))
        self._matrix.setEnabled(bool(run.figures.confusion_matrix))
        self._report.setEnabled(bool(run.report) and Path(run.report).exists())
        self._look.look_at(run)
        self.show()

    def rest(self) -> None:
        """Show nothing, and leave the canvas to what comes next."""
        self._look.look_at(None)
        self.hide()

    def unload(self) -> None:
        """Leave the canvas as it was."""
        self._look.unload()

    def _make_buttons(self) -> None:
        self._matrix = QPushButton(QgsApplication.getThemeIcon("/mActionOpenTable.svg"), tr("Confusion matrix"))
        describe(
            self._matrix,
            "openMatrix",
            tr("Confusion matrix"),
            tr("Which classes the map takes for each other, in held-out pixels."),
        )
        self._matrix.clicked.connect(self._open_matrix)
        self._report = QPushButton(QgsApplication.getThemeIcon("/mIconReport.svg"), tr("Open report"))
        describe(
            self._report,
            "openReport",
            tr("Open report"),
            tr("Show the accuracy of every class, areas, the learning curve and how the map was made."),
        )
        self._report.clicked.connect(self._open_report)

    def _open_report(self) -> None:
        self.report_wanted.emit(Path(self._run.report))

    def _open_matrix(self) -> None:
        title = tr("Confusion matrix: {}").format(self._run.settings.raster_name)
        ConfusionWindow(title, self._run.figures, self).show()
