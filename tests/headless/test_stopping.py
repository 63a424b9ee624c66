# SPDX-License-Identifier: GPL-3.0-or-later
"""The command ends when asked to, whatever GDAL waits for, and leaves nothing behind."""

from __future__ import annotations

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import scenes
from commands import HEARING, INTERRUPTIBLE_FREENET, environment, interrupt

from freenet_qgis.headless.console.stopping import Stop

PATIENCE_SECONDS = 120
VRT = """<VRTDataset rasterXSize="24" rasterYSize="32"><SRS>EPSG:32633</SRS>
<GeoTransform>400000,10,0,5800000,0,-10</GeoTransform><VRTRasterBand dataType="Int16" band="1"><SimpleSource>
<SourceFilename>{}</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>"""
ENDINGS = pytest.mark.parametrize(
    ("ending", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["INT", "TERM"]
)
WITHIN_ALL = f"""{HEARING}
import sys
from pathlib import Path
from osgeo import gdal
from freenet_qgis.headless.console.stopping import stoppable
from freenet_qgis.workflow.kept_folder import kept_folder
from freenet_qgis.files.new_files import new_files
from freenet_qgis.workflow.run_folder import temporary_folder
class Listener:
    def info(self, text):
        pass
result = Path("m.safetensors")
with stoppable(), temporary_folder(), kept_folder(result, {{}}, Listener()), new_files() as files:
    files.beside(result).write_text("new")
    gdal.Open("v.vrt").ReadAsArray()
"""


@contextmanager
def silent_server() -> Iterator[tuple[str, socket.socket]]:
    """A name for GDAL, and the socket of a server that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"/vsicurl/http://127.0.0.1:{server.getsockname()[1]}/a.tif", server


def wait_for_connection(server: socket.socket) -> None:
    assert select.select([server], [], [], PATIENCE_SECONDS)[0]


def wait_for_reader(pipe: Path) -> int:
    """The other end of a pipe, once there is somebody who reads it; he waits as long as it is open."""
    with pipe.open("wb") as writer:
        return os.dup(writer.fileno())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A scene, an older model, and a folder for what is temporary."""
    scenes.write_scene(tmp_path, shape=(32, 24, 6))
    (tmp_path / "m.safetensors").write_text("old", encoding="utf-8")
    (tmp_path / "temporary").mkdir()
    return tmp_path


@contextmanager
def running(folder: Path, *command: str) -> Iterator[subprocess.Popen[str]]:
    """A command in the folder; however it ends, the folder is then as before, and no traceback was written."""
    before = sorted(folder.rglob("*"))
    variables = environment(TMPDIR=str(folder / "temporary"))
    pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=folder, env=variables, **pipes) as process:
        try:
            yield process
            assert "Traceback" not in process.communicate(timeout=PATIENCE_SECONDS)[1]
        finally:
            process.kill()
    assert sorted(folder.rglob("*")) == before
    assert (folder / "m.safetensors").read_text(encoding="utf-8") == "old"


LABELS = {"train": "--training", "assess": "--reference", "check-training": "--training"}


def typed(verb: str) -> list[str]:
    """A command on the raster whose source does not answer."""
    option = {"train": ["--model", "m.safetensors"], "check-training": ["--output", "checked.gpkg"]}.get(verb, [])
    return [
        *INTERRUPTIBLE_FREENET,
        verb,
        "--input",
        "v.vrt",
        LABELS[verb],
        "scene.gpkg",
        "--field",
        "class_id",
        *option,
    ]


@pytest.mark.slow
@ENDINGS
@pytest.mark.parametrize("verb", LABELS)
def test_a_raster_on_a_server_that_never_answers_is_given_up(
    folder: Path, verb: str, ending: signal.Signals, status: int
) -> None:
    with silent_server() as (name, server):
        (folder / "v.vrt").write_text(VRT.format(name), encoding="utf-8")
        with running(folder, *typed(verb)) as process:
            wait_for_connection(server)
            interrupt(process, ending)
            assert process.wait(PATIENCE_SECONDS) == status


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
@ENDINGS
@pytest.mark.parametrize("verb", LABELS)
def test_a_raster_in_a_pipe_that_nobody_fills_is_given_up(
    folder: Path, verb: str, ending: signal.Signals, status: int
) -> None:
    (folder / "sub").mkdir()
    os.mkfifo(folder / "sub/pipe.tif")
    (folder / "v.vrt").write_text(VRT.format(folder / "sub/pipe.tif"), encoding="utf-8")
    with running(folder, *typed(verb)) as process:
        writer = wait_for_reader(folder / "sub/pipe.tif")
        interrupt(process, ending)
        assert process.wait(PATIENCE_SECONDS) == status
        os.close(writer)


@pytest.mark.slow
@ENDINGS
def test_folders_of_a_run_go_while_it_waits_for_a_server(folder: Path, ending: signal.Signals, status: int) -> None:
    with silent_server() as (name, server):
        (folder / "v.vrt").write_text(VRT.format(name), encoding="utf-8")
        with running(folder, sys.executable, "-c", WITHIN_ALL) as process:
            wait_for_connection(server)
            for made in ("temporary/freenet-*", ".freenet-*", ".m.safetensors.freenet-part"):
                assert list(folder.glob(made)), made
            interrupt(process, ending)
            assert process.wait(PATIENCE_SECONDS) == status


def test_cleaning_up_is_not_stopped_by_a_second_signal() -> None:
    stop = Stop()
    with pytest.raises(KeyboardInterrupt):
        stop.hear(signal.SIGINT)
    stop.hear(signal.SIGTERM)
    assert stop.status == 130


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
def test_a_terminal_that_was_closed_ends_the_command_in_order_or_leaves_it_in_the_background() -> None:
    seen, shown = os.openpty()
    os.close(seen)
    closing = (
        "import os, signal, time; from freenet_qgis.headless.console.stopping import stoppable\n"
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"  # tests that nohup runs inherit that it is ignored
        "with stoppable() as stop: os.kill(os.getpid(), signal.SIGHUP); time.sleep(9)\n"
        "raise SystemExit(stop.status)"
    )
    going_on = (
        "from freenet_qgis.headless.console.terminal import safe_streams\n"
        "with safe_streams() as errors: errors.write('Done.'); errors.flush()"
    )
    with os.fdopen(shown, "wb") as terminal:
        ended = [
            subprocess.run([sys.executable, "-c", code], env=environment(), stderr=terminal, check=False).returncode
            for code in (closing, going_on)
        ]
    assert ended == [129, 0]
