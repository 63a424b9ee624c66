# SPDX-License-Identifier: GPL-3.0-or-later
"""Run folders that others have made: nothing is written outside them, and nothing in them lets the engine wait."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import planted
import pytest
import run_folders

from freenet_qgis.contract import cube_layout
from freenet_qgis.engine.limits import Limits
from freenet_qgis.engine.training.previews import Previews
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.array_file import ArrayFile
from freenet_qgis.files.durable import write_durably
from freenet_qgis.files.hidden_folder import NEW, OLD, PREFIX
from freenet_qgis.files.lock import locked, try_lock
from freenet_qgis.files.new_files import new_files
from freenet_qgis.paths import PACKAGE
from freenet_qgis.workers.process import LOG, EngineProcess
from freenet_qgis.workflow.kept_folder import BEGUN, LOCK, RASTER_READ, is_kept, kept_folder, note

pytestmark = pytest.mark.skipif(os.name == "nt", reason="has other links, and no pipes among its files")
MADE_FROM = {"raster": "scene.tif"}


class Silent:
    def info(self, text: str) -> None:
        pass


def taken(holder: str) -> FreeNetError:
    return FreeNetError(f"taken by {holder}", "")


def run_once(result: Path) -> None:
    """A run that finds nothing to go on with, or goes on."""
    with kept_folder(result, MADE_FROM, Silent()) as folder:
        note(folder, RASTER_READ, {})
        (folder / "job.json").write_text("{}")
        ArrayFile.create(folder / "valid.npy", np.dtype(bool), (3, 3))


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    return tmp_path / "thesis.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The run folder of a map, as somebody has prepared it."""
    found = tmp_path / ".map.tif.freenet-part"
    found.mkdir()
    return found


@pytest.mark.parametrize("kind", [*planted.LINKS, *planted.NO_FILES])
def test_a_planted_lock_is_refused(folder: Path, victim: Path, kind: str) -> None:
    planted.plant(kind, folder / LOCK, victim)
    with pytest.raises(FreeNetError, match=r"lock' cannot be written: .*\. Remove it, or choose another"):
        planted.in_time(lambda: run_once(folder.with_name("map.tif")), folder / LOCK)
    assert planted.is_untouched(kind, victim)


@pytest.mark.parametrize("kind", [*planted.LINKS, "pipe"])
def test_no_lock_is_taken_through_a_link(tmp_path: Path, victim: Path, kind: str) -> None:
    planted.plant(kind, tmp_path / "lock", victim)
    with pytest.raises(OSError, match="it is a link"):
        planted.in_time(lambda: try_lock(tmp_path / "lock"), tmp_path / "lock")
    assert planted.is_untouched(kind, victim)


def test_a_lock_names_its_holder_and_is_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path / "lock", taken), pytest.raises(FreeNetError, match=f"process {os.getpid()} on "):
            locked(tmp_path / "lock", taken).__enter__()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives folders away")
def test_a_folder_of_somebody_else_is_not_worked_in(folder: Path) -> None:
    os.chown(folder, 12345, 12345)
    folder.chmod(0o777)
    with pytest.raises(FreeNetError, match="belongs to another user"):
        run_once(folder.with_name("map.tif"))
    assert not list(folder.iterdir())


KEPT = ["begun.json", "read.json", "computed.json", "job.json", "engine.log", "valid.npy", "model.safetensors",
        "begun.json.partial", "read.json.partial"]  # fmt: skip


@pytest.mark.parametrize("kind", [*planted.LINKS, "pipe", "socket", "device"])
def test_what_was_planted_in_a_kept_folder_goes_before_anything_is_written(
    folder: Path, victim: Path, kind: str
) -> None:
    for number, name in enumerate(KEPT):
        planted.plant(kind, folder / name, victim.with_name(f"{number}"))
    planted.in_time(lambda: run_once(folder.with_name("map.tif")), *(folder / name for name in KEPT))
    assert not folder.exists()
    assert all(planted.is_untouched(kind, victim.with_name(f"{number}")) for number in range(len(KEPT)))


@pytest.mark.parametrize("name", ["job.json", "valid.npy"])
def test_a_file_with_a_second_name_is_not_gone_on_with(folder: Path, victim: Path, name: str) -> None:
    """All else being as an interrupted run of the very same leaves it."""
    (folder / BEGUN).write_text('{"raster": "scene.tif"}')
    (folder / RASTER_READ).write_text("{}")
    planted.plant("hard link", folder / name, victim)
    run_once(folder.with_name("map.tif"))
    assert victim.read_bytes() == planted.CONTENT


@pytest.mark.parametrize("kind", [*planted.LINKS, "pipe", "socket"])
def test_small_files_are_written_beside_what_was_planted(tmp_path: Path, victim: Path, kind: str) -> None:
    path = tmp_path / "note.json"
    for name in ("note.json", "note.json.partial"):
        planted.plant(kind, tmp_path / name, victim)
        planted.in_time(lambda: write_durably(path, lambda partial: partial.write_text("new")), tmp_path / name)
        assert path.read_text() == "new" and not path.is_symlink()
        assert planted.is_untouched(kind, victim)
        victim.unlink(missing_ok=True)


class Sketch:
    """A map of ones, whatever the network."""

    def drawn(self, network: object) -> np.ndarray:
        return np.ones((2, 2), np.uint8)

    def of_trained(self, found: np.ndarray) -> np.ndarray:
        return found


@pytest.mark.parametrize("kind", [*planted.LINKS, "pipe"])
def test_arrays_and_previews_are_written_beside_what_was_planted(tmp_path: Path, victim: Path, kind: str) -> None:
    array = tmp_path / "class_map.npy.partial"
    planted.plant(kind, array, victim)
    opened = planted.in_time(lambda: ArrayFile.open_or_create(array, np.dtype("u1"), (2, 2)), array)
    opened[:] = np.ones((2, 2), np.uint8)
    assert np.load(array).all() and planted.is_untouched(kind, victim)
    victim.unlink(missing_ok=True)
    seen: list[str] = []
    previews = Previews(tmp_path / "preview.npy", lambda: seen.append("written"), Sketch())
    previews._due = 0.0
    planted.plant(kind, tmp_path / "preview.npy.partial", victim)
    planted.in_time(lambda: previews.offer(lambda: None), tmp_path / "preview.npy.partial")
    assert seen and planted.is_untouched(kind, victim)


def test_an_array_that_became_a_link_is_not_written_through(tmp_path: Path, victim: Path) -> None:
    array = ArrayFile.create(tmp_path / "map.npy", np.dtype("u1"), (2, 2))
    planted.plant("symbolic link", tmp_path / "map.npy", victim)
    with pytest.raises(FreeNetError, match="cannot be written"):
        array[:] = np.ones((2, 2), np.uint8)
    assert planted.is_untouched("symbolic link", victim)


def test_an_array_that_fits_is_not_written_through_a_second_name(tmp_path: Path, victim: Path) -> None:
    """A victim may itself be an array of the very shape."""
    np.save(victim, np.zeros((2, 2), np.uint8))
    os.link(victim.with_suffix(".txt.npy"), tmp_path / "map.npy.partial")
    array = ArrayFile.open_or_create(tmp_path / "map.npy.partial", np.dtype("u1"), (2, 2))
    array[:] = np.ones((2, 2), np.uint8)
    assert not np.load(victim.with_suffix(".txt.npy")).any()


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*planted.LINKS, "pipe"])
def test_the_log_of_the_engine_is_a_file_of_its_own(tmp_path: Path, victim: Path, kind: str) -> None:
    run_folders.write(tmp_path / "run")
    (tmp_path / "run" / "job.json").unlink()
    planted.plant(kind, tmp_path / "run" / LOG, victim)

    def start() -> None:
        with EngineProcess(Path(sys.executable), tmp_path / "run", True) as engine:
            list(engine.events())

    with pytest.raises(FreeNetError, match="There is no job in"):
        planted.in_time(start, tmp_path / "run" / LOG)
    assert planted.is_untouched(kind, victim) and (tmp_path / "run" / LOG).is_file()


IN_TILES = Limits(largest_whole=0, tile_sides=(8,), noted_every_s=-1.0)
OLD_PARTIALS = [
    *(f"{name}.npy.partial" for name in ("class_map", "confidence", "probabilities", "features_float32")),
    *(f"{name}.json.partial" for name in ("report", "tiles", "parts")),
    "statistics.npz.partial",
]


def test_a_folder_full_of_second_names_is_mapped_without_writing_to_one(tmp_path: Path) -> None:
    folder = run_folders.write(tmp_path / "run")
    for name in OLD_PARTIALS:
        planted.plant("hard link", folder / name, tmp_path / name)
    run_folders.do(folder, IN_TILES)
    assert run_folders.is_complete(folder)
    assert all(planted.is_untouched("hard link", tmp_path / name) for name in OLD_PARTIALS)


READ = {
    "classify": ["job.json", "cube.npy", "valid.npy", "model.safetensors"],
    "train": ["labels.npy", "polygons.npy"],
    "assess": ["class_map.npy"],
}


@pytest.mark.parametrize("kind", planted.NO_FILES)
@pytest.mark.parametrize(("verb", "name"), [(verb, name) for verb, names in READ.items() for name in names])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, kind: str, verb: str, name: str) -> None:
    folder = run_folders.write(tmp_path / "run", verb)
    planted.plant(kind, folder / name, tmp_path / "elsewhere")
    with pytest.raises(FreeNetError, match=name.replace(".", r"\.")):
        planted.in_time(lambda: run_folders.do(folder), folder / name)


@pytest.mark.parametrize("kind", ["pipe", "socket", "folder"])
def test_a_raster_to_be_read_in_place_that_is_no_file_is_refused_at_once(tmp_path: Path, kind: str) -> None:
    folder = run_folders.write(tmp_path / "run", in_place=True)
    planted.plant(kind, tmp_path / "scene.raw", tmp_path / "elsewhere")
    with pytest.raises(FreeNetError, match=r"scene\.raw' has changed"):
        planted.in_time(lambda: run_folders.do(folder), tmp_path / "scene.raw")
    planted.plant(kind, folder / cube_layout.NAME, tmp_path / "elsewhere")
    with pytest.raises(FreeNetError, match=r"cube\.json' is damaged"):
        planted.in_time(lambda: run_folders.do(folder), folder / cube_layout.NAME)


@pytest.mark.parametrize("name", ["statistics.npz", "tiles.json", "parts.json", "approximation.json"])
def test_notes_that_are_no_files_are_made_anew(tmp_path: Path, name: str) -> None:
    folder = run_folders.write(tmp_path / "run")
    planted.plant("pipe", folder / name, tmp_path / "elsewhere")
    planted.in_time(lambda: run_folders.do(folder, IN_TILES), folder / name)
    assert run_folders.is_complete(folder)


def test_inputs_may_be_links(tmp_path: Path) -> None:
    """As people have them for large ones."""
    folder = run_folders.write(tmp_path / "run")
    for name in ("cube.npy", "valid.npy", "model.safetensors"):
        (folder / name).rename(tmp_path / name)
        (folder / name).symlink_to(tmp_path / name)
    run_folders.do(folder)
    assert run_folders.is_complete(folder)


def test_a_job_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    folder = run_folders.write(tmp_path / "run")
    with (folder / "job.json").open("ab") as file:
        file.truncate(2**40)
    with pytest.raises(FreeNetError, match=r"job\.json' is not a readable job .*too large"):
        run_folders.do(folder)


def test_what_a_killed_run_left_is_no_way_to_move_files_of_others(tmp_path: Path) -> None:
    """A folder that looks like one of ours, whose old files are said to lie at another place."""
    private, data = tmp_path / "private", tmp_path / "data"
    private.mkdir()
    (private / "id_rsa").write_bytes(planted.CONTENT)
    hidden = data / f"{PREFIX}abcdefgh"
    (hidden / NEW).mkdir(parents=True)
    (hidden / "lock").write_text(socket.gethostname())
    (hidden / OLD).symlink_to(private)
    (hidden / NEW / "id_rsa").write_text("")
    with new_files() as files:
        files.beside(data / "report.html").write_text("new")
    assert (private / "id_rsa").read_bytes() == planted.CONTENT
    assert sorted(path.name for path in data.iterdir() if path != hidden) == ["report.html"]


def test_the_lock_of_a_hidden_folder_that_is_a_pipe_keeps_nobody(tmp_path: Path) -> None:
    hidden = tmp_path / f"{PREFIX}abcdefgh"
    hidden.mkdir()
    os.mkfifo(hidden / "lock")

    def write() -> None:
        with new_files() as files:
            files.beside(tmp_path / "report.html").write_text("new")

    planted.in_time(write, hidden / "lock")
    assert (tmp_path / "report.html").read_text() == "new"


@pytest.mark.slow
def test_the_engine_takes_a_folder_as_it_is_typed(tmp_path: Path) -> None:
    run_folders.write(tmp_path / "run", "assess")
    command = [sys.executable, "-m", "freenet_qgis.engine", "run"]
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "run" / "report.json").exists()


def test_where_nobody_can_tell_a_folder_is_not_taken_for_temporary(tmp_path: Path) -> None:
    """As where a disk fails; here its name is too long for the disk."""
    assert not is_kept(tmp_path)
    with pytest.raises(OSError, match="too long"):
        is_kept(tmp_path / ("x" * 300))
