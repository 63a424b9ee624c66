# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies under the cursor, read in a thread of its own: a compressed raster must not hold up the canvas."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np
from qgis.PyQt.QtCore import QThread, pyqtSignal

from ...errors import FreeNetError
from ...geodata import raster
from ...geodata.analysis import pixel
from ...request import Scene
from ...text.figures import percent
from ...text.i18n import tr

NAMED = 4  # classes whose probability is said


@dataclass(frozen=True)
class Question:
    """A place in the CRS of a raster, and the results of a run on it as far as there are any."""

    x: float
    y: float
    scene: Scene
    class_map: Optional[Scene] = None
    confidence: Optional[Path] = None
    probabilities: Optional[Path] = None


@dataclass(frozen=True)
class Answer:
    """The spectrum there, None if there is none, and what there is to say about the place."""

    values: Optional[np.ndarray]
    words: str


class PixelReader(QThread):
    """A thread that answers the last question; those before it are forgotten.

    Signals:
        answered: An `Answer`.
    """

    answered = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self._question: Optional[Question] = None
        self._news = threading.Condition()
        self._has_ended = False
        self._info: Optional[tuple[Scene, raster.RasterInfo]] = None

    def ask(self, question: Optional[Question]) -> None:
        """Answer this question next; None for none any more."""
        with self._news:
            self._question = question
            self._news.notify()
        if question is not None and not self.isRunning():
            self.start(QThread.Priority.LowPriority)

    def end(self) -> None:
        """Stop, and wait for it."""
        with self._news:
            self._has_ended = True
            self._news.notify()
        self.wait()

    def run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._has_ended or self._question is not None)
                question, self._question = self._question, None
                if self._has_ended or question is None:
                    return
            answer = self._answer(question)
            with self._news:
                is_wanted = self._question is None and not self._has_ended
            if is_wanted:
                self.answered.emit(answer)

    def _answer(self, question: Question) -> Answer:
        try:
            return self._look(question)
        except FreeNetError as error:
            return Answer(None, str(error))
        except Exception as error:  # a bug of ours must not leave the thread, which would take QGIS down
            return Answer(None, tr("FreeNet met an unexpected error: {}").format(error))

    def _look(self, question: Question) -> Answer:
        info = self._described(question.scene)
        place = pixel.pixel_at(info.grid, question.x, question.y)
        if place is None:
            return Answer(None, tr("Outside the raster."))
        named = tr("Column {}, row {}").format(place[0] + 1, place[1] + 1)
        values = pixel.spectrum(info, *place)
        if values is None:
            return Answer(None, tr("{}: no data here.").format(named))
        return Answer(values, f"{named}: {_classes(question, info, place)}")

    def _described(self, scene: Scene) -> raster.RasterInfo:
        if self._info is None or self._info[0] != scene:
            self._info = scene, raster.of(scene)
        return self._info[1]


def _classes(question: Question, info: raster.RasterInfo, place: tuple[int, int]) -> str:
    """The likely classes of a pixel; else the class on the map, and how sure that is of it."""
    if question.probabilities is not None:
        likely = pixel.probabilities(question.probabilities, info.grid, *place)
        if likely:
            return ", ".join(f"{name} {percent(share, 0)}" for name, share in likely[:NAMED])
    if question.class_map is None:
        return tr("no map yet.")
    found = pixel.mapped(question.class_map, question.confidence, info.grid, *place)
    if found is None:
        return tr("not classified.")
    if found.confidence is None:
        return tr("mapped as {}.").format(found.info.name)
    return tr("mapped as {}, confidence {}.").format(found.info.name, percent(found.confidence, 0))
