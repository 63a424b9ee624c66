# SPDX-License-Identifier: GPL-3.0-or-later
"""Result files: whether they can be written where they are wanted, found out before any work; finished ones copied."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path
from typing import Optional

from ...errors import FreeNetError
from ...files.companions import PAGES, RASTERS, is_report, is_there, json_of, of_results, style_of
from ...files.file_writing import reported_writing
from ...files.held import once_free, replace
from ...files.new_files import NewFiles, replacing
from ...files.result_names import check_distinct, try_names
from ...text.i18n import tr
from . import area_table, stac_item

_FOREIGN = frozenset(
    (".asc", ".bil", ".bip", ".bsq", ".dat", ".hdr", ".img", ".jp2", ".jpeg", ".jpg", ".nc", ".png", ".sdat", ".vrt")
)
_STYLED = _FOREIGN | {".csv", ".fgb", ".geojson", ".gml", ".gpkg", ".json", ".kml", ".shp", ".sqlite", ".tab"}


def check_writable(paths: Iterable[Path], shown: Collection[Path] = ()) -> None:
    """Find out before any work whether all results can be written.

    Args:
        paths: The results.
        shown: Those that QGIS has open and will close before they are replaced; see `shown_files.check_replaceable`.

    Raises:
        FreeNetError: If a folder is missing or read-only, a file is in use or named for another format, a name is too
            long for the disk, somebody else's file has the name of one that comes along, or two results have the same
            name.
    """
    results = list(paths)
    for path in results:
        _check_name(path)
        # A GeoPackage is written into, which does not matter to those that have it open.
        _check_place(path, is_to_be_free=path not in shown and path.suffix.lower() != ".gpkg")
    try_names(results)
    check_distinct([[path] for path in results])
    for path in results:
        _check_table(path)
        _check_stac(path)
        _check_beside(path)
        _check_style(path)


def copy_file(source: Path, target: Path, files: Optional[NewFiles] = None) -> None:
    """Copy a finished file to where the user wants it; `files` as for the class map.

    Raises:
        FreeNetError: If the disk is full or the target in use.
    """
    with replacing(target, (), files) as new, reported_writing(target):
        shutil.copyfile(source, new)


def _check_name(path: Path) -> None:
    if not path.suffix:
        raise FreeNetError(
            tr("The name '{name}' has no ending.").format(name=path.name),
            tr("Add one: .tif for maps, .safetensors for models, .html for reports."),
        )
    if path.suffix.lower() in _FOREIGN:
        raise FreeNetError(
            tr("'{name}' has the ending of another format; maps are GeoTIFF files.").format(name=path.name),
            tr("Name it '{stem}.tif'.").format(stem=path.stem),
        )


def _check_place(path: Path, is_to_be_free: bool) -> None:
    if not _is_folder(path.parent):
        raise FreeNetError(
            tr("The folder '{folder}' does not exist.").format(folder=path.parent),
            tr("Create it, or choose another folder."),
        )
    if _is_folder(path):
        raise FreeNetError(tr("'{path}' is a folder.").format(path=path), tr("Choose another name."))
    with reported_writing(path):
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        if is_there(path) and path.exists():
            with once_free(partial(path.open, "r+b")):
                pass
            if is_to_be_free:
                replace(path, path)  # changes nothing, but Windows refuses while QGIS or another program holds the file


def _check_table(path: Path) -> None:
    if path.suffix.lower() == ".csv" and not area_table.may_replace(path):
        raise FreeNetError(
            tr("'{file}' would be replaced by the table of areas, and FreeNet has not written it.").format(
                file=path.name
            ),
            tr("Choose another name for the table."),
        )


def _check_stac(path: Path) -> None:
    if path.suffix.lower() == ".json" and not stac_item.may_replace(path):
        raise FreeNetError(
            tr("'{file}' would be replaced by the STAC item, and FreeNet has not written it.").format(file=path.name),
            tr("Choose another name for the STAC item."),
        )


def _check_beside(path: Path) -> None:
    """What comes along with a result must not meet a folder, or figures that are no report's."""
    for file in of_results([path]):
        if _is_folder(file):
            raise FreeNetError(tr("'{path}' is a folder.").format(path=file), tr("Choose another name."))
    if path.suffix.lower() in PAGES and is_there(json_of(path)) and not is_report(json_of(path)):
        raise FreeNetError(
            tr("'{file}' would be replaced by the figures of the report, and FreeNet has not written it.").format(
                file=json_of(path).name
            ),
            tr("Choose another name for the report."),
        )


def _check_style(path: Path) -> None:
    """A map brings a style of its own; it must not take the place of that of a layer with the same name."""
    style = style_of(path)
    if path.suffix.lower() not in RASTERS or is_there(path) or not is_there(style):
        return
    for other in path.parent.iterdir():
        if other.stem == path.stem and other.suffix.lower() in _STYLED and not is_report(other):
            raise FreeNetError(
                tr("'{style}' holds the style of '{other}'.").format(style=style.name, other=other.name),
                tr("Choose another name for the map."),
            )


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - which no name is too long for
