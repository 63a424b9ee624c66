# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a run will take, as the dock tells it before the run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from dock_user import DockUser, wait_until
from qgis.core import QgsRasterLayer

from freenet_qgis.contract.capabilities import DeviceInfo, EngineInfo
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.schedule import Pace, Work
from freenet_qgis.gui.project.image_setup import ImageSetup, StackedRaster, set_up
from freenet_qgis.gui.training import forecast
from freenet_qgis.workers.forecast import PlannedRun, run_span

AUTO = Work("auto", 300, 130, 50, 3, teachers="all", refit=True, views=8, axes=32)
FAST = Work("fast", 100, 100, 0, 0, teachers="spectra", refit=True, views=1, axes=32)
PACE = Pace("", 0.01, 0.0, 1e-6, 0.0, 0.01, 1e-6, 0.0)
CPU = DeviceInfo("cpu", "CPU", 0, paces=(replace(PACE, preset="auto"), replace(PACE, preset="fast")))
INFO = EngineInfo("3.11", "2.13", 2, (CPU,), (AUTO, FAST))
SMALL = PlannedRun(TrainOptions("fast", validation="none"), 800, 800, 8)


def test_a_short_run_needs_no_advice() -> None:
    assert forecast.forecast_in_words(INFO, CPU, SMALL) == "about 1 min"


def test_above_half_an_hour_it_is_said_what_would_make_it_shorter() -> None:
    long = replace(SMALL, options=TrainOptions("auto"), rows=3000, polygons=(2, 2))
    assert forecast.forecast_in_words(INFO, CPU, long).splitlines() == [
        "20 min to 43 min",
        "Shorter: with the preset Fast about 4 min.",
    ]


def test_nothing_is_said_of_a_device_that_was_not_measured() -> None:
    assert forecast.forecast_in_words(INFO, replace(CPU, paces=()), SMALL) == ""


def test_the_forecast_is_that_of_the_form(
    user: DockUser, image: QgsRasterLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pixels, bands, classes, polygons and where these lie, without the classes that are left out."""
    asked: list[PlannedRun] = []
    monkeypatch.setattr(forecast, "run_span", lambda info, device, wanted: asked.append(wanted))
    user.dock._outlook.refresh()
    wait_until(lambda: not user.dock._form.classes.is_counting())
    wait_until(lambda: bool(asked) and len(asked[-1].boxes) == 12)
    wanted = asked[-1]
    assert (wanted.rows, wanted.cols, wanted.bands, wanted.classes) == (32, 24, 6, 4)
    assert sorted(wanted.polygons) == [3, 3, 3, 3]
    corners = {(top, left) for top in (1, 9, 17, 25) for left in (1, 9, 17)}
    assert set(wanted.boxes) == {(top, top + 6, left, left + 6) for top, left in corners}
    assert run_span(INFO, CPU, wanted) is not None


def test_the_forecast_counts_the_bands_of_all_rasters_of_an_image(
    user: DockUser, image: QgsRasterLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[PlannedRun] = []
    monkeypatch.setattr(forecast, "run_span", lambda info, device, wanted: asked.append(wanted))
    user.find("raster").setLayer(image)
    set_up(image, ImageSetup(further=(StackedRaster(image.source()),), bands="1-7"))
    user.dock._form.layers.changed.emit()
    wait_until(lambda: len(user.dock._outlook.scene.left_out) == 5)
    wait_until(lambda: bool(asked) and asked[-1].bands == 7)
