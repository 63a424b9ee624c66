# SPDX-License-Identifier: GPL-3.0-or-later
"""PyQt6.QtNetwork, as it is."""

from PyQt6.QtNetwork import *
