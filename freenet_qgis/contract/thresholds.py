# SPDX-License-Identifier: GPL-3.0-or-later
"""How few pixels are too few: what QGIS tells beforehand and the engine afterwards."""

from __future__ import annotations

FEW_TRAINING_PX = 20  # of a class: fewer are too few to learn it well
FEWEST_MAPPED_PX = 2  # of the reference in a mapped class, for a variance of its area
