# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of features and has no effect on those that there are: told, for only the layers show it."""

from __future__ import annotations

import struct
from collections.abc import Collection, Sequence

from ..request import Labelled
from ..text.i18n import tr

_POINTS, _POLYGONS = (1, 4), (3, 6)  # of WKB, single and several


def remarks(sources: Sequence[Labelled]) -> list[str]:
    """A sentence for each option that has no effect on any of the features.

    Args:
        sources: All that are used; options are the same of all.
    """
    found = []
    if any(one.radius.size for one in sources) and not _are_there(_POINTS, sources):
        found.append(tr("The radius around points has no effect: there are no points."))
    if any(one.all_touched for one in sources) and not _are_there(_POLYGONS, sources):
        found.append(tr("Taking all pixels that polygons touch has no effect: there are no polygons."))
    return found


def _are_there(kinds: Collection[int], sources: Sequence[Labelled]) -> bool:
    return any(_kind(shape.wkb) in kinds for one in sources for shape in one.shapes)


def _kind(wkb: bytes) -> int:
    """The kind of a geometry, as WKB numbers it, whatever its dimensions."""
    order = "<" if wkb[0] else ">"
    kind: int = struct.unpack_from(order + "I", wkb, 1)[0]
    return kind % 1000
