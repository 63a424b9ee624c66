# SPDX-License-Identifier: GPL-3.0-or-later
"""``computed.json``: the engine's note that all of a job is done, the last that it leaves in a run folder.

Who publishes then, be it days later and on another machine, computes nothing again, and takes nothing half done for a
result. Power may fail at any moment: the note is written when what it speaks of is on the disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Optional

from .. import paths
from ..files.durable import sync, write_durably
from ..files.held import unlink
from ..files.regular_files import read_text
from ..files.strict_json import from_json, to_json
from ..files.temporary_folders import is_temporary
from .job import JOB

NOTE = "computed.json"


@dataclass(frozen=True)
class Computed:
    """What was done.

    Attributes:
        version: Of FreeNet that did it.
        job: SHA-256 of the job that was done, so that no other one is taken for it.
    """

    version: str
    job: str


def note(folder: Path, results: Iterable[Path]) -> None:
    """Write down that the job in a folder is done; not in a temporary one, which goes before anybody could ask.

    Args:
        folder: The run folder.
        results: Files that it left, which are on the disk then.
    """
    if is_temporary(folder):
        return
    for path in results:
        sync(path)
    done = to_json(Computed(paths.metadata("version"), job_digest(folder)))
    write_durably(folder / NOTE, lambda path: path.write_text(done, encoding="utf-8"))


def noted(folder: Path) -> Optional[Computed]:
    """What was written down; None if the job is not done, or the note is damaged."""
    try:
        found: Computed = from_json(Computed, read_text(folder / NOTE))
    except (OSError, ValueError):
        return None
    return found


def forget(folder: Path) -> None:
    """The job is about to be done anew."""
    unlink(folder / NOTE, missing_ok=True)


def job_digest(folder: Path) -> str:
    """SHA-256 of the job in a folder."""
    return sha256((folder / JOB).read_bytes()).hexdigest()
