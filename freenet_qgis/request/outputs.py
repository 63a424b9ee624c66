# SPDX-License-Identifier: GPL-3.0-or-later
"""Where results go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from ..contract.maps import MAPS, MapKind


@dataclass(frozen=True)
class FileKind:
    """A kind of result that is no map.

    Attributes:
        parameter: Of the toolbox; unique among all results, maps included. Only those `LIKE_A_MAP` share that of the
            class map, for no algorithm writes both.
        endings: What its name may end in; the first is advised.
    """

    parameter: str
    endings: tuple[str, ...]


# By what `Outputs` calls them. Toolbox and command replace a file that ends so without asking: a new kind wants an
# ending that is hardly anything but ours; any other also a look at what the file holds, in
# `result_files.check_writable`, as tables (.csv) and the figures of a report have it.
FILE_KINDS = {
    "model": FileKind("MODEL", (".safetensors",)),
    "report": FileKind("REPORT", (".html", ".htm")),
    "features": FileKind("OUTPUT", (".gpkg",)),
    "table": FileKind("TABLE", (".csv",)),
    "stac": FileKind("STAC", (".json",)),
    "change": FileKind("OUTPUT", (".tif", ".tiff")),
}
LIKE_A_MAP = ("features", "change")


@dataclass(frozen=True)
class Outputs:
    """Where the results go; what is None is not written."""

    class_map: Optional[Path] = None
    confidence: Optional[Path] = None
    probabilities: Optional[Path] = None
    novelty: Optional[Path] = None
    model: Optional[Path] = None
    report: Optional[Path] = None
    features: Optional[Path] = None
    table: Optional[Path] = None
    stac: Optional[Path] = None
    change: Optional[Path] = None

    def files(self) -> list[Path]:
        """Every file asked for."""
        return [path for path in vars(self).values() if path is not None]

    def maps(self) -> dict[MapKind, Path]:
        """The maps asked for."""
        return {kind: path for kind in MAPS if (path := getattr(self, kind.id)) is not None}

    def wants_map(self) -> bool:
        """Whether the scene has to be classified at all."""
        return bool(self.maps())
