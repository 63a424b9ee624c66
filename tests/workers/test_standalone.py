# SPDX-License-Identifier: GPL-3.0-or-later
"""Where QGIS's Python loads no packages, FreeNet's own environment is made from another one, which a real uv brings.

No Mac is needed: a package refuses itself to all Pythons but that one, in the words of macOS.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path
from typing import Optional

import pytest
import wheels
from set_ups import Ear, log, own_home

from freenet_qgis.progress import Canceled
from freenet_qgis.workers import commands, environment, standalone
from freenet_qgis.workers.commands import TRIED, Origin
from freenet_qgis.workers.interpreter import base_python
from freenet_qgis.workers.setting_up import set_up
from freenet_qgis.workers.standalone import NeedsOwnPython

pytest.importorskip("uv", reason="the package uv is not installed: 'make setup' brings it")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the archive of a Python is made from that of Linux")

OF_MACOS = (
    "dlopen(/x/_rust.abi3.so, 0x0002): tried: '/x/_rust.abi3.so' (code signature in <7B5C> '/x/_rust.abi3.so' not "
    "valid for use in process: mapping process and mapped file (non-platform) have different Team IDs)"
)
# Stands before the real one, and gives way to it where it may be loaded.
CHOOSY = f"""\
import importlib, sys
if "cpython-" not in sys.base_prefix:
    raise ImportError({OF_MACOS!r})
here = sys.path.pop(next(place for place, folder in enumerate(sys.path) if __file__.startswith(folder)))
del sys.modules["safetensors"]
sys.modules["safetensors"] = importlib.import_module("safetensors")
"""
LEFT_OUT = ("__pycache__", "test", "dist-packages", "site-packages", "idlelib", "tkinter", "lib2to3")
VERSION = platform.python_version()
ORIGIN = Origin(TRIED.pins, TRIED.torch_index, VERSION)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder of our own."""
    return own_home(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheels, among them uv and one that a Python of QGIS does not load."""
    folder = wheels.write_engine_wheels(tmp_path_factory.mktemp("wheels"))
    wheels.write_wheel(folder, "safetensors", {"safetensors.py": CHOOSY.encode()})
    wheels.write_uv_wheel(folder)
    return folder


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of the tests, packed as those are that uv brings."""
    packed = tmp_path_factory.mktemp("mirror") / "cpython.tar.gz"
    program = Path(base_python()).resolve()
    library = Path(sysconfig.get_path("stdlib", vars={"base": sys.base_prefix, "installed_base": sys.base_prefix}))

    def wanted(entry: tarfile.TarInfo) -> Optional[tarfile.TarInfo]:
        name = Path(entry.name).name
        return None if name in LEFT_OUT or name.startswith("config-") else entry

    with tarfile.open(packed, "w:gz", compresslevel=1, dereference=True) as tar:
        tar.add(program, f"python/bin/{program.name}")
        link = tarfile.TarInfo("python/bin/python3")
        link.type, link.linkname = tarfile.SYMTYPE, program.name
        tar.addfile(link)
        tar.add(library, f"python/lib/{library.name}", filter=wanted)
    return packed


def offer(monkeypatch: pytest.MonkeyPatch, folder: Path, url: str, digest: str) -> None:
    """Let uv know of this one Python, in place of those that it knows."""
    machine = platform.machine()
    major, minor, patch = map(int, VERSION.split("."))
    described = {
        **{"name": "cpython", "os": "linux", "libc": "gnu", "arch": {"family": machine, "variant": None}},
        **{"major": major, "minor": minor, "patch": patch, "prerelease": "", "variant": None, "build": "20260101"},
        **{"url": url, "sha256": digest},
    }
    known = folder / "known.json"
    known.write_text(json.dumps({f"cpython-{VERSION}-linux-{machine}-gnu": described}))
    monkeypatch.setenv("UV_PYTHON_DOWNLOADS_JSON_URL", str(known))
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")


@pytest.mark.slow
def test_where_a_python_loads_no_packages_another_one_is_brought_and_used(
    folder: Path, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NeedsOwnPython, match=r"loads no package that did not come with QGIS"):
        set_up(folder, {}, Ear(), ORIGIN)
    assert "different Team IDs" in log() and environment.state() == "unfinished"
    assert standalone.python() is None

    offer(monkeypatch, tmp_path, archive.as_uri(), hashlib.sha256(archive.read_bytes()).hexdigest())
    ear = Ear()
    set_up(folder, {}, ear, ORIGIN, may_bring_python=True)
    assert ear.stages[:2] == ["Fetching a Python for FreeNet", "Making the environment"]
    assert environment.state() == "ready"
    brought = standalone.python()
    assert brought is not None and environment.home() in brought.parents
    assert environment.ready().base == str(brought)
    assert f"home = {brought.parent}" in (environment.folder() / "pyvenv.cfg").read_text()

    ear = Ear(end_at="Downloading and installing PyTorch")
    with pytest.raises(Canceled):
        set_up(folder, {}, ear, ORIGIN)  # anew: nobody is asked again
    assert ear.stages[0] == "Making the environment" and f"> {brought} " in log()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "https://nowhere.invalid/cpython.tar.gz",
            r"No Python could be fetched for FreeNet: nowhere\.invalid could not",
        ),
        ("", "The Python that was downloaded is not the one that FreeNet was tried with"),
    ],
    ids=["host out of reach", "altered"],
)
def test_a_python_that_cannot_be_brought_is_told(
    folder: Path, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, told: str
) -> None:
    offer(monkeypatch, tmp_path, url or archive.as_uri(), "0" * 64)
    with pytest.raises(NeedsOwnPython, match=told):
        set_up(folder, {}, Ear(), ORIGIN, may_bring_python=True)
    assert standalone.python() is None


def test_the_uv_that_is_pinned_knows_the_python_and_its_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uv = [sys.executable, "-I", "-m", "uv"]
    pinned = re.search(r"uv==(\S+)", (TRIED.pins / "uv.txt").read_text(encoding="utf-8"))
    assert subprocess.run([*uv, "--version"], capture_output=True, text=True).stdout.split()[1] == pinned[1]
    listed = subprocess.run(
        [*uv, "python", "list", "--only-downloads", "--show-urls", "--no-config", standalone.VERSION],
        capture_output=True,
        text=True,
    ).stdout
    release, name = re.search(r"(\d+)/(cpython-\S+tar\.gz)", listed).groups()
    false = tmp_path / "mirror" / release / name.replace("%2B", "+")
    false.parent.mkdir(parents=True)
    with tarfile.open(false, "w:gz"):
        pass
    command = [sys.executable, *commands.own_python(TRIED)[1:]]
    mirror = {**os.environ, "UV_PYTHON_INSTALL_MIRROR": false.parent.parent.as_uri()}
    said = subprocess.run(command, env=mirror, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert said.returncode != 0
    assert "is not the one" in str(standalone.failure(said.stdout))


def test_macs_and_windows_have_the_python_too() -> None:
    every = ["--all-platforms", "--all-arches", "--only-downloads", "--no-config", standalone.VERSION]
    command = [sys.executable, "-I", "-m", "uv", "python", "list", *every]
    listed = subprocess.run(command, capture_output=True, text=True).stdout
    for system in ("macos-aarch64", "windows-x86_64", "linux-x86_64-gnu"):
        assert f"cpython-{standalone.VERSION}-{system}" in listed


@pytest.mark.parametrize("said", [OF_MACOS, "library load disallowed by system policy"])
def test_what_macos_says_is_understood(said: str) -> None:
    assert standalone.is_refusal(f"ImportError: {said}")


def test_other_failures_of_packages_are_no_refusal() -> None:
    assert not standalone.is_refusal("ImportError: DLL load failed while importing _multiarray_umath")
