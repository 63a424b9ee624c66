# SPDX-License-Identifier: GPL-3.0-or-later
"""Translation of the texts that users read, all in the one context "FreeNet"."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication


def tr(text: str) -> str:
    """`text` in the user's language; give it literals only, the translators' tools find nothing else."""
    return QCoreApplication.translate("FreeNet", text)
