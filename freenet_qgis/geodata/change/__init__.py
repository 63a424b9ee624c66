# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of each class between two class maps: counted, and as a raster."""
