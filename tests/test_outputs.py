# SPDX-License-Identifier: GPL-3.0-or-later
"""What results may be called, what goes for them, and that nothing they are made from is among it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import planted
import pytest
import scenes
from cases import geopackage
from osgeo import gdal

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.maps import CLASS_MAP, CONFIDENCE, MAPS, OFFERED_MAPS, MapKind
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files import result_names
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.access.source_files import files_behind
from freenet_qgis.geodata.results import result_files
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.geodata.results.replaced import replaced_by
from freenet_qgis.request import Outputs
from freenet_qgis.workflow.outputs import check_names, check_spares, name_of, stem_of

REPORT = json.dumps({"verb": "train", "classes": [], "confusion_matrix": []})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> scenes.SyntheticScene:
    return scenes.write_scene(tmp_path_factory.mktemp("scene"), shape=(24, 18, 3))


def refusal(outputs: Outputs, *inputs: object, layer: str = "") -> str:
    with pytest.raises(FreeNetError) as caught:
        check_names(outputs)
        check_spares(outputs, [str(source) for source in inputs], layer)
    return str(caught.value)


NAMES = {
    "map.img": "map.tif", "training.gpkg": "training.tif", "pavia_2.5m": "pavia_2.5m.tif", "map": "map.tif",
    "v1.2.final": "v1.2.final.tif", "map.": "map.tif", "a.b.png": "a.b.tif",
}  # fmt: skip


@pytest.mark.parametrize(("name", "better"), NAMES.items())
def test_the_name_that_is_advised_keeps_all_but_the_ending(tmp_path: Path, name: str, better: str) -> None:
    assert f"Name it '{better}'." in refusal(Outputs(class_map=tmp_path / name))


def test_no_name_is_advised_that_somebody_elses_file_has(tmp_path: Path, made: scenes.SyntheticScene) -> None:
    (tmp_path / "map.tif").write_bytes(made.raster.read_bytes())
    (tmp_path / "model.safetensors").touch()
    assert "Name it 'map_2.tif'." in refusal(Outputs(class_map=tmp_path / "map.img"))
    assert "Name it 'model_2.safetensors'." in refusal(Outputs(model=tmp_path / "model.pth"))
    grid = raster.describe(made.raster).grid
    classes = [ClassInfo(1, "One", "#112233")]
    write_map(tmp_path / "old.tif", NewMap(CLASS_MAP, np.ones((24, 18), np.uint8), grid, classes))
    assert "Name it 'old.tif'." in refusal(Outputs(class_map=tmp_path / "old.img")), "which is a result, too"


def test_a_dot_in_a_name_is_no_ending() -> None:
    stems = [stem_of(Path(name)) for name in ("pavia_2.5m", "pavia_2.5m.tif", "a.html", "v1.2", "x.")]
    assert stems == ["pavia_2.5m", "pavia_2.5m", "a", "v1.2", "x"]
    assert [name_of(Path(name)) for name in ("pavia_2.5m", "a.dat", "a.tif")] == ["pavia_2.5m", "a", "a"]


@pytest.mark.parametrize(
    "outputs",
    [
        Outputs(class_map=Path("a.tif"), confidence=Path("a.tif")),
        Outputs(class_map=Path("a.tif"), confidence=Path("b/../a.tif")),
        Outputs(class_map=Path("a.tif"), confidence=Path("a.tiff")),  # a.qml
        Outputs(class_map=Path("a.tif"), confidence=Path("link.tif")),
    ],
    ids=["name", "way", "style", "link"],
)
def test_two_results_in_one_file_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outputs: Outputs) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b").mkdir()
    if outputs.confidence == Path("link.tif"):
        planted.link(Path("link.tif"), "a.tif")
    assert "Two results are to be written to" in refusal(outputs)


def test_names_that_the_disk_takes_for_one_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = Outputs(
        class_map=tmp_path / "Map.tif", confidence=tmp_path / "map.tif", probabilities=tmp_path / "Ma\u0308p.tif"
    )
    if os.name != "nt":  # whose disks are
        check_names(outputs)
    monkeypatch.setattr(result_names, "_is_blind_to_case", lambda folder: True)
    assert "Two results" in refusal(outputs)
    monkeypatch.undo()
    assert "Two results" in refusal(Outputs(class_map=tmp_path / "Ma\u0308p.tif", confidence=tmp_path / "M\u00e4p.tif"))


def test_every_file_that_goes_is_named(tmp_path: Path) -> None:
    gone = ["map.tif", "map.tif.aux.xml", "map.tif.msk", "map.qml", "report.html", "report.json"]
    for name in (*gone, "p.qml", "p.tif.ovr", "notes.txt"):
        (tmp_path / name).write_text(REPORT)
    outputs = Outputs(
        class_map=tmp_path / "map.tif", probabilities=tmp_path / "p.tif", report=tmp_path / "report.html",
        features=tmp_path / "x.gpkg",
    )  # fmt: skip
    assert [path.name for path in replaced_by(outputs)] == [*gone[:4], "p.tif.ovr", "p.qml", *gone[4:]]
    (tmp_path / "report.json").write_text('{"mine": 1}')
    assert "report.json" not in [path.name for path in replaced_by(outputs)]


def write_old(folder: Path, made: scenes.SyntheticScene, confidence: str = "map_confidence.tif") -> None:
    """A map and its confidence of an earlier run."""
    grid, classes = raster.describe(made.raster).grid, [ClassInfo(1, "One", "#112233")]
    write_map(folder / "map.tif", NewMap(CLASS_MAP, np.ones((24, 18), np.uint8), grid, classes))
    write_map(folder / confidence, NewMap(CONFIDENCE, np.ones((24, 18), np.float32), grid))


def test_the_old_confidence_beside_a_map_goes_with_it(tmp_path: Path, made: scenes.SyntheticScene) -> None:
    write_old(tmp_path, made)
    of_map = ["map.tif", "map.tif.aux.xml", "map.tif.vat.dbf", "map.tif.vat.cpg", "map.qml"]
    names = [*of_map, "map_confidence.tif", "map_confidence.qml"]
    assert [path.name for path in replaced_by(Outputs(class_map=tmp_path / "map.tif"))] == names
    both = Outputs(class_map=tmp_path / "map.tif", confidence=tmp_path / "map_confidence.tif")
    assert [path.name for path in replaced_by(both)] == names
    assert replaced_by(Outputs(class_map=tmp_path / "other.tif")) == []


@pytest.mark.parametrize("kind", MAPS, ids=lambda kind: kind.id)
def test_what_the_dock_puts_beside_a_map_goes_when_it_is_replaced(
    tmp_path: Path, made: scenes.SyntheticScene, kind: MapKind
) -> None:
    write_old(tmp_path, made)
    grid, classes = raster.describe(made.raster).grid, [ClassInfo(1, "One", "#112233"), ClassInfo(2, "Two", "#445566")]
    beside = kind.beside(tmp_path / "map.tif")
    write_map(beside, NewMap(kind, np.zeros(kind.shape((24, 18), 2), kind.dtype), grid, classes))
    goes = beside in replaced_by(Outputs(class_map=tmp_path / "map.tif"))
    assert goes == (kind in OFFERED_MAPS), "others were asked for by name"


@pytest.mark.parametrize("kind", ["of others", "link", "other name", "without a map"])
def test_what_is_not_the_old_confidence_beside_a_map_stays(
    tmp_path: Path, made: scenes.SyntheticScene, kind: str
) -> None:
    write_old(tmp_path, made, "map_confidence.tif" if kind == "without a map" else "sure.tif")
    if kind == "without a map":
        (tmp_path / "map.tif").unlink()
    elif kind == "of others":
        (tmp_path / "map_confidence.tif").write_bytes(made.raster.read_bytes())
    elif kind == "link":
        planted.link(tmp_path / "map_confidence.tif", "sure.tif")
    gone = [path.name for path in replaced_by(Outputs(class_map=tmp_path / "map.tif"))]
    assert not {"map_confidence.tif", "map_confidence.qml", "sure.tif"} & set(gone)


def test_an_old_confidence_that_is_read_is_not_replaced(tmp_path: Path, made: scenes.SyntheticScene) -> None:
    write_old(tmp_path, made)
    stack = tmp_path / "stack.vrt"
    gdal.BuildVRT(str(stack), [str(tmp_path / "map_confidence.tif")]).FlushCache()
    assert "'map_confidence.tif' belongs to an input" in refusal(Outputs(class_map=tmp_path / "map.tif"), stack)


def test_sources_of_virtual_rasters_and_files_beside_are_inputs(tmp_path: Path, made: scenes.SyntheticScene) -> None:
    for name in ("one.tif", "two.tif"):
        (tmp_path / name).write_bytes(made.raster.read_bytes())
    (tmp_path / "one.tif.ovr").write_bytes(made.raster.read_bytes())
    (tmp_path / "one.qml").touch()
    for name, parts in (("inner.vrt", ["one.tif"]), ("outer.vrt", ["inner.vrt", "two.tif"])):
        gdal.BuildVRT(str(tmp_path / name), [str(tmp_path / part) for part in parts], separate=True).FlushCache()
    found = {path.name for path in files_behind(tmp_path / "outer.vrt")}
    assert found == {"outer.vrt", "inner.vrt", "one.tif", "one.tif.ovr", "one.qml", "two.tif"}
    for name in ("one.tif", "two.tif", "one.tiff"):
        assert "of this run; a result cannot be written over it" in refusal(
            Outputs(class_map=tmp_path / name), tmp_path / "outer.vrt"
        )


def test_a_shapefile_and_a_virtual_layer_are_all_their_files(tmp_path: Path, made: scenes.SyntheticScene) -> None:
    gdal.VectorTranslate(str(tmp_path / "p.shp"), str(made.polygons))
    (tmp_path / "v.vrt").write_text(
        '<OGRVRTDataSource><OGRVRTLayer name="p"><SrcDataSource relativeToVRT="1">p.shp</SrcDataSource>'
        "</OGRVRTLayer></OGRVRTDataSource>"
    )
    assert {path.suffix for path in files_behind(tmp_path / "v.vrt")} >= {".vrt", ".shp"}
    assert {path.suffix for path in files_behind(tmp_path / "p.shp")} >= {".shp", ".shx", ".dbf", ".prj"}


def test_what_is_no_file_has_no_files() -> None:
    for source in ("PG:host=nowhere password=x", "/vsizip//gone.zip/scene.tif", "gone.tif|layername=x", "x" * 5000):
        assert files_behind(source) == []


@pytest.mark.parametrize("link", [os.link, lambda target, path: planted.link(path, target)], ids=["hard", "symbolic"])
def test_an_input_under_another_name_is_spared(tmp_path: Path, made: scenes.SyntheticScene, link: object) -> None:
    (tmp_path / "in.tif").write_bytes(made.raster.read_bytes())
    link(tmp_path / "in.tif", tmp_path / "out.tif")
    assert "'out.tif' is an input of this run" in refusal(Outputs(class_map=tmp_path / "out.tif"), tmp_path / "in.tif")


def test_a_start_model_is_spared(tmp_path: Path) -> None:
    (tmp_path / "m.safetensors").touch()
    assert "is an input" in refusal(Outputs(model=tmp_path / "m.safetensors"), tmp_path / "m.safetensors")


def test_a_geopackage_with_an_input_gets_other_layers_only(tmp_path: Path) -> None:
    path = geopackage.write(tmp_path / "mine.gpkg", "training", "old")
    outputs = Outputs(features=path)
    assert "is an input of this run" in refusal(outputs, path)
    assert "or name a new layer in it: mine.gpkg|layername=" in refusal(outputs, path)
    assert "The layer 'training' of 'mine.gpkg'" in refusal(outputs, f"{path}|layername=training", layer="training")
    assert "The layer 'old'" in refusal(outputs, path, layer="OLD".lower())  # which layer of it is read?
    check_spares(outputs, [f"{path}|layername=training"], "old")
    check_spares(outputs, [path], "new")


UNNAMED = (
    "layerid=0", "geometrytype=Point|layername=TRAINING", "subset=what > 'a'", "subset=SELECT * FROM training",
    "layername=old|subset=SELECT * FROM training",
)  # fmt: skip


@pytest.mark.parametrize("part", UNNAMED)
def test_a_layer_that_is_read_is_spared_however_it_is_named(tmp_path: Path, part: str) -> None:
    path = geopackage.write(tmp_path / "mine.gpkg", "training", "old")
    assert "The layer 'training' of 'mine.gpkg'" in refusal(Outputs(features=path), f"{path}|{part}", layer="training")
    check_spares(Outputs(features=path), [f"{path}|{part}"], "new")


def test_a_layer_that_is_read_by_a_database_address_or_a_virtual_layer_is_spared(tmp_path: Path) -> None:
    path = geopackage.write(tmp_path / "mine.gpkg", "training", "old")
    outputs = Outputs(features=path)
    (tmp_path / "v.vrt").write_text(
        '<OGRVRTDataSource><OGRVRTLayer name="training"><SrcDataSource relativeToVRT="1">mine.gpkg</SrcDataSource>'
        "</OGRVRTLayer></OGRVRTDataSource>"
    )
    address = f"""ogr:dbname='{path.as_posix()}' table="training" (geom)"""
    for source in (address, str(tmp_path / "v.vrt"), f"GPKG:{path}:training"):
        assert "The layer 'training' of 'mine.gpkg'" in refusal(outputs, source, layer="training")
    for source in (address, f"GPKG:{path}:ortho"):
        check_spares(outputs, [source], "old")


LONG = {"250 letters": "x" * 246 + ".tif", "300 letters": "x" * 296 + ".tif", "bytes": "ü" * 122 + ".tif"}


@pytest.mark.parametrize("name", LONG.values(), ids=LONG)
def test_names_longer_than_the_disk_takes_are_told(tmp_path: Path, name: str) -> None:
    check_names(Outputs(class_map=tmp_path / name))
    with pytest.raises(FreeNetError, match=f"No file can be named '{name[:60]}….*Choose a shorter name"):
        result_files.check_writable([tmp_path / name])
    assert not list(tmp_path.iterdir())


def test_the_longest_names_that_are_let_pass_can_be_written(tmp_path: Path, made: scenes.SyntheticScene) -> None:
    grid = raster.describe(made.raster).grid
    passed = []
    for length in range(225, 256):
        path = tmp_path / f"{'x' * (length - 4)}.tif"
        try:
            result_files.check_writable([path])
        except FreeNetError:
            break
        passed = [path]
    (path,) = passed
    classes = [ClassInfo(1, "One", "#112233")]
    write_map(path, NewMap(CLASS_MAP, np.ones((24, 18), np.uint8), grid, classes))
    assert path.with_name(f"{path.name}.aux.xml").exists() and len(path.name) > 230


def test_a_folder_where_something_comes_along_is_told(tmp_path: Path) -> None:
    (tmp_path / "map.qml").mkdir()
    with pytest.raises(FreeNetError, match=r"map\.qml' is a folder"):
        result_files.check_writable([tmp_path / "map.tif"])


def test_a_report_never_replaces_foreign_files(tmp_path: Path) -> None:
    for name in ("page.json", "page_freenet.json", "page.html.json"):
        result_files.check_writable([tmp_path / "page.html"])
        (tmp_path / name).write_text('{"mine": 1}')
    with pytest.raises(FreeNetError, match=r"'page\.html\.json' would be replaced by the figures of the report"):
        result_files.check_writable([tmp_path / "page.html"])


def test_figures_of_a_report_are_no_layer_whose_style_is_spared(tmp_path: Path) -> None:
    (tmp_path / "map.qml").write_text("left of a map that was deleted")
    (tmp_path / "map.json").write_text(REPORT)
    result_files.check_writable([tmp_path / "map.tif"])


@pytest.mark.parametrize("text", ["", ".", "/"])
def test_nothing_lies_beside_an_unnamed_input(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(files_behind(text)) <= 1
