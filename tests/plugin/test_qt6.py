# SPDX-License-Identifier: GPL-3.0-or-later
"""Ready for Qt 6: every enum member is reached through its enum, and every name that is used exists in this QGIS.

What QGIS's own migration script looks for beyond that, the linter of QGIS finds in `make lint` and `make scan`.
"""

from __future__ import annotations

import ast
import enum
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Optional

import pytest
from qgis.PyQt.QtCore import QVariant

import freenet_qgis

PACKAGE = Path(freenet_qgis.__file__).parent


def imported(tree: ast.AST) -> dict[str, Any]:
    """What a file imports from QGIS and Qt, by its name there."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "qgis":
            module = importlib.import_module(node.module)
            found.update({alias.asname or alias.name: getattr(module, alias.name) for alias in node.names})
    return found


def chain(node: ast.AST) -> Optional[list[str]]:
    """The names of `a.b.c`."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return [node.id, *names] if isinstance(node, ast.Name) else None


def chains(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Every `a.b.c` of a file, as long as it is, with its line."""
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        names = chain(node) if isinstance(node, ast.Attribute) and id(node) not in inner else None
        if names:
            yield node.lineno, names


def is_member(value: object) -> bool:
    """Whether this is a member of an enum of Qt or QGIS: in Qt 5 those are whole numbers of classes of their own."""
    return isinstance(value, enum.Enum) or (isinstance(value, int) and type(value) not in (int, bool))


def faults(source: str) -> list[str]:
    """Members that Qt 6 would not find where they are looked for, and names that this QGIS does not know."""
    tree = ast.parse(source)
    known, found = imported(tree), []
    for line, (first, *rest) in chains(tree):
        value = known.get(first)
        for name in rest if isinstance(value, type) else []:
            owner, value = value, getattr(value, name, None)
            if value is None:
                found.append(f"{line}: {first}.{'.'.join(rest)} does not exist")
            elif is_member(value) and owner is not type(value) and owner is not QVariant:
                found.append(f"{line}: {first}.{'.'.join(rest)} needs its enum, {type(value).__name__}")
            if not isinstance(value, type):
                break  # what follows belongs to an instance
    return found


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("from qgis.PyQt.QtCore import Qt\nx = Qt.AlignLeft", "2: Qt.AlignLeft needs its enum, AlignmentFlag"),
        ("from qgis.PyQt.QtWidgets import QDialogButtonBox as B\nB.Ok", "2: B.Ok needs its enum, StandardButton"),
        ("from qgis.core import Qgis\nQgis.Warning", "2: Qgis.Warning needs its enum, MessageLevel"),
        ("from qgis.core import QgsTask\nQgsTask.Flag.Blue", "2: QgsTask.Flag.Blue does not exist"),
    ],
)
def test_what_qt_6_would_not_find_is_seen(source: str, fault: str) -> None:
    assert faults(source) == [fault]


def test_every_enum_member_is_reached_through_its_enum() -> None:
    files = sorted(PACKAGE.rglob("*.py"))
    found = {path.name: faults(path.read_text(encoding="utf-8")) for path in files}
    assert {name: lines for name, lines in found.items() if lines} == {}
    used = [names for path in files for _, names in chains(ast.parse(path.read_text(encoding="utf-8")))]
    assert ["Qgis", "MessageLevel", "Warning"] in used  # it did look
