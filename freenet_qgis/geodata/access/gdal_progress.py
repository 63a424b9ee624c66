# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a long call of GDAL is, and that it is to stop: an error raised in its callback must not go through GDAL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ...errors import FreeNetError

Callback = Callable[..., int]


@contextmanager
def heard(on_progress: Callable[[float], None]) -> Iterator[Callback]:
    """A callback for GDAL, around a block of `gdal_calls.reported`; what `on_progress` raises is raised at its end."""
    raised: list[BaseException] = []

    def callback(done: float, *_: object) -> int:
        try:
            on_progress(done)
        except BaseException as error:
            raised.append(error.with_traceback(None))  # its frames lead to GDAL's call, which has files open
        return int(not raised)

    try:
        yield callback
    except FreeNetError:
        if not raised:
            raise
    if raised:
        raise raised[0]
