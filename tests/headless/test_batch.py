# SPDX-License-Identifier: GPL-3.0-or-later
"""Many scenes with one command."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scenes
from commands import freenet
from osgeo import gdal
from processes import mentioned

from freenet_qgis.contract.maps import OPTIONAL_MAPS
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.digest import sha256_of
from freenet_qgis.geodata.results.provenance import Provenance, read_provenance
from freenet_qgis.headless.inputs.scenes import requests
from freenet_qgis.headless.options.patterns import expand
from freenet_qgis.headless.options.shared import BESIDE_THE_MAP
from freenet_qgis.request import FurtherRaster


@pytest.fixture
def folder(model: Path, tmp_path: Path) -> Path:
    """A folder with two good scenes, one between them for which the model does not fit, and the model."""
    for name, bands in {"a": 6, "b": 3, "c": 6}.items():
        scenes.write_scene(tmp_path, name, shape=(32, 24, bands))
    (tmp_path / "m.safetensors").write_bytes(model.read_bytes())
    return tmp_path


def status(said: str) -> dict[str, str]:
    """The first two columns of the table."""
    return dict(line.split()[:2] for line in said.splitlines()[1:])


def made(path: Path) -> tuple[Provenance, bytes]:
    """Where a map comes from, and its pixels."""
    return read_provenance(path), gdal.Open(str(path)).ReadRaster()


@pytest.mark.slow
def test_a_bad_scene_is_told_and_the_others_are_mapped(folder: Path) -> None:
    command = ("classify", "?.tif", "gone.tif", "--model", "m.safetensors", "--output-folder", "new/maps")
    options = ("--device", "cpu", "--confidence", "--report", "--manifest", "told.json")
    ended = freenet(folder, *command, *options, TMPDIR=str(folder))
    assert ended.returncode == 1
    assert status(ended.stdout) == {"a.tif": "done", "b.tif": "failed", "c.tif": "done", "gone.tif": "failed"}
    assert "The model wants a band" in ended.stdout and "There is no file 'gone.tif'" in ended.stdout
    assert ended.stderr.count("'b.tif' has 3 bands") == 1 and "Traceback" not in ended.stderr
    assert ended.stderr.count("Starting PyTorch") == 1, "the one of the first scene does the last one, too"
    assert not mentioned(folder), "nothing outlives the command"
    names = {"a_classes.tif", "a_confidence.tif", "c_classes.tif", "c_confidence.tif"}
    assert {path.name for path in (folder / "new" / "maps").glob("*.tif")} == names
    told = json.loads((folder / "told.json").read_text(encoding="utf-8"))["scenes"]
    assert [one["status"] for one in told] == ["done", "failed", "done", "failed"]
    assert told[0]["sha256"] == sha256_of(folder / "new" / "maps" / "a_classes.tif")
    page = (folder / "new" / "maps" / "a_report.html").read_text(encoding="utf-8")
    assert "m.safetensors" in page and "was not measured" in page
    assert len(np.unique(gdal.Open(str(folder / "new" / "maps" / "c_classes.tif")).ReadAsArray())) == 4


@pytest.mark.slow
def test_finished_scenes_are_skipped_until_the_scene_changes(folder: Path) -> None:
    command = ("classify", "a.tif", "c.tif", "--model", "m.safetensors", "--output-folder", ".", "--device", "cpu")
    assert status(freenet(folder, *command).stdout) == {"a.tif": "done", "c.tif": "done"}
    later = (folder / "c_classes.tif").stat().st_mtime + 3600
    os.utime(folder / "c.tif", (later, later))
    ended = freenet(folder, *command)
    assert (ended.returncode, status(ended.stdout)) == (0, {"a.tif": "skipped", "c.tif": "done"})
    os.utime(folder / "m.safetensors", (later + 60, later + 60))
    left = folder / ".a_classes.tif.freenet-part"  # by who was killed once the map was there
    left.mkdir()
    for name in ("begun.json", "engine.log"):
        (left / name).touch()
    assert status(freenet(folder, *command).stdout) == {"a.tif": "skipped", "c.tif": "skipped"}
    assert not left.exists()
    first, pixels = made(folder / "a_classes.tif")
    assert status(freenet(folder, *command[:2], *command[3:], "--overwrite").stdout) == {"a.tif": "done"}
    again, same_pixels = made(folder / "a_classes.tif")
    assert same_pixels == pixels and again.created >= first.created
    assert replace(again, created="", seconds="") == replace(first, created="", seconds="")
    assert (again.scene, again.bands, again.model, again.device[:3]) == ("a.tif", "1-6", "m.safetensors", "CPU")
    assert again.model_sha256 == sha256_of(folder / "m.safetensors")


@pytest.mark.slow
def test_a_missing_model_ends_it_all_with_a_sentence(folder: Path) -> None:
    ended = freenet(folder, "classify", "*.tif", "--model", "gone.safetensors", "--output-folder", "maps")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "gone.safetensors' cannot be read" in ended.stderr and not (folder / "maps").exists()


def test_patterns_are_files_in_order_and_each_once(tmp_path: Path) -> None:
    for name in ("b.tif", "a.tif", "c.img", "[1].tif"):
        (tmp_path / name).touch()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.tif").touch()
    assert expand([f"{tmp_path}/[ab].tif", f"{tmp_path}/*.tif"]) == [
        tmp_path / name for name in ("a.tif", "b.tif", "[1].tif")
    ]
    assert expand([f"{tmp_path}/**/d.tif", f"{tmp_path}/[1].tif"]) == [
        tmp_path / "deep" / "d.tif",
        tmp_path / "[1].tif",
    ]
    with pytest.raises(FreeNetError, match=r"No file matches '.*x\*'"):
        expand([f"{tmp_path}/x*"])


def asked(*rasters: Path, folder: Path) -> Namespace:
    beside = {**{kind.option: None for kind in OPTIONAL_MAPS}, "confidence": BESIDE_THE_MAP, "report": BESIDE_THE_MAP}
    rest = {
        "output": None,
        "output_folder": folder,
        "model": Path("m"),
        "device": "cpu",
        "statistics": "exact",
        "large_bytes": 10**9,
        **dict.fromkeys(("area", "extent", "mask")),
        "mask_values": "",
        "dates": (),
        "stack": [],
        "resampling": "",
    }
    return Namespace(input=rasters, **rest, **beside)


def test_results_are_named_after_the_scene(tmp_path: Path) -> None:
    (wanted,) = requests(asked(Path("x/scene.dat"), folder=tmp_path))
    endings = ("classes.tif", "confidence.tif", "report.html")
    assert wanted.outputs.files() == [tmp_path / f"scene_{ending}" for ending in endings]


def test_maps_of_an_earlier_run_are_no_scenes(tmp_path: Path) -> None:
    names = ("a.tif", "a_classes.tif", "a_probabilities.tif", "b_classes.tif")
    found = requests(asked(*(tmp_path / name for name in names), folder=tmp_path))
    assert [request.scene.raster.name for request in found] == ["a.tif", "b_classes.tif"]


def test_scenes_of_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match=r"'x.a\.tif' and 'y.a\.tif' would both be written to '.*a_classes\.tif'"):
        requests(asked(Path("x/a.tif"), Path("y/a.tif"), folder=tmp_path))


def test_further_rasters_go_with_every_scene(tmp_path: Path) -> None:
    options = asked(tmp_path / "a.tif", tmp_path / "b.tif", folder=tmp_path)
    options.stack, options.resampling = [tmp_path / "dsm.tif", tmp_path / "scl.tif"], "auto,nearest"
    found = requests(options)
    further = (FurtherRaster(tmp_path / "dsm.tif"), FurtherRaster(tmp_path / "scl.tif", resampling="nearest"))
    assert [request.scene.further for request in found] == [further, further]


def test_no_map_is_written_over_a_further_raster(tmp_path: Path) -> None:
    (tmp_path / "a_classes.tif").touch()
    options = asked(tmp_path / "a.tif", folder=tmp_path)
    options.stack = [tmp_path / "a_classes.tif"]
    with pytest.raises(FreeNetError, match=r"'a_classes\.tif' is an input of this run"):
        requests(options)
