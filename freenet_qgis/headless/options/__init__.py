# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: the options of each command, and what may stand beside what."""
