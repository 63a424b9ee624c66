# SPDX-License-Identifier: GPL-3.0-or-later
"""How each preset trains: on which pixels, on which views, how long."""
