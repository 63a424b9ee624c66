# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the dock that tells how good a map is, and lets one look at it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...contract.final_model import which_polygons
from ...text.i18n import tr
from ...text.listing import first_lines
from ...text.plain_text import in_html, shortened
from ...text.unit_words import network_in_words
from ..hand_on.next_button import NextButton
from ..project.run_record import Figures, RunRecord
from ..project.stored_paths import is_there
from ..runs.accuracy_text import accuracy_line, yardstick_line, yardstick_lines
from ..runs.view import keep_help, name_of
from ..widgets.button_rows import ButtonRows
from ..widgets.describing import describe
from ..widgets.notice import Notice, WrappedText
from .confusion import ConfusionWindow
from .map_look import MapLook
from .matrix_words import in_sentences

SHOWN_WARNINGS = 2  # warnings; a dock has no room for many
LONGEST_WARNING = 180  # characters, four lines


class ResultPanel(QWidget):
    """Whose result it is, how accurate, what the model is, what the user should know, the way to matrix and report; at
    first, that there is none.

    Signals:
        report_wanted: The user wants to read this page, of the run of this name.
        keep_wanted: This temporary run is to be kept.

    Attributes:
        next: The button with what may come next.
    """

    report_wanted = pyqtSignal(Path, str)
    keep_wanted = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._run: Optional[RunRecord] = None
        self._owner = WrappedText()
        self._owner.setObjectName("resultOwner")
        self._accuracy = Notice("accuracy")
        self._accuracy_help = tr(
            "OA: overall accuracy, the share of held-out pixels that the validated model has right. "
            "AA: average accuracy, the mean of that share over the classes. For comparison, on the same pixels: a "
            "random forest, a support vector machine (SVM) and a linear discriminant (LDA), which see each spectrum "
            "alone, and the class of the nearest training pixel."
        )
        self._warnings = Notice("runWarnings")
        self._temporary = Notice("temporaryRun")
        self._look = MapLook(canvas)
        self._make_buttons()
        self._nothing = Notice("noResult")
        self._nothing.say(tr("No map yet. It comes here when a training ends, or when you show a run of this project."))
        self._shown = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._nothing)
        whole.addWidget(self._shown)
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._owner, self._accuracy, self._warnings, self._look):
            column.addWidget(widget)
        lasting = QHBoxLayout()
        lasting.addWidget(self._temporary, 1)
        lasting.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(lasting)
        column.addLayout(ButtonRows(self._matrix, self._report, self.next))
        self._shown.hide()

    def show_run(self, run: RunRecord) -> None:
        """Show how a run ended, and the controls of its layers, once these are in the project."""
        self._run = run
        figures = run.figures
        owner = tr("Result: {}").format(name_of(run))
        self._owner.setHtml(f"<b>{in_html(owner)}</b>")
        self._say_how_good(figures, has_map=run.has_map())
        self._warn(run)
        self._matrix.setEnabled(any(map(any, run.figures.confusion_matrix)))
        self._report.setEnabled(is_there(run.report))
        self._say_how_long(run)
        self.next.offer(run)
        self._look.look_at(run)
        self._nothing.hide()
        self._shown.show()

    def has_run(self) -> bool:
        """Whether a run is shown."""
        return self._run is not None

    def take_over(self, old: RunRecord, new: RunRecord) -> None:
        """Show a run that is shown with its files in their new places."""
        if self._run == old:
            self.show_run(new)

    def follow(self, runs: Sequence[RunRecord]) -> None:
        """Show nothing of a run that is not among these any more."""
        if self._run is not None and (self._run.created, self._run.settings) not in [
            (run.created, run.settings) for run in runs
        ]:
            self.rest()

    def leave_canvas(self) -> None:
        """End what hides layers, such as the swipe, for what is to be seen next."""
        self._look.look_at(self._run)

    def rest(self) -> None:
        """Show nothing, and leave the canvas to what comes next."""
        self._run = None
        self._look.look_at(None)
        self._shown.hide()
        self._nothing.show()

    def unload(self) -> None:
        """Leave the canvas as it was."""
        self._look.unload()

    def _say_how_good(self, figures: Figures, *, has_map: bool) -> None:
        """Say how good the map is; folded away, what the model looks at, and whether the map is of all polygons."""
        lost = "" if has_map else tr("Its map is not there any more.")
        lines = lost, accuracy_line(figures), yardstick_line(figures)
        network = network_in_words(figures.network)
        model = tr("Network: {}").format(network) if network else ""
        polygons = which_polygons(figures.validation, figures.final_model, has_map=has_map)
        self._accuracy.say(_in_lines(*lines), "plain", details=_in_lines(model, polygons))
        in_full = [*filter(None, [in_sentences(figures)]), *yardstick_lines(figures), self._accuracy_help]
        self._accuracy.explain(in_full)

    def _say_how_long(self, run: RunRecord) -> None:
        """Tell that a run will be lost, and offer to keep it."""
        is_lost = run.settings.is_temporary and run.has_map()
        text = tr("Temporary: it is lost when QGIS is closed, unless it is kept in a folder.")
        self._temporary.say(text if is_lost else "", "warning")
        self._keep.setVisible(is_lost)

    def _warn(self, run: RunRecord) -> None:
        """Show as much of the warnings as there is room for; a button opens all of them."""
        title, warnings = tr("Warnings: {}").format(name_of(run)), run.warnings
        short = [shortened(warning, LONGEST_WARNING) for warning in warnings]
        lines = warnings if len(warnings) > SHOWN_WARNINGS or short != list(warnings) else ()
        self._warnings.say("\n".join(first_lines(short, SHOWN_WARNINGS)), "warning", title=title, lines=lines)

    def _make_buttons(self) -> None:
        self._matrix = QPushButton(QgsApplication.getThemeIcon("/mActionOpenTable.svg"), tr("Confusion matrix"))
        describe(
            self._matrix,
            "openMatrix",
            tr("Confusion matrix"),
            tr("Which classes the validated model takes for each other, in held-out pixels."),
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
        self._keep = QPushButton(QgsApplication.getThemeIcon("/mActionFileSaveAs.svg"), tr("Keep…"))
        describe(self._keep, "keep", tr("Keep in a folder…"), keep_help())
        self._keep.clicked.connect(lambda: self.keep_wanted.emit(self._run))
        self.next = NextButton()
        self.next.keep_wanted.connect(self.keep_wanted)

    def _open_report(self) -> None:
        if self._run is not None:
            self.report_wanted.emit(Path(self._run.report), name_of(self._run))

    def _open_matrix(self) -> None:
        if self._run is None:
            return
        title = tr("Confusion matrix: {}").format(name_of(self._run))
        ConfusionWindow(title, self._run.figures, self).show()


def _in_lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))
