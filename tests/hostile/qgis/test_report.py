# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports from others in the panel that shows them: they draw nothing from outside, and open nothing."""

from __future__ import annotations

import gzip
import os
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from dock_user import DockUser
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QColor, QDesktopServices, QImage, QTextDocument
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QTabBar
from qgis.utils import iface

from freenet_qgis.files.companions import MARK
from freenet_qgis.gui.runs import own_files

RED = QColor("#ff0000")


def shown(user: DockUser, path: Path) -> DockUser:
    user.dock.show_report(path)
    QTest.qWait(50)
    return DockUser(iface.mainWindow().findChild(QDockWidget, "FreeNetReport"))


def is_red_anywhere(image: QImage) -> bool:
    return any(image.pixelColor(x, y) == RED for x in range(image.width()) for y in range(image.height()))


def victim(folder: Path) -> Path:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(RED)
    image.save(str(folder / "victim.png"))
    return folder / "victim.png"


@pytest.mark.parametrize("kind", ["svg", "svgz", "inline", "img", "css"])
def test_no_page_draws_a_file_of_the_user(user: DockUser, tmp_path: Path, kind: str) -> None:
    address = QUrl.fromLocalFile(str(victim(tmp_path))).toString()
    link = f'<image x="0" y="0" width="560" height="260" xlink:href="{address}" href="{address}"/>'
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    svg = f'<svg {space} width="560" height="260">{link}</svg>'.encode()
    pages = {
        "svg": f'<img src="data:image/png;base64,{b64encode(svg).decode()}">',
        "svgz": f'<img src="data:image/png;base64,{b64encode(_small(gzip.compress(svg))).decode()}">',
        "inline": svg.decode(),
        "img": f'<img src="{address}" width="300" height="300">',
        "css": f'<p style="background-image:url({address})">x</p><table background="{address}"><tr><td>x</table>',
    }
    (tmp_path / "x.html").write_text(f"<h1>hello</h1>{pages[kind]}", encoding="utf-8")
    page = shown(user, tmp_path / "x.html").find("reportPage")
    assert "hello" in page.toPlainText() and not is_red_anywhere(page.grab().toImage())
    drawn = page.document().resource(int(QTextDocument.ResourceType.ImageResource), QUrl("picture:0"))
    assert not isinstance(drawn, QImage) or not is_red_anywhere(drawn)


def test_a_picture_that_is_no_picture_of_ours_takes_no_memory(user: DockUser, tmp_path: Path) -> None:
    bomb = _small(gzip.compress(b"<svg xmlns='http://www.w3.org/2000/svg'>" + b" " * 100_000_000 + b"</svg>"))
    (tmp_path / "x.html").write_text(f'<img src="data:image/png;base64,{b64encode(bomb).decode()}">', encoding="utf-8")
    page = shown(user, tmp_path / "x.html").find("reportPage")
    assert page.isVisible() and page._pictures == {}


def test_the_name_of_a_run_is_no_html_in_the_tab(user: DockUser, tmp_path: Path) -> None:
    (tmp_path / "<b>x<b>.html").write_bytes(MARK)
    user.dock.show_report(tmp_path / "<b>x<b>.html", "<img src='file:///victim.png'>, 12:00:00")
    panel = iface.mainWindow().findChild(QDockWidget, "FreeNetReport")
    iface.mainWindow().tabifyDockWidget(user.dock, panel)
    QTest.qWait(50)
    tabs = [bar.tabToolTip(number) for bar in iface.mainWindow().findChildren(QTabBar) for number in range(bar.count())]
    told = [panel.windowTitle(), *(text for text in tabs if text.startswith("FreeNet report"))]
    assert len(told) == 2 and not any("<" in text for text in told)


def test_a_damaged_picture_is_blank(user: DockUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    victim(tmp_path).rename(tmp_path / "picture:0")  # what Qt would try next
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (9).to_bytes(4, "big") * 2 + b"\x08\x03\0\0\0" + bytes(4)
    (tmp_path / "x.html").write_text(f'<img src="data:image/png;base64,{b64encode(png).decode()}">', encoding="utf-8")
    assert not is_red_anywhere(shown(user, tmp_path / "x.html").find("reportPage").grab().toImage())


@pytest.mark.parametrize("name", ["report.html.bat", "report.desktop", "other.html", "folder.html", "pipe.html"])
def test_the_browser_opens_reports_alone(
    user: DockUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    if name.startswith("folder"):
        (tmp_path / name).mkdir()
    elif name.startswith("pipe"):
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no named pipes")
        os.mkfifo(tmp_path / name)
    else:
        (tmp_path / name).write_bytes(b"" if name.startswith("other") else MARK)
    assert not open_in_browser(shown(user, tmp_path / name), opened)


def test_what_has_taken_the_place_of_a_report_is_not_opened(
    user: DockUser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    (tmp_path / "x.html").write_bytes(MARK)
    reader = shown(user, tmp_path / "x.html")
    assert open_in_browser(reader, opened)
    (tmp_path / "x.html").write_bytes(b"<script>")
    opened.clear()
    assert not open_in_browser(reader, opened) and not reader.find("browseReport").isEnabled()


def open_in_browser(reader: DockUser, opened: list[QUrl]) -> list[Any]:
    reader.click("browseReport")
    return opened


def _small(packed: bytes) -> bytes:
    """A gzip'd file whose bytes say, where a PNG has its size, that it is a small picture."""
    return packed[:3] + b"\x04" + packed[4:10] + b"\x0c\0" + bytes(4) + (9).to_bytes(4, "big") * 2 + packed[10:]


@pytest.mark.parametrize(("part", "is_ours"), [(b"{}", True), (b"[", False), (b'{"a":', False)])
def test_a_page_nested_without_end_is_none_to_delete(tmp_path: Path, part: bytes, is_ours: bool) -> None:
    page = tmp_path / "report.html"
    page.write_bytes(MARK + part * (1 if is_ours else 200_000) + b"</script>")
    assert own_files.is_own_page(page) == is_ours
