# SPDX-License-Identifier: GPL-3.0-or-later
"""Assemble the plugin as QGIS installs it: ``build/freenet_qgis/`` and ``build/freenet_qgis-<version>.zip``.

The repository keeps ``metadata.txt``, ``LICENSE`` and ``resources/`` beside the package, the plugin site wants
them inside it; the pages under ``docs/`` come along as the manual. Only files that git tracks or would track are taken.
The same commit gives the same zip, byte for byte, on every machine with the same zlib and the same Markdown.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from configparser import ConfigParser
from pathlib import Path

import translations

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "docs" / "site"))

from manual_pages import write_manual  # noqa: E402

PACKAGE = "freenet_qgis"
BESIDE = ("metadata.txt", "LICENSE", "resources")


def main() -> None:
    """Assemble the folder and the zip, and say where the zip is."""
    folder = assemble(ROOT, ROOT / "build")
    archive = write_zip(folder, commit_time(ROOT))
    print(f"{archive.relative_to(ROOT)}: {archive.stat().st_size / 1000:.0f} kB")


def assemble(root: Path, build: Path) -> Path:
    """The folder ``build/freenet_qgis``, made anew from the repository at `root`."""
    fresh, folder = build / f"{PACKAGE}.new", build / PACKAGE
    shutil.rmtree(fresh, ignore_errors=True)
    for source in source_files(root, PACKAGE, *BESIDE):
        target = fresh / (source.relative_to(PACKAGE) if source.parts[0] == PACKAGE else source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / source, target)
    for source in sorted(fresh.rglob("*.ts")):
        translations.compile_file(source)
        source.unlink()
    write_manual(root, pages(root), fresh / "docs")
    add_changelog(fresh / "metadata.txt", (root / "CHANGELOG.md").read_text(encoding="utf-8"))
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return folder


def source_files(root: Path, *places: str) -> list[Path]:
    """What lies in some places, relative to `root`: files that git tracks, or would if they were added."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *places]
    listing = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    return sorted(Path(name) for name in listing.split("\0") if name and (root / name).is_file())


def pages(root: Path) -> list[Path]:
    """The pages of the site and their pictures, relative to `root`."""
    return [source for source in source_files(root, "docs") if "site" not in source.parts]


def add_changelog(metadata: Path, changelog: str) -> None:
    """Append the changelog of the version in `metadata`, in the indented form of its multi-line entries."""
    text = metadata.read_text(encoding="utf-8").rstrip("\n")
    notes = re.sub(r"\n +", " ", release_notes(changelog, version(metadata)))  # QGIS shows every line end as one
    notes = notes.replace("%", "%%")  # as it stands in a file that Python's configparser reads
    lines = [f"    {line.lstrip('# ')}" for line in notes.splitlines() if line]  # '#' begins a comment there
    metadata.write_text("\n".join([text, "changelog=", *lines, ""]), encoding="utf-8")


def release_notes(changelog: str, release: str) -> str:
    """The section of a Keep-a-Changelog file for one release, else that of what is unreleased, without its heading."""
    for title in (release, "Unreleased"):
        heading = rf"^## \[{re.escape(title)}\].*\n"
        section = re.search(heading + r"((?:(?!## |\[).*\n?)*)", changelog, flags=re.MULTILINE)
        if section is not None and section[1].strip():
            return section[1].strip()
    sys.exit(f"CHANGELOG.md has no section for {release}, the version in metadata.txt, and nothing unreleased; add it.")


def version(metadata: Path) -> str:
    """The version in ``metadata.txt``, the only place where it is written."""
    parser = ConfigParser()
    parser.read(metadata, encoding="utf-8")
    return parser["general"]["version"]


def commit_time(root: Path) -> int:
    """Seconds since 1970 of the last commit, or ``SOURCE_DATE_EPOCH`` where the caller sets it."""
    command = ["git", "log", "-1", "--format=%ct"]
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    return int(stated or subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout)


def write_zip(folder: Path, seconds: int) -> Path:
    """The zip of an assembled folder beside it; order, times and permissions do not depend on the machine."""
    archive = folder.with_name(f"{PACKAGE}-{version(folder / 'metadata.txt')}.zip")
    with zipfile.ZipFile(archive, "w") as target:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), time.gmtime(seconds)[:6])
            entry.create_system, entry.external_attr = 3, 0o100644 << 16  # Unix, an ordinary readable file
            target.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return archive


if __name__ == "__main__":
    main()
