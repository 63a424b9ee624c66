# SPDX-License-Identifier: GPL-3.0-or-later
"""A batch in a file: arguments as they are typed, of which nothing has to be quoted.

One argument a line, an option with its value behind a space; lines that begin with ``#`` are remarks. That needs no
library in any Python, and means just what it means when typed: the same help, defaults and sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...errors import FreeNetError
from ...files.regular_files import read_text

OPTION = "--config"
HELP = f"{OPTION} FILE, anywhere: arguments from a file, one a line, an option with its value; a # first is a remark."


def expanded(arguments: Sequence[str]) -> list[str]:
    """The arguments with those of files in place of the option that names a file.

    Raises:
        FreeNetError: If a file cannot be read, or names another one.
    """
    found: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        option, equals, name = argument.partition("=")
        if option != OPTION:
            found.append(argument)
            continue
        name = name if equals else next(rest, "")
        if not name:
            raise FreeNetError(f"{OPTION} wants the name of a file.")
        found += _read(name)
    return found


def _read(name: str) -> list[str]:
    try:
        text = read_text(Path(name), "utf-8-sig")
    except OSError as error:
        raise FreeNetError(f"'{name}' cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise FreeNetError(f"'{name}' is not in UTF-8.", "Save it so.") from error
    found = [part for line in text.splitlines() for part in _parts(line.strip())]
    if any(part.partition("=")[0] == OPTION for part in found):
        raise FreeNetError(f"'{name}' names another file by {OPTION}.", "Write its lines there.")
    return found


def _parts(line: str) -> Iterator[str]:
    """The arguments of a line: an option and its value, or one."""
    if not line or line.startswith("#"):
        return
    parts = line.split(None, 1)
    if not line.startswith("--") or "=" in parts[0]:
        yield line
    elif parts[-1].startswith("-"):  # a value such as an extent west of Greenwich is no option
        yield "=".join(parts)
    else:
        yield from parts
