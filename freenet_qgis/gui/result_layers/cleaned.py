# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers with class maps that were cleaned: which one is meant where somebody goes on with a map."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapLayer, QgsProject

from ...contract.maps import CLASS_MAP
from ...geodata.results.provenance import Provenance, read_provenance
from ...layers import reading
from ...sources.gdal_name import Source
from .own_layers import own_layer_kind


def cleaned_last(class_map: Source) -> Optional[QgsMapLayer]:
    """The layer of the map that was cleaned last of this class map; None where the project has none."""
    origin = read_provenance(class_map)
    layers = [one for one in QgsProject.instance().mapLayers().values() if own_layer_kind(one) == CLASS_MAP.id]
    known = [(read_provenance(reading.scene(one).raster), one) for one in layers if one.isValid()]
    cleaned = [(found.created, one) for found, one in known if _is_made_of(found, origin, class_map.name)]
    return max(cleaned, key=lambda pair: pair[0])[1] if cleaned else None


def _is_made_of(found: Provenance, origin: Provenance, name: str) -> bool:
    """Whether a map was made of the one of this origin and name, as it is now; temporary maps share their names."""
    is_same = (found.model_sha256, found.scene) == (origin.model_sha256, origin.scene)
    return is_same and found.derived_from == name and found.created >= origin.created
