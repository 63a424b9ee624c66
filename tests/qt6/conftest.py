# SPDX-License-Identifier: GPL-3.0-or-later
"""Qt 6 without QGIS 4: the real PyQt6 as ``qgis.PyQt``, and stand-ins for QGIS and GDAL."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "stand_ins"))

from qgis.PyQt.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from qgis.PyQt.QtWidgets import QApplication


@pytest.fixture(scope="session")
def application() -> QApplication:
    """The application, without a screen."""
    return QApplication(["tests", "-platform", "offscreen"])


@pytest.fixture
def told(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What Qt complains of, and exceptions that left a slot or a painter; a test must end without any."""
    found: list[str] = []

    def tell(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if not text.startswith("This plugin does not support"):  # of a screen that is none
            found.append(text)

    monkeypatch.setattr(sys, "excepthook", lambda *error: found.extend(traceback.format_exception(*error)))
    before = qInstallMessageHandler(tell)
    yield found
    qInstallMessageHandler(before)
    assert found == []
