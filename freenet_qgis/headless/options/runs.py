# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of what the engine does: train, classify, look at training data."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Union, get_args

from ...contract.job import Statistics, TrainOptions
from ...contract.maps import MAPS, OPTIONAL_MAPS
from ...contract.presets import PresetInfo, presets
from ...contract.validation import ValidationMethod, validation_methods
from ...request import MAX_ERODED, MAX_PIXELS, MAX_STEPS, BandChoice, ClassifyRequest, ClassRaster, Radius, RadiusUnit
from . import values
from .shared import BESIDE_THE_MAP, add_all_touched, add_dates, add_device, add_report, add_seed, add_stack, flag
from .where import add_where

MAX_WAIT_SECONDS = 10**6


def add_train(command: argparse.ArgumentParser) -> None:
    """Training, and mapping the scene."""
    inputs = _training_data(command)
    inputs.add_argument(
        "--also",
        nargs=3,
        action="append",
        default=[],
        metavar=("RASTER", "FEATURES", "FIELD"),
        help="one more scene to train on, a single raster, standardised by itself; may be given several times; '' as "
        "the field of a raster of classes",
    )
    how = command.add_argument_group("how to train")
    default = TrainOptions()
    how.add_argument("--preset", choices=list(presets()), default=default.preset, help=_named(presets().items()))
    how.add_argument(
        "--steps", type=values.whole_number(MAX_STEPS), default=default.steps, metavar="N", help="0: the preset's own"
    )
    how.add_argument(
        "--validation",
        choices=list(validation_methods()),
        default=default.validation,
        help=f"what is held out: {_named(validation_methods().items())}",
    )
    how.add_argument(
        "--refit",
        action=argparse.BooleanOptionalAction,
        default=default.refit,
        help="once validated, train the final model on all training data, which paper does not",
    )
    add_seed(how)
    how.add_argument(
        "--start-model",
        type=values.file,
        metavar="SAFETENSORS",
        help="go on from this model, with its classes and more",
    )
    add_device(how)
    results = command.add_argument_group("results, written where named")
    for kind in MAPS:
        results.add_argument(flag(kind), type=values.file, metavar="TIF", help=kind.option_help)
    results.add_argument("--model", type=values.file, metavar="SAFETENSORS", help="the trained model")
    add_report(results)


def _named(choices: Iterable[tuple[str, Union[PresetInfo, ValidationMethod]]]) -> str:
    """How the dock and reports call each of some choices."""
    return ", ".join(f"{one} ({choice.title})" for one, choice in choices)


def add_classify(command: argparse.ArgumentParser) -> None:
    """Mapping scenes with a model."""
    command.add_argument(
        "input", type=values.something, nargs="+", metavar="RASTER", help="images, or patterns such as 'scenes/*.tif'"
    )
    add_stack(command)
    command.add_argument("--model", type=values.file, required=True, metavar="SAFETENSORS", help="the trained model")
    add_where(command)
    add_dates(command)
    command.add_argument(
        "--statistics",
        choices=get_args(Statistics),
        default=ClassifyRequest.statistics,
        help="of an image that does not fit into memory: of all of it, or of a sixteenth",
    )
    add_device(command)
    _results_of_classify(command.add_argument_group("results"))
    command.add_argument(
        "--scheduler",
        type=values.address,
        metavar="ADDRESS",
        help="of a Dask cluster that shares your files: tcp://HOST:8786",
    )
    command.add_argument(
        "--wait-for-workers",
        type=values.whole_number(MAX_WAIT_SECONDS),
        metavar="SECONDS",
        help="for one that can do what the scenes need; by default until the first one comes",
    )


def _results_of_classify(results: argparse._ActionsContainer) -> None:
    """What is written, where, and what becomes of files that are there."""
    place = results.add_mutually_exclusive_group(required=True)
    place.add_argument("--output", type=values.file, metavar="TIF", help="class map of a single image")
    place.add_argument(
        "--output-folder", type=values.file, metavar="FOLDER", help="where <name of the image>_classes.tif goes"
    )
    for kind in OPTIONAL_MAPS:
        results.add_argument(
            flag(kind),
            type=values.file,
            nargs="?",
            const=BESIDE_THE_MAP,
            metavar="TIF",
            help=f"also the {kind.ending}; in a folder as <name of the image>_{kind.ending}.tif",
        )
    results.add_argument(
        "--report",
        type=values.file,
        nargs="?",
        const=BESIDE_THE_MAP,
        metavar="HTML",
        help="also a page of figures, with them as .json beside it; in a folder as <name of the image>_report.html",
    )
    results.add_argument("--overwrite", action="store_true", help="also do what is finished already")
    results.add_argument(
        "--json", action="store_true", help="in place of the table, a line of JSON for each scene as it ends"
    )
    results.add_argument(
        "--manifest",
        type=values.file,
        metavar="FILE",
        help=".csv or .json that tells what became of each scene, up to date whatever ends the command",
    )


def add_check_training(command: argparse.ArgumentParser) -> None:
    """Finding training data that may carry a wrong label."""
    _training_data(command)
    add_seed(command)
    add_device(command)
    command.add_argument(
        "--output",
        type=values.layer,
        required=True,
        metavar="GPKG",
        help="the training data, the most suspicious first; added to a file that is there; FILE|layername=NAME to "
        "name them",
    )


def _training_data(command: argparse.ArgumentParser) -> argparse._ActionsContainer:
    inputs = command.add_argument_group("input")
    inputs.add_argument(
        "--input", type=values.raster, required=True, metavar="RASTER", help="the image: whatever GDAL opens"
    )
    add_stack(inputs)
    inputs.add_argument(
        "--training",
        type=values.something,
        metavar="FEATURES",
        help="polygons, lines or points of every class, in any file GDAL reads; FILE|layername=NAME for one of several "
        "layers",
    )
    inputs.add_argument("--field", default="", help="the field that holds the class, text or number")
    add_all_touched(inputs)
    add_where(inputs)
    inputs.add_argument(
        "--radius",
        type=values.amount,
        metavar="N",
        help="points take the pixels whose centre is so near, too; 0: the pixel they lie in alone",
    )
    inputs.add_argument(
        "--radius-unit", choices=get_args(RadiusUnit), default=Radius.unit, help="what the radius is told in"
    )
    inputs.add_argument(
        "--training-raster",
        type=values.raster,
        metavar="RASTER",
        help="in place of features, classes on any grid; 0 is none",
    )
    inputs.add_argument(
        "--erode",
        type=values.whole_number(MAX_ERODED),
        default=ClassRaster.erode,
        metavar="N",
        help="pixels to take off every edge of a patch of that raster",
    )
    inputs.add_argument(
        "--most-pixels",
        type=values.whole_number(MAX_PIXELS),
        default=ClassRaster.most_pixels,
        metavar="N",
        help="of each class of that raster, drawn with the seed; 0: all",
    )
    inputs.add_argument(
        "--bands",
        type=values.bands,
        default=BandChoice.text,
        metavar="CHOICE",
        help="those to train on, such as '1-10, 450-900 nm, 2021*, !B1'; by default all good ones",
    )
    add_dates(inputs)
    return inputs
