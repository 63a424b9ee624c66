# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that the last run left for a raster; remembered with its layer, hence with its project."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsRasterLayer

from ...contract.maps import CLASS_MAP, OFFERED_MAPS
from ...request import Outputs
from . import layer_paths
from .stored_paths import is_there

KINDS = ("model", CLASS_MAP.id, *(kind.id for kind in OFFERED_MAPS))
PROPERTY = "freenet/{}"


def remember(layer: QgsRasterLayer, outputs: Outputs) -> None:
    """Remember the files of a run as those of the raster's last one."""
    for kind in KINDS:
        layer_paths.remember(layer, PROPERTY.format(kind), str(getattr(outputs, kind) or ""))


def last(kind: str, layer: Optional[QgsRasterLayer]) -> Optional[Path]:
    """The model or a map of the last run, one of `KINDS`, if it is still there."""
    text = layer_paths.remembered(layer, PROPERTY.format(kind))
    return Path(text) if is_there(text) else None
