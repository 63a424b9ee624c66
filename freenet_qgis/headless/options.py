# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: the parameters of the algorithms in lower case with dashes, with the same defaults."""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Optional, get_args

from .. import paths
from ..contract.job import MAX_SEED, Device, Statistics, TrainOptions
from ..contract.maps import MAPS, OPTIONAL_MAPS, MapKind
from ..contract.presets import presets
from ..contract.validation import validation_methods
from ..errors import FreeNetError
from ..geodata.raster import dates
from ..request import (
    MAX_ERODED,
    MAX_PIXELS,
    MAX_STEPS,
    MAX_SUGGESTIONS,
    BandChoice,
    ClassifyRequest,
    ClassRaster,
    EngineChoice,
    Radius,
    RadiusUnit,
    Scene,
    SuggestRequest,
    TrainRequest,
)
from ..sources import layer_destination
from ..sources.gdal_name import named
from ..text.plain_text import is_broken
from . import where
from .scenes import BESIDE_THE_MAP, expand

_MAY_BEGIN_WITH_A_DASH = ("--extent", "--mask-values", "--bands", "--dates")  # the value, as in -73.5,-73,4,5


def parse(arguments: Optional[Sequence[str]] = None, large_bytes: int = Scene.large_bytes) -> argparse.Namespace:
    """What was typed; ends the program with status 2 and a sentence where that makes no sense.

    Args:
        arguments: What was typed; None for that of this process.
        large_bytes: Goes with it: from what size on scenes are large, see `Scene`.
    """
    program, arguments = parser(), sys.argv[1:] if arguments is None else arguments
    for argument in arguments:
        if is_broken(argument):
            program.error(f"'{argument}' is not in UTF-8, as GDAL wants it; rename what it names")
    options = program.parse_args(_joined(arguments), argparse.Namespace(large_bytes=large_bytes))
    if options.command in ("train", "check-training"):
        _check_training_data(options, program.error)
    if options.command == "train" and not (options.model or options.output):
        program.error("say where the results go: --model, --output or both")
    if options.command == "classify":
        try:
            options.input = expand(options.input)
        except FreeNetError as error:
            program.error(str(error))
        _check_places(options, program.error)
    return options


def _joined(arguments: Sequence[str]) -> list[str]:
    """The arguments with such values joined to their options, lest argparse take one for an option itself."""
    found: list[str] = []
    for argument in arguments:
        if found and found[-1] in _MAY_BEGIN_WITH_A_DASH and not argument.startswith("--"):
            found[-1] += f"={argument}"
        else:
            found.append(argument)
    return found


def parser() -> argparse.ArgumentParser:
    """The command with its subcommands, each named as its algorithm."""
    program = argparse.ArgumentParser(
        prog="freenet", description="Land-cover maps from a few training polygons or points."
    )
    program.add_argument("--version", action="version", version=paths.metadata("version"))
    commands = program.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_train(commands.add_parser("train", help="train a model; with --output, map the scene as well"))
    _add_classify(commands.add_parser("classify", help="map one or many scenes with a model"))
    _add_assess(commands.add_parser("assess", help="compare a class map with a reference"))
    _add_check_training(commands.add_parser("check-training", help="find training data that may carry a wrong label"))
    _add_suggest(commands.add_parser("suggest", help="find places where new training data would help most"))
    _add_info(commands.add_parser("info", help="tell what a model was trained on and what it maps"))
    return program


def _add_train(command: argparse.ArgumentParser) -> None:
    inputs = _add_training_data(command)
    inputs.add_argument(
        "--also",
        nargs=3,
        action="append",
        default=[],
        metavar=("RASTER", "FEATURES", "FIELD"),
        help="one more scene to train on, standardised by itself; may be given several times; '' as the field of a "
        "raster of classes",
    )
    how = command.add_argument_group("how to train")
    default, methods = TrainOptions(), list(validation_methods())
    how.add_argument("--preset", choices=list(presets()), default=default.preset)
    how.add_argument(
        "--steps", type=_whole_number(MAX_STEPS), default=default.steps, metavar="N", help="0: the preset's own"
    )
    how.add_argument("--validation", choices=methods, default=default.validation, help="what is held out")
    how.add_argument(
        "--refit",
        action=argparse.BooleanOptionalAction,
        default=default.refit,
        help="once validated, train the final model on all training data, which paper does not",
    )
    _add_seed(how)
    how.add_argument(
        "--start-model", type=_file, metavar="SAFETENSORS", help="go on from this model, with its classes and more"
    )
    _add_device(how)
    results = command.add_argument_group("results, written where named")
    for kind in MAPS:
        results.add_argument(_flag(kind), type=_file, metavar="TIF", help=kind.option_help)
    results.add_argument("--model", type=_file, metavar="SAFETENSORS", help="the trained model")
    _add_report(results)


def _add_classify(command: argparse.ArgumentParser) -> None:
    command.add_argument("input", nargs="+", metavar="RASTER", help="images, or patterns such as 'scenes/*.tif'")
    _add_stack(command)
    command.add_argument("--model", type=_file, required=True, metavar="SAFETENSORS", help="the trained model")
    where.add_options(command)
    _add_dates(command)
    command.add_argument(
        "--statistics",
        choices=get_args(Statistics),
        default=ClassifyRequest.statistics,
        help="of an image that does not fit into memory: of all of it, or of a sixteenth",
    )
    _add_device(command)
    results = command.add_argument_group("results")
    place = results.add_mutually_exclusive_group(required=True)
    place.add_argument("--output", type=_file, metavar="TIF", help="class map of a single image")
    place.add_argument(
        "--output-folder", type=_file, metavar="FOLDER", help="where <name of the image>_classes.tif goes"
    )
    for kind in OPTIONAL_MAPS:
        results.add_argument(
            _flag(kind),
            type=_file,
            nargs="?",
            const=BESIDE_THE_MAP,
            metavar="TIF",
            help=f"also the {kind.ending}; in a folder as <name of the image>_{kind.ending}.tif",
        )
    results.add_argument("--overwrite", action="store_true", help="also do what is finished already")
    command.add_argument(
        "--scheduler",
        type=_address,
        metavar="ADDRESS",
        help="of a Dask cluster that shares your files: tcp://HOST:8786",
    )


def _add_assess(command: argparse.ArgumentParser) -> None:
    command.add_argument("--input", type=named, required=True, metavar="RASTER", help="the class map")
    command.add_argument(
        "--reference", required=True, metavar="FILE", help="polygons, points, or a raster on the map's grid"
    )
    command.add_argument("--field", default="", help="the field of polygons or points that holds the class")
    _add_all_touched(command)
    _add_report(command)


def _add_check_training(command: argparse.ArgumentParser) -> None:
    _add_training_data(command)
    _add_seed(command)
    _add_device(command)
    command.add_argument(
        "--output",
        type=_layer,
        required=True,
        metavar="GPKG",
        help="the training data, the most suspicious first; added to a file that is there; FILE|layername=NAME to "
        "name them",
    )


def _add_suggest(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--input", type=named, required=True, metavar="RASTER", help="class probabilities, as train and classify write"
    )
    command.add_argument(
        "--training", metavar="FEATURES", help="training data to keep away from, in any file GDAL reads"
    )
    command.add_argument(
        "--count", type=_whole_number(MAX_SUGGESTIONS, 1), default=SuggestRequest.count, metavar="N", help="of places"
    )
    command.add_argument(
        "--distance",
        type=_length,
        default=SuggestRequest.distance,
        metavar="UNITS",
        help="between places, in units of the raster's coordinate system; 0: a twentieth of the scene's diagonal",
    )
    command.add_argument(
        "--output",
        type=_layer,
        required=True,
        metavar="GPKG",
        help="points, the most useful first; added to a file that is there; FILE|layername=NAME to name them",
    )


def _add_training_data(command: argparse.ArgumentParser) -> argparse._ActionsContainer:
    inputs = command.add_argument_group("input")
    inputs.add_argument("--input", type=named, required=True, metavar="RASTER", help="the image: whatever GDAL opens")
    _add_stack(inputs)
    inputs.add_argument(
        "--training",
        default="",
        metavar="FEATURES",
        help="polygons, lines or points of every class, in any file GDAL reads; FILE|layername=NAME for one of several "
        "layers",
    )
    inputs.add_argument("--field", default="", help="the field that holds the class, text or number")
    _add_all_touched(inputs)
    where.add_options(inputs)
    inputs.add_argument(
        "--radius",
        type=_length,
        default=Radius.size,
        metavar="N",
        help="points take the pixels whose centre is so near, too; 0: the pixel they lie in alone",
    )
    inputs.add_argument(
        "--radius-unit", choices=get_args(RadiusUnit), default=Radius.unit, help="what the radius is told in"
    )
    inputs.add_argument(
        "--training-raster", type=named, metavar="RASTER", help="in place of features, classes on any grid; 0 is none"
    )
    inputs.add_argument(
        "--erode",
        type=_whole_number(MAX_ERODED),
        default=ClassRaster.erode,
        metavar="N",
        help="pixels to take off every edge of a patch of that raster",
    )
    inputs.add_argument(
        "--most-pixels",
        type=_whole_number(MAX_PIXELS),
        default=ClassRaster.most_pixels,
        metavar="N",
        help="of each class of that raster, drawn with the seed; 0: all",
    )
    inputs.add_argument(
        "--bands",
        default=BandChoice.text,
        metavar="CHOICE",
        help="those to train on, such as '1-10, 450-900 nm, 2021*, !B1'; by default all good ones",
    )
    _add_dates(inputs)
    return inputs


def _add_stack(command: argparse._ActionsContainer) -> None:
    command.add_argument(
        "--stack",
        type=named,
        action="append",
        default=[],
        metavar="RASTER",
        help="one more raster whose bands follow, laid on the grid of the image; may be given several times",
    )
    command.add_argument(
        "--resampling",
        default="",
        metavar="WORDS",
        help="how each of these is laid, separated by commas: bilinear, nearest or auto",
    )


def _add_dates(inputs: argparse._ActionsContainer) -> None:
    inputs.add_argument(
        "--dates",
        type=_dates,
        default=Scene.dates,
        metavar="DATES",
        help="when the raster was taken, or each of its bands, such as 2021-06-04; by default what the file tells",
    )


def _add_seed(command: argparse._ActionsContainer) -> None:
    command.add_argument("--seed", type=_whole_number(MAX_SEED), default=TrainRequest.seed, metavar="N")


def _add_info(command: argparse.ArgumentParser) -> None:
    command.add_argument("model", type=_file, metavar="MODEL", help="a .safetensors file")
    command.add_argument("--report", type=_file, metavar="HTML", help="a page with every band and class")


def _add_device(command: argparse._ActionsContainer) -> None:
    command.add_argument(
        "--device", choices=get_args(Device), default=EngineChoice().device, help="auto: the best there is"
    )


def _add_all_touched(command: argparse._ActionsContainer) -> None:
    command.add_argument(
        "--all-touched", action="store_true", help="polygons take every pixel they touch, not only covered centres"
    )


def _add_report(command: argparse._ActionsContainer) -> None:
    command.add_argument("--report", type=_file, metavar="HTML", help="page of figures; they appear beside it as .json")


def _file(text: str) -> Path:
    """A path that means the same in any current folder."""
    return Path(text).absolute()


def _layer(text: str) -> layer_destination.LayerDestination:
    place = layer_destination.parse(text)
    return place._replace(file=place.file.absolute())


def _flag(kind: MapKind) -> str:
    """The option that asks for a map."""
    return f"--{kind.option}".replace("_", "-")


def _whole_number(largest: int, smallest: int = 0) -> Callable[[str], int]:
    """A reader of whole numbers from `smallest` to `largest`."""

    def read(text: str) -> int:
        if not text.isdecimal() or not smallest <= int(text) <= largest:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {smallest} to {largest}")
        return int(text)

    return read


def _length(text: str) -> float:
    try:
        length = float(text)
    except ValueError:
        length = math.nan
    if not 0 <= length < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no distance")
    return length


def _dates(text: str) -> tuple[str, ...]:
    try:
        return dates.parse(text)
    except FreeNetError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _address(text: str) -> str:
    if not re.fullmatch(r"\w+://.+:\d+", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form tcp://HOST:8786")
    return text


def _check_training_data(options: argparse.Namespace, error: Callable[[str], None]) -> None:
    """Check that there are polygons with a field, or a raster of classes."""
    if options.training and options.training_raster:
        error("give --training or --training-raster, not both")
    if not (options.training or options.training_raster):
        error("say what to train on: --training with --field, or --training-raster")
    are_rasters = [not options.training, *(not field for _, _, field in getattr(options, "also", None) or [])]
    if not any(are_rasters) and (options.erode or options.most_pixels):
        error("--erode and --most-pixels are for a raster of classes: --training-raster")
    if options.training and not options.field:
        error("say with --field which field of the polygons holds the class")


def _check_places(options: argparse.Namespace, error: Callable[[str], None]) -> None:
    """Check that every result of classify has a name, and one only."""
    if options.output and len(options.input) > 1:
        error(f"{len(options.input)} scenes cannot all go to one --output; use --output-folder")
    for kind in OPTIONAL_MAPS:
        path = getattr(options, kind.option)
        if options.output and path == BESIDE_THE_MAP:
            error(f"with --output, give {_flag(kind)} a name as well")
        if options.output_folder and path not in (None, BESIDE_THE_MAP):
            error(f"with --output-folder, {_flag(kind)} takes no name; put it last, or another option after it")
