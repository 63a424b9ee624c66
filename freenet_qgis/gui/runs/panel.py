# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the dock that lists the runs of the project, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence, QShowEvent
from qgis.PyQt.QtWidgets import QAction, QToolButton, QVBoxLayout, QWidget

from ...contract.change import ChangeReport
from ...errors import FreeNetError
from ...layers.patience import patiently
from ...request import Outputs
from ...text.i18n import tr
from ..project.run_history import RunHistory
from ..project.run_record import RunRecord, RunSettings
from ..result_layers.rasters import add_layers, add_raster, show_alone
from ..task import WorkflowTask
from ..widgets.action import new_action
from ..widgets.button_rows import ButtonRows
from ..widgets.describing import tip
from ..widgets.heading import Heading
from ..widgets.notice import Notice
from . import deleting, kept_difference
from .comparing import Compared, CompareTask, difference_in_words
from .copy_button import CopyButton
from .own_files import files_of
from .place_of_run import place_of_run
from .view import RunsView, keep_help, name_of


class RunsPanel(QWidget):
    """The panel with the runs of the open project.

    Signals:
        settings_wanted: The user wants these settings in the form.
        shown: The layers of this run are on the map.
        keep_wanted: This temporary run is to be kept.
        apply_wanted: The user wants to apply the model in this file to other rasters.
    """

    settings_wanted = pyqtSignal(object)
    shown = pyqtSignal(object)
    keep_wanted = pyqtSignal(object)
    apply_wanted = pyqtSignal(object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("projectRuns")
        self.history = RunHistory(self)
        self._title = Heading("runsTitle")
        self._nothing = Notice("noRuns")
        self._nothing.say(tr("None yet. Each training is listed here, to be shown, compared or repeated."))
        self._view = RunsView()
        self._notice = Notice("runsNotice")
        self._listed = QWidget()
        self._foot = QWidget()  # the room of the notice
        self._comparison: Optional[CompareTask] = None
        self._shown_difference: Optional[Compared] = None  # whose difference is being said
        self._selected: list[RunRecord] = []
        self._count = 0  # of the runs that were listed the last time
        self._make_actions()
        self._lay_out()
        self.history.changed.connect(self._refresh)
        self.history.loaded.connect(self._on_other_project)
        self._view.itemSelectionChanged.connect(self._on_selected)
        self._view.itemActivated.connect(lambda *_: self._show_map.trigger())
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()  # files come and go unseen

    def unload(self) -> None:
        """Follow nothing any more."""
        self.history.unload()
        self._stop_comparing()

    def _stop_comparing(self) -> None:
        if self._comparison is not None:
            self._comparison.forget()
            self._comparison = None  # QGIS deletes it

    def _on_other_project(self) -> None:
        """Take back what was said of the runs of the project before."""
        self._stop_comparing()
        self.tell("")
        self._offer()

    def _on_selected(self) -> None:
        """Take back what was said of other runs or maps; while two are compared, that goes on being said."""
        selected = self._view.selected()
        if selected and selected != self._selected and self._comparison is None:
            self._fall_silent()
        if self._shown_difference is not None and not self._shown_difference.is_of(self.history.runs):
            self.tell("")
        self._selected = selected
        self._offer()

    def tell(self, text: str, kind: str = "info") -> None:
        """Say something below the list."""
        self._shown_difference = None
        self._notice.say(text, kind)
        self._foot.setMinimumHeight(0)

    def _fall_silent(self) -> None:
        """Take back what was said and keep its room, lest the rows move under the mouse."""
        if self._notice.text():
            room = self._foot.height()
            self.tell("")
            self._foot.setMinimumHeight(room)

    def _make_actions(self) -> None:
        self._use = self._action(
            "useSettings",
            "/mActionUndo.svg",
            tr("Use these settings"),
            tr("Use settings"),
            tr("Fill the form with the settings of the selected run."),
            lambda: self.settings_wanted.emit(self._view.selected()[0].settings),
        )
        self._show_map = self._action(
            "showRun",
            "/mActionAddRasterLayer.svg",
            tr("Show on the map"),
            tr("Show"),
            tr("Add the map of the selected run to the project, with its accuracy on the page “Result”."),
            self._show,
        )
        self._apply = self._action(
            "applyModel",
            "/mActionDuplicateLayer.svg",
            tr("Apply the model to other rasters…"),
            tr("Apply…"),
            tr("Map one raster or many with the model of the selected run, in a window of its own."),
            lambda: self.apply_wanted.emit(Path(self._view.selected()[0].model)),
        )
        self._compare = self._action(
            "compareRuns",
            "/mActionMapSettings.svg",
            tr("Compare two runs"),
            tr("Compare"),
            tr(
                "Select two runs: shows where their maps differ, and in which classes. "
                "Saved beside the later map; temporary where that is."
            ),
            self._compare_maps,
        )
        self._keep = self._action(
            "keepRun",
            "/mActionFileSaveAs.svg",
            tr("Keep in a folder…"),
            tr("Keep…"),
            keep_help(),
            lambda: self.keep_wanted.emit(self._view.selected()[0]),
        )
        self._delete = self._action(
            "deleteRun",
            "/mActionDeleteSelected.svg",
            tr("Delete with files"),
            tr("Delete"),
            tr("Delete the selected runs and the files they wrote. Asks first."),
            self._delete_runs,
        )
        self._delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy = CopyButton("copyRun", self._copied, self.tell)
        self._copy.setText(tr("Copy as…"))
        self._copy.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        of_one = self._use, self._show_map, self._apply, self._compare
        self._view.addActions([*of_one, *self._copy.menu().actions(), self._keep, self._delete])

    def _action(
        self, name: str, icon: str, title: str, on_button: str, help_text: str, slot: Callable[[], None]
    ) -> QAction:
        action = new_action(self, name, icon, title, slot)
        action.setIconText(on_button)
        action.setToolTip(tip(help_text))
        action.setStatusTip(help_text)
        return action

    def _lay_out(self) -> None:
        of_runs = map(_button, (self._show_map, self._use, self._apply, self._compare, self._keep))
        buttons = ButtonRows(*of_runs, self._copy, _button(self._delete))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self._nothing, self._listed):
            whole.addWidget(widget)
        column = QVBoxLayout(self._listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._view)
        column.addLayout(buttons)
        column.addWidget(self._foot)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._notice, 0, Qt.AlignmentFlag.AlignTop)

    def _refresh(self) -> None:
        runs = self.history.runs
        self._title.setText(tr("Runs of this project ({})").format(len(runs)) if runs else tr("Runs of this project"))
        self._nothing.setVisible(not runs)
        self._listed.setVisible(bool(runs))
        self._view.show_runs(runs)
        if len(runs) > self._count and len(self._view.selected()) < 2:  # two are being compared
            self._view.select(runs[0])
        self._count = len(runs)
        self._foot.setMinimumHeight(0)
        self._on_selected()

    def _offer(self) -> None:
        """Enable what can be done with the selected runs."""
        selected = self._view.selected()
        self._use.setEnabled(len(selected) == 1)
        self._show_map.setEnabled(len(selected) == 1)
        self._apply.setEnabled(len(selected) == 1 and bool(selected[0].model))
        self._copy.setEnabled(len(selected) == 1)
        self._keep.setEnabled(len(selected) == 1 and selected[0].settings.is_temporary and selected[0].has_map())
        for action in self._copy.menu().actions():
            action.setEnabled(len(selected) == 1)
        self._compare.setEnabled(len(selected) == 2 and self._comparison is None)
        self._delete.setEnabled(bool(selected))

    def _copied(self) -> tuple[RunSettings, Outputs]:
        (run,) = self._view.selected()
        return run.settings, run.outputs()

    def _show(self) -> None:
        """Put the layers of the selected run on the map, above its raster."""
        (run,) = self._view.selected()
        self.tell("")
        if not run.has_map():
            self._refresh()  # it may have gone since
            self.tell(_missing(run), "warning")
        else:
            with place_of_run(run.settings.raster, run) as place:
                add_layers(run.outputs(), place)
            raster = run.settings.raster
            same = (other for other in self.history.runs if other.settings.raster == raster)
            others = [Path(path) for other in same for path in (other.class_map, *other.differences) if path]
            show_alone(Path(run.class_map), others, [run.settings.polygons_id])
        self.shown.emit(run)

    def _compare_maps(self) -> None:
        later, earlier = self._view.selected()
        for run in (earlier, later):
            if not run.has_map():
                self.tell(_missing(run), "warning")
                return
        self.tell(tr("Comparing {} → {}…").format(name_of(earlier), name_of(later)))
        maps = Compared.of(earlier, later)
        comparison = CompareTask(
            Path(earlier.class_map),
            Path(later.class_map),
            lambda task: self._on_compared(task, comparison.path, maps),
        )
        self._comparison = comparison
        self._offer()
        QgsApplication.taskManager().addTask(self._comparison)

    def _on_compared(self, task: WorkflowTask, path: Path, maps: Compared) -> None:
        self._comparison = None
        self._offer()
        if task.result is None:
            self.tell(task.failure.sentence if task.failure else "", "warning")
            return
        difference: ChangeReport = task.result.report
        if not maps.is_of(self.history.runs):
            self.tell(tr("One of the two maps was replaced meanwhile. Compare them again."), "warning")
            return
        earlier, later = maps.earlier, maps.later
        self.tell(difference_in_words(difference, name_of(earlier), name_of(later)))
        if difference.changed_pixels:
            self._show_difference(path, earlier, self.history.runs[self.history.runs.index(later)])
        self._shown_difference = maps

    def _show_difference(self, new: Path, earlier: RunRecord, later: RunRecord) -> None:
        """Show a comparison, which is saved with the later run."""
        path, names = new, (Path(earlier.class_map).stem, Path(later.class_map).stem)
        try:
            path = kept_difference.keep(new, later)
        except FreeNetError as error:
            self.tell(f"{self._notice.text()}\n{error}", "warning")
        if path != new:
            self.history.keep_difference(later, str(path))
        with place_of_run(later.class_map, later) as place:
            add_raster(path, tr("Differences: {} → {}").format(*names), place)

    def _delete_runs(self) -> None:
        runs = self._view.selected()
        try:
            selected = patiently(
                tr("Looking at the files of the runs"), lambda check: {run: files_of(run) for run in runs}
            )
        except FreeNetError as error:  # stopped
            self.tell(str(error))
            return
        if not selected or not deleting.confirmed(selected, self):
            return
        self.tell("")
        for run, files in selected.items():
            try:
                deleting.delete_files(files)
            except FreeNetError as error:
                self.tell(str(error), "warning")
            else:
                self.history.remove(run)
        self._refresh()


def _missing(run: RunRecord) -> str:
    if not run.class_map:
        return tr("Another run has overwritten this map.")
    return tr("The map '{}' is not there any more.").format(run.class_map)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setObjectName(f"{action.objectName()}Button")
    button.setAccessibleName(action.text())
    button.setAccessibleDescription(action.statusTip())
    return button
