# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding out in the background which Python can run the engine, and on which device."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Optional

from ...contract.capabilities import EngineInfo
from ...errors import FreeNetError
from ...progress import Canceled
from ...text.i18n import tr
from ...workers import environment
from ...workers.interpreter import VARIABLE, find_interpreter, first_with_torch, probe
from ..task import OwnTask

WAITED_S = 0.1  # for the search before, between two looks at whether this one is still wanted
_search = Lock()


def first_words() -> str:
    """What someone reads who has just installed FreeNet."""
    return "\n".join(
        [
            tr("FreeNet trains with PyTorch, which is not set up yet."),
            tr("One click brings it, beside QGIS: nothing that you have is changed."),
        ]
    )


class ProbeTask(OwnTask):
    """A task that asks a Python what it can do, which takes the seconds that importing torch takes.

    One at a time, whoever asks: two would measure each other.

    Made and heard in the main thread; `run` works in a thread of QGIS.

    Attributes:
        python: The Python that was asked; None if there is none.
        info: What it can do; None if it cannot run the engine.
        problem: Why not, and the way out, in two lines; empty if it can.
        details: What was tried, for those who want to know; may be empty.
    """

    def __init__(self, chosen: Optional[Path], on_end: Callable[[ProbeTask], None]) -> None:
        """`on_end` is called in the main thread, once."""
        super().__init__(tr("FreeNet: look for PyTorch"), is_missed=False)
        self.python: Optional[Path] = None
        self.info: Optional[EngineInfo] = None
        self.problem = self.details = ""
        self._chosen = chosen
        self._on_end = on_end

    def run(self) -> bool:
        try:
            with self._turn():
                self.python = first_with_torch(self._chosen, self.isCanceled)
                self.info = probe(self.python, self.isCanceled)
        except Canceled:
            pass
        except FreeNetError as error:
            self.problem = error.in_lines()
            if self._is_first_contact() and not self._has_packages():
                self.details, self.problem = self.problem, first_words()
        except Exception as error:  # a bug of ours must not reach QGIS's thread, which would take QGIS down
            self.problem = tr("FreeNet met an unexpected error: {}").format(error)
        return not self.problem

    def finished(self, result: bool) -> None:
        if self.isCanceled() and not self.problem:  # maybe before it has begun
            self.problem = tr("The search for PyTorch was cancelled. Choose 'Look again' in the menu beside it.")
        self._on_end(self)

    def _is_first_contact(self) -> bool:
        """Whether nobody has chosen or set up a Python yet, so that none is to blame."""
        return self._chosen is None and not os.environ.get(VARIABLE) and not environment.ready()

    def _has_packages(self) -> bool:
        """Whether PyTorch is there, so that something else is wrong, such as too little memory or an old version."""
        try:
            find_interpreter(self._chosen, self.isCanceled)
        except (FreeNetError, Canceled):
            return False
        return True

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Wait until no other is asking."""
        while not _search.acquire(timeout=WAITED_S):
            if self.isCanceled():
                raise Canceled
        try:
            yield
        finally:
            _search.release()
