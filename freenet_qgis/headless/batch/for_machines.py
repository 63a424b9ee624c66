# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is told of each scene as it ends: standard output with ``--json``, a file with ``--manifest``."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ...request import ClassifyRequest
from ...workflow import Outcome
from ..console.progress import TerminalProgress
from .manifest import Manifest
from .many_scenes import Ended
from .records import in_a_line, record_of


@contextmanager
def told_to_machines(
    options: Namespace, requests: Sequence[ClassifyRequest], progress: TerminalProgress
) -> Iterator[Ended]:
    """What takes the outcomes; nothing is read of the maps where nobody wants to know.

    Raises:
        FreeNetError: If the manifest cannot be written.
    """
    manifest = Manifest(options.manifest, requests, progress) if options.manifest else None

    def ended(scenes: Sequence[tuple[ClassifyRequest, Outcome]]) -> None:
        if not (options.json or manifest):
            return
        records = {request.scene.raster: record_of(request, outcome) for request, outcome in scenes}
        if options.json:
            sys.stdout.write("".join(f"{in_a_line(record)}\n" for record in records.values()))
            sys.stdout.flush()
        if manifest:
            manifest.take(records)

    try:
        yield ended
    finally:
        if manifest:
            manifest.close()
