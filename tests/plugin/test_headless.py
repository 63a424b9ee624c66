# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line beside the algorithms: the same names, defaults and choices, and the same features read."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingParameterDefinition,
    QgsVectorLayer,
)
from scenes import EPSG, write_scene

from freenet_qgis.headless.commands.by_name import COMMANDS
from freenet_qgis.headless.inputs import vector
from freenet_qgis.headless.options.command_line import parser
from freenet_qgis.labels.layer_reading import Use
from freenet_qgis.layers import reading
from freenet_qgis.layers.features import Target

ALGORITHMS = {
    "train": "trainandclassify",
    "classify": "classify",
    "assess": "assess",
    "check-training": "checktraining",
    "suggest": "suggest",
    "generalize": "generalize",
    "areas": "areas",
    "to-polygons": "topolygons",
    "hand-on": "handon",
    "change": "change",
    "info": "modelinfo",
}
BY_HAND = {"prepare", "publish"}  # for engines elsewhere, which QGIS does not wait for
ONLY_TYPED = {"classify": {"output_folder", "overwrite", "scheduler", "wait_for_workers", "json", "manifest"}}
SAID = {"quiet", "log_file"}  # of how it goes


def typed(command: str) -> dict[str, argparse.Action]:
    """The options of a command by name."""
    (commands,) = (one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return {one.dest: one for one in commands.choices[command]._actions if one.dest != "help"}


def parameters(command: str) -> dict[str, QgsProcessingParameterDefinition]:
    """The parameters of its algorithm, by their names in lower case."""
    algorithm = QgsApplication.processingRegistry().algorithmById(f"freenet:{ALGORITHMS[command]}")
    return {one.name().lower(): one for one in algorithm.parameterDefinitions()}


def test_every_algorithm_has_its_command() -> None:
    ours = {one.name() for one in QgsApplication.processingRegistry().providerById("freenet").algorithms()}
    assert {*ALGORITHMS, *BY_HAND} == COMMANDS.keys()
    assert {*ALGORITHMS.values(), "train"} == ours  # which the command train does where it is asked for no map


@pytest.mark.parametrize("command", ALGORITHMS)
def test_names_are_those_of_the_parameters(command: str) -> None:
    assert typed(command).keys() - ONLY_TYPED.get(command, set()) - SAID == parameters(command).keys()
    for name, option in typed(command).items():
        assert not option.option_strings or option.option_strings[0] == f"--{name.replace('_', '-')}"


@pytest.mark.parametrize("command", ALGORITHMS)
def test_defaults_and_choices_are_those_of_the_parameters(command: str) -> None:
    options = typed(command)
    for name, parameter in parameters(command).items():
        assert (options[name].default or None) == (parameter.defaultValue() or None), name
        if parameter.type() == "enum":
            assert list(options[name].choices) == parameter.options()


@pytest.mark.parametrize("name", ["steps", "seed"])
def test_limits_are_those_of_the_parameters(name: str) -> None:
    read, parameter = typed("train")[name].type, parameters("train")[name]
    assert read(str(int(parameter.minimum()))) == 0
    assert read(str(int(parameter.maximum()))) == parameter.maximum()
    for text in (str(int(parameter.maximum()) + 1), "-1", "many"):
        with pytest.raises(argparse.ArgumentTypeError):
            read(text)


@pytest.mark.parametrize("field", ["class_id", "class_name"])
@pytest.mark.parametrize("epsg", [EPSG, 4326])
def test_the_same_file_gives_the_same_request_with_and_without_qgis(tmp_path: Path, field: str, epsg: int) -> None:
    scene = write_scene(tmp_path, shape=(24, 18, 1), polygons_epsg=epsg)
    crs, context = QgsCoordinateReferenceSystem(f"EPSG:{EPSG}"), QgsCoordinateTransformContext()
    layer = QgsVectorLayer(str(scene.polygons), "scene")
    ours = vector.labelled(str(scene.polygons), field, reading.crs_wkt(crs), Use())
    theirs = reading.labelled(layer, field, Target(crs, context), Use())
    assert (ours.layer, ours.classes, ours.numeric) == (theirs.layer, theirs.classes, theirs.numeric)
    for one, other in zip(ours.shapes, theirs.shapes):
        assert (one.name, one.label) == (other.name, other.label)
        assert bounds(one.wkb) == pytest.approx(bounds(other.wkb), abs=1e-6)  # metres
    assert len(ours.shapes) == len(theirs.shapes) == 12


def bounds(wkb: bytes) -> Any:
    return ogr.CreateGeometryFromWkb(wkb).GetEnvelope()
