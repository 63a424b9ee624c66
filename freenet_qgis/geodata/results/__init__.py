# SPDX-License-Identifier: GPL-3.0-or-later
"""What a run writes: maps for all software, and how they are known again."""
