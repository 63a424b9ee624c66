# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks that are full, read-only or gone, at any moment of a run. Real ones: small file systems in memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scenes
from cards import full_card, write_model
from osgeo import ogr
from planted import GONE
from small_runs import SHAPE, EngineHere, Watcher, outputs, request

from freenet_qgis import report, workflow
from freenet_qgis.contract.job import ClassInfo, Grid
from freenet_qgis.contract.maps import CLASS_MAP, MAPS, PROBABILITIES
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.companions import of_results
from freenet_qgis.geodata.raster import new_arrays
from freenet_qgis.geodata.results import result_files
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.geodata.vector import vector_file
from freenet_qgis.progress import Canceled
from freenet_qgis.workflow import engine_run
from freenet_qgis.workflow.engine_run import COMPUTED

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


def write_class_map(folder: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 3, (300, 300)).astype(np.uint8)
    classes = [ClassInfo(1, "One", "#112233"), ClassInfo(2, "Two", "#332211")]
    write_map(folder / "map.tif", NewMap(CLASS_MAP, noise, GRID, classes))


def write_probabilities(folder: Path) -> None:
    noise = np.random.default_rng(0).random((300, 300, 2)).astype(np.float32)
    classes = [ClassInfo(1, "One", "#112233"), ClassInfo(2, "Two", "#332211")]
    write_map(folder / "map.tif", NewMap(PROBABILITIES, noise, GRID, classes))


def write_features(folder: Path) -> None:
    point = bytes(ogr.CreateGeometryFromWkt("POINT (1 2)").ExportToWkb())
    rows = [(point, ("x" * 100,))] * 500
    new = vector_file.NewLayer("map", "points", GRID.crs_wkt, {"name": str}, "<qml/>")
    vector_file.write_layer(folder / "map.gpkg", new, rows)


def write_model_page(folder: Path) -> None:
    report.write_model(folder / "map.html", full_card())


def write_model_file(folder: Path) -> None:
    source = write_model(folder.parent / "source.safetensors", full_card())
    result_files.copy_file(source, folder / "map.safetensors")


WRITERS = [write_class_map, write_probabilities, write_features, write_model_page, write_model_file]


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
    with pytest.raises(FreeNetError, match=f"cannot be written: {GONE}") as caught:
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
    monkeypatch.setattr(engine_run, "EngineProcess", EngineHere)
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


class EngineAgain:
    """Stands in for an engine that does once more what it did before."""

    computed: Path

    def __init__(self, python: Path, folder: Path, is_kept: bool = False, variables: object = None) -> None:
        self._folder = folder

    def __enter__(self) -> EngineAgain:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def events(self) -> Iterator[dict[str, Any]]:
        shutil.copytree(self.computed, self._folder, dirs_exist_ok=True)
        yield from ()


@pytest.fixture(scope="module")
def computed(scene: scenes.SyntheticScene, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an engine leaves in its run folder."""
    kept = tmp_path_factory.mktemp("computed") / "run"

    class Keeping(EngineHere):
        def events(self) -> Iterator[dict[str, Any]]:
            yield from super().events()
            shutil.copytree(self._folder, kept)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(engine_run, "EngineProcess", Keeping)
        workflow.train(request(scene, tmp_path_factory.mktemp("out")), Watcher())
    return kept


@pytest.fixture
def last_week(disk: Path, computed: Path, monkeypatch: pytest.MonkeyPatch) -> dict[Path, bytes]:
    """Results of last week on a small disk, with all that may lie beside them."""
    monkeypatch.setattr(engine_run, "EngineProcess", EngineAgain)
    monkeypatch.setattr(EngineAgain, "computed", computed, raising=False)
    for path in of_results(outputs(disk).files()):
        path.write_text(json.dumps({"verb": "train", "classes": [], "confusion_matrix": []}))
    return {path: path.read_bytes() for path in disk.iterdir()}


# The share of the run that is done while each is written.
WRITTEN = {
    **{kind.id: COMPUTED + (1 - COMPUTED) * (number + 0.5) / len(MAPS) for number, kind in enumerate(MAPS)},
    "model and report": 1.0,
}


@pytest.mark.slow
@pytest.mark.parametrize("share", WRITTEN.values(), ids=WRITTEN)
def test_a_disk_that_fills_up_while_results_are_written_leaves_all_the_old_ones(
    scene: scenes.SyntheticScene, disk: Path, last_week: dict[Path, bytes], share: float
) -> None:
    progress = Watcher("Writing the results" if share == WRITTEN[CLASS_MAP.id] else "", lambda: fill(disk), share)
    with pytest.raises(FreeNetError, match=r"cannot be written: .* No file was changed\.") as caught:
        workflow.train(request(scene, disk), progress)
    assert progress.is_done and "Free some space" in caught.value.hint
    (disk / "somebody else's").unlink()
    assert {path: path.read_bytes() for path in disk.iterdir()} == last_week


@pytest.mark.slow
@pytest.mark.parametrize("share", WRITTEN.values(), ids=WRITTEN)
def test_a_run_cancelled_while_results_are_written_leaves_all_the_old_ones(
    scene: scenes.SyntheticScene,
    disk: Path,
    last_week: dict[Path, bytes],
    monkeypatch: pytest.MonkeyPatch,
    share: float,
) -> None:
    progress = Watcher("Writing the results" if share == WRITTEN[CLASS_MAP.id] else "", from_share=share)
    monkeypatch.setattr(Watcher, "is_canceled", lambda self: self.is_done)
    with pytest.raises(Canceled):
        workflow.train(request(scene, disk), progress)
    assert {path: path.read_bytes() for path in disk.iterdir()} == last_week


@pytest.mark.slow
def test_a_run_that_is_let_go_replaces_all_the_old_ones(
    scene: scenes.SyntheticScene, disk: Path, last_week: dict[Path, bytes]
) -> None:
    progress = Watcher()
    workflow.train(request(scene, disk), progress)
    new = {path: path.read_bytes() for path in disk.iterdir()}
    assert all(new.get(path) != content for path, content in last_week.items())
    assert all(name in progress.infos[-1] for name in ("map.tif", "map.tif.aux.xml", "confidence.qml", "report.json"))
    assert not {".ovr", ".msk"} & {path.suffix for path in new}, "which were of the old ones"


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
    with pytest.raises(FreeNetError, match=f"A temporary folder cannot be used: {GONE}"):
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


def test_an_array_that_does_not_fit_by_a_few_bytes_leaves_nothing(disk: Path) -> None:
    shape = (1, shutil.disk_usage(disk).free)  # and the header
    with (
        pytest.raises(FreeNetError, match="No space left"),
        new_arrays.new_array(disk / "cube.npy", np.dtype("uint8"), shape),
    ):
        pass
    assert left_on(disk) == set()
