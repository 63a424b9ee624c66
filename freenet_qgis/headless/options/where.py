# SPDX-License-Identifier: GPL-3.0-or-later
"""Where to look in an image: the options for an area of interest and a mask."""

from __future__ import annotations

import argparse

from ...masks.presets import PRESETS
from . import values


def add_where(command: argparse._ActionsContainer) -> None:
    """An area of interest and a mask."""
    places = command.add_mutually_exclusive_group()
    places.add_argument(
        "--area", type=values.something, metavar="POLYGONS", help="outside them nothing is trained on nor mapped"
    )
    places.add_argument(
        "--extent",
        type=values.something,
        metavar="XMIN,XMAX,YMIN,YMAX",
        help="a rectangle as the area; in another CRS with '[EPSG:4326]' after",
    )
    command.add_argument(
        "--mask", type=values.raster, metavar="RASTER", help="tells which pixels are left out; on any grid"
    )
    command.add_argument(
        "--mask-values",
        default="",
        metavar="VALUES",
        help="'3, 8-10', 'not 4-7', 'bits 3, 4', 'scl clouds'; without it as the name of the mask tells: "
        f"{', '.join(PRESETS)}",
    )
