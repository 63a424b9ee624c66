# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers of QGIS, as plain values and while files change below them."""
