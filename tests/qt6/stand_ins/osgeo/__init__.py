# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for GDAL."""

from stand_in import stand_in as __getattr__  # noqa: F401 - Python asks it for gdal, ogr and osr
