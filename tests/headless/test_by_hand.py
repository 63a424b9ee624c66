# SPDX-License-Identifier: GPL-3.0-or-later
"""A run in three steps: prepared here, computed by an engine on another machine, published here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import run_folders
from commands import ROOT, environment
from osgeo import gdal

from freenet_qgis.__main__ import main

PAGE = (ROOT / "docs" / "run-folder.md").read_text(encoding="utf-8")
OPTIONS = "--field class_id --preset fast --steps 10 --device cpu --seed 3"  # of the model that these tests share
PROGRAMS = {  # of which this machine has none, or no other machine to reach
    "freenet": f'exec {sys.executable} -m freenet_qgis "$@"',
    "python": f'exec {sys.executable} "$@"',
    "rsync": 'exec cp "${@/#server:/$SERVER/}"',
    "ssh": 'shift; cd "$SERVER"; exec "$@"',
}
Run = Callable[..., tuple[int, str]]


def pixels(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the page has the commands of a Unix shell")
def test_the_way_there_and_back_goes_as_the_page_says(model: Path, tmp_path: Path) -> None:
    (section,) = (part for part in PAGE.split("\n## ") if part.startswith("There and back"))
    typed = "\n".join(re.findall("^    (.*)$", section, re.MULTILINE))
    typed = typed.replace("--field class", OPTIONS).replace("polygons.gpkg", "scene.gpkg")
    home, server, programs = (tmp_path / name for name in ("home", "server", "programs"))
    for folder in (home, server, programs):
        folder.mkdir()
    for name in ("scene.tif", "scene.gpkg"):
        shutil.copyfile(model.parent / name, home / name)
    for name, line in PROGRAMS.items():
        (programs / name).write_text(f"#!/bin/bash\n{line}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    variables = environment(SERVER=str(server), PATH=f"{programs}:{os.environ['PATH']}")
    ended = subprocess.run(
        ["bash", "-e", "-c", typed], cwd=home, env=variables, capture_output=True, text=True, timeout=300
    )
    assert ended.returncode == 0, ended.stderr
    assert np.array_equal(pixels(home / "map.tif"), pixels(model.parent / "map.tif"))
    reports = [json.loads((one / "report.json").read_text(encoding="utf-8")) for one in (home, model.parent)]
    for report in reports:
        del report["created"], report["seconds"]
    assert reports[0] == reports[1]
    assert ended.stdout.splitlines()[-3:] == [
        str(home / name) for name in ("map.tif", "model.safetensors", "report.html")
    ]


@pytest.fixture
def run(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command in this process, in a folder with a scene and a model: its status, and what it says."""
    for name in ("scene.tif", model.name):
        shutil.copyfile(model.parent / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)

    def freenet_here(*arguments: str) -> tuple[int, str]:
        capfd.readouterr()
        try:
            status = main(arguments, large_bytes=0)
        except SystemExit as ended:
            status = int(str(ended.code))
        return status, capfd.readouterr().err

    return freenet_here


def test_a_folder_that_cannot_be_published_says_why(run: Run, model: Path, tmp_path: Path) -> None:
    maps = ("--output", "map.tif", "--confidence", "confidence.tif")
    prepare = ("prepare", "run", "classify", "scene.tif", "--model", model.name, *maps, "--device", "cpu")
    assert run(*prepare)[0] == 0
    assert not (tmp_path / "run" / "cube.json").exists()  # of any size it is copied
    assert "'{}' is there already".format(tmp_path / "run") in run(*prepare)[1]
    assert "Nothing is computed yet" in run("publish", "run")[1]

    folder = (tmp_path / "run").rename(tmp_path / "moved run")
    run_folders.do(folder)
    assert run("publish", folder.name)[0] == 0
    assert np.array_equal(pixels(tmp_path / "map.tif"), pixels(model.parent / "map.tif"))
    note = folder / "computed.json"
    note.write_text(note.read_text().replace(json.loads(note.read_text())["version"], "99.1"))
    status, said = run("publish", folder.name)
    assert (status, f"would replace what is there already: {tmp_path / 'map.tif'}, " in said) == (1, True)
    status, said = run("publish", folder.name, "--overwrite")
    assert status == 0
    assert "computed by 99.1" in said
    assert "Replaced: map.tif, " in said

    before = (tmp_path / "map.tif").read_bytes()
    shutil.copytree(folder, tmp_path / "short")
    with (tmp_path / "short" / "confidence.npy").open("r+b") as file:
        file.truncate(500)
    assert "missing or cut short: confidence.npy" in run("publish", "short")[1]
    classes = np.load(folder / "class_map.npy")
    np.save(folder / "class_map.npy", np.where(classes == 4, 9, classes).astype(np.uint8))
    assert "not the classes 1 to 4" in run("publish", folder.name)[1]
    job = folder / "job.json"
    job.write_text(job.read_text().replace('"seed": 0', '"seed": 1'))
    assert "is of another job" in run("publish", folder.name)[1]
    note.unlink()
    status, said = run("publish", folder.name)
    assert (status, "computed in part only" in said, f"freenet_qgis.engine '{folder}'" in said) == (1, True, True)
    for path in ("map.tif", "\0.tif", "C:/map.tif" if os.name != "nt" else "/map.tif"):
        (folder / "publish.json").write_text(json.dumps({"outputs": [["class_map", path]]}))
        assert "is no absolute name of a file" in run("publish", folder.name)[1]
    (folder / "publish.json").unlink()
    assert "does not tell where its results go" in run("publish", folder.name)[1]
    assert (tmp_path / "map.tif").read_bytes() == before


def test_a_folder_is_of_one_scene_and_of_no_cluster(run: Run, model: Path, tmp_path: Path) -> None:
    shutil.copyfile(tmp_path / "scene.tif", tmp_path / "scene_2.tif")
    prepare = ("prepare", "run", "classify", "scene*.tif", "--model", model.name, "--output-folder", "maps")
    assert "holds one scene, and 2 are named" in run(*prepare)[1]
    assert "the folder comes first" in run(*prepare[:1], *prepare[2:])[1]
    status, said = run(*prepare, "--scheduler", "tcp://localhost:1")
    assert (status, "--scheduler has no effect" in said) == (2, True)
    assert "--manifest has no effect" in run(*prepare, "--manifest", "told.csv")[1]
    bare = gdal.Open("scene_2.tif", gdal.GA_Update)
    bare.WriteArray(np.full_like(bare.ReadAsArray(), -9999))
    bare = None
    assert "has no pixel with data" in run(*prepare[:3], "scene_2.tif", *prepare[4:])[1]
    assert not (tmp_path / "run").exists()
