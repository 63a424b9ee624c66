# SPDX-License-Identifier: GPL-3.0-or-later
"""The report is one page that stands alone, says what was measured, and lets nothing in that was not meant."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from freenet_qgis import report
from freenet_qgis.engine import area, disagreement, reliability
from freenet_qgis.engine.accuracy import assess, unmeasured
from freenet_qgis.job import ClassInfo

CLASSES = [ClassInfo(1, "Wald & <Wiese>", "#00aa00"), ClassInfo(9, "Wasser", "#0000ff")]
HEAD = {"version": "1", "verb": "train", "scene": "</script><b>.tif", "validation": "polygons", "warnings": ["1 < 2"]}


@pytest.fixture
def figures() -> dict:
    reference = np.repeat([1, 1, 2], [6, 2, 2])
    mapped = np.repeat([1, 2, 2], [6, 2, 2])
    return {**HEAD, **assess(mapped, reference, CLASSES), "seconds": 1.5}


@pytest.fixture
def full(figures: dict) -> dict:
    """A report with everything that one may hold."""
    reference = np.repeat([1, 1, 2, 2], [6, 4, 2, 3])
    mapped = np.repeat([1, 2, 2, 1], [6, 4, 2, 3])
    units = np.repeat([1, 2, 3, 4], [6, 4, 2, 3])
    found = assess(mapped, reference, CLASSES, units)
    return {
        **HEAD,
        **found,
        "map_pixels": [60, 40],
        "pixel_area_m2": 100.0,
        "area": area.estimate(found["confusion_matrix"], [60, 40]),
        "confused_classes": disagreement.confused_classes(found["confusion_matrix"], CLASSES),
        "disagreements": disagreement.doubtful_polygons(mapped, reference, units, CLASSES),
        "confidence": {
            "temperature": 1.5,
            **reliability.reliability(np.full(15, 0.9), mapped.ravel() == reference.ravel(), np.arange(15)),
        },
        "yardsticks": {"random_forest": {"overall_accuracy": 0.123, "average_accuracy": 0.234}, "nearest_label": None},
        "learning": [[1, 2.5, None], [2, 0.5, 0.6]],
        "seconds": 1.5,
    }


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


def test_the_page_needs_no_other_file(full: dict) -> None:
    (picture,) = Page(report.render(full, np.ones((3, 4), np.uint8))).addresses
    assert picture.startswith("data:image/png;base64,")


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


def test_every_part_is_there_when_there_is_something_to_say(full: dict) -> None:
    page = Page(report.render(full, np.ones((3, 4), np.uint8)))
    for title in ("Map", "Classes", "Confusion matrix", "Polygons the map disagrees with", "Area", "Confidence", "Run"):
        assert title in page.words
    assert "Learning curve" in page.words
    assert page.elements.count("svg") == 2


def test_what_was_not_measured_is_left_out(figures: dict) -> None:
    page = Page(report.render(figures))
    assert [word for word in ("Map", "Area", "Confidence", "Learning curve") if word in page.words] == []
    assert not {"svg", "img"} & set(page.elements)
    assert "95 %" not in " ".join(page.words).split("{")[0]


def test_beside_the_accuracy_stand_interval_and_yardstick(full: dict) -> None:
    words = Page(report.render(full)).words
    start = words.index("Overall accuracy")
    low, high = (f"{100 * share:.1f}" for share in full["overall_interval"])
    assert words[start + 1] == f"95 %: {low}\N{EN DASH}{high} %"
    assert words[start + 2] == "Random forest on single spectra: 12.3 %"
    assert "Random forest on single spectra: 23.4 %" in words


def test_both_axes_of_the_confusion_matrix_are_named(full: dict) -> None:
    """Rows reference, columns map: 4 pixels of class 1 mapped as 9, 3 the other way; sums at the ends."""
    words = Page(report.render(full)).words
    start = words.index("Class in the map")
    end = start + words[start:].index("15") + 1
    matrix = [word.strip() for word in words[start:end] if word.strip()]
    assert matrix == [
        *("Class in the map", "Class in the reference", "1", "9", "Sum"),
        *("Wald & <Wiese>", "1", "6", "4", "10"),
        *("Wasser", "9", "3", "2", "5"),
        *("Sum", "9", "6", "15"),
    ]


def test_areas_are_in_hectares_where_the_pixel_is_known(full: dict) -> None:
    def hectares(report_of: dict) -> list[str]:
        return [word for word in Page(report.render(report_of)).words if word == "In the map (ha)"]

    assert len(hectares(full)) == 1
    assert hectares({**full, "pixel_area_m2": None}) == []
    assert "0.600" in Page(report.render(full)).words  # 60 pixels of 100 m2


def test_an_area_that_cannot_be_estimated_says_for_which_class(full: dict) -> None:
    full["classes"][1]["mapped_pixels"] = 1
    words = Page(report.render({**full, "area": None})).words
    assert "Not estimated: no two reference pixels are mapped as Wasser." in words


def test_a_polygon_the_map_disagrees_with_is_called_as_the_user_knows_it(full: dict) -> None:
    full["disagreements"][0]["feature"] = "feature <7>"
    assert "feature <7>" in Page(report.render(full)).words


@pytest.mark.parametrize(
    ("unit", "words"),
    [(None, "4 held-out polygons"), ("features", "4 reference features"), ("blocks", "4 square blocks of the ref")],
)
def test_what_the_intervals_rest_on_is_said(full: dict, unit: str, words: str) -> None:
    page = report.render({**full, "sampling_unit": unit})
    assert f"come from resampling {words}" in page
    assert words in report.render({**full, "sampling_unit": unit, "overall_interval": None})
