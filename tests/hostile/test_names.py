# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that are no text: refused in a sentence that shows them, wherever they come from."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import scenes
import small_runs
from commands import freenet
from osgeo import gdal

from freenet_qgis import workflow
from freenet_qgis.classes.values import classes_of
from freenet_qgis.contract.job import LONGEST_NAME
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.request import Scene
from freenet_qgis.text.plain_text import escaped
from freenet_qgis.workflow import engine_run

HALF = "Wald\ud800"
PLANE = 'LOCAL_CS["plane",UNIT["metre",1]]'


@pytest.mark.parametrize("values", [{HALF, "See"}, {"\udcff", "See"}], ids=ascii)
def test_a_class_that_is_no_text_is_refused_by_its_name(values: set[str]) -> None:
    with pytest.raises(FreeNetError, match=r"The class '(Wald\\ud800|\\xff)' of 'fields' has a name that is no valid"):
        classes_of(values, "fields", "class")


def test_a_class_whose_name_no_screen_holds_is_refused() -> None:
    with pytest.raises(FreeNetError, match=f"of {4 * 10**6} characters, {LONGEST_NAME} is the most") as caught:
        classes_of({"x" * 4 * 10**6, "See"}, "fields", "class")
    assert len(str(caught.value)) < 300


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "arguments",
    [
        ["info", "b\udcff"],
        ["train", "--input", "b\udcff.tif", "--training", "scene.gpkg", "--field", "class_id"],
        ["train", "--input", "scene.tif", "--training", "scene.gpkg|subset=class_id=b\udcff", "--field", "class_id"],
    ],
)
def test_an_argument_that_is_no_text_is_refused_before_any_work(tmp_path: Path, arguments: list[str]) -> None:
    ended = freenet(tmp_path, *arguments)
    assert ended.returncode == 2 and ended.stdout == ""
    assert "\\xff" in ended.stderr and "is not in UTF-8" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_scene_whose_name_is_no_text_fails_alone(tmp_path: Path) -> None:
    scenes.write_scene(tmp_path, shape=(32, 24, 6))
    trained = freenet(
        tmp_path, "train", "--input", "scene.tif", "--training", "scene.gpkg", "--field", "class_id",
        "--preset", "fast", "--steps", 1, "--model", "m.safetensors",
    )  # fmt: skip
    assert trained.returncode == 0, trained.stderr
    shutil.copy(tmp_path / "scene.tif", os.fsencode(tmp_path) + b"/b\xff.tif")
    ended = freenet(tmp_path, "classify", "*.tif", "--model", "m.safetensors", "--output-folder", "maps")
    assert ended.returncode == 1 and "Traceback" not in ended.stderr
    assert "'b\\xff.tif' is not in UTF-8" in ended.stdout
    assert (tmp_path / "maps" / "scene_classes.tif").exists()


def class_map(folder: Path, names: bytes) -> Path:
    """A map of two classes with what a program of the 1990s wrote beside it."""
    path = folder / "map.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 4, 4, 1)
    dataset.SetGeoTransform((0, 1, 0, 0, 0, -1))
    dataset.GetRasterBand(1).Fill(1)
    del dataset
    path.with_name("map.tif.aux.xml").write_bytes(
        b'<PAMDataset><PAMRasterBand band="1">' + names + b"</PAMRasterBand></PAMDataset>"
    )
    return path


CATEGORIES = b"<CategoryNames><Category>none</Category><Category>%s</Category></CategoryNames>"
TABLE = b"""<GDALRasterAttributeTable>
<FieldDefn index="0"><Name>Value</Name><Type>0</Type><Usage>5</Usage></FieldDefn>
<FieldDefn index="1"><Name>Cl\xe4ss</Name><Type>2</Type><Usage>2</Usage></FieldDefn>
<Row index="0"><F>1</F><F>%s</F></Row></GDALRasterAttributeTable>"""


@pytest.mark.parametrize("names", [CATEGORIES, TABLE], ids=["categories", "table"])
def test_names_of_a_map_in_an_old_encoding_are_read_as_such(tmp_path: Path, names: bytes) -> None:
    found = read_class_map(Scene(class_map(tmp_path, names % b"Gew\xe4sser"), PLANE))
    assert [info.name for info in found.classes if info.value == 1] == ["Gewässer"]


@pytest.mark.parametrize("names", [CATEGORIES, TABLE], ids=["categories", "table"])
@pytest.mark.parametrize("bad", [b"\xed\xa0\x80", b"&#xD800;", b"\xff\xfe", b"x" * 4000], ids=lambda bad: str(bad[:4]))
def test_names_of_a_map_are_text_or_refused(tmp_path: Path, names: bytes, bad: bytes) -> None:
    try:
        found = read_class_map(Scene(class_map(tmp_path, names % bad), PLANE))
    except FreeNetError as error:
        assert len(str(error)) < 300
        return
    for info in found.classes:
        info.name.encode()
        assert len(info.name) <= LONGEST_NAME


@pytest.mark.slow
def test_a_layer_whose_name_is_no_text_is_trained_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_run, "EngineProcess", small_runs.EngineHere)
    wanted = small_runs.request(scenes.write_scene(tmp_path, shape=small_runs.SHAPE), tmp_path)
    workflow.train(
        replace(wanted, training=replace(wanted.training, layer=HALF, field=HALF, remarks=(HALF,))),
        small_runs.Watcher(),
    )
    assert read_model_card(wanted.outputs.model).remarks == ("Wald\ufffd",)
    assert "Wald\ufffd" in wanted.outputs.report.read_text(encoding="utf-8")


def test_what_is_shown_escaped_can_be_seen_and_nothing_else() -> None:
    assert escaped("Größe 漢字 👍 שלום") == "Größe 漢字 👍 שלום"
    assert escaped("a\x1b[1m\x07\r\n\u202e\u2067\ud800\udcff\x9b") == (
        "a\\x1b[1m\\x07\\x0d\\x0a\\u202e\\u2067\\ud800\\xff\\x9b"
    )
