# SPDX-License-Identifier: GPL-3.0-or-later
"""Rasters of public bug reports, with the command: what is used, what is left out, and what is said of it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from cases import rasters as cases
from commands import Freenet, freenet
from osgeo import gdal
from planted import link

QUICK = ("--field", "class_id", "--preset", "fast", "--steps", 3, "--device", "cpu", "--validation", "none")


RESULTS = ("--output", "out.tif", "--model", "out.safetensors", "--report", "out.html")


def training(raster: object, *more: object) -> tuple[object, ...]:
    """What maps a raster with the polygons of the base scene; the results are called out."""
    return ("train", "--input", raster, "--training", "scene.gpkg", *QUICK, *RESULTS, *more)


def mapped(folder: Path) -> int:
    """Pixels with a class."""
    return int(np.count_nonzero(gdal.Open(str(folder / "out.tif")).ReadAsArray()))


@pytest.mark.slow
def test_what_is_left_out_is_named_in_log_report_and_info(tmp_path: Path, freenet_here: Freenet) -> None:
    ended = freenet_here(tmp_path, *training(cases.real_alpha(tmp_path).name))
    assert ended.returncode == 0, ended.stderr
    assert "Band 4 (band 4) is left out: the opacity of the raster (alpha)." in ended.stderr
    told = f"{cases.WITHOUT_DATA} of 1,728 pixels (27.1 %) have no data and get no class."
    assert told in ended.stderr and mapped(tmp_path) == 1728 - cases.WITHOUT_DATA
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "1 of 4 bands is left out (the opacity of the raster (alpha)): 4." in page
    assert "Pixels without data" in page
    told = freenet_here(tmp_path, "info", "out.safetensors").stdout
    assert "3 of the 4 of its training raster" in told
    assert f"{cases.WITHOUT_DATA} of 1,728 (27.1 %)" in told


@pytest.mark.slow
def test_nodata_of_64_bits_is_not_mapped_and_stays_exact_in_the_model(tmp_path: Path, freenet_here: Freenet) -> None:
    ended = freenet_here(tmp_path, *training(cases.nodata_of_64_bits(tmp_path).name))
    assert ended.returncode == 0 and "Warning: 1" not in ended.stderr and "RuntimeWarning" not in ended.stderr
    assert mapped(tmp_path) == 1728 - cases.WITHOUT_DATA
    assert str(cases.LARGEST) in freenet_here(tmp_path, "info", "out.safetensors").stdout


@pytest.mark.slow
def test_an_untagged_value_is_warned_of_in_log_and_report(tmp_path: Path, freenet_here: Freenet) -> None:
    ended = freenet_here(tmp_path, *training(cases.untagged(tmp_path, -9999, "int16").name))
    assert f"Warning: {cases.WITHOUT_DATA} of 1,728 pixels (27.1 %) hold -9999 in every band" in ended.stderr
    (figures,) = [*tmp_path.glob("out.json"), *tmp_path.glob("report.json")][:1]
    warnings = json.loads(figures.read_text(encoding="utf-8"))["warnings"]
    assert sum("hold -9999 in every band" in text for text in warnings) == 1


def test_assess_compares_class_0(tmp_path: Path, freenet_here: Freenet) -> None:
    made, _ = cases.base(tmp_path)
    cases.class_map(tmp_path, names=["Water", "Meadow", "Forest", "Bare soil"])
    wrong = (made.truth.astype(np.int16) - 1)[..., None]
    wrong[24:36, :18] = 0
    cases.write(tmp_path / "reference.tif", wrong, nodata=255)
    ended = freenet_here(
        tmp_path, "assess", "--input", "map.tif", "--reference", "reference.tif", "--report", "page.html"
    )
    assert ended.returncode == 0, ended.stderr
    (figures,) = [*tmp_path.glob("page.json"), *tmp_path.glob("report.json")][:1]
    report = json.loads(figures.read_text(encoding="utf-8"))
    assert [info["name"] for info in report["classes"]] == ["Water", "Meadow", "Forest", "Bare soil"]
    compared = gdal.Open(str(tmp_path / "map.tif")).ReadAsArray() != 255
    right = np.mean((made.truth - 1 == wrong[..., 0])[compared])
    assert report["overall_accuracy"] == pytest.approx(right)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Of a server of the folder's files, without a slash at the end."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        port = server.stdout.readline().split(" port ")[1].split()[0]
        yield f"127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()
        server.stdout.close()


@pytest.mark.slow
def test_a_raster_of_a_server_is_used_and_its_password_is_nowhere(tmp_path: Path, address: str) -> None:
    cases.base(tmp_path)
    ended = freenet(tmp_path, *training(f"/vsicurl/http://user:hunter2@{address}/scene.tif?token=hunter2"))
    assert ended.returncode == 0, ended.stderr
    assert mapped(tmp_path) == 1728
    assert "hunter2" not in ended.stdout + ended.stderr
    for path in tmp_path.iterdir():
        assert b"hunter2" not in path.read_bytes(), path.name
    gone = freenet(tmp_path, *training(f"/vsicurl/http://user:hunter2@{address}/gone.tif?token=hunter2"))
    assert gone.returncode == 1 and "hunter2" not in gone.stdout + gone.stderr and "Traceback" not in gone.stderr


@pytest.mark.slow
def test_many_names_are_classified_and_skipped_when_finished(tmp_path: Path, freenet_here: Freenet) -> None:
    name = cases.zipped(tmp_path)
    assert freenet_here(tmp_path, *training(name)).returncode == 0
    command = ("classify", name, "vrt://scene.tif", "--model", "out.safetensors", "--output-folder", "maps")
    ended = freenet_here(tmp_path, *command, "--device", "cpu")
    told = f"{Path('maps/scene_classes.tif')}'. Classify them one after the other"
    assert ended.returncode == 1 and told in ended.stderr
    (tmp_path / "other.tif").write_bytes((tmp_path / "scene.tif").read_bytes())
    command = ("classify", name, "vrt://other.tif", *command[3:], "--device", "cpu")
    ended = freenet_here(tmp_path, *command)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert {path.name for path in (tmp_path / "maps").glob("*.tif")} == {"scene_classes.tif", "other_classes.tif"}
    assert freenet_here(tmp_path, *command).stdout.count("skipped") == 2


def test_a_result_never_replaces_the_archive_of_its_input(tmp_path: Path, freenet_here: Freenet) -> None:
    name = cases.zipped(tmp_path)
    archive = tmp_path / "scene.zip"
    archive.rename(tmp_path / "scene.tif.zip")
    before = (tmp_path / "scene.tif.zip").read_bytes()
    link(tmp_path / "out.tif", tmp_path / "scene.tif.zip")
    ended = freenet_here(tmp_path, *training(name.replace("scene.zip", "scene.tif.zip")))
    assert ended.returncode == 1 and "is an input of this run" in ended.stderr
    assert (tmp_path / "scene.tif.zip").read_bytes() == before


@pytest.mark.slow
def test_two_rasters_of_one_container_train_together(tmp_path: Path, freenet_here: Freenet) -> None:
    path = cases.container(tmp_path)
    ended = freenet_here(
        tmp_path, *training(f"GPKG:{path}:good", "--also", f"GPKG:{path}:junk", "scene.gpkg", "class_id")
    )
    assert ended.returncode == 0, ended.stderr
    assert "many.gpkg:good" in freenet_here(tmp_path, "info", "out.safetensors").stdout
