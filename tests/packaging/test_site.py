# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages are written once, for the code host and for the site: what only one of them would show stops the build."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

source_links = pytest.importorskip("source_links", reason="MkDocs is missing; run 'make setup'")

SOURCE = "https://host/repository"
Render = Callable[[str], tuple[str, list[str]]]


@pytest.fixture
def render(caplog: pytest.LogCaptureFixture) -> Render:
    """What becomes of the text of docs/algorithms/index.md, and the warnings about it."""
    page = SimpleNamespace(file=SimpleNamespace(abs_src_path=str(source_links.DOCS / "algorithms" / "index.md")))

    def rendered(text: str) -> tuple[str, list[str]]:
        with caplog.at_level(logging.WARNING):
            shown = source_links.on_page_markdown(text, page=page, config=SimpleNamespace(repo_url=SOURCE))
        return shown, caplog.messages

    return rendered


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("[x](../../freenet_qgis/contract/job.py)", f"[x]({SOURCE}/blob/HEAD/freenet_qgis/contract/job.py)"),
        ("[x](../../README.md#cite)", f"[x]({SOURCE}/blob/HEAD/README.md#cite)"),
        ("[x](../../freenet_qgis)", f"[x]({SOURCE}/tree/HEAD/freenet_qgis)"),
        ("[x](../site/pictures.py)", f"[x]({SOURCE}/blob/HEAD/docs/site/pictures.py)"),
        ("[x](../setup.md#one-click)", "[x](../setup.md#one-click)"),
        ("[x](https://example.com/a) [y](#z)", "[x](https://example.com/a) [y](#z)"),
    ],
)
def test_links_out_of_docs_lead_to_the_source(render: Render, link: str, shown: str) -> None:
    assert render(link) == (shown, [])


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("[x](../../gone.py)", "index.md links to '../../gone.py', which is not there"),
        ("[x](../../../../etc/hosts)", "which is not there"),
        ("[x](../../README.md#gone)", "but there is no such heading"),
        ("A sentence.\n* an item", "a list needs an empty line before it"),
    ],
)
def test_what_the_site_cannot_show_is_a_warning(render: Render, text: str, warning: str) -> None:
    shown, warnings = render(text)
    assert shown == text
    assert len(warnings) == 1 and warning in warnings[0]


def test_list_after_an_empty_line_or_in_code_is_fine(render: Render) -> None:
    assert render("Items:\n\n* one\n* two\n\n```\ntext\n* item\n```\n")[1] == []


def test_links_of_the_readme_are_followed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "README.md").write_text("[x](docs/gone.md) and [y](docs/setup.md)", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "setup.md").touch()
    (tmp_path / "metadata.txt").write_text(f"[general]\nrepository={SOURCE}\n", encoding="utf-8")
    source_links.on_config(SimpleNamespace(repo_url=SOURCE), tmp_path)
    assert caplog.messages == ["README.md links to 'docs/gone.md', which is not there"]
