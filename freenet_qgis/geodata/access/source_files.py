# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that a raster or a layer of features is read from, which no result may replace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Optional, Union

from osgeo import gdal

from ...files.companions import is_there, of_raster
from ...files.regular_files import read_text
from ...sources.gdal_name import Source, as_given, file_of, named
from ...sources.layer_source import place_in
from .gdal_calls import exceptions, opened

_NAMES_OTHERS = frozenset((".vrt", ".ovrt", ".gti", ".xml"))  # files that may name further ones


def files_behind(source: Union[str, Source]) -> list[Path]:
    """The file of a source, those beside it that belong to it, and what a virtual one is made of, at any depth.

    Args:
        source: A file, a layer as ``FILE|layername=NAME``, or what else GDAL opens.
    """
    first = _file(as_given(source))
    found: dict[Path, None] = {}
    waiting = [first] if first else []
    while waiting:
        path = waiting.pop()
        if path in found or not is_there(path):
            continue
        found[path] = None
        if path == first or path.suffix.lower() in _NAMES_OTHERS:
            waiting += _listed(path)
    beside = [other for path in found for other in of_raster(path)]
    return [*found, *(path for path in dict.fromkeys(beside) if path not in found and is_there(path))]


def _file(text: str) -> Optional[Path]:
    """The file that a source is or lies in; None where there is none."""
    place = place_in(text)
    file = file_of(named(place))
    if not (file and is_there(file)):
        file = file_of(named(place.partition("|")[0]))
    return file if file and is_there(file) else None


def _listed(path: Path) -> Iterator[Path]:
    """What GDAL knows of a file's companions."""
    try:
        with exceptions():
            dataset = opened(path, gdal.OF_RASTER | gdal.OF_VECTOR)
            names = dataset.GetFileList() or ()
            is_virtual_layer = dataset.GetDriver().ShortName == "OGR_VRT"
    except RuntimeError:
        return
    yield from map(Path, names)
    if is_virtual_layer:  # GDAL lists its sources for rasters only
        yield from _sources_of_layers(path)


def _sources_of_layers(path: Path) -> Iterator[Path]:
    try:
        parts = read_text(path, errors="replace").split("<SrcDataSource")[1:]
    except OSError:
        return
    for part in parts:
        yield path.parent / part.partition(">")[2].partition("<")[0].strip()
