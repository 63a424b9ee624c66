# SPDX-License-Identifier: GPL-3.0-or-later
"""The maps of many scenes: what they are called in one folder, and which of them are there already."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..contract.maps import MAPS, MapKind
from ..errors import FreeNetError
from ..files.companions import is_whole_page
from ..files.result_names import same_names
from ..geodata.access.fingerprint import written_at
from ..geodata.results.whole_maps import origin_of_whole
from ..request import ClassifyRequest, Outputs
from ..sources.gdal_name import Source
from ..text.i18n import tr
from .made_from import made_from
from .outputs import name_of


def in_folder(raster: Source, folder: Path) -> dict[MapKind, Path]:
    """What the maps of a scene are called in a folder."""
    return {kind: folder / f"{name_of(raster)}_{kind.ending}.tif" for kind in MAPS}


def report_in_folder(raster: Source, folder: Path) -> Path:
    """What the report about a scene is called in a folder."""
    return folder / f"{name_of(raster)}_report.html"


def check_apart(wanted: Iterable[tuple[str, Outputs]]) -> None:
    """Check that no scene would be written over another.

    Args:
        wanted: What each scene is called, and where its maps go.

    Raises:
        FreeNetError: If two would.
    """
    seen: dict[str, tuple[int, str]] = {}
    for number, (scene, outputs) in enumerate(wanted):
        for path, name in zip(outputs.files(), same_names(outputs.files())):
            first, other = seen.setdefault(name, (number, scene))
            if first != number:
                raise FreeNetError(
                    tr("'{}' and '{}' would both be written to '{}'.").format(other, scene, path),
                    tr("Classify them one after the other, into different folders."),
                )


def is_finished(request: ClassifyRequest) -> bool:
    """Whether all that is asked for is there, whole, and made from this scene by this model, set up as it is.

    Maps of versions that did not tell what they were made from go by times, as they did there: nobody wants an archive
    mapped again because the program is new.
    """
    origins = [origin_of_whole(path, kind) for kind, path in request.outputs.maps().items()]
    digests = {None if origin is None else origin.made_from for origin in origins}
    page = request.outputs.report
    if None in digests or (page is not None and not is_whole_page(page)):
        return False
    if digests == {""}:
        return _is_newer(request)
    try:
        return digests == {made_from(request)}
    except (FreeNetError, OSError):
        return False


def _is_newer(request: ClassifyRequest) -> bool:
    """Whether all that is asked for is newer than scene, mask and model."""
    try:
        made_from = [request.model.stat().st_mtime]
        for raster in request.scene.all_sources:
            written = written_at(raster)
            if written is None:  # of a server, say, that does not tell: it may have changed
                return False
            made_from.append(written)
        return all(path.stat().st_mtime > max(made_from) for path in request.outputs.files())
    except OSError:
        return False
