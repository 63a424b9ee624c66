# SPDX-License-Identifier: GPL-3.0-or-later
"""What must not outlive this process: its maker removes it, or another thread that ends the process at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_removals: list[Callable[[], object]] = []


@contextmanager
def removed_if_ended(remove: Callable[[], object]) -> Iterator[None]:
    """Inside, `remove_all` calls `remove`, from any thread and while those that write may still do so."""
    _removals.append(remove)
    try:
        yield
    finally:
        _removals.remove(remove)


def remove_all() -> None:
    """Remove what is unfinished, the last first; the process must end then."""
    for remove in reversed(_removals):
        with suppress(Exception):  # nobody is left to be told
            remove()
