# SPDX-License-Identifier: GPL-3.0-or-later
"""The parameters of algorithms that train: raster, polygons and how to train."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Union, get_args

from qgis.core import (
    QgsProcessingParameterDefinition,
    QgsProcessingParameterField,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterNumber,
)

from ..contract.job import MAX_SEED
from ..contract.presets import PresetInfo, presets
from ..contract.validation import ValidationMethod, validation_methods
from ..request import MAX_ERODED, MAX_PIXELS, MAX_RADIUS, MAX_STEPS, RadiusUnit
from ..text.i18n import tr
from .parameters import (
    Parameter,
    advanced,
    choice,
    described,
    model,
    optional,
    raster,
    training_features,
    whole_number,
    yes_or_no,
)

INPUT, TRAINING, FIELD, ALSO = "INPUT", "TRAINING", "FIELD", "ALSO"
PRESET, VALIDATION, STEPS, SEED = "PRESET", "VALIDATION", "STEPS", "SEED"
REFIT, START_MODEL = "REFIT", "START_MODEL"
RADIUS, RADIUS_UNIT = "RADIUS", "RADIUS_UNIT"
TRAINING_RASTER, ERODE, MOST_PIXELS = "TRAINING_RASTER", "ERODE", "MOST_PIXELS"


def layers() -> list[QgsProcessingParameterDefinition]:
    """Raster, training data and the field of their class."""
    return [
        raster(
            INPUT,
            tr("Raster"),
            tr(
                "The hyperspectral or multispectral image, a file. All its bands are used but those "
                "that it marks as bad and those without any data."
            ),
        ),
        training_features(
            TRAINING,
            tr("Training data"),
            tr(
                "A few polygons, lines or points of every class, several per class and in different places so that "
                "some can be held out. A point stands for the pixel it lies in, a line for those it runs through. "
                "Edits that are not saved yet count; features in another coordinate reference system are transformed."
            ),
            is_optional=True,  # a raster will do as well
        ),
        # Optional, for else QGIS chooses the first field by itself, which is the fid of a GeoPackage.
        described(
            QgsProcessingParameterField(FIELD, tr("Class field"), parentLayerParameterName=TRAINING, optional=True),
            tr(
                "The field that holds the class, text or number. Empty: the one that the layer's categorised "
                "style shows, else the one that most likely holds classes; the log names it. Whole numbers from 1 "
                "to 255 keep their value in the map, anything else is counted from 1. Names and colours come from "
                "the layer's categorised style on this field."
            ),
        ),
    ]


def _may_be_missing(parameter: Parameter) -> Parameter:
    """An advanced parameter that models of QGIS need not know: those that were saved before there was one run on."""
    return optional(advanced(parameter))


def around_points() -> list[QgsProcessingParameterDefinition]:
    """How far around a point pixels belong to it."""
    text = tr(
        "Of points: pixels whose centre is not farther from the point than this belong to it, too. 0, the default: the "
        "pixel it lies in alone."
    )
    kind = QgsProcessingParameterNumber.Type.Double
    size = QgsProcessingParameterNumber(
        RADIUS, tr("Radius around points"), kind, 0.0, minValue=0.0, maxValue=MAX_RADIUS
    )
    unit = tr("What the radius is told in: pixels, or metres on the ground, whatever the coordinate reference system.")
    return [
        _may_be_missing(described(size, text)),
        _may_be_missing(choice(RADIUS_UNIT, tr("Unit of the radius"), list(get_args(RadiusUnit)), unit)),
    ]


def class_raster() -> list[QgsProcessingParameterDefinition]:
    """A raster of classes in place of polygons, and what of it is used."""
    return [
        optional(
            raster(
                TRAINING_RASTER,
                tr("Class raster to train on"),
                tr(
                    "A raster of classes instead of features, such as an older map: whole numbers from 1 to 255 on any "
                    "grid, in any coordinate reference system; of each pixel of the image the nearest one counts. No "
                    "data and 0 are unlabelled, unless 0 has a name or another value is no data. Names and colours "
                    "come from its style, attribute table or categories. Each patch of connected pixels of a class is "
                    "what a polygon is else, and held out as a whole. Optional."
                ),
            )
        ),
        _may_be_missing(
            whole_number(
                ERODE,
                tr("Erode patches (pixels)"),
                tr(
                    "Only with a class raster: so many pixels of the image are taken off every edge of a patch, "
                    "where classes mix or an older map is off by a little. Patches that are not wide enough are left "
                    "out."
                ),
                most=MAX_ERODED,
            )
        ),
        _may_be_missing(
            whole_number(
                MOST_PIXELS,
                tr("Pixels per class, at most"),
                tr(
                    "Only with a class raster: so many pixels of each class are trained on at most, drawn at random "
                    "with the seed. 0: all of them."
                ),
                most=MAX_PIXELS,
            )
        ),
    ]


def further_scenes() -> QgsProcessingParameterMatrix:
    """A table of more scenes to train on."""
    columns = [tr("Raster"), tr("Training data"), tr("Field")]
    table = QgsProcessingParameterMatrix(ALSO, tr("Further scenes to train on"), 0, False, columns, [], optional=True)
    return advanced(
        described(
            table,
            tr(
                "One model for several scenes: a row for each scene besides the one above, with the raster, the layer "
                "of its training data and the field that holds their class, or a raster of classes and no field. Each "
                "is a single raster: further rasters, choice of bands, area of interest and mask are those of the "
                "raster above alone. Name layers of the project, or give files. Bands are matched as for a model, "
                "classes by name. Each scene is standardised by its own mean and deviation, and so is every scene that "
                "is classified with the model. The map is of the raster above. Optional; not with the preset paper."
            ),
        )
    )


def seed(text: str) -> QgsProcessingParameterNumber:
    """The seed, with its help."""
    return advanced(whole_number(SEED, tr("Random seed"), text, most=MAX_SEED))


def how_to_train() -> list[QgsProcessingParameterDefinition]:
    """Preset and validation, and what changes them."""
    return [
        choice(
            PRESET,
            tr("Preset"),
            list(presets()),
            _each_told(tr("How to train."), presets().items()),
        ),
        choice(
            VALIDATION,
            tr("Validation"),
            list(validation_methods()),
            _each_told(
                tr("What is held out of training to measure how good the map is."), validation_methods().items()
            ),
        ),
        _steps(),
        seed(tr("The same seed, inputs and device give the same map again; another seed, a slightly different one.")),
        _refit(),
        _start_model(),
    ]


def _each_told(about: str, choices: Iterable[tuple[str, Union[PresetInfo, ValidationMethod]]]) -> str:
    """The help of a list that shows ids, as scripts and models of QGIS give them: each with its name elsewhere."""
    told = (tr("{id} ({name}): {help}").format(id=one, name=choice.title, help=choice.help) for one, choice in choices)
    return " ".join([about, *told])


def _steps() -> QgsProcessingParameterNumber:
    text = tr(
        "Number of training steps of each network. 0: as many as the preset has; auto and fast end sooner where "
        "accuracy has stopped improving."
    )
    return advanced(whole_number(STEPS, tr("Training steps"), text, most=MAX_STEPS))


def _refit() -> QgsProcessingParameterDefinition:
    text = tr(
        "Only with validation, and not for the preset paper. Yes, the default: once the accuracy is measured, "
        "training goes on for the last third of its steps, with what was held out as well. No: it takes "
        "all steps before, and the validated model is kept, and makes the map."
    )
    return advanced(yes_or_no(REFIT, tr("Train the final model on all training data"), text, default=True))


def _start_model() -> QgsProcessingParameterDefinition:
    text = tr(
        "Train a model further instead of a new one: with new training data, on its scene or another of the "
        "same bands. Classes of the same name stay the same, others are added. What the model is sure "
        "of is kept in mind. Takes a third of the steps of one network. Optional."
    )
    return advanced(described(optional(model(START_MODEL, tr("Model to go on from"))), text))
