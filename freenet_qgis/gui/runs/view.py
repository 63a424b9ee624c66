# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of runs: when, of which raster, with which preset, how good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDate, QDateTime, QEvent, QLocale, QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ...contract.presets import preset_info
from ...report.words import DASH
from ...text.i18n import tr
from ..image.summary import in_words
from ..project.run_record import RunRecord
from ..widgets.columns import columns_width
from ..widgets.describing import describe, tip
from ..widgets.focus_frame import FocusFrame
from .accuracy_text import accuracy_line

WHEN, RASTER, PRESET, OVERALL, MAP = range(5)
FIGURES = WHEN, OVERALL  # never elided, whereas names are
NAMES = RASTER, PRESET, MAP
MOST_ROWS, FEWEST_ROWS = 6, 2
LEAST_LETTERS = 6  # of what is elided where the dock is narrow


class RunsView(QTreeWidget):
    """The view of the runs, as high as they are many."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        describe(
            self,
            "runs",
            tr("Runs of this project"),
            tr("The maps made in this project, the latest first. Select one, or two to compare them."),
        )
        self._runs: tuple[RunRecord, ...] = ()
        FocusFrame(self)
        self.setHeaderLabels([tr("Time"), tr("Raster"), tr("Preset"), tr("OA"), tr("Map")])
        helps = {
            OVERALL: tr("Overall accuracy, % of held-out pixels"),
            MAP: tr("The name of its class map"),
        }
        for column, text in helps.items():
            self.headerItem().setToolTip(column, tip(text))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in NAMES:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.setSectionsMovable(False)
        header.geometriesChanged.connect(self.updateGeometry)  # its height is part of ours

    def show_runs(self, runs: Sequence[RunRecord]) -> None:
        """Show these runs; those that were selected stay so."""
        selected = self.selected()
        self.blockSignals(True)  # the user has selected nothing
        self.clear()
        self.addTopLevelItems(list(map(_item, runs)))
        self._runs = tuple(runs)
        for row, run in enumerate(self._runs):
            self.topLevelItem(row).setSelected(run in selected)
        self.blockSignals(False)
        self._share_width()
        self.updateGeometry()

    def selected(self) -> list[RunRecord]:
        """The selected runs, the latest first."""
        return [run for row, run in enumerate(self._runs) if self.topLevelItem(row).isSelected()]

    def select(self, run: RunRecord) -> None:
        """Make one run the selected one."""
        self.setCurrentItem(self.topLevelItem(self._runs.index(run)))

    def sizeHint(self) -> QSize:
        rows = min(MOST_ROWS, max(FEWEST_ROWS, len(self._runs)))
        row = self.sizeHintForRow(0) if self._runs else self.fontMetrics().height() + 6
        return QSize(200, rows * row + self.header().sizeHint().height() + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        width = columns_width(self, FIGURES) + len(NAMES) * self._least_width() + 2 * self.frameWidth()
        if len(self._runs) > MOST_ROWS:
            width += self.verticalScrollBar().sizeHint().width()
        return QSize(width, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share_width()

    def _share_width(self) -> None:
        """Let the names share what the figures leave, and leave to the longer ones what the shorter do not need."""
        room = self.viewport().width() - columns_width(self, FIGURES)
        needed = {column: columns_width(self, [column]) for column in NAMES}
        *others, longest = sorted(NAMES, key=lambda column: needed[column])
        for place, column in enumerate(others):
            width = max(self._least_width(), min(needed[column], room // (len(NAMES) - place)))
            self.header().resizeSection(column, width)
            room -= width
        self.header().resizeSection(longest, max(self._least_width(), room))

    def _least_width(self) -> int:
        return LEAST_LETTERS * self.fontMetrics().averageCharWidth()


def keep_help() -> str:
    """What it is to keep a run, for all that offer it."""
    return tr("Copy map, model, report and settings to a folder of yours. The project shows the copies from then on.")


def when(run: RunRecord) -> str:
    """The time when a run ended, as the user's clock shows it."""
    return QLocale().toString(_moment(run), QLocale.FormatType.ShortFormat)


def name_of(run: RunRecord) -> str:
    """A run as its results are headed: the raster, and when it ended, to the second."""
    moment = _moment(run)
    time = moment.time().toString("HH:mm:ss")
    if moment.date() != QDate.currentDate():
        time = f"{QLocale().toString(moment.date(), QLocale.FormatType.ShortFormat)} {time}"
    return f"{run.settings.raster_name}, {time}"


def _when_in_short(run: RunRecord) -> str:
    """The time of today's runs, the day of others: the dock is narrow."""
    moment = _moment(run)
    part = moment.time() if moment.date() == QDate.currentDate() else moment.date()
    return QLocale().toString(part, QLocale.FormatType.ShortFormat)


def _moment(run: RunRecord) -> QDateTime:
    return QDateTime.fromString(run.created, Qt.DateFormat.ISODate).toLocalTime()


def _map_of(run: RunRecord) -> str:
    """The name of its class map, as far as it lasts."""
    if not run.class_map:
        return DASH
    return tr("temporary") if run.settings.is_temporary else Path(run.class_map).stem


def _item(run: RunRecord) -> QTreeWidgetItem:
    settings, figures = run.settings, run.figures
    texts = [_when_in_short(run), settings.raster_name, preset_info(settings.options.preset).title]
    overall = figures.overall_accuracy
    texts += [DASH if overall is None else QLocale().toString(100 * overall, "f", 1), _map_of(run)]
    item = QTreeWidgetItem(texts)
    at_right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setData(OVERALL, Qt.ItemDataRole.TextAlignmentRole, at_right)
    lines = [when(run), accuracy_line(figures), run.class_map or tr("Another run has overwritten this map.")]
    lines += filter(None, [in_words(settings.image)])
    if run.settings.is_temporary and run.has_map():
        lines.append(tr("Temporary: it is lost when QGIS is closed, unless it is kept in a folder."))
    if not run.has_map():
        item.setIcon(WHEN, QgsApplication.getThemeIcon("/mIconWarning.svg"))
        if run.class_map:
            lines.append(tr("The map is not there any more."))
    for column in range(len(texts)):
        item.setToolTip(column, tip(lines))
    item.setData(WHEN, Qt.ItemDataRole.AccessibleTextRole, ", ".join([*texts, *lines]))
    return item
