# SPDX-License-Identifier: GPL-3.0-or-later
"""How an image is set up to train on: the dialog "Image", and the line below the raster that tells of it."""
