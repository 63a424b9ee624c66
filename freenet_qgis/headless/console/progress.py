# SPDX-License-Identifier: GPL-3.0-or-later
"""How a run reports to a terminal, or to the log file that stands in for one."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, TextIO

import numpy as np

from ...contract.job import Job
from ...text import stages
from ...text.unit_words import held_out_figure
from . import log_file
from .terminal import Terminal


class TerminalProgress:
    """A `workflow.Progress` of a line per stage; where somebody watches, with how much of the run is done.

    What is said goes to the terminal, unless it is to be quiet and no warning, and to the log file if there is one.
    """

    def __init__(self, stream: Terminal) -> None:
        self._stream = stream
        self._is_watched = stream.isatty()
        self._is_quiet = False
        self._log: Optional[TextIO] = None
        self._name = ""
        self._stage = ""
        self._percent = 0
        self._is_within_line = False

    def restrict(self, is_quiet: bool, log: Optional[Path]) -> None:
        """From now on tell the terminal nothing but warnings and errors, or a file all that is said.

        Raises:
            FreeNetError: If that cannot be written.
        """
        self._is_quiet = is_quiet
        self._log = log_file.opened(log) if log else None

    def close(self) -> None:
        """Nothing more is said."""
        if self._log is not None:
            self._log.close()

    def begin(self, name: str) -> None:
        """One run of several begins."""
        self.info(name)
        self._name = name
        self._percent = 0

    def stage(self, name: str) -> None:
        """See `workflow.Progress`."""
        self._end_line()
        self._stage = stages.translated(name)
        self.note("info", self._stage)
        if self._is_watched:
            self._show_percent()
        elif not self._is_quiet:
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
        self._say("info", text, is_told=not self._is_quiet)

    def warning(self, text: str) -> None:
        """See `workflow.Progress`."""
        named = f"{self._name}: {text}" if self._is_quiet and self._name else text
        self._say("warning", text, f"Warning: {named}")

    def error(self, text: str) -> None:
        """What ends a run."""
        self._say("error", text)

    def note(self, kind: str, text: str) -> None:
        """A line for the log file alone."""
        if self._log is not None:
            try:
                log_file.write(self._log, kind, text)
            except OSError as error:  # a full disk, say; the maps may lie on another one
                self._log = None
                self.warning(f"The log file cannot be written any more: {error.strerror or error}.")

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

    def _say(self, kind: str, text: str, shown: str = "", *, is_told: bool = True) -> None:
        self.note(kind, text)
        if is_told:
            self._end_line()
            self._write(f"{shown or text}\n")

    def _show_percent(self) -> None:
        if self._is_quiet:
            return
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
