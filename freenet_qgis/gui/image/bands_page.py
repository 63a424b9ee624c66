# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that chooses bands: by tick, by wavelength, by name, or as text."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Optional

from qgis.gui import QgsDoubleSpinBox, QgsFilterLineEdit
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...errors import FreeNetError
from ...geodata.raster import RasterInfo, band_choice, band_text
from ...request import BandChoice
from ...text.i18n import tr
from ..project.image_setup import ImageSetup
from ..widgets.describing import describe
from ..widgets.notice import Notice
from .band_table import BandTable, ShownBands
from .band_view import BandView
from .page import ImagePage

LONGEST_NM = 100_000.0


class BandsPage(ImagePage):
    """The page: ticks and text say the same."""

    def __init__(self, empty: Collection[int] = (), parent: Optional[QWidget] = None) -> None:
        """`empty` are numbers of bands that are known to have no data."""
        super().__init__(parent)
        self.setObjectName("bandsPage")
        self._empty = frozenset(empty)
        self._info: Optional[RasterInfo] = None
        self._problem = ""
        self._table = BandTable(self)
        self._shown = ShownBands(self._table, self)
        self._view = BandView(self._table, self._shown)
        self._count = QLabel()
        self._count.setObjectName("bandCount")
        self._notice = Notice("bandsNotice")
        self._make_filter()
        self._make_buttons()
        self._make_text()
        self._lay_out()
        self._table.ticked.connect(self._on_ticked)

    def title(self) -> str:
        return tr("Bands")

    def fill(self, setup: ImageSetup) -> None:
        self._text.setText(setup.bands)
        self._follow_text()

    def applied(self, setup: ImageSetup) -> ImageSetup:
        return replace(setup, bands=self._text.text().strip())

    def problem(self) -> str:
        return self._problem

    def show_raster(self, info: Optional[RasterInfo]) -> None:
        self._info = info
        bands = () if info is None else tuple(sorted((*info.bands, *info.opacity), key=lambda band: band.number))
        opacity = {band.number for band in info.opacity} if info is not None else set()
        reasons = dict.fromkeys(self._empty, tr("no pixel has data"))
        reasons.update(dict.fromkeys(info.bad if info is not None else (), tr("marked as bad in the file")))
        reasons.update(dict.fromkeys(opacity, tr("the opacity of the raster (alpha)")))
        self._table.show_bands(bands, reasons, opacity | self._empty)
        has_wavelengths = any(band.wavelength_nm is not None for band in bands)
        for box in (self._low, self._high):
            box.setEnabled(has_wavelengths)
        self._view.fit()
        self._follow_text()

    def _make_filter(self) -> None:
        self._words = QgsFilterLineEdit()
        self._words.setShowSearchIcon(True)
        self._words.setPlaceholderText(tr("Name or number"))
        describe(self._words, "bandFilter", tr("Name or number"), tr("Show the bands with this in their name alone."))
        self._low, self._high = QgsDoubleSpinBox(), QgsDoubleSpinBox()
        for box in (self._low, self._high):
            box.setRange(0.0, LONGEST_NM)
            box.setDecimals(1)
            box.setSpecialValueText(tr("any"))
            box.setClearValueMode(QgsDoubleSpinBox.ClearValueMode.MinimumValue)
            box.valueChanged.connect(lambda _: self._filter())
        describe(self._low, "bandLow", tr("Shortest wavelength (nm)"), tr("Show no bands of shorter waves."))
        describe(self._high, "bandHigh", tr("Longest wavelength (nm)"), tr("Show no bands of longer waves."))
        self._words.textChanged.connect(lambda _: self._filter())

    def _make_buttons(self) -> None:
        self._all = self._button("allBands", tr("All"), tr("Tick all bands that are shown."), self._tick_all)
        self._good = self._button(
            "goodBands", tr("Good"), tr("Of the bands that are shown tick the good ones alone."), self._tick_good
        )
        self._none = self._button("noBands", tr("None"), tr("Untick all bands that are shown."), self._tick_none)
        self._only = self._button(
            "onlyShownBands",
            tr("Only these"),
            tr("Tick the good ones of the bands that are shown, and no others."),
            self._tick_only,
        )

    def _button(self, name: str, title: str, help_text: str, on_click: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)  # Enter is for the dialog
        describe(button, name, title, help_text)
        button.clicked.connect(lambda: on_click())
        return button

    def _make_text(self) -> None:
        self._text = QgsFilterLineEdit()
        self._text.setPlaceholderText(tr("all good bands"))
        describe(self._text, "bandText", tr("As text"), band_text.how_to_write())
        self._text.textChanged.connect(lambda _: self._follow_text())

    def _lay_out(self) -> None:
        wavelengths = QHBoxLayout()
        for widget, stretch in ((self._words, 2), (self._low, 1), (QLabel("\N{EN DASH}"), 0), (self._high, 1)):
            wavelengths.addWidget(widget, stretch)
        wavelengths.addWidget(QLabel("nm"))
        buttons = QHBoxLayout()
        in_a_row = (self._all, self._good, self._none, self._only)
        for button in in_a_row:
            buttons.addWidget(button)
        buttons.addStretch()
        text = QHBoxLayout()
        label = QLabel(tr("As text"))
        label.setBuddy(self._text)
        text.addWidget(label)
        text.addWidget(self._text, 1)
        column = QVBoxLayout(self)
        column.addLayout(wavelengths)
        column.addWidget(self._view, 1)
        column.addLayout(buttons)
        column.addWidget(self._count)
        column.addLayout(text)
        column.addWidget(self._notice)
        in_order = (self._words, self._low, self._high, self._view, *in_a_row, self._text)
        for one, following in zip(in_order, in_order[1:]):
            self.setTabOrder(one, following)

    # What is shown

    def _filter(self) -> None:
        self._shown.show_only(self._words.text(), self._low.value(), self._high.value())
        self._only.setEnabled(not self._shown.shows_all())

    # What is ticked

    def _tick_all(self) -> None:
        self._table.tick(self._shown.numbers(), is_used=True)

    def _tick_good(self) -> None:
        shown = set(self._shown.numbers())
        self._table.use(self._table.used - shown)
        self._table.tick(shown & self._good_ones(), is_used=True)

    def _tick_none(self) -> None:
        self._table.tick(self._shown.numbers(), is_used=False)

    def _tick_only(self) -> None:
        self._table.use(())
        self._table.tick(set(self._shown.numbers()) & self._good_ones(), is_used=True)

    def _good_ones(self) -> frozenset[int]:
        if self._info is None:
            return frozenset()
        return frozenset(band.number for band in self._info.bands) - self._info.bad - self._empty

    def _on_ticked(self) -> None:
        """Write down what is ticked."""
        used = self._table.used
        if self._info is None:
            return
        # Bands without data need no word where none of the others is missed.
        without_data = self._empty if used >= self._good_ones() else ()
        text = band_choice.in_text(self._info, used.union(without_data)) if used else ""
        self._text.blockSignals(True)
        self._text.setText(text)
        self._text.blockSignals(False)
        self._tell("" if used else tr("Tick one band at least."))

    def _follow_text(self) -> None:
        """Tick what is written."""
        problem = ""
        if self._info is not None:
            try:
                self._table.use(band_choice.chosen(self._info, BandChoice(self._text.text())))
            except FreeNetError as error:
                problem = str(error)
        self._tell(problem)

    def _tell(self, problem: str) -> None:
        self._problem = problem
        self._notice.say(problem, "warning")
        text = tr("{used} of {all} bands are trained on.", len(self._table.used))
        self._count.setText(text.format(used=len(self._table.used), all=len(self._table.bands)))
        self._only.setEnabled(not self._shown.shows_all())
        self.changed.emit()
