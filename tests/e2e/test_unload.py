# SPDX-License-Identifier: GPL-3.0-or-later
"""The plugin is switched off in the middle of a training."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from dock_user import DockUser, wait_until
from processes import engines, is_alive
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface, plugins
from scenes import write_scene


def docks() -> list[QDockWidget]:
    return iface.mainWindow().findChildren(QDockWidget, "FreeNetDock")


@pytest.fixture
def user(project: QgsProject) -> DockUser:
    """Unlike the one of the other tests, this user's dock goes during the test."""
    plugin = plugins["freenet_qgis"]
    if plugin.dock is None:
        plugin.action.trigger()
    user = DockUser(plugin.dock)
    user.wait_for_device()
    user.find("output").setFilePath("")
    return user


def test_unloading_takes_engine_and_dock_away(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    scene = write_scene(tmp_path)
    project.addMapLayers([QgsVectorLayer(str(scene.polygons), "training"), QgsRasterLayer(str(scene.raster), "scene")])
    wait_until(lambda: not engines(os.getpid()), 30)  # one of the test before may still be ending
    user.click("train")
    wait_until(lambda: bool(engines(os.getpid())), 30)
    (engine,) = engines(os.getpid())
    plugin = plugins["freenet_qgis"]
    plugin.unload()
    try:
        wait_until(lambda: not is_alive(engine), 2)
        wait_until(lambda: not docks() and not QgsApplication.taskManager().countActiveTasks(), 2)
    finally:
        plugin.initGui()
    plugin.action.trigger()
    assert len(docks()) == 1
