# SPDX-License-Identifier: GPL-3.0-or-later
"""What pip takes from pyproject.toml fits what is in the repository."""

from __future__ import annotations

import importlib
import re

import package
import pytest

tomllib = pytest.importorskip("tomllib", reason="Python before 3.11 reads no TOML")
SETTINGS = tomllib.loads((package.ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_version_is_that_of_the_metadata() -> None:
    version = SETTINGS["tool"]["hatch"]["version"]
    found = re.search(version["pattern"], (package.ROOT / version["path"]).read_text(encoding="utf-8"))
    assert found["version"] == package.version(package.ROOT / "metadata.txt")


def test_what_the_package_reads_at_run_time_is_installed_inside_it() -> None:
    inside = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert inside == {name: f"{package.PACKAGE}/{name}" for name in package.BESIDE if name != "LICENSE"}
    assert all((package.ROOT / name).exists() for name in inside)


def test_command_is_a_function_of_ours() -> None:
    module, _, function = SETTINGS["project"]["scripts"]["freenet"].partition(":")
    assert callable(getattr(importlib.import_module(module), function))


def test_oldest_torch_is_that_of_the_engine() -> None:
    source = (package.ROOT / package.PACKAGE / "engine" / "__main__.py").read_text(encoding="utf-8")
    oldest = re.search(r"OLDEST_TORCH = \((\d+), (\d+)\)", source)
    assert f"torch>={oldest[1]}.{oldest[2]}" in SETTINGS["project"]["optional-dependencies"]["engine"]
