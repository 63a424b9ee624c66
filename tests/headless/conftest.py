# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command share: a model, and the command without a process."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import scenes
from commands import Freenet, freenet
from osgeo import gdal_array

from freenet_qgis.__main__ import main

SHAPE = (32, 24, 6)  # rows, columns, bands: enough for four classes, quick to train on


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of a few steps; beside it scene, map and report, band.tif, and in said.txt what the command printed."""
    folder = tmp_path_factory.mktemp("Übung 1")
    scenes.write_scene(folder, shape=SHAPE)
    ended = freenet(
        folder,
        *("train", "--input", "scene.tif", "--training", "scene.gpkg", "--field", "class_id"),
        *("--preset", "fast", "--steps", 10, "--device", "cpu", "--seed", 3),
        *("--model", "m.safetensors", "--output", "map.tif", "--report", "report.html"),
    )
    assert ended.returncode == 0, ended.stderr
    bands = gdal_array.LoadFile(str(folder / "scene.tif"))
    gdal_array.SaveArray(bands[0], str(folder / "band.tif"), prototype=str(folder / "map.tif"))
    (folder / "said.txt").write_text(ended.stdout, encoding="utf-8")
    (folder / "progress.txt").write_text(ended.stderr, encoding="utf-8")
    return folder / "m.safetensors"


@pytest.fixture
def freenet_here(engine_here: None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Freenet:
    """As `commands.freenet`, with the command and its engine in this process, which saves two starts."""

    def run(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
        typed = list(map(str, arguments))
        monkeypatch.chdir(folder)
        capfd.readouterr()
        try:
            status = main(typed)
        except SystemExit as ended:
            status = int(str(ended.code))
        return subprocess.CompletedProcess(typed, status, *capfd.readouterr())

    return run
