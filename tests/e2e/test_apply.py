# SPDX-License-Identifier: GPL-3.0-or-later
"""A model is trained, and applied from the list of runs to two good rasters and a bad one, with the real engine."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from apply_user import ApplyUser
from dock_user import DockUser, screenshot, wait_until
from osgeo import gdal
from processes import engines, is_alive
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtWidgets import QFileDialog, QToolButton
from qgis.utils import iface
from scenes import CLASSES, SyntheticScene, write_scene


@pytest.fixture
def made(project: QgsProject, tmp_path: Path) -> dict[str, SyntheticScene]:
    """Scenes of the same fields and another noise, one of them with too few bands; all but one in the project."""
    made = {
        name: write_scene(tmp_path, name, (60, 50, 20), seed) for seed, name in enumerate(("Spree", "Havel", "Oder"))
    }
    made["three bands"] = write_scene(tmp_path, "three bands", (60, 50, 3))
    layers = [QgsRasterLayer(str(made[name].raster), name) for name in ("three bands", "Havel", "Spree")]
    project.addMapLayers([QgsVectorLayer(str(made["Spree"].polygons), "training"), *layers])
    iface.layerTreeView().setCurrentLayer(layers[-1])
    iface.zoomFull()
    return made


def pixels(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


def open_window(user: DockUser) -> ApplyUser:
    """Open the window from the list of runs."""
    user.open_page("runsPage")
    user.find("runs").topLevelItem(0).setSelected(True)
    screenshot(iface.mainWindow(), "apply-0-runs")
    user.dock.findChild(QToolButton, "applyModelButton").click()
    return ApplyUser(user.dock)


def test_a_model_is_applied_to_other_rasters(
    user: DockUser, made: dict[str, SyntheticScene], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.choose("raster", "Spree")
    user.choose("polygons", "training")
    user.find("advanced").setCollapsed(False)
    user.type("steps", "40")
    user.type("output", str(tmp_path / "spree_map.tif"))
    user.click("train")
    user.wait_for_end()

    window = open_window(user)
    wait_until(lambda: "Classes: " in window.find("applyModelNotice").text())
    assert window.rows() == {"three bands": False, "Havel": False, "Spree": False}
    chosen = str(made["Oder"].raster)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([chosen], ""))
    window.click("applyFiles")
    window.tick_row("three bands", "Havel")
    assert window.rows() == {"three bands": True, "Havel": True, "Spree": False, "Oder.tif": True}
    window.type("applyFolder", str(tmp_path / "maps"))
    window.tick("applyConfidence")
    screenshot(window.window, "apply-1-ready")
    said: list[str] = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, level: said.append(text))
    window.click("applyStart")
    wait_until(lambda: window.states().get("Havel", "").startswith("Running"), 60)
    screenshot(window.window, "apply-2-running")
    window.wait_for_maps()
    window.select_row("three bands")
    screenshot(window.window, "apply-3-done")
    screenshot(iface.mainWindow(), "apply-4-map")

    states = window.states()
    assert {name: state.split(":")[0].split(",")[0] for name, state in states.items()} == {
        "three bands": "Failed", "Havel": "Done", "Oder.tif": "Done",
    }  # fmt: skip
    assert "The model wants a band" in window.about()
    wait_until(lambda: not engines(os.getpid()), 10)
    assert said.count("Starting PyTorch") == 1, "one engine does all rasters"
    names = {f"{name}_{kind}.tif" for name in ("Havel", "Oder") for kind in ("classes", "confidence")}
    assert {path.name for path in (tmp_path / "maps").glob("*.tif")} == names
    for name in ("Havel", "Oder"):
        (layer,) = QgsProject.instance().mapLayersByName(f"{name}_classes")
        names = {entry.value: entry.label for entry in layer.renderer().classes()}
        assert sorted(names.values()) == sorted(CLASSES.values())
        found, truth = (np.vectorize(each.get)(values) for each, values in (
            (names, pixels(tmp_path / "maps" / f"{name}_classes.tif")), (CLASSES, made[name].truth),
        ))  # fmt: skip
        assert np.mean(found == truth) > 0.9

    window.find("applyFolder").setFilePath("")
    window.tick_row("three bands")
    window.click("applyStart")
    wait_until(lambda: bool(engines(os.getpid())), 60)
    (engine,) = engines(os.getpid())
    window.click("applyCancel")
    window.wait_for_maps()
    wait_until(lambda: not is_alive(engine), 10)
    assert window.states()["Oder.tif"] == "Cancelled"
    window.click("applyClose")
    assert not window.window.isVisible()
