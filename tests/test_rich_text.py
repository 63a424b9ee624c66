# SPDX-License-Identifier: GPL-3.0-or-later
"""The report in the HTML of Qt's text widgets: all it says is there, and nothing else passes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
import reports
from reports import accuracy_entries

from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.engine.validation.accuracy import assess
from freenet_qgis.report.browser import html
from freenet_qgis.report.colors import ON_DARK, ON_LIGHT
from freenet_qgis.report.page_reader import read_page
from freenet_qgis.report.rich_text import rich_text

CLASSES = [ClassInfo(1, "Wald & <Wiese>", "#00aa00"), ClassInfo(9, "Wasser", "#0000ff")]


@pytest.fixture
def page() -> str:
    found = assess(np.repeat([1, 1, 2], [6, 2, 2]), np.repeat([1, 2, 2], [6, 2, 2]), CLASSES)
    head = {"version": "1", "verb": "train", "scene": "spree.tif", "validation": "polygons", "warnings": ["1 < 2"]}
    more = {"map_pixels": [60, 40], "learning": [[1, 2.5, None], [2, 0.5, 0.6]], "seconds": 1.5}
    return reports.page({**head, **accuracy_entries(found), **more}, np.ones((30, 40), np.uint8))


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).replace("&nbsp;", " ")


def test_all_that_the_page_says_is_said(page: str) -> None:
    text = words(rich_text(page, ON_LIGHT)[0])
    for said in ("FreeNet: model trained on spree.tif", "Wald &amp; &lt;Wiese&gt;", "1 &lt; 2", "Confusion matrix",
                 "80.0 %", "Training loss over 2 steps", "Run"):  # fmt: skip
        assert said in text
    assert "confusion_matrix" not in text, "the figures that the page carries for programs"


def test_map_and_chart_are_pictures_of_a_known_size(page: str) -> None:
    html, pictures = rich_text(page, ON_LIGHT)
    assert re.findall(r'<img src="([^"]*)"', html) == list(pictures)
    png, svg = pictures.values()
    assert png.content.startswith(b"\x89PNG") and (png.width, png.height) == (392, 294)
    assert svg.content.startswith(b"<svg") and (svg.width, svg.height) == (560, 260)
    assert [one.width for one in rich_text(page, ON_LIGHT, 280)[1].values()] == [196, 280]


@pytest.mark.slow
@pytest.mark.parametrize("classes", [2, 60, 255])
def test_charts_of_many_classes_and_steps_are_shown(classes: int) -> None:
    """With as many looks at the held-out polygons and bins of confidence as a run may have."""
    kinds = [ClassInfo(value, f"Class {value}", "#00aa00") for value in range(1, classes + 1)]
    found = assess(*[np.repeat(np.arange(1, classes + 1), 9)] * 2, kinds)
    learning = [[step, 1 / step, step / 100_000 if step % 2_000 == 0 else None] for step in range(1, 100_001)]
    bins = [{"low": low / 20, "high": low / 20 + 0.05, "confidence": low / 20, "accuracy": 0.5, "pixels": 9}
            for low in range(20)]  # fmt: skip
    confidence = {"bins": bins, "expected_calibration_error": 0.1, "error_by_chance": 0.05}
    head = {"version": "1", "verb": "train", "scene": "spree.tif", "validation": "polygons", "warnings": []}
    more = {"map_pixels": [9] * classes, "learning": learning, "confidence": confidence}
    page = reports.page({**head, **accuracy_entries(found), **more})
    html, pictures = rich_text(page, ON_LIGHT)
    charts = [one.content for one in pictures.values() if one.is_drawing]
    assert len(charts) == 2 and [chart.count(b"<circle") for chart in charts] == [20, 50]
    assert charts[1].count(b",") >= 400
    assert "There is more than can be shown here" not in html


def test_charts_have_the_colours_of_the_theme(page: str) -> None:
    for colors in (ON_LIGHT, ON_DARK):
        *_, chart = rich_text(page, colors)[1].values()
        root = ElementTree.fromstring(chart.content)
        assert colors.accuracy in root[0].text and {"path", "polyline", "text"} <= {one.tag[28:] for one in root.iter()}


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<style>@import 'http://example.org/x'</style>",
        '<img src="http://example.org/x.png">',
        '<img src="file:///etc/hostname">',
        '<img src="data:image/png;base64,!!!">',
        '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
        '<iframe src="http://example.org"></iframe>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="http://example.org">x</a>',
        '<a href="../secret.json">x</a>',
        '<a href="report.json">x</a>',
        '<p style="background-image:url(http://example.org)" onclick="x()">x</p>',
        '<table background="http://example.org"><tr><td style="background:url(x)">x</td></tr></table>',
        '<i style="background:#00aa00;background-image:url(x)"></i>',
        '<svg width="9" height="9"><image href="http://example.org"/></svg>',
        '<svg width="99999999" height="10"></svg>',
    ],
)
def test_nothing_passes_but_words(hostile: str) -> None:
    html, pictures = rich_text(f"<body>{hostile}</body>", ON_LIGHT)
    assert pictures == {}
    assert not re.search("http|file:|javascript|script|style|import|onclick|href|src|url|alert", html), html


def test_a_drawing_keeps_shapes_and_loses_the_rest() -> None:
    drawing = '<image href="file:///x"/><g onclick="x()"><rect fill="url(#x)" x="1"/></g>'
    (picture,) = rich_text(f'<svg width="560" height="260">{drawing}</svg>', ON_LIGHT)[1].values()
    assert b'<g><rect x="1"></rect></g></svg>' in picture.content
    assert not re.search(rb"href|onclick|url|file", picture.content)


def test_a_picture_that_would_fill_the_memory_is_left_out() -> None:
    from base64 import b64encode

    bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60_000).to_bytes(4, "big") * 2 + bytes(20)
    assert rich_text(f'<img src="data:image/png;base64,{b64encode(bomb).decode()}">', ON_LIGHT) == ("", {})


def test_a_page_nested_without_end_keeps_its_words() -> None:
    html, _ = rich_text("<table><tr><td>" * 5000 + "deep", ON_LIGHT)
    assert "deep" in html and html.count("<table") < 10


def test_what_the_browser_is_given_is_read_as_it_was_made(page: str) -> None:
    """So that QGIS's widgets show what the browser shows."""
    inside = page[page.index("<h1>") : page.index("<script")].replace("viewBox", "viewbox")
    root, is_all = read_page(inside)
    assert is_all and "".join(map(html, root.content)) == inside
