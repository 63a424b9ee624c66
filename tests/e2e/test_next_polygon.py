# SPDX-License-Identifier: GPL-3.0-or-later
"""From a map to the next polygon and on from there, with the real engine."""

from __future__ import annotations

import json
from pathlib import Path

from dock_user import DockUser, wait_until
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
from scenes import write_scene

LONGEST_S = 300


def test_look_where_to_draw_check_and_go_on(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    scene = write_scene(tmp_path, shape=(96, 72, 6))
    polygons = QgsVectorLayer(str(scene.polygons), "training")
    polygons.startEditing()
    polygons.deleteFeatures([1, 2, 3])
    polygons.commitChanges()
    project.addMapLayers([polygons, QgsRasterLayer(str(scene.raster), "scene")])
    user.choose("preset", "Fast")
    user.find("advanced").setCollapsed(False)
    user.type("steps", "6")
    user.type("output", str(tmp_path / "map.tif"))
    user.click("train")
    user.wait_for_end(LONGEST_S)
    work = user.dock._next

    user.click("suggest")
    wait_until(lambda: work._task is None, LONGEST_S)
    assert user.find("nextNotice").text() == ""
    assert user.find("spots").count() > 0

    user.click("checkPolygons")
    wait_until(lambda: work._task is None, LONGEST_S)
    assert user.find("nextNotice").text() == "9 polygons: all are taken for what their label says."

    user.tick("goOn")
    user.type("output", str(tmp_path / "second.tif"))
    user.click("train")
    user.wait_for_end(LONGEST_S)
    report = json.loads((tmp_path / "second.json").read_text(encoding="utf-8"))
    assert report["started_from"] == "map.safetensors"
    assert work._form.options.start.path() == tmp_path / "second.safetensors"
