# SPDX-License-Identifier: GPL-3.0-or-later
"""How rasters and layers are named: files, GDAL's names, QGIS's sources."""
