# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: the parameters of the algorithms in lower case with dashes, with the same defaults."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Optional

from ... import paths
from ...contract.maps import OPTIONAL_MAPS
from ...errors import FreeNetError
from ...request import Scene
from ...text.plain_text import is_broken
from . import argument_file, combinations, generalize, maps, run_folders, runs
from .patterns import expand
from .shared import BESIDE_THE_MAP, add_saying, flag

_MAY_BEGIN_WITH_A_DASH = ("--extent", "--mask-values", "--bands", "--dates")  # the value, as in -73.5,-73,4,5


def parse(arguments: Optional[Sequence[str]] = None, large_bytes: int = Scene.large_bytes) -> argparse.Namespace:
    """What was typed; ends the program with status 2 and a sentence where that makes no sense.

    Args:
        arguments: What was typed; None for that of this process.
        large_bytes: Goes with it: from what size on scenes are large, see `Scene`.
    """
    program = parser()
    try:
        arguments = argument_file.expanded(sys.argv[1:] if arguments is None else arguments)
    except FreeNetError as error:
        program.error(str(error))
    for argument in arguments:
        if is_broken(argument):
            program.error(f"'{argument}' is not in UTF-8, as GDAL wants it; rename what it names")
    options = program.parse_args(_joined(arguments), argparse.Namespace(large_bytes=large_bytes))
    try:
        combinations.check(options)
        if combinations.run_of(options) == "classify":
            options.input = expand(options.input)
            _check_places(options, program.error)
    except FreeNetError as error:
        program.error(str(error))
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
        prog="freenet",
        description="Land-cover maps from a few polygons or points.",
        epilog="Exit status: 0 done, 1 something failed, 2 wrong usage, 129 terminal closed, 130 interrupted, "
        "143 terminated.",
    )
    program.add_argument("--version", action="version", version=paths.metadata("version"))
    commands = program.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (add_options, purpose) in _COMMANDS.items():
        command = commands.add_parser(name, help=purpose, epilog=argument_file.HELP)
        add_options(command)
        if name != "prepare":  # which has commands of its own
            add_saying(command)
    return program


_COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], str]] = {
    "train": (runs.add_train, "train a model; with --output, map the scene as well"),
    "classify": (runs.add_classify, "map one or many scenes with a model"),
    "assess": (maps.add_assess, "compare a class map with a reference"),
    "check-training": (runs.add_check_training, "find training data that may carry a wrong label"),
    "suggest": (maps.add_suggest, "find places where new training data would help most"),
    "generalize": (generalize.add_generalize, "clean a class map: small patches, single pixels, noise"),
    "areas": (maps.add_areas, "measure the areas of the classes of a map, in zones too"),
    "to-polygons": (maps.add_to_polygons, "make a layer of polygons of a class map"),
    "hand-on": (maps.add_hand_on, "copy a class map as a COG, with a STAC item"),
    "change": (maps.add_change, "find what changed between two class maps"),
    "info": (maps.add_info, "tell what a model was trained on and what it maps"),
    "prepare": (run_folders.add_prepare, "make the folder of a run for an engine elsewhere, and run nothing"),
    "publish": (run_folders.add_publish, "write the results of such a folder"),
}


def _check_places(options: argparse.Namespace, error: Callable[[str], None]) -> None:
    """Check that every result of classify has a name, and one only."""
    if options.output and len(options.input) > 1:
        error(f"{len(options.input)} scenes cannot all go to one --output; use --output-folder")
    beside = {flag(kind): getattr(options, kind.option) for kind in OPTIONAL_MAPS}
    for name, path in {**beside, "--report": options.report}.items():
        if options.output and path == BESIDE_THE_MAP:
            error(f"with --output, give {name} a name as well")
        if options.output_folder and path not in (None, BESIDE_THE_MAP):
            error(f"with --output-folder, {name} takes no name; put it last, or another option after it")
