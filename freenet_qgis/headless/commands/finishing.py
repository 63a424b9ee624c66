# SPDX-License-Identifier: GPL-3.0-or-later
"""How a run comes to its end, and what is printed of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from ...geodata.vector.vector_file import address
from ...request import Outputs
from ...workers.process import EngineCrash
from ..console.progress import TerminalProgress


class Outcome(Protocol):
    """What a run leaves, its files among it."""

    @property
    def outputs(self) -> Outputs:
        """The files."""


Finished = TypeVar("Finished", bound=Outcome)


def finish(
    run: Callable[[], Finished], progress: TerminalProgress, in_words: Callable[[Finished], str], layer: str = ""
) -> int:
    """Run to the end; the result `in_words`, and the files that are there now, go to standard output.

    Args:
        run: The run.
        progress: Told what goes on.
        in_words: Tells the result.
        layer: The layer of features in its file; empty where there is none.
    """
    try:
        result = run()
    except EngineCrash as crash:
        progress.info(crash.log)
        progress.error(f"Error: {crash}")
        return 1
    progress.info("Done.")
    outputs = result.outputs
    files = [address(path, layer) if path == outputs.features else str(path) for path in outputs.files()]
    print("\n".join([in_words(result), "", *files]).rstrip())
    return 0
