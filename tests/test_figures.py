# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes and lengths as users read them."""

from __future__ import annotations

import os
import re

import pytest

from freenet_qgis.allowance.variables import WORKER_MEMORY, memory_bounds
from freenet_qgis.engine import __main__ as engine
from freenet_qgis.errors import FreeNetError
from freenet_qgis.text.figures import GIGABYTE, MEMORY_GIGABYTE, length, too_few


@pytest.mark.parametrize(
    ("needed", "free", "unit", "words"),
    [
        (280 * 2**20, 265 * 2**20, MEMORY_GIGABYTE, ("0.3", "0.2")),
        (2 * GIGABYTE, 2 * GIGABYTE - 1, GIGABYTE, ("2.0", "1.9")),
        (1.21e9, 1.19e9, GIGABYTE, ("1.3", "1.1")),
        (1.0, 0.0, GIGABYTE, ("0.1", "0.0")),
    ],
)
def test_what_is_needed_never_reads_as_what_is_free(
    needed: float, free: float, unit: int, words: tuple[str, str]
) -> None:
    assert tuple(too_few(needed, free, unit).values()) == words


@pytest.mark.parametrize(
    ("computed", "words"),
    [(78.1025, "78.1"), (0.30000001, "0.3"), (10, "10"), (0, "0"), (999.7, "1,000"), (12345.6, "12,346"),
     (0.0000901234, "0.0000901")],
)  # fmt: skip
def test_a_length_is_as_long_as_is_read_at_sight(computed: float, words: str) -> None:
    assert length(computed) == words


def test_an_engine_that_just_lacks_the_memory_to_start_says_so_in_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    (bound,) = memory_bounds({**os.environ, WORKER_MEMORY: str(2**40)})
    held = bound.total - bound.free
    monkeypatch.setenv(WORKER_MEMORY, str(held + engine.STARTING_BYTES - 15 * 2**20))
    with pytest.raises(FreeNetError) as caught:
        engine._check_memory()
    needed, free = re.findall(r"\d\.\d", str(caught.value))[:2]
    assert needed == "0.3" and free == "0.2"
