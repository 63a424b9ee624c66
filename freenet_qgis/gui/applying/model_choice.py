# SPDX-License-Identifier: GPL-3.0-or-later
"""The model to apply: of a run of the project, or a file; and what it says about itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QWidget

from ... import report
from ...errors import FreeNetError
from ...text.i18n import tr
from ...text.plain_text import shortened
from ..model.card_reader import CardReader
from ..project.run_record import RunRecord
from ..project.stored_paths import is_there
from ..runs.view import name_of
from ..widgets.choice_box import shrinkable
from ..widgets.describing import describe, tip
from ..widgets.notice import Notice

SHOWN = 2  # facts, of those that are told first: classes and accuracy
LONGEST = 300  # characters of one of them


class ModelChoice(QWidget):
    """The choice.

    Signals:
        changed: Another model than before, or it has been read.
    """

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._reader = CardReader(self)
        self._reader.arrived.connect(self._tell)
        self._box = QComboBox()
        shrinkable(self._box)
        describe(self._box, "applyRun", tr("Model"), tr("The model of a run of this project, or of a file."))
        self._file = QgsFileWidget()
        self._file.setFilter("safetensors (*.safetensors)")
        self._file.setDialogTitle(tr("Choose a model"))
        self._file.lineEdit().setPlaceholderText(tr("Model file"))
        describe(self._file, "applyModel", tr("Model file"), tr("A model saved with a map, or by 'Train a model'."))
        self._notice = Notice("applyModelNotice")
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow(tr("Model"), self._box)
        rows.addRow(tr("File"), self._file)
        rows.addRow(self._notice)
        self._box.activated.connect(self._on_run_chosen)
        self._file.fileChanged.connect(self._look)
        self.offer(())

    def offer(self, runs: Sequence[RunRecord]) -> None:
        """Offer the models of these runs, as far as they are there."""
        self._box.clear()
        self._box.addItem(tr("From a file"), "")
        for run in runs:
            if run.model and is_there(run.model):
                self._box.addItem(name_of(run), run.model)
                self._box.setItemData(self._box.count() - 1, tip(run.model), Qt.ItemDataRole.ToolTipRole)
        self._show_run()

    def choose(self, model: Path) -> None:
        """Choose a model; one that was written anew is read anew."""
        if self._file.filePath() == str(model):
            self._look(str(model))
        else:
            self._file.setFilePath(str(model))

    def path(self) -> Optional[Path]:
        """The chosen file; None for none."""
        text = self._file.filePath().strip()
        return Path(text).expanduser() if text else None

    def checked(self) -> Path:
        """The chosen file, of which the card could be read.

        Raises:
            FreeNetError: If there is none, or it could not.
        """
        path = self.path()
        if path is None:
            raise FreeNetError(tr("No model is chosen."), tr("Choose that of a run, or a file."))
        if self._reader.is_reading:
            raise FreeNetError(tr("The model is being read."), tr("Try again in a moment."))
        if self._reader.card is None:
            raise FreeNetError(self._reader.problem)
        return path.absolute()

    def _on_run_chosen(self, _: int) -> None:
        model = self._box.currentData()
        if model:
            self.choose(Path(model))
        else:
            self._file.setFilePath("")
            self._file.lineEdit().setFocus()

    def _look(self, _: str) -> None:
        self._show_run()
        self._reader.look(self.path())
        self._tell()

    def _show_run(self) -> None:
        """Name the run whose model is chosen."""
        self._box.setCurrentIndex(max(0, self._box.findData(str(self.path() or ""))))

    def _tell(self) -> None:
        card, problem = self._reader.card, self._reader.problem
        if self._reader.is_reading:
            self._notice.say(tr("The model is being read."))
        elif card is None:
            self._notice.say(problem, "warning")
        else:
            facts = [f"{title}: {shortened(value, LONGEST)}" for title, value in report.facts(card)]
            self._notice.say("\n".join(facts[:SHOWN]), details="\n".join(facts[SHOWN:]))
        self.changed.emit()
