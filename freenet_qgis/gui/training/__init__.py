# SPDX-License-Identifier: GPL-3.0-or-later
"""A run of the dock: its request, its task, and what is shown while it trains."""
