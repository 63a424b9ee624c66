# SPDX-License-Identifier: GPL-3.0-or-later
"""The button that makes one class of those whose names look alike."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QPushButton

from ...classes.names import alike
from ...text.i18n import tr
from ..widgets.describing import describe
from .rows import ClassRow


class MergeAlikeButton(QPushButton):
    """The button; hidden where no classes look alike."""

    def __init__(self) -> None:
        super().__init__()
        help_text = tr("Make one class of those whose names differ in letter case or the like only. Can be undone.")
        describe(self, "mergeAlike", tr("Merge classes that look alike"), help_text)

    def offer(self, look_alike: Sequence[ClassRow]) -> None:
        """Offer to merge these into the first of them; none for nothing to merge."""
        self.setVisible(bool(look_alike))
        if look_alike:
            self.setText(tr("Merge into '{}'").format(look_alike[0].info.name.replace("&", "&&")))


def looking_alike(rows: Sequence[ClassRow]) -> list[ClassRow]:
    """The first classes whose names look alike, that with the most polygons first; none if there are none."""
    groups = alike((position, row.info.name) for position, row in enumerate(rows))
    return sorted((rows[position] for position in groups[0]), key=lambda row: -row.polygons) if groups else []
