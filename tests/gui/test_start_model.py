# SPDX-License-Identifier: GPL-3.0-or-later
"""Going on from a model in the dock."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cards import full_card, write_model
from dock_user import DockUser, screenshot, wait_until
from qgis.core import QgsProject, QgsRasterLayer
from qgis.utils import iface
from scenes import CLASSES, SyntheticScene

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.model_card import ModelCard
from freenet_qgis.geodata import raster
from freenet_qgis.gui.project.image_setup import ImageSetup
from freenet_qgis.gui.training import run_request

NETWORK = "Network: spectra with their surroundings (FreeNet)."


@pytest.fixture
def card(scene: SyntheticScene) -> ModelCard:
    """The card of a model of the scene."""
    bands = raster.describe(scene.raster).bands
    numbers = tuple(1.0 for _ in bands)
    return replace(
        full_card(), bands=bands, source_bands=len(bands), band_mean=numbers, band_std=numbers, band_low=(),
        band_high=(), classes=tuple(ClassInfo(value, name, "#102030") for value, name in CLASSES.items()),
        training_pixels=(), left_out=(), network="freenet",
    )  # fmt: skip


def choose(user: DockUser, model: Path) -> None:
    user.find("advanced").setCollapsed(False)
    user.type("startModel", str(model))
    wait_until(lambda: user.dock._outlook.scene.info is not None)


def said(user: DockUser) -> str:
    return user.find("startNotice").text()


def test_a_new_model_is_trained_unless_one_is_chosen(user: DockUser, image: QgsRasterLayer) -> None:
    assert run_request.build(user.dock._form, print).start_model is None


def test_a_chosen_model_is_gone_on_from(user: DockUser, image: QgsRasterLayer, card: ModelCard, tmp_path: Path) -> None:
    model = write_model(tmp_path / "m.safetensors", card)
    choose(user, model)
    assert run_request.build(user.dock._form, print).start_model == model
    wait_until(lambda: said(user) == f"The model knows 4 classes, and all that are drawn. {NETWORK}")
    screenshot(iface.mainWindow(), "dock-start-model")


def test_bands_that_are_chosen_do_not_count_beside_those_of_the_model(
    user: DockUser, image: QgsRasterLayer, card: ModelCard, tmp_path: Path
) -> None:
    user.dock._form.layers.set_up(image, ImageSetup(bands="1-3"))
    choose(user, write_model(tmp_path / "m.safetensors", card))
    wait_until(lambda: said(user).endswith("It brings its bands: those chosen for the image are of no account."))


def test_classes_that_are_new_to_the_model_are_named(
    user: DockUser, image: QgsRasterLayer, card: ModelCard, tmp_path: Path
) -> None:
    choose(user, write_model(tmp_path / "m.safetensors", replace(card, classes=card.classes[:3])))
    wait_until(lambda: said(user) == f"The model knows 3 classes. New to it: Bare soil. {NETWORK}")


def test_a_model_of_other_bands_is_refused_with_the_reason(
    user: DockUser, image: QgsRasterLayer, tmp_path: Path
) -> None:
    choose(user, write_model(tmp_path / "m.safetensors", replace(full_card(), network="freenet")))
    wait_until(lambda: "The model wants " in said(user))
    user.click("train")
    wait_until(lambda: user.dock._training.run is None)
    assert user.notice() == said(user)


def test_a_model_of_single_spectra_is_refused_with_the_reason(
    user: DockUser, image: QgsRasterLayer, card: ModelCard, tmp_path: Path
) -> None:
    choose(user, write_model(tmp_path / "m.safetensors", replace(card, network="spectral")))
    wait_until(lambda: "is a model of single spectra, from which training cannot go on" in said(user))


def test_a_file_that_is_no_model_is_told(user: DockUser, image: QgsRasterLayer, tmp_path: Path) -> None:
    (tmp_path / "other.safetensors").write_bytes(b"not at all")
    choose(user, tmp_path / "other.safetensors")
    assert "is not a FreeNet model" in said(user)


def test_the_choice_is_remembered_with_its_raster(
    user: DockUser, image: QgsRasterLayer, card: ModelCard, tmp_path: Path
) -> None:
    model = write_model(tmp_path / "m.safetensors", card)
    choose(user, model)
    other = QgsRasterLayer(image.source(), "another image")
    QgsProject.instance().addMapLayer(other)
    user.choose("raster", "another image")
    assert user.dock._form.options.start.path() is None
    user.choose("raster", "image")
    assert user.dock._form.options.start.path() == model


def test_a_remembered_model_that_is_gone_is_forgotten(
    user: DockUser, image: QgsRasterLayer, card: ModelCard, tmp_path: Path
) -> None:
    model = write_model(tmp_path / "m.safetensors", card)
    choose(user, model)
    QgsProject.instance().addMapLayer(QgsRasterLayer(image.source(), "another image"))
    user.choose("raster", "another image")
    model.unlink()
    user.choose("raster", "image")
    assert user.dock._form.options.start.path() is None


def test_going_on_is_forecast_to_take_less(
    user: DockUser, image: QgsRasterLayer, card: ModelCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(
        "freenet_qgis.gui.training.forecast.run_span", lambda info, device, wanted: asked.append(wanted.goes_on)
    )
    choose(user, write_model(tmp_path / "m.safetensors", card))
    wait_until(lambda: asked[-1:] == [True])
