# SPDX-License-Identifier: GPL-3.0-or-later
"""What to say of pixels that hold 0, where it is not sure that they are of no class."""

from __future__ import annotations

from ..geodata.class_maps.class_zero import Meaning
from ..text.i18n import number, tr


def about_zeros(zeros: int, meaning: Meaning) -> tuple[str, ...]:
    """A remark on the pixels of a map that hold 0, if there is one to make.

    Args:
        zeros: How many hold 0 and have data all the same.
        meaning: What 0 means.
    """
    if not zeros or meaning in ("none", "class"):
        return ()
    text = tr(
        "{count} pixels of the map hold 0, which counts as no class. Where 0 is a class, give it a name, or set "
        "another nodata value.",
        zeros,
    )
    return (text.format(count=number(zeros, ",")),)
