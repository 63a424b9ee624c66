# SPDX-License-Identifier: GPL-3.0-or-later
"""The tick that trains on the selected features alone."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QCheckBox

from ...text.i18n import tr
from ..widgets.describing import describe


class SelectedOnly(QCheckBox):
    """The tick; hidden where nothing is selected, unless it is set."""

    def __init__(self) -> None:
        super().__init__(tr("Selected features only"))
        describe(
            self,
            "selectedOnly",
            tr("Selected features only"),
            tr("Train on the selected features and ignore the others."),
        )

    def tell(self, layer: Optional[QgsVectorLayer]) -> None:
        """Tell how many features of the training layer are selected; None for no such layer."""
        count = 0 if layer is None else layer.selectedFeatureCount()
        title = tr("Selected features only")
        self.setText(f"{title} ({count})" if count else title)
        self.setVisible(layer is not None and (count > 0 or self.isChecked()))
