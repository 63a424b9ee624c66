# SPDX-License-Identifier: GPL-3.0-or-later
"""PyQt6.QtSvg, as it is."""

from PyQt6.QtSvg import *
