# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources of layers taken apart; what GDAL alone understands stays as it is, whatever system runs."""

from __future__ import annotations

import pytest

from freenet_qgis.sources.layer_destination import source
from freenet_qgis.sources.layer_source import place_in, table_in, with_place

PLACES = [
    "/data/a.gpkg",
    "/vsizip//data/a.zip/b.gpkg",
    "/vsicurl/https://h/a.gpkg",
    "C:\\data\\a.gpkg",
    "\\\\server\\a.gpkg",
]


@pytest.mark.parametrize("place", PLACES)
def test_the_place_of_a_layer_is_as_it_was_written(place: str) -> None:
    assert place_in(source(place, "fields")) == place_in(source(place, "")) == place
    assert table_in(source(place, "fields")) == "fields"
    assert with_place(lambda text: f"{text}!", source(place, "fields")) == source(f"{place}!", "fields")


@pytest.mark.parametrize("place", [place for place in PLACES if "\\" not in place])
def test_the_place_of_a_table_is_as_qgis_wrote_it(place: str) -> None:
    text = f"""ogr:dbname='{place}' table="fields" (geom)"""
    assert (place_in(text), table_in(text)) == (place, "fields")
