# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether QGIS opens the form after each polygon that is drawn in a training layer of ours.

What is drawn there has the class selected in the table, form or not. The form of another layer is its owner's.
The layer keeps the choice, hence its project; new layers begin with the last one.
"""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication, QgsEditFormConfig, QgsVectorLayer
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from ... import settings
from ...text.i18n import tr
from ..widgets.describing import describe
from .training_layer import is_ours

Suppress: Any = QgsEditFormConfig.FeatureFormSuppress  # the stubs know newer names alone


def opens(layer: QgsVectorLayer) -> bool:
    """Whether the form opens, unless the user's QGIS never opens one."""
    return bool(layer.editFormConfig().suppress() != Suppress.SuppressOn)


def let_open(layer: QgsVectorLayer, is_wanted: bool) -> None:
    """Have the form open from now on, or not."""
    form = layer.editFormConfig()
    form.setSuppress(Suppress.SuppressOff if is_wanted else Suppress.SuppressOn)
    layer.setEditFormConfig(form)


class FeatureFormButton(QToolButton):
    """The button that lets the form open; it is there for layers that FreeNet made."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._layer: Optional[QgsVectorLayer] = None
        self.setIcon(QgsApplication.getThemeIcon("/mActionFormView.svg"))
        self.setCheckable(True)
        self.setAutoRaise(True)
        describe(
            self,
            "featureForm",
            tr("Form after each polygon"),
            tr(
                "Open the form after each polygon. Without it a polygon is done when you close it: it has the class "
                "that is selected in the table."
            ),
        )
        self.clicked.connect(self._choose)
        self.hide()

    def follow(self, layer: Optional[QgsVectorLayer]) -> None:
        """Be about this layer; None for none."""
        self._layer = layer if layer is not None and is_ours(layer) else None
        self.setVisible(self._layer is not None)
        if self._layer is not None:
            self.setChecked(opens(self._layer))

    def _choose(self, is_wanted: bool) -> None:
        settings.change(feature_form=is_wanted)
        if self._layer is not None:
            let_open(self._layer, is_wanted)
