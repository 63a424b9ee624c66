# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the built zip against the rules of the QGIS plugin site, which refuses or blocks what breaks them.

    .venv/bin/python scripts/scan.py [ZIP]

Structure, metadata and links are checked here; faults and secrets are looked for with the tools that the site uses, and
what Qt 6 has no more with the linter of QGIS. A link that the network keeps from being tried is told and is no fault.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
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
UNWANTED_ENDINGS = {".pyc", ".sh", ".bat", ".cmd", ".ps1", ".exe", ".dll", ".so", ".dylib", ".ts"}
BINARY_ENDINGS = {".png", ".qm"}
CATEGORIES = {"Raster", "Vector", "Database", "Mesh", "Web"}
LINKS = ("homepage", "tracker", "repository")
LINK_SECONDS = 10
# The rules of flake8 that the site applies, and those of flake8-qgis on imports and Qt 6. Not QGS105: `iface` is
# passed on purpose.
FLAKE8_RULES = "E101,E711,E712,E713,E714,E721,E722,E731,E74,E9,W605,F402,F403,F404,F405,F811,F82,F831,F901,QGS1,QGS4"
FLAKE8_EXCEPT = "QGS105"


def main() -> int:
    """Scan the zip, print what was found, and return 1 if anything was."""
    default = ROOT / "build" / f"{PACKAGE}-{version(ROOT / 'metadata.txt')}.zip"
    archive = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    found = structure_faults(archive)
    if not found:
        with tempfile.TemporaryDirectory() as unpacked, zipfile.ZipFile(archive) as zipped:
            zipped.extractall(unpacked)
            folder = Path(unpacked) / PACKAGE
            found = [
                *metadata_faults(folder), *link_faults(folder), *binary_faults(folder),
                *bandit_faults(folder), *secrets(folder), *flake8_faults(folder),
            ]  # fmt: skip
    for fault in found:
        print(fault)
    print(f"{archive.name}: {len(found) or 'no'} fault{'s' * (len(found) != 1)} found")
    return int(bool(found))


def structure_faults(archive: Path, largest_bytes: int = MAX_ZIP_BYTES) -> list[str]:
    """What is wrong with the zip as a container."""
    with zipfile.ZipFile(archive) as zipped:
        names = zipped.namelist()
        damaged = zipped.testzip()
        executable = [entry.filename for entry in zipped.infolist() if entry.external_attr >> 16 & 0o111]
    faults = [f"{name}: this has no place in a plugin" for name in names if _is_unwanted(name)]
    faults += [f"{name}: this is marked as a program" for name in executable]
    faults += [f"{damaged}: this is damaged"] if damaged else []
    if {PurePosixPath(name).parts[0] for name in names} != {PACKAGE}:
        faults.append(f"everything in the zip must lie in one folder, {PACKAGE}/")
    faults += [f"{PACKAGE}/{name} is missing" for name in REQUIRED_FILES if f"{PACKAGE}/{name}" not in names]
    if archive.stat().st_size > largest_bytes:
        faults.append(f"the zip has {archive.stat().st_size} bytes, the plugin site takes {largest_bytes}")
    return faults


def _is_unwanted(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = any(part.startswith(".") for part in path.parts)
    ending = path.suffix.lower()
    return hidden or "\\" in name or bool(UNWANTED_PARTS & set(path.parts)) or ending in UNWANTED_ENDINGS


def binary_faults(folder: Path) -> list[str]:
    """Files that nobody can review."""
    return [f"{path.relative_to(folder)}: this is no text" for path in sorted(folder.rglob("*")) if _is_binary(path)]


def _is_binary(path: Path) -> bool:
    if not path.is_file() or path.suffix in BINARY_ENDINGS:
        return False
    try:
        return "\0" in path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return True


def metadata_faults(folder: Path) -> list[str]:
    """What is wrong with ``metadata.txt``, read as QGIS and the site read it."""
    try:
        entries = _entries(folder)
    except (Error, KeyError, UnicodeDecodeError) as error:
        return [f"metadata.txt cannot be read: {error}"]
    faults = [f"metadata.txt has no {key}" for key in REQUIRED_KEYS if not entries.get(key.lower())]
    faults += [f"metadata.txt: {fault}" for fault in _entry_faults(entries)]
    if not (folder / entries.get("icon", "")).is_file():
        faults.append(f"the icon {entries.get('icon')} is missing")
    return faults


def _entries(folder: Path) -> dict[str, str]:
    parser = ConfigParser()
    parser.read(folder / "metadata.txt", encoding="utf-8")
    return dict(parser["general"])


def _entry_faults(entries: dict[str, str]) -> list[str]:
    """Entries that the site refuses, or that would keep the plugin out of QGIS 4."""
    checks = {
        "supportsQt6 is a dead key": "supportsqt6" in entries,
        "version must be three numbers": not re.fullmatch(r"\d+\.\d+\.\d+", entries.get("version", "")),
        "qgisMaximumVersion must reach QGIS 4": not entries.get("qgismaximumversion", "").startswith("4."),
        "author must have no slash": "/" in entries.get("author", ""),
        "name must not say that it is a plugin": "plugin" in entries.get("name", "").lower(),
        "category must be one of those of the site": entries.get("category") not in CATEGORIES,
        "experimental, deprecated and server must be True or False": not all(
            entries.get(key, "False") in ("True", "False") for key in ("experimental", "deprecated", "server")
        ),
        "email must be an address": not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", entries.get("email", "")),
        "homepage, tracker and repository must be https addresses": not all(
            re.fullmatch(r"https://[\w.-]+\.\w+(/\S*)?", entries.get(key, "")) for key in LINKS
        ),
        "no HTML in description and about": bool(
            re.search(r"</?[a-z]+>", entries.get("description", "") + entries.get("about", ""))
        ),
    }
    return [sentence for sentence, holds in checks.items() if holds]


def link_faults(folder: Path) -> list[str]:
    """Links that a server answers, but not with a page; the site refuses them."""
    try:
        entries = _entries(folder)
    except (Error, KeyError, UnicodeDecodeError):
        return []  # told by metadata_faults()
    links = sorted({entries[key] for key in LINKS if entries.get(key, "").startswith("https://")})
    return [f"metadata.txt: {link} answers {code}" for link in links if (code := answer(link)) >= 400]


def answer(link: str) -> int:
    """What a web server answers for a link; 0, and a remark, where none was reached."""
    try:
        with urllib.request.urlopen(urllib.request.Request(link, method="HEAD"), timeout=LINK_SECONDS) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError as error:
        print(f"{link} was not tried: {getattr(error, 'reason', error)}")
        return 0


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
    """Likely bugs, and what Qt 6 has no more."""
    rules = ["--select", FLAKE8_RULES, "--extend-ignore", FLAKE8_EXCEPT]
    return _run(["flake8", "--isolated", *rules, "."], folder).splitlines()


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
