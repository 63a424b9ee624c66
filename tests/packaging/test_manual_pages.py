# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages that the plugin carries: all of the site's, with links and pictures that are there without a network."""

from __future__ import annotations

import json
import re
from pathlib import Path

import manual_pages
import package
import pytest


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual of this repository."""
    folder = tmp_path_factory.mktemp("manual")
    manual_pages.write_manual(package.ROOT, package.pages(package.ROOT), folder)
    return folder


def test_every_link_and_picture_leads_somewhere(manual: Path) -> None:
    texts = {path.resolve(): path.read_text(encoding="utf-8") for path in manual.rglob("*.html")}
    assert manual / "algorithms" / "train.html" in texts
    lost = []
    for path, text in texts.items():
        for target, anchor in re.findall(r'(?:href|src)="(?!https://)([^"#?]*)[?\w]*(?:#([^"]+))?"', text):
            file = (path.parent / target).resolve() if target else path
            if not file.is_file() or (anchor and f'id="{anchor}"' not in texts[file]):
                lost.append((path.name, target, anchor))
    assert lost == []


def test_all_that_the_site_lists_is_there(manual: Path) -> None:
    entries = json.loads((manual / "contents.json").read_text(encoding="utf-8"))
    files = [name for title, entry in entries for name in ([entry] if isinstance(entry, str) else dict(entry).values())]
    assert len(files) > 30 and [name for name in files if not (manual / name).is_file()] == []


def test_a_page_is_what_qt_can_show() -> None:
    text = (
        "# A *b* & c\n\n![Map](images/map.png)\n\n| a | b |\n|---|---|\n| x | "
        + 100 * "y"
        + " |\n\n    code\n\n[x](y.md#z)\n"
    )
    shown = manual_pages.page(text)
    assert "<title>A b &amp; c</title>" in shown and '<h1 id="a-b-c">A <em>b</em> &amp; c</h1>' in shown
    assert '<div><a href="images/map.html"><img alt="Map" src="images/map.png"></a></div>' in shown
    assert '<th width="9%">a</th>' in shown and '<th width="91%">b</th>' in shown
    assert "<pre><code>code</code></pre>" in shown and '<a href="y.html#z">x</a>' in shown
