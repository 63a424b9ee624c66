# SPDX-License-Identifier: GPL-3.0-or-later
"""PyQt6 under the name by which QGIS hands it on, with what QGIS adds to it and our code uses."""
