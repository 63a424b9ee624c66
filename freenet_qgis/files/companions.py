# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that belong to a result: what is written along with it, and what of an older one goes with that."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Optional

from .regular_files import is_regular, read_text
from .strict_json import parse_json

RASTERS, PAGES = frozenset((".tif", ".tiff")), frozenset((".html", ".htm"))
LONGEST_ENDING = ".freenet-part"  # behind a dot and a result's name: the folder of a large scene, see `kept_folder`
MARK = b'<script type="application/json" id="report">'  # what every page of ours carries its figures in
_END_BYTES = 64
LARGEST_PAGE = 64_000_000  # bytes; the report of 255 classes has four million
OLD_JSON = "report.json"  # what older versions called the figures of every report
_OF_A_RUN, _OF_A_CHANGE = {"confusion_matrix", "verb", "classes"}, {"transitions", "verb", "classes"}
_OURS = "_freenet"  # in the name of figures, where somebody else has the report's
# Names and statistics, overviews, mask, attributes and their encoding.
_OF_GDAL = (".aux.xml", ".ovr", ".msk", ".vat.dbf", ".vat.cpg")


def is_there(path: Path) -> bool:
    """Whether something has this name, whatever it is; no name is too long to ask."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def style_of(raster: Path) -> Path:
    """Where QGIS looks for the style of a raster."""
    return raster.with_suffix(".qml")


def of_raster(raster: Path) -> list[Path]:
    """All that GDAL and QGIS would take for a part of a raster, whether it is there or not; none without a name."""
    if not raster.name:
        return []
    return [*(raster.with_name(raster.name + ending) for ending in _OF_GDAL), style_of(raster)]


def outdated(raster: Path) -> list[Path]:
    """Files of an older raster of this name; a style belongs to it only if the raster is still there."""
    return [path for path in of_raster(raster) if path != style_of(raster) or is_there(raster)]


def json_of(page: Path) -> Path:
    """Where the figures of a report go: under its name, unless that is somebody else's file or another page's."""
    names = _names_of_json(page)
    return next((path for path in names if _may_replace(path, page)), names[-1])


def jsons_of(page: Path) -> list[Path]:
    """Where the figures of a report may lie that this version or an older one wrote."""
    return list(dict.fromkeys((*_names_of_json(page), page.with_name(OLD_JSON))))


def is_page(path: Path) -> bool:
    """Whether a file is a page of ours, as every version has written them; no link, nor a stream of another file."""
    if path.suffix.lower() not in PAGES or ":" in path.name or not is_regular(path):
        return False
    try:
        with path.open("rb") as file:
            return MARK in file.read(LARGEST_PAGE)
    except (OSError, ValueError):
        return False


def is_whole_page(path: Path) -> bool:
    """Whether a file is a page of ours to its end, with its figures beside it."""
    if not is_page(path):
        return False
    with path.open("rb") as file:
        file.seek(-min(path.stat().st_size, _END_BYTES), 2)
        is_whole = file.read().rstrip().endswith(b"</html>")
    return is_whole and any(map(is_report, jsons_of(path)))


def told_in(page: Path) -> Any:
    """What a page of ours holds as JSON.

    Raises:
        OSError: If it cannot be read.
        ValueError: If it holds none.
    """
    return parse_json(read_text(page).partition('id="report">')[2].partition("</script>")[0])


def is_report(path: Path) -> bool:
    """Whether a file holds the figures of a report of ours, be it of a run or of what changed between two maps."""
    return _told(path, _OF_A_RUN) is not None or _told(path, _OF_A_CHANGE) is not None


def figures_in(path: Path) -> Optional[dict[str, Any]]:
    """The figures of a report of a run; None where a file holds none."""
    return _told(path, _OF_A_RUN)


def _told(path: Path, entries: set[str]) -> Optional[dict[str, Any]]:
    """What a file tells as JSON where that has these entries."""
    try:
        found = parse_json(read_text(path))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and entries <= set(found) else None


def of_results(results: Iterable[Path]) -> dict[Path, Path]:
    """Every file that results consist of, or that goes for them where it is there; each with its result."""
    found: dict[Path, Path] = {}
    for path in results:
        belonging: list[Path] = []
        if path.suffix.lower() in RASTERS:
            belonging = of_raster(path)
        elif path.suffix.lower() in PAGES:
            belonging = [json_of(path)]
        found.update((one, path) for one in (path, *belonging))
    return found


def _names_of_json(page: Path) -> list[Path]:
    """For the figures of a report, the one to use first; no other page can have the last."""
    return [page.with_suffix(".json"), page.with_name(f"{page.stem}{_OURS}.json"), page.with_name(f"{page.name}.json")]


def _may_replace(figures: Path, page: Path) -> bool:
    if not is_there(figures):
        return True
    stems = {figures.stem, figures.stem.removesuffix(_OURS)}
    pages = (figures.with_name(stem + ending) for stem in stems for ending in PAGES)
    return is_report(figures) and not any(_shows(other, figures) for other in pages if other != page)


def _shows(page: Path, figures: Path) -> bool:
    """Whether a page holds the very figures that are in a file."""
    try:
        return told_in(page) == parse_json(read_text(figures))
    except (OSError, ValueError):
        return False
