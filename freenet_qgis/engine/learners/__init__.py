# SPDX-License-Identifier: GPL-3.0-or-later
"""Networks with the step that trains them, and on disk."""
