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

from freenet_qgis.files.companions import MARK, is_page
from freenet_qgis.report.colors import ON_LIGHT
from freenet_qgis.report.picture import png
from freenet_qgis.report.rich_text import LARGEST_PX, MOST_PICTURES, Picture, rich_text

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
    page = '<svg width="100" height="100"></svg>' * 50
    found = rich_text(page, ON_LIGHT)[1].values()
    assert len(found) == MOST_PICTURES
    assert all(picture.width * picture.height <= LARGEST_PX for picture in found)
    for size in ('width="10" height="10"', 'width="100" height="999"', 'width="1000" height="100"'):
        assert rich_text(f"<svg {size}></svg>", ON_LIGHT)[1] == {}


@pytest.mark.parametrize(
    "shape",
    [
        '<polyline points="0,0 1e12,0"/>',
        '<polyline points="0,0 99999999,0"/>',
        '<path d="M0 0H99999999"/>',
        '<polyline points="0,0 9999,0"/>',
        '<circle r="9999"/>',
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


FAR = " ".join(f"{index % 2 * 999},{index % 997}" for index in range(20))
CHARTS = {
    "points of a line": f'<g class="accuracy"><polyline points="{" ".join([FAR] * 5_000)}"/></g>',
    "lines": f'<g class="ideal"><polyline points="{FAR}"/></g>' * 5_000,
    "nested lines": f'<g class="ideal"><g><polyline points="{FAR}"/></g></g>' * 5_000,
    "texts": "<text>x</text>" * 100_000,
    "a text": f"<text>{'x' * 1_000_000}</text>",
    "boxes": '<rect class="bar" x="0" y="0" width="560" height="260"/>' * 60_000,
    "dots": '<circle r="3"/>' * 100_000,
    "groups": "<g></g>" * 100_000,
    "letters between": f"<g>{'x' * 1_000_000}</g>",
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_that_qt_would_draw_for_seconds_is_left_out(kind: str) -> None:
    html, charts = rich_text(f'<svg width="560" height="260">{CHARTS[kind]}</svg><p>after</p>', ON_LIGHT)
    assert not charts and "after" in html and "There is more than can be shown here" in html


def test_charts_are_counted_together() -> None:
    chart = f'<svg width="560" height="260">{"<text>x</text>" * 250}</svg>'
    assert len(rich_text(chart, ON_LIGHT)[1]) == 1
    assert len(rich_text(chart * MOST_PICTURES, ON_LIGHT)[1]) < MOST_PICTURES


def test_the_words_of_a_chart_are_no_more_than_those_of_a_page() -> None:
    html, _ = rich_text(f'<svg width="560" height="260" aria-label="{"x" * 7_000_000}"></svg>', ON_LIGHT)
    assert len(html) < 1_000 and "There is more than can be shown here" in html


IN_LITTLE_MEMORY = (
    '"<p " + "a=b " * 1_900_000 + ">"',
    "'<svg width=\"560\" height=\"260\"><polyline points=\"' + '1,1 ' * 1_900_000 + '\"/></svg>'",
    "'<svg width=\"560\" height=\"260\"><polyline points=\"1' + ',1111' * 60 + 'x\"/></svg>'",
    "'<svg width=\"560\" height=\"260\"><g class=\"' + 'x' * 7_000_000 + '\"/></svg>'",
)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
@pytest.mark.parametrize("page", IN_LITTLE_MEMORY)
def test_a_page_is_read_in_little_memory_and_time(page: str) -> None:
    reading = (
        "import resource, sys; sys.path.insert(0, sys.argv[1])\n"
        "from freenet_qgis.report.colors import ON_LIGHT\nfrom freenet_qgis.report.rich_text import rich_text\n"
        "resource.setrlimit(resource.RLIMIT_AS, (10**9, 10**9)); resource.setrlimit(resource.RLIMIT_CPU, (20, 20))\n"
        f"html, pictures = rich_text({page}, ON_LIGHT)\n"
        "assert len(html) + sum(len(one.content) for one in pictures.values()) < 100_000"
    )
    root = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", reading, root], timeout=60, check=True)


@pytest.mark.slow
def test_any_page_is_read_within_seconds() -> None:
    reading = (
        "import sys; sys.path.insert(0, sys.argv[1]); from freenet_qgis.report.colors import ON_LIGHT\n"
        "from freenet_qgis.report.rich_text import rich_text\n"
        f"for part in {NEVER_ENDING + LAID_OUT!r}: rich_text(part * (500_000 // len(part)), ON_LIGHT)"
    )
    root = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", reading, root], timeout=60, check=True)


@pytest.mark.slow
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
