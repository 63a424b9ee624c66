# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a scene, for machines."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Literal

from ...files.digest import sha256_of
from ...request import ClassifyRequest
from ...text.masking import masked
from ...workflow.outcome import Outcome, Status


@dataclass(frozen=True)
class Record:
    """What became of a scene.

    Attributes:
        scene: Its whole name, without a password.
        status: As of `Outcome`; ``waiting`` where it is not known yet.
        seconds: What it took.
        worker: Which machine of a cluster did it.
        warnings: What is to be known about it.
        problem: What went wrong.
        map: The class map.
        sha256: Of that file, where it is there.
    """

    scene: str
    status: Literal[Status, "waiting"]
    seconds: float
    worker: str
    warnings: tuple[str, ...]
    problem: str
    map: str
    sha256: str


def waiting(request: ClassifyRequest) -> Record:
    """A scene whose turn has not come, or that was begun and not ended."""
    return Record(_name(request), "waiting", 0.0, "", (), "", str(request.outputs.class_map or ""), "")


def record_of(request: ClassifyRequest, outcome: Outcome) -> Record:
    """What became of a scene; its map is read again, as it lies there for whoever reads the record."""
    digest, path = "", request.outputs.class_map
    if path is not None and outcome.status in ("done", "skipped"):
        with suppress(OSError):
            digest = sha256_of(path)
    return Record(
        scene=_name(request),
        status=outcome.status,
        seconds=round(outcome.seconds, 3),
        worker=outcome.worker,
        warnings=tuple(map(masked, outcome.warnings)),
        problem=masked(outcome.problem),
        map=str(path or ""),
        sha256=digest,
    )


def in_a_line(record: Record) -> str:
    """A record as a line of JSON, in ASCII: a terminal may know no other letters."""
    return json.dumps(asdict(record))


def _name(request: ClassifyRequest) -> str:
    return str(request.scene.raster.absolute())
