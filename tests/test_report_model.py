# SPDX-License-Identifier: GPL-3.0-or-later
"""What a card says in words, and the page about a model."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from cards import CARD, full_card, write_model

from freenet_qgis import report
from freenet_qgis.contract.job import Band, ClassInfo, Grid, TrainOptions
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.geodata.access.grid import extent


def told(**changes: object) -> dict[str, str]:
    return dict(report.facts(replace(full_card(), **changes)))


def test_facts_are_plain_words() -> None:
    facts = told()
    assert facts["Classes"] == "Wald = 1, Wasser = 7, Rest = 9"
    assert facts["Accuracy"] == "overall 90.0 %, average of the classes 87.5 %, kappa 0.850; whole places held out"
    assert facts["Bands"] == "5 of the 7 of its training raster"
    assert facts["Wavelengths"] == "401 to 405 nm, 8 nm wide"
    assert (facts["Stored values"], facts["No data"]) == ("x 0.0001", "-9999")
    assert facts["Bands left out"] == "6 (marked as bad in the file); 7 (no pixel has data)"
    assert facts["Training pixels"] == "123 in 12 features"
    assert facts["Place"] == "60 x 50 pixels, x 400000 to 400500, y 5799400 to 5800000"
    assert facts["Reference system"] == "WGS 84 / UTM zone 33N (EPSG:32633)"


def test_a_card_says_whether_the_model_saw_all_polygons() -> None:
    title, part = "Final model trained on", "the part not held out"
    for options, expected in (
        (TrainOptions("auto"), "all training data"),
        (TrainOptions("auto", refit=False), part),
        (TrainOptions("fast", refit=False), part),
        (TrainOptions("paper", validation="blocks"), part),  # as older versions wrote it
        (TrainOptions("fast", validation="none"), "all training data"),
    ):
        assert told(options=options)[title] == expected, options
    assert told(options=TrainOptions("fast"), overall_accuracy=None)[title] == "all training data"
    of_part = told(options=TrainOptions("fast", refit=False))
    assert of_part["Training pixels"] == "123 in 12 features, with those held out"


@pytest.mark.parametrize(("without", "expected"), [((), "all training data"), (["remarks"], "the part not held out")])
def test_a_file_of_when_fast_models_saw_part_of_the_polygons_is_not_said_to_be_of_all(
    tmp_path: Path, without: list[str], expected: str
) -> None:
    """It tells what was asked for, and knows no remarks."""
    asked = replace(full_card(), options=TrainOptions("fast"))
    card = read_model_card(write_model(tmp_path / "model.safetensors", asked, without))
    assert dict(report.facts(card))["Final model trained on"] == expected
    unmeasured = replace(asked, overall_accuracy=None)
    card = read_model_card(write_model(tmp_path / "model.safetensors", unmeasured, without))
    assert dict(report.facts(card))["Final model trained on"] == "all training data"


def test_a_card_says_in_words_what_the_network_looks_at() -> None:
    assert told(network="spectral", axes=0)["Network"] == "spectra alone"
    assert told(network="freenet", axes=0)["Network"] == "spectra with their surroundings (FreeNet)"
    assert told(network="freenet", axes=2)["Network"] == "spectra with their surroundings (FreeNet), shown on 2 axes"


def test_what_a_card_does_not_know_is_left_away() -> None:
    facts = dict(report.facts(replace(CARD, overall_accuracy=None, bands=tuple(Band(n, "") for n in range(1, 6)))))
    assert not {"Place", "Reference system", "Training pixels", "Bands left out"} & facts.keys()
    assert facts["Wavelengths"] == "not known, bands are matched by name or position"
    assert facts["Accuracy"] == "not measured, nothing was held out"


def test_bands_used_though_bad_and_dates_are_told() -> None:
    bands = full_card().bands
    assert not {"Bands used though bad", "Dates"} & told().keys()
    bad = tuple(replace(band, is_bad=band.number < 4, date=f"2021-0{band.number}-01") for band in bands[:4])
    facts = told(bands=(*bad, *bands[4:]))
    assert facts["Bands used though bad"] == "1-3"
    assert facts["Dates"] == "2021-01-01, 2021-02-01, 2021-03-01, 2021-04-01"


def test_bands_that_differ_are_told_to() -> None:
    bands = full_card().bands
    assert told(bands=(replace(bands[0], scale=2.0, nodata=None), *bands[1:]))["Stored values"] == "differs by band"
    assert told(bands=tuple(replace(band, offset=-0.1) for band in bands))["Stored values"] == "x 0.0001 -0.1"


@pytest.mark.parametrize("wkt", ["", "LOCAL_CS[]", "no WKT at all", "GEOGCS[" * 1000])
def test_a_reference_system_that_is_none_is_left_away(wkt: str) -> None:
    assert "Reference system" not in told(grid=replace(full_card().grid, crs_wkt=wkt))


def test_extent_holds_all_corners_of_a_turned_grid() -> None:
    assert extent(Grid(2, 3, (10.0, 2.0, 1.0, 20.0, 0.5, -1.0), "")) == (10, 18, 18, 21.5)


def test_the_page_stands_alone_and_shows_every_band_and_class(tmp_path: Path) -> None:
    odd = (ClassInfo(4, "<i>&", "#123456"),)
    card = replace(full_card(), scene="</script><b>.tif", classes=odd, training_pixels=(9,))
    report.write_model(tmp_path / "about.html", card)
    page = (tmp_path / "about.html").read_text(encoding="utf-8")
    assert "<!--" not in page and "http" not in page.split("<script")[0]
    assert "&lt;i&gt;&amp;" in page and "<b>.tif" not in page.split("<script")[0]
    assert all(f">{band.name}</th>" in page for band in card.bands)
    carried = re.search(r'<script type="application/json" id="report">(.*)</script>', page)
    assert json.loads(carried[1]) == json.loads(json.dumps(asdict(card)))
    assert [path.name for path in tmp_path.iterdir()] == ["about.html"]


def test_the_page_of_a_card_that_knows_little_says_so() -> None:
    page = report.render_model(replace(CARD, overall_accuracy=None))
    assert "Not validated. 5 bands in, 3 classes out." in page and "<strong>" not in page
