# SPDX-License-Identifier: GPL-3.0-or-later
"""What a project remembers: its runs, the last one of each raster, and paths that follow a project."""
