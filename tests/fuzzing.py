# SPDX-License-Identifier: GPL-3.0-or-later
"""How fuzz tests run, and how they damage files: the same few examples each time, or with `make fuzz` many new ones."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

IN_FULL = bool(os.environ.get("FREENET_FUZZ"))
DEEP = "[" * 100_000 + "]" * 100_000

# What stands in for a value of JSON; text in `RAW` is put there as it is.
RAW = {"\0deep": DEEP, "\0long": "9" * 100_000, "\0huge": "1e999", "\0nan": "NaN", "\0infinite": "-Infinity"}
HOSTILE = [
    *RAW, None, True, -1, 0, 0.5, 2**31, 2**63, 1e308, 1e-308, "", "0", "O", "../../outside", "/outside", "\0",
    "ü" * 5000, "x" * 300_000, "\ud800", "\udcff", "\x1b[2J\u202e\r\n", [], [[]], {}, [None], {"a": {}}, [0] * 5000,
]  # fmt: skip

Damage = Callable[[bytes], bytes]


def fuzz(few: int, full: int) -> settings:
    """Settings for a test of so many examples in the suite, and in full.

    In the suite they are the same each time. Hypothesis keeps no files, and time limits are the tests' own business.
    """
    return settings(
        max_examples=full if IN_FULL else few,
        derandomize=not IN_FULL,
        database=None,
        phases=[Phase.explicit, Phase.generate],  # a smaller example is not worth the minutes that looking for it takes
        deadline=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )


def damages() -> st.SearchStrategy[Damage]:
    """What may happen to the bytes of a file."""
    place = st.floats(0, 1, exclude_max=True)
    flips = st.lists(st.tuples(place, st.integers(0, 7)), min_size=1, max_size=8)
    return st.one_of(
        flips.map(lambda bits: lambda content: _flipped(content, bits)),
        # The beginning of a file, where headers are, is what matters most.
        flips.map(lambda bits: lambda content: _flipped(content, [(at**4, bit) for at, bit in bits])),
        place.map(lambda at: lambda content: content[: int(at * len(content))]),
        st.tuples(place, st.binary(min_size=1, max_size=64)).map(
            lambda found: lambda content: _overwritten(content, *found)
        ),
        st.binary(max_size=200).map(lambda other: lambda content: other),
        st.binary(min_size=1, max_size=64).map(lambda more: lambda content: content + more),
    )


def _flipped(content: bytes, bits: list[tuple[float, int]]) -> bytes:
    damaged = bytearray(content)
    for at, bit in bits:
        if damaged:
            damaged[int(at * len(damaged))] ^= 1 << bit
    return bytes(damaged)


def _overwritten(content: bytes, at: float, by: bytes) -> bytes:
    start = int(at * len(content))
    return content[:start] + by + content[start + len(by) :]


def edits() -> st.SearchStrategy[Callable[[Any], Any]]:
    """What a hostile hand may do to values of JSON: one to three of them are replaced or left away."""
    change = st.tuples(st.integers(0, 10**6), st.sampled_from([*range(len(HOSTILE)), None]))
    return st.lists(change, min_size=1, max_size=3).map(lambda changes: lambda value: _edited(value, changes))


def _edited(value: Any, changes: list[tuple[int, Any]]) -> Any:
    value = json.loads(json.dumps(value))
    for which, what in changes:
        holders = list(_holders(value))
        holder, key = holders[which % len(holders)]
        if what is None:
            del holder[key]
        else:
            holder[key] = copy.deepcopy(HOSTILE[what])
        if not isinstance(value, dict) or not value:
            break
    return value


def _holders(value: Any) -> Any:
    """Every place in a tree of JSON, as what holds it and its key."""
    for key, part in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(part, (dict, list)) and part:
            yield from _holders(part)


def as_text(value: Any) -> str:
    """JSON with what `RAW` stands for in it."""
    text = json.dumps(value)
    for name, raw in RAW.items():
        text = text.replace(json.dumps(name), raw)
    return text


def everything(folder: Path) -> dict[str, bytes]:
    """All files below a folder, to see that nothing was written there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
