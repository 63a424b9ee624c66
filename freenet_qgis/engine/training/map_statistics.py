# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose global statistics a network brings to the map that has learnt from a part of a scene.

Those of the whole scene if that part is a fair one, else of the part: a network that has learnt from a few fields of a
coast is lost with the statistics of the sea.
"""

from __future__ import annotations

from ..scenes.standardised_scene import StandardisedScene

FAIR_PART = 1 / 8  # of the pixels of a scene


def are_of_whole(part: StandardisedScene, whole: StandardisedScene) -> bool:
    """Whether they are of the whole scene, where a network has learnt from a part of it, or all, and of no other."""
    return part.valid.size >= FAIR_PART * whole.valid.size
