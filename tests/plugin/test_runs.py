# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs through Processing, with the real engine on small scenes: scripts, threads, batch and models."""

from __future__ import annotations

import itertools
import json
import os
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import qgis.utils
from memory_layers import add_feature, make_layer
from osgeo import gdal
from processes import ends, engines
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsPalettedRasterRenderer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorLayer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication
from scenes import CLASSES, EPSG, SyntheticScene, rectangle, write_cube, write_scene

from freenet_qgis.processing.classify import Classify
from freenet_qgis.processing.inputs import Inputs
from freenet_qgis.processing.provider import FreeNetProvider
from freenet_qgis.request import ClassifyRequest, Outputs

ROWS = {"OVERALL_ACCURACY", "AVERAGE_ACCURACY", "KAPPA"}
DEFAULTS = {"VALIDATION": "polygons", "SEED": 0, "REFIT": True, "ALL_TOUCHED": False}  # which a model has to spell out
QUICK = {"PRESET": "fast", "STEPS": 60, "DEVICE": "cpu"}


@dataclass(frozen=True)
class Trained:
    """Results of a run, and what was said while it ran."""

    results: dict[str, Any]
    log: list[str]


class Log(QgsProcessingFeedback):
    """Keeps what an algorithm says; stops it at the first word that contains `stop_at`."""

    def __init__(self, stop_at: str = "") -> None:
        super().__init__(False)
        self.said: list[str] = []
        self.percent: list[float] = []
        self._stop_at = stop_at
        self.progressChanged.connect(self.percent.append)

    def _note(self, text: str) -> None:
        self.said.append(text)
        if self._stop_at and self._stop_at in text:
            self.cancel()

    def setProgressText(self, text: str) -> None:
        self._note(text)

    def pushInfo(self, info: str) -> None:
        self._note(info)

    def pushWarning(self, warning: str) -> None:
        self._note(warning)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self._note(error)


def pixels(path: str) -> np.ndarray:
    """A raster as GDAL reads it."""
    return gdal.Open(path).ReadAsArray()


def inputs(scene: SyntheticScene, **changes: Any) -> dict[str, Any]:
    """Parameters of a quick run on a scene."""
    return {"INPUT": str(scene.raster), "TRAINING": str(scene.polygons), "FIELD": "class_name", **QUICK, **changes}


@pytest.fixture(scope="module")
def trained(scene: SyntheticScene, tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """One run that writes all it can."""
    folder, log = tmp_path_factory.mktemp("results"), Log()
    names = {
        "OUTPUT": "map.tif",
        "CONFIDENCE": "confidence.tif",
        "PROBABILITIES": "probabilities.tif",
        "MODEL": "model.safetensors",
        "REPORT": "report.html",
    }
    files = {name: str(folder / file) for name, file in names.items()}
    results = processing.run("freenet:trainandclassify", inputs(scene, FIELD="class_id", **files), feedback=log)
    assert {name: results[name] for name in names} == files
    return Trained(results, log.said)


def test_map_has_the_grid_of_the_raster_and_is_right(trained: Trained, scene: SyntheticScene) -> None:
    found, raster = gdal.Open(trained.results["OUTPUT"]), gdal.Open(str(scene.raster))
    assert found.GetGeoTransform() == raster.GetGeoTransform()
    assert found.GetSpatialRef().IsSame(raster.GetSpatialRef())
    assert np.mean(found.ReadAsArray() == scene.truth) > 0.9
    assert pixels(trained.results["PROBABILITIES"]).shape[0] == len(CLASSES)
    assert pixels(trained.results["CONFIDENCE"]).max() <= 1.0


def test_numbers_are_those_of_the_report(trained: Trained) -> None:
    report = json.loads(Path(trained.results["REPORT"]).with_suffix(".json").read_text(encoding="utf-8"))
    assert {name: trained.results[name] for name in ROWS} == {name: report[name.lower()] for name in ROWS}
    assert 0.5 < trained.results["OVERALL_ACCURACY"] <= 1.0


def test_log_names_stages_device_and_loss(trained: Trained) -> None:
    said = "\n".join(trained.log)
    for words in ("Reading the raster", "Training", "Writing the results", "CPU", "loss"):
        assert words in said


def test_log_tells_the_held_out_accuracy_as_the_report_has_it(trained: Trained) -> None:
    report = json.loads(Path(trained.results["REPORT"]).with_name("report.json").read_text(encoding="utf-8"))
    told = [line for line in trained.log if "held-out pixels" in line]
    average = f"average accuracy {100 * report['average_accuracy']:.1f} % on held-out pixels"
    assert told[-1].endswith(average) and told[-1].startswith("Step ")


def test_log_says_of_which_polygons_the_model_is_that_was_measured_and_the_one_that_is_kept(trained: Trained) -> None:
    (said,) = [line for line in trained.log if "Accuracy was measured" in line]
    assert said.endswith("the one that is kept was trained on all data.")


def test_model_gives_the_same_map_again_in_every_row_of_a_batch(
    trained: Trained, scene: SyntheticScene, tmp_path: Path
) -> None:
    parameters = {"INPUT": str(scene.raster), "MODEL": trained.results["MODEL"], "DEVICE": "cpu"}
    waiting = []
    for row in ("again.tif", "and again.tif"):
        again = processing.run("freenet:classify", {**parameters, "OUTPUT": str(tmp_path / row)})
        assert np.array_equal(pixels(again["OUTPUT"]), pixels(trained.results["OUTPUT"]))
        assert again.keys() == {"OUTPUT"}
        waiting.append(engines(os.getpid()))
    assert len(waiting[0]) == 1 and waiting[0] == waiting[1], "one engine does them all"

    registry, plugin = QgsApplication.processingRegistry(), qgis.utils.plugins["freenet_qgis"]
    registry.removeProvider(plugin.provider)  # as when the plugin is unloaded
    assert ends(waiting[0][0])
    plugin.provider = FreeNetProvider()
    registry.addProvider(plugin.provider)


class ClassifyLarge(Classify):
    """The algorithm, to which scenes of any size are large."""

    def request(self, inputs: Inputs, outputs: Outputs) -> ClassifyRequest:
        request = super().request(inputs, outputs)
        return replace(request, scene=replace(request.scene, large_bytes=0))


def test_a_large_scene_goes_where_the_current_folder_says(
    trained: Trained, scene: SyntheticScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    parameters = {"INPUT": str(scene.raster), "MODEL": trained.results["MODEL"], "DEVICE": "cpu", "OUTPUT": "again.tif"}
    processing.run(ClassifyLarge().create(), parameters)
    assert np.array_equal(pixels(str(tmp_path / "again.tif")), pixels(trained.results["OUTPUT"]))
    assert not list(tmp_path.glob(".*"))


def test_model_for_other_bands_is_refused(trained: Trained, tmp_path: Path) -> None:
    other = write_scene(tmp_path, shape=(24, 18, 3))
    parameters = {"INPUT": str(other.raster), "MODEL": trained.results["MODEL"], "OUTPUT": str(tmp_path / "map.tif")}
    with pytest.raises(QgsProcessingException, match="band"):
        processing.run("freenet:classify", parameters)
    assert not (tmp_path / "map.tif").exists()


def test_assessing_agrees_with_a_count_by_hand(
    trained: Trained, scene: SyntheticScene, training: QgsVectorLayer
) -> None:
    found = processing.run(
        "freenet:assess",
        {
            "INPUT": trained.results["OUTPUT"],
            "REFERENCE": training,
            "FIELD": "class_id",
            "REPORT": QgsProcessing.TEMPORARY_OUTPUT,
        },
    )
    known = scene.training > 0
    agreement = np.mean(pixels(trained.results["OUTPUT"])[known] == scene.training[known])
    assert found["OVERALL_ACCURACY"] == pytest.approx(agreement)
    assert Path(found["REPORT"]).suffix == ".html" and Path(found["REPORT"]).exists()


def test_reference_raster_that_agrees_gives_full_marks(trained: Trained, tmp_path: Path) -> None:
    copy = tmp_path / "reference.tif"
    gdal.Translate(str(copy), trained.results["OUTPUT"])
    parameters = {"INPUT": trained.results["OUTPUT"], "REFERENCE": str(copy)}
    assert processing.run("freenet:assess", parameters) == dict.fromkeys(ROWS, 1.0)


# Class map and reference by pixel: 8 of 10 pixels of class 1 are mapped as 1, 2 as 2; 3 of 6 of class 2 as 1, 2 as 2,
# 1 as 3; both of class 3 as 3.
MAPPED = np.array([[1, 1, 1, 1, 0, 1, 1, 2], [1, 2, 1, 1, 0, 3, 1, 2], [0] * 8, [3, 3, 2, 1, 1, 1, 1, 1]])
REFERENCE = np.array([[1, 1, 1, 1, 0, 2, 2, 2], [1, 1, 1, 1, 0, 2, 2, 2], [0] * 8, [3, 3, 1, 1, 0, 0, 0, 0]])
BY_HAND = [[8, 2, 0], [3, 2, 1], [0, 0, 2]]
PATCHES = [(1, 0, 2, 0, 4), (2, 0, 2, 5, 8), (3, 3, 4, 0, 2), (1, 3, 4, 2, 4)]  # class, rows, columns of the reference


def write_classes(path: Path, values: np.ndarray) -> str:
    write_cube(path, values[..., None].astype(np.int16))
    return str(path)


def reference_layer(kind: str) -> QgsVectorLayer:
    """The reference as polygons, or as a point in the middle of each pixel."""
    layer = make_layer(field="integer", kind=kind, crs=f"EPSG:{EPSG}")
    for label, *patch in PATCHES:
        if kind == "Polygon":
            add_feature(layer, rectangle(*patch).ExportToWkt(), label)
        for row, col in itertools.product(range(*patch[:2]), range(*patch[2:])) if kind == "Point" else ():
            add_feature(layer, rectangle(row, row + 1, col, col + 1).Centroid().ExportToWkt(), label)
    return layer


@pytest.mark.parametrize("kind", ["Polygon", "Point", "raster"])
def test_rows_are_reference_and_columns_map_for_every_kind_of_reference(kind: str, tmp_path: Path) -> None:
    is_raster = kind == "raster"
    reference = write_classes(tmp_path / "reference.tif", REFERENCE) if is_raster else reference_layer(kind)
    parameters = {
        "INPUT": write_classes(tmp_path / "map.tif", MAPPED),
        "REFERENCE": reference,
        "FIELD": "" if is_raster else "cover",
        "REPORT": str(tmp_path / "page.html"),
    }
    found = processing.run("freenet:assess", parameters)
    report = json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))
    assert report["confusion_matrix"] == BY_HAND
    assert found["OVERALL_ACCURACY"] == pytest.approx(12 / 18)
    assert found["AVERAGE_ACCURACY"] == pytest.approx((8 / 10 + 2 / 6 + 2 / 2) / 3)
    assert [info["producers_accuracy"] for info in report["classes"]] == pytest.approx([8 / 10, 2 / 6, 2 / 2])
    assert [info["users_accuracy"] for info in report["classes"]] == pytest.approx([8 / 11, 2 / 4, 2 / 3])
    assert report["map_pixels"] == [15, 4, 3]
    # Olofsson et al. 2014, eq. 9: of the area mapped as 1, 8/11 are class 1; as 2, 2/4; as 3, none
    assert report["area"]["classes"][0]["adjusted_share"] == pytest.approx((15 * 8 / 11 + 4 * 2 / 4) / 22)
    assert report["test_polygons"] == {"Polygon": 4, "Point": 18, "raster": 1}[kind]
    assert report["sampling_unit"] == {"Polygon": "polygons", "Point": "points", "raster": "blocks"}[kind]
    assert len(report["disagreements"]) == (kind == "Polygon")  # a point, a pixel, is no polygon to doubt


def test_intervals_of_an_assessment_come_from_its_polygons(tmp_path: Path) -> None:
    """Class 1 has a polygon 7 of 8 pixels right and one with 1 of 2; class 2 has one, which the map disagrees with."""
    parameters = {
        "INPUT": write_classes(tmp_path / "map.tif", MAPPED),
        "REFERENCE": reference_layer("Polygon"),
        "FIELD": "cover",
        "REPORT": str(tmp_path / "page.html"),
    }
    processing.run("freenet:assess", parameters)
    report = json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))
    low, high = report["classes"][0]["producers_interval"]
    assert low < 1 / 2 and high > 7 / 8
    assert report["classes"][1]["producers_interval"] is None
    (doubtful,) = report["disagreements"]
    assert (doubtful["feature"], doubtful["mapped_as"], doubtful["agreement"]) == ("2", "1", pytest.approx(2 / 6))
    assert "2 is often taken for 1 (50 % of its reference pixels)." in report["confused_classes"]
    assert "Reference that the map disagrees with" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_same_job_gives_the_same_map_whatever_the_order_of_the_selection(
    scene: SyntheticScene, training: QgsVectorLayer
) -> None:
    QgsProject.instance().addMapLayer(training)
    maps = []
    for order in (range(1, 13), range(12, 0, -1)):
        training.removeSelection()
        for number in order:
            training.select(number)
        source = QgsProcessingFeatureSourceDefinition(training.id(), selectedFeaturesOnly=True)
        parameters = inputs(scene, TRAINING=source, STEPS=5, OUTPUT="TEMPORARY_OUTPUT")
        maps.append(pixels(processing.run("freenet:trainandclassify", parameters)["OUTPUT"]))
    assert np.array_equal(*maps)


def test_nothing_held_out_gives_no_numbers(scene: SyntheticScene) -> None:
    parameters = inputs(scene, VALIDATION="none", STEPS=2, MODEL="TEMPORARY_OUTPUT")
    results = processing.run("freenet:train", parameters)
    assert {name: results[name] for name in ROWS} == dict.fromkeys(ROWS)
    assert Path(results["MODEL"]).suffix == ".safetensors" and Path(results["MODEL"]).exists()


def test_loaded_map_has_names_and_colours(scene: SyntheticScene) -> None:
    results = processing.runAndLoadResults(
        "freenet:trainandclassify", inputs(scene, STEPS=2, OUTPUT="TEMPORARY_OUTPUT", CONFIDENCE="TEMPORARY_OUTPUT")
    )
    layers = {layer.source(): layer for layer in QgsProject.instance().mapLayers().values()}
    assert {layers[results["OUTPUT"]].name(), layers[results["CONFIDENCE"]].name()} == {"Class map", "Confidence"}
    assert legend(layers[results["OUTPUT"]]) == sorted(CLASSES.values())


def legend(layer: QgsRasterLayer) -> list[str]:
    """What the legend of a class map says, sorted."""
    renderer = layer.renderer()
    assert isinstance(renderer, QgsPalettedRasterRenderer)
    return sorted(entry.label for entry in renderer.classes())


def run_in_thread(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], feedback: QgsProcessingFeedback
) -> tuple[bool, dict[str, Any]]:
    """Run as the toolbox dialog does, and wait."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    ended: list[tuple[bool, dict[str, Any]]] = []
    task.executed.connect(lambda good, results: ended.append((good, results)))
    QgsApplication.taskManager().addTask(task)
    deadline = time.monotonic() + 600
    while not ended and time.monotonic() < deadline:
        QCoreApplication.processEvents()
        time.sleep(0.01)
    return ended[0]


def main_job() -> QgsProcessingAlgorithm:
    """The algorithm that does it all."""
    return QgsApplication.processingRegistry().createAlgorithmById("freenet:trainandclassify")


@pytest.mark.parametrize("stage", ["Starting PyTorch", "Training"])
def test_cancelled_run_stops_and_leaves_nothing(scene: SyntheticScene, tmp_path: Path, stage: str) -> None:
    log = Log(stop_at=stage)
    _, results = run_in_thread(main_job(), inputs(scene, STEPS=100_000, OUTPUT=str(tmp_path / "map.tif")), log)
    assert log.isCanceled() and results == {}
    assert not list(tmp_path.iterdir())


def test_error_in_a_thread_is_said_once_and_in_plain_words(scene: SyntheticScene, tmp_path: Path) -> None:
    log = Log()
    good, _ = run_in_thread(main_job(), inputs(scene, DEVICE="cuda", OUTPUT=str(tmp_path / "map.tif")), log)
    if went_through(log):
        pytest.skip("this machine has a CUDA device")
    assert not good and sum("'cuda' was asked for" in text for text in log.said) == 1
    assert not any("Traceback" in text for text in log.said)
    assert not list(tmp_path.iterdir())


def went_through(log: Log) -> bool:
    """Whether the run came to its last stage."""
    return any("Writing the results" in text for text in log.said)


def test_batch_runs_row_after_row(scene: SyntheticScene, tmp_path: Path) -> None:
    # What the batch dialog does: one algorithm, a context for each row.
    ours = main_job()
    rows = [
        inputs(scene, STEPS=2, OUTPUT=str(tmp_path / "one.tif")),
        inputs(scene, STEPS=2, OUTPUT=str(tmp_path / "two.tif"), FIELD="no such field"),
        inputs(scene, STEPS=2, OUTPUT=str(tmp_path / "three.tif"), FIELD="class_id"),
    ]
    log, ended = Log(), []
    for row in rows:
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        ended.append(ours.run(row, context, log)[1])
    assert ended == [True, False, True]
    assert any("has no field 'no such field'" in text for text in log.said)
    assert sorted(path.name for path in tmp_path.glob("*.tif")) == ["one.tif", "three.tif"]


def make_model() -> QgsProcessingModelAlgorithm:
    """A model that trains, classifies and assesses the map on the same polygons."""
    model = QgsProcessingModelAlgorithm("Map and judge", "tests")
    model.addModelParameter(QgsProcessingParameterRasterLayer("raster"), QgsProcessingModelParameter("raster"))
    polygons = QgsProcessingParameterVectorLayer("polygons", types=[QgsProcessing.SourceType.TypeVectorPolygon])
    model.addModelParameter(polygons, QgsProcessingModelParameter("polygons"))
    source = QgsProcessingModelChildParameterSource
    train = child("train", "freenet:trainandclassify")
    train.addParameterSources("INPUT", [source.fromModelParameter("raster")])
    train.addParameterSources("TRAINING", [source.fromModelParameter("polygons")])
    for name, value in {**DEFAULTS, **QUICK, "FIELD": "class_name", "STEPS": 2}.items():
        train.addParameterSources(name, [source.fromStaticValue(value)])
    train.setModelOutputs({"map": model_output("map", "train", "OUTPUT")})
    model.addChildAlgorithm(train)
    judge = child("judge", "freenet:assess")
    judge.addParameterSources("INPUT", [source.fromChildOutput("train", "OUTPUT")])
    judge.addParameterSources("REFERENCE", [source.fromModelParameter("polygons")])
    for name, value in {"FIELD": "class_name", "ALL_TOUCHED": False}.items():
        judge.addParameterSources(name, [source.fromStaticValue(value)])
    judge.setModelOutputs({"report": model_output("report", "judge", "REPORT")})
    model.addChildAlgorithm(judge)
    model.updateDestinationParameters()
    return model


def model_output(name: str, step: str, output: str) -> QgsProcessingModelOutput:
    """A result of a step that the model gives out."""
    found = QgsProcessingModelOutput(name)
    found.setChildId(step)
    found.setChildOutputName(output)
    return found


def child(name: str, algorithm: str) -> QgsProcessingModelChildAlgorithm:
    """A step of a model."""
    step = QgsProcessingModelChildAlgorithm(algorithm)
    step.setChildId(name)
    step.setDescription(name)
    return step


def test_steps_of_a_model_use_each_others_results(scene: SyntheticScene, tmp_path: Path) -> None:
    model = make_model()
    assert model.validate() == (True, [])
    inputs_and_outputs = {
        "raster": str(scene.raster),
        "polygons": str(scene.polygons),
        "train:map": str(tmp_path / "map.tif"),
        "judge:report": str(tmp_path / "report.html"),
    }
    good, results = run_in_thread(model, inputs_and_outputs, Log())
    assert good and (tmp_path / "map.tif").exists() and (tmp_path / "report.html").exists()
    assert 0 <= results["CHILD_RESULTS"]["judge"]["OVERALL_ACCURACY"] <= 1


def test_error_in_a_step_of_a_model_is_said_in_plain_words(scene: SyntheticScene, training: QgsVectorLayer) -> None:
    log = Log()
    training.startEditing()
    training.changeAttributeValue(1, training.fields().lookupField("class_name"), None)
    parameters = {"raster": str(scene.raster), "polygons": training}
    temporary = dict.fromkeys(("train:map", "judge:report"), "TEMPORARY_OUTPUT")
    good, _ = run_in_thread(make_model(), {**parameters, **temporary}, log)
    training.rollBack()
    assert not good and any("have no class in the field 'class_name': 1." in text for text in log.said)
