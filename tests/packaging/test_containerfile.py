# SPDX-License-Identifier: GPL-3.0-or-later
"""The Containerfile, which nobody builds here, names files and packages that there are."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
STEPS = (ROOT / "Containerfile").read_text(encoding="utf-8")


def test_what_is_copied_is_there() -> None:
    sources = {source for line in re.findall("^COPY (.*)$", STEPS, re.MULTILINE) for source in line.split()[:-1]}
    assert {"pyproject.toml", "metadata.txt", "resources"} <= sources
    assert [source for source in sources if not (ROOT / source).exists()] == []


def test_what_is_installed_is_told_in_the_project() -> None:
    (extras,) = re.findall(r"'\.\[(.*?)\]'", STEPS)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [extra for extra in extras.split(",") if f"\n{extra} = [\n" not in project] == []
