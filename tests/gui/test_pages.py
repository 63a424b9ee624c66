# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the dock: how they are turned, by the user and by what happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from dock_user import PAGES, DockUser, finish, start, train, wait_until
from qgis.core import QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface

from freenet_qgis import settings
from freenet_qgis.gui.dock import FreeNetDock

from .conftest import FakeWorkflow

WORDS = ["Train", "Result", "Models and runs"]


def words(user: DockUser) -> list[str]:
    tabs = user.find("pageTabs")
    return [tabs.tabText(place) for place in range(tabs.count())]


def test_every_page_has_an_icon_and_a_word(user: DockUser) -> None:
    tabs = user.find("pageTabs")
    user.dock.setFloating(True)
    user.dock.resize(500, 600)
    QTest.qWait(50)
    assert words(user) == WORDS
    assert not any(tabs.tabIcon(place).isNull() or not tabs.tabToolTip(place) for place in range(3))


def test_in_a_narrower_dock_icons_go_before_words(user: DockUser) -> None:
    tabs = user.find("pageTabs")
    user.dock.setFloating(True)
    user.dock.resize(500, 600)
    QTest.qWait(50)
    tabs.resize(tabs.sizeHint())
    assert words(user) == WORDS and all(tabs.tabIcon(place).isNull() for place in range(3))
    tabs.resize(tabs.sizeHint().width() + 3 * (tabs.iconSize().width() + 4), tabs.height())
    assert words(user) == WORDS and not any(tabs.tabIcon(place).isNull() for place in range(3))


def test_in_a_narrow_dock_the_open_page_alone_keeps_its_word(user: DockUser) -> None:
    user.find("pageTabs").setFixedWidth(user.find("pageTabs").sizeHint().width() - 10)  # as in longer languages
    for name in PAGES:
        user.open_page(name)
        assert words(user) == [word if page == name else "" for page, word in zip(PAGES, WORDS)]
        assert [user.find("pageTabs").accessibleTabName(place) for place in range(3)] == WORDS


@pytest.mark.usefixtures("image")
def test_keys_turn_the_pages_from_anywhere_in_the_dock(user: DockUser) -> None:
    iface.mainWindow().activateWindow()
    wait_until(iface.mainWindow().isActiveWindow)
    for widget in ("raster", "train"):
        turned = []
        user.open_page("trainPage")
        user.find(widget).setFocus()
        for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
            turned.append(user.page())
        assert turned == ["resultPage", "runsPage", "resultPage"]


def first_page() -> str:
    """The page with which a panel opens that is made now."""
    dock = FreeNetDock(iface)
    page = DockUser(dock).page()
    dock.unload()
    sip.delete(dock)  # else it hears of the project when QGIS closes
    return page


def test_the_page_that_the_user_opened_last_is_open_the_next_time(user: DockUser) -> None:
    user.open_page("runsPage")
    settings.change(has_trained=True)
    assert first_page() == "runsPage"


def test_no_empty_page_is_opened_where_there_is_no_result(user: DockUser) -> None:
    user.open_page("resultPage")
    settings.change(has_trained=True)
    assert first_page() == "trainPage"


def test_good_news_is_taken_back_when_the_user_goes_on_and_a_warning_stays(user: DockUser) -> None:
    for kind, left in (("success", ""), ("warning", "said")):
        user.open_page("runsPage")
        user.dock._notice.say("said", kind)
        user.open_page("trainPage")
        assert user.notice() == left


def test_who_has_never_trained_begins_with_training(user: DockUser) -> None:
    user.open_page("runsPage")
    assert first_page() == "trainPage"


def test_a_map_opens_the_result_which_is_not_remembered(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    user.open_page("resultPage")
    assert user.sees("noResult")
    user.open_page("trainPage")
    train(user, tmp_path / "map.tif")
    assert (user.page(), settings.load().page) == ("resultPage", "trainPage")
    assert user.sees("accuracy") and not user.sees("noResult")


def test_no_page_is_turned_under_who_is_typing(user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer) -> None:
    iface.mainWindow().activateWindow()
    wait_until(iface.mainWindow().isActiveWindow)
    start(user, fake)
    user.find("output").lineEdit().setFocus()
    finish(user, fake)
    assert user.find("output").lineEdit().hasFocus() and user.page() == "trainPage"


def test_what_a_run_was_made_with_is_seen_on_the_page_that_trains(
    user: DockUser, fake: FakeWorkflow, image: QgsRasterLayer, tmp_path: Path
) -> None:
    train(user, tmp_path / "map.tif")
    user.open_page("runsPage")
    user.find("runs").topLevelItem(0).setSelected(True)
    user.click("showRunButton")
    assert user.page() == "resultPage"
    user.click("useSettingsButton")
    assert user.page() == "trainPage"
