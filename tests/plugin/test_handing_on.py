# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:handon`` in QGIS: what is asked for and would have no effect."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from qgis import processing
from qgis.core import QgsProcessingException
from scenes import EPSG, ORIGIN, _crs

from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.geodata.results.map_writing import NewMap, write_map


def test_a_day_without_an_item_that_tells_it_is_refused(tmp_path: Path) -> None:
    grid = Grid(2, 2, (ORIGIN[0], 10.0, 0.0, ORIGIN[1], 0.0, -10.0), _crs(EPSG).ExportToWkt())
    write_map(tmp_path / "map.tif", NewMap(CLASS_MAP, np.ones((2, 2), np.uint8), grid, [ClassInfo(1, "A", "#aa0000")]))
    how = {"INPUT": str(tmp_path / "map.tif"), "OUTPUT": str(tmp_path / "cog.tif")}
    with pytest.raises(QgsProcessingException, match=r"a day of the image .*, but no STAC item"):
        processing.run("freenet:handon", {**how, "DATE": "2021-06-04"})
    assert not (tmp_path / "cog.tif").exists()
    found = processing.run("freenet:handon", {**how, "DATE": "2021-06-04", "STAC": str(tmp_path / "cog.json")})
    assert Path(found["STAC"]).is_file()
