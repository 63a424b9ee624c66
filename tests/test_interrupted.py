# SPDX-License-Identifier: GPL-3.0-or-later
"""The classification of a large scene, interrupted in any way, goes on where it stopped; with the real engine.

Scenes are small and count as large, and the engine is made to believe that it has little memory.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
import pythons
import scenes
import torch
from osgeo import gdal
from planted import link
from processes import ENDED_SUDDENLY, SUDDENLY

from freenet_qgis import workflow
from freenet_qgis.contract.job import ClassInfo, Job, TrainOptions
from freenet_qgis.contract.model_card import ModelCard
from freenet_qgis.engine.learners import model_file
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.raster import new_arrays
from freenet_qgis.paths import PACKAGE
from freenet_qgis.request import ClassifyRequest, EngineChoice, Outputs, Scene
from freenet_qgis.workers.process import ENGINE as ENGINE_MODULE
from freenet_qgis.workers.process import EngineCrash, our_module
from freenet_qgis.workflow import Canceled, classification

SHAPE, SIDE, TILES, STATISTICS = (200, 150, 6), 64, 12, 9
DIED = FreeNetError, EngineCrash  # Windows does not tell that somebody ended a process
CLASSES = tuple(ClassInfo(value, name, scenes.COLORS[value]) for value, name in scenes.CLASSES.items())

ENGINE = """
import os, sys, time
sys.path[:0] = {paths!r}
from freenet_qgis.engine.mapping import map_files, statistics_file
from freenet_qgis.engine.__main__ import main
from freenet_qgis.engine.limits import Limits
put, save, done = map_files.MapFiles.put, statistics_file.StatisticsFile.save, 0
def counted(name, call):
    def wrapped(*arguments):
        global done
        call(*arguments)
        with open({log!r}, "a") as log:
            log.write(name + "\\n")
        done += 1
        if done == {dies_after}:
            os.kill(os.getpid(), {suddenly})
        while done == {stays_after}:
            time.sleep(1)
    return wrapped
map_files.MapFiles.put, statistics_file.StatisticsFile.save = counted("tile", put), counted("statistic", save)
del sys.argv[0]  # the script that would have started it
raise SystemExit(main(Limits(largest_whole=0, tile_sides=({side},), noted_every_s=-1.0)))
"""


@dataclass
class Recorder:
    """A progress that remembers, and cancels once the log of the engine is so long."""

    cancels: Path | None = None
    lines: int = 0
    stages: list[str] = field(default_factory=list)
    infos: list[str] = field(default_factory=list)

    def stage(self, name: str) -> None:
        self.stages.append(name)

    def fraction(self, done: float) -> None:
        pass

    def remaining(self, least: float, most: float) -> None:
        pass

    def info(self, text: str) -> None:
        self.infos.append(text)

    def warning(self, text: str) -> None:
        raise AssertionError(text)

    def learning(self, step: int, loss: float, network: int) -> None:
        raise AssertionError(step)

    def held_out(self, step: int, accuracy: float) -> None:
        raise AssertionError(step)

    def preview(self, classes: np.ndarray, job: Job) -> None:
        raise AssertionError(job)

    def is_enough(self) -> bool:
        return False

    def is_canceled(self) -> bool:
        return bool(self.cancels and self.cancels.exists() and len(self.cancels.read_text().split()) >= self.lines)


@dataclass(frozen=True)
class Place:
    """A scene, a model, and where their map goes."""

    folder: Path
    request: ClassifyRequest

    @property
    def kept(self) -> Path:
        """The run folder of the map."""
        return self.folder / ".map.tif.freenet-part"

    def engine(self, dies_after: int = 0, stays_after: int = 0) -> Path:
        """A Python whose engine works in small tiles, tells what it does, and kills itself after so much of it.

        Or does no more, until it is ended.
        """
        shutil.rmtree(self.folder / "python", ignore_errors=True)
        code = ENGINE.format(
            paths=[str(PACKAGE.parent), *sys.path],
            side=SIDE,
            dies_after=dies_after,
            stays_after=stays_after,
            log=str(self.folder / "log"),
            suddenly=SUDDENLY,
        )
        return pythons.that_runs(self.folder / "python", code)

    def run(
        self, dies_after: int = 0, stays_after: int = 0, progress: Recorder | None = None, **changes: object
    ) -> Recorder:
        """Classify; what the engine does is in `done`."""
        (self.folder / "log").unlink(missing_ok=True)
        progress = progress or Recorder()
        wanted = replace(self.request, engine=EngineChoice(self.engine(dies_after, stays_after), "cpu"), **changes)
        workflow.classify(wanted, progress)
        return progress

    def done(self) -> tuple[int, int]:
        """How many statistics and tiles the last engine has finished."""
        words = (self.folder / "log").read_text(encoding="utf-8").split()
        return words.count("statistic"), words.count("tile")

    def maps(self) -> list[np.ndarray]:
        """What was published."""
        return [gdal.Open(str(path)).ReadAsArray() for path in self.request.outputs.files()]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a scene and a model."""
    folder = tmp_path_factory.mktemp("inputs")
    made = scenes.write_scene(folder, shape=SHAPE, nodata_frame_px=3)
    bands = raster.describe(made.raster).bands
    card = ModelCard(
        version="0", created="", scene="scene", bands=bands, source_bands=len(bands), band_mean=(0.2,) * len(bands),
        band_std=(0.1,) * len(bands), classes=CLASSES, width_factor=0.5, masked_statistics=True,
        frozen_statistics=False, views=1, options=TrainOptions(), seed=0, device="CPU",
    )  # fmt: skip
    torch.manual_seed(0)
    model_file.save(folder / "model.safetensors", FreeNet(len(bands), len(CLASSES), 0.5), card)
    return folder


def place_in(folder: Path, inputs: Path) -> Place:
    for name in ("scene.tif", "model.safetensors"):
        shutil.copy(inputs / name, folder)
    outputs = Outputs(
        class_map=folder / "map.tif",
        confidence=folder / "confidence.tif",
        probabilities=folder / "probabilities.tif",
    )
    scene = Scene(folder / "scene.tif", large_bytes=0)
    return Place(folder, ClassifyRequest(scene, folder / "model.safetensors", outputs))


@pytest.fixture
def place(tmp_path: Path, inputs: Path) -> Place:
    return place_in(tmp_path, inputs)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, inputs: Path) -> list[np.ndarray]:
    """The maps of a run that nobody interrupts."""
    place = place_in(tmp_path_factory.mktemp("whole"), inputs)
    progress = place.run()
    assert place.done() == (STATISTICS, TILES)
    assert not place.kept.exists()
    assert any("GB of temporary disk space are needed; the image is read in place." in text for text in progress.infos)
    return place.maps()


@pytest.mark.slow
def test_an_engine_killed_in_the_middle_of_the_map_goes_on(place: Place, whole: list[np.ndarray]) -> None:
    first = Recorder()
    with pytest.raises(DIED, match=r"The system ended the engine|stopped unexpectedly"):
        place.run(dies_after=STATISTICS + 5, progress=first)
    assert any(f"kept in '{place.kept}'" in text and "delete the folder" in text for text in first.infos)
    assert not place.request.outputs.class_map.exists()
    second = place.run()
    assert place.done() == (0, TILES - 5)
    assert second.infos[0].startswith("Going on with the classification that was interrupted at ")
    assert "Reading the raster" not in second.stages
    for expected, found in zip(whole, place.maps()):
        np.testing.assert_array_equal(found, expected)
    assert not place.kept.exists()


@pytest.mark.slow
def test_a_run_cancelled_in_the_middle_of_the_statistics_goes_on(place: Place, whole: list[np.ndarray]) -> None:
    first = Recorder(place.folder / "log", lines=3)
    with pytest.raises(Canceled):
        place.run(stays_after=3, progress=first)
    assert place.done() == (3, 0)
    assert "kept in" in first.infos[-1]
    place.run()
    assert place.done() == (STATISTICS - 3, TILES)
    for expected, found in zip(whole, place.maps()):
        np.testing.assert_array_equal(found, expected)


@pytest.mark.slow
def test_a_run_whose_process_is_killed_goes_on(place: Place, whole: list[np.ndarray]) -> None:
    """As when QGIS crashes while the engine computes: nobody is left to clean up, and the lock is nobody's."""
    engine = place.engine(stays_after=STATISTICS + 2)
    maps = {kind.id: str(path) for kind, path in place.request.outputs.maps().items()}
    code = f"""
import os, sys
sys.path[:0] = {[str(PACKAGE.parent), str(Path(__file__).parent)]!r}
from pathlib import Path
from test_interrupted import Recorder, workflow
from freenet_qgis.request import *
class Killer(Recorder):
    def is_canceled(self):
        if super().is_canceled():
            os.kill(os.getpid(), {SUDDENLY})
        return False
outputs = Outputs(**{{name: Path(path) for name, path in {maps!r}.items()}})
scene = Scene(Path({str(place.request.scene.raster)!r}), large_bytes=0)
engine = EngineChoice(Path({str(engine)!r}), "cpu")
request = ClassifyRequest(scene, Path({str(place.request.model)!r}), outputs, engine)
workflow.classify(request, Killer(Path({str(place.folder / "log")!r}), {STATISTICS + 2}))
"""
    ended = subprocess.run([sys.executable, "-c", code], timeout=300, check=False)
    assert ended.returncode == ENDED_SUDDENLY
    assert place.kept.exists()
    place.run()
    assert place.done() == (0, TILES - 2)
    for expected, found in zip(whole, place.maps()):
        np.testing.assert_array_equal(found, expected)


@pytest.mark.slow
def test_what_is_computed_by_hand_too_is_only_published(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DIED):
        place.run(dies_after=1)
    by_hand = [place.engine(), *our_module(ENGINE_MODULE), place.kept]
    subprocess.run(by_hand, cwd=place.folder, capture_output=True, timeout=300, check=True)
    assert place.done() == (STATISTICS, TILES)
    with monkeypatch.context() as patched, pytest.raises(Canceled):
        patched.setattr(classification, "publish_results", _cancel)
        place.run()
    place.run()
    assert not (place.folder / "log").exists()
    assert all(path.exists() for path in place.request.outputs.files())


def _cancel(*arguments: object) -> None:
    raise Canceled


@pytest.mark.slow
@pytest.mark.parametrize("what", ["raster", "model", "options"])
def test_what_is_left_of_another_run_is_discarded(place: Place, what: str) -> None:
    with pytest.raises(DIED):
        place.run(dies_after=1)
    changes = {}
    if what == "raster":
        os.utime(place.request.scene.raster)
    elif what == "model":
        network, card = model_file.load(place.request.model, torch.device("cpu"))
        network.classifier.bias.data += 1
        model_file.save(place.request.model, network, card)
    else:
        changes["outputs"] = replace(place.request.outputs, probabilities=None)
    progress = place.run(**changes)
    assert any("is discarded: it had another raster, model or options" in text for text in progress.infos)
    assert place.done() == (STATISTICS, TILES)
    assert not place.kept.exists()


@pytest.mark.slow
def test_two_runs_on_one_result_at_once_are_refused(place: Place) -> None:
    class Nosy(Recorder):
        def stage(self, name: str) -> None:
            if name == "Reading the raster":
                with pytest.raises(FreeNetError, match=f"process {os.getpid()} on .* is writing '.*map.tif'"):
                    place.run()
            super().stage(name)

    progress = Nosy()
    place.run(progress=progress)
    assert "Writing the results" in progress.stages
    assert not place.kept.exists()


@pytest.mark.slow
def test_a_run_that_fails_before_the_raster_is_read_leaves_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(place.folder)
    monkeypatch.setattr(new_arrays.shutil, "disk_usage", lambda folder: usage._replace(free=1000))
    before = set(place.folder.iterdir()) | {place.folder / "python"}
    with pytest.raises(FreeNetError, match=r"GB of temporary space; the disk of .* has 0\.0 GB left"):
        place.run()
    assert set(place.folder.iterdir()) == before


@pytest.mark.slow
def test_small_scenes_leave_nothing(place: Place) -> None:
    progress = Recorder(place.folder / "log", lines=3)
    with pytest.raises(Canceled):
        place.run(stays_after=3, progress=progress, scene=Scene(place.request.scene.raster))
    assert not place.kept.exists()
    assert not any("kept" in text for text in progress.infos)


@pytest.mark.slow
def test_a_wrong_clock_does_not_keep_a_run_from_going_on(place: Place, whole: list[np.ndarray]) -> None:
    with pytest.raises(DIED):
        place.run(dies_after=STATISTICS + 5)
    for path in place.kept.iterdir():
        os.utime(path, (4_000_000_000, 4_000_000_000))  # in the year 2096
    place.run()
    assert place.done() == (0, TILES - 5)
    for expected, found in zip(whole, place.maps()):
        np.testing.assert_array_equal(found, expected)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["begun.json", "valid.npy", "cube.json"])  # those of the engine: tests/fuzz
def test_a_damaged_folder_is_gone_on_with_or_begun_anew(place: Place, whole: list[np.ndarray], name: str) -> None:
    with pytest.raises(DIED):
        place.run(dies_after=STATISTICS + 5)
    path = place.kept / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    place.run()
    for expected, found in zip(whole, place.maps()):
        np.testing.assert_array_equal(found, expected)
    assert not place.kept.exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["report.json", "class_map.npy"])
def test_results_that_were_damaged_before_they_were_published_are_computed_again(
    place: Place, whole: list[np.ndarray], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with monkeypatch.context() as patched, pytest.raises(Canceled):
        patched.setattr(classification, "publish_results", _cancel)
        place.run()
    path = place.kept / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    place.run()
    for expected, found in zip(whole, place.maps()):
        np.testing.assert_array_equal(found, expected)


@pytest.mark.slow
def test_a_map_may_be_named_from_the_current_folder(
    place: Place, whole: list[np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place.folder)
    maps = place.request.outputs.maps()
    place.run(outputs=Outputs(**{kind.id: path.relative_to(place.folder) for kind, path in maps.items()}))
    for expected, found in zip(whole, place.maps()):
        np.testing.assert_array_equal(found, expected)
    assert not place.kept.exists()


@pytest.mark.slow
def test_nothing_is_removed_or_written_through_a_link(place: Place) -> None:
    elsewhere = place.folder / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_text("Dear")
    link(place.kept, elsewhere)
    with pytest.raises(FreeNetError, match="is a link; a folder of that name is wanted"):
        place.run()
    assert [path.name for path in elsewhere.iterdir()] == ["letter.txt"]
