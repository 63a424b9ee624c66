# SPDX-License-Identifier: GPL-3.0-or-later
"""Validation methods, presets, maps and commands are said once, and completely: who adds one learns what is missing."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from translations import translations

from freenet_qgis.contract.job import Job, TrainOptions
from freenet_qgis.contract.maps import MAPS, OFFERED_MAPS, OPTIONAL_MAPS, RASTERS, MapKind, RasterId, RasterKind
from freenet_qgis.contract.presets import _PRESETS, QUICKEST, Preset, PresetInfo, presets
from freenet_qgis.contract.validation import _METHODS, Validation, ValidationMethod
from freenet_qgis.engine.mapping.map_values import MAP_VALUES
from freenet_qgis.engine.recipe.recipes import RECIPES
from freenet_qgis.engine.validation.splits import SPLITS
from freenet_qgis.geodata.results.map_writing import CONTENTS
from freenet_qgis.headless.commands.by_name import COMMANDS
from freenet_qgis.headless.options.command_line import parser
from freenet_qgis.request import FILE_KINDS, LIKE_A_MAP, Outputs

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "freenet_qgis"
VALIDATIONS, PRESETS = get_args(Validation), get_args(Preset)
TABLES = {
    "validation": ({"contract/validation.py", "engine/validation/splits.py"}, VALIDATIONS),
    "preset": ({"contract/presets.py", "engine/recipe/recipes.py"}, PRESETS),
}
A_NUMBER = 987  # that no text contains
CONSTANT = r"_?[A-Z][A-Z\d_]+\b"
PATCHES = re.compile(  # also in a script within a test
    rf'setattr\(\s*[\w.]+(?<!ctypes), "{CONSTANT}"'  # ctypes.CDLL is a class of Python's
    rf'|setattr\(\s*"[\w.]+\.{CONSTANT}"'
    rf"|setitem\(\s*[\w.]+\.{CONSTANT},"
    rf"|^\s*([\w.]+, )*[\w.]+\.{CONSTANT}(, [\w.]+)* = ",
    re.MULTILINE,
)


def words_of(entry: object) -> Iterator[str]:
    """All texts of an entry of a table, those of its parts and those about a number as well, as the code has them."""
    for value in vars(entry).values():
        if isinstance(value, str):
            yield value
        elif callable(value):
            yield value(A_NUMBER).replace(str(A_NUMBER), "{}")
        elif hasattr(value, "__dataclass_fields__"):
            yield from words_of(value)


def translated(language: str) -> set[str]:
    """The texts that have a translation, those about a number in all its forms."""
    return set(translations(ROOT / "resources" / "i18n" / f"freenet_{language}.ts"))


def entry_of(name: str) -> ValidationMethod | PresetInfo:
    """What is said of a validation method or a preset."""
    is_method = name in VALIDATIONS
    where = "`_METHODS` in contract/validation.py" if is_method else "`_PRESETS` in contract/presets.py"
    table = _METHODS if is_method else _PRESETS
    assert name in table, f"{where} lacks {name}"
    return table[name]()


def test_every_validation_method_has_words_and_a_split() -> None:
    assert list(_METHODS) == list(VALIDATIONS), "`_METHODS` and `Validation` in contract/validation.py differ"
    assert list(SPLITS) == list(VALIDATIONS), "`SPLITS` in engine/validation/splits.py differs from `Validation`"


def test_every_preset_has_words_and_a_recipe() -> None:
    assert list(_PRESETS) == list(PRESETS), "`_PRESETS` and `Preset` in contract/presets.py differ"
    assert set(RECIPES) == set(PRESETS), "`RECIPES` in engine/recipe/recipes.py differs from `Preset`"


def test_the_first_of_a_list_is_the_default() -> None:
    assert TrainOptions() == TrainOptions(PRESETS[0], 0, VALIDATIONS[0])


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("name", [*VALIDATIONS, *PRESETS])
def test_what_is_said_of_it_is_translated(name: str, language: str) -> None:
    missing = {text for text in words_of(entry_of(name)) if text} - translated(language)
    assert missing == set(), f"run scripts/translations.py, then translate these in freenet_{language}.ts"


@pytest.mark.parametrize("name", [*VALIDATIONS, *PRESETS])
@pytest.mark.parametrize("algorithm", ["train", "trainandclassify"])
def test_the_toolbox_whose_lists_show_ids_calls_it_as_the_dock_does(algorithm: str, name: str) -> None:
    page = (ROOT / "docs" / "algorithms" / f"{algorithm}.md").read_text(encoding="utf-8")
    assert f"{name} ({entry_of(name).title}): {entry_of(name).help}" in page, "run make pages"


@pytest.mark.parametrize("name", [*VALIDATIONS, *PRESETS])
def test_the_command_calls_it_as_the_dock_does(name: str) -> None:
    (commands,) = (action.choices for action in parser()._actions if action.dest == "command")
    said = " ".join(str(action.help) for action in commands["train"]._actions)
    assert f"{name} ({entry_of(name).title})" in said


@pytest.mark.parametrize(
    ("page", "row", "names"),
    [
        ("model-file.md", "options", VALIDATIONS + PRESETS),
        ("run-folder.md", "options", VALIDATIONS + PRESETS),
        ("run-folder.md", "validation", VALIDATIONS),
    ],
)
def test_it_stands_in_the_documentation(page: str, row: str, names: tuple[str, ...]) -> None:
    lines = (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if line.startswith(f"| `{row}` |"))
    missing = [name for name in names if f"`{name}`" not in line]
    assert missing == [], f"name these in the row `{row}` of docs/{page}"


@pytest.mark.parametrize("name", [*VALIDATIONS, *PRESETS])
def test_the_documentation_calls_it_as_the_dock_does(name: str) -> None:
    text = (ROOT / "docs" / "presets.md").read_text(encoding="utf-8")
    assert f"| *{entry_of(name).title}* | `{name}` |" in text, "docs/presets.md has a row for each"


@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("name", VALIDATIONS[:-1])
def test_reports_and_models_call_a_validation_as_the_dock_does(name: str, language: str) -> None:
    said = translations(ROOT / "resources" / "i18n" / f"freenet_{language}.ts")
    title, summary, in_model_card = (
        said.get(text, [text])[0].lower()
        for text in (_METHODS[name]().title, _METHODS[name]().words.summary, _METHODS[name]().in_model_card)
    )
    assert summary.startswith(title) and in_model_card.startswith(title)


def test_the_documentation_calls_stages_as_the_dock_does() -> None:
    text = (ROOT / "docs" / "presets.md").read_text(encoding="utf-8").partition("## Stages")[2]
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| *")]
    titles = re.findall(r'tr\("(.+?)"\)', (PACKAGE / "text" / "stages.py").read_text(encoding="utf-8"))
    assert len(rows) > 5 and set(re.findall(r"\*(.+?)\*", "".join(rows))) <= set(titles)


def test_every_raster_that_has_an_id_is_in_a_table() -> None:
    assert list(get_args(RasterId)) == list(RASTERS)


@pytest.mark.parametrize("kind", MAPS, ids=lambda kind: kind.id)
def test_a_map_can_be_asked_for(kind: MapKind) -> None:
    assert kind.id in vars(Outputs()), f"`{kind.id}` has no field in request.Outputs"


@pytest.mark.parametrize("kind", OPTIONAL_MAPS, ids=lambda kind: kind.id)
def test_the_engine_is_told_of_a_map(kind: MapKind) -> None:
    assert kind.id in Job.__dataclass_fields__, f"`{kind.id}` has no field in contract.job.Job"


@pytest.mark.parametrize("kind", MAPS, ids=lambda kind: kind.id)
def test_a_map_has_values(kind: MapKind) -> None:
    assert kind in MAP_VALUES, f"`{kind.id}` has no values in engine.mapping.map_values.MAP_VALUES"


@pytest.mark.parametrize("kind", RASTERS.values(), ids=lambda kind: kind.id)
def test_a_raster_can_be_written(kind: RasterKind) -> None:
    assert kind.content in CONTENTS, f"`{kind.content}` is not in geodata.results.map_writing.CONTENTS"


@pytest.mark.parametrize("column", ["id", "parameter", "ending"])
def test_no_two_maps_are_called_the_same(column: str) -> None:
    names = [getattr(kind, column) for kind in MAPS]
    assert sorted(set(names)) == sorted(names), f"two maps have the same `{column}`"


@pytest.mark.parametrize("kind", OFFERED_MAPS, ids=lambda kind: kind.id)
def test_what_the_dock_offers_is_remembered(kind: MapKind) -> None:
    assert kind.is_optional and kind.offer() and kind.offer_help()
    for name, classes in {
        "settings.py": ["Settings"],
        "gui/project/run_record.py": ["RunSettings", "RunRecord"],
    }.items():
        fields = fields_in(PACKAGE / name)
        assert all(kind.id in fields[each] for each in classes), name


@pytest.mark.parametrize("language", ["de", "fr"])
@pytest.mark.parametrize("kind", MAPS, ids=lambda kind: kind.id)
def test_the_words_of_a_map_are_translated(kind: MapKind, language: str) -> None:
    words = {kind.label(), kind.help(), kind.taken_for_an_image(), kind.offer(), kind.offer_help()} - {""}
    missing = sorted(words - translated(language))
    assert missing == [], f"run scripts/translations.py, then translate these in freenet_{language}.ts"


@pytest.mark.parametrize("kind", MAPS, ids=lambda kind: kind.id)
@pytest.mark.parametrize("page", ["headless.md", "algorithms/classify.md"])  # the run folder: test_run_folder_page.py
def test_a_map_stands_in_the_documentation(kind: MapKind, page: str) -> None:
    names = {"headless.md": f"--{kind.option}".replace("_", "-"), "algorithms/classify.md": f"`{kind.parameter}`"}
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert names[page] in text, f"{names[page]} is not in docs/{page}"


def test_every_command_has_options_and_stands_in_the_documentation() -> None:
    (commands,) = (action.choices for action in parser()._actions if action.dest == "command")
    assert set(COMMANDS) == set(commands)
    text = (ROOT / "docs" / "headless.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"freenet {name}" not in text] == []


def test_every_result_has_a_place_and_a_parameter_of_its_own() -> None:
    assert set(vars(Outputs())) == {*FILE_KINDS, *(kind.id for kind in MAPS)}, "`Outputs` in request/outputs.py"
    files = [kind.parameter for result, kind in FILE_KINDS.items() if result not in LIKE_A_MAP]  # see `FileKind`
    parameters = Counter([*files, *(kind.parameter for kind in MAPS)])
    assert [name for name, results in parameters.items() if results > 1] == [], "`FILE_KINDS` in request/outputs.py"


def test_the_site_leads_to_the_page_of_every_algorithm_by_its_name() -> None:
    docs = ROOT / "docs"
    site = (docs / "site" / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [page for page in (docs / "algorithms").glob("*.md") if page.stem != "index"]
    names = {page.name: re.search(r"^# (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)[1] for page in pages}
    lines = [f" - {name}: algorithms/{page}\n" for page, name in names.items()]
    assert [line for line in lines if line not in site] == [], "name these under `nav` in docs/site/mkdocs.yml"


@pytest.mark.parametrize("preset", PRESETS)
def test_a_recipe_does_what_its_preset_says(preset: Preset) -> None:
    info, recipe = presets()[preset], RECIPES[preset]
    assert info.can_refit == recipe.refit
    assert info.takes_several_scenes == recipe.masked_statistics  # a mosaic has gaps
    assert RECIPES[QUICKEST].steps <= recipe.steps


def test_what_a_test_wants_otherwise_is_a_parameter() -> None:
    tests = {path.relative_to(ROOT / "tests").as_posix(): path for path in (ROOT / "tests").rglob("*.py")}
    patching = {name for name, path in tests.items() if PATCHES.search(path.read_text(encoding="utf-8"))}
    assert patching == set(), "hand values over instead of changing constants; see `engine.limits`"


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


def fields_in(path: Path) -> dict[str, set[str]]:
    """The annotated fields of each class in a file, which may want QGIS to be imported."""
    classes = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.ClassDef)]
    return {
        each.name: {ast.unparse(node.target) for node in each.body if isinstance(node, ast.AnnAssign)}
        for each in classes
    }


def constants(node: ast.AST) -> set[str]:
    """The texts in a piece of code."""
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}
