# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the picture of the README (`make pictures`): the real panel beside a map it has just made of the demo's scene.

The scene is Indian Pines (CC BY 3.0); `make demo` leaves it and its training polygons in ``build/demo/``.
"""

from __future__ import annotations

from pathlib import Path

import pictures
import project
from dock_user import DockUser
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface, plugins

DEMO = Path(__file__).resolve().parents[2] / "build" / "demo"
TRAINING_SECONDS = 1200
VALIDATION = "None"  # one polygon in each field: a class that loses one loses the only fields like it


def test_screenshot() -> None:
    """Open, train, look."""
    window = iface.mainWindow()
    window.resize(1366, 768)
    window.findChild(QDockWidget, "Browser").hide()
    image = project.image_layer(DEMO / "indian_pines.tif")
    polygons = project.polygon_layer(DEMO / "training.gpkg")
    QgsProject.instance().addMapLayers([polygons, image])
    iface.layerTreeView().setCurrentLayer(image)
    plugins["freenet_qgis"].action.trigger()
    user = DockUser(plugins["freenet_qgis"].dock)
    window.resizeDocks([user.dock], [320], Qt.Orientation.Horizontal)
    user.wait_for_device()
    user.choose("validation", VALIDATION)
    user.click("train")
    user.wait_for_end(TRAINING_SECONDS)
    view = iface.layerTreeView()
    for layer in (polygons, image):
        view.collapse(view.node2index(QgsProject.instance().layerTreeRoot().findLayer(layer)))
    QTest.qWait(500)
    iface.messageBar().clearWidgets()
    iface.zoomFull()
    QTest.qWait(2000)
    pictures.grab(window, "dock")
    iface.newProject()  # QGIS 3.22 does not survive being closed with a layer selected
