# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring the translations, ``resources/i18n/freenet_<language>.ts``, up to date with the texts in the code.

    .venv/bin/python scripts/translations.py [LANGUAGE …]

Texts that are new wait there for a translator, in a text editor or Qt Linguist; those that are gone go. Once they are
translated, run it again: it also gives them the quotes, apostrophes and spaces of their language. A language that is
named and not there yet begins with none. Qt's own tool for Python does not see calls of a plain function.

English has only texts about numbers, for their forms. It lies here compiled, too: servers run FreeNet from a copy of
the repository, and have no Qt to compile it.
"""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
PACKAGE, FOLDER = ROOT / "freenet_qgis", ROOT / "resources" / "i18n"
CONTEXT = "FreeNet"
SOURCE_LANGUAGE = "en"
TYPESETTING = {
    "de": ((r"'(\{[^}]*\})'", "\u201e\\1\u201c"),),
    "fr": (
        (r"'(\{[^}]*\})'", "\u00ab \\1 \u00bb"),
        (r"(?<=\w)'(?=[\w{])", "\u2019"),
        (r" (?=[:;?!%\u00bb])|(?<=\u00ab) |(?<=[\d}]) (?=(Go|Mo|nm|ha|m|s|min)(?![\w\u2019]))", "\u00a0"),
    ),
}
"""What stands for what in a language; French breaks no line before a colon, within quotes and before a unit."""
FORMS = 2  # that each of our languages has for numbers: in German for 1 and all others, in French for 0 or 1 and those


def main() -> None:
    """Update the files and say what is left to do."""
    found = texts()
    languages = {path.stem.partition("_")[2] for path in FOLDER.glob("freenet_*.ts")} | set(sys.argv[1:])
    for language in sorted(languages):
        path = FOLDER / f"freenet_{language}.ts"
        known = translations(path) if path.exists() else {}
        wanted = texts_for(language, found)
        forms = {text: known.get(text, [""] * count) for text, count in wanted.items()}
        forms = {text: given if len(given) == wanted[text] else [""] * wanted[text] for text, given in forms.items()}
        forms = {text: [typeset(language, form) for form in given] for text, given in forms.items()}
        write(path, language, forms)
        missing = sum(not all(given) for given in forms.values())
        again = ": fill them in, and run this again" if missing else ""
        print(f"{path.name}: {len(forms)} texts, {missing} to be translated{again}")
        if language == SOURCE_LANGUAGE:
            compile_file(path)


def texts() -> dict[str, bool]:
    """What the package gives to ``tr``, in the order of files and lines, and whether it has forms for numbers.

    Raises:
        ValueError: If it gives anything but a literal, or the same text with a number and without.
    """
    found: dict[str, bool] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for text, is_numbered in _texts_of(path):
            if found.setdefault(text, is_numbered) != is_numbered:
                raise ValueError(
                    f"{path.name}: '{text}' is given to tr() with a number and without; it can be but one."
                )
    return found


def texts_for(language: str, found: dict[str, bool]) -> dict[str, int]:
    """The texts that a language needs, and in how many forms each."""
    forms = {text: FORMS if is_numbered else 1 for text, is_numbered in found.items()}
    return {text: count for text, count in forms.items() if language != SOURCE_LANGUAGE or count > 1}


def typeset(language: str, text: str) -> str:
    """A text with the quotes, apostrophes and spaces of its language."""
    for amiss, right in TYPESETTING.get(language, ()):
        text = re.sub(amiss, right, text)
    return text


def _texts_of(path: Path) -> Iterator[tuple[str, bool]]:
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr"
    ]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        literal = call.args[0]
        if not (isinstance(literal, ast.Constant) and isinstance(literal.value, str)):
            raise ValueError(f"{path.name}, line {call.lineno}: tr() takes a literal, else nobody can translate it.")
        yield literal.value, len(call.args) + len(call.keywords) > 1


def translations(path: Path) -> dict[str, list[str]]:
    """The finished translations of a file, each in one form or in those for numbers."""
    found = {}
    for message in ElementTree.parse(path).iter("message"):
        target = message.find("translation")
        forms = [form.text for form in target.iter("numerusform")] or [target.text]
        if all(forms) and target.get("type") is None:
            found[message.findtext("source")] = forms
    return found


def write(path: Path, language: str, texts: dict[str, list[str]]) -> None:
    """Write a translation file; an empty translation is an unfinished one."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage=SOURCE_LANGUAGE)
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for source, forms in texts.items():
        message = ElementTree.SubElement(context, "message", {"numerus": "yes"} if len(forms) > 1 else {})
        ElementTree.SubElement(message, "source").text = source
        translation = ElementTree.SubElement(message, "translation", {} if all(forms) else {"type": "unfinished"})
        if len(forms) == 1:
            translation.text = forms[0] or None
            continue
        for form in forms:
            ElementTree.SubElement(translation, "numerusform").text = form or None
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def compile_file(source: Path) -> None:
    """Write beside a ``.ts`` the ``.qm`` that is read at run time."""
    lrelease = shutil.which("lrelease")
    if lrelease is None:
        sys.exit("lrelease, which compiles the translations, is not installed; run 'make setup'.")
    subprocess.run([lrelease, "-silent", source, "-qm", source.with_suffix(".qm")], check=True)


if __name__ == "__main__":
    main()
