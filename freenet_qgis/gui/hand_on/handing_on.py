# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing a run on: a folder, a PDF or a print layout of it."""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, QUrl, pyqtSignal
from qgis.PyQt.QtWidgets import QDockWidget, QFileDialog, QWidget

from ... import settings
from ...errors import FreeNetError
from ...files.companions import is_page
from ...files.regular_files import read_text
from ...sources.layer_source import place_in
from ...text.i18n import tr
from ..project.run_history import RunHistory
from ..project.run_record import RunRecord
from ..project.stored_paths import base, is_there
from ..result_layers.rasters import add_layers, layers_of
from ..result_layers.stacking import bring_to_sight, top_of_group
from ..runs.place_of_run import place_of_run
from ..widgets import message_bar
from ..widgets.busy import busy
from ..widgets.message_bar import MessageButton
from ..widgets.opening import open_address
from . import results_viewer
from .keeping import Keeper
from .print_layout import new_layout
from .report_pdf import write_pdf

ENDING = ".pdf"


class HandingOn(QObject):
    """Hands runs of the open project on.

    Signals:
        said: A sentence for the user, and its kind, see `Notice.say`.

    Attributes:
        keeper: Keeps temporary runs.
    """

    said = pyqtSignal(str, str)

    def __init__(self, iface: QgisInterface, history: RunHistory, window: QWidget) -> None:
        super().__init__(window)
        self._iface, self._history, self._window = iface, history, window
        self.keeper = Keeper(history, window)
        self.keeper.said.connect(self.said)

    def unload(self) -> None:
        """Leave nothing running behind."""
        self.keeper.unload()

    def ask_for_pdf(self, report: Path, name: str) -> None:
        """Save the report of the run of this name as PDF where the user wants it.

        The dialog asks before a file is replaced.
        """
        start = Path(next(filter(is_there, self._folders_for(report)), "")) / f"{report.stem}{ENDING}"
        title, kinds = tr("Save the report as PDF"), f"PDF (*{ENDING})"
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(start), kinds)
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != ENDING:
            path = path.with_name(f"{path.name}{ENDING}")
            if is_there(str(path)):  # nobody was asked about that one
                self.said.emit(
                    tr("'{}' exists already. Choose it by its full name to replace it.").format(path), "warning"
                )
                return
        self.save_pdf(report, name, path)

    def save_pdf(self, report: Path, name: str, path: Path) -> None:
        """Save the report of the run of this name as PDF."""
        try:
            if not is_page(report):
                raise FreeNetError(tr("The report '{}' is not there any more.").format(report), "")
            with busy():
                write_pdf(read_text(report, errors="replace"), path, name)
        except (FreeNetError, OSError) as error:
            self.said.emit(str(error), "warning")
            message_bar.tell(self._iface, str(error), Qgis.MessageLevel.Warning)  # the panel may lie behind the report
            return
        opening = MessageButton(tr("Open"), lambda: open_address(QUrl.fromLocalFile(str(path)), self._window))
        text = tr("The report is saved as '{}'.").format(path)
        message_bar.tell(self._iface, text, Qgis.MessageLevel.Success, button=opening)
        self.said.emit(text, "success")

    def make_room(self, run: RunRecord) -> None:
        """Let QGIS lay what a tool makes of a run above its layers, and list it behind the panel."""
        layer = next(iter(layers_of(Path(run.class_map))), None)
        if layer is not None:
            self._iface.setActiveLayer(top_of_group(layer))
        if isinstance(self._window, QDockWidget):
            results_viewer.keep_behind(self._window)

    def show_made(self, run: RunRecord, results: dict[str, object]) -> None:
        """Let the layers that a tool has made of a run be seen."""
        made = {value for value in results.values() if isinstance(value, str)}
        for layer in QgsProject.instance().mapLayers().values():
            if place_in(layer.source()) in made:
                bring_to_sight(layer, [run.settings.polygons_id])
        self._window.raise_()

    def open_layout(self, run: RunRecord) -> None:
        """Make a print layout of the map of a run, which comes into the project where it is not in it, and open it."""
        if not run.has_map():
            self.said.emit(tr("The map '{}' is not there any more.").format(run.class_map), "warning")
            return
        path = Path(run.class_map)
        if not layers_of(path):
            with place_of_run(run.settings.raster, run) as place:
                add_layers(run.outputs(), place)
        layer = next((one for one in layers_of(path) if one.isValid()), None)
        if layer is None:
            self.said.emit(tr("The raster '{}' cannot be read.").format(path), "warning")
            return
        layout = new_layout(run, layer)
        self._iface.openLayoutDesigner(layout)
        self.said.emit(tr("The layout is called '{}'.").format(layout.name()), "success")

    def _folders_for(self, report: Path) -> list[str]:
        """Where somebody may want what is made of a report, the likeliest first."""
        run = next((run for run in self._history.runs if run.report and Path(run.report) == report), None)
        lasting = [] if run is None or run.settings.is_temporary else [str(report.parent)]
        beside_image = [] if run is None else [str(Path(run.settings.raster).parent)]
        return [*lasting, settings.load().last_folder, base(), *beside_image]
