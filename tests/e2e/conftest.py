# SPDX-License-Identifier: GPL-3.0-or-later
"""The plugin as QGIS has loaded it, with the real engine, in a window of the size of a small laptop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from dock_user import DockUser
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface, plugins


@pytest.fixture
def project() -> Iterator[QgsProject]:
    """A new project, as after Project > New."""
    iface.newProject()
    iface.messageBar().clearWidgets()
    yield QgsProject.instance()
    iface.newProject()


@pytest.fixture
def user(project: QgsProject) -> Iterator[DockUser]:
    """A user who has opened the panel from the menu."""
    window = iface.mainWindow()
    window.resize(1366, 768)
    plugin = plugins["freenet_qgis"]
    if plugin.dock is None or not plugin.dock.isVisible():
        plugin.action.trigger()
    window.resizeDocks([plugin.dock], [300], Qt.Orientation.Horizontal)
    QTest.qWait(100)
    user = DockUser(plugin.dock)
    user.wait_for_device()
    yield user
    if user.find("cancel").isEnabled():
        user.click("cancel")
    user.wait_for_end()
