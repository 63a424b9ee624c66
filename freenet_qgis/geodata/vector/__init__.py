# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons and points: read, placed on a raster, written as styled layers."""
