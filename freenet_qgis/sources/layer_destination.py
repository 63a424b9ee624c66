# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a layer of features goes, as QGIS and GDAL write such places: a file, and maybe the name of a layer in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, Optional, Union

MARK = "|layername="  # as QGIS names one layer of several in a file
_OGR = re.compile(
    r"""ogr:\s*dbname='(?P<file>(?:[^'\\]|\\.)+)'
    (?:\s+table=(?:"(?:[^"]|"")*"\.)?"(?P<layer>(?:[^"]|"")*)")?""",
    re.VERBOSE,
)


class LayerDestination(NamedTuple):
    """A file, and the layer in it; an empty name stands for one of our choice."""

    file: Path
    layer: str = ""


def parse(text: str) -> LayerDestination:
    """Read ``FILE``, ``FILE|layername=NAME`` or QGIS's ``ogr:dbname='FILE' table="NAME" (geom)``."""
    file, layer = of_ogr(text) or text.partition(MARK)[::2]
    return LayerDestination(Path(file), layer.partition("|")[0])


def of_ogr(text: str) -> Optional[tuple[str, str]]:
    """FILE, which may be what else GDAL opens, and NAME of ``ogr:dbname='FILE' table="NAME" (geom)``; else None."""
    found = _OGR.match(text)
    if not found:
        return None
    return re.sub(r"\\(.)", r"\1", found["file"]), (found["layer"] or "").replace('""', '"')


def source(file: Union[str, Path], layer: str) -> str:
    """How QGIS and GDAL find the layer again; `file` may be what else GDAL opens."""
    return f"{file}{MARK}{layer}" if layer else str(file)
