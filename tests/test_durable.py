# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes that several engines write, each as a whole."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from freenet_qgis.files.durable import write_durably


def test_two_engines_may_write_one_note_at_once(tmp_path: Path) -> None:
    note = tmp_path / "note.json"

    def write(one: Path) -> None:
        one.write_text("begun")
        write_durably(note, lambda other: other.write_text("whole"))
        assert note.read_text() == "whole"
        with one.open("a") as file:
            file.write(" and ended")

    write_durably(note, write)
    assert note.read_text() == "begun and ended"
    assert list(tmp_path.iterdir()) == [note]


def test_what_cannot_be_written_leaves_the_note_as_it_was(tmp_path: Path) -> None:
    note = tmp_path / "note.json"
    note.write_text("old")

    def write(one: Path) -> None:
        one.write_text("half")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="is full"):
        write_durably(note, write)
    assert note.read_text() == "old"
    assert list(tmp_path.iterdir()) == [note]


@pytest.mark.skipif(os.name == "nt", reason="has no such modes")
def test_a_note_can_be_read_by_whom_new_files_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    write_durably(tmp_path / "note", lambda path: path.write_text("whole"))
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1
