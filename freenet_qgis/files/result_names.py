# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of results: whether the disk takes them, and whether two of them are one file."""

from __future__ import annotations

import errno
import os
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..errors import FreeNetError
from ..text.i18n import tr
from .companions import LONGEST_ENDING, of_results
from .file_writing import reported_writing
from .held import unlink
from .hidden_folder import PREFIX
from .new_files import NewFiles

_OF_THE_FOLDER = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)  # no matter of names
_SHOWN = 60  # letters of a name that is too long


def try_names(results: Iterable[Path]) -> None:
    """Find out whether the disk takes the names of results and of all that comes along, by making them.

    Raises:
        FreeNetError: If one is too long, or has a letter that the disk does not take.
    """
    files = NewFiles()
    try:
        for path in results:
            new = files.beside(path)
            for trial in (*of_results([new]), new.with_name(f".{path.name}{LONGEST_ENDING}")):
                _try_name(trial, path)
    finally:
        files.discard()


def check_distinct(results: Sequence[Sequence[Path]]) -> None:
    """Check that no two results have a file in common, links and capital letters included.

    Args:
        results: The files of each.

    Raises:
        FreeNetError: If two have.
    """
    seen: dict[str, int] = {}
    for number, files in enumerate(results):
        for path, name in zip(files, same_names(files)):
            if seen.setdefault(name, number) != number:
                raise FreeNetError(
                    tr("Two results are to be written to '{path}'.").format(path=path), tr("Give each its own name.")
                )


def same_names(paths: Iterable[Path]) -> list[str]:
    """A spelling for each path that all names of one file have in common."""
    spelt = [Path(unicodedata.normalize("NFC", os.path.realpath(path))) for path in paths]
    blind = {folder: _is_blind_to_case(folder) for folder in {path.parent for path in spelt}}
    return [str(path).casefold() if blind[path.parent] else str(path) for path in spelt]


def _try_name(trial: Path, result: Path) -> None:
    try:
        trial.touch()
        unlink(trial)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in _OF_THE_FOLDER:
            with reported_writing(result):
                raise
        raise FreeNetError(
            tr("No file can be named '{name}' in '{folder}', with what is added to a name: {reason}.").format(
                name=_shortened(result.name),
                folder=_shortened(str(result.parent.absolute())),
                reason=getattr(error, "strerror", None) or error,
            ),
            tr("Choose a shorter name, without special characters."),
        ) from error


def _is_blind_to_case(folder: Path) -> bool:
    """Whether capital letters make no other file there; in a folder that is still to be made, as above it."""
    while not os.path.isdir(folder) and folder != folder.parent:  # noqa: PTH112 - which no name is too long for
        folder = folder.parent
    try:
        with tempfile.NamedTemporaryFile(prefix=PREFIX, suffix="a", dir=folder) as file:
            return Path(file.name).with_name(Path(file.name).name.upper()).exists()
    except OSError:
        return False


def _shortened(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
