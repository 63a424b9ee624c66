# SPDX-License-Identifier: GPL-3.0-or-later
"""What a user of the toolbox gets: Run is pressed in the real dialogs, and the project's layers are looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import toolbox_user as user
from dock_user import screenshot, wait_until
from held_files import open_files
from memory_layers import categorise, make_layer
from osgeo import gdal
from processing.core.ProcessingConfig import ProcessingConfig
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsPalettedRasterRenderer,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRuleBasedRenderer,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialog, QMessageBox
from qgis.utils import iface
from scenes import CLASSES, COLORS, SyntheticScene

from freenet_qgis import workflow
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.maps import CONFIDENCE, PROBABILITIES
from freenet_qgis.files.regular_files import identity
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.class_maps.class_map import read_class_map
from freenet_qgis.geodata.results.map_writing import NewMap, write_map
from freenet_qgis.layers import shown_files
from freenet_qgis.layers.likely_field import likely_class_field
from freenet_qgis.processing.classify import Classify
from freenet_qgis.request import ClassifyRequest, Scene

TEMPORARY = QgsProcessing.TEMPORARY_OUTPUT
QUICK = {"PRESET": "fast", "STEPS": 2, "DEVICE": "cpu"}
NAMES = sorted(CLASSES.values())
RED = "not correctly generated"


@pytest.fixture
def image(scene: SyntheticScene, project: QgsProject) -> QgsRasterLayer:
    """The raster of the scene, in the project."""
    return project.addMapLayer(QgsRasterLayer(str(scene.raster), "image"))


@pytest.fixture
def polygons(training: QgsVectorLayer, project: QgsProject) -> QgsVectorLayer:
    """Its polygons, in the project."""
    return project.addMapLayer(training)


@pytest.fixture
def opened() -> Iterator[Callable[..., QDialog]]:
    """Opens dialogs, and closes them after the test."""
    dialogs: list[QDialog] = []

    def keep(dialog: QDialog) -> QDialog:
        dialogs.append(dialog)
        return dialog

    yield keep
    for dialog in dialogs:
        dialog.close()
        dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="module")
def model(scene: SyntheticScene, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A trained model."""
    path = str(tmp_path_factory.mktemp("model") / "m.safetensors")
    inputs = {"INPUT": str(scene.raster), "TRAINING": str(scene.polygons), "FIELD": "class_name", **QUICK}
    return processing.run("freenet:train", {**inputs, "MODEL": path})["MODEL"]


@pytest.fixture(scope="module")
def probabilities(scene: SyntheticScene, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Class probabilities that are sure in the west and torn in the east."""
    grid = raster.describe(scene.raster).grid
    first = np.broadcast_to(np.linspace(0.9, 0.5, grid.cols, dtype=np.float32), (grid.rows, grid.cols))
    path = tmp_path_factory.mktemp("shares") / "shares.tif"
    classes = [ClassInfo(value, CLASSES[value], COLORS[value]) for value in (1, 2)]
    write_map(path, NewMap(PROBABILITIES, np.stack((first, 1 - first), -1), grid, classes))
    return str(path)


def inputs(image: QgsRasterLayer, polygons: QgsVectorLayer, **changes: Any) -> dict[str, Any]:
    """Parameters of a quick training."""
    return {"INPUT": image.id(), "TRAINING": polygons.id(), "FIELD": "class_name", **QUICK, **changes}


def results() -> dict[str, Any]:
    """The layers that a run has added, by name."""
    layers = [one for one in QgsProject.instance().mapLayers().values() if one.name() not in ("image", "training")]
    found = {layer.name(): layer for layer in layers}
    assert len(found) == len(layers), "a name for each"
    assert all(QgsProject.instance().layerTreeRoot().findLayer(layer.id()) for layer in layers)
    return found


def labels(layer: QgsRasterLayer) -> list[str]:
    """What the legend of a class map says, sorted."""
    assert isinstance(layer.renderer(), QgsPalettedRasterRenderer)
    return sorted(entry.label for entry in layer.renderer().classes())


def test_run_adds_class_map_confidence_and_probabilities_with_their_styles(
    opened: Callable, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    files = {"OUTPUT": str(tmp_path / "map.tif"), **dict.fromkeys(("CONFIDENCE", "PROBABILITIES"), TEMPORARY)}
    dialog = opened(user.opened("freenet:trainandclassify", **inputs(image, polygons, **files)))
    said = user.run(dialog)
    screenshot(dialog, "toolbox_ran")
    screenshot(iface.mainWindow(), "toolbox_layers")
    found = results()
    assert found.keys() == {"Class map", "Confidence", "Class probabilities"}
    assert labels(found["Class map"]) == NAMES
    assert isinstance(found["Confidence"].renderer(), QgsSingleBandPseudoColorRenderer)
    assert found["Class probabilities"].bandCount() == len(CLASSES)
    assert Path(found["Class map"].source()) == tmp_path / "map.tif"
    assert RED not in said and str(tmp_path / "map.tif") in said


def test_run_of_classify_adds_what_is_asked_for(
    opened: Callable, image: QgsRasterLayer, model: str, tmp_path: Path
) -> None:
    wanted = {"MODEL": model, "OUTPUT": TEMPORARY, "CONFIDENCE": str(tmp_path / "sure.tif"), "DEVICE": "cpu"}
    assert RED not in user.run(opened(user.opened("freenet:classify", INPUT=image.id(), **wanted)))
    found = results()
    assert found.keys() == {"Class map", "Confidence"}
    assert labels(found["Class map"]) == NAMES
    assert isinstance(found["Confidence"].renderer(), QgsSingleBandPseudoColorRenderer)


def test_run_of_check_training_adds_the_polygons_in_their_colours(
    opened: Callable, image: QgsRasterLayer, polygons: QgsVectorLayer
) -> None:
    asked = {"INPUT": image.id(), "TRAINING": polygons.id(), "FIELD": "class_name", "DEVICE": "cpu"}
    assert RED not in user.run(opened(user.opened("freenet:checktraining", **asked, OUTPUT=TEMPORARY)))
    (layer,) = results().values()
    assert (layer.name(), layer.featureCount()) == ("Checked training data", 12)
    assert isinstance(layer.renderer(), QgsRuleBasedRenderer) and layer.labelsEnabled()


def test_run_of_suggest_adds_the_places_with_their_labels(opened: Callable, probabilities: str, tmp_path: Path) -> None:
    asked = {"INPUT": probabilities, "COUNT": 2, "OUTPUT": str(tmp_path / "places.gpkg")}
    assert RED not in user.run(opened(user.opened("freenet:suggest", **asked)))
    (layer,) = results().values()
    assert (layer.name(), layer.featureCount(), layer.labelsEnabled()) == ("Suggested places", 2, True)


def seen() -> list[str]:
    """The layers that are ticked in the tree, from the top."""
    layers = QgsProject.instance().layerTreeRoot().findLayers()
    return [node.layer().name() for node in layers if node.isVisible()]


@pytest.mark.parametrize("names", [("a", "b", "c"), ("c", "b", "a"), ("b", "c", "a")], ids="".join)
def test_the_class_map_is_what_is_seen_whatever_its_file_is_called(
    opened: Callable, image: QgsRasterLayer, model: str, tmp_path: Path, names: tuple[str, ...]
) -> None:
    iface.setActiveLayer(image)
    kinds = ("OUTPUT", "CONFIDENCE", "PROBABILITIES")
    wanted = {kind: str(tmp_path / f"{name}.tif") for kind, name in zip(kinds, names)}
    for _ in range(2):  # the second time the layers are there already, and ticked by the user
        user.run(opened(user.opened("freenet:classify", INPUT=image.id(), MODEL=model, DEVICE="cpu", **wanted)))
        assert results().keys() == {"Class map", "Confidence", "Class probabilities"}
        assert seen() == ["Class map", "image"]
        for node in QgsProject.instance().layerTreeRoot().findLayers():
            node.setItemVisibilityChecked(True)


@pytest.mark.parametrize("is_above", [True, False], ids=["polygons above the image", "polygons below it"])
def test_the_class_map_hides_neither_image_nor_polygons_that_lie_above_it(
    opened: Callable, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path, is_above: bool
) -> None:
    root = QgsProject.instance().layerTreeRoot()
    node = root.findLayer(polygons.id())
    root.insertChildNode(0 if is_above else 2, node.clone())
    root.removeChildNode(node)
    iface.setActiveLayer(polygons if is_above else image)  # QGIS adds results above it
    wanted = {"OUTPUT": str(tmp_path / "map.tif")}
    user.run(opened(user.opened("freenet:trainandclassify", **inputs(image, polygons, **wanted))))
    QTest.qWait(50)
    above, below = ["training", "Class map", "image"], ["Class map", "image", "training"]
    assert seen() == (above if is_above else below)


def test_where_the_class_map_is_not_opened_what_goes_with_it_is_seen(
    opened: Callable, image: QgsRasterLayer, model: str, tmp_path: Path
) -> None:
    wanted = {"OUTPUT": str(tmp_path / "map.tif"), "CONFIDENCE": str(tmp_path / "sure.tif")}
    dialog = opened(user.opened("freenet:classify", INPUT=image.id(), MODEL=model, DEVICE="cpu", **wanted))
    user.do_not_open_results(dialog, 1)
    user.run(dialog)
    assert set(seen()) == {"Confidence", "image"}


def test_a_second_run_to_the_same_file_shows_the_new_map_in_the_layer_there_is(
    opened: Callable,
    image: QgsRasterLayer,
    polygons: QgsVectorLayer,
    tmp_path: Path,
    open_files_stay: None,
) -> None:
    """Also where Windows lets nobody replace a file that is open."""
    path = tmp_path / "map.tif"
    for field, expected in (("class_name", NAMES), ("class_id", ["1", "2", "3", "4"])):
        changes = {"FIELD": field, "OUTPUT": str(path), "SEED": len(field)}
        said = user.run(opened(user.opened("freenet:trainandclassify", **inputs(image, polygons, **changes))))
        (layer,) = results().values()
        assert (layer.name(), labels(layer)) == ("Class map", expected)
        shown = layer.dataProvider().block(1, layer.extent(), layer.width(), layer.height())
        values = [[int(shown.value(row, col)) for col in range(layer.width())] for row in range(layer.height())]
        assert np.array_equal(values, gdal.Open(str(path)).ReadAsArray())
        assert RED not in said
        layer.dataProvider().histogram(1)  # which GDAL writes beside the map when the file is closed
        assert path in open_files()
    assert [info.name for info in read_class_map(Scene(path)).classes] == ["1", "2", "3", "4"]


def test_a_second_run_to_the_same_file_shows_the_new_places(
    opened: Callable, probabilities: str, tmp_path: Path, open_files_stay: None
) -> None:
    for count in (2, 5):
        asked = {"INPUT": probabilities, "COUNT": count, "DISTANCE": 20, "OUTPUT": str(tmp_path / "places.gpkg")}
        assert RED not in user.run(opened(user.opened("freenet:suggest", **asked)))
        (layer,) = results().values()
        assert (len(list(layer.getFeatures())), layer.labelsEnabled()) == (count, True)


def test_a_script_that_writes_over_a_file_in_the_project_changes_what_its_layer_shows(
    probabilities: str, tmp_path: Path
) -> None:
    asked = {"INPUT": probabilities, "DISTANCE": 20, "OUTPUT": str(tmp_path / "places.gpkg")}
    processing.runAndLoadResults("freenet:suggest", {**asked, "COUNT": 2})
    assert processing.run("freenet:suggest", {**asked, "COUNT": 4})["OUTPUT"] == asked["OUTPUT"]
    (layer,) = results().values()
    assert len(list(layer.getFeatures())) == 4


def map_of(path: Path) -> np.ndarray:
    """What the layer of the project that shows a map shows."""
    (layer,) = [one for one in QgsProject.instance().mapLayers().values() if Path(one.source()) == path]
    shown = layer.dataProvider().block(1, layer.extent(), layer.width(), layer.height())
    return np.array([[shown.value(row, col) for col in range(layer.width())] for row in range(layer.height())])


def test_a_script_writes_over_a_map_in_the_project(
    image: QgsRasterLayer, model: str, tmp_path: Path, open_files_stay: None
) -> None:
    wanted = {"INPUT": image.id(), "MODEL": model, "DEVICE": "cpu", "OUTPUT": str(tmp_path / "map.tif")}
    processing.runAndLoadResults("freenet:classify", wanted)
    before, file = map_of(tmp_path / "map.tif"), identity(tmp_path / "map.tif")
    assert tmp_path / "map.tif" in open_files()
    processing.run("freenet:classify", wanted)
    assert identity(tmp_path / "map.tif") != file and np.array_equal(map_of(tmp_path / "map.tif"), before)


class Impatient(Classify):
    """The algorithm, which does not wait half a minute for the main thread to answer."""

    def run_workflow(self, request: ClassifyRequest, progress: workflow.Progress) -> None:
        workflow.classify(request, progress, place=partial(shown_files.put_in_place, patience_s=0.5))


def test_a_script_whose_main_thread_waits_for_a_run_in_another_gets_its_map(
    image: QgsRasterLayer, model: str, tmp_path: Path
) -> None:
    wanted = {"INPUT": str(image.source()), "MODEL": model, "DEVICE": "cpu", "OUTPUT": str(tmp_path / "map.tif")}
    processing.run("freenet:classify", wanted)
    before = (tmp_path / "map.tif").stat().st_mtime_ns
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    algorithm = Impatient().create()
    algorithm.prepare(wanted, context, feedback)
    thread = threading.Thread(target=lambda: algorithm.runPrepared(wanted, context, feedback))
    thread.start()
    thread.join()
    assert (tmp_path / "map.tif").stat().st_mtime_ns > before


@pytest.mark.parametrize(("by_file", "name"), [(True, "Plätze"), (False, "Suggested places")])
def test_layers_are_called_as_their_files_or_as_the_results_as_the_settings_say(
    opened: Callable, probabilities: str, by_file: bool, name: str
) -> None:
    setting, folder = ProcessingConfig.PREFER_FILENAME_AS_LAYER_NAME, Path(QgsApplication.qgisSettingsDirPath())
    before = ProcessingConfig.getSetting(setting)
    ProcessingConfig.setSettingValue(setting, by_file)
    try:  # not in the system's folder for temporary files, where QGIS never takes the file's name
        asked = {"INPUT": probabilities, "COUNT": 2, "OUTPUT": str(folder / "Plätze.gpkg")}
        user.run(opened(user.opened("freenet:suggest", **asked)))
    finally:
        ProcessingConfig.setSettingValue(setting, before)
    assert results().keys() == {name}


def test_a_layer_that_is_not_to_be_opened_is_not(opened: Callable, probabilities: str, tmp_path: Path) -> None:
    asked = {"INPUT": probabilities, "COUNT": 2, "OUTPUT": str(tmp_path / "places.gpkg")}
    dialog = opened(user.opened("freenet:suggest", **asked))
    user.do_not_open_results(dialog)
    user.run(dialog)
    assert (tmp_path / "places.gpkg").exists() and not results()


def test_a_batch_loads_the_layers_of_every_good_row(
    opened: Callable, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    files = [
        {"OUTPUT": str(tmp_path / "one.tif")},
        {"OUTPUT": str(tmp_path / "two.tif"), "CONFIDENCE": str(tmp_path / "sure.tif")},
        {"OUTPUT": str(tmp_path / "bad.tif"), "FIELD": "fid"},
        {"OUTPUT": str(tmp_path / "three.tif"), "MODEL": str(tmp_path / "m.safetensors")},
    ]
    rows = [inputs(image, polygons, **outputs) for outputs in files]
    said = user.run_batch(opened(user.opened_batch("freenet:trainandclassify", rows)))
    assert RED not in said and said.count("correctly executed") == 3
    assert said.count("12 classes for 12 polygons: is 'fid' the right field?") == 1
    layers = [one for one in QgsProject.instance().mapLayers().values() if one not in (image, polygons)]
    shown = {Path(layer.source()).name: layer for layer in layers}
    assert shown.keys() == {"one.tif", "two.tif", "three.tif", "sure.tif"} and len(layers) == 4
    assert all(labels(shown[f"{name}.tif"]) == NAMES for name in ("one", "two", "three"))
    assert isinstance(shown["sure.tif"].renderer(), QgsSingleBandPseudoColorRenderer)
    tree = QgsProject.instance().layerTreeRoot()
    assert [name for name, layer in shown.items() if not tree.findLayer(layer.id()).isVisible()] == ["sure.tif"]


def history() -> str:
    """The Python command of the last run that the history keeps."""
    try:
        from qgis.gui import QgsGui

        return QgsGui.historyProviderRegistry().queryEntries(providerId="processing")[-1].entry["python_command"]
    except AttributeError:  # 3.22
        from processing.core.ProcessingLog import ProcessingLog

        return ProcessingLog.getLogEntries()[-1].text


def test_a_run_from_the_history_adds_its_layers_again(opened: Callable, probabilities: str) -> None:
    user.run(opened(user.opened("freenet:suggest", INPUT=probabilities, COUNT=3, OUTPUT=TEMPORARY)))
    QgsProject.instance().clear()
    # What a double click there does.
    command = history().replace("processing.run(", "again(")
    dialogs: list[QDialog] = []
    exec(command, {"again": lambda name, parameters: dialogs.append(user.opened(name, **parameters))})
    user.run(opened(dialogs[0]))
    (layer,) = results().values()
    assert (layer.name(), layer.featureCount(), layer.labelsEnabled()) == ("Suggested places", 3, True)


def step(name: str, algorithm: str, **values: Any) -> QgsProcessingModelChildAlgorithm:
    """A step of a model on its raster."""
    made = QgsProcessingModelChildAlgorithm(algorithm)
    made.setChildId(name)
    made.setDescription(name)
    source = QgsProcessingModelChildParameterSource
    for parameter, value in values.items():
        made.addParameterSources(parameter, [value if isinstance(value, source) else source.fromStaticValue(value)])
    return made


def give_out(made: QgsProcessingModelChildAlgorithm, **outputs: str) -> None:
    """Let a model give out results of a step under these names."""
    found = {}
    for output, name in outputs.items():
        found[name] = QgsProcessingModelOutput(name)
        found[name].setChildId(made.childId())
        found[name].setChildOutputName(output)
    made.setModelOutputs(found)


def two_steps(model: str) -> str:
    """The id of a model of the project that classifies, and suggests places by the probabilities."""
    made, source = QgsProcessingModelAlgorithm("Map and suggest", "tests"), QgsProcessingModelChildParameterSource
    made.addModelParameter(QgsProcessingParameterRasterLayer("raster"), QgsProcessingModelParameter("raster"))
    options = {"MODEL": model, "DEVICE": "cpu", "STATISTICS": "exact"}
    classify = step("classify", "freenet:classify", INPUT=source.fromModelParameter("raster"), **options)
    give_out(classify, OUTPUT="Land cover", PROBABILITIES="Shares")
    made.addChildAlgorithm(classify)
    shares = source.fromChildOutput("classify", "PROBABILITIES")
    suggest = step("suggest", "freenet:suggest", INPUT=shares, COUNT=2, DISTANCE=20)
    give_out(suggest, OUTPUT="Where to draw")
    made.addChildAlgorithm(suggest)
    made.updateDestinationParameters()
    QgsApplication.processingRegistry().providerById("project").add_model(made)
    return f"project:{made.name()}"


def test_a_model_loads_what_it_gives_out_under_the_names_there(
    opened: Callable, image: QgsRasterLayer, model: str, tmp_path: Path, open_files_stay: None
) -> None:
    temporary = dict.fromkeys(("classify:Shares", "suggest:Where to draw"), TEMPORARY)
    wanted = {"raster": image.id(), "classify:Land cover": str(tmp_path / "cover.tif"), **temporary}
    name, files = two_steps(model), set()
    for _ in range(2):  # the second time the map is there already
        dialog = opened(user.opened(name, **wanted))
        said = user.run(dialog)
        assert RED not in said
        found = results()
        assert found.keys() >= {"Land cover", "Where to draw", "Shares"}
        assert labels(found["Land cover"]) == NAMES
        files.add(identity(tmp_path / "cover.tif"))
        assert "Land cover" in seen() and "Shares" not in seen()
        assert found["Where to draw"].labelsEnabled() and found["Where to draw"].featureCount() > 0
        QgsProject.instance().removeMapLayers([found["Where to draw"].id(), found["Shares"].id()])
    assert len(files) == 2


def test_cancelling_says_so_and_adds_nothing(
    opened: Callable, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    changes = {"STEPS": 100_000, "OUTPUT": str(tmp_path / "map.tif")}
    dialog = opened(user.opened("freenet:trainandclassify", **inputs(image, polygons, **changes)))

    def cancel() -> None:
        wait_until(lambda: "Training" in user.log(dialog), 60)
        user.cancel(dialog)

    said = user.run(dialog, cancel)
    screenshot(dialog, "toolbox_cancelled")
    assert "Cancelled. Nothing was written." in said and RED not in said
    assert not results() and not list(tmp_path.iterdir())


def test_the_class_field_is_left_open_and_the_style_or_the_likely_field_answers(
    opened: Callable, image: QgsRasterLayer, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    iface.setActiveLayer(polygons)
    dialog = opened(user.opened("freenet:trainandclassify"))
    user.choose(dialog, "INPUT", image)
    user.choose(dialog, "TRAINING", polygons)
    assert not user.value(dialog, "FIELD"), "not the fid, which QGIS would take"
    likely = likely_class_field(polygons, "")
    assert user.checked(dialog) == (True, "") and likely == "class_name"
    asked = inputs(image, polygons, FIELD=None, OUTPUT=str(tmp_path / "map.tif"))
    said = user.run(opened(user.opened("freenet:trainandclassify", **asked)))
    assert said.count(f"Class field of 'training': '{likely}'.") == 1 and labels(results()["Class map"]) == NAMES
    categorise(polygons, *((number, COLORS[number], f"cover {number}") for number in CLASSES), attribute="class_id")
    said = user.run(opened(user.opened("freenet:trainandclassify", **{**asked, "OUTPUT": TEMPORARY})))
    assert "Class field of 'training': 'class_id'." in said
    said = user.run(opened(user.opened("freenet:trainandclassify", **{**asked, "FIELD": "class_id"})))
    assert "Class field of" not in said


def test_where_no_field_can_hold_the_classes_one_is_asked_for(
    opened: Callable, image: QgsRasterLayer, project: QgsProject
) -> None:
    layer = make_layer(range(12), "integer")
    layer.dataProvider().deleteAttributes([1])
    layer.updateFields()
    project.addMapLayer(layer)
    dialog = opened(user.opened("freenet:trainandclassify", **inputs(image, layer, FIELD=None)))
    can, why = user.checked(dialog)
    assert not can and "No field is given that holds the classes of 'training'" in why


def test_a_field_that_numbers_the_polygons_is_asked_about_before_the_run(
    opened: Callable, image: QgsRasterLayer, polygons: QgsVectorLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: told.append(text))
    dialog = opened(user.opened("freenet:trainandclassify", **inputs(image, polygons, FIELD="fid")))
    user.press_run(dialog)
    assert len(told) == 1 and told[0].startswith("12 classes for 12 polygons: is 'fid' the right field?")


def test_a_result_is_no_image_to_train_on_or_to_classify(
    opened: Callable, scene: SyntheticScene, polygons: QgsVectorLayer, model: str, tmp_path: Path
) -> None:
    grid = raster.describe(scene.raster).grid
    write_map(tmp_path / "sure.tif", NewMap(CONFIDENCE, np.ones((grid.rows, grid.cols), np.float32), grid))
    sure = QgsProject.instance().addMapLayer(QgsRasterLayer(str(tmp_path / "sure.tif"), "sure"))
    wanted = {"trainandclassify": inputs(sure, polygons), "classify": {"INPUT": sure.id(), "MODEL": model}}
    for name, asked in wanted.items():
        can, why = user.checked(opened(user.opened(f"freenet:{name}", **asked)))
        assert not can and "'sure.tif' is the confidence of a class map that FreeNet wrote" in why


def test_a_raster_that_will_not_do_is_called_as_its_layer(
    opened: Callable, scene: SyntheticScene, polygons: QgsVectorLayer, tmp_path: Path
) -> None:
    grid = raster.describe(scene.raster).grid
    write_map(tmp_path / "OUTPUT.tif", NewMap(CONFIDENCE, np.ones((grid.rows, grid.cols), np.float32), grid))
    sure = QgsProject.instance().addMapLayer(QgsRasterLayer(str(tmp_path / "OUTPUT.tif"), "How sure"))
    wanted = {"trainandclassify": inputs(sure, polygons), "suggest": {"INPUT": sure.id()}}
    told = ("'How sure' is the confidence of a class map", "'How sure' has one band")
    for (name, asked), problem in zip(wanted.items(), told):
        can, why = user.checked(opened(user.opened(f"freenet:{name}", **asked)))
        assert not can and problem in why


def test_training_on_probabilities_is_warned_of(probabilities: str, scene: SyntheticScene) -> None:
    feedback = QgsProcessingFeedback()
    asked = {"INPUT": probabilities, "TRAINING": str(scene.polygons), "FIELD": "class_name", **QUICK}
    processing.run("freenet:train", {**asked, "MODEL": TEMPORARY}, feedback=feedback)
    assert "'shares.tif' holds class probabilities that FreeNet wrote: is it the right image?" in feedback.textLog()
