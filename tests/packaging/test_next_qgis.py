# SPDX-License-Identifier: GPL-3.0-or-later
"""CI tests in QGIS 3.44, in a tree of Debian, or says that it could not; stand-ins stand where Debian is fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import package
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
}


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our scripts, and first on the path the stand-ins."""
    for script in (".ci/run", "scripts/debian_tree.sh", "scripts/next_qgis.sh"):
        (tmp_path / script).parent.mkdir(exist_ok=True)
        shutil.copy(package.ROOT / script, tmp_path / script)
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


def test_the_tree_is_made_once_and_the_tests_decide_how_it_ends(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(checkout / "scripts/next_qgis.sh").returncode == 0
    monkeypatch.setenv("ENDS_WITH", "1")
    assert run(checkout / "scripts/next_qgis.sh", "tests/plugin").returncode == 1
    assert times_asked(checkout) == 1


def test_a_mirror_that_fails_is_asked_once_more(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAILURES", "1")
    assert run(checkout / "scripts/next_qgis.sh").returncode == 0
    assert times_asked(checkout) == 2


def test_packages_that_cannot_be_installed_leave_no_tree(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENDS_WITH", "100")
    ended = run(checkout / "scripts/next_qgis.sh", "tests/plugin")
    assert ended.returncode == 77
    assert "its packages cannot be fetched and installed" in ended.stderr
    assert times_asked(checkout) == 2
    assert not (checkout / "build/debian-trixie-backports").exists()


def test_backports_come_from_the_same_mirror(checkout: Path) -> None:
    assert run(checkout / "scripts/next_qgis.sh").returncode == 0
    sources = (checkout / "build/debian-trixie-backports/etc/apt/sources.list").read_text().splitlines()
    assert sources == [f"deb http://mirror/debian {suite} main" for suite in ("trixie", "trixie-backports")]


def test_without_root_there_is_no_tree(checkout: Path) -> None:
    (checkout / "id").write_text("#!/bin/sh\necho 1000\n")
    ended = run(checkout / "scripts/next_qgis.sh", "tests/plugin")
    assert ended.returncode == 77
    assert "only root" in ended.stderr


def test_ci_says_what_it_could_not_test_and_goes_on(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAILURES", "2")
    ended = run(checkout / ".ci/run")
    assert ended.returncode == 0
    assert "NOT TESTED: QGIS 3.44; the reason is above." in ended.stdout
    assert "make test-qgis-next" not in ended.stdout


def test_ci_never_claims_what_no_machine_of_ours_can_test(checkout: Path) -> None:
    ended = run(checkout / ".ci/run")
    assert ended.returncode == 0
    assert "QGIS 3.44" not in ended.stdout
    told = [line.split()[2].rstrip(".;") for line in ended.stdout.splitlines() if line.startswith("NOT TESTED: ")]
    assert told == ["QGIS", "macOS", "Windows"]


@pytest.mark.parametrize("failing", ["lint scan qt6 site test", "test-qgis-next"])
def test_ci_fails_when_tests_fail(failing: str, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAILING", failing)
    ended = run(checkout / ".ci/run")
    assert ended.returncode != 0
    assert f"make {failing}" in ended.stdout
