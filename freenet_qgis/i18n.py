# SPDX-License-Identifier: GPL-3.0-or-later
"""Translation of the texts that users read, all in the one context "FreeNet"; outside QGIS they stay as written."""

from __future__ import annotations

import sys


def tr(text: str) -> str:
    """`text` in the user's language; give it literals only, the translators' tools find nothing else."""
    qt = sys.modules.get("qgis.PyQt.QtCore")  # loaded wherever QGIS runs; its mere presence on a server is no reason to
    return qt.QCoreApplication.translate("FreeNet", text) if qt else text
