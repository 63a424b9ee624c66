# SPDX-License-Identifier: GPL-3.0-or-later
"""What the set-ups of PyTorch that are really made have in common."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Optional

import pytest
import pythons

from freenet_qgis.workers import commands, environment
from freenet_qgis.workers.interpreter import VARIABLE


class Ear:
    """Hears how a set-up goes, and may end it when a stage begins."""

    def __init__(self, end_at: Optional[str] = None) -> None:
        self.stages: list[str] = []
        self.shares: list[float] = []
        self.has_begun = threading.Event()
        self._end_at = end_at

    def stage(self, name: str) -> None:
        self.stages.append(name)
        self.has_begun.set()

    def fraction(self, done: float) -> None:
        self.shares.append(done)

    def is_canceled(self) -> bool:
        return self._end_at in self.stages


def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder of our own, a Python to make environments, and a pip that nobody has configured."""
    for name in list(os.environ):
        if name.startswith("PIP_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "data"))
    maker = pythons.that_makes_environments(tmp_path / "maker")
    monkeypatch.setattr(commands, "base_python", lambda: maker)
    return environment.home()


def log() -> str:
    """What the last one wrote down."""
    return environment.log().read_text(encoding="utf-8")
