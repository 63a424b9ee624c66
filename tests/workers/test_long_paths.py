# SPDX-License-Identifier: GPL-3.0-or-later
"""On Windows without long paths, names of users that leave PyTorch too little room are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from freenet_qgis.errors import FreeNetError
from freenet_qgis.workers.long_paths import refuse_too_long


def of_user(letters: int) -> Path:
    """Where the environment of a user lies whose name has so many letters."""
    return Path(f"C:/Users/{'u' * letters}/AppData/Local/freenet_qgis/python3.12")


def test_a_name_of_a_user_that_is_too_long_is_told_with_the_way_out() -> None:
    refuse_too_long(of_user(22), "cpu", are_long_allowed=False)  # C:…/+cpu.dist-info/… has 259 characters
    with pytest.raises(FreeNetError, match=r"would have 260 characters, and Windows takes 259\. .*LongPathsEnabled"):
        refuse_too_long(of_user(23), "cpu", are_long_allowed=False)


def test_the_name_of_the_build_counts() -> None:
    with pytest.raises(FreeNetError, match="would have 261 characters"):
        refuse_too_long(of_user(22), "cu130", are_long_allowed=False)


def test_where_long_paths_are_allowed_nothing_is_refused() -> None:
    refuse_too_long(of_user(60), "cu130", are_long_allowed=True)
