# SPDX-License-Identifier: GPL-3.0-or-later
"""The page in the little HTML that Qt's text widgets know; of a page of other people its words and tables.

The file is what is written: the tab then shows what the browser shows, be the report of this session, of an older
version or of somebody else's. Nothing passes but what is named here, so that no page can fetch, run or open anything.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Union

from ..text.hex_colors import hex_color, rgb
from ..text.i18n import tr
from .colors import Colors
from .drawing import drawing, effort
from .elements import Element
from .page_reader import read_page
from .png_file import only_pixels

WIDEST = 560  # of a picture at 100 %
MAP_SHARE = 0.7  # of the width, beside the legend
LARGEST_PX = 4_000_000  # of a picture; those of ours have at most 800 x 800
MOST_PICTURES = 8  # a report has three
ROOM = 1_000_000  # letters, which Qt lays out in a second or two
DRAWN = 20_000  # points and more in all charts, which Qt draws in a second; those of a report take two thirds
CELL, BLOCK, SPAN = 50, 200, 20  # as many letters take as long; the matrix of 255 classes would take half a minute

_HIDDEN = ("head", "script", "style", "title")
_BLOCKS = ("br", "div", "h1", "h2", "li", "p", "section", "table", "ul")
_PASSED = ("h1", "h2", "li", "p", "strong")
_TABLES = {"confusion": 1, "facts": 2, "facts model": 2, "words": 3}  # how many columns stand on the left
_LINES = {"loss": "\N{EM DASH}\N{EM DASH}", "accuracy": "\N{EN DASH} \N{EN DASH}"}
_COLOR = re.compile(r"background:(#[0-9a-f]{6})$", re.IGNORECASE)
_SHADE = re.compile(r"background:rgba\((\d{1,3}),(\d{1,3}),(\d{1,3}),([01]\.\d{3})\)$")
_PNG = "data:image/png;base64,"
_NEW_LINE = '<span class="small"><br></span>'  # no higher than small letters


@dataclass(frozen=True)
class Picture:
    """A PNG file, or an SVG file that was drawn here, and how large it is shown, in pixels at 100 %."""

    content: bytes
    width: int
    height: int
    is_drawing: bool = False


def rich_text(page: str, colors: Colors, width: int = WIDEST) -> tuple[str, dict[str, Picture]]:
    """A page for a window of that width, and its pictures by the addresses they have there.

    Args:
        page: The HTML of the page, as it is in the file.
        colors: The colours of the theme.
        width: The width of the window in pixels at 100 %.
    """
    writer = _Writer(colors, min(width, WIDEST))
    root, is_all = read_page(page)
    written = writer.inside(root)
    if not (is_all and writer.had_room()):
        written += f"<p>{tr('There is more than can be shown here; the browser shows all of it.')}</p>"
    return written, writer.pictures


class _Writer:
    """Writes the elements of a page, and keeps the pictures it meets."""

    def __init__(self, colors: Colors, width: int) -> None:
        self.pictures: dict[str, Picture] = {}
        self._colors = colors
        self._width = width
        self._room, self._left_to_draw, self._is_in_grid = ROOM, DRAWN, False
        self._ways: dict[str, Callable[[Element], str]] = {
            **dict.fromkeys(_HIDDEN, lambda one: ""),
            **dict.fromkeys(_PASSED, lambda one: f"<{one.tag}>{self.inside(one)}</{one.tag}>"),
            **{"b": self._bold, "br": lambda one: "<br>", "div": self._box, "i": self._chip},
            **{"img": self._png, "section": self._section, "small": self._small, "span": self._faint},
            **{"summary": self._summary, "svg": self._svg, "table": self._table, "ul": self._list},
        }

    def inside(self, element: Element) -> str:
        """All that is in an element."""
        return "".join(map(self._written, element.content))

    def had_room(self) -> bool:
        """Whether all of the page was written."""
        return min(self._room, self._left_to_draw) >= 0

    def _takes(self, letters: int) -> bool:
        """Whether there is room for what takes as long as so many letters; once there is none, there is for nothing."""
        self._room -= letters
        return self._room >= 0

    def _written(self, one: Union[Element, str]) -> str:
        if isinstance(one, str):
            return escape(one).replace(" %", "&nbsp;%") if self._takes(len(one)) else ""
        if not self._takes(BLOCK if one.tag in _BLOCKS else SPAN):
            return ""
        was_in_grid, is_grid = self._is_in_grid, _is_grid(one)
        if was_in_grid and is_grid:  # Qt lays what is inside out several times, and that again for each one around it
            return self.inside(one)
        self._is_in_grid = was_in_grid or is_grid
        written = self._ways.get(one.tag, self.inside)(one)
        self._is_in_grid = was_in_grid
        return written

    # Words

    def _bold(self, one: Element) -> str:
        """In the key of a chart it is a piece of the line."""
        kind = one.attributes.get("class")
        if kind in _LINES:
            return f'&nbsp; <b class="{kind}">{_LINES[kind]}</b>&nbsp; '
        return f"<b>{self.inside(one)}</b>"

    def _chip(self, one: Element) -> str:
        """The colour of a class."""
        color = _COLOR.match(one.attributes.get("style", ""))
        return f'<span style="background-color:{color[1]}">&nbsp;&nbsp;&nbsp;&nbsp;</span>&nbsp;&nbsp;' if color else ""

    def _small(self, one: Element) -> str:
        return f'<span class="small">{self.inside(one)}</span>'

    def _faint(self, one: Element) -> str:
        return f'<span class="faint">{self.inside(one)}</span>'

    def _summary(self, one: Element) -> str:
        """The head of what a browser folds; here it stands open."""
        return f"<p>{self.inside(one)}</p>"

    def _list(self, one: Element) -> str:
        if one.is_a("ul", "legend"):
            return "<br>".join(self.inside(line) for line in one.elements() if self._takes(BLOCK))
        written = f"<ul>{self.inside(one)}</ul>"
        return _grid("warnings", [[f"<td>{written}</td>"]]) if one.is_a("ul", "warnings") else written

    # Boxes and tables

    def _box(self, one: Element) -> str:
        """The overall figures stand side by side, what they mean below."""
        if not one.is_a("div", "figures"):
            return self.inside(one)
        boxes: list[Element] = []
        below: list[Union[Element, str]] = []
        for part in one.content:
            if isinstance(part, Element) and part.tag == "div":
                boxes.append(part)
            else:
                below.append(part)
        if not boxes or not self._takes(CELL * len(boxes)):
            return self.inside(one)
        cells = [
            f'<td width="{100 // len(boxes)}%">{_NEW_LINE.join(map(self._written, box.content))}</td>' for box in boxes
        ]
        return _grid("figures", [cells]) + "".join(map(self._written, below))

    def _section(self, one: Element) -> str:
        """The legend of the map stands beside it."""
        legend = next((other for other in one.elements() if other.is_a("ul", "legend")), None)
        if legend is None:
            return self.inside(one)
        written = [self._written(other) for other in one.content if other is not legend]
        title, rest = "".join(written[:1]), "".join(written[1:])
        return title + _grid("beside", [[f"<td>{rest}</td>", f"<td>{self._list(legend)}</td>"]])

    def _table(self, one: Element) -> str:
        kind = one.attributes.get("class", "")
        rows = [row for part in one.elements() for row in ([part] if part.tag == "tr" else part.elements())]
        columns = max((sum(_columns(cell) for cell in row.elements()) for row in rows), default=0)
        if CELL * columns * len(rows) > self._room:
            return f"<p>{tr('There is a table here that is too large to be shown; the browser shows it.')}</p>"
        self._takes(CELL * columns * len(rows))
        cells = [[self._cell(cell, kind, column) for column, cell in enumerate(row.elements())] for row in rows]
        return _grid(kind if kind in _TABLES else "plain", cells)

    def _cell(self, one: Element, kind: str, column: int) -> str:
        span, scope = _columns(one), one.attributes.get("scope", "")
        side = "center" if "colspan" in one.attributes else "left" if column < _TABLES.get(kind, 1) else "right"
        given = f' align="{side}"' + (f' colspan="{span}"' if span > 1 else "")
        if scope == "col":
            given += ' class="small" valign="bottom"'
        elif scope == "colgroup" or ("facts" in kind and scope) or one.is_a("td", "sum"):
            given += ' class="faint"'
        if shade := _SHADE.match(one.attributes.get("style", "")):
            given += f' bgcolor="{_blended(shade.groups(), self._colors.ground)}"'
        tag = "th" if one.tag == "th" else "td"
        lines = (_NEW_LINE * (_is_small(part) and index > 0) + self._written(part)
                 for index, part in enumerate(one.content))  # fmt: skip
        return f"<{tag}{given}>{''.join(lines)}</{tag}>"

    # Pictures

    def _png(self, one: Element) -> str:
        source = one.attributes.get("src", "")
        try:
            content = b64decode(source[len(_PNG) :], validate=True) if source.startswith(_PNG) else b""
            content, cols, rows = only_pixels(content)
        except ValueError:
            return ""
        if not 0 < cols * rows <= LARGEST_PX:
            return ""
        scale = MAP_SHARE * self._width / max(cols, rows)
        return self._kept(Picture(content, max(1, round(scale * cols)), max(1, round(scale * rows))))

    def _svg(self, one: Element) -> str:
        """A chart in our colours, with what it says in words below it."""
        if not all(re.fullmatch(r"[1-9]\d{2}", one.attributes.get(name, "")) for name in ("width", "height")):
            return ""
        width, height = int(one.attributes["width"]), int(one.attributes["height"])
        if height > width:  # ours are not, and shown as wide as the window it would have millions of pixels
            return ""
        self._left_to_draw -= sum(map(effort, one.content))
        says = one.attributes.get("aria-label", "")
        if self._left_to_draw < 0 or not self._takes(len(says)):
            return ""
        content = drawing(one, width, height, self._colors)
        shown_height = max(1, round(height * self._width / width))
        picture = self._kept(Picture(content, self._width, shown_height, is_drawing=True))
        return f'<div>{picture}</div><p class="small">{escape(says)}</p>'

    def _kept(self, picture: Picture) -> str:
        if len(self.pictures) == MOST_PICTURES:
            return ""
        address = f"picture:{len(self.pictures)}"
        self.pictures[address] = picture
        return f'<img src="{address}" width="{picture.width}" height="{picture.height}">'


def _grid(kind: str, rows: Sequence[Sequence[str]]) -> str:
    width = ' width="100%"' if kind in ("figures", "warnings") else ""
    lines = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<table class="{kind}" cellspacing="0"{width}>{lines}</table>'


def _blended(shade: Sequence[str], ground: str) -> str:
    """A colour that is laid over the ground; Qt would lay a transparent one over itself behind letters."""
    *color, opacity = map(float, shade)
    mixed = (opacity * one + (1 - opacity) * other for one, other in zip(color, rgb(ground)))
    return hex_color(mixed)


def _is_small(part: Union[Element, str]) -> bool:
    return isinstance(part, Element) and part.tag == "small"


def _is_grid(one: Element) -> bool:
    return (
        one.tag == "table"
        or any(one.is_a(*which) for which in (("div", "figures"), ("ul", "warnings")))
        or (one.tag == "section" and any(part.is_a("ul", "legend") for part in one.elements()))
    )


def _columns(cell: Element) -> int:
    span = cell.attributes.get("colspan", "")
    return int(span) if re.fullmatch(r"[1-9]\d{0,2}", span) else 1
