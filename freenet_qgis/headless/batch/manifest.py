# SPDX-License-Identifier: GPL-3.0-or-later
"""The manifest of a batch: a file that tells of every scene, whole and up to date whatever ends the command."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, TextIO

from ... import paths
from ...errors import FreeNetError
from ...files.companions import is_there, of_results
from ...files.digest import known_sha256_of
from ...files.file_writing import reported_writing
from ...files.new_files import replacing
from ...files.regular_files import read_text
from ...files.result_names import check_distinct
from ...files.strict_json import parse_json
from ...request import ClassifyRequest, Outputs
from ...sources.gdal_name import Source
from ...workflow.outputs import check_spares
from ..console.progress import TerminalProgress
from .records import Record, waiting

CSV, JSON = ".csv", ".json"
_ENCODING = "utf-8-sig"  # without the mark Excel takes umlauts for something else
_JOINT = " | "  # between warnings in a cell


class Manifest:
    """A record of every scene in a file, CSV or JSON by its ending; of those that still wait, too."""

    def __init__(self, path: Path, requests: Sequence[ClassifyRequest], progress: TerminalProgress) -> None:
        """Write the first one.

        Raises:
            FreeNetError: If it cannot be written.
        """
        self._path, self._progress, self._is_behind = path, progress, False
        self._model = requests[0].model if requests else None
        self._records = {one.scene.raster: waiting(one) for one in requests}
        self._write()

    def take(self, records: Mapping[Source, Record]) -> None:
        """What became of scenes; where the file cannot be written, that is tried again with the next one."""
        self._records.update(records)
        try:
            self._write()
            self._is_behind = False
        except FreeNetError as error:
            if not self._is_behind:
                self._progress.warning(str(error))
            self._is_behind = True

    def close(self) -> None:
        """Write the last one, where that has failed.

        Raises:
            FreeNetError: If it fails again.
        """
        if self._is_behind:
            self._write()

    def _write(self) -> None:
        is_table, records = self._path.suffix.lower() == CSV, list(self._records.values())
        encoding = _ENCODING if is_table else "utf-8"
        with (
            replacing(self._path) as new,
            reported_writing(self._path),
            new.open("w", encoding=encoding, newline="") as file,
        ):
            if is_table:
                _write_table(file, records)
            else:
                told = {"freenet": paths.metadata("version"), **self._of_model(), "scenes": list(map(asdict, records))}
                file.write(f"{json.dumps(told, indent=1, ensure_ascii=False)}\n")

    def _of_model(self) -> dict[str, str]:
        return {"model": str(self._model), "model_sha256": known_sha256_of(self._model)} if self._model else {}


def check_manifest(path: Path, requests: Sequence[ClassifyRequest]) -> None:
    """Check the name of a manifest, and that it takes the place of nothing but another one.

    Raises:
        FreeNetError: If it would, or does not tell what it is to hold.
    """
    if path.suffix.lower() not in (CSV, JSON):
        raise FreeNetError(f"'{path.name}' ends neither in {CSV} nor in {JSON}.", f"Name it '{path.stem}{CSV}'.")
    if is_there(path) and not _is_one(path):
        raise FreeNetError(
            f"'{path.name}' would be replaced by the manifest, and is none.", "Choose another name for the manifest."
        )
    check_spares(Outputs(table=path), [source for one in requests for source in one.scene.all_sources])
    results = (file for one in requests for result in one.outputs.files() for file in of_results([result]))
    check_distinct([[path], list(results)])


def _write_table(file: TextIO, records: Sequence[Record]) -> None:
    writer = csv.writer(file)
    writer.writerow(_columns())
    for record in records:
        writer.writerow({**asdict(record), "warnings": _JOINT.join(record.warnings)}.values())


def _columns() -> list[str]:
    return [one.name for one in fields(Record)]


def _is_one(path: Path) -> bool:
    """Whether a file is a manifest, or empty."""
    try:
        text = read_text(path, _ENCODING)
        if not text.strip():
            return True
        if path.suffix.lower() == CSV:
            return text.splitlines()[0] == ",".join(_columns())
        found: Any = parse_json(text)
        return isinstance(found, dict) and {"freenet", "scenes"} <= {*found}
    except (OSError, ValueError):
        return False
