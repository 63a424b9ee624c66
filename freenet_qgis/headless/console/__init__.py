# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said in a terminal, and that a command stops when it is asked to."""
