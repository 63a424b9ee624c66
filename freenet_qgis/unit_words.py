# SPDX-License-Identifier: GPL-3.0-or-later
"""What accuracy was measured on and what its intervals rest on, in words.

``validation`` is that of the report: ``polygons``, ``blocks`` or ``pixels`` were held out of training, ``reference`` is
an assessment. ``sampling_unit`` tells what a reference consists of; training always has polygons, of which whole ones,
blocks or single pixels were held out.
"""

from __future__ import annotations

_MEASURED_ON = {"polygons": "held-out polygons", "blocks": "held-out blocks", "pixels": "held-out pixels"}
_OF_REFERENCE = {"polygons": "reference polygons", "points": "reference points", "blocks": "reference raster"}
_AROUND = {
    "polygons": ("held-out ", ""),
    "blocks": ("", " with held-out blocks"),
    "pixels": ("", " with held-out pixels"),
    "reference": ("reference ", ""),
}


def counted(number: int, noun: str) -> str:
    """``1 polygon``, ``2 polygons``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def units(number: int, validation: str, sampling_unit: str = "polygons") -> str:
    """So many of what the intervals rest on: ``1 held-out polygon``, ``4 reference points``."""
    return f"{number} {unit_name(validation, sampling_unit, number)}"


def unit_name(validation: str, sampling_unit: str = "polygons", number: int = 2) -> str:
    """What the intervals rest on, one of it or many: ``held-out polygons``, ``polygons with held-out blocks``."""
    ending = "" if number == 1 else "s"
    if sampling_unit == "blocks":
        return f"square block{ending} of the reference raster"
    before, after = _AROUND[validation]
    return f"{before}{sampling_unit[:-1]}{ending}{after}"


def measured_on(validation: str, sampling_unit: str = "polygons") -> str:
    """What accuracy was measured on: ``held-out blocks``, ``reference points``."""
    return _OF_REFERENCE[sampling_unit] if validation == "reference" else _MEASURED_ON[validation]


def tested(validation: str) -> str:
    """What to call pixels or polygons whose class was known beforehand: ``held-out`` or ``reference``."""
    return "reference" if validation == "reference" else "held-out"
