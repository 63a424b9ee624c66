# SPDX-License-Identifier: GPL-3.0-or-later
"""Widgets of general use, and what QGIS's own are to say."""
