# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel *Log Messages* of QGIS."""

from __future__ import annotations

from qgis.core import Qgis, QgsMessageLog

from ...text.plain_text import never_html

LOG_TAG = "FreeNet"


def write_log(text: str, level: Qgis.MessageLevel, *, is_notified: bool = False) -> None:
    """Add to the log, which shows HTML in QGIS 3.22 and plain text in 3.44; from any thread."""
    QgsMessageLog.logMessage(never_html(text), LOG_TAG, level, notifyUser=is_notified)
