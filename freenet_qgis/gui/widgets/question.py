# SPDX-License-Identifier: GPL-3.0-or-later
"""A question that is answered before anything else goes on."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ...text.i18n import tr
from ...text.plain_text import escaped

SHOWN = 20  # lines of a list that stand in the question itself; more are scrolled through


def ask(question: str, parent: QWidget, lines: Sequence[str] = (), *, is_harmless: bool = False) -> bool:
    """Whether the user chooses yes; Escape says no, as does Enter where yes cannot be undone.

    All is shown as it is, for names of files and layers may look like HTML.

    Args:
        question: What is asked, in one line.
        parent: What it stands before.
        lines: What it is about, such as files, one a line.
        is_harmless: Whether yes is easily undone.
    """
    question, lines = escaped(question), list(map(escaped, lines))
    box = QMessageBox(parent)
    box.setObjectName("freenetQuestion")
    box.setWindowTitle(tr("FreeNet"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.setDefaultButton(QMessageBox.StandardButton.Yes if is_harmless else QMessageBox.StandardButton.No)
    if len(lines) > SHOWN:
        box.setDetailedText("\n".join(lines))
        details = next(one for one in box.buttons() if box.buttonRole(one) == QMessageBox.ButtonRole.ActionRole)
        details.click()  # opens them
    elif lines:
        box.setText("\n".join([question, "", *lines]))
    answer = box.exec()
    box.deleteLater()
    return answer == QMessageBox.StandardButton.Yes
