# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are read without end: whoever waits can stop it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
import scenes
from commands import FREENET, ROOT, environment, freenet
from osgeo import ogr

from freenet_qgis.geodata.access.gdal_calls import MOST_BESIDE, MOST_ENTRIES

ENDLESS = {
    "rows": "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) "
    "SELECT t.rowid + c.n AS fid, t.geom, t.class_id FROM c, training t",
    "row": "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) "
    "SELECT t.fid AS fid, t.geom, (SELECT count(*) FROM c) AS class_id FROM training t",
}


def with_view(folder: Path, query: str) -> None:
    """Polygons of a scene, and a view on them whose rows have no end."""
    scenes.write_scene(folder, shape=(32, 24, 6))
    source = ogr.Open(str(folder / "scene.gpkg"), 1)
    for sql in (
        f"CREATE VIEW endless AS {query}",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
        "SELECT 'endless', 'features', 'endless', srs_id FROM gpkg_contents WHERE table_name = 'training'",
        "INSERT INTO gpkg_geometry_columns SELECT 'endless', column_name, geometry_type_name, srs_id, z, m "
        "FROM gpkg_geometry_columns WHERE table_name = 'training'",
    ):
        source.ExecuteSQL(sql)
    del source


def is_open(process: int, name: str) -> bool:
    """Whether a process has a file of this name open."""
    with suppress(OSError):
        return any(one.readlink().name == name for one in Path(f"/proc/{process}/fd").iterdir())
    return False


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc, to see what a process reads")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=str)
@pytest.mark.parametrize("kind", ENDLESS)
def test_an_endless_view_is_given_up_when_asked_to(tmp_path: Path, kind: str, ending: int) -> None:
    with_view(tmp_path, ENDLESS[kind])
    command = [
        *FREENET, "train", "--input", "scene.tif", "--training", "scene.gpkg|layername=endless", "--field", "class_id",
        "--model", "m.safetensors",
    ]  # fmt: skip
    with subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        try:
            while not is_open(process.pid, "scene.gpkg"):
                assert process.poll() is None
                time.sleep(0.05)
            process.send_signal(ending)
            _, said = process.communicate(timeout=120)
        finally:
            process.kill()
    assert process.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143}[ending]
    assert "Traceback" not in said
    assert not (tmp_path / "m.safetensors").exists()


OPEN = """
import sys
from pathlib import Path
from freenet_qgis.geodata.access.gdal_calls import open_raster
from freenet_qgis.errors import FreeNetError
try:
    print(open_raster(Path(sys.argv[1])).GetMetadata("told"), open_raster(Path(sys.argv[1])).RasterCount)
except FreeNetError as error:
    print(error)
"""


def opened_with(folder: Path, metadata: str) -> str:
    """What is said of a raster with such metadata beside it."""
    scenes.write_scene(folder, shape=(32, 24, 6))
    (folder / "scene.tif.aux.xml").write_text(f"<PAMDataset>{metadata}</PAMDataset>", encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", OPEN, folder / "scene.tif"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return ended.stdout


ENTRIES = {
    "domains": "".join(f'<Metadata domain="{index}"><MDI key="a">x</MDI></Metadata>' for index in range(50_000)),
    "spelt otherwise": "".join(f"< METADATA DOMAIN='{index}'/>" for index in range(50_000)),
    "items": "<Metadata>" + "".join(f'<MDI key="{index}">x</MDI>' for index in range(300_000)) + "</Metadata>",
    "elements": "<a/>" * (MOST_ENTRIES[b"<"] + 1),
}


@pytest.mark.parametrize("kind", ENTRIES)
def test_metadata_of_many_entries_beside_a_raster_are_not_read(tmp_path: Path, kind: str) -> None:
    assert "The metadata in 'scene.tif.aux.xml' have too many entries" in opened_with(tmp_path, ENTRIES[kind])


HONEST = {
    "large histogram": f"""<PAMRasterBand band="1"><Histograms><HistItem><HistMin>0</HistMin><HistMax>1</HistMax>
        <BucketCount>8000000</BucketCount><HistCounts>{"12|" * 7_999_999}12</HistCounts></HistItem></Histograms>
        </PAMRasterBand>""",
    "statistics of many bands": "".join(
        f"""<PAMRasterBand band="{band % 6 + 1}"><Metadata>{"<MDI key='STATISTICS_MEAN'>1</MDI>" * 6}</Metadata>
        <Metadata domain="IMAGERY"><MDI key="CENTRAL_WAVELENGTH_UM">1</MDI></Metadata></PAMRasterBand>"""
        for band in range(4096)
    ),
    "large table": '<PAMRasterBand band="1"><GDALRasterAttributeTable>'
    + "".join(f'<Row index="{row}">{"<F>1</F>" * 6}</Row>' for row in range(65_536))
    + "</GDALRasterAttributeTable></PAMRasterBand>",
}


@pytest.mark.parametrize("kind", HONEST)
def test_metadata_as_other_programs_write_them_are_read(tmp_path: Path, kind: str) -> None:
    told = '<Metadata domain="told"><MDI key="a">b</MDI></Metadata>'
    assert opened_with(tmp_path, told + HONEST[kind]) == "{'a': 'b'} 6\n"


def test_metadata_of_many_bytes_beside_a_raster_are_not_read(tmp_path: Path) -> None:
    scenes.write_scene(tmp_path, shape=(32, 24, 6))
    with (tmp_path / "scene.tif.aux.xml").open("wb") as beside:
        beside.truncate(MOST_BESIDE + 1)
    ended = freenet(
        tmp_path, "train", "--input", "scene.tif", "--training", "scene.gpkg", "--field", "class_id",
        "--model", "m.safetensors",
    )  # fmt: skip
    assert ended.returncode == 1
    assert f"The metadata in 'scene.tif.aux.xml' take {MOST_BESIDE // 10**6} MB" in ended.stderr
