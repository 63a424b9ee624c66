# SPDX-License-Identifier: GPL-3.0-or-later
"""PyQt6.QtTest, as it is."""

from PyQt6.QtTest import *
