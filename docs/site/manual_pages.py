# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages under docs/ as the plugin carries them, for widgets of Qt: help then needs no network and no browser.

HTML that Qt can show, made here with what makes the site, for the Markdown of older Qt knows no headings to link to.
Every picture gets a page of its own, which shows it whole.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from html import escape
from math import sqrt
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from source_links import with_source_links

PICTURES = {".png", ".svg"}
CONTENTS = "contents.json"  # of the site: a list of title and page, or of title and a list of these
WIDE = 100  # letters in a row of a table, which is then as wide as the page
EXTENSIONS = ("attr_list", "fenced_code", "sane_lists", "tables", "toc")  # those of the site
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body>
{body}
</body></html>
"""
_LINK = re.compile(r'(?<=href=")(?!\w+:|#)([^"#]+)\.md(?=["#])')
_PICTURE = re.compile(r'<p><img alt="([^"]*)" src="([^"]+)\.(png|svg)" ?/?></p>')


def write_manual(root: Path, docs: Iterable[Path], folder: Path) -> None:
    """Write the manual.

    Args:
        root: The repository.
        docs: The files of the site, relative to the repository; of them pages and pictures are taken.
        folder: Where the manual goes.
    """
    site = yaml.safe_load((root / "docs" / "site" / "mkdocs.yml").read_text(encoding="utf-8"))
    for source in docs:
        target = folder / source.relative_to("docs")
        if source.suffix == ".md":
            text = (root / source).read_text(encoding="utf-8")
            _write(target.with_suffix(".html"), page(with_source_links(text, root / source, site["repo_url"], root)))
        elif source.suffix in PICTURES:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / source, target)
            _write(target.with_suffix(".html"), picture_page(target))
    _write(folder / CONTENTS, json.dumps(contents(site["nav"]), ensure_ascii=False, indent=1) + "\n")


def page(markdown: str) -> str:
    """A page as HTML."""
    writer = Markdown(extensions=list(EXTENSIONS))
    writer.treeprocessors.register(_ColumnWidths(writer), "widths", 0)
    body = _LINK.sub(r"\1.html", writer.convert(markdown).replace("\n</code></pre>", "</code></pre>"))
    body = _PICTURE.sub(r'<div><a href="\2.html"><img alt="\1" src="\2.\3"></a></div>', body)
    title = writer.toc_tokens[0]["name"] if writer.toc_tokens else ""  # type: ignore[attr-defined]
    return PAGE.format(title=title, body=body)


def picture_page(picture: Path) -> str:
    """The page that shows a picture whole."""
    name = escape(picture.name)
    return PAGE.format(title=name, body=f'<p><img src="{name}?whole"></p>')


def contents(nav: list[dict[str, Any]]) -> list[list[Any]]:
    """What stands in the site's navigation."""
    entries = [entry for one in nav for entry in one.items()]
    return [[title, contents(to) if isinstance(to, list) else f"{to[:-3]}.html"] for title, to in entries]


class _ColumnWidths(Treeprocessor):
    """Gives columns with much text much room, which Qt does not."""

    def run(self, root: Element) -> None:
        """Go through the tables of a page."""
        for table in root.iter("table"):
            table.set("cellspacing", "0")
            rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
            lengths = [max(map(len, column)) for column in zip(*rows)]
            if sum(lengths) > WIDE:
                for cell, length in zip(next(table.iter("tr")), lengths):
                    cell.set("width", f"{round(100 * sqrt(length) / sum(map(sqrt, lengths)))}%")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
