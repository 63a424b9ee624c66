# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in the project the layers of a run belong that ended long ago."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import QgsRasterLayer

from ...sources.gdal_name import named
from ..project.run_record import RunRecord
from ..result_layers.place import MapPlace
from ..result_layers.rasters import layers_of


@contextmanager
def place_of_run(path: str, run: RunRecord) -> Iterator[MapPlace]:
    """The place above a raster of a run; at the top where that has left the project."""
    known = layers_of(named(path))
    raster = known[0] if known else QgsRasterLayer("", run.settings.raster_name)
    place = MapPlace(raster, run.settings.polygons_id)
    try:
        yield place
    finally:
        place.release()
