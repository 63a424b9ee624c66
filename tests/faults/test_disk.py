# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that are full, read-only or gone, at any moment of a run. Real ones: small file systems in memory."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scenes
from cards import full_card, write_model
from osgeo import ogr
from small_runs import SHAPE, EngineHere, Watcher, outputs, request

from freenet_qgis import report, workflow
from freenet_qgis.geodata import new_arrays, publish, vector_file
from freenet_qgis.job import ClassInfo, FreeNetError, Grid

MEGABYTES = 8
GRID = Grid(300, 300, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), 'LOCAL_CS["here"]')


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> scenes.SyntheticScene:
    return scenes.write_scene(tmp_path_factory.mktemp("scene"), shape=SHAPE)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path, free: int = 0) -> None:
    """Leave so many bytes on a disk."""
    left = shutil.disk_usage(disk).free - free
    with (disk / "somebody else's").open("ab", buffering=0) as file:
        try:
            while left > 0:
                left -= file.write(b"\1" * min(left, 2**16))
        except OSError:
            return


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


def left_on(disk: Path) -> set[str]:
    return {path.name for path in disk.iterdir()}


# What is written at the end.


def write_map(folder: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 3, (300, 300)).astype(np.uint8)
    classes = [ClassInfo(1, "One", "#112233"), ClassInfo(2, "Two", "#332211")]
    publish.write_class_map(folder / "map.tif", noise, GRID, classes, lambda done: None)


def write_probabilities(folder: Path) -> None:
    noise = np.random.default_rng(0).random((300, 300, 2)).astype(np.float32)
    classes = [ClassInfo(1, "One", "#112233"), ClassInfo(2, "Two", "#332211")]
    publish.write_probabilities(folder / "map.tif", noise, GRID, classes)


def write_features(folder: Path) -> None:
    point = bytes(ogr.CreateGeometryFromWkt("POINT (1 2)").ExportToWkb())
    rows = [(point, ("x" * 100,))] * 500
    vector_file.write_layer(folder / "map.gpkg", "map", "points", GRID.crs_wkt, {"name": str}, rows, "<qml/>")


def write_model_page(folder: Path) -> None:
    report.write_model(folder / "map.html", full_card())


def write_model_file(folder: Path) -> None:
    source = write_model(folder.parent / "source.safetensors", full_card())
    publish.copy_file(source, folder / "map.safetensors")


WRITERS = [write_map, write_probabilities, write_features, write_model_page, write_model_file]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("free", [0, 4096, 16384])
def test_a_full_disk_is_told_and_nothing_half_is_left(disk: Path, write: Callable[[Path], None], free: int) -> None:
    fill(disk, free)
    try:
        write(disk)
    except FreeNetError as error:
        assert "cannot be written" in error.message and "Free some space" in error.hint
        assert left_on(disk) == {"somebody else's"}
    else:
        assert free  # some results are smaller than that


@pytest.mark.parametrize("write", WRITERS)
def test_a_read_only_disk_is_told(disk: Path, write: Callable[[Path], None]) -> None:
    remount(disk, "ro")
    with pytest.raises(FreeNetError, match="cannot be written: Read-only file system") as caught:
        write(disk)
    assert "choose another folder" in caught.value.hint


@pytest.mark.parametrize("write", WRITERS)
def test_a_folder_that_is_gone_is_told(tmp_path: Path, write: Callable[[Path], None]) -> None:
    with pytest.raises(FreeNetError, match="cannot be written: No such file") as caught:
        write(tmp_path / "gone")
    assert "See that its folder is there" in caught.value.hint


# In the middle of whole runs.

STAGES = ["Reading the raster", "Starting the engine", "Preparing the image", "Training", "Classifying"]


@pytest.mark.slow
@pytest.mark.parametrize("stage", STAGES)
def test_a_disk_for_temporary_files_that_fills_up_is_told(
    scene: scenes.SyntheticScene, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    out = tmp_path / "out"
    out.mkdir()
    progress = Watcher(stage, lambda: fill(disk))
    try:
        workflow.train(request(scene, out), progress)
    except FreeNetError as error:
        assert "No space left" in str(error) or "disk" in str(error)
        assert not left_on(out)
    else:
        assert stage == "Classifying"  # all room was taken before
    assert progress.is_done
    assert left_on(disk) == {"somebody else's"}


@pytest.mark.slow
@pytest.mark.parametrize("what", ["full", "read-only", "gone"])
def test_an_output_folder_that_fails_meanwhile_is_told_and_keeps_what_was_there(
    scene: scenes.SyntheticScene, disk: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr(workflow, "EngineProcess", EngineHere)
    out = disk / "out"
    out.mkdir()
    (out / "map.tif").write_text("of last week")

    def fail() -> None:
        if what == "gone":
            shutil.rmtree(out)
        elif what == "full":
            fill(disk)
        else:
            remount(disk, "ro")

    with pytest.raises(FreeNetError, match=r"'.*map\.tif' cannot be written") as caught:
        workflow.train(request(scene, out), Watcher("Training", fail))
    assert caught.value.hint
    if what == "gone":
        assert not out.exists()
    else:
        assert left_on(out) == {"map.tif"}
        assert (out / "map.tif").read_text() == "of last week"


def test_a_read_only_output_folder_is_told_before_any_work(scene: scenes.SyntheticScene, disk: Path) -> None:
    remount(disk, "ro")
    progress = Watcher()
    with pytest.raises(FreeNetError, match=r"map\.tif' cannot be written: Read-only file system"):
        workflow.train(request(scene, disk), progress)
    assert not progress.stages


@pytest.mark.slow
def test_no_folder_for_temporary_files_is_told(
    scene: scenes.SyntheticScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(FreeNetError, match="A temporary folder cannot be used: No such file"):
        workflow.train(request(scene, tmp_path), Watcher())


@pytest.mark.slow
def test_too_small_a_disk_is_told_before_the_raster_is_read(
    scene: scenes.SyntheticScene, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(disk))
    fill(disk, 8192)
    assert new_arrays.check_space(100, disk) is None
    with pytest.raises(FreeNetError, match=r"The raster needs .* GB of temporary space"):
        workflow.train(request(scene, tmp_path, outputs=replace(outputs(tmp_path), report=None)), Watcher())
    assert left_on(disk) == {"somebody else's"}
