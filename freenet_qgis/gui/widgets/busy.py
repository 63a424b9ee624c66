# SPDX-License-Identifier: GPL-3.0-or-later
"""The cursor while the main thread is at work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication


@contextmanager
def busy() -> Iterator[None]:
    """Show that the main thread is at work, for what takes no more than seconds."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
