# SPDX-License-Identifier: GPL-3.0-or-later
"""Options that several commands have, each said once."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from ...contract.job import MAX_SEED, Device
from ...contract.maps import MapKind
from ...request import EngineChoice, Scene, TrainRequest
from . import values

BESIDE_THE_MAP = Path()  # of --confidence and the like without a name: named as the map is


def add_stack(command: argparse._ActionsContainer) -> None:
    """More rasters of an image."""
    command.add_argument(
        "--stack",
        type=values.raster,
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


def add_dates(inputs: argparse._ActionsContainer) -> None:
    """When rasters were taken."""
    inputs.add_argument(
        "--dates",
        type=values.days,
        default=Scene.dates,
        metavar="DATES",
        help="when the raster was taken, or each of its bands, such as 2021-06-04; by default what the file tells",
    )


def add_seed(command: argparse._ActionsContainer) -> None:
    """What makes all that is random."""
    command.add_argument("--seed", type=values.whole_number(MAX_SEED), default=TrainRequest.seed, metavar="N")


def add_device(command: argparse._ActionsContainer) -> None:
    """Where the engine works."""
    command.add_argument(
        "--device", choices=get_args(Device), default=EngineChoice().device, help="auto: the best there is"
    )


def add_all_touched(command: argparse._ActionsContainer) -> None:
    """What a polygon covers."""
    command.add_argument(
        "--all-touched", action="store_true", help="polygons take every pixel they touch, not only covered centres"
    )


def add_report(command: argparse._ActionsContainer) -> None:
    """A page of figures."""
    command.add_argument(
        "--report", type=values.file, metavar="HTML", help="page of figures; they appear beside it as .json"
    )


def add_saying(command: argparse.ArgumentParser) -> None:
    """What is said of how it goes."""
    saying = command.add_argument_group("what is said")
    saying.add_argument("--quiet", action="store_true", help="nothing of how it goes but warnings and errors")
    saying.add_argument(
        "--log-file", type=values.file, metavar="LOG", help="all of it, with times, at the end of this file as well"
    )


def flag(kind: MapKind) -> str:
    """The option that asks for a map."""
    return f"--{kind.option}".replace("_", "-")
