# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a map comes from, kept in its own metadata: by which model, of what, when, and how long it took.

Whoever has the map alone can ask any program for it, such as gdalinfo. Digests are SHA-256 in hexadecimal digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, timezone

from osgeo import gdal

from ... import paths
from ...sources.gdal_name import Source
from ...text.masking import masked
from ...text.plain_text import escaped
from ..access.gdal_calls import exceptions, opened

PREFIX = "FREENET_"  # of the metadata items


@dataclass(frozen=True)
class Provenance:
    """What is known of a map's origin; an empty text where it is not.

    Attributes:
        version: The version of FreeNet for QGIS.
        model: The name of the model's file.
        model_sha256: Its digest.
        scene: The names of the rasters that were mapped, separated by semicolons.
        bands: The numbers of the bands that were used of each, likewise.
        device: The device that computed, in words.
        created: When that ended, UTC, ISO 8601.
        seconds: How long it took.
        derived_from: The names of the class maps that it was made from, where it is no model's own, likewise.
        made_from: The digest of all that the pixels depend on, see `workflow.made_from`.
    """

    version: str = ""
    model: str = ""
    model_sha256: str = ""
    scene: str = ""
    bands: str = ""
    device: str = ""
    created: str = ""
    seconds: str = ""
    derived_from: str = ""
    made_from: str = ""

    def derived(self, *maps: str) -> Provenance:
        """That of what is made now of maps of this origin, whose names these are."""
        return replace(
            self,
            version=paths.metadata("version"),
            created=datetime.now(timezone.utc).isoformat(timespec="seconds"),
            seconds="",
            derived_from="; ".join(maps),
            made_from="",
        )

    def items(self) -> dict[str, str]:
        """It as items of metadata; names may hold a password, or what no XML may."""
        return {_key(name): escaped(masked(text)) for name, text in vars(self).items() if text}


def provenance_of(items: Mapping[str, str]) -> Provenance:
    """What items of metadata tell."""
    return Provenance(**{one.name: items.get(_key(one.name), "") for one in fields(Provenance)})


def read_provenance(raster: Source) -> Provenance:
    """Where a raster comes from; of one that is not ours, or cannot be opened, nothing is known."""
    try:
        with exceptions():
            return provenance_of(opened(raster, gdal.OF_RASTER).GetMetadata() or {})
    except RuntimeError:
        return Provenance()


def _key(name: str) -> str:
    return f"{PREFIX}{name.upper()}"
