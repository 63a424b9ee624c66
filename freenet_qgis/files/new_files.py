# SPDX-License-Identifier: GPL-3.0-or-later
"""The new files of a run, which take their places together at its end, or none does.

They are written into a hidden folder beside the places they will take, see `hidden_folder`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Optional

from ..errors import FreeNetError
from ..text.i18n import tr
from .durable import sync
from .file_writing import reported_writing
from .hidden_folder import HiddenFolder, Step
from .unfinished import removed_if_ended


class NewFiles:
    """New files on their way. Made, written and put in place by one thread after the other, never by two at once.

    Only `discard` may come from another thread at any moment; it waits where files are taking their places.
    """

    def __init__(self) -> None:
        self._hidden: dict[Path, HiddenFolder] = {}
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
                self._hidden[path.parent] = HiddenFolder(path.parent)
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
        done: list[Step] = []
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


def _nothing_changed(error: FreeNetError) -> FreeNetError:
    told = tr("No file was changed.")
    return error if told in error.message else FreeNetError(f"{error.message} {told}", error.hint)
