# SPDX-License-Identifier: GPL-3.0-or-later
"""QGIS dies in the middle of a training: the engine must not outlive it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from dock_user import wait_until
from processes import engines, is_alive
from scenes import write_scene

QGIS = shutil.which("qgis.bin") or shutil.which("qgis")
GONE_AFTER_S = 5

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")


@pytest.fixture
def other_qgis(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A QGIS of its own, in this display, that starts to train."""
    scene = tmp_path / "scene"
    scene.mkdir()
    write_scene(scene)
    profile = tmp_path / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    (profile / "QGIS" / "QGIS3.ini").write_text("[PythonPlugins]\nfreenet_qgis=true\n", encoding="utf-8")
    script = Path(__file__).with_name("start_training.py")
    command = [QGIS, "--nologo", "--profiles-path", str(tmp_path), "--code", str(script)]
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    variables = {"FREENET_TEST_SCENE": str(scene), "TMPDIR": str(temporary)}
    process = subprocess.Popen(command, env={**os.environ, **variables})
    yield process
    process.kill()
    process.wait()


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGTERM])
def test_engine_dies_with_qgis_and_leaves_nothing(
    other_qgis: subprocess.Popen[bytes], tmp_path: Path, death: signal.Signals
) -> None:
    wait_until(lambda: list((tmp_path / "temporary").glob("freenet-*/engine.log")) and engines(other_qgis.pid), 90)
    (engine,) = engines(other_qgis.pid)
    assert is_alive(engine)
    other_qgis.send_signal(death)
    wait_until(lambda: not is_alive(engine), GONE_AFTER_S)
    wait_until(lambda: not list((tmp_path / "temporary").glob("freenet-*")), GONE_AFTER_S)
