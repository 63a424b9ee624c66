# SPDX-License-Identifier: GPL-3.0-or-later
"""Dataclasses as JSON and back; what comes back is checked against their annotations.

No library: those that check (pydantic, cattrs) are not in the Python of QGIS.
"""

from __future__ import annotations

import dataclasses
import json
import math
import reprlib
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ..text.plain_text import is_broken, whole

DEEPEST = 100  # lists and objects within one another; ours have six
_TOO_DEEP = f"it is nested deeper than {DEEPEST} levels"
MAX_DIGITS = 20  # of a whole number in JSON: 64 bits are enough, and Python takes its time over millions
MAX_ITEMS = 4096  # of a list, bands above all: no sensor has a quarter of it, and checking them takes its time
MAX_TEXT = 100_000  # characters of a text; of ours only descriptions of coordinate systems have thousands


def to_json(value: Any) -> str:
    """A dataclass as JSON text; NaN and infinities are refused, other languages cannot read them.

    Halves of a letter, as names of files and layers may have, are replaced: no file can take them.
    """
    return whole(json.dumps(dataclasses.asdict(value), indent=1, ensure_ascii=False, allow_nan=False))


def from_json(kind: type, text: str) -> Any:
    """The dataclass `kind` from JSON text; keys it does not know are ignored.

    Raises:
        ValueError: If the text is not JSON, does not fit the dataclass or is out of bounds.
    """
    return build(kind, bounded(parse_json(text), kind.__name__))


def build(kind: type, value: Any) -> Any:
    """The dataclass `kind` from what `parse_json` gives.

    Raises:
        ValueError: If the value does not fit the dataclass.
    """
    return _build(kind, value, kind.__name__)


def bounded(value: Any, where: str) -> Any:
    """What `parse_json` gives, as it is; `where` is what it is called in a message.

    Raises:
        ValueError: If there is a list of more than `MAX_ITEMS`, or a text that is no Unicode or of more than `MAX_TEXT`
            characters.
    """
    if isinstance(value, str):
        _check_text(value, where)
    elif isinstance(value, dict):
        for name, inner in value.items():
            bounded(inner, f"{where}.{name}")
    elif isinstance(value, list):
        if len(value) > MAX_ITEMS:
            raise ValueError(f"{where} has {len(value)} items, {MAX_ITEMS} is the most")
        for index, inner in enumerate(value):
            if isinstance(inner, (str, dict, list)):  # most are numbers
                bounded(inner, f"{where}[{index}]")
    return value


def parse_json(text: Union[str, bytes]) -> Any:
    """JSON as Python values; bytes are UTF-8.

    Raises:
        ValueError: If the text is not JSON or in another encoding, is nested deeper than `DEEPEST`, or holds whole
            numbers of more than `MAX_DIGITS` digits.
    """
    try:
        value = json.loads(text.decode() if isinstance(text, bytes) else text, parse_int=_whole_number)
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error
    if _is_deep(value):
        raise ValueError(_TOO_DEEP)
    return value


def _is_deep(value: Any) -> bool:
    """Whether there are more levels than `DEEPEST`; Python's own limit differs by its version."""
    level, depth = [value], 0
    while level and depth < DEEPEST:
        parts = (one.values() if isinstance(one, dict) else one for one in level if isinstance(one, (dict, list)))
        level, depth = [inner for part in parts for inner in part if isinstance(inner, (dict, list))], depth + 1
    return bool(level)


def _whole_number(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"a number of {len(digits)} digits is out of bounds")
    return int(digits)


def _build(kind: Any, value: Any, where: str) -> Any:
    """`value`, as parsed from JSON, checked against the annotation `kind` and converted to it."""
    if dataclasses.is_dataclass(kind):
        return _build_dataclass(kind, value, where)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Union:  # only ever Optional, and one of several kinds of numbers
        kinds = [each for each in arguments if type(value) is each]
        return None if value is None else _build((kinds or arguments)[0], value, where)
    if origin is Literal:
        if value not in arguments:
            raise ValueError(f"{where} is {reprlib.repr(value)}, not one of {', '.join(map(repr, arguments))}")
        return value
    if origin is tuple:
        return _build_tuple(arguments, value, where)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not kind or (kind is float and not math.isfinite(value)):
        raise ValueError(f"{where} is {reprlib.repr(value)}, not a valid {kind.__name__}")
    return value


def _check_text(text: str, where: str) -> None:
    if len(text) > MAX_TEXT:
        raise ValueError(f"{where} has {len(text)} characters, {MAX_TEXT} is the most")
    if is_broken(text):
        raise ValueError(f"{where} is {reprlib.repr(text)}, which is no valid text")


def _build_dataclass(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise ValueError(f"{where} is not an object")
    hints = _hints(kind)
    missing = [
        field.name
        for field in dataclasses.fields(kind)
        if field.name not in value and field.default is dataclasses.MISSING
    ]
    if missing:
        raise ValueError(f"{where} has no {', '.join(missing)}")
    return kind(**{name: _build(hints[name], value[name], f"{where}.{name}") for name in hints if name in value})


@lru_cache(maxsize=64)  # one of each dataclass; asking takes longer than all the rest
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _build_tuple(arguments: tuple, value: Any, where: str) -> tuple:
    if not isinstance(value, list):
        raise ValueError(f"{where} is not a list")
    if arguments[-1] is Ellipsis:
        arguments = (arguments[0],) * len(value)
    if len(arguments) != len(value):
        raise ValueError(f"{where} has {len(value)} values, not {len(arguments)}")
    return tuple(_build(kind, item, f"{where}[{index}]") for index, (kind, item) in enumerate(zip(arguments, value)))
