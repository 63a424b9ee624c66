# SPDX-License-Identifier: GPL-3.0-or-later
"""Polygons of a class map that share their outlines, made of a strip of rows at a time."""
