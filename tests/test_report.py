# SPDX-License-Identifier: GPL-3.0-or-later
"""The report is one page that stands alone, says what was measured, and lets nothing in that was not meant."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from freenet_qgis import report
from freenet_qgis.engine.accuracy import assess, unmeasured
from freenet_qgis.job import ClassInfo

CLASSES = [ClassInfo(1, "Wald & <Wiese>", "#00aa00"), ClassInfo(9, "Wasser", "#0000ff")]
HEAD = {"version": "1", "verb": "train", "scene": "</script><b>.tif", "validation": "polygons", "warnings": ["1 < 2"]}


@pytest.fixture
def figures() -> dict:
    reference = np.repeat([1, 1, 2], [6, 2, 2])
    mapped = np.repeat([1, 2, 2], [6, 2, 2])
    return {**HEAD, **assess(mapped, reference, CLASSES), "seconds": 1.5}


class Page(HTMLParser):
    """Text, elements and addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words, self.elements, self.addresses = [], [], []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.elements.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_needs_no_other_file(figures: dict) -> None:
    assert Page(report.render(figures)).addresses == []


def test_names_are_text_not_markup(figures: dict) -> None:
    page = Page(report.render(figures))
    assert "b" not in page.elements
    assert "wiese" not in page.elements
    assert page.elements.count("script") == 1
    assert "Wald & <Wiese>" in page.words


def test_the_accuracy_is_said_in_one_line(figures: dict) -> None:
    assert report.summary(figures) == (
        "Overall accuracy 80.0 %, average accuracy 87.5 % on 10 pixels, whole polygons held out."
    )


def test_what_was_not_validated_is_said_to_be_so() -> None:
    figures = {**HEAD, **unmeasured(CLASSES), "validation": "none"}
    assert report.summary(figures) == "Not validated: no reference was held out."
    page = report.render(figures)
    assert "Confusion matrix" not in page
    assert "nan" not in page.lower()


def test_json_beside_and_inside_the_page_is_the_report(figures: dict, tmp_path: Path) -> None:
    report.write(tmp_path / "page.html", figures)
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == figures
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    inside = page.split('id="report">')[1].split("</script>")[0]
    assert json.loads(inside) == figures
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.html", "report.json"]


@pytest.mark.parametrize("content", ["not JSON", "[1, 2]", '{"mine": true}'])
def test_a_report_json_of_somebody_else_is_not_replaced(figures: dict, tmp_path: Path, content: str) -> None:
    (tmp_path / "report.json").write_text(content, encoding="utf-8")
    report.write(tmp_path / "page.html", figures)
    assert (tmp_path / "report.json").read_text(encoding="utf-8") == content
    assert json.loads((tmp_path / "page_freenet.json").read_text(encoding="utf-8")) == figures


def test_an_older_report_is_replaced(figures: dict, tmp_path: Path) -> None:
    report.write(tmp_path / "page.html", {**figures, "seconds": 99})
    report.write(tmp_path / "page.html", figures)
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8")) == figures
