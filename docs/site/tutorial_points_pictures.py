# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the pictures of docs/tutorial-points.md (`make pictures`): do in a real QGIS what it tells."""

from __future__ import annotations

from pathlib import Path

import pictures
from dock_user import DockUser, wait_until
from qgis import processing
from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog
from qgis.utils import iface
from tutorial_pictures import (  # noqa: F401 - fixtures
    TRAINING_SECONDS,
    away_from,
    hide,
    layer,
    settle,
    share_right,
    show_only_names,
    user,
    wheel,
)

from freenet_qgis.geodata import indian_pines

NO_FIELDS = ("Woods", "Buildings-Grass-Trees-Drives", "Stone-Steel-Towers")


def test_take_pictures(user: DockUser, wheel: Path) -> None:  # noqa: F811 - the fixtures
    """The second part of the tutorial, from the sample scene to a map of its fields alone."""
    user.click("openSample")
    wait_until(lambda: len(QgsProject.instance().mapLayers()) == 2, 60)
    image, polygons = layer("Indian Pines"), layer("indian_pines_training")
    settle(user)
    user.choose("preset", "Fast")
    train(user, "fields.tif")
    points = make_points(polygons)
    hide(polygons, layer("fields"))

    user.choose("polygons", points.name())
    user.choose("field", "class_id")
    user.find("advanced").setCollapsed(False)
    user.type("radius", "1")
    settle(user)
    show_only_names(image, polygons, points, layer("fields"))
    pictures.grab(iface.mainWindow(), "tutorial-points")
    train(user, "points.tif")
    first = user.accuracy().splitlines()[0]
    hide(points)
    show_only_names(image, polygons, points)
    pictures.grab(iface.mainWindow(), "tutorial-points-map")

    untick(user, NO_FIELDS)
    user.click("imageSetup")
    pictures.grab(where_page(user), "tutorial-mask")
    train(user, "crops.tif")
    show_only_names(image, polygons, points)
    pictures.grab(iface.mainWindow(), "tutorial-mask-map")
    tested = away_from(polygons, indian_pines.read(wheel)[1])
    right = {f"right_{name}": share_right(Path(layer(name).source()), tested) for name in ("fields", "points")}
    crops = tested * (tested < list(indian_pines.CLASSES).index(NO_FIELDS[0]) + 1)
    right["right_crops"] = share_right(Path(layer("crops").source()), crops)
    pictures.tell("tutorial-points.md", first=first, second=user.accuracy().splitlines()[0], **right)
