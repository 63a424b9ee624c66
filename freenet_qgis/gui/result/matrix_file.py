# SPDX-License-Identifier: GPL-3.0-or-later
"""The confusion matrix of a run as a file: a picture for a text, or a table that spreadsheets and scripts read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ... import settings
from ...errors import FreeNetError
from ...files.file_writing import reported_writing
from ...text.i18n import tr
from ..project.run_record import Figures
from .matrix_text import as_csv
from .matrix_view import picture

PICTURE, TABLE = "png", "csv"
ENCODING = "utf-8-sig"  # without the mark Excel takes letters like ö for two others


def ask(parent: QWidget, name: str, save: Callable[[Path], None]) -> None:
    """Let the user choose a file, in a window that blocks nothing and asks before it overwrites."""
    window = QFileDialog(parent, tr("Save the confusion matrix as"), settings.load().last_folder)
    window.setObjectName("matrixFile")
    window.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    kinds = {f"{tr('Picture')} (*.{PICTURE})": PICTURE, f"{tr('Table')} (*.{TABLE})": TABLE}
    window.setNameFilters(list(kinds))
    window.setDefaultSuffix(PICTURE)
    window.filterSelected.connect(lambda kind: window.setDefaultSuffix(kinds[kind]))
    window.selectFile(name)
    window.fileSelected.connect(lambda path: save(Path(path)))
    window.finished.connect(window.deleteLater)
    window.open()


def write(path: Path, figures: Figures) -> None:
    """Write the matrix, as a table where the name ends so, else as a picture.

    Raises:
        FreeNetError: If it cannot be written there.
    """
    if path.suffix.lower() == f".{TABLE}":
        with reported_writing(path):
            path.write_bytes(as_csv(figures).encode(ENCODING))
    elif path.suffix.lower() != f".{PICTURE}":
        raise FreeNetError(tr("'{}' is neither a picture nor a table.").format(path.name), tr("Choose .png or .csv."))
    else:
        with reported_writing(path), path.open("wb"):
            pass  # tells why a file cannot be written, which Qt does not
        if not picture(figures).save(str(path), PICTURE):
            path.unlink()
            raise FreeNetError(tr("'{}' cannot be written.").format(path), tr("Save it as a table (.csv)."))
