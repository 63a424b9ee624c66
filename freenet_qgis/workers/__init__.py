# SPDX-License-Identifier: GPL-3.0-or-later
"""Which Python runs the engine, and how it is started, watched and stopped."""
