# SPDX-License-Identifier: GPL-3.0-or-later
"""Land-cover classes: their values, names and colours."""
