# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are read and written so that nothing is lost, half-written or followed elsewhere."""
