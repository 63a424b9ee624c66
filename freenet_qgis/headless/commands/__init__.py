# SPDX-License-Identifier: GPL-3.0-or-later
"""What each command does with its options, and what it prints; each returns the exit status."""
