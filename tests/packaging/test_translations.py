# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of dock and toolbox is there in every language that FreeNet speaks."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations

from freenet_qgis.text import qm_file

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("de", "en", "fr")
OTHER_NAMES = {
    "en": {
        r"measured model|model that (is|was) measured": "validated model",
        r"\btest(ing)? (pixel|polygon|data)": "held-out pixels",
        r"hold-?out\b": "held out",
        r"ground truth": "reference",
        r"\bdock\b": "panel",
        r"classification map|classified map": "class map",
    },
    "de": {
        r"\b(Band|Bänder|Bändern)\b": "Kanal",
        r"Voreinstellung": "Vorgabe; what is so by default is the Standard",
        r"Vorgabe(,|:) ": "Standard",
        r"\bFleck": "Teilfläche",
        r"[Bb]ereinigen": "generalisieren; areas are bereinigt",
        r"Umkreis": "Radius",
        r"\bKnopf": "Schaltfläche",
        r"gemessene[sn]? Modell": "validiertes Modell",
        r"endgültige[sn]? Modell": "Endmodell",
        r"NoData|NODATA": "Nodata",
        r"[Ww]ahlfrei": "optional",
    },
    "fr": {
        r"[Ee]xactitude": "précision",
        r"[Cc]artes? de classes": "carte des classes",
        r"[Cc]lassificateur": "classifieur",
        r"valeur d.absence de données": "valeur nodata",
        r"modèle mesuré": "modèle validé",
        r"mis(es)? de côté|tenus? à l.écart": "réservé à la validation",
        r"(classe|date|bande|raster)s? (est|sont) associé": "apparié",
        r"\btu\b|\bton\b|\btes\b": "vous",
    },
}
"""What a thing is not called, and what it is."""


def fields(text: str) -> list[tuple[str, str]]:
    """The places that a text leaves for values, in any order, and how these are to be written."""
    return sorted((name, form) for _, name, form, _ in string.Formatter().parse(text) if name is not None)


@pytest.fixture(scope="module")
def texts() -> dict[str, bool]:
    """What the package gives to ``tr``."""
    return translations.texts()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def known(language: str) -> dict[str, list[str]]:
    return translations.translations(FOLDER / f"freenet_{language}.ts")


def pairs(known: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Each text with each form of its translation."""
    return ((source, form) for source, forms in known.items() for form in forms)


def test_no_text_is_missing_and_none_is_left_over(
    language: str, known: dict[str, list[str]], texts: dict[str, bool]
) -> None:
    wanted = set(translations.texts_for(language, texts))
    assert sorted(wanted - set(known)) == [], "run scripts/translations.py and translate these"
    assert sorted(set(known) - wanted) == [], "run scripts/translations.py"


def test_a_text_about_a_number_has_all_forms_of_the_language(
    language: str, known: dict[str, list[str]], texts: dict[str, bool]
) -> None:
    wanted = set(translations.texts_for(language, texts).items())
    differing = wanted ^ {(source, len(forms)) for source, forms in known.items()}
    assert differing == set(), "run scripts/translations.py and fill in the forms of these"


def test_english_for_many_things_is_the_text_in_the_code() -> None:
    known = translations.translations(FOLDER / "freenet_en.ts")
    assert {source: many for source, (_, many) in known.items() if source != many} == {}


def test_english_lies_compiled_in_the_repository_as_it_is_translated() -> None:
    compiled = qm_file.load(FOLDER / "freenet_en.qm").forms
    known = translations.translations(FOLDER / "freenet_en.ts")
    differing = {text for text in {*compiled, *known} if compiled.get(text) != known.get(text)}
    assert differing == set(), "run scripts/translations.py, which compiles them"


def test_one_thing_has_one_name(language: str, known: dict[str, list[str]], texts: dict[str, bool]) -> None:
    said = texts if language == "en" else [form for _, form in pairs(known)]
    found = {f"call it {name}": [text for text in said if re.search(other, text)]
             for other, name in OTHER_NAMES[language].items()}  # fmt: skip
    assert {name: amiss for name, amiss in found.items() if amiss} == {}


def test_no_text_leaves_the_choice_between_one_and_many_to_who_reads_it(texts: dict[str, bool]) -> None:
    names_of_qgis = ("CRS of Layer(s)",)  # a menu of its
    left = [text for text in texts if re.search(r"\w\((s|es|ies)\)", text)]
    assert [text for text in left if not any(name in text for name in names_of_qgis)] == []


def test_no_two_texts_are_one_and_many_of_the_same(texts: dict[str, bool]) -> None:
    alike = defaultdict(set)
    for text in texts:
        if " " in text:  # single words are heads of columns
            alike[re.sub(r"s\b(?!})", "", re.sub(r"^(1|One|A|An|\{\w*\}) ", "", text))].add(text)
    assert [texts for texts in alike.values() if len(texts) > 1] == []
    assert [text for text in texts if re.search("(^|, )1 ", text)] == []


def test_a_translation_has_room_for_the_same_values(known: dict[str, list[str]]) -> None:
    """That of a single thing may say the number in words, or not at all."""
    for source, forms in known.items():
        *ones, many = forms
        assert fields(many) == fields(source), source
        for one in ones:
            assert fields(one) in (fields(source), [field for field in fields(source) if field[0] not in ("", "count")])


def test_a_translation_keeps_marks_and_ends_as_its_source(known: dict[str, list[str]]) -> None:
    for source, target in pairs(known):
        assert source.count("<") == target.count("<"), target
        for end in (".", "…", ":", "?"):
            assert source.endswith(end) == target.rstrip("\u00a0 ").endswith(end), (source, target)
        assert source.count("&") == target.count("&"), target


def test_a_translation_has_the_quotes_apostrophes_and_spaces_of_its_language(
    language: str, known: dict[str, list[str]]
) -> None:
    amiss = [form for _, form in pairs(known) if translations.typeset(language, form) != form]
    assert amiss == [], "run scripts/translations.py"


def test_german_asks_for_nothing_in_two_ways() -> None:
    """What to do stands in the infinitive, as in QGIS: “Ein anderes Raster wählen.”"""
    german = translations.translations(FOLDER / "freenet_de.ts")
    assert [form for _, form in pairs(german) if re.search(r"\b\w+en Sie\b(?! sich)", form)] == []
