# SPDX-License-Identifier: GPL-3.0-or-later
"""Overwriting what is there already: asking first, and doing it when the run has ended well."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Optional

from qgis.PyQt.QtWidgets import QWidget

from ...errors import FreeNetError
from ...files.companions import is_there, of_results
from ...files.new_files import NewFiles
from ...geodata.results.replaced import replaced_by
from ...layers.shown_files import put_in_place
from ...request import Outputs
from ...text.i18n import tr
from ..widgets.question import ask


def confirmed(outputs: Outputs, parent: QWidget) -> bool:
    """Whether nothing would be overwritten, or the user agrees to it; every file that goes is named."""
    existing = replaced_by(outputs)
    if not existing:
        return True
    question = tr("These files in '{}' exist already. Overwrite them?").format(existing[0].parent)
    return ask(question, parent, [path.name for path in existing])


class Staging:
    """The new files of a run, kept until its end is heard of in the main thread, which puts them in place."""

    def __init__(self, wanted: Outputs) -> None:
        self._wanted = wanted
        self._files: Optional[NewFiles] = None
        self._is_discarded = False

    def take(self, files: NewFiles) -> None:
        """See `workflow.train`; from the thread of the run."""
        self._files = files
        if self._is_discarded:
            files.discard()

    def put_in_place(self) -> tuple[Outputs, str]:
        """Replace the old files and refresh the layers that show them.

        Returns:
            Where the new files are; under another name, with the reason, where an old one cannot be replaced by now.

        Raises:
            FreeNetError: If they can be nowhere in their folder.
        """
        if self._files is None:
            return self._wanted, ""
        try:
            put_in_place(self._files)
        except FreeNetError as error:
            return self._under_another_name(error)
        return self._wanted, ""

    def discard(self) -> None:
        """Remove what the run wrote; the old files stay as they are."""
        self._is_discarded = True
        if self._files is not None:
            self._files.discard()

    def _under_another_name(self, error: FreeNetError) -> tuple[Outputs, str]:
        """Save under another name what took long to compute, where another program has opened a file meanwhile."""
        number, found = unused(self._wanted, 2)
        stems = [path.stem for path in self._wanted.files()]
        self._files.put_in_place(lambda name: _numbered(name, stems, number))
        instead = tr("The results are in '{}' instead.").format(found.class_map.name)
        return found, f"{error} {instead}"


def unused(outputs: Outputs, number: int = 1) -> tuple[int, Outputs]:
    """The same files under a number, from this one on, that leaves all there is as it is; 1 is their own names."""
    while True:
        found = outputs
        if number > 1:
            numbered = {
                kind: path.with_name(_numbered(path.name, [path.stem], number))
                for kind, path in vars(outputs).items()
                if path is not None
            }
            found = Outputs(**numbered)
        if not any(map(is_there, of_results(found.files()))):
            return number, found
        number += 1


def _numbered(name: str, stems: Sequence[str], number: int) -> str:
    """The name of a file with a number behind its stem, which may have dots in it."""
    stem = next((stem for stem in stems if name.startswith(f"{stem}.")), Path(name).stem)
    return f"{stem}_{number}{name[len(stem) :]}"
