# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command takes as a file, a number, a date: readers for its options."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable
from pathlib import Path

from ..errors import FreeNetError
from ..geodata.raster import dates
from ..sources import layer_destination


def file(text: str) -> Path:
    """A path that means the same in any current folder."""
    return Path(text).absolute()


def layer(text: str) -> layer_destination.LayerDestination:
    """A layer of features in a file, see `layer_destination`."""
    place = layer_destination.parse(text)
    return place._replace(file=place.file.absolute())


def whole_number(largest: int, smallest: int = 0) -> Callable[[str], int]:
    """A reader of whole numbers from `smallest` to `largest`."""

    def read(text: str) -> int:
        if not text.isdecimal() or not smallest <= int(text) <= largest:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {smallest} to {largest}")
        return int(text)

    return read


def length(text: str) -> float:
    """A distance, 0 or more."""
    try:
        length = float(text)
    except ValueError:
        length = math.nan
    if not 0 <= length < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no distance")
    return length


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
