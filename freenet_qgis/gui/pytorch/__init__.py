# SPDX-License-Identifier: GPL-3.0-or-later
"""Which Python trains, on which device, and how one is set up."""
