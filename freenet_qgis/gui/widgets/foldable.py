# SPDX-License-Identifier: GPL-3.0-or-later
"""A group whose rows fold away, which says by keyboard and to screen readers whether they are."""

from __future__ import annotations

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QToolButton

from ...text.i18n import tr


def foldable(name: str, title: str) -> QgsCollapsibleGroupBox:
    """A group of this object name, folded away at first."""
    group = QgsCollapsibleGroupBox(title)
    group.setObjectName(name)
    group.setAccessibleName(title)
    group.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys do nothing there, but fold and unfold on its arrow
    arrow = group.findChild(QToolButton, "collapseButton")

    def tell(is_folded: bool) -> None:
        arrow.setAccessibleName((tr("{}, folded") if is_folded else tr("{}, unfolded")).format(title))

    group.collapsedStateChanged.connect(tell)
    group.setCollapsed(True)
    tell(True)
    return group
