# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of the files that a project says a run wrote are results of ours: it may name anything.

A file is by its ending and its content, and lies in the folder of the run's map; one that does not is never deleted.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from ...contract.maps import CLASS_MAP, RasterId
from ...contract.model_header import read_model_card
from ...errors import FreeNetError
from ...files.companions import RASTERS, figures_in, is_page, is_there, jsons_of, outdated, told_in
from ...files.regular_files import is_regular, read_text
from ...files.strict_json import parse_json
from ...geodata.results.own_rasters import own_kind
from ...request import FILE_KINDS
from ..project.run_record import RunRecord

ALGORITHM = "freenet:trainandclassify"  # that does what a run of the dock did


@dataclass(frozen=True)
class RunFiles:
    """The files of a run that are there.

    Attributes:
        own: Results, with what belongs to them.
        others: What the run names but did not write as far as can be told, or what lies elsewhere.
    """

    own: tuple[Path, ...]
    others: tuple[Path, ...]


def files_of(run: RunRecord) -> RunFiles:
    """The files of a run, looked at as they are now."""
    outputs = run.outputs()
    kinds: dict[Path, RasterId] = dict.fromkeys(map(Path, run.differences), "difference")
    maps = outputs.maps()
    kinds.update({path: kind.id for kind, path in maps.items()})
    rasters = [path for path, kind in kinds.items() if _is_raster(path, kind)]
    folder = _folder(next((path for path in maps.values() if path in rasters), None))
    pages = [path for path in [outputs.report] if path and is_own_page(path)]
    models = [path for path in [outputs.model] if path and _is_model(path)]
    own = [path for path in (*rasters, *models, *pages) if _folder(path) == folder]
    belonging = [other for path in own if path in kinds for other in outdated(path)]
    figures = [other for path in own if path in pages for other in jsons_of(path) if _is_of(other, run)]
    settings = [
        other for path in own if kinds.get(path) == CLASS_MAP.id if _holds_settings(other := settings_beside(path))
    ]
    named = [*kinds, *filter(None, (outputs.model, outputs.report))]
    return RunFiles(
        (*own, *filter(is_regular, (*belonging, *figures)), *settings),
        tuple(path for path in named if is_there(path) and path not in own),
    )


def settings_beside(class_map: Path) -> Path:
    """Where the settings of a run are that was kept, beside its map."""
    return class_map.with_name(f"{class_map.stem}.settings.json")


def figures_of(run: RunRecord) -> Optional[Path]:
    """Where the figures of a run's report are; None where they have gone, or another run's have taken their place."""
    found = jsons_of(Path(run.report)) if run.report else []
    return next((path for path in found if _is_of(path, run)), None)


def is_own_page(path: Path) -> bool:
    """Whether a page of ours holds figures, too."""
    if not is_page(path):
        return False
    try:
        return isinstance(told_in(path), dict)
    except (OSError, ValueError):
        return False


def _is_raster(path: Path, kind: RasterId) -> bool:
    return path.suffix.lower() in RASTERS and is_regular(path) and own_kind(path) == kind


def _is_model(path: Path) -> bool:
    if path.suffix.lower() not in FILE_KINDS["model"].endings or not is_regular(path):
        return False
    try:
        read_model_card(path)
    except FreeNetError:
        return False
    return True


def _holds_settings(path: Path) -> bool:
    try:
        found = parse_json(read_text(path)) if is_regular(path) else None
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and found.get("algorithm") == ALGORITHM


def _is_of(figures: Path, run: RunRecord) -> bool:
    """Whether a file holds the figures of this very run; a later one may have taken their place."""
    stored = figures_in(figures) if is_regular(figures) else None
    return stored is not None and stored.get("created") == run.created


def _folder(path: Optional[Path]) -> Optional[str]:
    """The folder of a file, the same for every spelling."""
    return None if path is None else os.path.normcase(os.path.realpath(path.parent))
