# SPDX-License-Identifier: GPL-3.0-or-later
"""Take the pictures of docs/tutorial-points.md (`make pictures`): do in a real QGIS what it tells."""

from __future__ import annotations

from collections.abc import Sequence

import pictures
import pytest
from dock_user import DockUser, wait_until
from qgis import processing
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialogButtonBox
from qgis.utils import iface
from tutorial_pictures import TRAINING_SECONDS, hide, layer, settle, show_only_names
from tutorial_pictures import user as user  # a fixture
from tutorial_pictures import wheel as wheel  # a fixture

NO_FIELDS = ("Woods", "Buildings-Grass-Trees-Drives", "Stone-Steel-Towers")  # 14 to 16 of the scene's classes
POINTS = 3  # in each polygon


@pytest.mark.usefixtures("wheel")
def test_take_pictures(user: DockUser) -> None:
    """The second part of the tutorial, from points to a map of the fields alone."""
    user.click("openSample")
    wait_until(lambda: len(QgsProject.instance().mapLayers()) == 2, 60)
    image, polygons = layer("Indian Pines"), layer("indian_pines_training")
    settle(user)
    user.choose("preset", "Fast")
    train(user, "fields.tif")
    hide(polygons, layer("fields"))

    points = make_points(polygons)
    user.choose("polygons", points.name())
    user.choose("field", "class_name")
    user.find("advanced").setCollapsed(False)
    user.type("radius", "1")
    settle(user)
    show_only_names(image, polygons, layer("fields"))
    pictures.grab(iface.mainWindow(), "tutorial-points")
    train(user, "points.tif")
    first = user.accuracy().splitlines()[0]
    hide(points)
    show_only_names(image, polygons, layer("fields"))
    pictures.grab(iface.mainWindow(), "tutorial-points-map")

    untick(user, NO_FIELDS)
    set_mask(user, "fields", "14-16")
    train(user, "crops.tif")
    second = user.accuracy().splitlines()[0]
    hide(layer("points"))
    show_only_names(image, polygons, layer("fields"), layer("points"))
    pictures.grab(iface.mainWindow(), "tutorial-mask-map")

    pictures.tell("tutorial-points.md", first=first, second=second)


def train(user: DockUser, name: str) -> None:
    """Train to a map of this name."""
    user.type("output", name)
    user.click("train")
    user.wait_for_end(TRAINING_SECONDS)


def make_points(polygons: QgsVectorLayer) -> QgsVectorLayer:
    """Points with the class of the polygons that they lie in, as the toolbox of QGIS makes them."""
    made = processing.run(
        "native:randompointsinpolygons",
        {"INPUT": polygons, "POINTS_NUMBER": POINTS, "MIN_DISTANCE": 40, "SEED": 1, "OUTPUT": "memory:"},
    )["OUTPUT"]
    made.setName("Points in polygons")
    QgsProject.instance().addMapLayer(made)
    return made


def untick(user: DockUser, names: Sequence[str]) -> None:
    """Leave classes out of training by a click on their ticks."""
    view = user.go_to("classes")
    model = view.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if index.data() in names:
            view.scrollTo(index)
            place = view.visualRect(index)
            QTest.mouseClick(
                view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.left() + 12, place.center().y())
            )


def set_mask(user: DockUser, raster: str, values: str) -> None:
    """Choose a mask in the dialog that sets up the image."""
    user.click("setUpImage")
    wait_until(lambda: user.sees("imageDialog"))
    user.find("imagePages").setCurrentWidget(user.find("wherePage"))
    user.choose("maskLayer", raster)
    user.type("maskValues", values)
    QTest.qWait(1000)
    pictures.grab(user.find("imageDialog"), "tutorial-mask")
    QTest.mouseClick(user.find("imageButtons").button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)
    settle(user)
