# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that another program holds for a moment, as Windows tells of them; on any other system nobody waits."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from freenet_qgis.files import held

ACCESS_DENIED, SHARING_VIOLATION, NO_SUCH_DISK = 5, 32, 15


def refusing(times: int, winerror: int, left: list[int]) -> Callable[..., object]:
    """`Path.replace` that fails so many times as it does on Windows; counts down in `left`."""
    replace = Path.replace
    left.append(times)

    def refuse(self: Path, target: Path) -> object:
        if left[0]:
            left[0] -= 1
            error = PermissionError(13, "The process cannot access the file because it is used by another process")
            error.winerror = winerror
            raise error
        return replace(self, target)

    return refuse


@pytest.mark.parametrize("winerror", [ACCESS_DENIED, SHARING_VIOLATION])
def test_a_file_that_somebody_holds_for_a_moment_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new")
    old.write_text("old")
    monkeypatch.setattr(Path, "replace", refusing(3, winerror, []))
    held.replace(new, old)
    assert old.read_text() == "new" and not new.exists()


@pytest.mark.skipif(os.name != "nt", reason="others replace what is open")
def test_what_this_system_refuses_at_first_is_done_once_the_file_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new")
    old.write_text("old")
    with old.open("rb") as holder:
        monkeypatch.setattr(held.time, "sleep", lambda seconds: holder.close())  # while we wait
        held.replace(new, old)
        assert holder.closed
    assert old.read_text() == "new"


@pytest.mark.parametrize(("winerror", "patience_s"), [(NO_SUCH_DISK, 60.0), (SHARING_VIOLATION, 0.0), (None, 60.0)])
def test_what_does_not_pass_is_told_at_once(tmp_path: Path, winerror: int, patience_s: float) -> None:
    error = PermissionError(13, "no")
    error.winerror = winerror
    tries = []

    def fail() -> None:
        tries.append(1)
        raise error

    with pytest.raises(PermissionError):
        held.once_free(fail, patience_s)
    assert len(tries) <= 2


def test_a_folder_goes_with_what_others_still_write_into_it(tmp_path: Path) -> None:
    folder, ends = tmp_path / "run", threading.Event()
    folder.mkdir()
    seen = threading.Event()

    def write() -> None:
        while not ends.is_set():
            try:
                (folder / "preview.npy").write_bytes(b"1")
            except OSError:
                return
            seen.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen.wait()
    try:
        assert held.remove_tree(folder, patience_s=60.0)
    finally:
        ends.set()
        writer.join()
    assert not folder.exists()
