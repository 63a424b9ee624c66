# SPDX-License-Identifier: GPL-3.0-or-later
"""How good a map is, and how it is looked at."""
