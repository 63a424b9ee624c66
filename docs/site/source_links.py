# SPDX-License-Identifier: GPL-3.0-or-later
"""A hook of MkDocs: links that leave docs/ lead to the source on the code host, if there is such a file.

On the code host the same links work as they are, so pages are written once for both. What the host would show and the
site would not is a warning too, at which ``mkdocs build --strict`` stops.
"""

from __future__ import annotations

import logging
import re
from configparser import ConfigParser
from pathlib import Path
from typing import Optional

from markdown.extensions.toc import slugify
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", flags=re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<=\]\()(?!\w+:|#)([^)#\s]+)(?:#([^)\s]+))?")
HEADING = re.compile(r"^#+ (.+)$", flags=re.MULTILINE)
LIST_IN_PARAGRAPH = re.compile(r"^[^\s*\-|<#>\d].*\n(?:[*-]|\d+\.) ", flags=re.MULTILINE)

log = logging.getLogger("mkdocs.hooks.source_links")


def on_config(config: MkDocsConfig, root: Path = ROOT) -> None:
    """Look at what is no page: the README, and whether the source lies where the plugin says."""
    readme = root / "README.md"
    parser = ConfigParser(interpolation=None)
    parser.read(root / "metadata.txt", encoding="utf-8")
    if config.repo_url != parser["general"]["repository"]:
        log.warning("repo_url is not the repository of metadata.txt: %s", config.repo_url)
    for target, anchor in LINK.findall(readme.read_text(encoding="utf-8")):
        check(readme, target, anchor, root)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """The page, its links to files that are no part of the site made absolute."""
    source = Path(page.file.abs_src_path)
    found = LIST_IN_PARAGRAPH.search(CODE.sub("", markdown))
    if found:
        log.warning("%s: a list needs an empty line before it: %r", source.name, found[0])

    return with_source_links(markdown, source, config.repo_url)


def with_source_links(markdown: str, source: Path, repository: str, root: Path = ROOT) -> str:
    """The text of a page with links to the source on the code host where they leave the folder of the pages."""
    docs = root / "docs"

    def absolute(link: re.Match) -> str:
        path = (source.parent / link[1]).resolve()
        if path.is_relative_to(docs) and not path.is_relative_to(docs / "site"):
            return link[0]  # MkDocs checks these itself
        if not check(source, link[1], link[2], root):
            return link[0]
        kind = "tree" if path.is_dir() else "blob"
        anchor = f"#{link[2]}" if link[2] else ""
        return f"{repository}/{kind}/HEAD/{path.relative_to(root).as_posix()}{anchor}"

    return LINK.sub(absolute, markdown)


def check(source: Path, target: str, anchor: Optional[str], root: Path = ROOT) -> bool:
    """Whether a link of a page leads somewhere in the repository; if not, warn."""
    path = (source.parent / target).resolve()
    if not path.is_relative_to(root) or not path.exists():
        log.warning("%s links to '%s', which is not there", source.name, target)
        return False
    if anchor and anchor not in anchors(path):
        log.warning("%s links to '%s#%s', but there is no such heading", source.name, target, anchor)
        return False
    return True


def anchors(path: Path) -> set[str]:
    """What a link into a page may name: its headings, as the code host writes them."""
    return {slugify(heading, "-") for heading in HEADING.findall(path.read_text(encoding="utf-8"))}
