# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of what is done with maps and models that there are."""

from __future__ import annotations

import argparse

from ...request import MAX_SMOOTHING, MAX_SUGGESTIONS, PolygonsRequest, SuggestRequest
from . import values
from .shared import add_all_touched, add_report


def add_assess(command: argparse.ArgumentParser) -> None:
    """Comparing a map with a reference."""
    command.add_argument("--input", type=values.raster, required=True, metavar="RASTER", help="the class map")
    command.add_argument(
        "--reference",
        type=values.something,
        required=True,
        metavar="FILE",
        help="polygons, points, or a raster on the map's grid",
    )
    command.add_argument("--field", default="", help="the field of polygons or points that holds the class")
    add_all_touched(command)
    add_report(command)


def add_suggest(command: argparse.ArgumentParser) -> None:
    """Finding places for new training data."""
    command.add_argument(
        "--input",
        type=values.raster,
        required=True,
        metavar="RASTER",
        help="class probabilities, as train and classify write",
    )
    command.add_argument(
        "--training",
        type=values.something,
        metavar="FEATURES",
        help="training data to keep away from, in any file GDAL reads",
    )
    command.add_argument(
        "--count",
        type=values.whole_number(MAX_SUGGESTIONS, 1),
        default=SuggestRequest.count,
        metavar="N",
        help="of places",
    )
    command.add_argument(
        "--distance",
        type=values.amount,
        default=SuggestRequest.distance,
        metavar="UNITS",
        help="between places, in units of the raster's coordinate system; 0: a twentieth of the scene's diagonal",
    )
    command.add_argument(
        "--novelty",
        type=values.raster,
        metavar="RASTER",
        help="as the same run wrote it: up to half of the places, the first, are unlike the training data",
    )
    command.add_argument(
        "--output",
        type=values.layer,
        required=True,
        metavar="GPKG",
        help="points, the most useful first; added to a file that is there; FILE|layername=NAME to name them",
    )


def add_areas(command: argparse.ArgumentParser) -> None:
    """Measuring the areas of the classes."""
    command.add_argument("--input", type=values.raster, required=True, metavar="RASTER", help="the class map")
    command.add_argument(
        "--zones", type=values.something, metavar="POLYGONS", help="districts, parcels or the like, in any CRS"
    )
    command.add_argument(
        "--zone-field", default="", metavar="FIELD", help="names the zones; without it their numbers do"
    )
    command.add_argument(
        "--report-json",
        type=values.file,
        metavar="JSON",
        help="report of the run that made the map, or of its assessment: areas of the whole map are adjusted by it",
    )
    command.add_argument(
        "--table", type=values.file, required=True, metavar="CSV", help="a row for each zone and class"
    )
    command.add_argument(
        "--output",
        type=values.layer,
        metavar="GPKG",
        help="the zones with a column for each class; added to a file that is there; FILE|layername=NAME to name them",
    )


def add_hand_on(command: argparse.ArgumentParser) -> None:
    """Copying a class map as others want it."""
    command.add_argument(
        "--input",
        type=values.raster,
        required=True,
        metavar="RASTER",
        help="the class map, or what goes with one, such as its confidence",
    )
    command.add_argument(
        "--output", type=values.file, required=True, metavar="TIF", help="cloud-optimised GeoTIFF (COG)"
    )
    command.add_argument("--stac", type=values.file, metavar="JSON", help="an item for a catalogue, with --date")
    command.add_argument(
        "--date", default="", metavar="DAY", help="of the image, as 2021-06-04 or 2021-06-04/2021-07-10"
    )


def add_to_polygons(command: argparse.ArgumentParser) -> None:
    """Making a layer of polygons of a map."""
    command.add_argument("--input", type=values.raster, required=True, metavar="RASTER", help="the class map")
    command.add_argument(
        "--confidence", type=values.raster, metavar="RASTER", help="its confidence, for the mean of each polygon"
    )
    command.add_argument(
        "--smoothing",
        type=values.whole_number(MAX_SMOOTHING),
        default=PolygonsRequest.smoothing,
        metavar="N",
        help=f"of outlines, 0 (none, the sides of pixels) to {MAX_SMOOTHING}",
    )
    command.add_argument(
        "--output",
        type=values.layer,
        required=True,
        metavar="GPKG",
        help="polygons; added to a file that is there; FILE|layername=NAME to name their layer",
    )


def add_change(command: argparse.ArgumentParser) -> None:
    """Comparing two maps."""
    command.add_argument(
        "--before",
        type=values.raster,
        required=True,
        metavar="RASTER",
        help="the earlier class map; the result is on its grid",
    )
    command.add_argument(
        "--after",
        type=values.raster,
        required=True,
        metavar="RASTER",
        help="the later one, on any grid; classes match by name",
    )
    for date, map_name in (("before", "earlier"), ("after", "later")):
        command.add_argument(
            f"--{date}-report",
            type=values.file,
            metavar="FILE",
            help=f".html or .json with the accuracy of the {map_name} map; by default the one of its name beside it",
        )
    command.add_argument(
        "--output", type=values.file, required=True, metavar="TIF", help="what became what, a value for each change"
    )
    add_report(command)


def add_info(command: argparse.ArgumentParser) -> None:
    """Telling what a model is."""
    command.add_argument("model", type=values.file, metavar="MODEL", help="a .safetensors file")
    command.add_argument("--report", type=values.file, metavar="HTML", help="a page with every band and class")
