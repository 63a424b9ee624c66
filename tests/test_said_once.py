# SPDX-License-Identifier: GPL-3.0-or-later
"""Validation methods and presets are said once, and completely: who adds one learns here what is missing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest

from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.contract.presets import QUICKEST, Preset, PresetInfo, presets
from freenet_qgis.contract.validation import Validation, ValidationMethod, validation_methods
from freenet_qgis.engine.recipe.recipes import RECIPES
from freenet_qgis.engine.validation.splits import SPLITS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "freenet_qgis"
TABLES = {
    "validation": ({"contract/validation.py", "engine/validation/splits.py"}, get_args(Validation)),
    "preset": ({"contract/presets.py", "engine/recipe/recipes.py"}, get_args(Preset)),
}


def words_of(entry: object) -> Iterator[str]:
    """All texts of an entry of a table, those of its parts as well."""
    for value in vars(entry).values():
        if isinstance(value, str):
            yield value
        elif hasattr(value, "__dataclass_fields__"):
            yield from words_of(value)


def translated(language: str) -> set[str]:
    """The texts that have a translation."""
    file = ROOT / "resources" / "i18n" / f"freenet_{language}.ts"
    messages = ElementTree.parse(file).iter("message")
    return {message.findtext("source") for message in messages if message.findtext("translation")}


def test_every_validation_method_has_words_and_a_split() -> None:
    assert list(get_args(Validation)) == list(validation_methods()) == list(SPLITS)


def test_every_preset_has_words_and_a_recipe() -> None:
    assert list(get_args(Preset)) == list(presets())
    assert set(presets()) == set(RECIPES)


def test_the_first_of_a_list_is_the_default() -> None:
    assert TrainOptions() == TrainOptions(next(iter(presets())), 0, next(iter(validation_methods())))


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("entry", [*validation_methods().values(), *presets().values()], ids=lambda entry: entry.title)
def test_what_is_said_of_it_is_translated(entry: ValidationMethod | PresetInfo, language: str) -> None:
    assert not {text for text in words_of(entry) if text} - translated(language)


@pytest.mark.parametrize("name", [*validation_methods(), *presets()])
def test_a_script_learns_its_id_from_the_help_of_the_toolbox(name: str) -> None:
    assert {**validation_methods(), **presets()}[name].toolbox_help.startswith(name)


@pytest.mark.parametrize(
    ("page", "names"),
    [("model-file.md", [*validation_methods(), *presets()]), ("run-folder.md", list(validation_methods()))],
)
def test_it_stands_in_the_documentation(page: str, names: list[str]) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert [name for name in names if f"`{name}`" not in text] == []


@pytest.mark.parametrize("preset", get_args(Preset))
def test_a_recipe_does_what_its_preset_says(preset: Preset) -> None:
    info, recipe = presets()[preset], RECIPES[preset]
    assert info.can_refit == recipe.refit
    assert info.takes_several_scenes == recipe.masked_statistics  # a mosaic has gaps
    assert RECIPES[QUICKEST].steps <= recipe.steps


@pytest.mark.parametrize("kind", TABLES)
def test_only_the_tables_tell_one_from_another(kind: str) -> None:
    tables, names = TABLES[kind]
    files = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in files.items() if name not in tables}
    found = {name: list(tellings(tree, kind, set(names))) for name, tree in trees.items()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def tellings(tree: ast.AST, kind: str, names: set[str]) -> Iterator[int]:
    """The lines with a comparison of something that is called `kind`, or a look-up by it, or with a second table."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            told = any(kind in ast.unparse(side).lower() for side in sides) and constants(node) & names
        elif isinstance(node, ast.Subscript):
            told = isinstance(node.value, ast.Dict) and kind in ast.unparse(node.slice).lower()
        else:
            told = isinstance(node, (ast.Dict, ast.List, ast.Set, ast.Tuple)) and len(constants(node) & names) > 2
        if told:
            yield node.lineno


def constants(node: ast.AST) -> set[str]:
    """The texts in a piece of code."""
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}
