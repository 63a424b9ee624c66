# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the dock that shows the classes of the training layer and lets the user mend them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Optional

from qgis.core import QgsVectorLayer
from qgis.gui import QgsColorDialog
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...classes.values import Value, key
from ...contract.job import ClassInfo
from ...errors import FreeNetError
from ...text.i18n import tr
from ..widgets.notice import Notice
from .buttons import ClassButtons
from .counts import CountRequest
from .drawn_class import DrawnClass
from .edits import ClassEditor
from .left_out import leave_out, left_out
from .merge_alike import MergeAlikeButton, looking_alike
from .model import NAME, ClassModel
from .patch_counts import PatchRequest
from .remarks import about_field, about_names, about_unclassed
from .rows import ClassRow, class_rows, patch_rows
from .view import ClassView
from .watch import Asked, ClassWatch


class ClassPanel(QWidget):
    """The panel of classes: follows a layer while it is edited, and is hidden without one.

    Signals:
        changed: Other classes, counts or ticks than before.
        chosen: Another class is current; its value, None for none.
        spectra_wanted: The user wants to see the spectra of the classes.
        check_wanted: Which training data may carry a wrong label?
    """

    changed = pyqtSignal()
    chosen = pyqtSignal(object)
    spectra_wanted = pyqtSignal()
    check_wanted = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._layer: Optional[QgsVectorLayer] = None
        self._field = ""
        self._is_of_raster = False
        self._is_unclassed_told = False
        self._editor = ClassEditor()
        self._watch = ClassWatch(self)
        self._model = ClassModel(self)
        self._view = ClassView(self._model)
        self._notice = Notice("classNotice")
        self._buttons = ClassButtons(self._model, self._view, self)
        self._merge_alike = MergeAlikeButton()
        self._drawn = DrawnClass(self._selected_value, self)
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._view)
        column.addLayout(self._buttons)
        column.addWidget(self._notice)
        column.addWidget(self._merge_alike, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._watch.counted.connect(self._refresh)
        self._model.ticked.connect(self._tick)
        self._model.renamed.connect(self._rename)
        self._view.swatch_clicked.connect(self._recolour_row)
        self._view.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self._view.selectionModel().currentRowChanged.connect(self._on_current)
        self._merge_alike.clicked.connect(self._merge_classes_alike)
        buttons = self._buttons
        buttons.add_wanted.connect(self._add_class)
        buttons.rename_wanted.connect(self._edit_name)
        buttons.recolour_wanted.connect(lambda: self._recolour_row(self._view.rows()[0]))
        buttons.remove_wanted.connect(self._remove_classes)
        buttons.check_wanted.connect(self.check_wanted)
        buttons.spectra_wanted.connect(self.spectra_wanted)
        buttons.merge.merge_wanted.connect(self._merge_into)
        buttons.merge.take_out_wanted.connect(lambda *values: self._edit(self._editor.take_out, *values))

    def watch(self, what: Optional[Asked]) -> None:
        """Show the classes of this layer, or of this raster, from now on; None for nothing."""
        layer, field = (None, "") if not isinstance(what, CountRequest) else (what.layer, what.field)
        self._is_of_raster = isinstance(what, PatchRequest)
        if (layer, field) != (self._layer, self._field):
            self._leave()
            self._layer, self._field = layer, field
            if layer is not None:
                layer.styleChanged.connect(self._refresh)
        self._drawn.follow(self._layer, self._field)
        self._buttons.follow(self._layer, self._field, self._is_of_raster)
        self._watch.watch(what)
        self.setVisible(what is not None)
        self._refresh()

    def unload(self) -> None:
        """Count nothing any more."""
        self._leave()
        self._watch.unload()

    def rows(self) -> list[ClassRow]:
        """The classes as they are shown."""
        return self._model.rows

    def lacks_pixels(self) -> bool:
        """Whether a class that trains has polygons and none of the raster's pixels."""
        return any(row.polygons and row.trains and row.is_exact and row.pixels == 0 for row in self.rows())

    def unclassed(self) -> str:
        """What is wrong with features without a class, with which nothing can be trained; empty for none."""
        return "" if self._layer is None or self._watch.problem else about_unclassed(self._watch.counts)

    def leave_unclassed(self, is_told: bool) -> None:
        """Say nothing of features without a class where another part of the dock tells of them."""
        if is_told != self._is_unclassed_told:
            self._is_unclassed_told = is_told
            self._refresh()

    def choose_first(self) -> None:
        """Make the first class current, the one that polygons are drawn of."""
        self._view.setCurrentIndex(self._model.index(0, NAME))

    def offer_check(self, obstacle: str) -> None:
        """Let the training data be checked, or say why that cannot be; empty if it can."""
        self._buttons.offer_check(obstacle)

    def is_counting(self) -> bool:
        """Whether better counts are on their way."""
        return self._watch.is_counting()

    def _leave(self) -> None:
        if self._layer is not None and not sip.isdeleted(self._layer):
            self._layer.styleChanged.disconnect(self._refresh)
        self._layer = None
        self._drawn.follow(None, "")

    # What is shown

    def _refresh(self) -> None:
        """Show the classes as the layer has them now."""
        counts, problem = self._watch.counts, self._watch.problem
        if self._is_of_raster:
            self._show([] if problem else patch_rows(counts), problem)
            return
        if self._layer is None or sip.isdeleted(self._layer):
            self._model.show_rows([])
            return
        try:
            rows = [] if problem else class_rows(self._layer, self._field, counts)
        except FreeNetError as error:
            rows, problem = [], str(error)
        look_alike = looking_alike(rows)
        unclassed = "" if self._is_unclassed_told else about_unclassed(counts)
        remarks = (about_field(rows, self._field), unclassed, about_names(look_alike))
        self._show(rows, problem, " ".join(filter(None, remarks)), look_alike)

    def _show(self, rows: list[ClassRow], problem: str, remarks: str = "", look_alike: Sequence[ClassRow] = ()) -> None:
        """Show rows, or what is wrong."""
        self._show_rows(rows)
        self._notice.say(problem or remarks, "warning")
        self._merge_alike.offer(look_alike)
        self._view.setVisible(not problem)
        self._offer()
        self.changed.emit()

    def _show_rows(self, rows: list[ClassRow]) -> None:
        """Show these rows; the current class stays current."""
        index = self._view.currentIndex()
        current = self.rows()[index.row()].value if index.isValid() else None
        view: Any = self._view  # mypy's stubs know less of it
        bar = self._view.verticalScrollBar()
        scrolled = bar.value()
        self._model.show_rows(rows)
        view.doItemsLayout()  # the bar knows the new rows
        bar.setValue(scrolled)
        if not self._view.currentIndex().isValid() and current is not None:
            self._make_current(current)

    def _make_current(self, value: Value) -> None:
        """Let this class be current, where it is there."""
        values = [row.value for row in self.rows()]
        if value in values:
            self._view.setCurrentIndex(self._model.index(values.index(value), NAME))

    def _offer(self) -> None:
        """Enable what can be done with the selected classes."""
        selected = [self.rows()[row] for row in self._view.rows() if row < len(self.rows())]
        self._buttons.offer(selected, self._is_of_raster)

    def _on_current(self) -> None:
        index = self._view.currentIndex()
        self.chosen.emit(self.rows()[index.row()].value if index.isValid() else None)

    def _selected_value(self) -> Optional[Value]:
        """The class that is selected; None for none or several."""
        rows = self._view.rows()
        return self.rows()[rows[0]].value if len(rows) == 1 and rows[0] < len(self.rows()) else None

    # What the user does

    def _edit(self, change: Callable[..., object], *arguments: object) -> object:
        """Change the classes; say so if that is not possible."""
        known: dict[Value, ClassInfo] = {row.value: row.info for row in self.rows()}
        try:
            done = change(self._layer, self._field, known, *arguments)
        except FreeNetError as error:
            self._refresh()
            self._notice.say(str(error), "warning")
            return None
        self._refresh()
        return done

    def _tick(self, row: int, trains: bool) -> None:
        self._leave_out({key(self.rows()[row].value)}, trains)

    def _rename(self, row: int, name: str) -> None:
        shown = self.rows()[row]
        self._edit(self._editor.rename, shown.value, name)
        if not shown.trains and isinstance(shown.value, str):
            self._leave_out({name}, trains=False)

    def _leave_out(self, keys: set[str], trains: bool) -> None:
        """Let some classes train, or leave them out."""
        if self._layer is not None:
            known = left_out(self._layer, self._field)
            leave_out(self._layer, self._field, known - keys if trains else known | keys)
            self._refresh()

    def _edit_name(self) -> None:
        if self._view.rows():
            self._view.edit(self._model.index(self._view.rows()[0], NAME))

    def _add_class(self) -> None:
        value = self._edit(self._editor.add)
        for row, shown in enumerate(self.rows()):
            if shown.value == value:
                self._view.setCurrentIndex(self._model.index(row, NAME))
                self._view.edit(self._model.index(row, NAME))

    def _remove_classes(self) -> None:
        selected = [self.rows()[row] for row in self._view.rows()]
        self._edit(self._editor.remove, [row.value for row in selected if not row.polygons])

    def _merge_classes_alike(self) -> None:
        look_alike = looking_alike(self.rows())
        if look_alike:
            self._merge_into([row.value for row in look_alike], look_alike[0].value)

    def _merge_into(self, selected: Sequence[Value], into: Value) -> None:
        self._edit(self._editor.merge, {*selected, into}, into)
        self._make_current(into)  # what is drawn next has a class that is still there

    def _recolour_row(self, row: int) -> None:
        """Let the user choose a colour, in a window that blocks nothing; those of a raster are as they are."""
        if self._is_of_raster:
            return
        value, layer, field = self.rows()[row].value, self._layer, self._field
        window = QgsColorDialog(self, Qt.WindowType.Dialog, QColor(self.rows()[row].info.color))
        window.setObjectName("classColor")
        window.setWindowTitle(tr("Colour of {}").format(self.rows()[row].info.name))
        window.setAllowOpacity(False)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.accepted.connect(lambda: self._recolour_class(layer, field, value, window.color().name()))
        window.show()

    def _recolour_class(self, layer: Optional[QgsVectorLayer], field: str, value: Value, color: str) -> None:
        """Recolour a class, unless another layer is shown by now or the class is gone."""
        if (layer, field) == (self._layer, self._field) and value in [row.value for row in self.rows()]:
            self._edit(self._editor.recolour, value, color)
