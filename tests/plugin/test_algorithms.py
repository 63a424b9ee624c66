# SPDX-License-Identifier: GPL-3.0-or-later
"""The algorithms as Processing sees them, up to the request that they hand to the workflow."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cards import full_card, write_model
from memory_layers import add_feature, categorise, make_layer
from osgeo import gdal
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsPalettedRasterRenderer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsRasterRange,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QSize
from qgis.PyQt.QtGui import QColor
from scenes import CLASSES, COLORS, EPSG, ORIGIN, PIXEL_SIZE_M, SyntheticScene, write_scene

from freenet_qgis import paths, settings, workflow
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.geodata.results.own_rasters import KEY
from freenet_qgis.request import AssessRequest, BandChoice, ChosenNodata, ClassRaster, Radius, Scene, TrainRequest
from freenet_qgis.workers import interpreter

WHERE = {"AREA", "EXTENT", "MASK", "MASK_VALUES"}
OF_ANY_IMAGE = {"DATES", "STACK", "RESAMPLING"} | WHERE
IMAGE = {"BANDS"} | OF_ANY_IMAGE
PATCHES = {"TRAINING_RASTER", "ERODE", "MOST_PIXELS"}
CONTRACT = {
    "trainandclassify": (
        {"INPUT", "TRAINING", "FIELD", "PRESET", "STEPS", "VALIDATION", "SEED", "REFIT", "START_MODEL", "DEVICE"}
        | {"ALL_TOUCHED", "ALSO", "RADIUS", "RADIUS_UNIT"}
        | IMAGE
        | PATCHES,
        {"OUTPUT", "CONFIDENCE", "PROBABILITIES", "NOVELTY", "MODEL", "REPORT"},
        {"OVERALL_ACCURACY", "AVERAGE_ACCURACY", "KAPPA"},
    ),
    "train": (
        {"INPUT", "TRAINING", "FIELD", "PRESET", "STEPS", "VALIDATION", "SEED", "REFIT", "START_MODEL", "DEVICE"}
        | {"ALL_TOUCHED", "ALSO", "RADIUS", "RADIUS_UNIT"}
        | IMAGE
        | PATCHES,
        {"MODEL", "REPORT"},
        {"OVERALL_ACCURACY", "AVERAGE_ACCURACY", "KAPPA"},
    ),
    "classify": (
        {"INPUT", "MODEL", "STATISTICS", "DEVICE"} | OF_ANY_IMAGE,
        {"OUTPUT", "CONFIDENCE", "PROBABILITIES", "NOVELTY", "REPORT"},
        set(),
    ),
    "assess": (
        {"INPUT", "REFERENCE", "FIELD", "ALL_TOUCHED"},
        {"REPORT"},
        {"OVERALL_ACCURACY", "AVERAGE_ACCURACY", "KAPPA"},
    ),
    "checktraining": (
        {"INPUT", "TRAINING", "FIELD", "SEED", "DEVICE", "ALL_TOUCHED", "RADIUS", "RADIUS_UNIT"} | IMAGE | PATCHES,
        {"OUTPUT"},
        set(),
    ),
    "handon": ({"INPUT", "DATE"}, {"OUTPUT", "STAC"}, set()),
    "areas": ({"INPUT", "ZONES", "ZONE_FIELD", "REPORT_JSON"}, {"OUTPUT", "TABLE"}, set()),
    "suggest": ({"INPUT", "TRAINING", "COUNT", "DISTANCE", "NOVELTY"}, {"OUTPUT"}, set()),
    "generalize": (
        {"INPUT", "METHOD", "MIN_SIZE", "MIN_SIZE_UNIT", "CONNECTEDNESS", "RADIUS", "PROBABILITIES", "IMAGE"}
        | {"REFERENCE", "FIELD", "ALL_TOUCHED"},
        {"OUTPUT", "REPORT"},
        {"PATCHES_REMOVED", "PIXELS_CHANGED"},
    ),
    "topolygons": ({"INPUT", "CONFIDENCE", "SMOOTHING"}, {"OUTPUT"}, set()),
    "change": ({"BEFORE", "AFTER", "BEFORE_REPORT", "AFTER_REPORT"}, {"OUTPUT", "REPORT"}, {"CHANGED_SHARE"}),
    "modelinfo": (
        {"MODEL"},
        {"REPORT"},
        {"BANDS", "CLASSES", "WAVELENGTH_MIN", "WAVELENGTH_MAX", "CLASS_NAMES", "SCENE", "CRS", "CREATED", "VERSION"}
        | {"OVERALL_ACCURACY", "AVERAGE_ACCURACY", "KAPPA"},
    ),
}


def algorithm(name: str) -> QgsProcessingAlgorithm:
    """One of ours, as the registry has it."""
    return QgsApplication.processingRegistry().algorithmById(f"freenet:{name}")


@pytest.mark.parametrize("name", CONTRACT)
def test_ids_parameters_and_outputs_are_those_promised(name: str) -> None:
    inputs, destinations, numbers = CONTRACT[name]
    ours = algorithm(name)
    found = {definition.name() for definition in ours.destinationParameterDefinitions()}
    assert found == destinations
    assert {definition.name() for definition in ours.parameterDefinitions()} - found == inputs
    assert {output.name() for output in ours.outputDefinitions()} == destinations | numbers


def test_provider_lists_nothing_else() -> None:
    provider = QgsApplication.processingRegistry().providerById("freenet")
    assert {ours.name() for ours in provider.algorithms()} == set(CONTRACT)
    assert (provider.name(), provider.defaultRasterFileExtension()) == ("FreeNet", "tif")
    assert not provider.icon().isNull()


@pytest.mark.parametrize("name", CONTRACT)
def test_every_parameter_has_help_and_none_has_markup(name: str) -> None:
    ours = algorithm(name)
    for definition in ours.parameterDefinitions():
        assert len(definition.help()) > 40, definition.name()
        assert "<" not in definition.help() + definition.description()
        assert definition.help() in ours.shortHelpString()
    assert "<" not in ours.shortHelpString() + ours.displayName()
    assert ours.helpUrl() == paths.manual_page(f"algorithms/{ours.name()}.md")
    assert not ours.icon().isNull()


def test_only_map_and_report_are_written_unless_asked_for() -> None:
    written = {
        one.name() for one in algorithm("trainandclassify").destinationParameterDefinitions() if one.createByDefault()
    }
    assert written == {"OUTPUT", "REPORT"}


def test_words_and_defaults_of_choices() -> None:
    choices = {
        one.name(): one.options()
        for one in algorithm("trainandclassify").parameterDefinitions()
        if one.type() == "enum"
    }
    assert choices == {
        "PRESET": ["auto", "paper", "fast"],
        "VALIDATION": ["polygons", "blocks", "pixels", "none"],
        "DEVICE": ["auto", "cuda", "mps", "xpu", "cpu"],
        "RADIUS_UNIT": ["pixels", "metres"],
    }
    defaults = {one.name(): one.defaultValue() for one in algorithm("trainandclassify").parameterDefinitions()}
    assert [defaults[name] for name in ("PRESET", "VALIDATION", "DEVICE", "STEPS", "SEED")] == [
        "auto",
        "polygons",
        "auto",
        0,
        0,
    ]


def test_rarely_used_parameters_are_advanced() -> None:
    advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    found = {one.name() for one in algorithm("trainandclassify").parameterDefinitions() if bool(one.flags() & advanced)}
    assert (
        found
        == {
            "STEPS",
            "SEED",
            "REFIT",
            "START_MODEL",
            "ALL_TOUCHED",
            "ALSO",
            "ERODE",
            "MOST_PIXELS",
            "RADIUS",
            "RADIUS_UNIT",
        }
        | IMAGE
    )


def test_tool_says_at_once_that_its_python_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    before = settings.load().python
    monkeypatch.delenv(interpreter.VARIABLE)
    settings.change(python="no/such/python")
    try:
        can, reason = algorithm("train").canExecute()
    finally:
        settings.change(python=before)
    assert not can and "There is no Python at 'no/such/python'" in reason
    monkeypatch.setenv(interpreter.VARIABLE, __file__)
    assert algorithm("train").canExecute() == (True, "")


@pytest.fixture
def requested(monkeypatch: pytest.MonkeyPatch, scene: SyntheticScene) -> Callable[..., Any]:
    """Runs an algorithm whose workflow only notes what it is asked for, and returns that."""
    seen: list[Any] = []

    def note(request: Any, progress: workflow.Progress, *how: Any, **named: Any) -> workflow.Result:
        seen.append(request)
        raise workflow.Canceled

    for verb in ("train", "classify", "assess"):
        monkeypatch.setattr(workflow, verb, note)

    def run(name: str = "trainandclassify", **parameters: Any) -> Any:
        training = training_parameters(scene)
        defaults = {
            "trainandclassify": training,
            "train": {**training, "MODEL": "TEMPORARY_OUTPUT"},
            "assess": {"INPUT": str(scene.raster)},
        }
        processing.run(f"freenet:{name}", {**defaults[name], **parameters})
        return seen[-1]

    return run


def training_parameters(scene: SyntheticScene) -> dict[str, Any]:
    """All that has no default."""
    return {
        "INPUT": str(scene.raster),
        "TRAINING": str(scene.polygons),
        "FIELD": "class_name",
        "OUTPUT": "TEMPORARY_OUTPUT",
    }


@pytest.mark.parametrize("name", ["trainandclassify", "train"])
def test_final_model_is_trained_on_all_polygons_unless_told_otherwise(requested: Callable, name: str) -> None:
    assert requested(name).options.refit is True
    assert requested(name, REFIT=False).options.refit is False


def names_and_colors(request: TrainRequest) -> dict[str, str]:
    """Of the classes."""
    return {info.name: info.color for info in request.training.classes}


def test_every_choice_reaches_the_workflow(requested: Callable, scene: SyntheticScene, tmp_path: Path) -> None:
    request = requested(
        FIELD="class_id",
        PRESET="paper",
        STEPS=7,
        VALIDATION="blocks",
        SEED=3,
        DEVICE="cpu",
        ALL_TOUCHED=True,
        RADIUS=2.5,
        RADIUS_UNIT="metres",
        BANDS="1-3, 2300-2500 nm",
        DATES="2021-06-04",
        OUTPUT=str(tmp_path / "map.tif"),
        CONFIDENCE=str(tmp_path / "sure.tif"),
        MODEL=str(tmp_path / "m.safetensors"),
    )
    assert request.scene.raster == scene.raster
    assert (request.options.preset, request.options.steps, request.options.validation) == ("paper", 7, "blocks")
    assert (request.seed, request.engine.device, request.training.all_touched) == (3, "cpu", True)
    assert request.training.radius == Radius(2.5, "metres")
    assert (request.scene.bands, request.scene.dates) == (BandChoice("1-3, 2300-2500 nm"), ("2021-06-04",))
    names = {result: path.name for result, path in vars(request.outputs).items() if path}
    assert names == {"class_map": "map.tif", "confidence": "sure.tif", "model": "m.safetensors"}


def test_where_to_look_reaches_the_workflow(requested: Callable, scene: SyntheticScene, project: QgsProject) -> None:
    whole = requested().scene
    assert (whole.area, whole.mask) == (None, None)
    layer = QgsVectorLayer(str(scene.polygons), "my fields")
    project.addMapLayer(layer)
    layer.selectByIds([1, 2])
    selected = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    found = requested(AREA=selected, MASK=str(scene.raster), MASK_VALUES="band 1: -9999").scene
    assert (found.area.name, len(found.area.outlines)) == ("my fields", 2)
    assert (found.mask.raster, found.mask.values) == (scene.raster, "band 1: -9999")
    rectangle = requested(EXTENT="400050,400250,5799700,5799900 [EPSG:32633]").scene.area
    assert (rectangle.name, len(rectangle.outlines)) == ("extent", 1)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"EXTENT": "0,1,0,1 [EPSG:32633]"}, "The area of interest 'extent' does not overlap"),
        ({"MASK_VALUES": "1"}, r"There are values of a mask \(MASK_VALUES\), but no mask \(MASK\)"),
        ({"MASK": "gone.tif"}, r"'gone\.tif', given as 'Mask' \(MASK\), is not there"),
        ({"MASK": "", "MASK_VALUES": "clouds"}, "values of a mask"),
    ],
)
def test_where_not_to_look_is_told_at_once(
    scene: SyntheticScene, wrong: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    tool = algorithm("trainandclassify")
    values = {"INPUT": str(scene.raster), "TRAINING": str(scene.polygons), "OUTPUT": str(tmp_path / "m.tif"), **wrong}
    is_fine, told = tool.checkParameterValues(values, QgsProcessingContext())
    assert not is_fine and re.search(sentence, told)


def test_further_rasters_are_layers_or_files_with_what_qgis_knows_of_them(
    requested: Callable, scene: SyntheticScene, tmp_path: Path
) -> None:
    other = write_scene(tmp_path, "other", (24, 18, 6))
    layer = QgsRasterLayer(str(other.raster), "Other")
    layer.dataProvider().setUserNoDataValue(1, [QgsRasterRange(7, 7)])
    QgsProject.instance().addMapLayer(layer)
    request = requested(STACK=[layer.id(), str(scene.raster)], RESAMPLING="nearest, auto", BANDS="1-8")
    one, again = request.scene.further
    assert (one.raster, one.resampling, one.nodata) == (other.raster, "nearest", (ChosenNodata(1, ((7.0, 7.0),)),))
    assert (again.raster, again.resampling) == (scene.raster, None)
    old = tmp_path / "old.tif"
    gdal.Translate(str(old), str(scene.raster), bandList=[1], outputType=gdal.GDT_Byte)
    gdal.Open(str(old), gdal.GA_Update).SetMetadataItem(KEY, CLASS_MAP.id)
    for wrong, said in (
        ({"STACK": [str(old)]}, r"'old\.tif' is a class map that FreeNet wrote"),
        ({"STACK": [str(tmp_path / "gone.tif")]}, r"'.*gone\.tif' is no raster that can be loaded"),
        ({"STACK": [str(other.raster)], "RESAMPLING": "cubic"}, "'cubic' is no way of resampling"),
        ({"STACK": [str(other.raster)], "OUTPUT": str(other.raster)}, "is an input of this run"),
    ):
        with pytest.raises(QgsProcessingException, match=said):
            requested(**wrong)


def test_temporary_outputs_get_the_right_endings(requested: Callable) -> None:
    outputs = requested(CONFIDENCE="TEMPORARY_OUTPUT", MODEL="TEMPORARY_OUTPUT", REPORT="TEMPORARY_OUTPUT").outputs
    endings = {result: path.suffix for result, path in vars(outputs).items() if path}
    assert endings == {"class_map": ".tif", "confidence": ".tif", "model": ".safetensors", "report": ".html"}


def test_further_scenes_are_rows_of_project_layers_or_files(
    requested: Callable, scene: SyntheticScene, tmp_path: Path
) -> None:
    assert requested().further == ()
    second, third = (write_scene(tmp_path, f"scene {label}", (24, 18, 6), drawn=[label]) for label in (1, 2))
    polygons, image = QgsVectorLayer(str(second.polygons), "Felder Süd"), QgsRasterLayer(str(second.raster), "Süd")
    categorise(polygons, (1, COLORS[1], "Lake"), attribute="class_id")
    QgsProject.instance().addMapLayers([polygons, image])
    rows = ["Süd", "Felder Süd", "class_id", str(third.raster), f"{third.polygons}|layername=training", "class_name"]
    for further in (requested(ALSO=rows), requested("train", ALSO=[*rows, "", None, " "])):
        first, other = further.further
        assert (first.scene.raster, other.scene.raster) == (second.raster, third.raster)
        assert [info.name for info in first.training.classes] == ["Lake"] and first.training.numeric
        assert [info.name for info in other.training.classes] == ["Meadow"] and len(other.training.shapes) == 3
    assert requested(ALSO=[image, polygons, "class_id"]).further[0].scene.raster == second.raster
    assert requested(ALSO=["Süd", "Felder Süd", ""]).further[0].training.field == "class_id"  # that of its style


def test_a_scene_without_a_field_is_trained_on_the_likely_one(
    requested: Callable, scene: SyntheticScene, training: QgsVectorLayer, tmp_path: Path
) -> None:
    other = write_scene(tmp_path, "other", (24, 18, 6))
    further = [str(other.raster), str(other.polygons), ""]
    found = requested(FIELD=None, ALSO=further)
    assert [found.training.field, found.further[0].training.field] == ["class_name", "class_name"]
    assert requested("assess", REFERENCE=training, FIELD="").reference.field == "class_name"


def test_a_further_scene_that_will_not_do_is_named(scene: SyntheticScene, tmp_path: Path) -> None:
    other = write_scene(tmp_path, "other", (24, 18, 6))
    raster, polygons = str(other.raster), str(other.polygons)
    wrong = {
        "'gone.tif' is no raster that can be loaded": ["gone.tif", polygons, "class_id"],
        "'gone' is no layer of features that can be loaded": [raster, "gone", "class_id"],
        "'other' has no field 'cover'": [raster, polygons, "cover"],
        "has 2 cells, which is not three a row": [raster, polygons],
        "'other.tif' is an input of this run": [raster, polygons, "class_id"],
    }
    for sentence, row in wrong.items():
        parameters = {**training_parameters(scene), "ALSO": row, "OUTPUT": raster}
        can, reason = algorithm("trainandclassify").checkParameterValues(parameters, QgsProcessingContext())
        assert not can and sentence in reason, reason


def test_a_raster_of_classes_stands_in_for_polygons(requested: Callable, scene: SyntheticScene, tmp_path: Path) -> None:
    classes = write_classes(tmp_path / "classes.tif", scene.training)
    found = requested(TRAINING=None, FIELD=None, TRAINING_RASTER=str(classes), ERODE=2, MOST_PIXELS=50)
    assert found.training == ClassRaster(Scene(classes, found.training.scene.crs_wkt), 2, 50)
    layer = QgsRasterLayer(str(classes), "Alte Karte")
    entries = [QgsPalettedRasterRenderer.Class(1, QColor("#123456"), "Lake")]
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, entries))
    QgsProject.instance().addMapLayer(layer)
    shown = requested("train", TRAINING="", FIELD="", TRAINING_RASTER=layer.id()).training
    assert [(info.value, info.name, info.color) for info in shown.scene.classes] == [(1, "Lake", "#123456")]
    assert (shown.erode, shown.most_pixels) == (0, 0)
    further = requested(ALSO=[str(scene.raster), "Alte Karte", ""], ERODE=1).further
    assert (further[0].training.scene.raster, further[0].training.erode) == (classes, 1)


def test_polygons_or_a_raster_of_classes_are_wanted_and_not_both(scene: SyntheticScene, tmp_path: Path) -> None:
    classes, only = str(write_classes(tmp_path / "classes.tif", scene.training)), {"TRAINING": "", "FIELD": ""}
    wrong = {
        "neither features (TRAINING) nor a raster of classes (TRAINING_RASTER)": {"TRAINING": None},
        "Both features (TRAINING) and a raster of classes (TRAINING_RASTER) are given": {"TRAINING_RASTER": classes},
        "'classes.tif' is an input of this run": {**only, "TRAINING_RASTER": classes, "OUTPUT": classes},
        "'gone.tif', given as 'Class raster to train on'": {**only, "TRAINING_RASTER": "gone.tif"},
    }
    for sentence, given in wrong.items():
        parameters = {**training_parameters(scene), **given}
        can, reason = algorithm("trainandclassify").checkParameterValues(parameters, QgsProcessingContext())
        assert not can and sentence in reason, reason


def write_classes(path: Path, values: np.ndarray) -> Path:
    """A raster of classes on the grid of the scene."""
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), values.shape[1], values.shape[0], 1, gdal.GDT_Byte)
    dataset.SetGeoTransform((ORIGIN[0], PIXEL_SIZE_M, 0.0, ORIGIN[1], 0.0, -PIXEL_SIZE_M))
    dataset.SetProjection(QgsCoordinateReferenceSystem(f"EPSG:{EPSG}").toWkt())
    dataset.GetRasterBand(1).WriteArray(values)
    dataset.FlushCache()
    return path


def test_selected_features_only(requested: Callable, training: QgsVectorLayer) -> None:
    QgsProject.instance().addMapLayer(training)
    training.selectByExpression("class_id in (1, 3)")
    request = requested(TRAINING=QgsProcessingFeatureSourceDefinition(training.id(), selectedFeaturesOnly=True))
    assert set(names_and_colors(request)) == {"Forest", "Water"}
    assert len(request.training.shapes) == 6
    assert len(requested(TRAINING=training.id()).training.shapes) == 12


def test_unsaved_edits_are_used(requested: Callable, training: QgsVectorLayer) -> None:
    QgsProject.instance().addMapLayer(training)
    training.startEditing()
    training.changeAttributeValue(1, training.fields().lookupField("class_name"), "Bog")
    new = QgsFeature(training.getFeature(2))
    training.addFeature(new)
    request = requested(TRAINING=training)
    assert "Bog" in names_and_colors(request) and len(request.training.shapes) == 13
    training.rollBack()


def test_project_layer_keeps_the_style_the_user_gave_it(requested: Callable, training: QgsVectorLayer) -> None:
    QgsProject.instance().addMapLayer(training)
    categorise(
        training, *((name, COLORS[number], name.upper()) for number, name in CLASSES.items()), attribute="class_name"
    )
    expected = {CLASSES[number].upper(): COLORS[number] for number in (1, 2, 3, 4)}
    assert names_and_colors(requested(TRAINING=training)) == expected
    training.selectAll()
    selected = QgsProcessingFeatureSourceDefinition(training.id(), selectedFeaturesOnly=True)
    assert names_and_colors(requested(TRAINING=selected)) == expected


@pytest.mark.parametrize("kept_in", ["qml", "database"])
def test_file_brings_its_default_style(
    requested: Callable, scene: SyntheticScene, tmp_path: Path, kept_in: str
) -> None:
    copy = tmp_path / "polygons.gpkg"
    copy.write_bytes(scene.polygons.read_bytes())
    layer = QgsVectorLayer(str(copy), "any")
    categorise(layer, *((number, COLORS[number], name) for number, name in CLASSES.items()), attribute="class_id")
    if kept_in == "qml":
        layer.saveNamedStyle(str(copy.with_suffix(".qml")))
    else:
        save = getattr(layer, "saveStyleToDatabaseV2", None) or layer.saveStyleToDatabase  # the first since 3.44
        save("default", "", True, "")
    expected = {name: COLORS[number] for number, name in CLASSES.items()}
    assert names_and_colors(requested(TRAINING=str(copy), FIELD="class_id")) == expected
    assert names_and_colors(requested(TRAINING=f"{copy}|layername=training", FIELD="class_id")) == expected


def test_reference_may_be_polygons_points_or_a_raster(
    requested: Callable, scene: SyntheticScene, training: QgsVectorLayer, tmp_path: Path
) -> None:
    polygons: AssessRequest = requested("assess", REFERENCE=training, FIELD="class_id")
    assert len(polygons.reference.shapes) == 12 and polygons.reference.numeric
    points = make_layer(["a"], kind="Point")
    assert len(requested("assess", REFERENCE=points, FIELD="cover").reference.shapes) == 1
    other = tmp_path / "other.tif"
    other.write_bytes(scene.raster.read_bytes())
    assert requested("assess", REFERENCE=str(other)).reference.raster == other


def test_reference_raster_has_the_crs_the_user_gave_its_layer(
    requested: Callable, scene: SyntheticScene, tmp_path: Path
) -> None:
    other = tmp_path / "other.tif"
    other.write_bytes(scene.raster.read_bytes())
    layer = QgsRasterLayer(str(other), "other")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:25833"))
    QgsProject.instance().addMapLayer(layer)
    assert "25833" in requested("assess", REFERENCE=layer).reference.crs_wkt


def test_field_of_the_reference_may_be_left_to_its_style(requested: Callable, training: QgsVectorLayer) -> None:
    categorise(training, *((number, COLORS[number], name) for number, name in CLASSES.items()), attribute='"class_id"')
    QgsProject.instance().addMapLayer(training)
    assert requested("assess", REFERENCE=training).reference.numeric


def test_model_tells_about_itself_without_torch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(interpreter.VARIABLE, "no/such/python")
    model = write_model(tmp_path / "m.safetensors", full_card())
    feedback = QgsProcessingFeedback()
    told = processing.run(
        "freenet:modelinfo", {"MODEL": str(model), "REPORT": str(tmp_path / "about.html")}, feedback=feedback
    )
    assert (told["BANDS"], told["CLASSES"], told["CLASS_NAMES"]) == (5, 3, "Wald\nWasser\nRest")
    assert (told["WAVELENGTH_MIN"], told["WAVELENGTH_MAX"]) == (401, 405)
    assert (told["OVERALL_ACCURACY"], told["AVERAGE_ACCURACY"], told["KAPPA"]) == (0.9, 0.875, 0.85)
    assert told["CRS"] == "WGS 84 / UTM zone 33N (EPSG:32633)"
    assert "123 in 12 features" in feedback.textLog()
    assert "Wasser" in Path(told["REPORT"]).read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["about.html", "m.safetensors"]


def test_model_of_other_bands_is_refused_before_any_work(scene: SyntheticScene, tmp_path: Path) -> None:
    parameters = {
        "INPUT": str(scene.raster),
        "MODEL": str(write_model(tmp_path / "m.safetensors", full_card())),
        "OUTPUT": str(tmp_path / "map.tif"),
    }
    context = QgsProcessingContext()
    can, reason = algorithm("classify").checkParameterValues(parameters, context)
    assert not can
    assert reason.startswith("The model wants a band at 401 nm, 'szene.tif' has 6 bands from 420 to 2400 nm, none near")


def test_file_that_is_no_model_gets_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "m.safetensors").write_bytes(b"not at all")
    with pytest.raises(QgsProcessingException, match=r"'m\.safetensors' is not a FreeNet model"):
        processing.run("freenet:modelinfo", {"MODEL": str(tmp_path / "m.safetensors")})


def test_class_map_is_not_its_own_reference(requested: Callable, scene: SyntheticScene) -> None:
    with pytest.raises(QgsProcessingException, match="own reference"):
        requested("assess", REFERENCE=str(scene.raster))


WRONG = {
    "no such raster": (dict(INPUT="gone.tif"), "'gone.tif', given as 'Raster'"),
    "no raster given": (dict(INPUT=None), "'Raster' (INPUT) is not given"),
    "no such polygons": (dict(TRAINING="gone.gpkg"), "'gone.gpkg', given as 'Training data'"),
    "no such field": (dict(FIELD="cover"), "has no field 'cover'"),
    "another format": (dict(OUTPUT="map.img"), "'map.img' does not end in .tif. Name it 'map.tif'."),
    "missing folder": (dict(OUTPUT="missing/map.tif"), "does not exist"),
    "no such preset": (dict(PRESET="best"), "PRESET"),
    "negative seed": (dict(SEED=-1), "SEED"),
}


@pytest.mark.parametrize(("wrong", "sentence"), WRONG.values(), ids=WRONG)
def test_wrong_input_gets_its_sentence_before_any_work(
    scene: SyntheticScene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: dict[str, Any], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QgsProcessingException) as error:
        processing.run("freenet:trainandclassify", {**training_parameters(scene), "OUTPUT": "map.tif", **wrong})
    assert sentence in str(error.value)
    assert not list(tmp_path.iterdir())


LAYERS = {
    "null class": (lambda: make_layer(["a", "b", None]), "have no class in the field 'cover': 3."),
    "class 0": (lambda: make_layer([0, 1], "integer"), "have the class 0"),
    "one class": (lambda: make_layer(["a", "a"]), "belong to one class"),
    "too many classes": (lambda: make_layer([f"c{n}" for n in range(256)]), "256 different values"),
    "no CRS": (lambda: make_layer(["a", "b"], crs=""), "has no coordinate reference system"),
    "no features": (lambda: make_layer([]), "has no features"),
    "no polygons on the raster": (lambda: make_layer(["a", "b"]), "takes no pixel of"),
}


@pytest.mark.parametrize(("make", "sentence"), LAYERS.values(), ids=LAYERS)
def test_polygons_that_will_not_do_get_their_sentence(
    scene: SyntheticScene, tmp_path: Path, make: Callable[[], QgsVectorLayer], sentence: str
) -> None:
    wrong = {"TRAINING": make(), "FIELD": "cover", "OUTPUT": str(tmp_path / "map.tif")}
    with pytest.raises(QgsProcessingException, match=sentence):
        processing.run("freenet:trainandclassify", {**training_parameters(scene), **wrong})
    assert not list(tmp_path.iterdir())


def test_raster_without_a_place_is_no_place_for_polygons_that_have_one(scene: SyntheticScene, tmp_path: Path) -> None:
    flat = tmp_path / "flat.png"
    QgsRasterLayer(str(scene.raster), "scene").previewAsImage(QSize(20, 20)).save(str(flat))
    with pytest.raises(QgsProcessingException, match="The raster has no coordinate reference system, and '"):
        processing.run("freenet:trainandclassify", {**training_parameters(scene), "INPUT": str(flat)})


def test_class_on_nodata_is_refused_by_name(tmp_path: Path) -> None:
    framed = write_scene(tmp_path, shape=(32, 24, 3), nodata_frame_px=2)
    layer = make_layer()
    for name, left in {"Water": ORIGIN[0] + 50, "Frame": ORIGIN[0]}.items():
        top = ORIGIN[1] - 50
        add_feature(layer, f"POLYGON(({left} {top}, {left + 20} {top}, {left + 20} {top - 99}, {left} {top}))", name)
    parameters = {**training_parameters(framed), "TRAINING": layer, "FIELD": "cover"}
    with pytest.raises(QgsProcessingException, match="Frame"):
        processing.run("freenet:trainandclassify", parameters)


def test_result_cannot_replace_an_input(scene: SyntheticScene) -> None:
    before = scene.raster.read_bytes()
    with pytest.raises(QgsProcessingException, match=r"'szene\.tif' is an input of this run"):
        processing.run("freenet:trainandclassify", {**training_parameters(scene), "OUTPUT": str(scene.raster)})
    assert scene.raster.read_bytes() == before


def test_model_file_is_checked_before_any_work(scene: SyntheticScene, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.safetensors"
    foreign.write_bytes(b"\x80\x04pickled")
    parameters = {"INPUT": str(scene.raster), "OUTPUT": "TEMPORARY_OUTPUT"}
    with pytest.raises(QgsProcessingException, match=r"'foreign\.safetensors' is not a FreeNet model"):
        processing.run("freenet:classify", {**parameters, "MODEL": str(foreign)})
    with pytest.raises(QgsProcessingException, match="cannot be read"):
        processing.run("freenet:classify", {**parameters, "MODEL": str(tmp_path / "gone.safetensors")})


def test_checking_announces_no_layer_to_load(scene: SyntheticScene) -> None:
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    assert algorithm("trainandclassify").checkParameterValues(training_parameters(scene), context) == (True, "")
    assert not context.layersToLoadOnCompletion()


@pytest.mark.parametrize("name", CONTRACT)
def test_dialog_opens_in_a_project_with_a_raster_on_top(
    scene: SyntheticScene, training: QgsVectorLayer, name: str
) -> None:
    QgsProject.instance().addMapLayers([QgsRasterLayer(str(scene.raster), "a raster"), training])
    dialog = processing.createAlgorithmDialog(f"freenet:{name}", {})
    shown = {name for name, wrapper in dialog.mainWidget().wrappers.items() if wrapper.wrappedWidget() is not None}
    assert shown == CONTRACT[name][0] | CONTRACT[name][1]
    dialog.close()
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
