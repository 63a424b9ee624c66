# SPDX-License-Identifier: GPL-3.0-or-later
"""Help opens the page that is about what the user looks at."""

from __future__ import annotations

from pathlib import Path

import pytest
from dock_user import DockUser
from qgis.PyQt.QtGui import QDesktopServices

from freenet_qgis import paths
from freenet_qgis.gui.pytorch.options import PythonOptions

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were opened."""
    addresses: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: addresses.append(url.toString()) or True)
    return addresses


def test_help_of_the_panel_opens_the_tutorial(user: DockUser, opened: list[str]) -> None:
    user.click("help")
    assert opened == [paths.metadata("homepage") + "/blob/HEAD/docs/tutorial.md"]
    assert (DOCS / "tutorial.md").is_file()


def test_help_of_the_options_opens_the_page_about_pytorch(opened: list[str]) -> None:
    options = PythonOptions()
    page = options.createWidget(None)
    page.show()
    DockUser(page).click("help")
    assert opened == [paths.page("setup.md")]
    assert (DOCS / "setup.md").is_file()
    page.deleteLater()
    options.set_up.unload()
