# SPDX-License-Identifier: GPL-3.0-or-later
"""Locks and open files between two processes, as the system itself has them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import scenes
from small_runs import Watcher, request

from freenet_qgis import workflow
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.lock import locked, try_lock
from freenet_qgis.paths import PACKAGE

HOLDS = f"""
import sys
sys.path.insert(0, {str(PACKAGE.parent)!r})
from pathlib import Path
from freenet_qgis.files.lock import locked
with locked(Path(sys.argv[1]), ValueError):
    print("held", flush=True)
    sys.stdin.read()
"""
OPENS = """
import sys
from osgeo import gdal
opened = gdal.Open(sys.argv[1])
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(code: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has a file until it is told to end."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", code, str(path)], **pipes) as process:
        try:
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def refused(holder: str) -> FreeNetError:
    return FreeNetError(f"held by {holder}", "")


def test_who_holds_a_lock_is_named_and_the_system_takes_it_from_the_killed(folder: Path) -> None:
    lock = folder / "lock"
    with held(HOLDS, lock) as process:
        name = f"held by process {process.pid} on {socket.gethostname()}"
        with pytest.raises(FreeNetError, match=name), locked(lock, refused):
            pass
        assert try_lock(lock) is None
        process.kill()
        process.wait()
        with locked(lock, refused):
            assert f"process {os.getpid()}" in lock.read_text(encoding="utf-8")
    lock.unlink()


@pytest.mark.slow
@pytest.mark.skipif(os.name != "nt", reason="other systems replace open files")
def test_a_map_that_another_program_has_open_is_told_and_stays(folder: Path, temporary: Path) -> None:
    (folder / "out").mkdir()
    wanted = request(scenes.write_scene(folder, shape=(32, 24, 4)), folder / "out")
    workflow.train(wanted, Watcher())
    before = {path: path.read_bytes() for path in (folder / "out").iterdir()}
    with held(OPENS, wanted.outputs.class_map):
        with pytest.raises(FreeNetError, match=r"map\.tif' cannot be written: ") as caught:
            workflow.train(wanted, Watcher())
        assert "Close it in other programs" in caught.value.hint
    assert {path: path.read_bytes() for path in (folder / "out").iterdir()} == before
    workflow.train(wanted, Watcher())
