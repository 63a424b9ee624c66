# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/run-folder.md names every file of a run folder, every key of its JSON and every event, as the code has them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

from freenet_qgis.contract import maps
from freenet_qgis.contract.capabilities import DeviceInfo, EngineInfo
from freenet_qgis.contract.cube_layout import PlainFile
from freenet_qgis.contract.job import ENOUGH, Job
from freenet_qgis.contract.report import Report

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "run-folder.md").read_text(encoding="utf-8")
SECTIONS = dict(part.split("\n", 1) for part in PAGE.split("\n## ")[1:])
SIDE_BY_SIDE = {
    "training",
    "accuracy",
    "distances",
    "tiling",
    "raster",
}  # parts of a report whose keys stand among its own
FILE = re.compile(r"[a-z_]+\.(npy|npz|json|safetensors)")


def named(text: str) -> set[str]:
    """The words in backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def in_table(section: str) -> set[str]:
    """The words in backticks in the table of a section; elsewhere on the page they may mean something else."""
    return named("\n".join(row for row in SECTIONS[section].splitlines() if row.startswith("|")))


def kinds(hint: Any) -> Iterator[type]:
    """The dataclasses in a type."""
    if is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from kinds(part)


def keys(kind: type) -> set[str]:
    """What a dataclass and those within it are called in JSON."""
    hints = get_type_hints(kind)
    within = (keys(one) for name in hints for one in kinds(hints[name]))
    return {one.name for one in fields(kind)}.union(*within)


def literals(folder: str) -> set[str]:
    """All text in the code of a folder."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "freenet_qgis" / folder).rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {node.value for node in nodes if isinstance(node.value, str)}


def test_the_page_names_every_key_of_a_job() -> None:
    assert sorted({one.name for one in fields(Job)} - in_table("job.json")) == []
    assert sorted(keys(Job) - in_table("job.json") - in_table("report.json")) == []  # labels are as in the report
    assert sorted(keys(PlainFile) - named(SECTIONS["What goes in"])) == []


def test_the_page_names_every_key_of_a_report() -> None:
    assert (
        keys(Report) - SIDE_BY_SIDE - {"label"} - in_table("report.json") == set()
    )  # which is the `class` of a polygon


def test_the_page_names_every_file() -> None:
    found = {name for folder in ("contract", "engine", "workflow") for name in literals(folder) if FILE.fullmatch(name)}
    assert {"cube.npy", "tiles.json", "begun.json", "start.safetensors"} <= found
    assert (found | {ENOUGH}) - named(PAGE) == set()
    assert sorted({f"{kind.id}.npy" for kind in maps.MAPS} - in_table("What comes out")) == []


def test_the_page_names_every_event_and_its_fields() -> None:
    tree = ast.parse((ROOT / "freenet_qgis" / "engine" / "events.py").read_text(encoding="utf-8"))
    said = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "self._say"]
    events = {call.args[0].value for call in said}
    assert {"stage", "error", "answer"} <= events
    assert events - {"probe"} - in_table("Events") == set()
    assert "`probe`" in SECTIONS["Events"]  # which comes alone
    assert {keyword.arg for call in said for keyword in call.keywords if keyword.arg} - in_table("Events") == set()
    assert {one.name for kind in (EngineInfo, DeviceInfo) for one in fields(kind)} - named(SECTIONS["Events"]) == set()
