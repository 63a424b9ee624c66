# SPDX-License-Identifier: GPL-3.0-or-later
"""Where no program opens a page, its address is told."""

from __future__ import annotations

import pytest
from dock_user import DockUser, wait_until
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from freenet_qgis import paths
from freenet_qgis.gui.manual.window import ManualWindow
from freenet_qgis.gui.pytorch.options import PythonOptions
from freenet_qgis.workers import environment


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without one."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)


def told(window: QWidget) -> str:
    """What the window says that has come up."""
    wait_until(lambda: window.findChild(QDialog, "freenetAddress") is not None)
    shown = window.findChild(QDialog, "freenetAddress")
    text = shown.findChild(QPlainTextEdit, "log").toPlainText()
    shown.close()
    return text


def test_the_address_of_a_page_on_the_web_is_told(user: DockUser) -> None:
    user.click("help")
    manual = user.dock.window().findChild(ManualWindow)
    DockUser(manual).click("manualOnTheWeb")
    assert paths.page("tutorial.md") in told(manual)
    manual.close()


def test_the_place_of_the_log_is_told() -> None:
    options = PythonOptions()
    page = options.createWidget(None)
    page._open_log()
    assert str(environment.log()) in told(page)
    page.deleteLater()
    options.set_up.unload()
    QApplication.processEvents()
