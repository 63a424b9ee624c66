# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the built zip against the rules of the QGIS plugin site, which refuses or blocks what breaks them.

    .venv/bin/python scripts/scan.py [ZIP]

Structure and metadata are checked here; faults and secrets are looked for with the tools that the site uses.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from configparser import ConfigParser, Error
from pathlib import Path, PurePosixPath

from package import PACKAGE, ROOT, version

MAX_ZIP_BYTES = 25_000_000
REQUIRED_FILES = ("__init__.py", "metadata.txt", "LICENSE")
REQUIRED_KEYS = (
    *("name", "description", "about", "version", "qgisMinimumVersion", "qgisMaximumVersion", "author", "email"),
    *("homepage", "tracker", "repository", "icon", "category", "tags", "changelog", "hasProcessingProvider"),
)
UNWANTED_PARTS = {"__pycache__", "__MACOSX", ".git", ".."}
UNWANTED_ENDINGS = {".pyc", ".sh", ".bat", ".exe", ".dll", ".so", ".dylib", ".ts"}


def main() -> int:
    """Scan the zip, print what was found, and return 1 if anything was."""
    default = ROOT / "build" / f"{PACKAGE}-{version(ROOT / 'metadata.txt')}.zip"
    archive = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    found = structure_faults(archive)
    if not found:
        with tempfile.TemporaryDirectory() as unpacked, zipfile.ZipFile(archive) as zipped:
            zipped.extractall(unpacked)
            folder = Path(unpacked) / PACKAGE
            found = [*metadata_faults(folder), *bandit_faults(folder), *secrets(folder), *flake8_faults(folder)]
    for fault in found:
        print(fault)
    print(f"{archive.name}: {len(found) or 'no'} fault{'s' * (len(found) != 1)} found")
    return int(bool(found))


def structure_faults(archive: Path) -> list[str]:
    """What is wrong with the zip as a container."""
    with zipfile.ZipFile(archive) as zipped:
        names = zipped.namelist()
    faults = [f"{name}: this has no place in a plugin" for name in names if _is_unwanted(name)]
    if {PurePosixPath(name).parts[0] for name in names} != {PACKAGE}:
        faults.append(f"everything in the zip must lie in one folder, {PACKAGE}/")
    faults += [f"{PACKAGE}/{name} is missing" for name in REQUIRED_FILES if f"{PACKAGE}/{name}" not in names]
    if archive.stat().st_size > MAX_ZIP_BYTES:
        faults.append(f"the zip has {archive.stat().st_size} bytes, the plugin site takes {MAX_ZIP_BYTES}")
    return faults


def _is_unwanted(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith(".") for part in path.parts)
    return hidden or "\\" in name or bool(UNWANTED_PARTS & set(path.parts)) or path.suffix in UNWANTED_ENDINGS


def metadata_faults(folder: Path) -> list[str]:
    """What is wrong with ``metadata.txt``, read as QGIS and the site read it."""
    parser = ConfigParser()
    try:
        parser.read(folder / "metadata.txt", encoding="utf-8")
        entries = dict(parser["general"])
    except (Error, KeyError, UnicodeDecodeError) as error:
        return [f"metadata.txt cannot be read: {error}"]
    faults = [f"metadata.txt has no {key}" for key in REQUIRED_KEYS if not entries.get(key.lower())]
    faults += [f"metadata.txt: {fault}" for fault in _entry_faults(entries)]
    if not (folder / entries.get("icon", "")).is_file():
        faults.append(f"the icon {entries.get('icon')} is missing")
    return faults


def _entry_faults(entries: dict[str, str]) -> list[str]:
    """Entries that the site refuses, or that would keep the plugin out of QGIS 4."""
    checks = {
        "supportsQt6 is a dead key": "supportsqt6" in entries,
        "version must be three numbers": not re.fullmatch(r"\d+\.\d+\.\d+", entries.get("version", "")),
        "qgisMaximumVersion must reach QGIS 4": not entries.get("qgismaximumversion", "").startswith("4."),
        "author must have no slash": "/" in entries.get("author", ""),
        "name must not say that it is a plugin": "plugin" in entries.get("name", "").lower(),
        "homepage, tracker and repository must be https addresses": not all(
            entries.get(key, "").startswith("https://") for key in ("homepage", "tracker", "repository")
        ),
        "no HTML in description and about": bool(
            re.search(r"</?[a-z]+>", entries.get("description", "") + entries.get("about", ""))
        ),
    }
    return [sentence for sentence, holds in checks.items() if holds]


def bandit_faults(folder: Path) -> list[str]:
    """Every hit of bandit; the site blocks on one. B404, importing subprocess, it does not ask for."""
    report = _report(["bandit", "-q", "-r", ".", "-s", "B404", "-f", "json"], folder)
    hits = [f"{_place(hit)} {hit['test_id']} {hit['issue_text']}" for hit in report["results"]]
    return hits + [f"{_place(error)} {error['reason']}" for error in report["errors"]]


def secrets(folder: Path) -> list[str]:
    """Every hit of detect-secrets; the site blocks on one."""
    report = _report(["detect_secrets", "scan", "--all-files", "--no-verify", "."], folder)
    hits = [hit for hits_of_file in report["results"].values() for hit in hits_of_file]
    return [f"{_place(hit)} may be a secret: {hit['type']}" for hit in hits]


def flake8_faults(folder: Path) -> list[str]:
    """Syntax errors and undefined names."""
    return _run(["flake8", "--isolated", "--select", "E9,F82", "."], folder).splitlines()


def _report(command: list[str], folder: Path) -> dict:
    """The JSON that a tool prints."""
    output = _run(command, folder)
    try:
        return json.loads(output)
    except ValueError:
        sys.exit(f"{command[0]} gave no report; run 'make setup'.")


def _run(command: list[str], folder: Path) -> str:
    """What a tool of our environment prints about a folder; it ends with 1 where it finds something.

    It runs inside the folder, because detect-secrets is silent about files that do not lie below it.
    """
    command = [sys.executable, "-m", *command]
    ended = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if ended.returncode > 1:
        sys.exit(f"{command[2]} did not run; run 'make setup'.")
    return ended.stdout


def _place(hit: dict) -> str:
    return f"{hit['filename']}:{hit.get('line_number', 1)}:".removeprefix("./")


if __name__ == "__main__":
    sys.exit(main())
