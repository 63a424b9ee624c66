# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dock foretells before a run: memory, disk, and the bands that are left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from cases import rasters as cases
from dock_user import DockUser, wait_until
from qgis.core import QgsProject, QgsRasterLayer
from scenes import NODATA, write_cube

from freenet_qgis.contract.capabilities import DeviceInfo, EngineInfo, Footprint
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.schedule import Work
from freenet_qgis.gui.pytorch.needs import needs
from freenet_qgis.workers.forecast import PlannedRun

MEMORY = Footprint("paper", fixed_bytes=2**30, bytes_per_pixel=2**20, bytes_per_value=2**17, bytes_per_class=0)
DEVICE = DeviceInfo("cpu", "Abacus", 8 * 2**30, footprints=(MEMORY,))
INFO = EngineInfo("3.11", "2.13", 2, (DEVICE,), (Work("paper", 1000, 1000, 0, 0, "none", False, 1, 0),))
WANTED = PlannedRun(TrainOptions("paper"), rows=40, cols=20, bands=4, value_bytes=2, classes=3)


@pytest.fixture
def holes(tmp_path: Path) -> Path:
    """A raster of 40 x 20 pixels and five bands, the second of them empty."""
    cube = np.ones((40, 20, 5), np.int16)
    cube[..., 1] = NODATA
    write_cube(tmp_path / "holes.tif", cube)
    return tmp_path / "holes.tif"


def test_memory_and_disk_are_foretold() -> None:
    told = needs(INFO, DEVICE, WANTED)
    assert told.text.startswith("Memory: up to 2.2 GB of 8.0 GB. Disk: 1 MB of ")
    assert told.is_met


def test_too_little_memory_is_a_warning() -> None:
    assert not needs(INFO, replace(DEVICE, memory_bytes=2 * 2**30), WANTED).is_met
    assert needs(INFO, replace(DEVICE, memory_bytes=0), WANTED).is_met


def test_bands_that_will_be_left_out_are_named(user: DockUser, project: QgsProject, holes: Path) -> None:
    project.addMapLayer(QgsRasterLayer(str(holes), "holes"))
    wait_until(lambda: user.find("leftOut").text() == "4 of 5 bands are used.")
    assert "no pixel has data" in user.find("leftOut").toolTip()
    assert "Band 2" in user.find("leftOut").toolTip()
    assert "Disk: " in user.find("deviceNotice").toolTip() and "Disk: " not in user.find("deviceNotice").text()
    project.clear()
    assert not user.sees("leftOut")


def test_nothing_is_said_of_a_raster_whose_bands_are_all_used(user: DockUser, image: QgsRasterLayer) -> None:
    wait_until(lambda: "Disk: " in user.find("deviceNotice").toolTip())
    assert not user.sees("leftOut")


def test_an_opacity_is_among_the_bands_left_out(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    project.addMapLayer(QgsRasterLayer(str(cases.real_alpha(tmp_path)), "picture"))
    wait_until(lambda: user.find("leftOut").text() == "3 of 4 bands are used.")
    assert "Band 4: the opacity of the raster (alpha)" in user.find("leftOut").toolTip()
