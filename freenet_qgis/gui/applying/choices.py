# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the maps go, what goes with them, and what is done with those that are there; remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QWidget

from ... import settings
from ...contract.maps import OFFERED_MAPS
from ...request import EngineChoice
from ...text.i18n import tr
from ..widgets.describing import describe
from .jobs import Wanted


class Choices(QWidget):
    """The rows for them, filled as they were the last time."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        remembered = settings.load()
        self._folder = QgsFileWidget()
        self._folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self._folder.setDialogTitle(tr("Choose the folder for the maps"))
        self._folder.lineEdit().setPlaceholderText(tr("Temporary maps"))
        self._folder.setFilePath(remembered.apply_folder)
        describe(
            self._folder,
            "applyFolder",
            tr("Folder for the maps"),
            tr("Where the maps go, each named after its raster: 'north.tif' becomes 'north_classes.tif'."),
        )
        self._maps = {kind: _box(kind.id, kind.offer(), kind.offer_help()) for kind in OFFERED_MAPS}
        for kind, box in self._maps.items():
            box.setChecked(kind.id in remembered.apply_maps.split())
        skips, shows = tr("Skip rasters that are mapped already"), tr("Add the maps to the project")
        self._skips = _box(
            "skips",
            skips,
            tr("Where the maps in the folder were made from this raster by this model, set up as now, they stay."),
        )
        self._skips.setChecked(remembered.apply_skips)
        self._shows = _box("shows", shows, tr("Above their rasters, in a group for each. Temporary maps always are."))
        self._shows.setChecked(remembered.apply_shows)
        self._folder.fileChanged.connect(lambda _: self._offer())
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(4)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow(tr("Maps go to"), self._folder)
        for box in (*self._maps.values(), self._skips, self._shows):
            rows.addRow(box)
        self._offer()

    def wanted(self, model: Path, engine: EngineChoice) -> Wanted:
        """What is asked for."""
        folder = self._folder.filePath().strip()
        return Wanted(
            model,
            engine,
            Path(folder).expanduser() if folder else None,
            tuple(kind for kind, box in self._maps.items() if box.isChecked()),
            self._skips.isChecked(),
            not folder or self._shows.isChecked(),
        )

    def remember(self) -> None:
        """Store the choices for the next time."""
        settings.change(
            apply_folder=self._folder.filePath().strip(),
            apply_maps=" ".join(kind.id for kind, box in self._maps.items() if box.isChecked()),
            apply_skips=self._skips.isChecked(),
            apply_shows=self._shows.isChecked(),
        )

    def _offer(self) -> None:
        """Leave what is temporary no choice but to be shown: nobody would find it."""
        self._shows.setEnabled(bool(self._folder.filePath().strip()))


def _box(name: str, title: str, help_text: str) -> QCheckBox:
    box = QCheckBox(title)
    describe(box, f"apply{name[0].upper()}{name[1:]}", title, help_text)
    return box
