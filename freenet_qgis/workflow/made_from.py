# SPDX-License-Identifier: GPL-3.0-or-later
"""What the maps of a scene are made from, as one digest: whoever finds another one in a map has to make it again.

Times are of no matter but those of the scene's own files: a model may be copied, a map as well, and a scene be dated in
the future. An archive may be moved, or mounted elsewhere on another machine. Nor is it of any matter who computes:
device and version are told beside it, see `provenance`.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..files.digest import known_sha256_of, sha256_of_ends
from ..geodata.access.fingerprint import FileStatus, fingerprint
from ..geodata.access.grid import crs_code
from ..request import Area, BandChoice, ClassifyRequest, Scene
from ..sources.gdal_name import Source

_RECIPE = 1  # of the digest; another one makes all maps of before unknown


def made_from(request: ClassifyRequest) -> str:
    """SHA-256 of all that the pixels of a scene's maps depend on, see `conditions`.

    Returns:
        The digest; empty where a raster lies where nobody tells when it was written: it may change unseen.

    Raises:
        FreeNetError: If GDAL cannot open one of the rasters.
        OSError: If the model cannot be read.
    """
    told = conditions(request)
    if not all(written for files in told["files"] for _, _, written in files):
        return ""
    anywhere = {
        "rasters": [_name(source) for source in request.scene.all_sources],
        "files": [sorted(map(_content, files)) for files in told["files"]],
    }
    return sha256(json.dumps({**told, **anywhere}, sort_keys=True).encode()).hexdigest()


def conditions(request: ClassifyRequest) -> dict[str, Any]:
    """As JSON, the digest of the model, the scene's `fingerprint` and all that is set up for it.

    Raises:
        FreeNetError: If GDAL cannot open one of the rasters.
        OSError: If the model cannot be read.
    """
    scene, sources = request.scene, request.scene.all_sources
    return {
        "recipe": _RECIPE,
        "model": known_sha256_of(request.model),
        "rasters": [str(source.absolute()) for source in sources],  # several may lie in one file
        "files": [fingerprint(source) for source in sources],
        "scene": json.loads(json.dumps(asdict(_set_up(scene)), default=str)),
        "area": [sha256(outline).hexdigest() for outline in scene.area.outlines] if scene.area else [],
        "statistics": request.statistics,
    }


def _name(source: Source) -> str:
    """What a raster is called in whatever folder it lies."""
    return source.name if isinstance(source, Path) else str(source.with_file(lambda path: Path(path).name))


def _content(file: FileStatus) -> tuple[str, int, int, str]:
    """What tells a file from others of its name wherever it lies; on a server and in an archive its path does.

    Scenes of one size and time, as unpacking may leave them, differ at their ends.
    """
    name, size, written = file
    path = Path(name)
    return (path.name, size, written, sha256_of_ends(path)) if path.is_file() else (name, size, written, "")


def _set_up(scene: Scene) -> Scene:
    """What is set up for a scene and changes pixels; rasters and outlines are told beside it."""
    nowhere = Path()
    return replace(
        scene,
        raster=nowhere,
        crs_wkt=crs_code(scene.crs_wkt),
        further=tuple(replace(one, raster=nowhere, crs_wkt=crs_code(one.crs_wkt)) for one in scene.further),
        mask=scene.mask and replace(scene.mask, raster=nowhere, crs_wkt=crs_code(scene.mask.crs_wkt)),
        area=scene.area and Area((), ""),
        classes=(),
        bands=BandChoice(),
        large_bytes=0,
    )
