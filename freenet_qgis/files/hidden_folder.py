# SPDX-License-Identifier: GPL-3.0-or-later
"""The hidden folder in which the new files of a run wait for their places, and how they take them.

A rename does the rest there: all that can take long or fail for want of space is over before the first old file goes.
What a killed process leaves in such a folder is recognised by its name, its host and a lock that nobody holds any more,
and goes when the next run writes there.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Optional

from .file_writing import reported_writing
from .held import remove_tree, rename, replace, unlink
from .lock import abandoned, claim
from .regular_files import is_no_link

PREFIX = ".freenet-"
LOCK, NEW, OLD, GONE = "lock", "new", "old", "gone"  # in a hidden folder


@dataclass(frozen=True)
class Step:
    """A file takes its place, or one that is outdated goes.

    Attributes:
        target: The place.
        new: What takes it; None if it shall be empty.
        old: Where what was there is kept, for the case that a later step fails.
    """

    target: Path
    new: Optional[Path]
    old: Path

    def do(self) -> None:
        """There is an old or a new file at every moment, where the file system knows a second name for a file."""
        _keep(self.target, self.old)
        if self.new is not None:
            replace(self.new, self.target)
        else:
            unlink(self.target, missing_ok=True)

    def is_undone(self) -> bool:
        """Bring everything back, whatever has been done; whether that went well."""
        try:
            if self.new is not None and not os.path.lexists(self.new):
                replace(self.target, self.new)
            if os.path.lexists(self.old) and not os.path.lexists(self.target):
                replace(self.old, self.target)
        except OSError:
            return False
        return True


class HiddenFolder:
    """A hidden folder within a folder that gets new files.

    Attributes:
        folder: It.
        new: Where new files are written.
        main: Names of those that others belong to.
        outdated: Files to remove.
    """

    def __init__(self, parent: Path) -> None:
        _sweep(parent)
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        self.new = self.folder / NEW
        self.main: list[str] = []
        self.outdated: list[Path] = []
        self._lock: Optional[IO[bytes]] = None
        try:
            self._lock = claim(self.folder / LOCK)
            for name in (NEW, OLD, GONE):
                (self.folder / name).mkdir()
        except BaseException:
            self.remove()
            raise

    def files(self) -> list[Path]:
        """The new files: the main ones first, so that nothing has changed where another program holds an old one."""
        first = {name: number for number, name in enumerate(self.main)}
        with reported_writing(self.folder.parent / self.main[0]):
            return sorted(self.new.iterdir(), key=lambda path: (first.get(path.name, len(first)), path.name))

    def steps(self, named: Callable[[str], str]) -> Iterator[Step]:
        """What is to be done, in this order."""
        parent, files = self.folder.parent, self.files()
        for path in files:
            yield Step(parent / named(path.name), path, self.folder / OLD / named(path.name))
        new = {path.name for path in files}
        for name in dict.fromkeys(path.name for path in self.outdated if path.name not in new):
            if named(name) == name:  # under another name nothing is outdated
                yield Step(parent / name, None, self.folder / GONE / name)

    def abandon(self) -> None:
        """Leave the folder as it is, for people: without its lock nobody sweeps it away."""
        self._release()
        with suppress(OSError):
            (self.folder / LOCK).unlink()

    def remove(self) -> None:
        """Remove the folder and all that is left in it."""
        self._release()  # Windows removes no file that is open
        remove_tree(self.folder)

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()


def _keep(target: Path, old: Path) -> None:
    """Give what is at `target` a second name; where the file system knows none for a file, another one."""
    if target.is_dir() and not target.is_symlink():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    with suppress(FileNotFoundError):
        try:
            if target.is_symlink():
                rename(target, old)
            else:
                os.link(target, old)
        except FileNotFoundError:
            raise
        except OSError:
            rename(target, old)


def _sweep(parent: Path) -> None:
    """Remove what killed processes of this machine have left in a folder."""
    for folder in parent.glob(f"{PREFIX}*"):
        with suppress(OSError):
            held = abandoned(folder / LOCK) if _is_one_of_ours(folder) else None
            if held is None:
                continue
            with held:
                for old in (folder / OLD).iterdir():  # without second names, there is a moment with neither
                    is_replaced = not os.path.lexists(folder / NEW / old.name)  # what lacks by now, people deleted
                    if not is_replaced and not os.path.lexists(parent / old.name):
                        old.rename(parent / old.name)
            remove_tree(folder)


def _is_one_of_ours(folder: Path) -> bool:
    """Whether a folder and those within are none that links stand for, through which files elsewhere would be moved."""
    return all(map(is_no_link, (folder, folder / NEW, folder / OLD)))
