# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for where the areas of a class map are wanted as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ..contract.report import Report
from .outputs import Outputs
from .scene import Scene


@dataclass(frozen=True)
class Zone:
    """A part of the map that areas are wanted of, such as a district or a parcel.

    Attributes:
        wkb: Polygon or polygons in the CRS of the map.
        name: What to call it, unlike all others.
    """

    wkb: bytes
    name: str


@dataclass(frozen=True)
class AreasRequest:
    """Measure the areas of the classes, in the whole map and in zones.

    Attributes:
        class_map: The map.
        outputs: Where the table goes, and the layer of zones.
        zones: The zones; none for the whole map alone.
        report: Of the run that made the map or of its assessment, to adjust the areas by; None for none.
        report_name: What to call it.
        layer: What to call the layer of zones; empty for a name of our choice.
    """

    class_map: Scene
    outputs: Outputs
    zones: tuple[Zone, ...] = ()
    report: Optional[Report] = None
    report_name: str = ""
    layer: str = ""
