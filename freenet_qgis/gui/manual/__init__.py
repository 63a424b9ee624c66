# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual in a window of QGIS: the pages of the site, which come in the package."""
