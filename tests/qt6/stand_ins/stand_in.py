# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in for classes of QGIS and GDAL, so that modules are imported and Qt's part of them can be tried."""

from __future__ import annotations

from typing import Any


class StandIn(type):
    """A class whose attributes are there, whatever they are called, and are such classes; so is what a call returns."""

    def __getattr__(cls, name: str) -> Any:
        return stand_in(name)

    def __call__(cls, *_: object, **__: object) -> Any:
        return cls

    def __or__(cls, _: object) -> Any:  # flags
        return cls


def stand_in(name: str) -> Any:
    """A stand-in, for `__getattr__` of what has it.

    Raises:
        AttributeError: If it is a name of Python's, which can do without.
    """
    if name.startswith("__"):
        raise AttributeError(name)
    return StandIn(name, (), {})
