# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the dock that shows the classes of the training layer and lets the user mend them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Optional

from qgis.core import QgsApplication, QgsVectorLayer
from qgis.gui import QgsColorDialog
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeySequence
from qgis.PyQt.QtWidgets import QAction, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...classes.field import has_own_values
from ...classes.names import alike
from ...classes.values import Value, key
from ...contract.job import ClassInfo
from ...errors import FreeNetError
from ...text.i18n import tr
from ...text.unit_words import counted
from ..widgets.action import new_action
from ..widgets.describing import describe
from ..widgets.notice import Notice
from .counts import CountRequest, Counts
from .edits import ClassEditor
from .feature_form import FeatureFormButton
from .left_out import leave_out, left_out
from .merge_menu import MergeMenu
from .model import NAME, ClassModel
from .patch_counts import PatchRequest
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
        self._editing: list[QToolButton] = []  # what changes classes, which a raster has for good
        self._editor = ClassEditor()
        self._watch = ClassWatch(self)
        self._model = ClassModel(self)
        self._view = ClassView(self._model)
        self._notice = Notice("classNotice")
        self._merge_alike = self._merge_alike_button()
        self._check = _labelled_button("/algorithms/mAlgorithmCheckGeometry.svg", tr("Check"))
        self._check.clicked.connect(lambda: self.check_wanted.emit())
        self._spectra = _labelled_button("/histogram.svg", tr("Spectra"))
        help_text = tr("Open the panel with the spectra of the classes, and of the pixel under the cursor.")
        describe(self._spectra, "spectra", tr("Spectra"), help_text)
        self._spectra.clicked.connect(lambda: self.spectra_wanted.emit())
        self.offer_check("")
        self._form = FeatureFormButton()
        self._make_actions()
        self._lay_out()
        self._watch.counted.connect(self._refresh)
        self._model.ticked.connect(self._tick)
        self._model.renamed.connect(self._rename)
        self._view.swatch_clicked.connect(self._recolour_row)
        self._view.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self._view.selectionModel().currentRowChanged.connect(self._on_current)
        self.hide()

    def watch(self, what: Optional[Asked]) -> None:
        """Show the classes of this layer, or of this raster, from now on; None for nothing."""
        layer, field = (None, "") if not isinstance(what, CountRequest) else (what.layer, what.field)
        self._is_of_raster = isinstance(what, PatchRequest)
        if (layer, field) != (self._layer, self._field):
            self._leave()
            self._layer, self._field = layer, field
            if layer is not None:
                layer.styleChanged.connect(self._refresh)
        for button in self._editing:
            button.setVisible(not self._is_of_raster)
        self._form.follow(self._layer)
        self._merge.follow(self._layer, self._field)
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
        return "" if self._layer is None or self._watch.problem else _about(self._watch.counts)

    def choose_first(self) -> None:
        """Make the first class current, the one that polygons are drawn of."""
        self._view.setCurrentIndex(self._model.index(0, NAME))

    def offer_check(self, obstacle: str) -> None:
        """Let the training data be checked, or say why that cannot be; empty if it can."""
        self._check.setEnabled(not obstacle)
        help_text = tr(
            "Show which training data may carry a wrong label, before or after training, on the page Result."
        )
        describe(self._check, "checkTraining", tr("Check training data"), obstacle or help_text)

    def is_counting(self) -> bool:
        """Whether better counts are on their way."""
        return self._watch.is_counting()

    def _leave(self) -> None:
        if self._layer is not None and not sip.isdeleted(self._layer):
            self._layer.styleChanged.disconnect(self._refresh)
        self._layer = None

    def _make_actions(self) -> None:
        self._add = new_action(self, "addClass", "/symbologyAdd.svg", tr("Add a class"), self._add_class)
        self._recolour = new_action(
            self,
            "recolourClass",
            "/mIconColorWheel.svg",
            tr("Change the colour…"),
            lambda: self._recolour_row(self._view.rows()[0]),
        )
        self._remove = new_action(
            self,
            "removeClass",
            "/symbologyRemove.svg",
            tr("Remove classes without training data"),
            self._remove_classes,
        )
        self._merge = MergeMenu(self._model, self._view, self)
        self._merge.merge_wanted.connect(self._merge_into)
        self._merge.take_out_wanted.connect(lambda *values: self._edit(self._editor.take_out, *values))
        rename = self._rename_action = new_action(
            self, "renameClass", "/symbologyEdit.svg", tr("Rename"), self._edit_name
        )
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))  # shown only, the view has it already
        rename.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._view.addActions([rename, self._recolour, self._merge.menuAction(), self._add, self._remove])

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        self._editing = [self._button(action) for action in (self._add, self._remove, self._recolour)]
        self._merge_button = self._button(self._merge.menuAction())
        self._editing.append(self._merge_button)
        self._merge_button.setMenu(self._merge)
        self._merge_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in self._editing:
            buttons.addWidget(button)
        buttons.addWidget(self._form)
        buttons.addStretch()
        buttons.addWidget(self._check)
        buttons.addWidget(self._spectra)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._view)
        column.addLayout(buttons)
        column.addWidget(self._notice)
        column.addWidget(self._merge_alike, 0, Qt.AlignmentFlag.AlignLeft)

    def _button(self, action: QAction) -> QToolButton:
        help_text = {
            self._add: tr("Add a class to draw training data of."),
            self._remove: tr("Take the selected classes out of the list, as far as they have no training data."),
            self._recolour: tr("Change the colour of the selected class, in the layer's style."),
        }.get(
            action,
            tr(
                "Make the training data of the selected classes those of another class. The layer keeps what they "
                "were: this menu takes them apart again."
            ),
        )
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        describe(button, f"{action.objectName() or 'mergeClasses'}Button", action.text(), help_text)
        action.setToolTip(button.toolTip())
        return button

    def _merge_alike_button(self) -> QPushButton:
        button = QPushButton()
        help_text = tr("Make one class of those whose names differ in letter case or the like only. Can be undone.")
        describe(button, "mergeAlike", tr("Merge classes that look alike"), help_text)
        button.clicked.connect(self._merge_classes_alike)
        return button

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
        pair = _alike(rows)
        remarks = (_about_field(rows, self._field), _about(counts), _about_names(pair))
        self._show(rows, problem, " ".join(filter(None, remarks)), pair)

    def _show(self, rows: list[ClassRow], problem: str, remarks: str = "", pair: Sequence[ClassRow] = ()) -> None:
        """Show rows, or what is wrong; `pair` are classes that look alike."""
        self._show_rows(rows)
        self._notice.say(problem or remarks, "warning")
        self._merge_alike.setVisible(bool(pair))
        if pair:
            self._merge_alike.setText(tr("Merge into '{}'").format(pair[0].info.name.replace("&", "&&")))
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
        if self._is_of_raster:
            selected = []
        self._rename_action.setEnabled(not self._is_of_raster)
        self._add.setEnabled(not self._is_of_raster)
        self._recolour.setEnabled(len(selected) == 1)
        self._remove.setEnabled(any(not row.polygons for row in selected))
        self._merge_button.setEnabled(not self._is_of_raster and self._merge.has_something())
        self._merge.menuAction().setEnabled(self._merge_button.isEnabled())

    def _on_current(self) -> None:
        index = self._view.currentIndex()
        self.chosen.emit(self.rows()[index.row()].value if index.isValid() else None)

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
        pair = _alike(self.rows())
        if pair:
            self._merge_into([row.value for row in pair], pair[0].value)

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


def _labelled_button(icon: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setText(text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAutoRaise(True)
    return button


def _alike(rows: Sequence[ClassRow]) -> list[ClassRow]:
    """The first classes whose names look alike, that with the most polygons first; none if there are none."""
    groups = alike((position, row.info.name) for position, row in enumerate(rows))
    return sorted((rows[position] for position in groups[0]), key=lambda row: -row.polygons) if groups else []


def _about_field(rows: Sequence[ClassRow], field: str) -> str:
    """A warning where the field may rather number the features, see `classes.field`; else empty."""
    drawn = [row for row in rows if row.polygons]
    values = [row.value for row in drawn for _ in range(row.polygons)]
    is_named = all(row.info.name != key(row.value) for row in drawn)
    if is_named or not has_own_values(values):
        return ""
    return tr("{} classes for {}: is '{}' the right field?").format(
        len(drawn), counted(len(values), rows[0].kind), field
    )


def _about_names(pair: Sequence[ClassRow]) -> str:
    """A warning about classes whose names look alike; empty for none."""
    if not pair:
        return ""
    text = tr(
        "The names of these classes differ in letter case or the like only: {}. They are trained as different classes."
    )
    return text.format(", ".join(f"'{row.info.name}' ({counted(row.polygons, row.kind)})" for row in pair))


def _about(counts: Counts) -> str:
    """A warning about features without a class; empty where there are none."""
    if not counts.without_class:
        return ""
    text = tr("{} features have no class: give each one, or delete them.", counts.without_class)
    return text.format(counts.without_class)
