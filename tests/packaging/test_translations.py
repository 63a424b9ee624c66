# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of dock and toolbox is there in every language that FreeNet speaks."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
import translations

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("de", "fr")


def fields(text: str) -> list[tuple[str, str]]:
    """The places that a text leaves for values, in any order, and how these are to be written."""
    return sorted((name, form) for _, name, form, _ in string.Formatter().parse(text) if name is not None)


@pytest.fixture(params=LANGUAGES)
def known(request: pytest.FixtureRequest) -> dict[str, str]:
    return translations.translations(ROOT / "resources" / "i18n" / f"freenet_{request.param}.ts")


def test_no_text_is_missing_and_none_is_left_over(known: dict[str, str]) -> None:
    texts = set(translations.texts())
    assert sorted(texts - set(known)) == [], "run scripts/translations.py and translate these"
    assert sorted(set(known) - texts) == [], "run scripts/translations.py"


def test_a_translation_has_room_for_the_same_values(known: dict[str, str]) -> None:
    assert {source: target for source, target in known.items() if fields(source) != fields(target)} == {}


def test_a_translation_keeps_marks_and_ends_as_its_source(known: dict[str, str]) -> None:
    for source, target in known.items():
        assert source.count("<") == target.count("<"), target
        for end in (".", "…", ":", "?"):
            assert source.endswith(end) == target.rstrip("\u00a0 ").endswith(end), (source, target)
        assert source.count("&") == target.count("&"), target
