# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine tells whoever started it: one JSON object a line on what was stdout."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Optional, TextIO

from ..contract.capabilities import EngineInfo
from ..contract.schedule import Span
from ..errors import FreeNetError

OnProgress = Callable[[float], None]
"""Takes the share of some work that is done, 0 to 1."""


class Events:
    """Writes events; the names of methods and fields are the contract (docs/run-folder.md)."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def stage(self, name: str) -> None:
        """A new stage begins."""
        self._say("stage", name=name)

    def progress(self, done: float, left: Optional[Span] = None) -> None:
        """The share of the whole work that is done, 0 to 1, and the seconds that are left, where that is known."""
        bounds = {} if left is None else {"left": [round(left.least, 1), round(left.most, 1)]}
        self._say("progress", done=round(done, 4), **bounds)

    def learning(self, step: int, loss: float, network: int) -> None:
        """The training loss at a step, and of which network of those trained one after the other."""
        self._say("learning", step=step, loss=loss, network=network)

    def held_out(self, step: int, accuracy: float) -> None:
        """The average accuracy over the classes on pixels held out of training, at a step."""
        self._say("held_out", step=step, accuracy=accuracy)

    def preview(self, file: str) -> None:
        """There is another preview of the map."""
        self._say("preview", file=file)

    def info(self, text: str) -> None:
        """A fact for the log."""
        self._say("info", text=text)

    def warning(self, text: str) -> None:
        """Something the user should know."""
        self._say("warning", text=text)

    def error(self, error: FreeNetError) -> None:
        """Why the run cannot go on, and what the user can do about it."""
        self._say("error", message=error.message, hint=error.hint)

    def result(self, **figures: Any) -> None:
        """All is written; a few figures of the report."""
        self._say("result", **figures)

    def waiting(self) -> None:
        """The run folder is left, and another one may follow."""
        self._say("waiting")

    def answer(self, found: Optional[dict[str, Any]]) -> None:
        """An order is done."""
        self._say("answer", found=found)

    def probed(self, found: EngineInfo) -> None:
        """The answer to ``--probe``."""
        self._say("probe", **asdict(found))

    def _say(self, event: str, **fields: Any) -> None:
        self._stream.write(json.dumps({"event": event, **fields}, ensure_ascii=False) + "\n")
        self._stream.flush()


def claim_stdout() -> Events:
    """Take stdout for events alone: whatever else is printed, by C libraries too, goes to stderr."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return Events(channel)


class Meter:
    """Progress of a work made of parts done one after the other, each with its share of the total effort."""

    def __init__(self, report: OnProgress, total: float) -> None:
        self._report, self._total, self._begun = report, total, 0.0

    def part(self, effort: float) -> OnProgress:
        """Where the next part reports the share of it that is done, 0 to 1."""
        start = self._begun
        self._begun += effort
        return lambda done: self._report((start + effort * done) / self._total)
