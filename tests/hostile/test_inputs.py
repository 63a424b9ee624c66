# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters, polygons and what lies beside them, in a folder that somebody else has filled: no pipe keeps anybody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import planted
import pytest
import scenes
from commands import environment

from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.files import companions
from freenet_qgis.files.regular_files import create_anew, is_no_link, open_own, open_regular, read_text
from freenet_qgis.workers import interpreter, process

pytestmark = pytest.mark.skipif(os.name == "nt", reason="has no pipes among its files")
READ = """
import sys
from pathlib import Path
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.access import source_files
from freenet_qgis.geodata.results import own_rasters
from freenet_qgis.geodata.vector import vector_file
from freenet_qgis.headless.inputs import vector
from freenet_qgis.errors import FreeNetError
path = Path(sys.argv[1])
for read in (raster.describe, own_rasters.own_kind, source_files.files_behind, vector_file.layers_in,
             lambda path: vector.is_vector(str(path)), lambda path: vector.parse(str(path)).open()):
    try:
        read(path)
    except FreeNetError as error:
        print(error)
"""


def said_of(path: Path) -> str:
    """What every way to open a file with GDAL says of it, in a process that is ended when it waits."""
    command = [sys.executable, "-c", READ, str(path)]
    ended = subprocess.run(
        command, env=environment(), capture_output=True, text=True, timeout=planted.SECONDS, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["pipe", "link to a pipe", "device"])
@pytest.mark.parametrize("name", ["scene.tif", "scene", "scene.gpkg", "scene.shp", "scene.vrt", "scene.xml"])
def test_an_input_that_is_a_pipe_is_refused_at_once(tmp_path: Path, kind: str, name: str) -> None:
    planted.plant(kind, tmp_path / name, tmp_path / "elsewhere")
    said = said_of(tmp_path / name)
    assert f"cannot be opened as a raster: '{name}' is no regular file." in said
    assert f"cannot be opened as a layer of features: '{name}' is no regular file." in said


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".tif.aux.xml", ".tif.ovr", ".tif.msk", ".tfw", ".aux", ".TIF.AUX.XML", "_RPC.TXT"])
def test_a_pipe_beside_a_raster_is_named_at_once(tmp_path: Path, ending: str) -> None:
    scene = scenes.write_scene(tmp_path, shape=(8, 8, 3))
    planted.plant("pipe", tmp_path / f"scene{ending}", tmp_path / "elsewhere")
    assert f"'scene{ending}' is no regular file" in said_of(scene.raster)


def test_pipes_of_other_names_keep_no_raster_from_being_opened(tmp_path: Path) -> None:
    scene = scenes.write_scene(tmp_path, shape=(8, 8, 3))
    for name in ("scene_somebody", "scene_1.tif", "scenery", "other.tif.aux.xml"):
        planted.plant("pipe", tmp_path / name, tmp_path / "elsewhere")
    assert "cannot be opened as a raster" not in said_of(scene.raster)


@pytest.mark.parametrize("kind", planted.NO_FILES)
def test_what_is_no_file_is_nothing_that_we_have_written(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "report.json"
    planted.plant(kind, path, tmp_path / "elsewhere")
    assert not planted.in_time(lambda: companions.is_report(path), path)
    page = tmp_path / "report.html"
    assert planted.in_time(lambda: companions.json_of(page), path) == tmp_path / "report_freenet.json"
    with pytest.raises(Exception, match=r"cannot be read|is not a FreeNet model"):
        planted.in_time(lambda: read_model_card(path), path)


@pytest.mark.parametrize("part", ["[", '{"verb":'])
def test_json_nested_without_end_is_nothing_that_we_have_written(tmp_path: Path, part: str) -> None:
    path, page, text = tmp_path / "report.json", tmp_path / "report.html", part * 200_000
    path.write_text(text)
    page.write_text(f'<script type="application/json" id="report">{text}</script>')
    assert not companions.is_report(path)
    assert companions.json_of(page) == tmp_path / "report_freenet.json"


def test_a_page_nested_without_end_shows_no_figures(tmp_path: Path) -> None:
    figures, page = tmp_path / "report.json", tmp_path / "report.htm"
    figures.write_text('{"confusion_matrix": [], "verb": "assess", "classes": []}')
    page.write_text(f'<script type="application/json" id="report">{"[" * 200_000}</script>')
    assert companions.json_of(tmp_path / "report.html") == figures


def test_an_engine_that_says_json_nested_without_end_says_nothing() -> None:
    deep = "[" * 200_000
    assert process._parse(deep) == {}
    assert "cannot run the FreeNet engine" in str(interpreter._cannot_run(Path("python"), deep, ""))


def test_what_never_ends_is_not_begun_to_be_read(tmp_path: Path) -> None:
    (tmp_path / "zeros").symlink_to("/dev/zero")
    for read in (open_regular, read_text):
        with pytest.raises(OSError, match="no regular file"):
            read(tmp_path / "zeros")


def test_an_honest_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("Fluß", encoding="utf-8")
    (tmp_path / "link").symlink_to("text")
    assert read_text(tmp_path / "link") == "Fluß"


def test_a_folder_that_leads_elsewhere_is_known(tmp_path: Path) -> None:
    (tmp_path / "folder" / "within").mkdir(parents=True)
    (tmp_path / "link").symlink_to("folder")
    (tmp_path / "to nothing").symlink_to("nowhere")
    (tmp_path / "to itself").symlink_to("to itself")
    for name in ("folder", "folder/within", "link/within", "missing"):
        assert is_no_link(tmp_path / name)
    for name in ("link", "to nothing", "to itself"):
        assert not is_no_link(tmp_path / name)


def test_files_of_our_own_are_written_again_and_appended_to(tmp_path: Path) -> None:
    for _ in range(2):
        with create_anew(tmp_path / "new") as file:
            file.write(b"once")
        with open_own(tmp_path / "kept") as file:
            file.write(b"more")
    assert (tmp_path / "new").read_bytes() == b"once"
    assert (tmp_path / "kept").read_bytes() == b"moremore"
