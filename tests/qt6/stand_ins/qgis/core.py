# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for ``qgis.core``."""

from PyQt6.QtGui import QIcon
from stand_in import stand_in as __getattr__  # noqa: F401 - Python asks it for every other class

NULL = None  # on Qt 6


class QgsApplication:
    """The part of the application that the windows under test ask."""

    @staticmethod
    def getThemeIcon(name: str) -> QIcon:
        """An icon, an empty one."""
        return QIcon()
