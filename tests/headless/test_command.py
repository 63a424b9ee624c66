# SPDX-License-Identifier: GPL-3.0-or-later
"""Train, classify, assess and info, as a person types them on a server."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import pythons
import scenes
from commands import (
    FREENET,
    FREENET_OF_LARGE_SCENES,
    INTERRUPTIBLE_FREENET,
    Freenet,
    environment,
    freenet,
    interrupt,
)
from osgeo import gdal
from processes import ends, engines

from freenet_qgis import paths
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.model_header import read_model_card

STAGES = ["Reading training data", "Reading the raster", "Starting PyTorch", "Writing the results", "Done."]


@pytest.fixture
def here(model: Path, freenet_here: Freenet) -> Callable[..., tuple[int, str, str]]:
    """The command in the folder of the model: status, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        ended = freenet_here(model.parent, *arguments)
        return ended.returncode, ended.stdout, ended.stderr

    return run


def pixels(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


def test_training_leaves_model_map_and_report(model: Path) -> None:
    card = read_model_card(model)
    assert (card.options, card.seed) == (TrainOptions("fast", 10), 3)
    assert [info.name for info in card.classes] == ["1", "2", "3", "4"]
    report = json.loads((model.parent / "report.json").read_text(encoding="utf-8"))
    said = (model.parent / "said.txt").read_text(encoding="utf-8")
    assert f"Overall accuracy {100 * report['overall_accuracy']:.1f} %" in said
    assert f"{report['places']['polygons']} polygons in {report['places']['places']} places" in said
    assert said.splitlines()[-3:] == [str(model.parent / name) for name in ("map.tif", "m.safetensors", "report.html")]
    assert len(np.unique(pixels(model.parent / "map.tif"))) == 4


def test_a_log_has_a_line_for_each_stage(model: Path) -> None:
    lines = (model.parent / "progress.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line in STAGES] == STAGES
    assert not any(line.lstrip()[:1].isdigit() for line in lines)  # no percentages as on a terminal


def test_a_log_tells_the_held_out_accuracy_as_the_report_has_it(model: Path) -> None:
    lines = (model.parent / "progress.txt").read_text(encoding="utf-8").splitlines()
    report = json.loads((model.parent / "report.json").read_text(encoding="utf-8"))
    average = f"{100 * report['average_accuracy']:.1f}"
    told = [line for line in lines if line.endswith(" on held-out pixels")]
    assert told[-1] == f"Step 7: average accuracy {average} % on held-out pixels"
    assert f"average accuracy {average} %" in (model.parent / "said.txt").read_text(encoding="utf-8")


def test_a_log_says_that_the_model_that_is_kept_is_another(model: Path) -> None:
    sentence = "Accuracy was measured on a model trained without the held-out places"
    assert sentence in (model.parent / "progress.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_model_maps_its_scene_as_training_did(model: Path, tmp_path: Path, freenet_here: Freenet) -> None:
    output = tmp_path / "again.tif"
    ended = freenet_here(
        model.parent, "classify", "scene.tif", "--model", model.name, "--output", output, "--device", "cpu"
    )
    assert ended.returncode == 0, ended.stderr
    assert np.array_equal(pixels(output), pixels(model.parent / "map.tif"))


@pytest.mark.slow
def test_two_files_are_mapped_as_one_with_their_bands(model: Path, tmp_path: Path, freenet_here: Freenet) -> None:
    for name, bands in (("one.tif", [1, 2, 3]), ("other.tif", [4, 5, 6])):
        gdal.Translate(str(tmp_path / name), str(model.parent / "scene.tif"), bandList=bands)
    ended = freenet_here(
        tmp_path,
        *("classify", "one.tif", "--stack", "other.tif", "--model", model, "--output", "map.tif", "--device", "cpu"),
    )
    assert ended.returncode == 0, ended.stderr
    assert np.array_equal(pixels(tmp_path / "map.tif"), pixels(model.parent / "map.tif"))
    ended = freenet_here(
        tmp_path, "classify", "one.tif", "--stack", "gone.tif", "--model", model, "--output", "map.tif"
    )
    assert ended.returncode == 1 and "There is no file 'gone.tif'" in ended.stdout


@pytest.mark.slow
@pytest.mark.parametrize("reference", ["scene.gpkg", "truth.tif"])
def test_assessing_prints_the_figures_of_its_report(
    model: Path, tmp_path: Path, reference: str, freenet_here: Freenet
) -> None:
    gdal.Translate(str(model.parent / "truth.tif"), str(model.parent / "map.tif"))
    field = ["--field", "class_id"] if reference.endswith(".gpkg") else []
    ended = freenet_here(
        model.parent,
        *("assess", "--input", "map.tif", "--reference", reference, *field, "--report", tmp_path / "page.html"),
    )
    assert ended.returncode == 0, ended.stderr
    report = json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))
    assert f"Overall accuracy {100 * report['overall_accuracy']:.1f} %" in ended.stdout
    assert f"Kappa {report['kappa']:.3f}" in ended.stdout


@pytest.mark.slow
def test_a_large_scene_goes_where_the_current_folder_says(model: Path, tmp_path: Path) -> None:
    for name in ("scene.tif", model.name):
        shutil.copyfile(model.parent / name, tmp_path / name)
    (tmp_path / "maps").mkdir()
    arguments = ["classify", "../scene.tif", "--model", f"../{model.name}", "--output", "out.tif", "--device", "cpu"]
    python = os.path.relpath(sys.executable, tmp_path / "maps")
    ended = freenet(tmp_path / "maps", *arguments, command=FREENET_OF_LARGE_SCENES, FREENET_PYTHON=python)
    assert ended.returncode == 0, ended.stderr
    assert "temporary disk space are needed" in ended.stderr
    assert [path.name for path in (tmp_path / "maps").glob("*.tif")] == ["out.tif"]
    assert np.array_equal(pixels(tmp_path / "maps" / "out.tif"), pixels(model.parent / "map.tif"))
    assert not list((tmp_path / "maps").glob(".*"))


def test_info_tells_what_a_model_is(model: Path, tmp_path: Path, freenet_here: Freenet) -> None:
    page = tmp_path / "model.html"
    ended = freenet_here(model.parent, "info", model.name, "--report", str(page))
    assert ended.returncode == 0, ended.stderr
    for fact in ("scene.tif", "420 to 2400 nm", "1, 2, 3, 4", "preset Fast, 10 steps, seed 3"):
        assert fact in ended.stdout
    assert "scene.tif" in page.read_text(encoding="utf-8")


@pytest.mark.slow
def test_who_stops_reading_sees_no_traceback(model: Path) -> None:
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen([*FREENET, "info", model.name], cwd=model.parent, env=environment(), **pipe) as process:
        process.stdout.close()
        assert (process.stderr.read(), process.wait(60)) == (b"", 0)


def test_checking_training_polygons_prints_and_writes_them(model: Path, tmp_path: Path, freenet_here: Freenet) -> None:
    output = tmp_path / "checked.gpkg"
    inputs = ("--input", "scene.tif", "--training", "scene.gpkg", "--field", "class_name")
    ended = freenet_here(model.parent, "check-training", *inputs, "--device", "cpu", "--output", output)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("Polygon  Class") and ended.stdout.rstrip().endswith(str(output))
    written = gdal.OpenEx(str(output))
    layer = written.GetLayer(0)
    assert (layer.GetName(), layer.GetFeatureCount()) == ("checked", 12)
    assert {feature["mapped_as"] for feature in layer} == set(scenes.CLASSES.values())


@pytest.mark.slow
def test_suggesting_places_prints_and_writes_them(model: Path, tmp_path: Path, freenet_here: Freenet) -> None:
    made, output = tmp_path / "p.tif", tmp_path / "places.gpkg"
    typed_first = ("classify", "scene.tif", "--model", model.name, "--device", "cpu")
    freenet_here(model.parent, *typed_first, "--output", tmp_path / "map.tif", "--probabilities", made)
    ended = freenet_here(
        model.parent, *("suggest", "--input", made, "--count", 3, "--distance", 50, "--output", output)
    )
    assert ended.returncode == 0, ended.stderr
    written = gdal.OpenEx(str(output))
    places = [feature.GetGeometryRef().GetPoint(0)[:2] for feature in written.GetLayer(0)]
    assert len(places) == 3
    assert all(f"{rank}     {x:.10g}" in ended.stdout for rank, (x, _) in enumerate(places, start=1))
    ended = freenet_here(
        model.parent,
        *("suggest", "--input", made, "--training", "scene.gpkg", "--distance", 10, "--output", output),
    )
    assert ended.returncode == 0, ended.stderr
    assert "No place has room" in ended.stderr


@pytest.mark.slow
def test_training_on_several_scenes_prints_a_row_for_each(model: Path, tmp_path: Path, freenet_here: Freenet) -> None:
    for name, seed in (("b", 5), ("c", 6)):
        scenes.write_scene(tmp_path, name, (32, 24, 6), seed, light_seed=seed, drawn=(1, 2))
    also = [("--also", tmp_path / f"{name}.tif", tmp_path / f"{name}.gpkg", "class_id") for name in "bc"]
    trained = tmp_path / "m.safetensors"
    ended = freenet_here(model.parent, *typed(str(trained)), *also[0], *also[1])
    assert ended.returncode == 0, ended.stderr
    rows = [line.split()[:3] for line in ended.stdout.splitlines() if line.split(".tif")[0] in ("scene", "b", "c")]
    card = read_model_card(trained)
    assert rows == [[one.scene, str(one.polygons), str(sum(one.pixels))] for one in card.scenes]
    assert [info.name for info in card.classes] == ["1", "2", "3", "4"]
    told = freenet_here(model.parent, "info", trained).stdout
    assert "3 scenes: scene.tif" in told and "the mean and deviation of each scene itself" in told


@pytest.mark.slow
def test_a_raster_of_classes_trains_in_place_of_polygons(model: Path, tmp_path: Path, freenet_here: Freenet) -> None:
    trained = tmp_path / "m.safetensors"
    ended = freenet_here(
        model.parent,
        *("train", "--input", "scene.tif", "--training-raster", "map.tif", "--erode", 1, "--most-pixels", 9),
        *("--preset", "fast", "--steps", 10, "--device", "cpu", "--model", trained),
    )
    assert ended.returncode == 0, ended.stderr
    assert "Patches eroded by 1 pixel" in ended.stderr and "At most 9 pixels of each class" in ended.stderr
    card = read_model_card(trained)
    assert [info.name for info in card.classes] == ["1", "2", "3", "4"] and max(card.training_pixels) == 9
    assert any("Patches eroded by 1 pixel" in text for text in card.remarks)


def test_a_raster_without_classes_is_refused(model: Path, here: Callable[..., tuple[int, str, str]]) -> None:
    wanted = ("train", "--input", "scene.tif", "--training-raster", "band.tif", "--model", "new.safetensors")
    status, output, errors = here(*wanted)
    assert (status, output) == (1, "") and "a class map has whole numbers 0…255" in errors


WRONG = {
    "field": (["--field", "cover"], "has no field 'cover'"),
    "raster": (["--input", "gone.tif"], "There is no file 'gone.tif'"),
    "polygons": (["--training", "gone.gpkg"], "There is no file 'gone.gpkg'"),
    "ending": (["--output", "map.img"], "'map.img' does not end in .tif. Name it 'map.tif'."),
    "dots": (["--output", "pavia_2.5m"], "Name it 'pavia_2.5m.tif'."),
    "too long": (["--output", f"{'x' * 246}.tif"], "Choose a shorter name"),
    "start model": (["--start-model", "m.safetensors", "--model", "m.safetensors"], "is an input of this run"),
    "input": (["--output", "scene.tif"], "'scene.tif' is an input of this run"),
    "folder": (["--output", "missing/map.tif"], "does not exist"),
    "twice": (["--also", "scene.tif", "scene.gpkg", "class_id"], "The raster 'scene.tif' is given twice"),
    "other field": (["--also", "map.tif", "scene.gpkg", "cover"], "'scene' has no field 'cover'"),
    "other bands": (["--also", "band.tif", "scene.gpkg", "class_id"], "'scene.tif' has 6 bands, 'band.tif' has 1, and"),
    "no band": (["--bands", "1-3, B99"], "names 'B99', no band of 'scene.tif' is called so"),
    "dates": (["--dates", "2021-06-04, 2021-07-10"], "The number of dates, 2, is not that of the rasters, 1"),
    "own map": (["--also", "map.tif", "scene.gpkg", "class_id"], "'map.tif' is a class map that FreeNet wrote"),
}


@pytest.mark.parametrize(("arguments", "sentence"), WRONG.values(), ids=WRONG)
def test_what_the_user_can_mend_is_one_sentence(
    model: Path, here: Callable[..., tuple[int, str, str]], arguments: list[str], sentence: str
) -> None:
    before = sorted(model.parent.iterdir())
    status, output, errors = here(*typed("new.safetensors"), *arguments)
    assert (status, output) == (1, "")
    assert sentence in errors and "Traceback" not in errors
    assert sorted(model.parent.iterdir()) == before


def test_a_python_without_gdal_is_told_in_a_sentence(tmp_path: Path) -> None:
    run = "import sys; sys.modules['osgeo'] = None; from freenet_qgis.__main__ import main; sys.exit(main())"
    for arguments in (["--help"], ["info", "m.safetensors"]):
        ended = freenet(tmp_path, *arguments, command=(sys.executable, "-c", run))
        assert ended.returncode == 1
        assert ended.stderr.startswith(f"Error: The Python '{sys.executable}' cannot load GDAL: ")
        assert ended.stderr.count("\n") == 1
    ended = freenet(tmp_path, "--version", command=(sys.executable, "-c", run))
    assert (ended.returncode, ended.stdout) == (0, f"{paths.metadata('version')}\n")


def test_a_python_without_torch_is_told_with_the_command(model: Path, tmp_path: Path) -> None:
    bare = pythons.without_packages(tmp_path / "bare")
    ended = freenet(model.parent, *typed("new.safetensors"), FREENET_PYTHON=str(bare))
    assert ended.returncode == 1
    assert "pip install torch" in ended.stderr and "Traceback" not in ended.stderr
    assert STAGES[0] not in ended.stderr  # at once


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["map"],
        ["train", "--input", "scene.tif", "--training", "scene.gpkg", "--field", "class_id"],
        [
            "train",
            "--input",
            "scene.tif",
            "--training",
            "scene.gpkg",
            "--field",
            "class_id",
            "--model",
            "m",
            "--seed=-1",
        ],
        ["train", "--input", "scene.tif", "--model", "m"],
        ["train", "--input", "scene.tif", "--training", "scene.gpkg", "--model", "m"],
        ["train", "--input", "scene.tif", "--training", "scene.gpkg", "--training-raster", "map.tif", "--model", "m"],
        ["check-training", "--input", "scene.tif", "--output", "checked.gpkg"],
        ["classify", "scene.tif", "--model", "m.safetensors"],
        ["suggest", "--input", "scene.tif", "--output", "places.gpkg", "--count", "0"],
        ["suggest", "--input", "scene.tif", "--output", "places.gpkg", "--distance", "far"],
        ["classify", "no*.tif", "--model", "m.safetensors", "--output-folder", "maps"],
        ["classify", "scene.tif", "map.tif", "--model", "m.safetensors", "--output", "maps.tif"],
        ["classify", "scene.tif", "--model", "m.safetensors", "--output", "a.tif", "--confidence"],
        ["classify", "scene.tif", "--model", "m.safetensors", "--output-folder", "maps", "--confidence", "a.tif"],
        ["classify", "scene.tif", "--model", "m.safetensors", "--output", "a.tif", "--report"],
        ["classify", "scene.tif", "--model", "m.safetensors", "--output-folder", "maps", "--report", "a.html"],
        ["classify", "scene.tif", "--model", "m.safetensors", "--output", "a.tif", "--scheduler", "here"],
        ["classify", "scene.tif", "--model", "m.safetensors", "--output", "a.tif", "--dates", "June 4th"],
    ],
)
def test_wrong_usage_ends_with_status_2(here: Callable[..., tuple[int, str, str]], arguments: list[str]) -> None:
    status, output, errors = here(*arguments)
    assert (status, output) == (2, "")
    assert "error: " in errors and "Traceback" not in errors


@pytest.mark.slow
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_stops_at_once_and_leaves_nothing(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    scenes.write_scene(tmp_path, shape=(32, 24, 6))
    before = sorted(tmp_path.iterdir())
    running = subprocess.Popen(
        [*INTERRUPTIBLE_FREENET, *typed("new.safetensors"), "--steps", "100000"],
        cwd=tmp_path,
        env=environment(TMPDIR=str(tmp_path)),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with running:
        try:
            next(line for line in running.stderr if line.startswith("Training"))
            (engine,) = engines(running.pid)
            interrupt(running, number)
            assert running.wait(120) == status
            assert "Traceback" not in running.stderr.read()
        finally:
            running.kill()
    assert ends(engine)
    assert sorted(tmp_path.iterdir()) == before


def typed(model: str) -> list[str]:
    """All that training needs, with the quickest options."""
    inputs = ["--input", "scene.tif", "--training", "scene.gpkg", "--field", "class_id"]
    return ["train", *inputs, "--preset", "fast", "--steps", "2", "--device", "cpu", "--model", model]
