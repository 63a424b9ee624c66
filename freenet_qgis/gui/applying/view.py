# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of scenes: a tick for those that are wanted, and what becomes of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ...text.i18n import tr
from ..widgets.describing import describe, tip
from ..widgets.focus_frame import FocusFrame
from .candidates import Candidate
from .states import SceneState

RASTER, STATE = range(2)
KEY = Qt.ItemDataRole.UserRole
ICONS = {
    "running": "/mActionStart.svg",
    "done": "/mIconSuccess.svg",
    "skipped": "/mIconInfo.svg",
    "failed": "/mIconWarning.svg",
    "canceled": "/mActionStop.svg",
}


class SceneTable(QTreeWidget):
    """The table, a row for each raster."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        describe(
            self,
            "applyScenes",
            tr("Rasters to map"),
            tr("Tick the rasters that the model is to be applied to. Select one to read what became of it."),
        )
        self._rows: dict[str, Candidate] = {}
        FocusFrame(self)
        self._states: dict[str, SceneState] = {}
        self.setHeaderLabels([tr("Raster"), tr("State")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(RASTER, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.resizeSection(RASTER, 28 * self.fontMetrics().averageCharWidth())

    def sizeHint(self) -> QSize:
        return QSize(80 * self.fontMetrics().averageCharWidth(), 11 * self.fontMetrics().height())

    def show_candidates(self, candidates: Sequence[Candidate]) -> None:
        """Show these; what was ticked, selected or told of those that stay is kept."""
        ticked, selected = self._ticked_keys(), {one.key for one in self.selected()}
        self.blockSignals(True)  # the user has ticked and selected nothing
        self.clear()
        self._rows = {one.key: one for one in candidates}
        for one in self._rows.values():
            item = QTreeWidgetItem([one.name, ""])
            item.setData(RASTER, KEY, one.key)
            item.setCheckState(RASTER, _checked(one.key in ticked))
            setup = one.setup_in_words()
            item.setToolTip(RASTER, tip([*filter(None, [one.source, setup])], one.name))
            self.addTopLevelItem(item)
            item.setSelected(one.key in selected)
            self._write(item, self.state_of(one))
        self.blockSignals(False)
        self.itemSelectionChanged.emit()

    def candidates(self) -> list[Candidate]:
        """All rows."""
        return list(self._rows.values())

    def ticked(self) -> list[Candidate]:
        """The rows that are wanted, in their order."""
        keys = self._ticked_keys()
        return [one for key, one in self._rows.items() if key in keys]

    def tick(self, keys: Collection[str], is_wanted: bool = True) -> None:
        """Tick these rows, or take their ticks away."""
        for item in self._items():
            if item.data(RASTER, KEY) in keys:
                item.setCheckState(RASTER, _checked(is_wanted))

    def selected(self) -> list[Candidate]:
        """The selected rows, in their order."""
        return [self._rows[item.data(RASTER, KEY)] for item in self._items() if item.isSelected()]

    def select_remarked(self) -> None:
        """Select what failed, else what there is something to read about, unless the user reads about another one."""
        states = [(item, self._states.get(item.data(RASTER, KEY), SceneState())) for item in self._items()]
        failed = [item for item, state in states if state.problem]
        remarked = [item for item, state in states if state.remarks]
        if (failed or remarked) and not self.selected():
            self.setCurrentItem((failed or remarked)[0])

    def state_of(self, candidate: Candidate) -> SceneState:
        """What becomes of a scene."""
        return self._states.get(candidate.key, SceneState())

    def tell(self, candidate: Candidate, state: SceneState) -> None:
        """Show what becomes of a scene."""
        self._states[candidate.key] = state
        item = next((item for item in self._items() if item.data(RASTER, KEY) == candidate.key), None)
        if item is not None:
            self._write(item, state)

    def forget(self) -> None:
        """Show no state, and no tick."""
        self._states.clear()
        self.tick(self._ticked_keys(), is_wanted=False)

    def lock(self, is_locked: bool) -> None:
        """Keep the ticks as they are while a run goes on; rows can still be selected."""
        for item in self._items():
            flag = Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(item.flags() & ~flag if is_locked else item.flags() | flag)

    def _items(self) -> list[QTreeWidgetItem]:
        items = map(self.topLevelItem, range(self.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _ticked_keys(self) -> set[str]:
        return {item.data(RASTER, KEY) for item in self._items() if item.checkState(RASTER) == Qt.CheckState.Checked}

    def _write(self, item: QTreeWidgetItem, state: SceneState) -> None:
        words = state.in_words()
        item.setText(STATE, words)
        item.setToolTip(STATE, tip([words, *state.sentences()]) if words else "")
        item.setData(STATE, Qt.ItemDataRole.AccessibleDescriptionRole, "\n".join(state.sentences()))
        icon = ICONS["failed"] if state.status == "done" and state.remarks else ICONS.get(state.status)
        item.setIcon(STATE, QgsApplication.getThemeIcon(icon) if icon else QIcon())


def _checked(is_so: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if is_so else Qt.CheckState.Unchecked
