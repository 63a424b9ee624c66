# SPDX-License-Identifier: GPL-3.0-or-later
"""How a run reports to a terminal, or to the log file that stands in for one."""

from __future__ import annotations

import numpy as np

from ..contract.job import Job
from ..text import stages
from ..text.unit_words import held_out_figure
from .terminal import Terminal


class TerminalProgress:
    """A `workflow.Progress` of a line per stage; where somebody watches, with how much of the run is done."""

    def __init__(self, stream: Terminal) -> None:
        self._stream = stream
        self._is_watched = stream.isatty()
        self._stage = ""
        self._percent = 0
        self._is_within_line = False

    def begin(self, name: str) -> None:
        """One run of several begins."""
        self.info(name)
        self._percent = 0

    def stage(self, name: str) -> None:
        """See `workflow.Progress`."""
        self._end_line()
        self._stage = stages.translated(name)
        if self._is_watched:
            self._show_percent()
        else:
            self._write(f"{self._stage}\n")

    def fraction(self, done: float) -> None:
        """See `workflow.Progress`."""
        percent = int(100 * done)
        if self._is_watched and percent != self._percent:
            self._percent = percent
            self._show_percent()

    def remaining(self, least: float, most: float) -> None:
        """See `workflow.Progress`; not told."""

    def info(self, text: str) -> None:
        """See `workflow.Progress`."""
        self._end_line()
        self._write(f"{text}\n")

    def warning(self, text: str) -> None:
        """See `workflow.Progress`."""
        self.info(f"Warning: {text}")

    def learning(self, step: int, loss: float, network: int) -> None:
        """See `workflow.Progress`; not told."""

    def held_out(self, step: int, accuracy: float) -> None:
        """See `workflow.Progress`."""
        self.info(f"Step {step}: {held_out_figure(accuracy)}")

    def preview(self, classes: np.ndarray, job: Job) -> None:
        """See `workflow.Progress`; never asked for."""

    def is_enough(self) -> bool:
        """See `workflow.Progress`; a terminal has no button."""
        return False

    def is_canceled(self) -> bool:
        """See `workflow.Progress`; whoever sits at a terminal interrupts."""
        return False

    def _show_percent(self) -> None:
        self._stream.rewrite(f"{self._percent:3d} % {self._stage}")
        self._stream.flush()
        self._is_within_line = True

    def _end_line(self) -> None:
        if self._is_within_line:
            self._write("\n")
            self._is_within_line = False

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
