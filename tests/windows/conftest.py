# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder whose name asks for trouble, and one for temporary files that is to be empty in the end."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As a user may name one."""
    made = tmp_path / "Übung 日本 & 100%"
    made.mkdir()
    return made


@pytest.fixture
def temporary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files of this process and of all that it starts; whatever a test does, nothing stays."""
    made = folder / "temporary"
    made.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(made))
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    yield made
    assert not list(made.rglob("*"))
