# SPDX-License-Identifier: GPL-3.0-or-later
"""What GDAL opens and what may be no file: in an archive, on a server, a part of a file, a database.

`named` tells the two apart: a plain file is a Path as everywhere, all else a `GdalName`, which answers what is asked of
a raster's path and otherwise passes on as it is: a Path would make ``/vsizip/`` of ``/vsizip//``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Optional, Union

from ..text.masking import masked

_NO_FILE = re.compile(r"\s*(?:/vsi\w+[/?]|<|[A-Za-z][\w+.-]+:|&lt;)")  # two letters at least: C:\ is a drive
LONGEST = 4096  # of a text in which a file is looked for
_OPTION = "|option:"  # before each open option in a source of QGIS
_VSI = re.compile(r"/vsi\w+[/?]")
_VSI_CHAIN = re.compile(r"(?:/vsi\w+)+/\{?")  # up to the path of a file: ``/vsizip/vsicurl/``
_ADDRESS = re.compile(r"(?<=\w\w):/(?!/)")  # of a server; C:/ is a drive
_QUOTED = re.compile(r'"([^"]+)"')
_DRIVER = re.compile(r"\s*(?P<driver>[A-Za-z][\w+.-]+):(?://)?(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True)
class GdalName:
    """What GDAL takes for a raster, where that is no plain file. As text it has no password; `text` is the real one.

    Attributes:
        text: As GDAL takes it.
        options: Open options, each ``NAME=VALUE``.
        title: What to call it in place of the text, where we have written that ourselves.
    """

    text: str
    options: tuple[str, ...] = ()
    title: str = ""

    def __str__(self) -> str:
        return self.title or masked("".join((self.text, *(f"{_OPTION}{option}" for option in self.options))))

    def __repr__(self) -> str:
        return f"GdalName({str(self)!r})"

    @property
    def name(self) -> str:
        """What to call it, as `Path.name`: ``scene.tif`` in an archive, ``scene.nc:reflectance`` in a container."""
        if self.title:
            return self.title
        text = masked(self.text).strip()
        if text.startswith("<"):
            root = re.match(r"<\??(\w+)", text)
            return root[1] if root else "XML"
        file = self.file_text()
        if file == self.text:
            return _last(text)
        if file and not _VSI.match(text):
            rest = text.partition(file)[2].strip('":/').partition("?")[0].strip('":/')
            return f"{_last(file)}:{_last(rest)}" if rest else _last(file)
        address = re.search(r"[?&]url=([^&]+)", text)
        text = address[1] if address else text
        return _last(text.partition("?")[0] if "://" in text else text) or text

    @property
    def stem(self) -> str:
        """What files made from it may be called."""
        name = self.name
        base, colon, part = name.partition(":")
        stem = f"{Path(base).stem}_{part}" if colon else Path(name).stem
        return re.sub(r"[^\w.\- ]+", "_", stem).strip("_ .")[:80] or "raster"

    @property
    def file(self) -> Optional[Path]:
        """The file on this machine that it is in; None where there is none."""
        text = self.file_text()
        return Path(text) if text else None

    @property
    def parent(self) -> Path:
        """Where files beside it would lie; of what is on no disk the user's folder."""
        return Path.home() if self.file is None else self.file.parent

    def exists(self) -> bool:
        """Whether it may be there, as far as that is known without opening it."""
        return True

    def is_file(self) -> bool:
        """Never: it is no plain file."""
        return False

    def absolute(self) -> GdalName:
        """The same with the path of its file as it is in any current folder."""
        return self.with_file(lambda path: str(Path(path).absolute()))

    resolve = absolute

    def with_file(self, change: Callable[[str], str]) -> GdalName:
        """The same with another spelling of its file's path; one of the two leads to the file, else nothing changes."""
        for path in self._places():
            changed = change(path)
            if _is_file(path) or _is_file(changed):
                return replace(self, text=self.text.replace(path, changed, 1))
        return self

    def file_text(self) -> str:
        """The path of `file` as it is written in the text; empty for none."""
        return next(filter(_is_file, self._places()), "")

    def _places(self) -> Iterator[str]:
        """What in the text may be the path of its file, the likeliest first."""
        text = self.text
        if text.lstrip().startswith("<") or len(text) > LONGEST:
            return
        inside = _VSI.match(text)
        while inside:
            text = text[inside.end() :]
            inside = _VSI.match(text) or _VSI.match(f"/{text}")
            if inside and not text.startswith("/"):
                text = f"/{text}"
        yield self.text
        if text != self.text:
            yield from _beginnings(re.split(r"(?=[/\\}])", text.lstrip("{")), "")
            return
        yield from _QUOTED.findall(text)[:1]
        parts = _DRIVER.match(text)
        if parts:
            rest = parts["rest"].partition("?")[0] if parts["driver"].lower() == "vrt" else parts["rest"]
            yield from _beginnings(rest.split(":"), ":")


Source = Union[Path, GdalName]


def named(source: Union[str, PurePath, GdalName]) -> Source:
    """What a text, or a Path made of it, names: a Path for a plain file, else a `GdalName`."""
    if isinstance(source, GdalName):
        return source
    text, *options = (source if isinstance(source, str) else _unspoilt(source)).split(_OPTION)
    is_name = options or (_NO_FILE.match(text) and not _is_file(text))
    return GdalName(text, tuple(options)) if is_name else Path(source)


def _unspoilt(path: PurePath) -> str:
    """The text that a Path was made of, as far as GDAL cares: a Path makes one slash of two, of Windows a backslash."""
    text = path.as_posix()
    if not _VSI.match(text):
        return str(path)
    text = _ADDRESS.sub("://", text)
    start = _VSI_CHAIN.match(text)
    absolute = f"{start[0]}/{text[start.end() :]}" if start else text
    return absolute if GdalName(absolute).file and not GdalName(text).file else text


def is_same(one: Source, other: Source) -> bool:
    """Whether two name the same raster, as far as that is known without opening it."""
    if isinstance(one, GdalName) or isinstance(other, GdalName) or str(one) == str(other):
        return str(one) == str(other)
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one is not there, or has a name that no file has
        return False


def as_given(source: Union[str, Source]) -> str:
    """The text that GDAL opens. Never for people: it may hold a password."""
    return source.text if isinstance(source, GdalName) else str(source)


def file_of(source: Source) -> Optional[Path]:
    """The file on this machine that it is or lies in; None where there is none."""
    return source.file if isinstance(source, GdalName) else source


def _beginnings(parts: list[str], joint: str) -> Iterator[str]:
    """The texts that the parts begin with, the longest first."""
    for count in range(len(parts), 0, -1):
        yield joint.join(parts[:count])


def _is_file(text: str) -> bool:
    try:
        return bool(text) and Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or with a zero byte
        return False


def _last(path: str) -> str:
    """The last part of a path that has a name."""
    return next((part for part in reversed(re.split(r"[/\\]", path.strip("\"'}{ "))) if part.strip("\"'")), "")
