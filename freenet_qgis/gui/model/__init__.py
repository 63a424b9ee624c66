# SPDX-License-Identifier: GPL-3.0-or-later
"""Models in files: their cards, read in the background and shown."""
