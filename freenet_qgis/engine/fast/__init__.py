# SPDX-License-Identifier: GPL-3.0-or-later
"""The same network as fast as the hardware allows."""
