# SPDX-License-Identifier: GPL-3.0-or-later
"""``publish.json``: what publishing wants to know of a run beside its job, where it is computed elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ..contract.job import Job, in_brief
from ..errors import FreeNetError
from ..files.regular_files import read_text
from ..files.strict_json import build, parse_json, to_json
from ..request import Outputs
from ..text.i18n import tr
from .prepared_run import PreparedRun

DESTINATION = "publish.json"


@dataclass(frozen=True)
class NamedPolygon:
    """A polygon or point of the training data, and what the user calls it."""

    number: int
    name: str


@dataclass(frozen=True)
class Destination:
    """What publishing wants to know.

    Attributes:
        outputs: Where the results go, by what `Outputs` calls them; absolute.
        remarks: Sentences on what was read, for the report.
        polygons: All that the labels are of.
    """

    outputs: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...] = ()
    polygons: tuple[NamedPolygon, ...] = ()

    def __post_init__(self) -> None:
        for _, path in self.outputs:
            if "\0" in path or not Path(path).is_absolute():
                raise ValueError(f"{path!r} is no absolute name of a file on this system")

    @staticmethod
    def of(run: PreparedRun) -> Destination:
        """That of a run."""
        outputs = tuple((kind, str(path)) for kind, path in vars(run.outputs).items() if path is not None)
        names = run.names(range(1, _polygons(run.folder, run.job) + 1))
        return Destination(outputs, run.remarks, tuple(NamedPolygon(*one) for one in sorted(names.items())))

    def save(self, folder: Path) -> None:
        """Write it into a run folder."""
        (folder / DESTINATION).write_text(to_json(self), encoding="utf-8")

    @staticmethod
    def load(folder: Path) -> Destination:
        """Read it from a run folder.

        Raises:
            FreeNetError: If it is missing or damaged.
        """
        path = folder / DESTINATION
        if not path.exists():
            raise FreeNetError(
                tr("'{folder}' does not tell where its results go: a file {name} is wanted there.").format(
                    folder=folder, name=DESTINATION
                ),
                tr(
                    "Make the run folder with 'freenet prepare'. Of one beside a map, start the same classification "
                    "again: it writes what is computed there."
                ),
            )
        try:
            found: Destination = build(Destination, parse_json(read_text(path)))
            found.run(folder, Job.load(folder))
        except (OSError, ValueError, TypeError) as error:
            raise FreeNetError(
                tr("'{path}' is damaged or of another version of FreeNet: {reason}.").format(
                    path=path, reason=in_brief(error)
                ),
                tr("Make the run folder again, with the version that is to publish it."),
            ) from error
        return found

    def run(self, folder: Path, job: Job) -> PreparedRun:
        """The run that is published.

        Raises:
            TypeError: If it has results that nobody knows.
        """
        outputs = replace(Outputs(), **{kind: Path(path) for kind, path in self.outputs})
        names = {one.number: one.name for one in self.polygons}

        def named(numbers: Collection[int]) -> dict[int, str]:
            return {one: names.get(one, str(one)) for one in numbers}

        return PreparedRun(folder, job, outputs, self.remarks, named)


def _polygons(folder: Path, job: Job) -> int:
    """How many polygons the labels of all scenes may be of; they count on from one to the next."""
    places = (folder, *(folder / one.folder for one in job.further))
    files = (path for place in places if (path := place / "polygons.npy").exists())
    return max((int(np.load(path).max()) for path in files), default=0)
