# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards of models, read beside the main thread: a project may name any file, on a drive that does not answer say."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from typing import Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...contract.model_card import ModelCard
from ...contract.model_header import read_model_card
from ...errors import FreeNetError

AT_ONCE_S = 0.05  # nobody notices it; a card of ours takes less


class CardReader(QObject):
    """A reader of one card at a time. Made and asked in the main thread.

    Signals:
        arrived: What took longer than a moment has been read.

    Attributes:
        card: Of the file that was asked for; None while it is read, and where there is none.
        problem: Why there is none.
        is_reading: Whether it is still being read.
    """

    arrived = pyqtSignal()
    _ended = pyqtSignal(object)

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._reading: Optional[_Reading] = None
        self.card: Optional[ModelCard] = None
        self.problem = ""
        self._ended.connect(self._on_end)

    @property
    def is_reading(self) -> bool:
        """Whether the card is still being read."""
        return self._reading is not None

    def look(self, path: Optional[Path]) -> None:
        """Read the card of a file, at once where that takes no longer than a moment; None to forget the last."""
        self.card, self.problem, self._reading = None, "", None
        if path is None:
            return
        self._reading = reading = _Reading(path)
        thread = threading.Thread(target=self._read, args=(reading,), daemon=True)
        thread.start()
        thread.join(AT_ONCE_S)
        if reading.is_done:
            self._take(reading)

    def _read(self, reading: _Reading) -> None:
        reading.read()
        with suppress(RuntimeError):  # whoever asked is gone
            self._ended.emit(reading)

    def _on_end(self, reading: _Reading) -> None:
        if reading is self._reading:  # and not taken yet, nor overtaken
            self._take(reading)
            self.arrived.emit()

    def _take(self, reading: _Reading) -> None:
        self.card, self.problem, self._reading = reading.card, reading.problem, None


class _Reading:
    """The reading of one file, and what came of it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.card: Optional[ModelCard] = None
        self.problem = ""
        self.is_done = False

    def read(self) -> None:
        try:
            self.card = read_model_card(self._path)
        except FreeNetError as error:
            self.problem = str(error)
        except Exception as error:  # a bug of ours must not leave the thread unheard
            self.problem = f"{type(error).__name__}: {error}"
        self.is_done = True
