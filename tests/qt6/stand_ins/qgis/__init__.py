# SPDX-License-Identifier: GPL-3.0-or-later
"""QGIS as it is on Qt 6: its ``PyQt`` is real, all else stands in."""
