# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with the confusion matrix of a run: looked at, copied, saved."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ...errors import FreeNetError
from ...text.i18n import tr
from ..project.run_record import Figures
from ..widgets.describing import describe
from ..widgets.notice import Notice, WrappedText
from . import matrix_file
from .matrix_text import as_text, table
from .matrix_view import MatrixView
from .matrix_words import in_sentences


class ConfusionWindow(QDialog):
    """A window that shows the matrix and blocks nothing."""

    def __init__(self, title: str, figures: Figures, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionWindow")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._figures = figures
        about = QLabel(
            tr(
                "Pixels that were held out of training. Rows: what the training data say. Columns: what the "
                "validated model takes them for."
            )
        )
        about.setWordWrap(True)
        summary = WrappedText()
        summary.setObjectName("matrixSummary")
        summary.setPlainText(in_sentences(figures))
        self._table = MatrixView(figures)
        self._table.copied.connect(self._copy)
        self._notice = Notice("matrixNotice")
        column = QVBoxLayout(self)
        for widget in (about, summary, self._table, self._notice, self._buttons()):
            column.addWidget(widget)
        self._fit()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setIcon(QgsApplication.getThemeIcon("/mActionEditCopy.svg"))
        describe(copy, "copyMatrix", tr("Copy"), tr("Copy the table, to be pasted into a spreadsheet or a text."))
        copy.clicked.connect(self._copy)
        save = buttons.addButton(tr("Save…"), QDialogButtonBox.ButtonRole.ActionRole)
        save.setIcon(QgsApplication.getThemeIcon("/mActionFileSaveAs.svg"))
        describe(save, "saveMatrix", tr("Save…"), tr("Save the table as a picture (.png) or for spreadsheets (.csv)."))
        save.clicked.connect(lambda: matrix_file.ask(self, "confusion_matrix", self.save))
        buttons.rejected.connect(self.close)
        return buttons

    def save(self, path: Path) -> None:
        """Write the matrix to a file, and say so."""
        try:
            matrix_file.write(path, self._figures)
        except FreeNetError as error:
            self._notice.say(str(error), "warning")
        else:
            self._notice.say(tr("Saved as '{}'.").format(path), "success")

    def _copy(self) -> None:
        QApplication.clipboard().setText(as_text(table(self._figures)))

    def _fit(self) -> None:
        """Make the window as large as the table wants, as far as the screen has room."""
        header, side = self._table.horizontalHeader(), self._table.verticalHeader()
        room = self.screen().availableGeometry()
        width = header.length() + side.sizeHint().width() + 60
        height = side.length() + header.sizeHint().height() + 170
        self.resize(min(max(width, 360), round(0.8 * room.width())), min(max(height, 200), round(0.8 * room.height())))
