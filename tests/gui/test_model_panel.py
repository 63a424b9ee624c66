# SPDX-License-Identifier: GPL-3.0-or-later
"""The dock tells about a model file, chosen or just written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cards import full_card, write_model
from dock_user import DockUser, screenshot
from qgis.core import QgsRasterLayer
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface

from freenet_qgis.contract.job import ClassInfo


def open_panel(user: DockUser) -> None:
    user.open_page("runsPage")
    user.find("aboutModel").setCollapsed(False)
    QTest.qWait(50)


def card(user: DockUser) -> str:
    return user.find("modelCard").toPlainText()


def test_a_chosen_model_is_told_about(user: DockUser, tmp_path: Path, image: QgsRasterLayer) -> None:
    open_panel(user)
    user.type("modelFile", str(write_model(tmp_path / "m.safetensors", full_card())))
    for words in ("Wald = 1, Wasser = 7, Rest = 9", "overall 90.0 %", "401 to 405 nm, 8 nm wide", "(EPSG:32633)"):
        assert words in card(user)
    open_panel(user)
    assert not user.sees("modelProblem")
    screenshot(iface.mainWindow(), "dock-model")


def test_a_file_that_is_no_model_is_told(user: DockUser, tmp_path: Path) -> None:
    open_panel(user)
    user.type("modelFile", str(write_model(tmp_path / "m.safetensors", full_card())))
    (tmp_path / "other.safetensors").write_bytes(b"not at all")
    user.type("modelFile", str(tmp_path / "other.safetensors"))
    assert "is not a FreeNet model" in user.find("modelProblem").text()
    assert card(user) == ""
    user.type("modelFile", "")
    assert user.find("modelProblem").text() == ""


def test_names_in_a_model_are_text_not_markup(user: DockUser, tmp_path: Path) -> None:
    open_panel(user)
    odd = replace(full_card(), scene="<img src='x'>", classes=(ClassInfo(1, "<b>&", "#000000"),), training_pixels=(1,))
    user.type("modelFile", str(write_model(tmp_path / "m.safetensors", odd)))
    assert "<img src='x'>" in card(user) and "<b>& = 1" in card(user)


def test_the_model_of_the_last_run_is_shown(user: DockUser, tmp_path: Path) -> None:
    model = write_model(tmp_path / "m.safetensors", full_card())
    user.dock._model.show_model(model)
    assert "Wasser" in card(user)
    write_model(model, replace(full_card(), scene="another.tif"))
    user.dock._model.show_model(model)
    assert "another.tif" in card(user)
