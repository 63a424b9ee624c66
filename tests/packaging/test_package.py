# SPDX-License-Identifier: GPL-3.0-or-later
"""The assembled plugin: what is in it, what is not, and that it can be built again to the byte."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import package
import pytest

CHANGELOG = """\
# Changelog

## [Unreleased]

## [1.2.0] - 2026-01-01

### Fixed

- One thing
  on 95 % of two lines.

## [1.1.0] - 2025-01-01

- Older.

[1.2.0]: https://example.com
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small repository of the shape of ours, with one commit."""
    root = tmp_path / "repository"
    files = {
        "freenet_qgis/__init__.py": "",
        "freenet_qgis/engine/run.py": "",
        "resources/icons/freenet.png": "",
        "docs/index.md": "# FreeNet\n",
        "docs/site/mkdocs.yml": "repo_url: https://host\nnav: [{Home: index.md}]\n",
        "tests/test_nothing.py": "",
        "metadata.txt": "[general]\nname=FreeNet\nversion=1.2.0\n",
        "LICENSE": "free",
        "CHANGELOG.md": CHANGELOG,
        ".gitignore": "*.pyc\nbuild/\n",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    return root


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_plugin_holds_the_package_and_what_lies_beside_it(repository: Path) -> None:
    folder = package.assemble(repository, repository / "build")
    expected = {"__init__.py", "engine/run.py", "resources/icons/freenet.png", "metadata.txt", "LICENSE"}
    assert names(folder) == expected | {"docs/index.html", "docs/contents.json"}


def test_new_files_are_taken_and_ignored_ones_are_not(repository: Path) -> None:
    (repository / "freenet_qgis" / "new.py").touch()
    (repository / "freenet_qgis" / "old.pyc").touch()
    folder = package.assemble(repository, repository / "build")
    assert "new.py" in names(folder)
    assert "old.pyc" not in names(folder)


@pytest.mark.skipif(shutil.which("lrelease") is None, reason="lrelease is missing (Debian package qttools5-dev-tools)")
def test_translations_are_compiled(repository: Path) -> None:
    source = repository / "resources" / "i18n" / "freenet_de.ts"
    source.parent.mkdir()
    source.write_text('<!DOCTYPE TS><TS version="2.1" language="de"></TS>\n', encoding="utf-8")
    folder = package.assemble(repository, repository / "build")
    assert "resources/i18n/freenet_de.qm" in names(folder)
    assert "resources/i18n/freenet_de.ts" not in names(folder)


def test_files_of_an_earlier_build_are_gone(repository: Path) -> None:
    package.assemble(repository, repository / "build")
    (repository / "freenet_qgis" / "engine" / "run.py").unlink()
    folder = package.assemble(repository, repository / "build")
    assert "engine/run.py" not in names(folder)


def test_changelog_of_the_version_goes_into_the_metadata(repository: Path) -> None:
    folder = package.assemble(repository, repository / "build")
    parser = ConfigParser()
    parser.read(folder / "metadata.txt", encoding="utf-8")
    assert parser["general"]["changelog"].split("\n") == ["", "Fixed", "- One thing on 95 % of two lines."]


def test_version_that_is_not_out_yet_has_the_unreleased_notes() -> None:
    changelog = CHANGELOG.replace("[Unreleased]\n", "[Unreleased]\n\n- Coming.\n")
    assert package.release_notes(changelog, "1.3.0") == "- Coming."
    assert package.release_notes(changelog, "1.1.0") == "- Older."


@pytest.mark.parametrize("release", ["1.3.0", "1.2", "Unreleased"])
def test_version_without_release_notes_is_refused(release: str) -> None:
    with pytest.raises(SystemExit, match="has no section for"):
        package.release_notes(CHANGELOG, release)


BUILD = """\
import os, sys, time, package
from pathlib import Path
os.umask(int(sys.argv[2], 8))
time.tzset()
root = Path(sys.argv[1])
print(package.write_zip(package.assemble(root, root / "build"), package.commit_time(root)))
"""


def test_same_commit_gives_the_same_zip_wherever_and_whenever_it_is_built(repository: Path, tmp_path: Path) -> None:
    archives = []
    for folder, umask, zone, language in (("one", "077", "UTC", "C"), ("zwei ö", "000", "Asia/Tokyo", "C.UTF-8")):
        clone = tmp_path / folder
        subprocess.run(["git", "clone", "-q", repository, clone], check=True)
        for path in clone.rglob("*.*"):
            os.utime(path, (0, len(archives)))
        environment = {**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": str(len(archives))}
        command = [sys.executable, "-c", BUILD, str(clone), umask]
        build = subprocess.run(
            command, cwd=package.ROOT / "scripts", env=environment, capture_output=True, text=True, check=True
        )
        archives.append(Path(build.stdout.strip()).read_bytes())
    assert archives[0] == archives[1]


def test_zip_has_one_folder_and_the_time_of_the_commit(repository: Path) -> None:
    archive = package.write_zip(package.assemble(repository, repository / "build"), 1_700_000_000)
    with zipfile.ZipFile(archive) as zipped:
        assert {name.split("/")[0] for name in zipped.namelist()} == {"freenet_qgis"}
        assert {entry.date_time for entry in zipped.infolist()} == {(2023, 11, 14, 22, 13, 20)}
    assert archive.name == "freenet_qgis-1.2.0.zip"


def test_our_plugin_is_whole_and_knows_its_version(tmp_path: Path) -> None:
    folder = package.assemble(package.ROOT, tmp_path)
    assert {"__init__.py", "plugin.py", "metadata.txt", "LICENSE", "engine/__main__.py"} <= names(folder)
    code = "from freenet_qgis import paths; print(paths.metadata('version'), paths.resource('icons', 'freenet.png'))"
    answer = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    release = package.version(package.ROOT / "metadata.txt")
    assert answer.stdout.split() == [release, str(folder / "resources" / "icons" / "freenet.png")]


def test_version_is_written_in_one_place() -> None:
    release = package.version(package.ROOT / "metadata.txt")
    sources = [*(package.ROOT / "freenet_qgis").rglob("*.py"), package.ROOT / "pyproject.toml"]
    assert [path.name for path in sources if release in path.read_text(encoding="utf-8")] == []


def test_addresses_are_those_of_the_metadata() -> None:
    parser = ConfigParser()
    parser.read(package.ROOT / "metadata.txt", encoding="utf-8")
    home = parser["general"]["repository"]
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=package.ROOT, capture_output=True, text=True, check=True)
    linked = re.compile(rf"https://[\w.]+/[\w-]+/{re.escape(home.rpartition('/')[2])}\b")
    names = [name for name in tracked.stdout.split("\0") if name.endswith((".md", ".cff", ".yml", ".txt"))]
    found = {
        (name, link) for name in names for link in linked.findall((package.ROOT / name).read_text(encoding="utf-8"))
    }
    assert {link for _, link in found} == {home}
    assert {name for name, _ in found} >= {"metadata.txt", "CITATION.cff", "CHANGELOG.md"}
