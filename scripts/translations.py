# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring the translations, ``resources/i18n/freenet_<language>.ts``, up to date with the texts in the code.

    .venv/bin/python scripts/translations.py [LANGUAGE …]

Texts that are new wait there for a translator, in a text editor or Qt Linguist; those that are gone go. A language that
is named and not there yet begins with none. Qt's own tool for Python does not see calls of a plain function.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
PACKAGE, FOLDER = ROOT / "freenet_qgis", ROOT / "resources" / "i18n"
CONTEXT = "FreeNet"


def main() -> None:
    """Update the files and say what is left to do."""
    found = texts()
    languages = {path.stem.partition("_")[2] for path in FOLDER.glob("freenet_*.ts")} | set(sys.argv[1:])
    for language in sorted(languages):
        path = FOLDER / f"freenet_{language}.ts"
        known = translations(path) if path.exists() else {}
        write(path, language, {text: known.get(text, "") for text in found})
        missing = sum(not known.get(text) for text in found)
        print(f"{path.name}: {len(found)} texts, {missing} to be translated")


def texts() -> list[str]:
    """What the package gives to ``tr``, in the order of files and lines, each once.

    Raises:
        ValueError: If it gives anything but a literal.
    """
    return list(dict.fromkeys(text for path in sorted(PACKAGE.rglob("*.py")) for text in _texts_of(path)))


def _texts_of(path: Path) -> Iterator[str]:
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr"
    ]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        literal = call.args[0]
        if not (isinstance(literal, ast.Constant) and isinstance(literal.value, str)):
            raise ValueError(f"{path.name}, line {call.lineno}: tr() takes a literal, else nobody can translate it.")
        yield literal.value


def translations(path: Path) -> dict[str, str]:
    """The finished translations of a file."""
    messages = ElementTree.parse(path).iter("message")
    pairs = ((message.findtext("source"), message.find("translation")) for message in messages)
    return {source: target.text for source, target in pairs if target.text and target.get("type") is None}


def write(path: Path, language: str, pairs: dict[str, str]) -> None:
    """Write a translation file; an empty translation is an unfinished one."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for source, target in pairs.items():
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = source
        translation = ElementTree.SubElement(message, "translation")
        translation.text = target or None
        if not target:
            translation.set("type", "unfinished")
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
