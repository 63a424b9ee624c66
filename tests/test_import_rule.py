# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports go down only: gui | processing | headless -> workflow -> geodata | workers -> job.

The engine knows what crosses the process boundary alone (`job`, `model_header`, `plain_file`), words and files.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "freenet_qgis"
QGIS = {"qgis", "PyQt5", "PyQt6", "processing"}
HEAVY = {"torch", "sklearn", "scipy", "safetensors"}

# What each part may import: modules of ours (first name within the package), and what it must not see of others.
RULES = {
    "plain_text.py": (set(), QGIS | HEAVY | {"osgeo", "numpy"}),
    "strict_json.py": ({"plain_text"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "gdal_name.py": ({"masking"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "class_names.py": (set(), QGIS | HEAVY | {"osgeo", "numpy"}),
    "geometries.py": ({"geodata", "i18n", "job", "labelling", "request"}, QGIS | HEAVY),
    "masking.py": (set(), QGIS | HEAVY | {"osgeo", "numpy"}),
    "job.py": ({"masking", "plain_text", "regular_files", "strict_json"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "model_card.py": ({"job"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    **dict.fromkeys(
        ("classes.py", "labelling.py"),
        (
            {"class_field", "class_names", "classes", "i18n", "job", "listing", "palette", "plain_text", "request"},
            QGIS | HEAVY | {"osgeo", "numpy"},
        ),
    ),
    "class_field.py": ({"classes"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "outputs.py": (
        {
            "companions", "gdal_name", "geodata", "i18n", "job", "layer_destination", "layer_source", "new_files",
            "request",
        },
        QGIS | HEAVY | {"osgeo", "numpy"},
    ),
    "layer_source.py": ({"gdal_name", "layer_destination"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "layer_destination.py": (set(), QGIS | HEAVY | {"osgeo", "numpy"}),
    "feature_layers.py": ({"geodata", "i18n", "listing", "request"}, QGIS | HEAVY | {"osgeo"}),
    "disk_need.py": ({"i18n", "job", "request"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    **dict.fromkeys(
        ("kept_folder.py", "lock.py"),
        (
            {"durable", "file_writing", "i18n", "job", "lock", "regular_files", "strict_json", "unfinished"},
            QGIS | HEAVY | {"osgeo", "numpy"},
        ),
    ),
    "unfinished.py": (set(), QGIS | HEAVY | {"osgeo", "numpy"}),
    "schedule.py": (set(), QGIS | HEAVY | {"osgeo", "numpy"}),
    "plain_file.py": ({"i18n", "job", "regular_files", "strict_json"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "request.py": ({"gdal_name", "job"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "model_header.py": (
        {"i18n", "job", "model_card", "regular_files", "strict_json"}, QGIS | HEAVY | {"osgeo", "numpy"},
    ),
    "array_file.py": ({"durable", "file_reading", "i18n", "job", "regular_files"}, QGIS | HEAVY | {"osgeo"}),
    "file_reading.py": ({"i18n", "job", "regular_files"}, QGIS | HEAVY | {"osgeo"}),
    "file_writing.py": ({"companions", "i18n", "job"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "i18n.py": ({"paths", "qm_file"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "qm_file.py": (set(), QGIS | HEAVY | {"osgeo", "numpy"}),
    "regular_files.py": ({"i18n"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "durable.py": ({"regular_files"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "listing.py": ({"i18n"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "unit_words.py": ({"i18n"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "engine": (
        {
            "array_file", "durable", "engine", "file_reading", "i18n", "job", "model_card", "model_header", "nodata",
            "plain_file", "regular_files", "schedule", "strict_json", "unit_words",
        },
        QGIS | {"osgeo"},
    ),
    "geodata": (
        {
            "array_file", "class_names", "classes", "companions", "file_writing", "gdal_name", "geodata", "i18n", "job",
            "layer_destination", "layer_source", "listing", "masking", "new_files", "nodata", "palette", "plain_file",
            "plain_text", "regular_files", "request",
        },
        QGIS | HEAVY,
    ),
    "nodata.py": (set(), QGIS | HEAVY | {"osgeo"}),
    "companions.py": ({"regular_files", "strict_json"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "new_files.py": (
        {"companions", "durable", "file_writing", "i18n", "job", "lock", "regular_files", "unfinished"},
        QGIS | HEAVY | {"osgeo", "numpy"},
    ),
    "workers": (
        {"i18n", "job", "lock", "masking", "paths", "progress", "regular_files", "schedule", "strict_json", "workers"},
        QGIS | HEAVY | {"osgeo", "numpy"},
    ),
    "headless": (
        {
            "classes", "feature_layers", "file_writing", "gdal_name", "geodata", "geometries", "headless", "job",
            "kept_folder", "labelling", "layer_destination", "layer_source", "masking", "model_header", "new_files",
            "outputs", "paths", "plain_text", "progress", "report", "request", "stages", "unfinished", "unit_words",
            "workers", "workflow",
        },
        QGIS | HEAVY,
    ),
    "__main__.py": ({"headless", "job"}, QGIS | HEAVY | {"osgeo", "numpy"}),
    "progress.py": ({"job"}, QGIS | HEAVY | {"osgeo"}),
    "run_folder.py": (
        {
            "array_file", "disk_need", "gdal_name", "geodata", "i18n", "job", "kept_folder", "paths", "plain_file",
            "progress", "request", "strict_json", "unfinished",
        },
        QGIS | HEAVY | {"osgeo"},
    ),
    "training_scenes.py": (
        {
            "band_matching", "class_merging", "disk_need", "geodata", "i18n", "job", "model_header", "progress",
            "request", "run_folder", "training_pixels",
        },
        QGIS | HEAVY | {"osgeo"},
    ),
    "workflow.py": (
        {
            "array_file", "band_matching", "class_merging", "disk_need", "feature_layers", "geodata",
            "i18n", "job", "kept_folder", "model_card", "model_header", "new_files", "paths", "progress", "reference",
            "regular_files",
            "report", "request", "run_folder", "schedule", "strict_json", "training_pixels", "training_scenes",
            "workers",
        },
        QGIS | HEAVY | {"osgeo"},
    ),
}  # fmt: skip


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """First names of all imports in a file, also inside functions, and whether they are within the package."""
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], False) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield str(node.module).split(".")[0], False
        elif isinstance(node, ast.ImportFrom):
            inside = path.relative_to(PACKAGE).parts[: depth - node.level]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            yield from (((*inside, *str(name).split("."))[0], True) for name in names)


def files(part: str) -> list[Path]:
    place = PACKAGE / part
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


@pytest.mark.parametrize("part", RULES)
def test_imports_go_down_only(part: str) -> None:
    ours, forbidden = RULES[part]
    for path in files(part):
        for name, is_ours in imports(path):
            assert name in ours if is_ours else name not in forbidden, f"{path.name} imports {name}"


def test_torch_is_imported_by_the_engine_alone() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.parts[len(PACKAGE.parts)] != "engine":
            assert not HEAVY & {name for name, is_ours in imports(path) if not is_ours}, path.name


def test_dask_is_imported_for_the_cluster_alone() -> None:
    dask = {("dask", False), ("distributed", False)}
    assert {path.name for path in PACKAGE.rglob("*.py") if dask & set(imports(path))} == {
        "cluster.py", "shared_scene.py",
    }  # fmt: skip


def test_only_qgis_own_pyqt_is_imported() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert not {"PyQt5", "PyQt6"} & {name for name, _ in imports(path)}, path.name
