# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of each scene, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ...text.i18n import number, tr
from ...workflow import Outcome

Status = Literal["", "waiting", "running", "done", "skipped", "failed", "canceled"]


@dataclass(frozen=True)
class SceneState:
    """The state of a scene; of one that no run was about yet by default.

    Attributes:
        status: What it is.
        percent: How much of it is done.
        seconds: What it took.
        problem: Why it failed, in a sentence.
        remarks: What the user should know, in sentences.
        log: Where it failed by a bug, what helps to find it.
    """

    status: Status = ""
    percent: int = 0
    seconds: float = 0.0
    problem: str = ""
    remarks: tuple[str, ...] = ()
    log: str = ""

    def remarked(self, text: str) -> SceneState:
        """It with one more sentence."""
        return self if text in self.remarks else replace(self, remarks=(*self.remarks, text))

    def ended(self, outcome: Outcome) -> SceneState:
        """It when the scene has come to this end."""
        return SceneState(outcome.status, 100, outcome.seconds, outcome.problem, self.remarks, outcome.log)

    def in_words(self) -> str:
        """It in a line."""
        texts = {
            "": "",
            "waiting": tr("Waiting"),
            "running": tr("Running, {} %").format(self.percent),
            "done": tr("Done in {} s").format(number(self.seconds, ".1f")),
            "skipped": tr("Skipped: is mapped already"),
            "failed": tr("Failed: {}").format(self.problem),
            "canceled": tr("Cancelled"),
        }
        count = len(self.remarks)
        told = tr("{count} warnings", count).format(count=count) if count and self.status != "failed" else ""
        return ", ".join(filter(None, [texts[self.status], told]))

    def sentences(self) -> tuple[str, ...]:
        """All there is to say, what weighs most first."""
        skipped = tr("Its maps were made from this raster by this model.") if self.status == "skipped" else ""
        return tuple(filter(None, [self.problem, skipped, *self.remarks]))
