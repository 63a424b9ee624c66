# SPDX-License-Identifier: GPL-3.0-or-later
"""The scan finds what the plugin site would refuse: every check is shown a fault that it must see."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import package
import pytest
import scan

METADATA = """\
[general]
name=FreeNet
description=Maps
about=Land-cover maps
version=0.1.0
qgisMinimumVersion=3.22
qgisMaximumVersion=4.99
author=Somebody
email=somebody@example.com
homepage=https://example.com
tracker=https://example.com
repository=https://example.com
icon=icon.png
category=Raster
tags=raster
hasProcessingProvider=yes
changelog=First
"""


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    """The folder of a small plugin without fault."""
    folder = tmp_path / "freenet_qgis"
    folder.mkdir()
    (folder / "__init__.py").write_text("import subprocess\n")  # B404, which the site does not ask for
    (folder / "metadata.txt").write_text(METADATA)
    (folder / "LICENSE").touch()
    (folder / "icon.png").touch()
    return folder


def zipped(folder: Path) -> Path:
    return package.write_zip(folder, 1_700_000_000)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")


def run_scan(archive: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, scan.__file__, str(archive)], capture_output=True, text=True, check=False)


def test_plugin_without_fault_passes(plugin: Path) -> None:
    result = run_scan(zipped(plugin))
    assert result.returncode == 0
    assert result.stdout.endswith("\nfreenet_qgis-0.1.0.zip: no faults found\n")


def test_links_without_a_network_are_told_and_are_no_fault(plugin: Path, capsys: pytest.CaptureFixture) -> None:
    assert scan.link_faults(plugin) == []
    assert capsys.readouterr().out.startswith("https://example.com was not tried: ")


def test_a_link_that_leads_nowhere_is_found(plugin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Site(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(200 if self.path == "/there" else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{server.server_address[1]}"
        assert [scan.answer(f"{place}/{page}") for page in ("there", "gone")] == [200, 404]
        server.shutdown()
    monkeypatch.setattr(scan, "answer", lambda link: 404)
    assert scan.link_faults(plugin) == ["metadata.txt: https://example.com answers 404"]


def test_planted_fault_makes_the_scan_fail_and_is_named(plugin: Path) -> None:
    (plugin / "engine.py").write_text("x = 1\nassert x\n")
    result = run_scan(zipped(plugin))
    assert result.returncode == 1
    assert "\nengine.py:2: B101" in result.stdout


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("import pickle", "B403"),
        ("try:\n    x = 1\nexcept Exception:\n    pass", "B110"),
        ("import random\nx = random.random()", "B311"),
        ("import subprocess\nsubprocess.Popen(['ls'])", "B603"),
        ("x = '/dev/shm/x'", "B108"),
        ("x = (", "syntax error"),
    ],
)
def test_bandit_finds(plugin: Path, code: str, rule: str) -> None:
    (plugin / "planted.py").write_text(code + "\n")
    faults = "\n".join(scan.bandit_faults(plugin))
    assert faults.startswith("planted.py:")
    assert rule in faults


def test_secret_is_found(plugin: Path) -> None:
    (plugin / "planted.py").write_text(f"key = '{'AKIA' + 'Z3MSJH7QNTCVK2PX'}'\n")
    assert scan.secrets(plugin) == ["planted.py:1: may be a secret: AWS Access Key"]


def test_undefined_name_is_found(plugin: Path) -> None:
    (plugin / "planted.py").write_text("print(nowhere)\n")
    assert scan.flake8_faults(plugin) == ["./planted.py:1:7: F821 undefined name 'nowhere'"]


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("from PyQt5.QtCore import Qt", "QGS103"),
        ("import re\nre.compile('\\d')", "W605"),
        ("try:\n    x = 1\nexcept:\n    raise", "E722"),
        ("dialog.exec_()", "QGS"),
    ],
)
def test_what_the_site_or_qt_6_would_not_take_is_found(plugin: Path, code: str, rule: str) -> None:
    (plugin / "planted.py").write_text(code + "\n")
    assert rule in "\n".join(scan.flake8_faults(plugin))


def test_a_file_that_nobody_can_review_is_found(plugin: Path) -> None:
    (plugin / "weights.bin").write_bytes(b"\0\1")
    (plugin / "notes.txt").write_bytes(b"\xff")
    assert scan.binary_faults(plugin) == ["notes.txt: this is no text", "weights.bin: this is no text"]


def test_a_program_is_found(plugin: Path) -> None:
    archive = zipped(plugin)
    with zipfile.ZipFile(archive, "a") as target:
        entry = zipfile.ZipInfo("freenet_qgis/tool.py")
        entry.external_attr = 0o100755 << 16
        target.writestr(entry, "")
    assert scan.structure_faults(archive) == ["freenet_qgis/tool.py: this is marked as a program"]


@pytest.mark.parametrize("name", ["x.EXE", "x.pyc", "__pycache__/x.py", ".hidden", "run.sh", "x.so", "x.ts"])
def test_file_that_has_no_place_in_a_plugin_is_found(plugin: Path, name: str) -> None:
    archive = zipped(plugin)
    with zipfile.ZipFile(archive, "a") as target:
        target.writestr(f"freenet_qgis/{name}", "")
    assert scan.structure_faults(archive) == [f"freenet_qgis/{name}: this has no place in a plugin"]


def test_second_folder_is_found(plugin: Path) -> None:
    archive = zipped(plugin)
    with zipfile.ZipFile(archive, "a") as target:
        target.writestr("other/x.py", "")
    assert scan.structure_faults(archive) == ["everything in the zip must lie in one folder, freenet_qgis/"]


@pytest.mark.parametrize("name", scan.REQUIRED_FILES)
def test_missing_file_is_found(plugin: Path, name: str) -> None:
    archive = zipped(plugin)
    archive_without = archive.with_name("without.zip")
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(archive_without, "w") as target:
        for entry in source.namelist():
            if entry != f"freenet_qgis/{name}":
                target.writestr(entry, source.read(entry))
    assert scan.structure_faults(archive_without) == [f"freenet_qgis/{name} is missing"]


def test_zip_that_is_too_large_is_found(plugin: Path) -> None:
    assert "the plugin site takes 100" in scan.structure_faults(zipped(plugin), largest_bytes=100)[0]


@pytest.mark.parametrize("key", scan.REQUIRED_KEYS)
def test_missing_entry_is_found(plugin: Path, key: str) -> None:
    lines = [line for line in METADATA.splitlines() if not line.startswith(f"{key}=")]
    (plugin / "metadata.txt").write_text("\n".join(lines))
    assert f"metadata.txt has no {key}" in scan.metadata_faults(plugin)


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("category", "supportsQt6=True\ncategory", "supportsQt6 is a dead key"),
        ("version=0.1.0", "version=0.1.0-alpha", "version must be three numbers"),
        ("qgisMaximumVersion=4.99", "qgisMaximumVersion=3.99", "must reach QGIS 4"),
        ("author=Somebody", "author=Some/body", "no slash"),
        ("name=FreeNet", "name=FreeNet Plugin", "must not say that it is a plugin"),
        ("tracker=https:", "tracker=ftp:", "must be https addresses"),
        ("about=Land", "about=<b>Land", "no HTML"),
        ("category=Raster", "category=Maps", "category must be one of"),
        ("category", "experimental=yes\ncategory", "must be True or False"),
        ("email=somebody@", "email=somebody at ", "email must be an address"),
        ("homepage=https://example.com", "homepage=https://localhost", "must be https addresses"),
        ("icon=icon.png", "icon=other.png", "the icon other.png is missing"),
        ("[general]", "[special]", "metadata.txt cannot be read"),
        ("about=", "about=100 % ", "metadata.txt cannot be read"),
    ],
)
def test_wrong_entry_is_found(plugin: Path, before: str, after: str, fault: str) -> None:
    (plugin / "metadata.txt").write_text(METADATA.replace(before, after))
    assert fault in "\n".join(scan.metadata_faults(plugin))
