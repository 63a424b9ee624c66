# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers in GeoPackages of the user's: one is added or replaced, all others stay."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import scenes
from cases import geopackage
from held_files import open_files
from osgeo import gdal, osr

from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata.analysis.suggestions import Suggestion
from freenet_qgis.geodata.vector import vector_file
from freenet_qgis.sources.layer_destination import LayerDestination, parse, source
from freenet_qgis.workflow import feature_layers

CRS = scenes._crs(scenes.EPSG).ExportToWkt()
PLACES = [Suggestion(500000.0 + number, 5400000.0, 0.1, ("Water", "Forest"), (0.5, 0.4)) for number in range(3)]


def write(path: Path, name: str = "", places: list[Suggestion] = PLACES) -> dict[str, list[str]]:
    feature_layers.write_suggestions(path, CRS, places, name)
    return geopackage.contents(path)


def styles(path: Path) -> list[tuple[Any, ...]]:
    with sqlite3.connect(path) as database:
        return database.execute("SELECT f_table_name, styleName FROM layer_styles ORDER BY 1").fetchall()


def test_a_layer_is_added_to_a_file_that_is_there(tmp_path: Path) -> None:
    path = geopackage.write(tmp_path / "mine.gpkg", "roads", "Fields")
    before = geopackage.contents(path)
    after = write(path)
    assert len(after.pop("mine")) == 3
    assert [name for name in after if name != "layer_styles"] == ["roads", "Fields", "prices"]
    assert all(after[name] == before[name] for name in ("roads", "Fields", "prices"))
    assert styles(path) == [("Fields", "mine"), ("mine", "mine"), ("roads", "mine")]
    assert [found.name for found in tmp_path.iterdir()] == ["mine.gpkg"]


def test_an_older_result_is_replaced_and_its_style_with_it(tmp_path: Path) -> None:
    path = geopackage.write(tmp_path / "mine.gpkg", "roads")
    write(path, "places")
    after = write(path, "places", PLACES[:2])
    assert len(after["places"]) == 2 and len(after["roads"]) == 40
    assert styles(path) == [("places", "places"), ("roads", "mine")]


def test_a_layer_that_is_none_of_ours_is_replaced_only_where_it_is_named(tmp_path: Path) -> None:
    path = geopackage.write(tmp_path / "mine.gpkg", "mine", "suggested_places", "roads")
    assert len(write(path)["suggested_places_2"]) == 3
    assert {name: len(rows) for name, rows in write(path, "mine").items() if name != "layer_styles"} == {
        "mine": 3, "suggested_places": 40, "suggested_places_2": 3, "roads": 40, "prices": 0,
    }  # fmt: skip


def test_a_raster_or_a_table_is_never_replaced(tmp_path: Path) -> None:
    path = geopackage.write(tmp_path / "mine.gpkg", "roads")
    image = gdal.GetDriverByName("GPKG").Create(
        str(path), 20, 20, 1, gdal.GDT_Byte, ["RASTER_TABLE=ortho", "APPEND_SUBDATASET=YES"]
    )
    image.SetGeoTransform((500000, 10, 0, 5400000, 0, -10))
    image.SetProjection(CRS)
    image.GetRasterBand(1).Fill(7)
    del image
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()
    for name in ("ortho", "ORTHO", "prices", "notes"):
        with pytest.raises(FreeNetError, match=f"'{name}' in 'mine.gpkg' is no layer of features"):
            feature_layers.name_of_suggestions(path, name)
        with pytest.raises(FreeNetError, match="is no layer of features"):
            feature_layers.write_suggestions(path, CRS, PLACES, name)
        source = tmp_path / "new" / "new.gpkg"
        source.parent.mkdir(exist_ok=True)
        with pytest.raises(FreeNetError, match="is no layer of features"):  # one that was made during the run
            vector_file.geopackage.move_layer(source, name, path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["gpkg_contents", "GPKG_mine", "layer_styles", "sqlite_x", "rtree_roads_geom"])
def test_names_that_geopackages_keep_for_themselves_are_told_before_the_run(tmp_path: Path, name: str) -> None:
    for path in (geopackage.write(tmp_path / "mine.gpkg", "roads"), tmp_path / "new.gpkg"):
        with pytest.raises(FreeNetError, match=f"No layer can be called '{name}'"):
            feature_layers.name_of_checked(path, name)
    assert feature_layers.name_of_checked(tmp_path / f"{name}.gpkg") == "checked_polygons", "our choice avoids them"


def test_whether_a_layer_was_replaced_is_known(tmp_path: Path) -> None:
    path = geopackage.write(tmp_path / "mine.gpkg", "roads")
    known = [feature_layers.write_suggestions(path, CRS, PLACES, name) for name in ("new", "NEW", "roads", "other")]
    assert known == [False, True, True, False]
    assert not feature_layers.write_suggestions(tmp_path / "alone.gpkg", CRS, PLACES)


def test_a_file_that_somebody_reads_gets_its_layer_too(tmp_path: Path) -> None:
    """As QGIS does, which keeps the database open and in another mode."""
    path = geopackage.write(tmp_path / "mine.gpkg", "roads")
    with sqlite3.connect(path) as reader:
        reader.execute("PRAGMA journal_mode = wal")
        assert reader.execute("SELECT count(*) FROM roads").fetchone() == (40,)
        write(path)
        assert reader.execute("SELECT count(*) FROM mine").fetchone() == (3,)
    reader.close()


@pytest.mark.parametrize("crs", ['LOCAL_CS["of the mine"]', CRS, 'LOCAL_CS["of the field"]'])
def test_the_layer_keeps_its_reference_system_whatever_the_others_have(tmp_path: Path, crs: str) -> None:
    path = tmp_path / "mine.gpkg"
    feature_layers.write_suggestions(path, 'LOCAL_CS["of the mine"]', PLACES[:1], "first")
    feature_layers.write_suggestions(path, crs, PLACES, "second")
    feature_layers.write_suggestions(path, 'LOCAL_CS["of the wood"]', PLACES, "third")
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    names = [dataset.GetLayer(number).GetSpatialRef().GetName() for number in range(3)]
    assert names == ["of the mine", osr.SpatialReference(crs).GetName(), "of the wood"]
    layer = dataset.GetLayerByName("second")
    assert [feature.GetGeometryRef().GetX() for feature in layer] == [place.x for place in PLACES]
    layer.SetSpatialFilterRect(500000.5, 0, 500001.5, 1e7)
    assert layer.GetFeatureCount() == 1, "by its index"
    assert dataset.ExecuteSQL("PRAGMA foreign_key_check") is None


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="limits on file sizes need Unix")
    path = geopackage.write(tmp_path / "mine.gpkg", "roads")
    before, size = path.read_bytes(), path.stat().st_size
    folders = "|".join([str(Path(__file__).parent), *sys.path])
    command = [sys.executable, "-c", FULL_DISK, folders, str(path), str(size + 8192)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "'mine.gpkg' cannot be written" in done.stdout and "No file was changed." in done.stdout, done.stderr
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["mine.gpkg"]


FULL_DISK = """
import resource, signal, sys
sys.path[:0] = sys.argv[1].split("|")
from pathlib import Path
from test_vector_file import CRS, PLACES, FreeNetError, feature_layers
from freenet_qgis.geodata.vector import geopackage
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, limit = Path(sys.argv[2]), int(sys.argv[3])
move = geopackage.move_layer
def move_layer(*arguments):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # writes beyond fail as on a full disk
    move(*arguments)
geopackage.move_layer = move_layer
try:
    feature_layers.write_suggestions(path, CRS, PLACES * 2000, "roads")
except FreeNetError as error:
    print(error)
"""


def test_an_empty_file_is_a_name_and_no_database(tmp_path: Path) -> None:
    (tmp_path / "new.gpkg").touch()
    assert len(write(tmp_path / "new.gpkg")["new"]) == 3


def test_a_file_that_is_no_geopackage_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x.gpkg").write_text("notes")
    with pytest.raises(FreeNetError, match=r"'x\.gpkg' is there, and is no GeoPackage"):
        write(tmp_path / "x.gpkg")
    assert (tmp_path / "x.gpkg").read_text() == "notes"


@pytest.mark.parametrize("name", ["", "roads"])
def test_what_fails_half_way_leaves_the_file_as_it_was(tmp_path: Path, name: str) -> None:
    path = geopackage.write(tmp_path / "mine.gpkg", "roads")
    before = path.read_bytes()
    broken = [(b"no geometry", (1,))]
    with pytest.raises(FreeNetError, match=r"No file was changed\.") as caught:
        new = vector_file.NewLayer(name or "new", "points", CRS, {"rank": int}, "<qml/>")
        vector_file.write_layer(path, new, broken)
    assert path.read_bytes() == before
    if sys.platform == "linux":  # Windows would not have let the files go
        assert not [file for file in open_files() if tmp_path in file.parents], caught.value
    assert [found.name for found in tmp_path.iterdir()] == ["mine.gpkg"]


@pytest.mark.parametrize("name", ["", "roads"])
def test_what_another_program_locks_is_told(tmp_path: Path, name: str) -> None:
    path = geopackage.write(tmp_path / "mine.gpkg", "roads")
    before = path.read_bytes()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    new = vector_file.NewLayer(name or "new", "points", CRS, {"rank": int}, "<qml/>")
    with pytest.raises(FreeNetError, match=r"'mine.gpkg' cannot be written: .*locked.* No file was changed\."):
        vector_file.write_layer(path, new, [], patience_s=0.01)
    writer.execute("ROLLBACK")
    writer.close()
    assert path.read_bytes() == before


ADDRESSES = {
    "/a/b.gpkg": ("/a/b.gpkg", ""),
    "/a/b.gpkg|layername=x y": ("/a/b.gpkg", "x y"),
    "/a/b.gpkg|layername=x|subset=1": ("/a/b.gpkg", "x"),
    """ogr:dbname='/a/b c.gpkg' table="x" (geom)""": ("/a/b c.gpkg", "x"),
    'ogr:dbname=\'C:/a/b.gpkg\' table="ä ""x" (geom) sql=': ("C:/a/b.gpkg", 'ä "x'),
    r"ogr:dbname='/a/it\'s.gpkg' "
    'table="x"': ("/a/it's.gpkg", "x"),
    "ogr:dbname='/a/b.gpkg'": ("/a/b.gpkg", ""),
}


@pytest.mark.parametrize(("text", "place"), ADDRESSES.items())
def test_addresses_of_layers_are_read_as_qgis_writes_them(text: str, place: tuple[str, str]) -> None:
    assert parse(text) == LayerDestination(Path(place[0]), place[1])
    assert parse(source(*parse(text))) == parse(text)


def test_a_layer_is_told_by_its_file_where_it_is_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.gpkg"
    assert vector_file.address(path, "new") == str(path)
    write(path)
    assert vector_file.address(path, "new") == str(path)
    shutil.copy(geopackage.write(tmp_path / "mine.gpkg", "roads"), path)
    assert vector_file.address(path, "new") == f"{path}|layername=new"
