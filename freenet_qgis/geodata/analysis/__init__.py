# SPDX-License-Identifier: GPL-3.0-or-later
"""What rasters, maps and polygons say together: about a pixel, about classes, about where to draw next."""
