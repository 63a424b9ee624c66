# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports go down only, from floor to floor: what stands on one floor knows the floors below and not its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest
from house_plan import PACKAGE, files, imports, rooms

QGIS = {"qgis", "PyQt5", "PyQt6", "processing"}
HEAVY = {"torch", "sklearn", "scipy", "safetensors"}
EVERYTHING = QGIS | HEAVY | {"osgeo", "numpy"}

# The floors of the package and of four folders in it, lowest first; a room is a folder, or a module on its own.
HOUSE = [
    ["first", "paths", "settings", "start"],
    ["text"],
    ["errors", "sources"],
    ["files"],
    ["allowance", "contract"],
    ["classes", "engine", "masks", "progress", "request"],
    ["geodata", "workers"],
    ["labels", "report"],
    ["layers", "workflow"],
    ["gui", "headless", "processing"],
    ["__main__", "plugin"],
]
ENGINE = [
    ["devices", "events", "limits", "network", "starter"],
    ["fast", "recipe"],
    ["scenes"],
    ["memory", "validation"],
    ["learners"],
    ["mapping"],
    ["training"],
    ["machine", "run", "waiting"],
    ["__main__"],
]
GEODATA = [
    ["access"],
    ["indian_pines", "vector"],
    ["raster"],
    ["class_maps"],
    ["analysis", "generalization", "outlining", "results"],
    ["change"],
]
GUI = [
    ["widgets"],
    ["manual", "pages", "project", "task"],
    ["classes", "image", "model", "pytorch", "result_layers"],
    ["form"],
    ["training"],
    ["next_polygon", "runs"],
    ["hand_on"],
    ["applying", "result", "spectra"],
    ["dock"],
]
HEADLESS = [
    ["console", "options", "system_gdal"],
    ["cluster", "inputs"],
    ["batch"],
    ["commands"],
]
# What the engine knows of the house: what crosses the border, words, and files.
OF_THE_ENGINE = {"allowance", "contract", "errors", "files", "text"}
# What a room must not see of others; QGIS is for those alone that are not named here.
STRANGE = {
    **dict.fromkeys(("paths", "text", "errors", "sources", "allowance", "workers", "classes", "request"), EVERYTHING),
    **dict.fromkeys(("files", "contract", "masks", "progress", "report"), QGIS | HEAVY | {"osgeo"}),
    **dict.fromkeys(("geodata", "labels", "workflow", "headless"), QGIS | HEAVY),
    **dict.fromkeys(("layers", "gui", "processing", "plugin"), HEAVY),
    "engine": QGIS | {"osgeo"},
    "__main__": EVERYTHING,
    "settings": HEAVY | {"osgeo"},
    "first": EVERYTHING,
    "start": EVERYTHING,
}


@pytest.mark.parametrize(
    ("place", "floors"),
    [
        (PACKAGE, HOUSE),
        (PACKAGE / "engine", ENGINE),
        (PACKAGE / "geodata", GEODATA),
        (PACKAGE / "gui", GUI),
        (PACKAGE / "headless", HEADLESS),
    ],
    ids=["house", "engine", "geodata", "gui", "headless"],
)
def test_imports_go_down_only(place: Path, floors: list[list[str]]) -> None:
    assert sorted(room for floor in floors for room in floor) == rooms(place)
    depth = len(place.relative_to(PACKAGE).parts)
    below: set[str] = set()
    for floor in floors:
        for room in floor:
            for path in files(place / room):
                for parts, is_ours in imports(path):
                    if is_ours and parts[:depth] == place.relative_to(PACKAGE).parts:
                        assert parts[depth] in {room, *below}, f"{path.name} imports {'.'.join(parts)}"
        below |= set(floor)


def test_the_engine_knows_the_border_words_and_files() -> None:
    for path in files(PACKAGE / "engine"):
        for parts, is_ours in imports(path):
            assert not is_ours or parts[0] in {"engine", *OF_THE_ENGINE}, f"{path.name} imports {'.'.join(parts)}"


@pytest.mark.parametrize("room", rooms(PACKAGE))
def test_a_room_sees_no_library_that_is_none_of_its_business(room: str) -> None:
    for path in files(PACKAGE / room):
        for parts, is_ours in imports(path):
            assert is_ours or parts[0] not in STRANGE[room], f"{path.name} imports {parts[0]}"


def test_dask_is_imported_for_the_cluster_alone() -> None:
    dask = {"dask", "distributed"}
    importing = [path for path in PACKAGE.rglob("*.py") if dask & {parts[0] for parts, _ in imports(path)}]
    assert {path.parent for path in importing} == {PACKAGE / "headless" / "cluster"}


def test_only_qgis_own_pyqt_is_imported() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert not {"PyQt5", "PyQt6"} & {parts[0] for parts, _ in imports(path)}, path.name
