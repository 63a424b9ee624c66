# SPDX-License-Identifier: GPL-3.0-or-later
"""Many scenes in one command, and who is told what became of each."""
