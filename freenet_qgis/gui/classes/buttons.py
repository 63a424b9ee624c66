# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the classes: the buttons below the table, and the actions of its menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from qgis.core import QgsApplication, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QHBoxLayout, QToolButton, QWidget

from ...text.i18n import tr
from ..widgets.action import new_action
from ..widgets.describing import describe
from .feature_form import FeatureFormButton
from .merge_menu import MergeMenu
from .model import ClassModel
from .rows import ClassRow
from .view import ClassView


class ClassButtons(QHBoxLayout):
    """The row of buttons; its actions are in the menu of the table as well.

    Attributes:
        merge: The menu that merges classes, and takes them apart again.

    Signals:
        add_wanted: The user wants a class more.
        rename_wanted: The user wants to edit the name of the selected class.
        recolour_wanted: The user wants another colour for the selected class.
        remove_wanted: The user wants the selected classes out of the list, as far as they have no training data.
        check_wanted: Which training data may carry a wrong label?
        spectra_wanted: The user wants to see the spectra of the classes.
    """

    add_wanted = pyqtSignal()
    rename_wanted = pyqtSignal()
    recolour_wanted = pyqtSignal()
    remove_wanted = pyqtSignal()
    check_wanted = pyqtSignal()
    spectra_wanted = pyqtSignal()

    def __init__(self, model: ClassModel, view: ClassView, panel: QWidget) -> None:
        super().__init__()
        self.setSpacing(2)
        self.merge = MergeMenu(model, view, panel)
        self._form = FeatureFormButton()
        self._make_actions(panel)
        view.addActions([self._rename, self._recolour, self.merge.menuAction(), self._add, self._remove])
        self._check = _labelled_button("/algorithms/mAlgorithmCheckGeometry.svg", tr("Check"))
        self._check.clicked.connect(lambda: self.check_wanted.emit())
        self.offer_check("")
        spectra = _labelled_button("/histogram.svg", tr("Spectra"))
        help_text = tr("Open the panel with the spectra of the classes, and of the pixel under the cursor.")
        describe(spectra, "spectra", tr("Spectra"), help_text)
        spectra.clicked.connect(lambda: self.spectra_wanted.emit())
        help_text = tr(
            "Make the training data of the selected classes those of another class. The layer keeps what they "
            "were: this menu takes them apart again."
        )
        self._merge_button = _button(
            self.merge.menuAction(), help_text
        )  # whose menu it opens; set again, it would nest
        self._merge_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        help_text = tr("Take the selected classes out of the list, as far as they have no training data.")
        self._editing = [  # what changes classes, which a raster has for good
            _button(self._add, tr("Add a class to draw training data of.")),
            _button(self._remove, help_text),
            _button(self._recolour, tr("Change the colour of the selected class, in the layer's style.")),
            self._merge_button,
        ]
        for button in (*self._editing, self._form):
            self.addWidget(button)
        self.addStretch()
        self.addWidget(self._check)
        self.addWidget(spectra)

    def follow(self, layer: Optional[QgsVectorLayer], field: str, is_of_raster: bool) -> None:
        """Be about the classes in a field of this layer, or about those of a raster; None and False for none."""
        for button in self._editing:
            button.setVisible(not is_of_raster)
        self._form.follow(layer)
        self.merge.follow(layer, field)

    def offer(self, selected: Sequence[ClassRow], is_of_raster: bool) -> None:
        """Enable what can be done with the selected classes."""
        changing = [] if is_of_raster else selected
        self._rename.setEnabled(not is_of_raster)
        self._add.setEnabled(not is_of_raster)
        self._recolour.setEnabled(len(changing) == 1)
        self._remove.setEnabled(any(not row.polygons for row in changing))
        self._merge_button.setEnabled(not is_of_raster and self.merge.has_something())
        self.merge.menuAction().setEnabled(self._merge_button.isEnabled())

    def offer_check(self, obstacle: str) -> None:
        """Let the training data be checked, or say why that cannot be; empty if it can."""
        self._check.setEnabled(not obstacle)
        help_text = tr(
            "Show which training data may carry a wrong label, before or after training, on the page Result."
        )
        describe(self._check, "checkTraining", tr("Check training data"), obstacle or help_text)

    def _make_actions(self, panel: QWidget) -> None:
        self._add = new_action(panel, "addClass", "/symbologyAdd.svg", tr("Add a class"), self.add_wanted.emit)
        title = tr("Change the colour…")
        self._recolour = new_action(panel, "recolourClass", "/mIconColorWheel.svg", title, self.recolour_wanted.emit)
        title = tr("Remove classes without training data")
        self._remove = new_action(panel, "removeClass", "/symbologyRemove.svg", title, self.remove_wanted.emit)
        self._rename = new_action(panel, "renameClass", "/symbologyEdit.svg", tr("Rename"), self.rename_wanted.emit)
        self._rename.setShortcut(QKeySequence(Qt.Key.Key_F2))  # shown only, the view has it already
        self._rename.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)


def _button(action: QAction, help_text: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    describe(button, f"{action.objectName() or 'mergeClasses'}Button", action.text(), help_text)
    action.setToolTip(button.toolTip())
    return button


def _labelled_button(icon: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(QgsApplication.getThemeIcon(icon))
    button.setText(text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAutoRaise(True)
    return button
