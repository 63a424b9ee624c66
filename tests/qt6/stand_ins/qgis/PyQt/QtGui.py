# SPDX-License-Identifier: GPL-3.0-or-later
"""PyQt6.QtGui, as it is."""

from PyQt6.QtGui import *
