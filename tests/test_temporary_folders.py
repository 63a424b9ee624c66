# SPDX-License-Identifier: GPL-3.0-or-later
"""Temporary folders go with their owners; those of the dead are swept, and nothing else is."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import planted
import pytest

from freenet_qgis.files.lock import claim
from freenet_qgis.files.temporary_folders import LOCK, PREFIX, WEEK_S, sweep, temporary_folder
from freenet_qgis.paths import PACKAGE

OLD = time.time() - 2 * WEEK_S
OWNER = """
import sys, tempfile
from freenet_qgis.files.temporary_folders import temporary_folder
tempfile.tempdir = sys.argv[1]
with temporary_folder() as folder:
    (folder / "cube.npy").write_bytes(b"1")
    print(folder, flush=True)
    sys.stdin.read()
"""
HOLDER = "import sys; file = open(sys.argv[1], 'rb'); print('open', flush=True); sys.stdin.read()"


@contextmanager
def started(*command: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process, and the line that it says; it is killed at the end, as when QGIS crashes."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, *map(str, command)], env=environment, text=True, **pipes) as process:
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """What an older version, which had no locks, has left two weeks ago."""
    folder = tmp_path / f"{PREFIX}ab_12xyz"
    (folder / "scene_2").mkdir(parents=True)
    for name in ("valid.npy", "labels.npy", "polygons.npy", "engine.log", "scene_2/valid.npy"):
        (folder / name).write_bytes(b"1")
    age(folder)
    return folder


def age(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (OLD, OLD), follow_symlinks=os.utime not in os.supports_follow_symlinks)


@pytest.mark.parametrize("ending", [None, ValueError, KeyboardInterrupt])
def test_a_folder_goes_however_its_owner_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: type[BaseException] | None
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    try:
        with temporary_folder() as folder:
            (folder / "cube.npy").write_bytes(b"1")
            if ending:
                raise ending
    except (ValueError, KeyboardInterrupt):
        pass
    assert not list(tmp_path.iterdir())


def test_what_an_owner_who_was_killed_has_left_goes_with_the_next_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with started("-c", OWNER, tmp_path) as (owner, said):
        with temporary_folder():
            assert Path(said, "cube.npy").exists(), "its owner lives"
        owner.kill()
        owner.wait()
        assert Path(said, "cube.npy").exists()
        with temporary_folder() as folder:
            assert list(tmp_path.iterdir()) == [folder]
    assert not list(tmp_path.iterdir())


def test_what_an_older_version_has_left_is_swept_once_it_is_old_enough(left: Path) -> None:
    sweep(left.parent, unlocked_s=3 * WEEK_S)
    assert left.exists()
    sweep(left.parent)
    assert not left.exists()


def test_a_single_file_that_windows_kept_is_known_as_ours(left: Path) -> None:
    for name in ("labels.npy", "polygons.npy", "engine.log", "scene_2/valid.npy"):
        (left / name).unlink()
    (left / "scene_2").rmdir()
    age(left)
    sweep(left.parent)
    assert not left.exists()


@pytest.mark.skipif(sys.platform not in ("linux", "win32"), reason="nobody can know, and everything stays")
@pytest.mark.parametrize("is_open", [True, *([] if os.name == "nt" else [False])])
def test_a_folder_that_somebody_works_in_stays(left: Path, is_open: bool) -> None:
    command = ("-c", HOLDER, left / "engine.log") if is_open else ("-c", HOLDER, os.devnull, left)
    with started(*command):
        age(left)
        sweep(left.parent)
        assert (left / "valid.npy").exists()
    sweep(left.parent)
    assert not left.exists()


def foreign_name(left: Path) -> None:
    left.rename(left.with_name("freenet-installer"))


def foreign_content(left: Path) -> None:
    (left / "letter.odt").touch()
    age(left)


def nothing_of_ours(left: Path) -> None:
    for name in ("valid.npy", "labels.npy", "polygons.npy"):
        (left / name).unlink()
    age(left)


def young_content(left: Path) -> None:
    os.utime(left / "scene_2" / "valid.npy")


def link(left: Path) -> None:
    moved = left.parent / "elsewhere"
    left.rename(moved)
    planted.link(left, moved)
    age(left)


def lock_of_another_machine(left: Path) -> None:
    (left / LOCK).write_text(f"not-{socket.gethostname()}")
    age(left)


def lock_of_nobody(left: Path) -> None:
    """As on a file system without locks."""
    (left / LOCK).touch()
    age(left)


def lock_that_is_a_link(left: Path) -> None:
    (left.parent / "host").write_text(socket.gethostname())
    planted.link(left / LOCK, left.parent / "host")
    age(left)


LINKS = [] if os.name == "nt" else [link, lock_that_is_a_link]  # there they want leave of the administrator


@pytest.mark.parametrize(
    "change",
    [foreign_name, foreign_content, nothing_of_ours, young_content, lock_of_another_machine, lock_of_nobody, *LINKS],
)
def test_what_is_not_surely_ours_and_dead_stays(left: Path, change: object) -> None:
    change(left)
    before = sorted(left.parent.rglob("*"))
    sweep(left.parent)
    assert sorted(left.parent.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root gives files away")
def test_a_folder_of_another_user_stays(left: Path) -> None:
    os.chown(left, 12345, 12345)
    sweep(left.parent)
    assert (left / "valid.npy").exists()


def test_the_lock_names_this_machine_alone(tmp_path: Path) -> None:
    with claim(tmp_path / LOCK):
        assert (tmp_path / LOCK).read_text() == socket.gethostname()


ENDS = """
import mmap, sys, threading
from pathlib import Path
from freenet_qgis.files import remover
folder = Path(sys.argv[1])
{keeps}
remover.end_with_folder(folder, 3)
"""
A_THREAD_THAT_WRITES = """
def write():
    while True:
        try:
            (folder / "preview.npy").write_bytes(b"1")
        except OSError:
            folder.mkdir(exist_ok=True)
threading.Thread(target=write, daemon=True).start()
"""
A_FILE_THAT_IS_OPEN = 'log = open(folder / "engine.log", "wb")'
A_FILE_THAT_IS_MAPPED = """
with open(folder / "valid.npy", "rb") as file:
    valid = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
"""


@pytest.mark.parametrize("keeps", [A_THREAD_THAT_WRITES, A_FILE_THAT_IS_OPEN, A_FILE_THAT_IS_MAPPED])
def test_what_a_process_keeps_from_going_goes_after_its_end(tmp_path: Path, keeps: str) -> None:
    """The thread does so anywhere, open files on Windows."""
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "valid.npy").write_bytes(b"1")
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    ended = subprocess.run(
        [sys.executable, "-c", ENDS.format(keeps=keeps), folder], env=environment, timeout=60, check=False
    )
    end = time.monotonic() + 60
    while folder.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert ended.returncode == 3 and not folder.exists()
