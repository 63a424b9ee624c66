# SPDX-License-Identifier: GPL-3.0-or-later
"""The report is one page that stands alone, says what was measured, and lets nothing in that was not meant."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
import reports
from reports import accuracy_entries

from freenet_qgis import report
from freenet_qgis.contract import area_estimate
from freenet_qgis.contract.figures import PlaceFigures, Score, Yardsticks
from freenet_qgis.contract.job import ClassInfo
from freenet_qgis.contract.report import RasterFacts, Report
from freenet_qgis.engine.validation import disagreement, reliability
from freenet_qgis.engine.validation.accuracy import assess, unmeasured
from freenet_qgis.files.companions import jsons_of

CLASSES = [ClassInfo(1, "Wald & <Wiese>", "#00aa00"), ClassInfo(9, "Wasser", "#0000ff")]
HEAD = {"version": "1", "verb": "train", "scene": "</script><b>.tif", "validation": "polygons", "warnings": ["1 < 2"]}


@pytest.fixture
def figures() -> dict:
    reference = np.repeat([1, 1, 2], [6, 2, 2])
    mapped = np.repeat([1, 2, 2], [6, 2, 2])
    return {**HEAD, **accuracy_entries(assess(mapped, reference, CLASSES)), "seconds": 1.5}


@pytest.fixture
def full(figures: dict) -> dict:
    """A report with everything that one may hold."""
    reference = np.repeat([1, 1, 2, 2], [6, 4, 2, 3])
    mapped = np.repeat([1, 2, 2, 1], [6, 4, 2, 3])
    units = np.repeat([1, 2, 3, 4], [6, 4, 2, 3])
    found = assess(mapped, reference, CLASSES, units)
    sure = reliability.reliability(np.full(15, 0.9), mapped.ravel() == reference.ravel(), np.arange(15))
    return reports.entries(
        Report(
            **HEAD,
            accuracy=found,
            map_pixels=(60, 40),
            raster=RasterFacts(100.0),
            area=area_estimate.estimate(found.confusion_matrix, [60, 40]),
            confused_classes=tuple(disagreement.confused_classes(found.confusion_matrix, CLASSES)),
            disagreements=tuple(disagreement.doubtful_polygons(mapped, reference, units, CLASSES)),
            confidence=replace(sure, temperature=1.5),
            yardsticks=Yardsticks(random_forest=Score(0.123, 0.234), svm=Score(0.345, 0.456)),
            learning=((1, 2.5, None), (2, 0.5, 0.6)),
            seconds=1.5,
        )
    )


class Page(HTMLParser):
    """Text, elements and addresses of a page, and elements of which a screen reader cannot tell what they are of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words, self.elements, self.addresses, self.unheard = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.elements.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href")]
        says = {"th": "scope", "svg": "aria-label", "img": "alt"}.get(tag)
        if says and not dict(attrs).get(says):
            self.unheard.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_needs_no_other_file(full: dict) -> None:
    (picture,) = Page(reports.page(full, np.ones((3, 4), np.uint8))).addresses
    assert picture.startswith("data:image/png;base64,")


def test_names_are_text_not_markup(figures: dict) -> None:
    page = Page(reports.page(figures))
    assert "b" not in page.elements
    assert "wiese" not in page.elements
    assert page.elements.count("script") == 1
    assert "Wald & <Wiese>" in page.words


def test_the_accuracy_is_said_in_one_line(figures: dict) -> None:
    assert reports.summary(figures) == (
        "Overall accuracy 80.0 %, average accuracy 87.5 % on 10 pixels, whole places held out."
    )


def test_what_was_not_validated_is_said_to_be_so() -> None:
    figures = {**HEAD, **accuracy_entries(unmeasured(CLASSES)), "validation": "none"}
    assert reports.summary(figures) == "Not validated: no reference was held out."
    page = reports.page(figures)
    assert "Confusion matrix" not in page
    assert "nan" not in page.lower()


def test_json_beside_and_inside_the_page_is_the_report(figures: dict, tmp_path: Path) -> None:
    report.write(tmp_path / "page.html", Report.from_dict(figures))
    assert json.loads((tmp_path / "page.json").read_text(encoding="utf-8")) == reports.entries(
        Report.from_dict(figures)
    )
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    inside = page.split('id="report">')[1].split("</script>")[0]
    assert json.loads(inside) == reports.completed(figures)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.html", "page.json"]


def test_two_reports_in_a_folder_keep_their_figures(figures: dict, tmp_path: Path) -> None:
    for number, name in enumerate(("first.html", "second.html", "second.htm", "v1.2.html", "report.html")):
        report.write(tmp_path / name, Report.from_dict({**figures, "seconds": number}))
    names = ("first.json", "second.json", "second_freenet.json", "v1.2.json", "report.json")
    found = [json.loads((tmp_path / name).read_text(encoding="utf-8"))["seconds"] for name in names]
    assert found == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("pages", [("report.html", "report.htm"), ("report.htm", "report.html")])
def test_each_of_two_pages_of_one_name_keeps_its_figures_when_they_are_renewed(
    figures: dict, tmp_path: Path, pages: tuple[str, str]
) -> None:
    for number, name in enumerate(pages * 3):
        report.write(tmp_path / name, Report.from_dict({**figures, "seconds": number}))
    found = [json.loads((tmp_path / name).read_text(encoding="utf-8"))["seconds"] for name in FIGURES]
    assert found == [4, 5] and len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize("pages", [("report.html", "report.htm"), ("report.htm", "report_freenet.html", "report.html")])
def test_pages_beside_a_json_of_somebody_else_keep_their_figures(
    figures: dict, tmp_path: Path, pages: tuple[str, ...]
) -> None:
    (tmp_path / "report.json").write_text('{"seconds": -1}')
    for number, name in enumerate(pages * 3):
        report.write(tmp_path / name, Report.from_dict({**figures, "seconds": number}))
    for number, name in enumerate(pages, 2 * len(pages)):
        beside = [json.loads(path.read_text(encoding="utf-8")) for path in jsons_of(tmp_path / name) if path.exists()]
        assert [one["seconds"] for one in beside].count(number) == 1
    assert len(list(tmp_path.iterdir())) == 2 * len(pages) + 1


FIGURES = ("report.json", "report_freenet.json")  # of the first page and of the second


def test_the_figures_of_an_older_version_stay(figures: dict, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps({**figures, "seconds": 99}), encoding="utf-8")
    report.write(tmp_path / "page.html", Report.from_dict(figures))
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["seconds"] == 99


@pytest.mark.parametrize("content", ["not JSON", "[1, 2]", '{"mine": true}', '{"confusion_matrix": []}'])
def test_a_json_of_somebody_else_is_not_replaced(figures: dict, tmp_path: Path, content: str) -> None:
    (tmp_path / "page.json").write_text(content, encoding="utf-8")
    report.write(tmp_path / "page.html", Report.from_dict(figures))
    assert (tmp_path / "page.json").read_text(encoding="utf-8") == content
    assert json.loads((tmp_path / "page_freenet.json").read_text(encoding="utf-8")) == reports.entries(
        Report.from_dict(figures)
    )


def test_an_older_report_is_replaced(figures: dict, tmp_path: Path) -> None:
    report.write(tmp_path / "page.html", Report.from_dict({**figures, "seconds": 99}))
    report.write(tmp_path / "page.html", Report.from_dict(figures))
    assert json.loads((tmp_path / "page.json").read_text(encoding="utf-8")) == reports.entries(
        Report.from_dict(figures)
    )


def test_every_part_is_there_when_there_is_something_to_say(full: dict) -> None:
    page = Page(reports.page(full, np.ones((3, 4), np.uint8)))
    for title in ("Map", "Classes", "Confusion matrix", "Area", "Confidence", "Run"):
        assert title in page.words
    assert "Learning curve" in page.words
    assert "What was held out and the validated model got wrong" in page.words
    assert page.elements.count("svg") == 2
    assert page.unheard == []


def test_what_was_not_measured_is_left_out(figures: dict) -> None:
    page = Page(reports.page(figures))
    assert [word for word in ("Map", "Area", "Confidence", "Learning curve") if word in page.words] == []
    assert not {"svg", "img"} & set(page.elements)
    assert "95 %" not in " ".join(page.words).split("{")[0]


def test_beside_the_accuracy_stand_interval_and_yardsticks(full: dict) -> None:
    words = Page(reports.page({**full, "overall_interval": [0.4321, 0.75]})).words
    start = words.index("Overall accuracy")
    assert words[start + 1] == "95 %: 43.2\N{EN DASH}75.0 %"
    assert words[start + 2 : start + 4] == ["Random forest: 12.3 %", "SVM: 34.5 %"]
    assert {"Random forest: 23.4 %", "SVM: 45.6 %"} <= set(words)
    assert not [word for word in words if word.startswith(("LDA:", "Nearest label:"))]


def test_a_report_from_before_there_was_an_svm_is_shown_as_it_was(full: dict) -> None:
    full["yardsticks"] = {
        "random_forest": {"overall_accuracy": 0.123, "average_accuracy": 0.234},
        "nearest_label": {"overall_accuracy": 0.5, "average_accuracy": 0.5},
    }
    words = Page(reports.page(full)).words
    start = words.index("Overall accuracy")
    assert words[start + 2 : start + 4] == ["Random forest: 12.3 %", "Nearest label: 50.0 %"]
    assert "SVM: " not in " ".join(words)


@pytest.mark.parametrize(
    ("test", "whole", "words"),
    [
        (9.0, 6.0, "about as far from the training pixels (6.0 pixels, the median) as what was held out (9.0 pixels)"),
        (9.1, 6.0, "The map lies nearer to the training pixels (6.0 pixels, the median) than what was held out (9.1"),
        (6.0, 9.1, "The map lies farther from the training pixels (9.1 pixels, the median) than what was held out"),
        (1.0, 0.0, "The map lies nearer"),
    ],
)
def test_what_to_expect_of_the_map_follows_from_where_it_lies(
    full: dict, test: float, whole: float, words: str
) -> None:
    page = reports.page({**full, "median_test_distance": test, "median_map_distance": whole})
    assert words in page
    assert page.index("The map lies") < page.index("Confusion matrix")
    assert "The map lies" not in reports.page(full)


def test_both_axes_of_the_confusion_matrix_are_named(full: dict) -> None:
    """Rows reference, columns map: 4 pixels of class 1 mapped as 9, 3 the other way; sums at the ends."""
    words = Page(reports.page(full)).words
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
    def units(report_of: dict) -> list[str]:
        return [word for word in Page(reports.page(report_of)).words if word.startswith("In the map (")]

    assert units(full) == ["In the map (ha)"]
    assert units({**full, "pixel_area_m2": None}) == ["In the map (pixels)"]
    assert "0.600" in Page(reports.page(full)).words  # 60 pixels of 100 m2


def test_an_area_that_cannot_be_estimated_says_for_which_class(full: dict) -> None:
    full["classes"][1]["mapped_pixels"] = 1
    words = Page(reports.page({**full, "area": None})).words
    assert any("fewer than two reference pixels lie where the map shows Wasser, so" in text for text in words)


def test_a_polygon_the_map_disagrees_with_is_called_as_the_user_knows_it(full: dict) -> None:
    full["disagreements"][0]["feature"] = "feature <7>"
    assert "feature <7>" in Page(reports.page(full)).words


@pytest.mark.parametrize(
    ("validation", "unit", "words"),
    [
        ("polygons", None, "4 polygons held out"),
        ("blocks", None, "4 polygons with held-out blocks"),
        ("pixels", None, "4 polygons with held-out pixels"),
        ("reference", "polygons", "4 reference polygons"),
        ("reference", "points", "4 reference points"),
        ("reference", "blocks", "4 square blocks of the reference raster"),
    ],
)
def test_what_the_intervals_rest_on_is_said(full: dict, validation: str, unit: str, words: str) -> None:
    full.update(validation=validation, sampling_unit=unit)
    assert f"come from resampling {words}" in reports.page(full)
    assert words in reports.page({**full, "overall_interval": None})


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ((43, 19, 8, 8, 8), "43 polygons in 19 places at least 8 pixels apart."),
        ((43, 1, 8, 8, 8), "43 polygons in 1 place at least 8 pixels apart."),
        ((43, 19, 8, 8, 8, 3, 2), "40 polygons in 17 places at least 8 pixels apart. Not counted: 3 polygons of"),
        ((43, 19, 8, 12, 3), "in 19 places, half of them at least 12 pixels from any other, all at least 3."),
        ((43, 19, 8, 12, 1), "in 19 places, half of them at least 12 pixels from any other; some touch."),
        ((43, 40, 8, 1, 1), "lies too close for that: 43 polygons in 40 places, some of which touch."),
    ],
)
def test_the_places_that_polygons_lie_in_are_told(full: dict, places: tuple[int, ...], words: str) -> None:
    full["places"] = asdict(PlaceFigures(*places))
    full["sampling_unit"] = "places"
    page = reports.page(full)
    assert words in page
    assert "come from resampling 4 held-out places" in page and "Held-out places" in Page(page).words
    assert "too few places to tell" in reports.page({**full, "overall_interval": [0.001, 0.999]})


def test_of_places_nothing_is_told_where_none_were_looked_for_or_no_class_has_two(full: dict) -> None:
    assert "held out together" not in reports.page(full)
    assert "held out together" not in reports.page({**full, "places": asdict(PlaceFigures(6, 6, 6))})


def test_where_most_polygons_of_few_places_are_mapped_otherwise_their_labels_are_not_suspected(full: dict) -> None:
    full.update(disagreements=3 * full["disagreements"][:1], places=asdict(PlaceFigures(20, 9, 5, 8, 8)))
    assert "With 3 of 5 it is hardly the labels." in reports.page(full)


def test_one_reference_point_is_not_called_points(full: dict) -> None:
    full.update(validation="reference", sampling_unit="points", test_polygons=1, overall_interval=None)
    assert "No 95 % intervals: 1 reference point cannot tell" in reports.page(full)


@pytest.mark.parametrize(
    ("validation", "title"),
    [
        ("blocks", "Training data whose held-out blocks the validated model got wrong"),
        ("reference", "Reference that the map disagrees with"),
    ],
)
def test_polygons_that_are_mapped_otherwise_are_called_what_they_are(full: dict, validation: str, title: str) -> None:
    assert title in Page(reports.page({**full, "validation": validation})).words


def test_where_most_polygons_are_mapped_otherwise_their_labels_are_not_suspected(full: dict) -> None:
    assert "The most likely wrong labels come first." in reports.page(full)
    full["disagreements"] = 3 * full["disagreements"][:1]
    assert "With 3 of 4 it is hardly the labels." in reports.page(full)


# Two models: one measured, one kept


@pytest.fixture
def refitted(full: dict) -> dict:
    del full["area"]
    return {**full, "final_model": "all polygons"}


def test_that_the_measured_model_is_not_the_one_kept_is_said_at_the_top(full: dict, refitted: dict) -> None:
    page = reports.page(refitted)
    said = page.index("trained without the held-out places; the map and the saved model have been trained on all")
    assert said < page.index("Mean IoU")
    assert "Two models" not in reports.page(full)
    assert "Two models" not in reports.page({**HEAD, **accuracy_entries(unmeasured(CLASSES)), "validation": "none"})


def test_that_the_map_comes_from_part_of_the_polygons_is_said_at_the_top(full: dict) -> None:
    page = reports.page({**full, "final_model": "the part not held out"})
    said = page.index("The map comes from part of the training data: from the validated model, trained "
                      "without the held-out places.")  # fmt: skip
    assert said < page.index("Mean IoU") and "Two models" not in page


def test_what_the_network_looks_at_is_said_in_words(full: dict) -> None:
    assert "spectra with their surroundings (FreeNet)" in reports.page({**full, "network": "FreeNet"})
    assert "spectra alone" in reports.page({**full, "network": "spectra alone"})


def test_it_is_said_of_which_model_each_part_is(refitted: dict) -> None:
    page = reports.page(refitted)
    for text in (
        "Pixels in the final map",
        "Accuracies are of the validated model, on the held-out places.",
        "Diagram and temperature come from the validated model",
        "the confusion was measured on the validated model, the map is of the final one",
    ):
        assert text in page
    assert "Adjusted share" not in page and "In the map (ha)" in page


# What is not known is not printed as a number


def test_an_interval_that_leaves_nearly_all_open_is_too_few_to_tell(full: dict) -> None:
    full.update(overall_interval=[0.001, 0.999], kappa_interval=[-0.99, 0.99])
    words = Page(reports.page(full)).words
    for name in ("Overall accuracy", "Kappa"):
        assert words[words.index(name) + 1] == "95 %: too few to tell"
    full.update(validation="reference", sampling_unit="points")
    assert "95 %: too few points to tell" in Page(reports.page(full)).words


def test_in_a_table_too_few_to_tell_is_broken_to_fit(full: dict) -> None:
    full["classes"][0]["users_interval"] = [0.0, 1.0]
    assert "<small>too few<br>to tell</small>" in reports.page(full)


def test_an_interval_without_width_is_not_printed(full: dict) -> None:
    page = reports.page({**full, "overall_interval": [0.9999, 1.0]})
    assert "100.0\N{EN DASH}100.0" not in page


def test_areas_without_a_disagreement_have_no_interval(full: dict) -> None:
    agreed = asdict(area_estimate.estimate([[5, 0], [0, 5]], [60, 40]))
    page = reports.page({**full, "area": json.loads(json.dumps(agreed))})
    assert "weighted by area: 100.0 % (no disagreement seen, so no interval)." in page


@pytest.mark.parametrize(
    ("unit", "words", "others"),
    [
        ("points", "It holds for points that were placed at random.", "polygons are none"),
        ("polygons", "Polygons that somebody chose are none", "Training data are none"),
    ],
)
def test_how_far_areas_can_be_believed_depends_on_the_reference(full: dict, unit: str, words: str, others: str) -> None:
    page = reports.page({**full, "validation": "reference", "sampling_unit": unit})
    assert words in page and others not in page
    assert "Training data are none" in reports.page(full)


def test_a_class_without_reference_is_not_validated() -> None:
    found = assess(np.array([1, 1, 2]), np.array([1, 1, 1]), CLASSES)
    page = reports.page({**HEAD, **accuracy_entries(found)})
    assert page.count("not validated") == 4
    assert "Average accuracy and mean IoU are over the 1 of 2 classes with held-out pixels" in page


# Assessments


@pytest.fixture
def assessment(full: dict) -> dict:
    labels = {"name": "visited", "kind": "points", "field": "cover", "features": 15, "matched_by": "name"}
    head = {"verb": "assess", "scene": "map.tif", "validation": "reference", "sampling_unit": "points"}
    return {**full, **head, "labels": labels, "created": "2026-03-01T09:05:59+00:00"}


def test_an_assessment_says_what_was_compared_with_what_and_when(assessment: dict) -> None:
    page = reports.page(assessment)
    assert "<h1>FreeNet: accuracy of map.tif against visited</h1>" in page
    words = Page(page).words
    for title, value in {
        "Class map": "map.tif",
        "Compared with": "visited, field cover, 15 points",
        "Classes matched by": "name",
        "Date": "2026-03-01 09:05 UTC",
    }.items():
        assert words[words.index(title) + 1] == value


def test_training_says_what_it_was_trained_on(full: dict) -> None:
    labels = {"name": "drawn", "kind": "polygons", "field": "class", "features": 1, "matched_by": ""}
    words = Page(reports.page({**full, "labels": labels})).words
    assert words[words.index("Training data") + 1] == "drawn, field class, 1 polygon"
    assert "Classes matched by" not in words


def test_reference_pixels_without_a_class_stand_beside_the_accuracy(assessment: dict) -> None:
    assert "Without a class in the map" not in reports.page(assessment)
    words = Page(reports.page({**assessment, "unclassified_pixels": 5})).words
    start = words.index("Without a class in the map")
    assert words[start - 1 : start + 2 : 2] == ["25.0 %", "5 of 20 reference pixels,"]
    assert start < words.index("Classes")


def test_an_assessment_is_summed_up_by_its_reference(assessment: dict) -> None:
    assert reports.summary(assessment).endswith("on 15 pixels, against 4 reference points.")
