# SPDX-License-Identifier: GPL-3.0-or-later
"""Help opens the page about what the user looks at, in a window of QGIS, without a browser and without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dock_user import DockUser, wait_until
from qgis import processing
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QWidget
from qgis.utils import iface

from freenet_qgis import paths
from freenet_qgis.gui.manual import pages
from freenet_qgis.gui.manual.opening import open_page
from freenet_qgis.gui.manual.window import ManualWindow
from freenet_qgis.gui.pytorch.options import PythonOptions


class Reader(DockUser):
    """Reads the manual of a window."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner.findChild(ManualWindow, options=Qt.FindChildOption.FindDirectChildrenOnly))
        self.text = self.find("manualPage")

    def reads(self) -> str:
        """The page that is shown, as it is called under docs/."""
        return Path(self.text.source().toLocalFile()).relative_to(paths.MANUAL).with_suffix(".md").as_posix()

    def listed(self) -> list[str]:
        """The pages that the contents show."""
        shown = self.find("manualContents")
        return [name for name, item in shown._pages.items() if not item.isHidden()]


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """No manual stays open."""
    yield
    for window in iface.mainWindow().findChildren(ManualWindow):
        window.close()
    QApplication.processEvents()


@pytest.fixture
def manual() -> Reader:
    """The manual at the tutorial, of the main window."""
    open_page("tutorial.md", iface.mainWindow())
    reader = Reader(iface.mainWindow())
    assert QTest.qWaitForWindowExposed(reader.dock)
    return reader


def test_help_of_the_panel_opens_the_tutorial(user: DockUser) -> None:
    user.click("help")
    manual = Reader(user.dock.window())
    assert manual.reads() == "tutorial.md" and "1. Open the panel" in manual.text.toPlainText()
    assert manual.dock.windowTitle() == "FreeNet manual: Tutorial: from an empty QGIS to a better map"
    user.click("help")
    assert len(user.dock.window().findChildren(ManualWindow)) == 1


def test_help_of_the_options_opens_the_page_about_pytorch_before_them() -> None:
    options, dialog = PythonOptions(), QDialog(iface.mainWindow())
    page = options.createWidget(dialog)
    dialog.setModal(True)
    dialog.resize(600, 400)
    dialog.show()
    DockUser(page).click("help")
    assert Reader(dialog).reads() == "setup.md"
    dialog.close()
    dialog.deleteLater()
    options.set_up.unload()


def test_help_of_an_algorithm_opens_its_page() -> None:
    for ours in QgsApplication.processingRegistry().providerById("freenet").algorithms():
        dialog = processing.createAlgorithmDialog(ours.id())
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Help).click()
        assert Reader(iface.mainWindow()).reads() == f"algorithms/{ours.name()}.md"
        dialog.deleteLater()


def test_one_goes_from_page_to_page_and_back(manual: Reader) -> None:
    manual.text.anchorClicked.emit(manual.text.source().resolved(QUrl("algorithms/assess.html")))
    assert manual.reads() == "algorithms/assess.md"
    assert manual.find("manualContents").currentItem().text(0) == "Assess a class map"
    QTest.keyClick(manual.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual.reads() == "tutorial.md"
    QTest.keyClick(manual.find("manualContents"), Qt.Key.Key_Down)
    assert manual.reads() == "tutorial-points.md"


def test_pictures_are_as_wide_as_there_is_room_and_whole_on_their_own_page(manual: Reader) -> None:
    sideways = manual.text.horizontalScrollBar()
    assert sideways.maximum() == 0
    manual.dock.resize(700, 500)
    wait_until(lambda: sideways.maximum() == 0)
    manual.text.anchorClicked.emit(manual.text.source().resolved(QUrl("images/tutorial-map.html")))
    assert sideways.maximum() > 0


def test_all_pages_are_searched(manual: Reader) -> None:
    manual.type("manualSearch", "Confusion matrix")
    assert "tutorial.html" in manual.listed() and "clusters.html" not in manual.listed()
    seen = set()
    for _ in range(20):
        assert manual.text.textCursor().selectedText().lower() == "confusion matrix"
        seen.add(manual.reads())
        QTest.keyClick(manual.find("manualSearch"), Qt.Key.Key_Return)
    assert {name[:-5] for name in manual.listed()} == {name[:-3] for name in seen}
    manual.type("manualSearch", "no such words anywhere")
    assert manual.listed() == []


def test_what_lies_elsewhere_is_for_the_browser(manual: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    manual.click("manualOnTheWeb")
    manual.text.anchorClicked.emit(QUrl("https://creativecommons.org/licenses/by/3.0/"))
    assert opened == [paths.page("tutorial.md"), "https://creativecommons.org/licenses/by/3.0/"]
    assert manual.reads() == "tutorial.md"


def test_the_browser_shows_the_manual_where_the_plugin_runs_from_its_repository(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    monkeypatch.setattr(pages, "file_of", lambda name: tmp_path / name)
    open_page("setup.md", iface.mainWindow())
    assert opened == [paths.page("setup.md")]
