# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the window with the rasters: the table, and buttons to add files and to set up an image."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Optional

from qgis.core import QgsProject, QgsProviderRegistry, QgsRasterLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...text.i18n import tr
from ..widgets.describing import describe
from ..widgets.message_bar import show_log
from ..widgets.notice import Notice
from .candidates import Candidate, in_the_project, of_file
from .view import RASTER, SceneTable


class ScenesPart(QWidget):
    """The rasters of the project, which come and go with it, and files.

    Signals:
        changed: Other rows or ticks than before.
        setup_wanted: The user wants to set up the image of this layer.
    """

    changed = pyqtSignal()
    setup_wanted = pyqtSignal(object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.table = SceneTable()
        self._files: list[Candidate] = []
        self._is_locked = False
        self._notice = Notice("applySceneNotice")
        self._log = QPushButton(tr("Details"))
        describe(self._log, "applyLog", tr("Details"), tr("Show what helps to find the mistake, to report it."))
        self._log.setAutoDefault(False)
        self._log.hide()
        self._log.clicked.connect(lambda: show_log(self.table.state_of(self.table.selected()[0]).log, self.window()))
        self._make_buttons()
        buttons = QHBoxLayout()
        for button in (self._all, self._add, self._remove, self._set_up):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        column.addWidget(self._notice)
        column.addWidget(self._log)
        project = QgsProject.instance()
        project.layersAdded.connect(self.refresh)
        project.layersRemoved.connect(self.refresh)
        project.cleared.connect(self._on_cleared)
        self.table.itemSelectionChanged.connect(self._on_selected)
        self.table.itemChanged.connect(lambda _, column: self.changed.emit() if column == RASTER else None)
        self.refresh()

    def unload(self) -> None:
        """Follow the project no longer."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self.refresh)
        project.layersRemoved.disconnect(self.refresh)
        project.cleared.disconnect(self._on_cleared)

    def refresh(self, *_: object) -> None:
        """Show what there is now; while a run goes on, no row leaves."""
        layers = in_the_project()
        for one in layers:
            layer = one.layer()
            if layer is not None:
                _connect_once(layer, self.refresh)
        known = {one.source for one in layers}
        self._files = [one for one in self._files if one.source not in known or self._is_locked]
        rows = [*layers, *self._files]
        if self._is_locked:
            keys = {one.key for one in rows}
            rows += [one for one in self.table.candidates() if one.key not in keys]
        self.table.show_candidates(rows)
        self.table.lock(self._is_locked)
        self.changed.emit()

    def lock(self, is_locked: bool) -> None:
        """Change no row nor tick while a run goes on."""
        self._is_locked = is_locked
        for button in (self._all, self._add):
            button.setEnabled(not is_locked)
        self.refresh()

    def show_selected(self) -> None:
        """Say all there is to say about the selected raster."""
        selected = self.table.selected()
        state = self.table.state_of(selected[0]) if len(selected) == 1 else None
        sentences = state.sentences() if state else ()
        kind = "warning" if state and (state.problem or state.remarks) else "info"
        self._notice.say("\n".join(sentences), kind)
        self._log.setVisible(bool(state and state.log))
        layer = selected[0].layer() if len(selected) == 1 else None
        self._set_up.setEnabled(layer is not None and not self._is_locked)
        self._remove.setEnabled(any(one in self._files for one in selected) and not self._is_locked)

    def _make_buttons(self) -> None:
        self._all = self._button("tickAll", tr("All"), tr("Tick all rasters, or none."), self._on_all)
        self._add = self._button(
            "applyFiles", tr("Add files…"), tr("Map rasters that are not in the project as well."), self._on_add
        )
        self._remove = self._button(
            "removeFiles", tr("Remove"), tr("Take the selected files out of the table."), self._on_remove
        )
        self._set_up = self._button(
            "applySetUp",
            tr("Set up…"),
            tr("Set up the image of the selected layer: further rasters, dates, where to look."),
            lambda: self.setup_wanted.emit(self.table.selected()[0].layer()),
        )

    def _button(self, name: str, title: str, help_text: str, on_click: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)  # Enter is for the window
        describe(button, name, title, help_text)
        button.clicked.connect(lambda: on_click())
        return button

    def _on_all(self) -> None:
        keys = {one.key for one in self.table.candidates()}
        self.table.tick(keys, is_wanted=len(self.table.ticked()) < len(keys))

    def _on_add(self) -> None:
        kinds = QgsProviderRegistry.instance().fileRasterFilters()
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Choose rasters"), "", kinds)
        self.add_files(paths)

    def add_files(self, paths: list[str]) -> None:
        """Add rasters, ticked; one that the project shows is its layer."""
        found = [of_file(path) for path in paths]
        known = {one.key for one in self.table.candidates()}
        self._files += [one for one in dict.fromkeys(found) if one.key not in known]
        self.refresh()
        self.table.tick({one.key for one in found})

    def _on_remove(self) -> None:
        selected = self.table.selected()
        self._files = [one for one in self._files if one not in selected]
        self.refresh()

    def _on_selected(self) -> None:
        self.show_selected()

    def _on_cleared(self) -> None:
        """Know nothing of the project before; a run that goes on is still shown."""
        if not self._is_locked:
            self._files = []
            self.table.forget()
        self.refresh()


def _connect_once(layer: QgsRasterLayer, slot: Callable[..., None]) -> None:
    """Hear of another name or source of a layer."""
    for signal in (layer.nameChanged, layer.dataSourceChanged):
        with suppress(TypeError):  # it was not connected
            signal.disconnect(slot)
        signal.connect(slot)
