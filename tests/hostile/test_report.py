# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports from others: what of a page reaches Qt, and how much of it."""

from __future__ import annotations

import gzip
import os
import struct
import subprocess
import sys
import zlib
from base64 import b64encode
from pathlib import Path

import numpy as np
import pytest

from freenet_qgis.companions import MARK, is_page
from freenet_qgis.report.picture import png
from freenet_qgis.report.rich_text import LARGEST_PX, MOST_PICTURES, ON_LIGHT, Picture, rich_text

NEVER_ENDING = ("<", "<a ", "<!--", "</", "<a b='", "<![CDATA[", "&", "&#1", "<i ", "<!", "<?", "<td style='", "<a b")
LAID_OUT = (
    *("<ul></ul>", "<li>x</li>", "<p>x</p>", "<br>", "<b>x</b>", "<div class='figures'><div></div>"),
    *("<table><tr><td>x</table>", "<table><tr><td colspan='999'>x</table>"),
    "<section><ul class='legend'><li>x</li></ul></section>",
)


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def pictures(content: bytes) -> list[Picture]:
    page = f'<img src="data:image/png;base64,{b64encode(content).decode()}">'
    return list(rich_text(page, ON_LIGHT)[1].values())


def drawn(inside: str, size: str = 'width="560" height="260"') -> bytes:
    (picture,) = rich_text(f"<svg {size}>{inside}</svg>", ON_LIGHT)[1].values()
    return picture.content


def squeezed_svg() -> bytes:
    """A gzip'd SVG whose bytes say, where a PNG has its size, that it is small."""
    content = gzip.compress(b"<svg xmlns='http://www.w3.org/2000/svg'>" + b" " * 1_000_000 + b"</svg>")
    return content[:3] + b"\x04" + content[4:10] + b"\x0c\0" + bytes(4) + (9).to_bytes(4, "big") * 2 + content[10:]


def test_only_a_png_file_is_a_picture() -> None:
    assert zlib.decompress(squeezed_svg(), 31).startswith(b"<svg")
    jpeg, svg = b"\xff\xd8\xff\xe0" + bytes(99), b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"
    honest = png(np.ones((9, 9), np.uint8), ["#ff0000"])
    assert len(pictures(honest)) == 1
    for content in (squeezed_svg(), svg, jpeg, b"", honest[:8], honest[:60]):
        assert pictures(content) == []


def test_of_a_png_file_pixels_and_colours_alone_are_kept() -> None:
    honest = png(np.ones((9, 9), np.uint8), ["#ff0000"])
    bomb = chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(7_000_000)))
    (picture,) = pictures(honest[:33] + bomb * 20 + honest[33:])
    assert picture.content == honest


@pytest.mark.parametrize(("cols", "rows"), [(60_000, 60_000), (0, 9), (2**31, 2**31), (LARGEST_PX + 1, 1)])
def test_a_png_file_that_would_fill_the_memory_is_left_out(cols: int, rows: int) -> None:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", cols, rows, 8, 3, 0, 0, 0))
    assert pictures(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"") + chunk(b"IEND", b"")) == []


def test_a_page_has_few_pictures_none_much_larger_than_its_window() -> None:
    page = '<svg width="100" height="999"></svg>' * 50
    found = rich_text(page, ON_LIGHT)[1].values()
    assert len(found) == MOST_PICTURES
    assert all(picture.width * picture.height <= LARGEST_PX for picture in found)
    assert rich_text('<svg width="10" height="999"></svg>', ON_LIGHT)[1] == {}


@pytest.mark.parametrize(
    "shape",
    [
        '<polyline points="0,0 1e12,0"/>',
        '<polyline points="0,0 99999999,0"/>',
        '<path d="M0 0H99999999"/>',
        '<path d="M0 0A9 9 0 0 0 1 1"/>',
        '<rect x="1" width="9e9" height="url(file:///x)"/>',
        '<text transform="scale(1e9)">x</text>',
        '<g transform="scale(1000000)"><circle r="9999999"/></g>',
        '<g class="accuracy&quot; style=&quot;filter:url(x)"/>',
        '<image href="file:///x"/><use xlink:href="file:///x"/><style>@import url(file:///x)</style>',
    ],
)
def test_a_drawing_reaches_nowhere_but_over_its_own_ground(shape: str) -> None:
    inside = drawn(shape).partition(b"</style>")[2]
    assert not any(word in inside for word in (b"9999", b"e12", b"9e9", b"scale", b"url", b"file", b"A9", b"style"))


def test_any_page_is_read_within_seconds() -> None:
    reading = (
        "import sys; sys.path.insert(0, sys.argv[1]); from freenet_qgis.report.rich_text import rich_text, ON_LIGHT\n"
        f"for part in {NEVER_ENDING + LAID_OUT!r}: rich_text(part * (500_000 // len(part)), ON_LIGHT)"
    )
    root = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", reading, root], timeout=60, check=True)


@pytest.mark.parametrize("part", LAID_OUT)
def test_no_more_is_laid_out_than_qt_has_done_in_seconds(part: str) -> None:
    html, _ = rich_text(f"<p>first</p>{part * 60_000}", ON_LIGHT)
    assert "first" in html and len(html) < 3_000_000
    assert max(html.count(tag) for tag in ("<table", "<td", "<li", "<p", "<br")) <= 20_000
    assert "There is more than can be shown here; the browser shows all of it." in html


def test_no_table_lies_in_another() -> None:
    html, _ = rich_text("<table><tr><td>" * 8 + "words", ON_LIGHT)
    assert html.count("<table") == 1 and "words" in html


def test_the_report_of_255_classes_is_shown_but_for_its_largest_table() -> None:
    line = "<tr>" + "<td>12</td>" * 258 + "</tr>"
    html, _ = rich_text(f"<h1>FreeNet</h1><table>{line * 258}</table><p>after</p>", ON_LIGHT)
    assert "FreeNet" in html and "after" in html and "too large to be shown; the browser shows it" in html


def test_a_page_of_ours_is_known_by_its_ending_and_its_content(tmp_path: Path) -> None:
    page = b"<!DOCTYPE html><html>" + MARK + b"{}</script></html>"
    for name in ("map.html", "map.HTM", "Länder & Flüsse.html"):
        (tmp_path / name).write_bytes(page)
        assert is_page(tmp_path / name)
    for name in ("report.html.bat", "report.desktop", "report", "report.html ", "report.svg"):
        (tmp_path / name).write_bytes(page)
        assert not is_page(tmp_path / name)
    (tmp_path / "other.html").write_bytes(b"<script>alert(1)</script>")
    (tmp_path / "folder.html").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.html")
    for name in ("other.html", "folder.html", "pipe.html", "gone.html", "x" * 5000 + ".html", "a\0b.html"):
        assert not is_page(tmp_path / name)


def test_a_link_or_a_stream_of_another_file_is_no_page_to_open(tmp_path: Path) -> None:
    (tmp_path / "other.bat").write_bytes(MARK + b"{}</script>")
    (tmp_path / "link.html").symlink_to(tmp_path / "other.bat")
    (tmp_path / "a.bat:.html").write_bytes(MARK + b"{}</script>")  # Windows: a part of a.bat
    assert not is_page(tmp_path / "link.html") and not is_page(tmp_path / "a.bat:.html")
