# SPDX-License-Identifier: GPL-3.0-or-later
"""The plugin in QGIS: what loading adds, unloading takes away."""

from __future__ import annotations

import importlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import qgis.utils
from qgis.core import Qgis, QgsApplication, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QDialog, QDockWidget, QMenu, QToolBar
from qgis.utils import iface
from scenes import write_scene

from freenet_qgis import classFactory, paths
from freenet_qgis.plugin import FreeNetPlugin
from freenet_qgis.text.i18n import tr

NAME = "freenet_qgis"


@pytest.fixture
def no_plugin() -> Iterator[None]:
    """QGIS without the plugin that it started with, which comes back afterwards."""
    qgis.utils.unloadPlugin(NAME)
    flush_deleted()
    yield
    flush_deleted()
    qgis.utils.loadPlugin(NAME)
    qgis.utils.startPlugin(NAME)


def flush_deleted() -> None:
    """Let Qt delete what `deleteLater` was called on."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def counts() -> dict[str, int]:
    """How many of each kind there are in the main window, and providers."""
    window = iface.mainWindow()
    kinds = {kind.__name__: len(window.findChildren(kind)) for kind in (QDockWidget, QToolBar, QMenu, QAction)}
    return {
        **kinds,
        "manuals": len(window.findChildren(QDialog, "freenetManual")),
        "raster menu": len(iface.rasterMenu().actions()),
        "raster toolbar": len(iface.rasterToolBar().actions()),
        "panels": len(iface.mainWindow().findChildren(QgsDockWidget)),
        "providers": len(QgsApplication.processingRegistry().providers()),
        "algorithms": len(QgsApplication.processingRegistry().algorithms()),
    }


def load() -> FreeNetPlugin:
    """A plugin as QGIS makes one."""
    plugin = classFactory(iface)
    plugin.initGui()
    return plugin


@pytest.mark.parametrize("with_dock", [False, True])
def test_loading_and_unloading_again_and_again_leaves_nothing_behind(no_plugin: None, with_dock: bool) -> None:
    before, loaded = counts(), []
    for _ in range(3):
        plugin = load()
        if with_dock:
            plugin.action.trigger()
            assert QDesktopServices.openUrl(QUrl(paths.manual_page("tutorial.md")))
        flush_deleted()
        loaded.append(counts())
        plugin.unload()
        flush_deleted()
        assert counts() == before
    assert loaded[0] == loaded[1] == loaded[2] != before
    assert loaded[0]["QDockWidget"] - before["QDockWidget"] == loaded[0]["manuals"] == with_dock


def test_unloading_what_was_never_shown_in_windows(no_plugin: None) -> None:
    before = counts()
    plugin = classFactory(None)  # as qgis_process does
    plugin.initProcessing()
    assert counts()["providers"] == before["providers"] + 1
    plugin.unload()
    assert counts() == before


def test_dock_is_made_on_first_show_and_follows_the_action(no_plugin: None) -> None:
    plugin = load()
    assert plugin.dock is None
    plugin.action.trigger()
    dock = plugin.dock
    QCoreApplication.processEvents()
    assert dock.isVisible() and plugin.action.isChecked()
    assert iface.mainWindow().focusWidget().objectName() == "pageTabs", "who opens it by keys goes on there"
    plugin.action.trigger()
    QCoreApplication.processEvents()
    assert not dock.isVisible() and plugin.dock is dock
    plugin.action.trigger()
    QCoreApplication.processEvents()
    assert dock.isVisible()
    dock.close()
    QCoreApplication.processEvents()
    assert not plugin.action.isChecked()
    plugin.unload()
    flush_deleted()
    assert sip.isdeleted(dock)


def test_unloaded_dock_looks_at_no_layer_any_more(no_plugin: None, tmp_path: Path) -> None:
    plugin = load()
    plugin.action.trigger()
    dock = plugin.dock
    plugin.unload()
    scene = write_scene(tmp_path)  # before QGIS comes to deleting the dock
    drawn, image = QgsVectorLayer(str(scene.polygons), "drawn"), QgsRasterLayer(str(scene.raster), "image")
    QgsProject.instance().addMapLayers([drawn, image])
    assert dock._outlook.scene._scene is None and not dock._form.classes.is_counting()
    QgsProject.instance().clear()
    flush_deleted()


def test_qgis_runs_the_plugin_with_its_menu_and_toolbar() -> None:
    plugin = qgis.utils.plugins[NAME]
    assert plugin.action in iface.rasterToolBar().actions()
    assert plugin.action in iface.rasterMenu().actions()
    assert plugin.action.objectName() and not plugin.action.icon().isNull()


def test_translation_is_installed_and_taken_out_again(
    no_plugin: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "freenet_en.ts"
    source.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="en"><context>'
        "<name>FreeNet</name><message><source>Class map</source><translation>Chart</translation></message>"
        "</context></TS>",
        encoding="utf-8",
    )
    subprocess.run(["lrelease", source, "-qm", source.with_suffix(".qm")], check=True, capture_output=True)
    fresh = importlib.import_module("freenet_qgis.paths")  # unloading forgot the module that this file has imported
    original = fresh.resource
    with monkeypatch.context() as patch:  # over before QGIS loads its own plugin again
        patch.setattr(fresh, "resource", lambda *parts: tmp_path if parts == ("i18n",) else original(*parts))
        plugin = load()
    ours = plugin.provider.algorithm("trainandclassify")
    assert ours.parameterDefinition("OUTPUT").description() == tr("Class map") == "Chart"
    plugin.unload()
    assert tr("Class map") == "Class map"


def test_neither_dock_nor_engine_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    program = (
        "import sys, freenet_qgis.plugin as plugin; plugin.FreeNetPlugin(None);"
        "print([name for name in sys.modules if name.startswith(('freenet_qgis.gui', 'freenet_qgis.engine', 'torch'))])"
    )
    environment = {**os.environ, "PYTHONPATH": str(paths.PACKAGE.parent)}
    # There, for QGIS 3.44 leaves a database of styles where it is started without a profile.
    ended = subprocess.run(["python3", "-c", program], env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert ended.stdout.strip() == "[]", ended.stderr


def test_metadata_claim_the_running_qgis() -> None:
    def number(text: str) -> int:
        major, minor = (int(part) for part in text.split(".")[:2])
        return 100 * major + minor

    running = Qgis.QGIS_VERSION_INT // 100
    assert number(paths.metadata("qgisMinimumVersion")) <= running <= number(paths.metadata("qgisMaximumVersion"))
    assert qgis.utils.isPluginLoaded(NAME)
