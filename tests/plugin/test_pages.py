# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages about the algorithms say what the code says."""

from __future__ import annotations

import algorithm_pages
import pytest


@pytest.mark.parametrize("name", [*(f"{name}.md" for name in algorithm_pages.EXAMPLES), "index.md"])
def test_page_is_what_the_code_says(name: str) -> None:
    committed = (algorithm_pages.PAGES / name).read_text(encoding="utf-8")
    assert committed == algorithm_pages.pages()[name], "the page is stale: run 'make pages'"


def test_no_page_is_about_an_algorithm_that_is_gone() -> None:
    assert {path.name for path in algorithm_pages.PAGES.iterdir()} == set(algorithm_pages.pages())
