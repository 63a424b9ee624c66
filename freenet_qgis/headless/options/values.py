# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command takes as a file, a number, a date: readers for its options."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable
from pathlib import Path

from ...errors import FreeNetError
from ...geodata.raster import band_text, dates
from ...sources import gdal_name, layer_destination


def something(text: str) -> str:
    """A name of something: no empty text, as a variable of a script has it that was never set."""
    if not text.strip():
        raise argparse.ArgumentTypeError("nothing is named; give a name, or leave the option out")
    return text


def raster(text: str) -> gdal_name.Source:
    """A raster, see `gdal_name`."""
    return gdal_name.named(something(text))


def file(text: str) -> Path:
    """A path that means the same in any current folder."""
    return Path(something(text)).absolute()


def layer(text: str) -> layer_destination.LayerDestination:
    """A layer of features in a file, see `layer_destination`."""
    place = layer_destination.parse(something(text))
    return place._replace(file=place.file.absolute())


def whole_number(largest: int, smallest: int = 0) -> Callable[[str], int]:
    """A reader of whole numbers from `smallest` to `largest`."""

    def read(text: str) -> int:
        if not text.isdecimal() or not smallest <= int(text) <= largest:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {smallest} to {largest}")
        return int(text)

    return read


def amount(text: str) -> float:
    """A number of 0 or more, such as a distance or a size."""
    try:
        amount = float(text)
    except ValueError:
        amount = math.nan
    if not 0 <= amount < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of 0 or more")
    return amount


def bands(text: str) -> str:
    """A choice of bands, see `band_text`."""
    try:
        band_text.parse(text)
    except FreeNetError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def days(text: str) -> tuple[str, ...]:
    """Days, see `dates.parse`."""
    try:
        return dates.parse(text)
    except FreeNetError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def address(text: str) -> str:
    """The address of a scheduler."""
    if not re.fullmatch(r"\w+://.+:\d+", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form tcp://HOST:8786")
    return text
