# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the value 0 of a class map is a class: by habit it is none, but the file has the word."""

from __future__ import annotations

import math
from typing import Optional

from osgeo import gdal

from ..job import Band
from ..request import ChosenNodata
from .signed_bytes import dtype_of
from .validity import nodata_value

NO_CLASS = (
    "unclassified", "not classified", "no class", "none", "nothing", "no data", "nodata", "no-data", "no value", "null",
    "na", "n/a", "nan", "background", "unknown", "undefined", "unlabeled", "unlabelled", "masked", "mask", "empty",
    "outside", "void", "invalid", "nicht klassifiziert", "unklassifiziert", "keine", "keine klasse", "keine daten",
    "hintergrund", "unbekannt", "maskiert", "ausserhalb", "außerhalb", "non classé", "non classée", "non classe",
    "aucun", "aucune", "aucune classe", "sans donnée", "sans données", "pas de données", "fond", "inconnu", "masqué",
)  # fmt: skip


def zero_is_class(band: gdal.Band, info: Band, name: str, chosen: Optional[ChosenNodata] = None) -> Optional[bool]:
    """Whether 0 is a class of its own, as the file tells it; None where it does not tell.

    It is none where it is the nodata value or has a name like "unclassified". It is one where it has another name, or
    where something else tells what has no data: another nodata value, a mask.

    Args:
        band: Of the map.
        info: What is known of it.
        name: Of the value 0; empty for none.
        chosen: The nodata that the user has set in QGIS.
    """
    if info.nodata == 0 or any(low <= 0 <= high for low, high in (chosen.ranges if chosen else ())):
        return False
    if name.strip().casefold() in NO_CLASS:
        return False
    if name.strip() not in ("", "0") or chosen is not None or info.nodata is not None:
        return True
    tag = band.GetNoDataValue()
    # A tag that no value can have, as of -9999 for bytes, tells nothing.
    is_told = tag is not None and (nodata_value(band) is not None or (math.isnan(tag) and dtype_of(band).kind == "f"))
    return True if is_told or not band.GetMaskFlags() & (gdal.GMF_ALL_VALID | gdal.GMF_NODATA) else None
