# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the next polygon helps most, and which of those drawn are doubtful."""
