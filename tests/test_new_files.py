# SPDX-License-Identifier: GPL-3.0-or-later
"""Several files that take their places together, or none does, whatever fails or dies in between."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from processes import ENDED_SUDDENLY, SUDDENLY

from freenet_qgis.errors import FreeNetError
from freenet_qgis.files import new_files
from freenet_qgis.files.new_files import NewFiles

NAMES = ("map.tif", "model.safetensors", "report.html")  # one in a folder of its own
BESIDE = ("map.qml", "map.tif.aux.xml")


def places(folder: Path) -> list[Path]:
    return [folder / "reports" / name if name.endswith("html") else folder / name for name in NAMES]


def write(folder: Path, text: str = "new") -> NewFiles:
    files = NewFiles()
    for path in places(folder):
        new = files.beside(path, [folder / "map.tif.ovr"] if path.name == "map.tif" else ())
        new.write_text(f"{text} {path.name}")
        for name in BESIDE if path.name == "map.tif" else ():
            new.with_name(name).write_text(f"{text} {name}")
    return files


def old(folder: Path) -> dict[Path, str]:
    """Older files, one of which has nothing new in its place, and one of which lacks."""
    (folder / "reports").mkdir()
    for path in (*places(folder)[:2], *(folder / name for name in (*BESIDE, "map.tif.ovr", "notes.txt"))):
        path.write_text(f"old {path.name}")
    return contents(folder)


def contents(folder: Path) -> dict[Path, str]:
    return {path: path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def without_second_names(*arguments: object, **options: object) -> None:
    """As on a memory stick."""
    raise OSError(1, "Operation not permitted")


@pytest.fixture(params=["hard links", "no hard links"])
def _disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "no hard links":
        monkeypatch.setattr(os, "link", without_second_names)


@pytest.mark.usefixtures("_disk")
def test_all_take_their_places_and_what_is_outdated_goes(tmp_path: Path) -> None:
    old(tmp_path)
    write(tmp_path).put_in_place()
    new = [*places(tmp_path), *(tmp_path / name for name in BESIDE)]
    notes = tmp_path / "notes.txt"
    assert contents(tmp_path) == {notes: "old notes.txt", **{path: f"new {path.name}" for path in new}}


@pytest.mark.usefixtures("_disk")
@pytest.mark.parametrize("locked", [*NAMES, *BESIDE, "map.tif.ovr"])
def test_where_one_is_locked_none_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str) -> None:
    """As on Windows, which neither replaces nor renames nor removes a file that is open."""
    before = old(tmp_path)
    (place,) = [path for path in (*places(tmp_path), *map(tmp_path.joinpath, (*BESIDE, "map.tif.ovr")))
                if path.name == locked]  # fmt: skip
    files = write(tmp_path)
    for name in ("replace", "rename", "unlink"):
        done = getattr(Path, name)

        def refuse(self: Path, *others: Path, done: Callable = done, **options: bool) -> object:
            if place in (self, *others):
                raise PermissionError(13, "The process cannot access the file because it is used by another process")
            return done(self, *others, **options)

        monkeypatch.setattr(Path, name, refuse)
    with pytest.raises(FreeNetError, match=rf"{locked}' cannot be written: .* No file was changed\.") as caught:
        files.put_in_place()
    assert "Close it in other programs" in caught.value.hint
    monkeypatch.undo()
    files.put_in_place(lambda name: f"another_{name}")  # what was computed is not lost
    assert {path: text for path, text in contents(tmp_path).items() if "another" not in path.name} == before
    assert (tmp_path / "another_map.tif").read_text() == "new map.tif"
    files.discard()
    assert not list(tmp_path.rglob(".*"))


def test_what_cannot_be_put_back_is_told_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old(tmp_path)
    files = write(tmp_path)
    replace, failing = Path.replace, []

    def fail(self: Path, target: Path) -> Path:
        failing.extend([True] if target.name == "report.html" else [])
        if failing:
            raise OSError(5, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(FreeNetError, match=r"Some files are new by now .* put back: .*map\.tif") as caught:
        files.put_in_place()
    monkeypatch.undo()
    (hidden,) = tmp_path.glob(".freenet-*")
    assert str(hidden) in caught.value.hint and "No file was changed" not in str(caught.value)
    write(tmp_path, "newer").put_in_place()
    assert (hidden / "old" / "map.tif").read_text() == "old map.tif", "no other run sweeps it away"


def test_what_fails_while_it_is_written_changes_nothing(tmp_path: Path) -> None:
    before = old(tmp_path)
    with pytest.raises(FreeNetError, match=r"No\. No file was changed\."), new_files.new_files() as files:
        files.beside(tmp_path / "map.tif").write_text("half")
        raise FreeNetError("No.", "")
    assert contents(tmp_path) == before and not list(tmp_path.glob(".*"))


def test_a_folder_in_the_place_of_a_file_is_never_removed(tmp_path: Path) -> None:
    old(tmp_path)
    (tmp_path / "map.qml").unlink()
    (tmp_path / "map.qml").mkdir()
    before = contents(tmp_path)
    with pytest.raises(FreeNetError, match=r"map\.qml' cannot be written: Is a directory"):
        files = write(tmp_path)
        try:
            files.put_in_place()
        finally:
            files.discard()
    assert contents(tmp_path) == before


KILLED = """
import os, sys
from pathlib import Path
sys.path[:0] = sys.argv[1].split("|")
import test_new_files
folder, left = Path(sys.argv[2]), int(sys.argv[3])
if sys.argv[4] != "hard links":
    os.link = test_new_files.without_second_names
files = test_new_files.write(folder)

def dying(done):
    def do(self, *others, **options):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), int(sys.argv[5]))
        return done(self, *others, **options)
    return do

for name in ("replace", "rename", "unlink"):
    setattr(Path, name, dying(getattr(Path, name)))
files.put_in_place()
"""


@pytest.mark.slow
@pytest.mark.parametrize("links", ["hard links", "no hard links"])
@pytest.mark.parametrize("moves", range(6))
def test_killed_in_between_each_file_is_an_old_or_a_new_one_and_the_next_run_clears_up(
    tmp_path: Path, moves: int, links: str
) -> None:
    before = old(tmp_path)
    paths = "|".join([str(Path(new_files.__file__).parents[1]), str(Path(__file__).parent)])
    command = [sys.executable, "-c", KILLED, paths, str(tmp_path), str(moves), links, str(SUDDENLY)]
    assert subprocess.run(command, check=False).returncode == ENDED_SUDDENLY
    if links == "hard links":
        _check_old_or_new(tmp_path, before)
    assert list(tmp_path.glob(".freenet-*"))
    files = NewFiles()
    for path in places(tmp_path):
        files.beside(path)
    files.discard()
    _check_old_or_new(tmp_path, before)
    assert not list(tmp_path.rglob(".*"))


@pytest.mark.usefixtures("_disk")
def test_a_result_that_was_deleted_does_not_come_back_from_a_run_killed_at_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(tmp_path)
    with monkeypatch.context() as killed:
        killed.setattr(shutil, "rmtree", lambda *arguments, **options: None)
        write(tmp_path).put_in_place()
    assert list(tmp_path.glob(".freenet-*/old/map.tif"))
    (tmp_path / "map.tif").unlink()
    write(tmp_path).discard()
    assert not (tmp_path / "map.tif").exists() and not list(tmp_path.glob(".freenet-*"))


def _check_old_or_new(folder: Path, before: dict[Path, str]) -> None:
    for path in before:
        if path.name != "map.tif.ovr":  # goes at last
            assert path.read_text() in (f"old {path.name}", f"new {path.name}")


def test_the_folder_of_a_run_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    first, second = write(tmp_path, "first"), write(tmp_path, "second")
    second.put_in_place()
    first.put_in_place()
    assert (tmp_path / "map.tif").read_text() == "first map.tif"
    assert not list(tmp_path.glob(".*"))


def test_nothing_is_discarded_while_files_take_their_places(tmp_path: Path) -> None:
    old(tmp_path)
    files = write(tmp_path)
    ends = threading.Thread(target=files.discard)

    def named(name: str) -> str:
        if ends.ident is None:
            ends.start()
            ends.join(0.2)  # as long as it would take, at most
        return name

    files.put_in_place(named)
    ends.join()
    assert [path.read_text() for path in places(tmp_path)] == [f"new {name}" for name in NAMES]
    assert not list(tmp_path.rglob(".freenet-*"))
