# SPDX-License-Identifier: GPL-3.0-or-later
"""The same algorithms without a window: ``qgis_process`` as a person types it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import pythons
from osgeo import gdal
from scenes import SyntheticScene, write_scene

from freenet_qgis import paths
from freenet_qgis.contract.model_header import read_model_card

Run = Callable[..., subprocess.CompletedProcess]
QUICK = ("PRESET=fast", "STEPS=2", "DEVICE=cpu")


GERMAN = "[locale]\noverrideFlag=true\nuserLocale=de\n"


@pytest.fixture(scope="module")
def qgis_process(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs qgis_process in a fresh profile with the plugin enabled."""
    return in_profile(tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="module")
def german_qgis_process(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The same in German."""
    folder = tmp_path_factory.mktemp("deutsch")
    settings = folder / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(GERMAN, encoding="utf-8")
    return in_profile(folder)


def in_profile(folder: Path) -> Run:
    """Runs qgis_process in this profile, with the plugin enabled."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        pytest.skip("qgis_process is not installed")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QGIS_CUSTOM_CONFIG_PATH": str(folder)}

    def run(*arguments: str, **changes: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [program, *arguments], env={**environment, **changes}, capture_output=True, text=True, timeout=300
        )

    assert run("plugins", "enable", "freenet_qgis").returncode == 0
    return run


def test_help_is_plain(qgis_process: Run) -> None:
    told = qgis_process("help", "freenet:trainandclassify").stdout
    texts = [line for line in told.splitlines() if ": <output" not in line]  # QGIS's own way to write a type
    assert "Trains the network FreeNet" in told and not any("<" in line for line in texts)
    assert told.count("How to train.") == 1


def test_help_in_json_names_a_page_on_the_web(qgis_process: Run) -> None:
    told = json.loads(qgis_process("--json", "help", "freenet:train").stdout)
    assert told["algorithm_details"]["help_url"] == paths.page("algorithms/train.md")


def test_map_and_model_from_the_command_line(qgis_process: Run, scene: SyntheticScene, tmp_path: Path) -> None:
    class_map, model, again = tmp_path / "Karte 1.tif", tmp_path / "m.safetensors", tmp_path / "again.tif"
    ended = qgis_process(
        *("run", "freenet:trainandclassify", "--"),
        *(f"INPUT={scene.raster}", f"TRAINING={scene.polygons}", "FIELD=class_id", *QUICK),
        *(f"OUTPUT={class_map}", f"MODEL={model}"),
    )
    assert ended.returncode == 0, ended.stderr
    assert f"OUTPUT:\t{class_map}" in ended.stdout and "OVERALL_ACCURACY:\t0." in ended.stdout
    ended = qgis_process(
        *("run", "freenet:classify", "--", f"INPUT={scene.raster}", f"MODEL={model}", "DEVICE=cpu", f"OUTPUT={again}")
    )
    assert ended.returncode == 0, ended.stderr
    assert gdal.Open(str(again)).ReadRaster() == gdal.Open(str(class_map)).ReadRaster()


@pytest.mark.once
def test_in_a_german_qgis_the_report_is_german(german_qgis_process: Run, scene: SyntheticScene, tmp_path: Path) -> None:
    page, about, saved = (tmp_path / name for name in ("bericht.html", "modell.html", "m.safetensors"))
    ended = german_qgis_process(
        *("run", "freenet:trainandclassify", "--"),
        *(f"INPUT={scene.raster}", f"TRAINING={scene.polygons}", "FIELD=class_id", *QUICK),
        *(f"OUTPUT={tmp_path / 'm.tif'}", f"MODEL={saved}", f"REPORT={page}"),
    )
    assert ended.returncode == 0, ended.stderr
    assert "Die Ergebnisse werden geschrieben" in ended.stdout
    ended = german_qgis_process("run", "freenet:modelinfo", "--", f"MODEL={saved}", f"REPORT={about}")
    assert ended.returncode == 0, ended.stderr
    report, model = (shown(path.read_text(encoding="utf-8")) for path in (page, about))
    assert '<html lang="de">' in report and '<html lang="de">' in model
    assert "FreeNet: Landbedeckungskarte von szene.tif" in report and "FreeNet-Modell: szene.tif" in model
    assert re.search(r"<strong>\d+,\d %</strong><span>Gesamtgenauigkeit</span>", report)
    assert ">Konfusionsmatrix<" in report and ">Trainingspixel<" in model
    for page_text in (report, model):
        assert not re.search(r"\b(the|of|and|with|pixels|polygons|accuracy|class|map)\b", page_text, re.IGNORECASE)


def shown(page: str) -> str:
    """What a browser shows of a page."""
    return re.sub('<style>.*?</style>|<script.*?</script>| class="[^"]*"', "", page, flags=re.DOTALL)


IN_GERMAN = {
    "of_the_workflow": ("INPUT={scene}", {}, "Das Raster hat kein Koordinatenbezugssystem, und „"),
    "of_the_engine": ("DEVICE=cuda", {}, "Das Gerät „cuda“ wurde verlangt, PyTorch"),
    "before_torch": ("SEED=1", {"FREENET_PYTHON": "{bare}"}, "kann torch nicht laden"),
}


@pytest.mark.parametrize(("argument", "environment", "sentence"), IN_GERMAN.values(), ids=IN_GERMAN)
def test_in_a_german_qgis_errors_are_german(
    german_qgis_process: Run,
    scene: SyntheticScene,
    bare: Path,
    tmp_path: Path,
    argument: str,
    environment: dict,
    sentence: str,
) -> None:
    nowhere = tmp_path / "nowhere.tif"
    shutil.copyfile(scene.raster, nowhere)
    gdal.Open(str(nowhere), gdal.GA_Update).SetProjection("")
    name, _, value = argument.format(scene=nowhere).partition("=")
    arguments = {
        "INPUT": scene.raster,
        "TRAINING": scene.polygons,
        "FIELD": "class_id",
        "OUTPUT": tmp_path / "map.tif",
        **dict(part.split("=") for part in QUICK),
        name: value,
    }
    ended = german_qgis_process(
        *("run", "freenet:trainandclassify", "--"),
        *(f"{key}={one}" for key, one in arguments.items()),
        **{variable: text.format(bare=bare) for variable, text in environment.items()},
    )
    if name == "DEVICE" and ended.returncode == 0:
        pytest.skip("this machine has a CUDA device")
    assert ended.returncode == 1
    assert sentence in ended.stderr, ended.stderr


def test_a_further_scene_from_the_command_line(qgis_process: Run, scene: SyntheticScene, tmp_path: Path) -> None:
    other, model = write_scene(tmp_path, "other", (24, 18, 6), drawn=(1, 2)), tmp_path / "m.safetensors"
    ended = qgis_process(
        *("run", "freenet:train", "--"),
        *(f"INPUT={scene.raster}", f"TRAINING={scene.polygons}", "FIELD=class_id", *QUICK),
        *(f"ALSO={other.raster},{other.polygons},class_name", f"MODEL={model}"),
    )
    assert ended.returncode == 0, ended.stderr
    card = read_model_card(model)
    assert [one.scene for one in card.scenes] == [scene.raster.name, "other.tif"]
    assert [info.name for info in card.classes] == ["1", "2", "3", "4", "Meadow", "Water"]


WRONG = {
    "field": ("FIELD=cover", {}, "has no field 'cover'"),
    "raster": ("INPUT=gone.tif", {}, "'gone.tif', given as 'Raster'"),
    "device": ("DEVICE=cuda", {}, "'cuda' was asked for"),
    "python": ("SEED=1", {"FREENET_PYTHON": "gone/python"}, "There is no Python at 'gone/python'"),
    "torch": ("SEED=1", {"FREENET_PYTHON": "{bare}"}, "pip install torch"),
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pythons.without_packages(tmp_path_factory.mktemp("bare"))


@pytest.mark.parametrize(("argument", "environment", "sentence"), WRONG.values(), ids=WRONG)
def test_wrong_input_ends_with_a_sentence_and_no_file(
    qgis_process: Run,
    scene: SyntheticScene,
    bare: Path,
    tmp_path: Path,
    argument: str,
    environment: dict,
    sentence: str,
) -> None:
    name, _, value = argument.partition("=")
    environment = {variable: text.format(bare=bare) for variable, text in environment.items()}
    arguments = {
        "INPUT": scene.raster,
        "TRAINING": scene.polygons,
        "FIELD": "class_id",
        "OUTPUT": tmp_path / "map.tif",
        **dict(part.split("=") for part in QUICK),
        name: value,
    }
    ended = qgis_process(
        *("run", "freenet:trainandclassify", "--"), *(f"{key}={one}" for key, one in arguments.items()), **environment
    )
    if name == "DEVICE" and ended.returncode == 0:
        pytest.skip("this machine has a CUDA device")
    assert ended.returncode == 1
    assert sentence in ended.stderr and "Traceback" not in ended.stderr
    assert not list(tmp_path.iterdir())
