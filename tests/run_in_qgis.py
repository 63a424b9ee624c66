# SPDX-License-Identifier: GPL-3.0-or-later
"""Run tests inside a real QGIS with the assembled plugin, on a virtual screen.

    python3 tests/run_in_qgis.py tests/plugin tests/gui -k dock

QGIS gets a fresh profile, in which the plugin is switched on as a user would have it; `inside_qgis.py` then runs
pytest in the started application. Arguments other than our own go to pytest.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
SCREEN = "-screen 0 1400x900x24"

# No question may wait for a person: no version check, no news (QGIS 3.22 and 3.40), no "save changes?".
PROFILE = """\
[PythonPlugins]
freenet_qgis=true
processing=true

[app]
news-feed\\items\\httpsfeedqgisorg\\disabled=true

[core]
NewsFeed\\httpsfeedqgisorg\\disabled=true

[locale]
overrideFlag=true
userLocale=en_US

[qgis]
askToSaveProjectChanges=false
checkVersion=false
enableMacros=never
"""

# QGIS shows an error of a plugin at start in a dialog; here it is printed.
STARTUP = """\
import traceback
import qgis.utils
qgis.utils.showException = lambda kind, error, trace, *_, **__: traceback.print_exception(kind, error, trace)
"""


def main() -> int:
    """Run pytest in QGIS and return its exit code; 1 with a sentence when QGIS hung or died."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timeout", type=float, default=1800, help="seconds after which a hung QGIS is stopped")
    options, pytest_arguments = parser.parse_known_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that QGIS ends with us
    if not (BUILD / "freenet_qgis").is_dir():
        sys.exit("There is no build/freenet_qgis to test; run 'make package' first.")
    with tempfile.TemporaryDirectory(prefix="qgis-tests-", dir=BUILD) as folder:
        return run_tests(pytest_arguments, Path(folder), options.timeout)


def run_tests(pytest_arguments: list[str], folder: Path, timeout_s: float) -> int:
    """Run pytest in a QGIS whose profile, caches and result lie in `folder`."""
    settings = folder / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(PROFILE, encoding="utf-8")
    (folder / "startup.py").write_text(STARTUP, encoding="utf-8")
    result = folder / "exit-code"
    command = [
        *(_program("xvfb-run"), "-a", "-s", SCREEN),
        *(_program("qgis.bin", "qgis"), "--nologo", "--profiles-path", str(folder)),
        *("--code", str(ROOT / "tests" / "inside_qgis.py")),
    ]
    tests = json.dumps({"arguments": pytest_arguments, "result": str(result)})
    try:
        ended = _run(command, environment(folder) | {"FREENET_TESTS": tests}, timeout_s)
    except subprocess.TimeoutExpired:
        return _fail(f"QGIS was stopped: the tests had not ended after {timeout_s:.0f} seconds.")
    if not result.exists():
        return _fail(f"QGIS died before the tests had ended ({_ending(ended)}).")
    code = int(result.read_text())
    if code == 0 and ended != 0:
        return _fail(f"All tests passed, but QGIS died while it was closing ({_ending(ended)}).")
    return code


def environment(folder: Path) -> dict[str, str]:
    """The caller's environment, with the plugin under test and without the caller's home.

    QGIS takes its standard library from the first ``python3`` on the path, which has to be the system's.
    """
    return {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(_program("qgis")).parent), os.environ["PATH"]]),
        "LC_ALL": "C.UTF-8",  # in the C locale Qt 5 cannot open a file whose name is not ASCII
        "PYQGIS_STARTUP": str(folder / "startup.py"),
        "QGIS_PLUGINPATH": str(BUILD),
        "FREENET_PYTHON": sys.executable,  # the one that has torch
        "XDG_RUNTIME_DIR": str(folder),
        **{f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA")},
    }


def _program(*names: str) -> str:
    """The first of these programs that is installed.

    Debian's ``qgis`` is a script around ``qgis.bin`` with options of its own, so the real one goes first.
    """
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        sys.exit(f"{names[-1]} is not installed; run 'make setup'.")
    return found


def _run(command: list[str], environment: dict[str, str], timeout_s: float) -> int:
    """Run a command to its end, or kill it and all it started when it takes too long."""
    with subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True) as process:
        try:
            return process.wait(timeout_s)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def _ending(code: int) -> str:
    """How a process ended, in words; a shell reports a signal as 128 + its number."""
    number = -code if code < 0 else code - 128
    return signal.strsignal(number) or f"signal {number}" if number > 0 else f"exit code {code}"


def _fail(sentence: str) -> int:
    print(f"\n{sentence} Its last words are above.", file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
