# SPDX-License-Identifier: GPL-3.0-or-later
"""PyQt6.sip, as it is."""

from PyQt6.sip import *
