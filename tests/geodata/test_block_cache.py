# SPDX-License-Identifier: GPL-3.0-or-later
"""GDAL caches no more than fits into a container or job."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import scenes
from commands import environment

MEGABYTE = 2**20
ASK = """
import sys
from pathlib import Path
from osgeo import gdal
from freenet_qgis.geodata.access.gdal_calls import open_raster
open_raster(Path(sys.argv[1]))
print(gdal.GetCacheMax())
"""


def cache_bytes(folder: Path, **variables: str) -> int:
    """What GDAL would cache once a raster is opened."""
    scenes.write_scene(folder, shape=(30, 30, 3))
    command = [sys.executable, "-c", ASK, str(folder / "scene.tif")]
    ended = subprocess.run(command, capture_output=True, text=True, env=environment(**variables))
    assert ended.returncode == 0, ended.stderr
    return int(ended.stdout)


def test_gdal_caches_its_share_of_what_a_job_was_given(tmp_path: Path) -> None:
    assert cache_bytes(tmp_path, SLURM_MEM_PER_NODE="1000") == 50 * MEGABYTE


def test_what_the_user_has_said_holds(tmp_path: Path) -> None:
    assert cache_bytes(tmp_path, SLURM_MEM_PER_NODE="1000", GDAL_CACHEMAX="70") == 70 * MEGABYTE
