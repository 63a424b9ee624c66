# SPDX-License-Identifier: GPL-3.0-or-later
"""PyQt6.QtCore, as it is."""

from PyQt6.QtCore import *
