# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine as a child process: heard, stopped, never left behind. The real interpreter and a real child."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import pythons
import run_folders
from processes import SUDDENLY, ends, is_alive

from freenet_qgis.contract.job import Job, TrainOptions
from freenet_qgis.errors import FreeNetError
from freenet_qgis.paths import PACKAGE
from freenet_qgis.workers.process import (
    EngineCrash,
    EngineProcess,
    SharingEngine,
    clean_environment,
)

LONG = 100_000  # steps: minutes
KILLED = "stopped unexpectedly: exit status" if os.name == "nt" else "main memory ran out"  # Windows tells no more
StartEngine = Callable[[str], EngineProcess]


@pytest.fixture
def engine_of(tmp_path: Path) -> StartEngine:
    """Starts an engine on a Python that runs the given lines, whatever it is asked to run."""

    def start(code: str) -> EngineProcess:
        (tmp_path / "run").mkdir()
        return EngineProcess(pythons.that_runs(tmp_path / "python", code), tmp_path / "run")

    return start


def stays(folder: Path, is_kept: bool, seconds: float = 60) -> bool:
    """Whether a folder is kept, or else gone before long: what removes it may outlive the engine for a moment."""
    end = time.monotonic() + seconds
    while not is_kept and folder.exists() and time.monotonic() < end:
        time.sleep(0.05)
    return folder.exists() == is_kept


def test_events_come_in_order_and_other_lines_are_silence(engine_of: StartEngine) -> None:
    with engine_of("""
        print('{"event": "stage", "name": "Übung"}')
        print('a stray print')
        print('["not", "an", "object"]')
        print('{"event": "result"}')
        """) as engine:
        assert [event for event in engine.events() if event] == [
            {"event": "stage", "name": "Übung"},
            {"event": "result"},
        ]


def test_a_silent_engine_gives_empty_events_to_look_up_from(engine_of: StartEngine, tmp_path: Path) -> None:
    with engine_of(f"""
        import pathlib, time
        while not pathlib.Path({str(tmp_path / "enough")!r}).exists():
            time.sleep(0.01)
        """) as engine:
        for number, event in enumerate(engine.events()):
            assert event == {}
            if number == 3:
                (tmp_path / "enough").touch()
    assert number >= 3


def test_an_error_event_becomes_the_users_error(engine_of: StartEngine) -> None:
    failing = engine_of("""print('{"event": "error", "message": "Seen.", "hint": "Do."}')""")
    with failing as engine, pytest.raises(FreeNetError, match=r"^Seen\. Do\.$"):
        list(engine.events())


def test_a_megabyte_on_stderr_does_not_block(engine_of: StartEngine) -> None:
    with engine_of("""
        import sys
        sys.stderr.write("warning\\n" * 150_000)
        print('{"event": "result"}')
        """) as engine:
        assert {"event": "result"} in list(engine.events())


def test_a_crash_tells_the_last_line_and_keeps_the_log(engine_of: StartEngine) -> None:
    with engine_of("raise RuntimeError('boom')") as engine, pytest.raises(EngineCrash, match="boom") as caught:
        list(engine.events())
    assert "Traceback" in caught.value.log


def test_an_engine_killed_by_the_system_is_explained_as_lack_of_memory(engine_of: StartEngine) -> None:
    killed = engine_of(f"import os; os.kill(os.getpid(), {SUDDENLY})")
    with killed as engine, pytest.raises((FreeNetError, EngineCrash), match=KILLED):
        list(engine.events())


def test_stop_ends_an_engine_that_will_not_end(engine_of: StartEngine) -> None:
    with engine_of("""
        import signal, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        print('{"event": "stage"}', flush=True)
        while True:
            time.sleep(1)
        """) as engine:
        next(event for event in engine.events() if event)
        engine.stop()
        assert not is_alive(engine.pid)


def test_leaving_the_block_by_an_exception_ends_the_engine(engine_of: StartEngine) -> None:
    engine = engine_of("import time; time.sleep(600)")
    with pytest.raises(KeyError), engine:
        raise KeyError
    assert not is_alive(engine.pid)


@pytest.mark.slow
@pytest.mark.parametrize("is_kept", [False, True])
def test_the_real_engine_ends_and_cleans_up_when_its_parent_is_killed(tmp_path: Path, is_kept: bool) -> None:
    """The parent dies without a chance to clean up, as when QGIS crashes."""
    folder = run_folders.write(tmp_path / "run", "train_and_classify")
    replace(Job.load(folder), options=TrainOptions("fast", LONG, "polygons")).save(folder)
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from freenet_qgis.workers.process import EngineProcess;"
            f"engine = EngineProcess(Path(sys.executable), Path(sys.argv[1]), {is_kept});"
            "print(engine.pid, flush=True);"
            "print(next(event for event in engine.events() if event.get('event') == 'progress'), flush=True);"
            "time.sleep(600)",
            str(folder),
        ],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
    )
    pid = int(parent.stdout.readline())
    assert b"progress" in parent.stdout.readline()
    assert is_alive(pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert ends(pid)
    assert stays(folder, is_kept)


def test_the_environment_carries_nothing_of_qgis() -> None:
    theirs = {"PYTHONHOME": "/q", "PYTHONPATH": "/q", "PROJ_LIB": "/q", "GDAL_DATA": "/q", "HOME": "/h", "PATH": "/bin"}
    clean = clean_environment(theirs)
    assert {"PYTHONHOME", "PYTHONPATH", "PROJ_LIB", "GDAL_DATA"}.isdisjoint(clean)
    assert (clean["HOME"], clean["PATH"]) == ("/h", "/bin")


AMONG_PLUGINS = """
import os, subprocess, sys
sys.path.append(sys.argv[1])  # as QGIS has it, with Python's own modules before
from pathlib import Path
from freenet_qgis.paths import PACKAGE
from freenet_qgis.workers.interpreter import find_interpreter, first_with_torch
assert PACKAGE.parent == Path(sys.argv[1])
os.chdir(sys.argv[2])
print(find_interpreter(Path(sys.executable)) == first_with_torch(Path(sys.executable)) == Path(sys.executable))
"""


@pytest.mark.parametrize("is_current", [False, True])
def test_no_other_plugin_takes_the_place_of_a_module_in_the_engine(tmp_path: Path, is_current: bool) -> None:
    """QGIS's folder of plugins: our package, and some that are called as modules of Python's or of others."""
    plugins = tmp_path / "plugins"
    for name in ("six", "json", "argparse", "numpy", "torch"):
        (plugins / name).mkdir(parents=True)
        (plugins / name / "__init__.py").write_text(f"raise SystemExit('the plugin {name} runs')")
    shutil.copytree(PACKAGE, plugins / "freenet_qgis", ignore=shutil.ignore_patterns("gui", "__pycache__"))
    command = [sys.executable, "-c", AMONG_PLUGINS, plugins, plugins if is_current else tmp_path]
    said = subprocess.run(command, cwd=tmp_path, env=without_path(), capture_output=True, text=True)
    assert (said.stdout, said.stderr) == ("True\n", "")


def without_path() -> dict[str, str]:
    """Our environment, in which the tests' own paths are not."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def test_an_engine_that_shares_leaves_no_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with SharingEngine(Path(sys.executable), tmp_path / "nowhere") as engine:
        assert os.name == "nt" or not list(tmp_path.iterdir()), "it has no name, so that it goes whoever dies"
        with pytest.raises((FreeNetError, EngineCrash)):
            list(engine.order({"do": "begin"}))
    assert not list(tmp_path.iterdir())


WITHOUT_SIGNALS = """
import signal, sys
from pathlib import Path
for name in ("SIGBUS", "SIGKILL"):
    delattr(signal, name)
from freenet_qgis.workers.process import EngineProcess
with EngineProcess(Path(sys.argv[1]), Path(sys.argv[2])) as engine:
    list(engine.events(until="answer"))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGBUS"), reason="is so itself")
def test_where_there_are_no_such_signals_an_early_end_is_no_file_cut_short(tmp_path: Path) -> None:
    """As on Windows: what is no signal there is not the status 0 of an engine that ended by itself."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", WITHOUT_SIGNALS, "/bin/true", tmp_path]
    said = subprocess.run(command, env=environment, capture_output=True, text=True).stderr
    assert "EngineCrash: The FreeNet engine stopped unexpectedly: exit status 0" in said


@pytest.mark.skipif(not hasattr(signal, "SIGBUS"), reason="this system reports it in another way")
def test_a_file_that_is_cut_short_while_the_engine_reads_it_is_told(engine_of: StartEngine, tmp_path: Path) -> None:
    cut = engine_of(f"""
        import mmap
        path = {str(tmp_path / "valid.npy")!r}
        open(path, "wb").write(bytes(10**6))
        with open(path, "rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        open(path, "wb").close()
        content[500_000]
        """)
    with cut as engine, pytest.raises(FreeNetError, match="a file that it was reading was cut short"):
        list(engine.events())
