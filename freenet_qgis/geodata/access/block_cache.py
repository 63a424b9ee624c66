# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks of rasters that GDAL keeps in memory once they are read."""

from __future__ import annotations

from osgeo import gdal

from ...allowance.memory import granted_memory

SHARE = 0.05  # of memory: what GDAL takes by itself, but of all that the machine has


def bound_cache() -> None:
    """Let GDAL keep no more than its share of what a container or job may take, unless the user has said how much."""
    if gdal.GetConfigOption("GDAL_CACHEMAX"):
        return
    for bound in granted_memory():
        gdal.SetCacheMax(min(gdal.GetCacheMax(), int(SHARE * bound.total)))
