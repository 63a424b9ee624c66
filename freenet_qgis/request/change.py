# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed between two class maps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from .outputs import Outputs
from .scene import Scene


@dataclass(frozen=True)
class ChangeRequest:
    """Compare two class maps.

    Attributes:
        before: The earlier map; its grid is that of the result.
        after: The later one, on any grid and in any CRS.
        outputs: Where the raster of what changed and the report go.
        before_report: The report that tells the errors of the earlier map; None for one beside it.
        after_report: The same of the later one.
        has_pixels_in_names: Whether the legend tells how many pixels changed.
    """

    before: Scene
    after: Scene
    outputs: Outputs
    before_report: Optional[Path] = None
    after_report: Optional[Path] = None
    has_pixels_in_names: bool = False
