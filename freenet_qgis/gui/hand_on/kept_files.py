# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of a run, copied to a folder where they last. Nothing there is replaced; all of them come, or none."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from ...contract.maps import CLASS_MAP
from ...errors import FreeNetError
from ...files.companions import is_there, of_results
from ...files.file_writing import reported_writing
from ...files.new_files import NewFiles, new_files
from ...files.regular_files import is_regular
from ...request import Outputs
from ...text.i18n import tr
from ...workflow.outputs import stem_of
from ..project.run_record import RunRecord
from ..runs.own_files import files_of, settings_beside

BLOCK_BYTES = 2**24  # between two looks whether anybody wants it to stop


@dataclass(frozen=True)
class Copies:
    """Which files become which.

    Attributes:
        outputs: Where the results of the run will be.
        files: Every file that is copied, with what becomes of it.
        settings: Where the settings are written.
    """

    outputs: Outputs
    files: dict[Path, Path]
    settings: Path


def copies(run: RunRecord, folder: Path) -> Copies:
    """What is to be copied into a folder, under a number where something there has one of the names.

    Raises:
        FreeNetError: If the map of the run is not there any more.
    """
    own = set(files_of(run).own)
    results = Outputs(**{kind: path for kind, path in vars(run.outputs()).items() if path in own})
    if results.class_map is None:
        raise FreeNetError(
            tr("The map '{}' is not there any more.").format(run.class_map), tr("Train once more, and keep that run.")
        )
    for number in count(1):
        outputs = _placed(results, folder, number)
        files = _with_companions(results, outputs)
        settings = settings_beside(outputs.class_map or folder)
        if not any(map(is_there, [*files.values(), *of_results(outputs.files()), settings])):
            break
    return Copies(outputs, files, settings)


def write(wanted: Copies, settings: str, on_progress: Callable[[float], None]) -> None:
    """Copy the files.

    Args:
        wanted: What is to be copied.
        settings: What the file of settings is to say; empty for no such file.
        on_progress: Called with 0…1; may raise, then nothing is in the folder.

    Raises:
        FreeNetError: If the disk is full, the folder is read-only, or somebody else took one of the names meanwhile.
    """
    total, done = sum(path.stat().st_size for path in wanted.files) or 1, 0
    targets = [*wanted.files.values(), *([wanted.settings] if settings else [])]
    with new_files(lambda files: _place(files, targets)) as files:
        for source, target in wanted.files.items():
            new = files.beside(target)
            with reported_writing(target), source.open("rb") as old, new.open("wb") as copy:
                while block := old.read(BLOCK_BYTES):
                    copy.write(block)
                    done += len(block)
                    on_progress(min(1.0, done / total))
        if settings:
            with reported_writing(wanted.settings):
                files.beside(wanted.settings).write_text(settings, encoding="utf-8")


def kept(run: RunRecord, outputs: Outputs) -> RunRecord:
    """The run with its files in their new places."""
    settings = dataclasses.replace(run.settings, is_temporary=False)
    return dataclasses.replace(run, settings=settings).with_files(lambda name, _: str(getattr(outputs, name) or ""))


def _placed(results: Outputs, folder: Path, number: int) -> Outputs:
    """The results in the folder, named as the dock names them beside a map."""
    stem = stem_of(results.class_map or folder) + (f"_{number}" if number > 1 else "")
    class_map = folder / f"{stem}.tif"
    maps = {kind.id: class_map if kind is CLASS_MAP else kind.beside(class_map) for kind in results.maps()}
    others = {"model": f"{stem}.safetensors", "report": f"{stem}.html"}
    return Outputs(**maps, **{kind: folder / name for kind, name in others.items() if getattr(results, kind)})


def _with_companions(results: Outputs, outputs: Outputs) -> dict[Path, Path]:
    """Every file of the results, and what lies beside each under its name, such as style, attributes and figures."""
    found = {}
    for kind, path in vars(results).items():
        if path is None:
            continue
        new: Path = getattr(outputs, kind)
        for part in sorted(path.parent.glob("*")):
            if part.name.startswith(f"{path.stem}.") and is_regular(part):
                found[part] = new.with_name(new.stem + part.name[len(path.stem) :])
    return found


def _place(files: NewFiles, targets: list[Path]) -> None:
    """Let the copies take their places, if these are still free."""
    taken = [path for path in targets if is_there(path)]
    if taken:
        raise FreeNetError(
            tr("'{path}' exists by now, and nothing is to be replaced.").format(path=taken[0]),
            tr("Keep the run again."),
        )
    files.put_in_place()
