# SPDX-License-Identifier: GPL-3.0-or-later
"""Temporary folders, none of which outlives its owner for long.

Each has a lock as long as its owner lives. He removes it, however he ends; where he is killed, an engine that works in
it does (`remover`), or else whoever makes the next folder.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Optional

from .held import remove_tree
from .lock import abandoned, claim
from .regular_files import is_no_link
from .unfinished import removed_if_ended

PREFIX = "freenet-"
LOCK = "freenet_qgis.lock"
WEEK_S = 7 * 24 * 3600.0
_NAME = re.compile(PREFIX + r"[a-z0-9_]{8}")
# What older versions, which had no lock, left in their folders: one of these at least, and nothing else.
_SURE = {"job.json", "cube.npy", "cube.json", "valid.npy", "labels.npy", "polygons.npy", "class_map.npy"}
_KNOWN = re.compile(
    r"(job|cube|valid|labels|polygons|class_map|confidence|probabilities|preview|report|tiles|parts\d*|approximation"
    r"|features_\w+|statistics|statistic_\w+|model|start)\.(npy|npz|json|safetensors)(\.[0-9a-f]{8})?(\.partial)?"
    r"|engine\.log|enough|scene_\d+"
)
_PROCESSES = Path("/proc")


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A new one, which is gone afterwards; what others have left goes first.

    Raises:
        OSError: If it cannot be made or written to.
    """
    sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    lock: Optional[IO[bytes]] = None

    def remove() -> None:
        if lock is not None:
            lock.close()  # Windows removes no file that is open
        remove_tree(folder)

    with removed_if_ended(remove):
        try:
            lock = claim(folder / LOCK)
            yield folder
        finally:
            remove()


def is_temporary(folder: Path) -> bool:
    """Whether a folder is one of these."""
    return os.path.lexists(folder / LOCK)


def sweep(parent: Path, unlocked_s: float = WEEK_S) -> None:
    """Remove the folders of owners who have died.

    Args:
        parent: Where they lie.
        unlocked_s: For how long nothing in one has changed, if it has no lock: those of older versions have none.
    """
    with suppress(OSError):
        for folder in parent.glob(f"{PREFIX}*"):
            with suppress(OSError):
                if _NAME.fullmatch(folder.name) and _is_ours(folder) and _is_left(folder, unlocked_s):
                    remove_tree(folder, patience_s=0.0)


def _is_ours(folder: Path) -> bool:
    """Whether it is a folder of this user's, and in this place."""
    status = folder.lstat()
    is_own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return stat.S_ISDIR(status.st_mode) and is_own and is_no_link(folder)


def _is_left(folder: Path, unlocked_s: float) -> bool:
    """Whether its owner has certainly died."""
    if os.path.lexists(folder / LOCK):
        lock = abandoned(folder / LOCK)
        if lock is not None:
            lock.close()
        return lock is not None
    names = {path.name for path in folder.iterdir()}
    if not names & _SURE or not all(map(_KNOWN.fullmatch, names)):
        return False
    paths = (folder, *folder.rglob("*"))
    return time.time() - max(path.lstat().st_mtime for path in paths) > unlocked_s and not _is_used(folder)


def _is_used(folder: Path) -> bool:
    """Whether a process works in a folder that has no lock, or that cannot be known."""
    if os.name == "nt":
        return not all(_is_closed(path) for path in folder.rglob("*") if path.is_file())
    processes = list(_PROCESSES.glob("[0-9]*"))
    return not processes or any(_works_in(folder, process) for process in processes)


def _is_closed(path: Path) -> bool:
    """Whether nobody has a file open, as an engine has its log: Windows gives no other one a name, be it its own."""
    try:
        path.replace(path)
    except OSError:
        return False
    return True


def _works_in(folder: Path, process: Path) -> bool:
    """Whether a process, as Linux shows it, was started for a folder or has a file of it open."""
    with suppress(OSError):  # of somebody else, or it has ended
        if os.fsencode(folder) in (process / "cmdline").read_bytes():
            return True
        return any(folder in file.readlink().parents for file in (process / "fd").iterdir())
    return False
