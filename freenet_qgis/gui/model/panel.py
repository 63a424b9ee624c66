# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the dock that tells about a model file."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ... import report
from ...text.i18n import tr
from ...text.plain_text import in_html, shortened
from ..widgets.describing import describe
from ..widgets.foldable import foldable
from ..widgets.heading import Heading
from ..widgets.notice import Notice, WrappedText
from .card_reader import CardReader

LONGEST = 20_000  # characters of a fact; the names of 255 classes take half of it


class ModelPanel(QWidget):
    """The panel about a model: a file to choose, and what it says about itself, folded away, which needs no PyTorch.

    Signals:
        apply_wanted: The user wants to apply the model in this file.
    """

    apply_wanted = pyqtSignal(object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._file = QgsFileWidget()
        self._file.setFilter("safetensors (*.safetensors)")
        self._file.setDialogTitle(tr("Choose a model"))
        self._file.lineEdit().setPlaceholderText(tr("Model file"))
        describe(
            self._file,
            "modelFile",
            tr("Model file"),
            tr("A model saved with a map: see its bands, its classes, where it was trained and how accurate it was."),
        )
        self._problem = Notice("modelProblem")
        self._card = WrappedText()
        self._card.setObjectName("modelCard")
        self._apply = QPushButton(tr("Apply to other rasters…"))
        describe(
            self._apply,
            "applyShownModel",
            tr("Apply to other rasters…"),
            tr("Map one raster or many with this model, in a window of its own."),
        )
        self._apply.setEnabled(False)
        self._apply.clicked.connect(lambda: self.apply_wanted.emit(self._path()))
        self._about = foldable("aboutModel", tr("About this model"))
        QVBoxLayout(self._about).addWidget(self._card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (Heading("modelTitle", tr("A model")), self._file, self._problem, self._apply, self._about):
            column.addWidget(widget)
        self._reader = CardReader(self)
        self._reader.arrived.connect(self._tell)
        self._file.fileChanged.connect(self._show)
        self._tell()

    def show_model(self, path: Path) -> None:
        """Show the card of this file."""
        if self._file.filePath() == str(path):
            self._show(str(path))  # it may have been written anew
        else:
            self._file.setFilePath(str(path))

    def take_over(self, old: Path, new: Path) -> None:
        """Show the card of a file where that is by now."""
        if self._file.filePath() == str(old):
            self.show_model(new)

    def rest(self) -> None:
        """Show no card."""
        self._file.setFilePath("")

    def _path(self) -> Optional[Path]:
        text = self._file.filePath().strip()
        return Path(text).expanduser() if text else None

    def _show(self, _: str) -> None:
        self._reader.look(self._path())
        self._tell()

    def _tell(self) -> None:
        card = self._reader.card
        facts = "" if card is None else _in_html(report.facts(card))
        if self._reader.is_reading:
            self._problem.say(tr("The model is being read."))
        else:
            self._problem.say(self._reader.problem, "warning")
        self._card.setHtml(facts)
        self._card.setAccessibleName(tr("About this model"))  # not all it says
        self._about.setVisible(bool(facts))
        self._apply.setEnabled(card is not None)


def _in_html(facts: list[tuple[str, str]]) -> str:
    shown = ((title, in_html(shortened(value, LONGEST))) for title, value in facts)
    return "".join(f"<p style='margin: 0 0 4px 0'><b>{title}</b> {value}</p>" for title, value in shown)
