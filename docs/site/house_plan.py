# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw the rooms of the code and who imports from whom, into docs/images/: `make plan`.

A room is a folder, or a module that stands alone, in the colour of the library it works with. It stands on the lowest
floor from which all that it imports from lies below. Lines that others imply are left out: whoever imports from
`workflow` may import from what that one imports from.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from statistics import mean

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "freenet_qgis"
IMAGES = ROOT / "docs" / "images"
DRAWN = {"house.svg": PACKAGE, "engine.svg": PACKAGE / "engine", "gui.svg": PACKAGE / "gui"}
STARTED = ("workers", "engine")  # as a process
LIBRARIES = {  # the first that fits; in colours that are read on white and on black
    "qgis": ("QGIS", "#3b7a2a"), "osgeo": ("GDAL", "#2b6a99"), "torch": ("PyTorch", "#b0531d"),
    "": ("none of these", "#666f79"),
}  # fmt: skip
STYLE = (
    "text{font:14px sans-serif;text-anchor:middle;fill:#fff}path{fill:none;stroke:#8b939c;stroke-width:1.4}"
    ".started{stroke-dasharray:5 4}.legend{text-anchor:start;fill:#848c95}"
)
LETTER, PADDING, HEIGHT, GAP, STOREY, MARGIN = 8.5, 12, 30, 18, 66, 16  # px
ROUNDS = 40  # after which nothing moves any more

Node = tuple[str, ...]  # a room; or the two ends of a line and the number of a floor that it passes


@cache
def imports(path: Path, package: Path = PACKAGE) -> list[tuple[tuple[str, ...], bool]]:
    """What is imported in a file, also inside functions, by its parts, and whether it is within the package."""
    folder = path.relative_to(package).parts[:-1]
    found: list[tuple[tuple[str, ...], bool]] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += ((tuple(alias.name.split(".")), False) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append((tuple(str(node.module).split(".")), False))
        elif isinstance(node, ast.ImportFrom):
            above = folder[: len(folder) - node.level + 1]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found += (((*above, *str(name).split(".")), True) for name in names)
    return found


def rooms(place: Path) -> list[str]:
    """The rooms of a folder."""
    found = [path for path in place.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    return sorted({path.stem for path in found} - {"__init__"})


def files(room: Path) -> list[Path]:
    """The files of a room."""
    return sorted(room.rglob("*.py")) if room.is_dir() else [room.with_suffix(".py")]


def arrows(place: Path, package: Path = PACKAGE) -> dict[str, set[str]]:
    """The rooms of a folder, and from which others each imports."""
    names, inside = rooms(place), place.relative_to(package).parts
    depth = len(inside)
    found: dict[str, set[str]] = {name: set() for name in names}
    for name in names:
        for path in files(place / name):
            ours = (parts for parts, is_ours in imports(path, package) if is_ours and parts[:depth] == inside)
            found[name] |= {parts[depth] for parts in ours} & set(names) - {name}
    return found


def library(room: Path) -> str:
    """The library in whose colour a room is drawn."""
    seen = {parts[0] for path in files(room) for parts, is_ours in imports(path) if not is_ours}
    return next((one for one in LIBRARIES if one in seen), "")


def floors(drawn: Mapping[str, set[str]]) -> list[list[str]]:
    """Rooms by floor, the lowest first.

    Raises:
        ValueError: If rooms import from one another in a circle.
    """
    found: list[list[str]] = []
    left = dict(drawn)
    while left:
        floor = [room for room, below in left.items() if not below & set(left)]
        if not floor:
            raise ValueError(f"there is a circle among {sorted(left)}")
        found.append(floor)
        left = {room: below for room, below in left.items() if room not in floor}
    return found


def told(drawn: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """The arrows that no others imply."""
    reached: dict[str, set[str]] = {}
    found = []
    for room in chain.from_iterable(floors(drawn)):
        implied = set().union(*(reached[one] for one in drawn[room]))
        reached[room] = drawn[room] | implied
        found += [(room, one) for one in drawn[room] - implied]
    return sorted(found)


class Plan:
    """Where the rooms of a folder and the lines between them are drawn."""

    def __init__(self, place: Path) -> None:
        drawn = arrows(place)
        self.libraries = {room: library(place / room) for room in drawn}
        self.levels: list[list[Node]] = [[(room,) for room in floor] for floor in floors(drawn)]
        level = {node[0]: number for number, floor in enumerate(self.levels) for node in floor}
        self.lines: list[list[Node]] = []
        for upper, lower in (*told(drawn), *([STARTED] if STARTED[0] in drawn else [])):
            passed: list[Node] = [(upper, lower, str(number)) for number in range(level[upper] - 1, level[lower], -1)]
            for node in passed:
                self.levels[int(node[2])].append(node)
            self.lines.append([(upper,), *passed, (lower,)])
        self._arrange()

    def _arrange(self) -> None:
        """Put every node of a floor below and above those that it is tied to, as far as there is room."""
        self.x = {node: 100.0 * place for floor in self.levels for place, node in enumerate(floor)}
        tied: dict[Node, list[Node]] = {node: [] for node in self.x}
        for line in self.lines:
            for one, other in zip(line, line[1:]):
                tied[one].append(other)
                tied[other].append(one)
        for floor in (*self.levels, *reversed(self.levels)) * ROUNDS:
            wanted = {node: mean([self.x[one] for one in tied[node]] or [self.x[node]]) for node in floor}
            floor.sort(key=lambda node: (wanted[node], node))
            end, places = float("-inf"), []
            for node in floor:
                places.append(max(wanted[node], end + width(node) / 2 + GAP))
                end = places[-1] + width(node) / 2
            shift = mean(wanted.values()) - mean(places)
            self.x.update((node, place + shift) for node, place in zip(floor, places))
        left = min(self.x[node] - width(node) / 2 for node in self.x) - MARGIN
        self.x = {node: x - left for node, x in self.x.items()}

    def svg(self) -> str:
        """The drawing."""
        base = (len(self.levels) - 1) * STOREY + MARGIN
        top = {node: base - STOREY * level for level, floor in enumerate(self.levels) for node in floor}
        wide = round(max(x + width(node) / 2 for node, x in self.x.items()) + MARGIN)
        size = f'viewBox="0 0 {wide} {base + STOREY + HEIGHT}" width="{wide}"'
        found = [f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{STYLE}</style>']
        for line in self.lines:
            path = f"M{self.x[line[0]]:.0f} {top[line[0]] + HEIGHT}"
            for one, other in zip(line, line[1:]):
                half = (top[one] + HEIGHT + top[other]) / 2
                path += f"C{self.x[one]:.0f} {half:.0f} {self.x[other]:.0f} {half:.0f} {self.x[other]:.0f} {top[other]}"
                path += f"v{HEIGHT}" if len(other) > 1 else ""
            kind = ' class="started"' if line[0] + line[-1] == STARTED else ""
            found.append(f'<path d="{path}"{kind}/>')
        for node in sorted(self.x):
            if len(node) == 1:
                left, color = self.x[node] - width(node) / 2, LIBRARIES[self.libraries[node[0]]][1]
                found.append(_box(left, top[node], width(node), HEIGHT, color))
                found.append(f'<text x="{self.x[node]:.0f}" y="{top[node] + 20}">{node[0]}</text>')
        used = [words for one, words in LIBRARIES.items() if one in self.libraries.values()]
        for left, (name, color) in zip(range(MARGIN, wide, 88), used):
            found.append(_box(left, base + STOREY, 14, 14, color))
            found.append(f'<text x="{left + 20}" y="{base + STOREY + 12}" class="legend">{name}</text>')
        return "\n".join([*found, "</svg>\n"])


def _box(left: float, top: int, wide: float, high: int, color: str) -> str:
    return f'<rect x="{left:.0f}" y="{top}" width="{wide:.0f}" height="{high}" rx="4" fill="{color}"/>'


def width(node: Node) -> float:
    """Of a room with its name, or of a line."""
    return LETTER * len(node[0]) + 2 * PADDING if len(node) == 1 else 0


if __name__ == "__main__":
    for name, place in DRAWN.items():
        (IMAGES / name).write_text(Plan(place).svg(), encoding="utf-8")
