# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages about the algorithms say what the code says, and Help opens them."""

from __future__ import annotations

from pathlib import Path

import algorithm_pages
import pytest
from qgis.core import QgsApplication

from freenet_qgis import paths


@pytest.mark.parametrize("name", [*(f"{name}.md" for name in algorithm_pages.EXAMPLES), "index.md"])
def test_page_is_what_the_code_says(name: str) -> None:
    committed = (algorithm_pages.PAGES / name).read_text(encoding="utf-8")
    assert committed == algorithm_pages.pages()[name], "the page is stale: run 'make pages'"


def test_no_page_is_about_an_algorithm_that_is_gone() -> None:
    assert {path.name for path in algorithm_pages.PAGES.iterdir()} == set(algorithm_pages.pages())


def test_help_of_an_algorithm_opens_its_page() -> None:
    docs = paths.metadata("homepage") + "/blob/HEAD/docs/"
    root = Path(algorithm_pages.__file__).resolve().parents[1]
    for ours in QgsApplication.processingRegistry().providerById("freenet").algorithms():
        assert ours.helpUrl() == f"{docs}algorithms/{ours.name()}.md"
        assert (root / ours.helpUrl()[len(docs) :]).is_file()
