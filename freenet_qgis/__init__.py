# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeNet for QGIS: land-cover maps from a few polygons or points."""

from __future__ import annotations

from . import first  # noqa: F401

# isort: split
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import FreeNetPlugin


def classFactory(iface: QgisInterface) -> FreeNetPlugin:  # QGIS calls it so
    """The plugin; imported here because the engine imports this package in a Python without QGIS."""
    from .plugin import FreeNetPlugin

    return FreeNetPlugin(iface)
