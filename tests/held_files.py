# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as Windows has them: what this process has open is neither replaced, renamed nor removed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

DESCRIPTORS = Path("/proc/self/fd")


@pytest.fixture
def open_files_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse what Windows refuses, be it for a moment: a drawing that was stopped keeps its file until it has ended."""
    if sys.platform != "linux":
        pytest.skip("looks for open files in /proc")
    for name in ("replace", "rename", "unlink"):
        done = getattr(Path, name)

        def refuse(self: Path, *others: Path, done: Callable = done, **options: bool) -> object:
            if any(path.resolve() in open_files() for path in (self, *map(Path, others))):
                raise PermissionError(13, "The process cannot access the file because it is used by another process")
            return done(self, *others, **options)

        monkeypatch.setattr(Path, name, refuse)


def open_files() -> set[Path]:
    """The files that this process has open."""
    found = set()
    for descriptor in DESCRIPTORS.iterdir():
        with suppress(OSError):  # that of the folder itself is closed by now
            found.add(descriptor.readlink() if hasattr(descriptor, "readlink") else descriptor.resolve())
    return found
