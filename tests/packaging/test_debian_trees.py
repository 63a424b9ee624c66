# SPDX-License-Identifier: GPL-3.0-or-later
"""CI tests in QGIS 3.44 and on Wine, or says that it could not; stand-ins stand where something is fetched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import package
import pins
import pytest

# What ends a command that `unshare` runs in the tree is up to the test.
STAND_INS = {
    "id": "echo 0",
    "sleep": "",
    "apt-get": "exit 100",
    "unshare": 'case $2 in mount) exit 0 ;; debootstrap) shift; exec "$@" ;; esac; exit "${ENDS_WITH:-0}"',
    "debootstrap": """echo >>asked; [ "$(wc -l <asked)" -gt "$FAILURES" ] && mkdir -p "$4/usr/sbin" "$4/etc/apt" &&
        echo "deb http://mirror/debian $3 main" >"$4/etc/apt/sources.list\"""",
    "make": 'echo "make $*"; [ "$*" != "$FAILING" ]',
    # pip, which ends with the folder to install in
    ".venv/bin/python": """for folder; do :; done; echo pip >>asked-pip; [ -n "$NO_PIP" ] && exit 1
        mkdir -p "$folder" && cd "$folder" && touch python.exe python3.dll _ssl.pyd python313.zip python313._pth""",
}


SCRIPTS = {"scripts/next_qgis.sh": "debian-trixie-backports", "scripts/windows.sh": "debian-trixie-wine"}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our scripts, and first on the path the stand-ins."""
    for file in (".ci/run", *SCRIPTS, "scripts/debian_tree.sh", "tests/windows/requirements.txt"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(package.ROOT / file, tmp_path / file)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name, script in STAND_INS.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setenv("FAILURES", "0")
    return tmp_path


def run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([script, *arguments], capture_output=True, text=True, check=False)


def times_asked(checkout: Path) -> int:
    return len((checkout / "asked").read_text().splitlines())


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_tree_is_made_once_and_the_tests_decide_how_it_ends(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    assert run(checkout / script).returncode == 0
    monkeypatch.setenv("ENDS_WITH", "1")
    assert run(checkout / script, "tests/plugin").returncode == 1
    assert times_asked(checkout) == 1


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_mirror_that_fails_is_asked_once_more(checkout: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setenv("FAILURES", "1")
    assert run(checkout / script).returncode == 0
    assert times_asked(checkout) == 2


@pytest.mark.parametrize("script", SCRIPTS)
def test_packages_that_cannot_be_installed_leave_no_tree(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setenv("ENDS_WITH", "100")
    ended = run(checkout / script, "tests/plugin")
    assert ended.returncode == 77
    assert "its packages cannot be fetched and installed" in ended.stderr
    assert times_asked(checkout) == 2
    assert not (checkout / "build" / SCRIPTS[script]).exists()


def test_windows_python_is_fetched_once_and_anew_when_other_packages_are_listed(checkout: Path) -> None:
    listed = checkout / "tests/windows/requirements.txt"
    for _ in range(2):
        assert run(checkout / "scripts/windows.sh").returncode == 0
    assert len((checkout / "asked-pip").read_text().splitlines()) == 1
    assert (checkout / "build/windows/python/python.exe").exists()
    listed.write_text(listed.read_text() + "more==1.0\n")
    assert run(checkout / "scripts/windows.sh").returncode == 0
    assert len((checkout / "asked-pip").read_text().splitlines()) == 2


def test_windows_packages_that_cannot_be_fetched_are_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PIP", "1")
    ended = run(checkout / "scripts/windows.sh", "tests/windows")
    assert ended.returncode == 77
    assert "Python and its packages cannot be fetched" in ended.stderr


def test_the_log_says_that_it_is_wine_before_and_after(checkout: Path) -> None:
    said = run(checkout / "scripts/windows.sh", "tests/windows").stdout.splitlines()
    assert len(said) == 2 and all("on Wine, which stands in for Windows and is none" in line for line in said)


def test_every_package_of_windows_has_one_version_and_one_hash() -> None:
    """The tests run with the PyTorch that this machine has, too."""
    lines = (package.ROOT / "tests/windows/requirements.txt").read_text().splitlines()[1:]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+ --hash=sha256:[0-9a-f]{64}", line) for line in lines)
    torch = next(line.split()[0] for line in lines if line.startswith("torch=="))
    assert f'"{torch}"' in (package.ROOT / "pyproject.toml").read_text() and torch in pins.WINDOWS_WANTED


def test_backports_come_from_the_same_mirror(checkout: Path) -> None:
    assert run(checkout / "scripts/next_qgis.sh").returncode == 0
    sources = (checkout / "build/debian-trixie-backports/etc/apt/sources.list").read_text().splitlines()
    assert sources == [f"deb http://mirror/debian {suite} main" for suite in ("trixie", "trixie-backports")]


@pytest.mark.parametrize("script", SCRIPTS)
def test_without_root_there_is_no_tree(checkout: Path, script: str) -> None:
    (checkout / "id").write_text("#!/bin/sh\necho 1000\n")
    ended = run(checkout / script, "tests/plugin")
    assert ended.returncode == 77
    assert "only root" in ended.stderr


def test_ci_says_what_it_could_not_test_and_goes_on(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAILURES", "4")
    ended = run(checkout / ".ci/run")
    assert ended.returncode == 0
    for what in ("QGIS 3.44", "Windows' Python on Wine"):
        assert f"NOT TESTED: {what}; the reason is above." in ended.stdout
    assert "test-qgis-next" not in ended.stdout and "test-windows" not in ended.stdout


def test_ci_never_claims_what_no_machine_of_ours_can_test(checkout: Path) -> None:
    ended = run(checkout / ".ci/run")
    assert ended.returncode == 0
    assert "QGIS 3.44" not in ended.stdout and "Wine" not in ended.stdout
    told = [line.split()[2].rstrip(".;") for line in ended.stdout.splitlines() if line.startswith("NOT TESTED: ")]
    assert told == ["QGIS", "macOS", "Windows"]


BESIDE = "--jobs 2 --output-sync test-windows test-qgis-next"


def test_ci_tests_in_what_there_is(checkout: Path) -> None:
    (checkout / "unshare").write_text("#!/bin/sh\ncase $* in *backports*) exit 100 ;; esac\n" + STAND_INS["unshare"])
    ended = run(checkout / ".ci/run")
    assert ended.returncode == 0 and "NOT TESTED: QGIS 3.44; the reason is above." in ended.stdout
    assert "make --jobs 2 --output-sync test-windows\n" in ended.stdout


@pytest.mark.parametrize("failing", ["--jobs 2 --output-sync lint scan qt6 site", "test", BESIDE])
def test_ci_fails_when_tests_fail(failing: str, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAILING", failing)
    ended = run(checkout / ".ci/run")
    assert ended.returncode != 0
    assert f"make {failing}" in ended.stdout
