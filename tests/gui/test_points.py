# SPDX-License-Identifier: GPL-3.0-or-later
"""Points and lines in the dock: offered, counted, asked for their radius, and called what they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from dock_user import DockUser, screenshot, train, wait_until
from memory_layers import add_feature, make_layer
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRasterLayer, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.utils import iface
from scenes import ORIGIN, PIXEL_SIZE_M

from freenet_qgis.gui.classes.model import POLYGONS
from freenet_qgis.gui.form.likely_layers import likely_polygons
from freenet_qgis.gui.runs import copied_run, form_settings
from freenet_qgis.request import ONE_PIXEL, Radius


def point(row: float, col: float) -> str:
    return f"POINT ({ORIGIN[0] + (col + 0.5) * PIXEL_SIZE_M} {ORIGIN[1] - (row + 0.5) * PIXEL_SIZE_M})"


def points_layer(*, classes: int = 2, each: int = 3) -> QgsVectorLayer:
    """A layer "plots" of points, each in a pixel of its own."""
    layer = make_layer(kind="Point")
    layer.setName("plots")
    for value in range(classes):
        for number in range(each):
            add_feature(layer, point(4 + 8 * number, 4 + 6 * value), f"class {value}")
    return layer


@pytest.fixture
def plots(image: QgsRasterLayer, polygons: QgsVectorLayer) -> QgsVectorLayer:
    """Points on the raster, beside its polygons."""
    layer = points_layer()
    QgsProject.instance().addMapLayer(layer)
    return layer


def counted(user: DockUser) -> dict[str, tuple[int, int]]:
    """Points and pixels of each class."""
    panel = user.dock._form.classes
    wait_until(lambda: not panel.is_counting(), 30)
    return {row.info.name: (row.polygons, row.pixels or 0) for row in panel.rows()}


def column(user: DockUser) -> str:
    """The head of the column that counts features."""
    return str(user.dock._form.classes._model.headerData(POLYGONS, Qt.Orientation.Horizontal))


def offered(user: DockUser) -> list[str]:
    box = user.find("polygons")
    return [box.itemText(index) for index in range(box.count())]


def test_layers_of_points_and_lines_are_offered(plots: QgsVectorLayer, user: DockUser) -> None:
    lines = make_layer(["road"], kind="LineString")
    lines.setName("roads")
    QgsProject.instance().addMapLayers([lines, QgsVectorLayer("NoGeometry?field=cover:string", "table", "memory")])
    assert offered(user) == ["plots", "roads", "training"]


def test_of_several_layers_polygons_are_likelier_meant(
    plots: QgsVectorLayer, polygons: QgsVectorLayer, image: QgsRasterLayer
) -> None:
    assert likely_polygons([plots, polygons], image) == polygons
    assert likely_polygons([plots], image) == plots


def test_points_are_counted_while_they_are_drawn(plots: QgsVectorLayer, user: DockUser) -> None:
    user.choose("polygons", "plots")
    assert counted(user) == {"class 0": (3, 3), "class 1": (3, 3)}
    assert column(user) == "Points"
    screenshot(iface.mainWindow(), "dock-points")
    assert plots.startEditing()
    feature = QgsFeature(plots.fields())
    feature.setGeometry(QgsGeometry.fromWkt(point(20.3, 12.2)))
    feature.setAttribute(0, "class 1")
    plots.addFeature(feature)
    wait_until(lambda: counted(user)["class 1"] == (4, 4), 30)
    plots.rollBack()
    user.choose("polygons", "training")
    assert column(user) == "Polygons"


def test_the_radius_is_asked_for_where_there_are_points(plots: QgsVectorLayer, user: DockUser) -> None:
    user.choose("polygons", "training")
    user.dock._form.options.advanced.setCollapsed(False)
    radius = user.find("radius")
    assert not radius.isVisible()
    user.choose("polygons", "plots")
    assert radius.isVisible()
    radius.setValue(1.0)
    wait_until(lambda: counted(user)["class 0"] == (3, 15), 30)
    user.choose("polygons", "training")
    assert not radius.isVisible()
    assert user.dock._form.options.radius.chosen() == ONE_PIXEL


def test_a_run_on_points_is_asked_for_remembered_and_copied(
    plots: QgsVectorLayer, user: DockUser, fake: Any, tmp_path: Path
) -> None:
    path = str(tmp_path / "plots.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(plots, path, QgsProject.instance().transformContext(), options)
    saved = QgsVectorLayer(path, "saved plots")
    QgsProject.instance().addMapLayer(saved)
    user.choose("polygons", "saved plots")
    user.dock._form.layers.field.choose("cover")
    form = user.dock._form
    form.options.radius.put(Radius(12.5, "metres"))
    train(user)
    assert fake.request is not None
    assert (fake.request.training.kind, fake.request.training.radius) == ("points", Radius(12.5, "metres"))
    assert len(fake.request.training.shapes) == 6
    settings = form_settings.settings_of(form, fake.request)
    given = copied_run.parameters(settings, fake.request.outputs)
    assert (given["RADIUS"], given["RADIUS_UNIT"]) == (12.5, "metres")
    assert copied_run.doubts(settings) == ""
    form.options.radius.put(ONE_PIXEL)
    user.choose("polygons", "training")
    assert form_settings.fill_form(settings, form) == []
    assert user.find("polygons").currentText() == "saved plots"
    assert form.options.radius.chosen() == Radius(12.5, "metres")


def test_one_class_of_points_asks_for_another(image: QgsRasterLayer, user: DockUser) -> None:
    layer = points_layer(classes=1)
    QgsProject.instance().addMapLayer(layer)
    user.choose("polygons", "plots")
    counted(user)
    assert user.next_step().startswith("Draw polygons or points of at least two classes on 'image'.")
