# SPDX-License-Identifier: GPL-3.0-or-later
"""What a second QGIS does in `test_killed.py`: open a scene and start a long training. Run with ``qgis --code``."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QPushButton, QSpinBox
from qgis.utils import plugins


def start() -> None:
    """Open, set, click."""
    folder = Path(os.environ["FREENET_TEST_SCENE"])
    layers = [
        QgsVectorLayer(str(folder / "scene.gpkg"), "training"),
        QgsRasterLayer(str(folder / "scene.tif"), "scene"),
    ]
    QgsProject.instance().addMapLayers(layers)
    plugins["freenet_qgis"].action.trigger()
    dock = plugins["freenet_qgis"].dock
    dock.findChild(QSpinBox, "steps").setValue(100_000)
    dock.findChild(QPushButton, "train").click()


QTimer.singleShot(0, start)
