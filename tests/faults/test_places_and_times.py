# SPDX-License-Identifier: GPL-3.0-or-later
"""Other languages, time zones and clocks, outputs that are open elsewhere, and runs at the same time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import scenes
from osgeo import gdal
from small_runs import CLASSES, SHAPE, EngineHere, Watcher, outputs, request

from freenet_qgis import workflow
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.engine.recipe import recipes
from freenet_qgis.engine.training import training_task
from freenet_qgis.errors import FreeNetError
from freenet_qgis.paths import PACKAGE
from freenet_qgis.workflow import engine_run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> scenes.SyntheticScene:
    return scenes.write_scene(tmp_path_factory.mktemp("scene"), shape=SHAPE)


@pytest.fixture(scope="module")
def expected(scene: scenes.SyntheticScene, tmp_path_factory: pytest.TempPathFactory) -> np.ndarray:
    """The map of an undisturbed run."""
    folder = tmp_path_factory.mktemp("undisturbed")
    workflow.train(request(scene, folder), Watcher())
    return mapped(folder)


def mapped(folder: Path) -> np.ndarray:
    return gdal.Open(str(folder / "map.tif")).ReadAsArray()


RUN = """
import locale, sys
from pathlib import Path
sys.path[:0] = sys.argv[1].split("|")
locale.setlocale(locale.LC_ALL, "")  # as QGIS does
print(locale.localeconv()["decimal_point"])
import scenes
from small_runs import SHAPE, Watcher, request
from freenet_qgis import workflow
scene, out = Path(sys.argv[2]), Path(sys.argv[3])
made = scenes.SyntheticScene(scene / "scene.tif", scene / "scene.gpkg", None, None, None)
workflow.train(request(made, out), Watcher())
"""
LOCALES = [("tr_TR", "UTF-8", ","), ("de_DE", "ISO-8859-1", ",")]


@pytest.mark.parametrize(("name", "letters", "point"), LOCALES)
def test_language_and_time_zone_make_no_difference(
    scene: scenes.SyntheticScene, expected: np.ndarray, tmp_path: Path, name: str, letters: str, point: str
) -> None:
    """Commas in numbers, an I without a dot, a system without UTF-8, and the day of tomorrow."""
    variables = {"LC_ALL": name, "TZ": "Pacific/Kiritimati", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    if letters:
        made = tmp_path / f"{name}.{letters}"
        compiler = shutil.which("localedef")
        command = [compiler, "-i", name, "-f", letters, str(made)]
        if not compiler or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip(f"the locale {made.name} cannot be made here")
        variables.update(LC_ALL=made.name, LOCPATH=str(tmp_path))
    out = tmp_path / ("Ausgabe ü" if letters == "UTF-8" else "out")
    out.mkdir()
    paths = "|".join([str(PACKAGE.parent), str(Path(scenes.__file__).parent)])
    ended = subprocess.run(
        [sys.executable, "-c", RUN, paths, str(scene.raster.parent), str(out)],
        env={**os.environ, **variables}, capture_output=True, timeout=300, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.decode().strip() == point
    assert np.array_equal(mapped(out), expected)


RESULTS = [path.name for path in outputs(Path()).files()]


@pytest.mark.parametrize("locked", RESULTS)
def test_a_result_that_another_program_opens_meanwhile_is_told_and_stays_as_it_was(
    scene: scenes.SyntheticScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    """As on Windows, which replaces no file that is open."""
    monkeypatch.setattr(engine_run, "EngineProcess", EngineHere)
    for path in outputs(tmp_path).files():
        path.write_text("of last week")
    replacing = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == tmp_path / locked and self.parent != tmp_path:
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        return replacing(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FreeNetError, match=rf"{locked}' cannot be written: .* used by another process") as caught:
        workflow.train(request(scene, tmp_path), Watcher())
    assert "Close it in other programs" in caught.value.hint
    assert (tmp_path / locked).read_text() == "of last week"
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith(".freenet")]


@pytest.mark.parametrize("is_same", [True, False], ids=["one result", "two results"])
def test_two_runs_at_once_do_not_disturb_each_other(
    scene: scenes.SyntheticScene, expected: np.ndarray, tmp_path: Path, is_same: bool
) -> None:
    """Each file of one result is that of one of the runs, as a whole."""
    folders = [tmp_path / "first", tmp_path / ("first" if is_same else "second")]
    renamed = tuple(replace(info, name=f"{info.name} (2)") for info in CLASSES)
    runs, problems = [], []
    for number, folder in enumerate(folders):
        folder.mkdir(exist_ok=True)
        wanted = request(scene, folder)
        if number:
            wanted = replace(wanted, training=replace(wanted.training, classes=renamed))
        runs.append(wanted)

    def work(number: int) -> None:
        try:
            workflow.train(runs[number], Watcher())
        except Exception as error:
            problems.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(runs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    for number, folder in enumerate(folders):
        assert np.array_equal(mapped(folder), expected)
        names = [info.name for info in read_model_card(folder / "model.safetensors").classes]
        first, second = [info.name for info in CLASSES], [info.name for info in renamed]
        assert names in ((first, second) if is_same else ((first, second)[number],))
        assert not [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_a_loss_that_is_no_number_is_a_sentence(
    scene: scenes.SyntheticScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a learning rate that no network stands, for nothing milder makes this one diverge."""
    monkeypatch.setattr(engine_run, "EngineProcess", EngineHere)
    steep = replace(recipes.recipe_for(TrainOptions("paper", 20)), learning_rate=1e30)
    monkeypatch.setattr(training_task, "recipe_for", lambda options: steep)
    options = TrainOptions("paper", 20, "polygons")
    with pytest.raises(FreeNetError, match="Training diverged: the loss is nan at step 10"):
        workflow.train(request(scene, tmp_path, options=options), Watcher())
    assert not list(tmp_path.iterdir())
