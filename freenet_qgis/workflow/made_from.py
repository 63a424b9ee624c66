# SPDX-License-Identifier: GPL-3.0-or-later
"""What the maps of a scene are made from, as one digest: whoever finds another one in a map has to make it again.

Times are of no matter but those of the scene's own files: a model may be copied, a map as well, and a scene be dated in
the future. Nor is it of any matter who computes: device and version are told beside it, see `provenance`.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..files.digest import known_sha256_of
from ..geodata.access.fingerprint import fingerprint
from ..geodata.access.grid import crs_code
from ..request import Area, BandChoice, ClassifyRequest, Scene

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
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


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
