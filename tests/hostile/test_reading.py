# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are read without end: whoever waits can stop it."""

from __future__ import annotations

import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
import scenes
from commands import FREENET, environment, freenet
from osgeo import ogr

from freenet_qgis.geodata.gdal_calls import MOST_BESIDE

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
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143}[ending]
    assert "Traceback" not in said
    assert not (tmp_path / "m.safetensors").exists()


def test_metadata_of_many_bytes_beside_a_raster_are_not_read(tmp_path: Path) -> None:
    scenes.write_scene(tmp_path, shape=(32, 24, 6))
    with (tmp_path / "scene.tif.aux.xml").open("wb") as beside:
        beside.truncate(MOST_BESIDE + 1)
    ended = freenet(
        tmp_path, "train", "--input", "scene.tif", "--training", "scene.gpkg", "--field", "class_id",
        "--model", "m.safetensors",
    )  # fmt: skip
    assert ended.returncode == 1
    assert "The metadata in 'scene.tif.aux.xml' take 10 MB" in ended.stderr
