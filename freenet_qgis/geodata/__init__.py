# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters and shapes to arrays, and arrays to maps: everything that needs GDAL, and nothing that needs QGIS."""
