# SPDX-License-Identifier: GPL-3.0-or-later
"""What the value 0 of a class map means: by habit no class, but the file has the word."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from osgeo import gdal

from ...contract.job import MAX_CLASSES, Band
from ...request import ChosenNodata
from ..access.signed_bytes import dtype_of

NO_CLASS = (
    "unclassified", "not classified", "no class", "none", "nothing", "no data", "nodata", "no-data", "no value", "null",
    "na", "n/a", "nan", "background", "unknown", "undefined", "unlabeled", "unlabelled", "masked", "mask", "empty",
    "outside", "void", "invalid", "nicht klassifiziert", "unklassifiziert", "keine", "keine klasse", "keine daten",
    "hintergrund", "unbekannt", "maskiert", "ausserhalb", "außerhalb", "non classé", "non classée", "non classe",
    "aucun", "aucune", "aucune classe", "sans donnée", "sans données", "pas de données", "fond", "inconnu", "masqué",
)  # fmt: skip


Meaning = Literal["class", "maybe", "unknown", "none"]


def zero_means(band: gdal.Band, info: Band, name: str, chosen: Sequence[ChosenNodata] = ()) -> Meaning:
    """What the value 0 is, as far as the file tells.

    It is none where it is the nodata value or has a name like "unclassified". It is a class where it has another name,
    where the nodata value is another of those that a class may have, as 255, and where a mask or the user tells what
    has no data. It may be one where the nodata value is something else, as -9999 or NaN; all else is unknown.

    Args:
        band: Of the map.
        info: What is known of it.
        name: Of the value 0; empty for none.
        chosen: The nodata that the user has set in QGIS.
    """
    if info.nodata == 0 or any(low <= 0 <= high for one in chosen for low, high in one.ranges):
        return "none"
    if name.strip().casefold() in NO_CLASS:
        return "none"
    if name.strip() not in ("", "0") or chosen:
        return "class"
    if info.nodata is not None:
        return "class" if 0 < info.nodata <= MAX_CLASSES else "maybe"
    if not band.GetMaskFlags() & (gdal.GMF_ALL_VALID | gdal.GMF_NODATA):
        return "class"
    tag = band.GetNoDataValue()  # if no value can be that, as bytes cannot be -9999, it tells nothing
    return "maybe" if tag is not None and math.isnan(tag) and dtype_of(band).kind == "f" else "unknown"
