# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the dock that leads to the next polygon: where to draw, which to look at again, what to go on from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...text.i18n import tr
from ..widgets.button_rows import ButtonRows
from ..widgets.describing import describe, tip
from ..widgets.focus_frame import FocusFrame
from ..widgets.heading import Heading
from ..widgets.notice import Notice, WrappedText
from ..widgets.search_button import SearchButton
from .spots import Spot

MOST_ROWS = 5


class NextPanel(QWidget):
    """The panel for the next polygon: buttons, and a list of places to go through.

    Signals:
        suggestions_wanted: Where would a polygon help most?
        check_wanted: Which polygons may be wrong?
        stop_wanted: What is being looked for is to be looked for no more.
        going_on: Whether training is to go on from the last model.
        spot_chosen: The user wants to see a `Spot`.
    """

    suggestions_wanted = pyqtSignal()
    check_wanted = pyqtSignal()
    stop_wanted = pyqtSignal()
    going_on = pyqtSignal(bool)
    spot_chosen = pyqtSignal(object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("nextPanel")
        self._spots: list[Spot] = []
        self._make_buttons()
        self.go_on = QCheckBox(tr("Go on from this model"))
        self.go_on.toggled.connect(self.going_on)
        self._owner = WrappedText()
        self._owner.setObjectName("spotsOwner")
        self._owner.hide()
        self._model = WrappedText()
        self._model.setObjectName("lastModel")
        self._notice = Notice("nextNotice")
        self._list = _SpotList()
        self._list.currentRowChanged.connect(self._show)
        self._list.itemClicked.connect(lambda item: self._show(self._list.row(item)))
        found = QHBoxLayout()  # whose places these are, and the way through them
        found.addWidget(self._owner, 1)
        found.addWidget(self._next, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Heading("nextTitle", tr("Next polygon")))
        column.addLayout(ButtonRows(self.suggest, self.check))  # first: they stay where they are whatever comes below
        column.addLayout(found)
        for widget in (self._notice, self._list, self._model, self.go_on):
            column.addWidget(widget)
        self.offer("", "", "")
        self.list_spots([])

    def offer(self, no_suggestions: str, no_check: str, no_going_on: str, model: str = "", raster: str = "") -> None:
        """Enable what can be done; each text says why something cannot, and is empty if it can.

        Args:
            no_suggestions: Of the places.
            no_check: Of the check.
            no_going_on: Of going on.
            model: The name of the model that places and going on are of; empty for none.
            raster: The name of the raster that it was trained on.
        """
        last = tr("Last model of '{}': {}").format(raster, model) if model else ""
        self._model.setPlainText(last)
        self._model.setVisible(bool(last))
        suggest_help = tr(
            "Show where a new label would help most: where the last model of this raster hesitates between two "
            "classes, not in a single pixel but over 5 x 5 of them, spread over the scene and away from the data "
            "there are. Takes as long as mapping the scene once."
        )
        check_help = tr(
            "Show which training data may carry a wrong label: each is judged by classifiers of single spectra that "
            "are trained on the others. The most suspicious comes first. Takes seconds to minutes."
        )
        go_on_help = tr(
            "Let the next training go on from the model that was trained last on this raster, with the data as "
            "they are then: in a third of the steps of one network. The model stands under Advanced, “Go on from”."
        )
        describe(self.suggest, "suggest", tr("Where to draw next"), no_suggestions or suggest_help)
        describe(self.check, "checkPolygons", tr("Check training data"), no_check or check_help)
        describe(self.go_on, "goOn", tr("Go on from this model"), no_going_on or go_on_help)
        for widget, reason in ((self.suggest, no_suggestions), (self.check, no_check), (self.go_on, no_going_on)):
            widget.setEnabled(not reason)

    def show_progress(self, button: Optional[QPushButton], percent: int = 0) -> None:
        """Let a button tell how far its work is, and stop it; None once nothing is going on."""
        for each in (self.suggest, self.check):
            if each is button:
                each.show_progress(tr("Cancel ({} %)").format(percent))
            else:
                each.rest()

    def head(self, owner: str) -> None:
        """Say what is looked for, and where; what follows belongs to it. Empty for nothing."""
        self._owner.setPlainText(owner)
        self._owner.setVisible(bool(owner))

    def say(self, text: str, kind: str = "info") -> None:
        """Say how the work ended; see `Notice.say`."""
        self._notice.say(text, kind)

    def list_spots(self, spots: Sequence[Spot]) -> None:
        """Offer these places to be looked at, in this order."""
        self._spots = []  # nothing is shown while the list changes
        self._list.clear()
        for spot in spots:
            item = QListWidgetItem(spot.title)
            item.setToolTip(tip(spot.about))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, spot.about)
            self._list.addItem(item)
        self._list.setCurrentRow(-1)
        self._spots = list(spots)
        for widget in (self._list, self._next):
            widget.setVisible(bool(spots))
        self._list.updateGeometry()

    def mark(self, row: int) -> None:
        """Make a place current that the user looks at already."""
        self._list.blockSignals(True)  # else the canvas would move away from under the mouse
        self._list.setCurrentRow(row)
        self._list.blockSignals(False)

    def show_next(self) -> None:
        """Go to the place after the current one; after the last comes the first."""
        row = (self._list.currentRow() + 1) % len(self._spots)
        self._list.setCurrentRow(row)
        if len(self._spots) == 1:
            self._show(row)

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._spots):
            self.spot_chosen.emit(self._spots[row])

    def _make_buttons(self) -> None:
        self.suggest, self.check = SearchButton(tr("Where to draw next")), SearchButton(tr("Check training data"))
        self.suggest.begun.connect(self.suggestions_wanted)
        self.check.begun.connect(self.check_wanted)
        for button in (self.suggest, self.check):
            button.stopped.connect(self.stop_wanted)
            button.keep_room_for(tr("Cancel ({} %)").format(100))
        self._next = QPushButton(QgsApplication.getThemeIcon("/mActionArrowDown.svg"), tr("Next place"))
        describe(self._next, "nextSpot", tr("Next place"), tr("Zoom to the next place of the list."))
        self._next.clicked.connect(self.show_next)


class _SpotList(QListWidget):
    """A list of places, as high as its rows, up to some; whatever row becomes current is shown, by keyboard too."""

    def __init__(self) -> None:
        super().__init__()
        describe(self, "spots", tr("Places to look at"), tr("The first is the most worthwhile; click to zoom there."))
        self.setUniformItemSizes(True)
        FocusFrame(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        row = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        return QSize(200, min(MOST_ROWS, max(1, self.count())) * row + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())
