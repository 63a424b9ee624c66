# SPDX-License-Identifier: GPL-3.0-or-later
"""What crosses the border between QGIS's process and the engine's."""
