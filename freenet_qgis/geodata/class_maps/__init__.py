# SPDX-License-Identifier: GPL-3.0-or-later
"""Class maps read from rasters, ours or those of other software."""
