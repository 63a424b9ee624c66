# SPDX-License-Identifier: GPL-3.0-or-later
"""After a real run: the temporary map is kept, its report saved as PDF, a layout made, and tools opened on it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from dock_user import DockUser, answering, screenshot, wait_until
from qgis.core import QgsLayoutExporter, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QMenu, QWidget
from qgis.utils import iface

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "enmap_potsdam"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"there is no real scene to test with: {DATA} is missing")


def next_action(user: DockUser, name: str) -> QAction:
    """Open the menu with the mouse, and look an entry up."""
    menu: QMenu = user.find("whatNext").menu()
    found: list[QAction] = []

    def look() -> None:
        found.extend(menu.actions())
        screenshot(menu, "hand-on-menu")
        menu.close()

    QTimer.singleShot(300, look)
    user.click("whatNext")
    wait_until(lambda: bool(found))
    return next(action for action in found if action.objectName() == name)


def windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not iface.mainWindow()]


def new_window(before: list[QWidget], fits: Callable[[QWidget], bool]) -> QWidget:
    found: list[QWidget] = []
    wait_until(lambda: bool(found.extend(one for one in windows() if one not in before and fits(one)) or found))
    return found[0]


def test_a_run_is_kept_printed_and_taken_on(user: DockUser, project: QgsProject, tmp_path: Path) -> None:
    for name in ("enmap_potsdam_224.tif", "train_polygons.gpkg"):
        shutil.copy(DATA / name, tmp_path)
    image = QgsRasterLayer(str(tmp_path / "enmap_potsdam_224.tif"), "enmap_potsdam_224")
    project.addMapLayers([QgsVectorLayer(str(tmp_path / "train_polygons.gpkg"), "train_polygons"), image])
    iface.zoomFull()
    user.choose("raster", "enmap_potsdam_224")
    user.choose("polygons", "train_polygons")
    user.choose("field", "class_name")
    user.choose("preset", "Fast")
    user.find("advanced").setCollapsed(False)
    user.type("steps", "40")
    for box in ("confidence", "probabilities"):
        if not user.find(box).isChecked():
            user.tick(box)
    user.find("advanced").setCollapsed(True)
    user.click("train")
    user.wait_for_end()
    QTest.qWait(500)
    screenshot(iface.mainWindow(), "hand-on-1-temporary")

    folder = tmp_path / "kept"
    folder.mkdir()
    with answering(folder):
        user.click("keep")
    wait_until(lambda: (folder / "enmap_potsdam_224_classes.tif").exists() and user.dock._handing_on.keeper.run is None)
    assert {path.name for path in folder.iterdir()} >= {
        "enmap_potsdam_224_classes.tif", "enmap_potsdam_224_classes.qml", "enmap_potsdam_224_classes.html",
        "enmap_potsdam_224_classes.json", "enmap_potsdam_224_classes.safetensors",
        "enmap_potsdam_224_classes_confidence.tif", "enmap_potsdam_224_classes_probabilities.tif",
    }  # fmt: skip
    settings = json.loads((folder / "enmap_potsdam_224_classes.settings.json").read_text())
    assert settings["inputs"]["STEPS"] == 40
    sources = {layer.source() for layer in project.mapLayers().values()}
    assert str(folder / "enmap_potsdam_224_classes.tif") in sources
    QTest.qWait(500)
    screenshot(iface.mainWindow(), "hand-on-2-kept")

    action = next_action(user, "next_pdf")
    with answering(tmp_path / "potsdam.pdf"):
        action.trigger()
    assert (tmp_path / "potsdam.pdf").read_bytes().startswith(b"%PDF")

    before = windows()
    next_action(user, "next_layout").trigger()
    designer = new_window(before, lambda one: "Map of" in one.windowTitle())
    QTest.qWait(3000)
    screenshot(designer, "hand-on-3-layout")
    (layout,) = project.layoutManager().layouts()
    picture = tmp_path / "layout.png"
    done = QgsLayoutExporter(layout).exportToImage(str(picture), QgsLayoutExporter.ImageExportSettings())
    assert done == QgsLayoutExporter.ExportResult.Success
    designer.close()

    for name in ("freenet_assess",):
        before = windows()
        next_action(user, name).trigger()
        dialog = new_window(before, lambda one: isinstance(one, QDialog))
        QTest.qWait(500)
        screenshot(dialog, f"hand-on-4-{name}")
        dialog.close()
