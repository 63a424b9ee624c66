# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of ``freenet generalize``."""

from __future__ import annotations

import argparse
from typing import get_args

from ...request import LEAST_PX, MAX_WINDOW_RADIUS, CleaningMethod, Connectedness, GeneralizeRequest, SizeUnit
from . import values
from .shared import add_all_touched, add_report


def add_generalize(command: argparse.ArgumentParser) -> None:
    """Cleaning a class map."""
    command.add_argument("--input", type=values.raster, required=True, metavar="RASTER", help="the class map")
    command.add_argument(
        "--method",
        choices=get_args(CleaningMethod),
        default=GeneralizeRequest.method,
        help="sieve: small patches alone; majority: of the pixels around each; probabilities: smoothed along edges",
    )
    command.add_argument(
        "--min-size",
        type=values.amount,
        metavar="SIZE",
        help=f"smaller patches go to their largest neighbour; by default {LEAST_PX} pixels with sieve, else 0",
    )
    command.add_argument("--min-size-unit", choices=get_args(SizeUnit), default=GeneralizeRequest.unit, help="of it")
    command.add_argument(
        "--connectedness",
        choices=get_args(Connectedness),
        default=GeneralizeRequest.connectedness,
        help="4: pixels of a patch touch at sides; 8: at corners as well",
    )
    command.add_argument(
        "--radius",
        type=values.whole_number(MAX_WINDOW_RADIUS, 1),
        default=GeneralizeRequest.radius,
        metavar="PIXELS",
        help="of the window of majority and probabilities, from its middle to each side",
    )
    command.add_argument(
        "--probabilities", type=values.raster, metavar="RASTER", help="class probabilities, as train and classify write"
    )
    command.add_argument("--image", type=values.raster, metavar="RASTER", help="what was classified, for its edges")
    command.add_argument(
        "--reference",
        metavar="FILE",
        help="polygons, points, or a raster on the map's grid, that nothing was trained on: measures before and after",
    )
    command.add_argument("--field", default="", help="the field of polygons or points that holds the class")
    add_all_touched(command)
    command.add_argument("--output", type=values.file, required=True, metavar="TIF", help="the new class map")
    add_report(command)
