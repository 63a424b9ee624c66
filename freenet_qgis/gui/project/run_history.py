# SPDX-License-Identifier: GPL-3.0-or-later
"""The runs of the open project, kept in its file."""

from __future__ import annotations

import dataclasses
import json
from typing import Any, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from . import last_run, stored_paths
from .run_record import FILES, RunRecord
from .stored_runs import KEY, SCOPE, read_runs, stored_text


class RunHistory(QObject):
    """The runs of the project that is open, the latest first; what else is known of a run is asked of these.

    Paths are stored as QGIS stores those of layers: relative to the project where it is saved so, hence a project that
    is moved together with its maps finds them. Beside them stands the folder of the project, for one that was saved
    elsewhere without us, and for absolute paths into a folder that was moved.

    Signals:
        changed: Other runs than before.
        loaded: They are those of another project.

    Attributes:
        runs: The runs.
    """

    changed = pyqtSignal()
    loaded = pyqtSignal()

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.runs: tuple[RunRecord, ...] = ()
        self._unread: list[Any] = []  # what another version remembered is kept for it
        self._project = QgsProject.instance()
        self._project.readProject.connect(self._load)
        self._project.cleared.connect(self._load)
        self._project.writeProject.connect(self._on_write)
        self._is_following = True
        self._load()

    def unload(self) -> None:
        """Follow no project any more."""
        if not self._is_following:
            return
        self._is_following = False
        self._project.readProject.disconnect(self._load)
        self._project.cleared.disconnect(self._load)
        self._project.writeProject.disconnect(self._on_write)

    def add(self, run: RunRecord) -> None:
        """Remember a run; what it has overwritten belongs to older ones no longer."""
        self._change((run, *(older.without(run.outputs()) for older in self.runs)), run)

    def keep_difference(self, run: RunRecord, path: str) -> None:
        """Remember where a run was compared with another."""
        kept = dataclasses.replace(run, differences=tuple(dict.fromkeys((*run.differences, path))))
        self._change(tuple(kept if other == run else other for other in self.runs))

    def move(self, run: RunRecord, moved: RunRecord) -> None:
        """Remember that the files of a run are elsewhere by now, also where other runs went on from its model."""
        places = {old: new for name in FILES if (old := getattr(run, name)) and (new := getattr(moved, name))}
        others = (other.with_paths(lambda path: places.get(path, path)) for other in self.runs)
        runs = (moved if before == run else other for before, other in zip(self.runs, others))
        self._change(tuple(runs), moved)

    def remove(self, run: RunRecord) -> None:
        """Forget a run."""
        self._change(tuple(other for other in self.runs if other is not run), run)

    def _change(self, runs: tuple[RunRecord, ...], moved: Optional[RunRecord] = None) -> None:
        """Have other runs than before; `moved` is the one that has come or gone."""
        self.runs = runs
        self._save()
        if moved is not None:
            last_run.copy_to_layers(runs, moved)
        self.changed.emit()

    def _load(self, *_: object) -> None:
        text = stored_text()
        runs, self._unread = read_runs(text) if text else ([], [])
        self.runs = tuple(runs)
        self.changed.emit()
        self.loaded.emit()

    def _on_write(self, *_: object) -> None:
        """Store the runs again: the project may get another place now, from which paths are relative."""
        if self.runs:
            self._save()

    def _save(self) -> None:
        runs = [run.with_paths(stored_paths.stored) for run in self.runs]
        entries = [*map(dataclasses.asdict, runs), *self._unread]
        stored = {"folder": stored_paths.base(), "runs": entries}
        self._project.writeEntry(SCOPE, KEY, json.dumps(stored, ensure_ascii=False))
