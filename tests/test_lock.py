# SPDX-License-Identifier: GPL-3.0-or-later
"""A lock says whose it is, to this version and to older ones, on every system."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from freenet_qgis.errors import FreeNetError
from freenet_qgis.files import lock

DESCRIPTORS = Path("/proc/self/fdinfo")


def taken(holder: str) -> FreeNetError:
    return FreeNetError(holder, "")


def test_who_finds_a_lock_taken_learns_from_whom(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with (
        lock.locked(path, taken),
        pytest.raises(FreeNetError, match=f"^process {os.getpid()} on {socket.gethostname()}"),
        lock.locked(path, taken),
    ):
        pass
    with lock.locked(path, taken):  # nobody has it any more
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="how far a file was read is seen in /proc")
def test_to_learn_it_nothing_is_read_from_the_locked_byte_on(tmp_path: Path) -> None:
    """Windows refuses to read that: whoever asked would get an error in place of the name."""
    path = tmp_path / "lock"
    places: list[int] = []

    def look(holder: str) -> FreeNetError:
        for one in DESCRIPTORS.iterdir():
            target = Path("/proc/self/fd", one.name)
            if target.exists() and target.samefile(path):
                places.append(int(one.read_text().splitlines()[0].split()[1]))
        return taken(holder)

    with lock.locked(path, taken):
        with path.open("ab") as file:
            file.write(bytes(3 * lock.LOCKED_BYTE))  # so that reading on would show
        with pytest.raises(FreeNetError), lock.locked(path, look):
            pass
    assert sorted(places)[-1] == lock.LOCKED_BYTE
