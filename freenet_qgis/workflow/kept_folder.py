# SPDX-License-Identifier: GPL-3.0-or-later
"""A run folder beside the result that outlives an interrupted run, so that the same run goes on where it stopped.

It holds what the run is made from (``begun.json``), notes on what is finished and a lock. Power may fail at any moment:
a note is written when what it speaks of is on the disk.
"""

from __future__ import annotations

import json
import os
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, Any, Optional, Protocol

from ..errors import FreeNetError
from ..files.durable import sync, write_durably
from ..files.file_writing import reported_writing
from ..files.held import once_free, unlink
from ..files.lock import locked
from ..files.regular_files import is_no_link, is_own, read_text
from ..files.strict_json import parse_json
from ..files.unfinished import removed_if_ended
from ..text.figures import gigabytes
from ..text.i18n import tr

BEGUN, LOCK = "begun.json", "lock"
RASTER_READ = "read.json"  # a note; the engine leaves another one, see `contract.computed`


class Listener(Protocol):
    """Who is told what happens to the folder."""

    def info(self, text: str) -> None:
        """A fact worth a line in the log."""


@contextmanager
def kept_folder(result: Path, made_from: dict[str, Any], listener: Listener) -> Iterator[Path]:
    """The run folder of a result; it goes when the block succeeds, or fails before the raster was read.

    Args:
        result: What the run is to write.
        made_from: All that what it writes depends on, as JSON; a folder with anything else in it is emptied.
        listener: Told whether a run goes on, and what is kept of one that fails.

    Raises:
        FreeNetError: If another run works on the same result, or the folder cannot be written.
    """
    folder = _folder_of(result)
    if not is_no_link(folder):  # else files would be written, and removed, wherever it leads
        raise FreeNetError(
            tr("'{folder}' is a link; a folder of that name is wanted for temporary files.").format(folder=folder),
            tr("Remove it, or choose another name for the result."),
        )
    with reported_writing(folder):
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as made:  # some file systems give all files to one user
            is_ours = os.fstat(made.fileno()).st_uid == folder.stat().st_uid
    if not is_ours:  # who may change what is in it at any moment
        raise FreeNetError(
            tr("'{folder}' belongs to another user; a folder of your own is wanted for temporary files.").format(
                folder=folder
            ),
            tr("Remove it, or choose another name for the result."),
        )
    try:
        with locked(folder / LOCK, partial(_taken, result)) as lock:
            with reported_writing(folder):
                _take_up(folder, json.loads(json.dumps(made_from)), listener)
            try:
                with removed_if_ended(partial(_remove_at_the_end, folder, lock)):
                    yield folder
            except BaseException as error:
                traceback.clear_frames(error.__traceback__)  # they hold memory maps of the arrays
                if noted(folder, RASTER_READ) is not None:
                    listener.info(_kept_in_words(folder))
                _remove_unread(folder)
                raise
            _remove(folder)
    finally:
        if os.name == "nt" and not is_kept(folder):  # removes no lock file while it is open
            _remove_lock(folder)


def remove_left(result: Path) -> None:
    """Remove the folder of a result that is finished: who was killed between the two has left it."""
    folder = _folder_of(result)
    with suppress(FreeNetError, OSError):  # somebody is at work there, or it is no folder of ours
        if is_no_link(folder) and is_kept(folder):
            with locked(folder / LOCK, partial(_taken, result)):
                _remove(folder)


def _folder_of(result: Path) -> Path:
    return result.with_name(f".{result.name}.freenet-part")


def _taken(result: Path, holder: str) -> FreeNetError:
    return FreeNetError(
        tr("Another run of FreeNet ({holder}) is writing '{path}'.").format(holder=holder, path=result),
        tr("Wait for its end or stop it, or choose another name."),
    )


def is_kept(folder: Path) -> bool:
    """Whether a run folder is one of these.

    Raises:
        OSError: If nobody can tell, as where a disk fails: a folder that is taken for a temporary one is removed.
    """
    try:
        (folder / BEGUN).stat()  # `exists` says no to any failure, from Python 3.14 on
    except FileNotFoundError:
        return False
    return True


def note(folder: Path, name: str, finished: Any) -> None:
    """Write down that a step is finished, in a folder that is kept; its arrays are on the disk then.

    Args:
        folder: The run folder.
        name: Of the note.
        finished: What is to be known of it, as JSON.
    """
    if not is_kept(folder):
        return
    with reported_writing(folder):
        for path in (*folder.glob("*.npy"), *folder.glob("*.json")):
            sync(path)
        _write(folder / name, finished)


def noted(folder: Path, name: str) -> Optional[Any]:
    """What was written down; None if the step is not finished, or what was written is damaged."""
    try:
        return parse_json(read_text(folder / name))
    except (OSError, ValueError):
        return None


def forget(folder: Path, name: str) -> None:
    """Do a step again of which nothing usable is left."""
    with reported_writing(folder):
        unlink(folder / name, missing_ok=True)


def _take_up(folder: Path, made_from: dict[str, Any], listener: Listener) -> None:
    """Go on with what is there, or begin anew."""
    begun = noted(folder, BEGUN)
    if begun == made_from and noted(folder, RASTER_READ) is not None and _holds_files(folder):
        text = tr("Going on with the classification that was interrupted at {time}.")
        listener.info(text.format(time=_last_written(folder)))
        return
    if begun is not None and begun != made_from:
        listener.info(
            tr(
                "What an interrupted run left in '{folder}' is discarded: it had another raster, model or options."
            ).format(folder=folder)
        )
    _empty(folder)
    _write(folder / BEGUN, made_from)


def _holds_files(folder: Path) -> bool:
    """Whether there is nothing but files, no links to anywhere else."""
    return all(map(is_own, folder.iterdir()))


def _last_written(folder: Path) -> str:
    """When anything in the folder was last written, as the clock on the wall showed it."""
    when = datetime.fromtimestamp(max(path.stat().st_mtime for path in folder.iterdir() if path.name != LOCK))
    return f"{when:%H:%M}" if when.date() == datetime.now().date() else f"{when:%Y-%m-%d %H:%M}"


def _kept_in_words(folder: Path) -> str:
    size = sum(path.stat().st_size for path in folder.iterdir())
    return tr(
        "What is done is kept in '{folder}' ({size} GB): start the same classification again to go on with it. To give "
        "it up, delete the folder; nothing else needs it."
    ).format(folder=folder, size=gigabytes(size))


def _write(path: Path, known: Any) -> None:
    write_durably(path, lambda partial: partial.write_text(json.dumps(known), encoding="utf-8"))


def _empty(folder: Path) -> None:
    unlink(folder / BEGUN, missing_ok=True)  # first: what is half removed must not be taken up
    for path in folder.iterdir():
        if path.name != LOCK:
            unlink(path)


def _remove_unread(folder: Path) -> None:
    if noted(folder, RASTER_READ) is None:
        _remove(folder)


def _remove_at_the_end(folder: Path, lock: IO[bytes]) -> None:
    """The same in a process that ends now, whatever still has the lock open."""
    _remove_unread(folder)
    if os.name == "nt" and not is_kept(folder):
        lock.close()
        _remove_lock(folder)


def _remove(folder: Path) -> None:
    with suppress(OSError):
        _empty(folder)
    _remove_lock(folder)


def _remove_lock(folder: Path) -> None:
    with suppress(OSError):
        unlink(folder / LOCK)
        once_free(folder.rmdir)
