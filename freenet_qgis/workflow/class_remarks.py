# SPDX-License-Identifier: GPL-3.0-or-later
"""What to say of the classes of a map: of pixels that hold 0, which may be one or none, and of very long names."""

from __future__ import annotations

from collections.abc import Sequence

from ..contract.job import ClassInfo
from ..geodata.class_maps.class_zero import Meaning
from ..geodata.results.vat_table import LONGEST_BYTES
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


def about_long_names(classes: Sequence[ClassInfo]) -> tuple[str, ...]:
    """A remark on names that the attribute table for ArcGIS has no room for, if there are any."""
    cut = [info.name for info in classes if len(info.name.encode()) > LONGEST_BYTES]
    if not cut:
        return ()
    text = tr(
        "The attribute table for ArcGIS (.vat.dbf) holds the first {bytes} bytes of {count} class names that are "
        "longer, beginning with '{name}'.",
        len(cut),
    )
    return (text.format(bytes=LONGEST_BYTES, count=number(len(cut), ","), name=f"{cut[0][:20]}…"),)
