# SPDX-License-Identifier: GPL-3.0-or-later
"""The model that training goes on from; remembered with the raster, hence with its project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from qgis.core import QgsRasterLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ... import workflow
from ...classes.names import look
from ...contract.job import ClassInfo
from ...contract.model_card import ModelCard
from ...errors import FreeNetError
from ...geodata.raster import RasterInfo
from ...text.i18n import tr
from ...text.unit_words import network_in_words
from ..model.card_reader import CardReader
from ..project import layer_paths, stored_paths
from ..widgets.describing import describe
from ..widgets.notice import Notice

PROPERTY = "freenet/start_model"


class StartModel(QWidget):
    """The model to go on from: a file to choose, and what that means for the raster and the classes at hand.

    Signals:
        changed: Another model than before, or none; or it has been read.
    """

    changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._raster: Optional[QgsRasterLayer] = None
        self._reader, self._read = CardReader(self), ""  # reads what is named
        self._reader.arrived.connect(self.changed)
        self._file = QgsFileWidget()
        self._file.setFilter("safetensors (*.safetensors)")
        self._file.setDialogTitle(tr("Choose the model to go on from"))
        self._file.lineEdit().setPlaceholderText(tr("None: train a new model"))
        describe(
            self._file,
            "startModel",
            tr("Model to go on from"),
            tr(
                "Train this model further, with the training data as they are now, instead of a new one: in a third "
                "of the steps of one network. Classes of the same name stay the same, others are added, and what the "
                "model is sure of is kept in mind. What it has seen may be among what is held out: the accuracy is "
                "then optimistic. Remembered with the raster."
            ),
        )
        self.setFocusProxy(self._file)
        self._notice = Notice("startNotice")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._file)
        column.addWidget(self._notice)
        self._file.fileChanged.connect(self._on_changed)

    def path(self) -> Optional[Path]:
        """The model to go on from; None to train a new one."""
        text = self._file.filePath().strip()
        return Path(text).expanduser() if text else None

    def go_on_from(self, model: Optional[Path]) -> None:
        """Choose a model; None for none. One that was written anew is read anew."""
        self._read = ""
        text = "" if model is None else str(model)
        if text == self._file.filePath():
            self.changed.emit()
        else:
            self._file.setFilePath(text)

    def follow(self, raster: Optional[QgsRasterLayer]) -> None:
        """Show what was chosen for this raster the last time, if it is still there."""
        if raster is self._raster:
            return
        self._raster = None  # what is shown now is not the user's choice
        remembered = layer_paths.remembered(raster, PROPERTY)
        self.go_on_from(Path(remembered) if stored_paths.is_there(remembered) else None)
        self._raster = raster

    def judge(self, info: Optional[RasterInfo], drawn: Sequence[ClassInfo]) -> None:
        """Say why training cannot go on from the model, or what becomes of the classes.

        Args:
            info: The raster; None while it is not known.
            drawn: The classes that train.
        """
        path = self.path()
        if path is None:
            self._notice.say("")
            return
        card, problem = self._card()
        if self._reader.is_reading:
            self._notice.say(tr("The model is being read."))
            return
        if card is not None and info is not None:
            try:
                workflow.going_on_from(path, card, info, drawn)
            except FreeNetError as error:
                problem = str(error)
        others = [] if card is None else _only_in(card.classes, drawn)
        title = tr("Known to the model alone:")
        if problem or card is None:
            self._notice.say(problem, "warning", title=title, lines=others)
        else:
            said = [_what_becomes_of_classes(card, drawn), _what_it_looks_at(card)]
            if info is not None and info.unchosen:
                said.append(tr("It brings its bands: those chosen for the image are of no account."))
            about = " ".join(said)
            self._notice.say(about, title=title, lines=others)
        self._notice.explain([title, *others] if others else "")

    def _card(self) -> tuple[Optional[ModelCard], str]:
        """The card of the model, or why there is none; read once, for the whole file is checked."""
        name = str(self.path())
        if self._read != name:
            self._read = name
            self._reader.look(self.path())
        return self._reader.card, self._reader.problem

    def _on_changed(self) -> None:
        raster = self._raster
        if raster is not None and not sip.isdeleted(raster):
            layer_paths.remember(raster, PROPERTY, self._file.filePath().strip())
        self.changed.emit()


def _only_in(some: Sequence[ClassInfo], others: Sequence[ClassInfo]) -> list[str]:
    names = {look(info.name) for info in others}
    return [info.name for info in some if look(info.name) not in names]


def _what_it_looks_at(card: ModelCard) -> str:
    return tr("Network: {}").format(f"{network_in_words(card.network)}.")


def _what_becomes_of_classes(card: ModelCard, drawn: Sequence[ClassInfo]) -> str:
    new, count = _only_in(drawn, card.classes), len(card.classes)
    if not new:
        return tr("The model knows {} classes, and all that are drawn.", count).format(count)
    return tr("The model knows {} classes. New to it: {}.", count).format(count, ", ".join(new))
