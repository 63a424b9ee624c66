# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of classes: counted while the user digitises, renamed, recoloured, merged, left out."""
