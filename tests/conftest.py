# SPDX-License-Identifier: GPL-3.0-or-later
"""What all tests share: the tests of QGIS are collected only where QGIS runs, with the package it has loaded."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import signal
import sys
from pathlib import Path

import pytest
from held_files import open_files_stay  # noqa: F401 - a fixture

IN_QGIS = getattr(sys.modules.get("qgis.utils"), "iface", None) is not None
ONLY_IN_QGIS = ["plugin", "gui", "e2e", "hostile/qgis"]
ONLY_WITH_QT_6 = [] if importlib.util.find_spec("PyQt6") else ["qt6"]

# Before torch is imported, here or in a child: scenes this small train no faster on more threads, and far slower where
# others want the cores.
os.environ.setdefault("OMP_NUM_THREADS", "1")

if not IN_QGIS:  # there the assembled package is tested, also after it was loaded again
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if not IN_QGIS:  # whoever starts us in the background has it ignored, and so would all that tests start and interrupt
    signal.signal(signal.SIGINT, signal.default_int_handler)

collect_ignore = ONLY_WITH_QT_6 if IN_QGIS else ONLY_IN_QGIS + ONLY_WITH_QT_6


@pytest.fixture
def engine_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No child process computes but this one, which starts in no time; for where only what is computed matters."""
    from small_runs import EngineHere  # GDAL is not everywhere

    from freenet_qgis.workflow import engine_run

    monkeypatch.setattr(engine_run, "EngineProcess", EngineHere)


def pytest_report_header() -> list[str]:
    """Say which tests are left out, and how to run them, and what only looks like Windows."""
    if IN_QGIS:
        return []
    left_out = f"not collected, they run inside QGIS (make test-qgis): {', '.join(ONLY_IN_QGIS)}"
    return [left_out, *(["this is Wine, which stands in for Windows and is none"] * is_wine())]


def is_wine() -> bool:
    """Whether what Python takes for Windows is Wine."""
    return os.name == "nt" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
