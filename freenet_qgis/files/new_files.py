# SPDX-License-Identifier: GPL-3.0-or-later
"""The new files of a run, which take their places together at its end, or none does.

They are written into a hidden folder beside the places they will take, where a rename does the rest: all that can take
long or fail for want of space is over before the first old file goes. What a killed process leaves in such a folder is
recognised by its name, its host and a lock that nobody holds any more, and goes when the next run writes there.
"""

from __future__ import annotations

import errno
import os
import tempfile
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Optional

from ..errors import FreeNetError
from ..text.i18n import tr
from .companions import LONGEST_ENDING, of_results
from .durable import sync
from .file_writing import reported_writing
from .held import remove_tree, rename, replace, unlink
from .lock import abandoned, claim
from .regular_files import is_no_link
from .unfinished import removed_if_ended

PREFIX = ".freenet-"
LOCK, NEW, OLD, GONE = "lock", "new", "old", "gone"  # in a hidden folder
_OF_THE_FOLDER = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)  # no matter of names
_SHOWN = 60  # letters of a name that is too long


class NewFiles:
    """New files on their way. Made, written and put in place by one thread after the other, never by two at once.

    Only `discard` may come from another thread at any moment; it waits where files are taking their places.
    """

    def __init__(self) -> None:
        self._hidden: dict[Path, _Hidden] = {}
        self._placing = threading.RLock()

    def beside(self, path: Path, outdated: Sequence[Path] = ()) -> Path:
        """Where to write the file that shall take the place of `path`; files that appear beside it there come along.

        Args:
            path: The file to write or to replace.
            outdated: Files beside it that belong to the old one and must not be taken for the new one's.

        Raises:
            FreeNetError: If its folder cannot be written.
        """
        with reported_writing(path):
            if path.parent not in self._hidden:
                self._hidden[path.parent] = _Hidden(path.parent)
        hidden = self._hidden[path.parent]
        hidden.main.append(path.name)
        hidden.outdated += outdated
        return hidden.new / path.name

    def places(self) -> list[Path]:
        """Where they will be, and what goes for them."""
        return [step.target for hidden in self._hidden.values() for step in hidden.steps(str)]

    def are_waiting(self) -> bool:
        """Whether some are neither in place nor discarded."""
        return bool(self._hidden)

    def sync(self) -> None:
        """Wait until all of them are on the disk: a full one may be told as late as that.

        Raises:
            FreeNetError: If the disk is full or fails.
        """
        for hidden in self._hidden.values():
            for path in hidden.files():
                with reported_writing(hidden.folder.parent / path.name):
                    sync(path)

    def put_in_place(self, named: Callable[[str], str] = str) -> None:
        """Let all of them take their places; where one cannot, because another program holds the old one, none does.

        Args:
            named: What to call a file instead.

        Raises:
            FreeNetError: If one cannot; the new files are then where they were, to be tried again or discarded.
        """
        with self._placing:
            self._put_in_place(named)
            self.discard()

    def _put_in_place(self, named: Callable[[str], str]) -> None:
        done: list[_Step] = []
        try:
            steps = [step for hidden in self._hidden.values() for step in hidden.steps(named)]
            for step in steps:
                done.append(step)
                with reported_writing(step.target):
                    step.do()
        except BaseException as error:
            stuck = [step.target for step in reversed(done) if not step.is_undone()]
            if stuck:
                self._keep_old(stuck, error)
            if isinstance(error, FreeNetError):
                raise _nothing_changed(error) from error
            raise

    def discard(self) -> None:
        """Remove what is not in its place; old files stay as they are."""
        with self._placing:
            for hidden in self._hidden.values():
                hidden.remove()
            self._hidden.clear()

    def _keep_old(self, stuck: Sequence[Path], error: BaseException) -> None:
        """Some files are new and others not, because a failing disk or another program lets nothing back."""
        folders = ", ".join(f"'{hidden.folder}'" for hidden in self._hidden.values())
        for hidden in self._hidden.values():
            hidden.abandon()
        self._hidden.clear()
        raise FreeNetError(
            tr("{problem} Some files are new by now and could not be put back: {files}.").format(
                problem=getattr(error, "message", error), files=", ".join(path.name for path in stuck)
            ),
            tr("What was there before is in {folders}.").format(folders=folders),
        ) from error


Place = Callable[[NewFiles], None]  # lets finished files take their places, now or later


@contextmanager
def new_files(place: Place = NewFiles.put_in_place) -> Iterator[NewFiles]:
    """New files to be written inside, and put in place at the end.

    Raises:
        FreeNetError: If one cannot be written or take its place; then no file has changed.
    """
    files = NewFiles()
    with removed_if_ended(files.discard):
        try:
            try:
                yield files
                files.sync()
            except FreeNetError as error:
                raise _nothing_changed(error) from error
            place(files)
        except BaseException:
            files.discard()
            raise


@contextmanager
def replacing(path: Path, outdated: Sequence[Path] = (), files: Optional[NewFiles] = None) -> Iterator[Path]:
    """Where to write the file that shall take the place of `path`, with the others of a run or at the end of the block.

    Args:
        path: As for `NewFiles.beside`.
        outdated: As there.
        files: The others; None if there are none.

    Raises:
        FreeNetError: If the disk is full, the folder cannot be written or the file is in use.
    """
    if files is not None:
        yield files.beside(path, outdated)
        return
    with new_files() as alone:
        yield alone.beside(path, outdated)


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


@dataclass(frozen=True)
class _Step:
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


class _Hidden:
    """The hidden folder within a folder that gets new files.

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

    def steps(self, named: Callable[[str], str]) -> Iterator[_Step]:
        """What is to be done, in this order."""
        parent, files = self.folder.parent, self.files()
        for path in files:
            yield _Step(parent / named(path.name), path, self.folder / OLD / named(path.name))
        new = {path.name for path in files}
        for name in dict.fromkeys(path.name for path in self.outdated if path.name not in new):
            if named(name) == name:  # under another name nothing is outdated
                yield _Step(parent / name, None, self.folder / GONE / name)

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


def _nothing_changed(error: FreeNetError) -> FreeNetError:
    told = tr("No file was changed.")
    return error if told in error.message else FreeNetError(f"{error.message} {told}", error.hint)


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
