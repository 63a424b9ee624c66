# SPDX-License-Identifier: GPL-3.0-or-later
"""Which hosts are out of reach, from what a real pip says to servers that block what it wants in several ways."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from freenet_qgis.errors import FreeNetError
from freenet_qgis.workers import commands, hosts
from freenet_qgis.workers.commands import Origin
from freenet_qgis.workers.hosts import Answer, Blocked

CAUSE = FreeNetError("The download failed.", "Check the network.")
PYPI, PYTORCH = Answer("pypi.org", True), Answer("download.pytorch.org", True)
PYPI_IS_OUT, PYTORCH_IS_OUT = Answer("pypi.org", False), Answer("download.pytorch.org", False)
PAGES = {
    "firewall": "<h1>Blocked by your organisation</h1>",
    "whole": '<a href="/torch-2.9.0-py3-none-any.whl">torch-2.9.0-py3-none-any.whl</a>',
    "of_old_pythons": '<a href="/torch-2.9.0-cp27-cp27m-win32.whl">torch-2.9.0-cp27-cp27m-win32.whl</a>',
    "files_elsewhere": '<a href="http://files.invalid/torch-2.9.0-py3-none-any.whl">torch-2.9.0-py3-none-any.whl</a>',
}


class Site(http.server.BaseHTTPRequestHandler):
    """Has some pages, and forbids all others."""

    def do_GET(self) -> None:
        page = PAGES.get(self.path.split("/")[1], "").encode()
        self.send_response(200 if page else 403)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def origin() -> Iterator[Origin]:
    """An index of PyTorch on this machine, with builds named like the pages."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Origin(Path(), f"http://127.0.0.1:{server.server_address[1]}/")
        server.shutdown()


def said(command: list[str]) -> str:
    """What the pip of the tests says to a command for that of FreeNet's environment."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    own = [sys.executable, *command[1:]]
    variables = {**clean, "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "1"}
    return subprocess.run(own, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout


@pytest.mark.parametrize(
    ("page", "has_come", "reason"),
    [
        ("whole", True, ""),
        ("of_old_pythons", True, ""),
        ("firewall", False, ""),
        ("forbidden", False, "403 Client Error: Forbidden"),
    ],
)
def test_an_index_answers_if_it_lists_files(origin: Origin, page: str, has_come: bool, reason: str) -> None:
    answer = hosts.answer(said(commands.question("torch", page, origin)), "torch")
    assert (answer.host, answer.has_come) == ("127.0.0.1", has_come)
    assert answer.reason.startswith(reason) and bool(answer.reason) == bool(reason)


def test_a_host_that_nobody_knows_does_not_answer() -> None:
    answer = hosts.answer(said(commands.question("torch", "cpu", Origin(Path(), "https://x.invalid/"))), "torch")
    assert (answer.host, answer.has_come) == ("x.invalid", False)
    assert "connection error" in answer.reason


def test_the_host_of_the_files_is_named_where_it_alone_is_out_of_reach(origin: Origin, tmp_path: Path) -> None:
    output = said([*commands.pytorch("files_elsewhere", origin), "--target", str(tmp_path)])
    assert hosts.may_be_blocked(output)
    error = hosts.explained(output, CAUSE, PYPI, Answer("127.0.0.1", True), is_pytorch=True)
    assert isinstance(error, Blocked)
    assert error.message == "files.invalid could not be reached; 127.0.0.1, PyPI could."


def test_a_file_that_is_forbidden_names_its_host(origin: Origin, tmp_path: Path) -> None:
    output = said([*commands.pytorch("whole", origin), "--target", str(tmp_path)])  # as if there were no PyTorch yet
    error = hosts.explained(output, CAUSE, PYPI, PYTORCH, is_pytorch=True)
    assert isinstance(error, Blocked)
    assert error.message.startswith("127.0.0.1 could not be reached; ")


def test_the_host_of_pytorch_that_is_blocked_is_named_with_the_one_that_answered() -> None:
    error = hosts.explained("", CAUSE, PYPI, PYTORCH_IS_OUT, is_pytorch=True)
    assert isinstance(error, Blocked)
    assert error.message == "download.pytorch.org could not be reached; PyPI could."
    assert "Take PyTorch from PyPI" in error.hint


def test_without_pypi_there_is_nothing_to_fall_back_to() -> None:
    error = hosts.explained("", CAUSE, PYPI_IS_OUT, PYTORCH, is_pytorch=False)
    assert not isinstance(error, Blocked)
    assert error.message == "PyPI could not be reached; download.pytorch.org could."
    assert "let pypi.org through" in error.hint


def test_where_nothing_can_be_reached_all_hosts_are_named_and_the_cause_is_told() -> None:
    error = hosts.explained("", CAUSE, PYPI_IS_OUT, PYTORCH_IS_OUT, is_pytorch=True)
    assert error.message == "These hosts could not be reached: download.pytorch.org, PyPI."
    assert error.hint == "The download failed. Check the network."


def test_pypi_alone_is_no_way_out_of_itself() -> None:
    error = hosts.explained("", CAUSE, PYPI_IS_OUT, PYPI_IS_OUT, is_pytorch=True)
    assert error.message == "PyPI could not be reached."


def test_where_all_answer_the_failure_stays_what_it_is() -> None:
    assert hosts.explained("ERROR: No matching distribution", CAUSE, PYPI, PYTORCH, is_pytorch=True) is CAUSE


@pytest.mark.parametrize(
    "line",
    [
        "ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='files.invalid', port=443): Max",
        "  ERROR: HTTP error 403 while getting https://me:secret@files.invalid/torch-2.9.0.whl (from https://x.invalid/)",
        "\N{MULTIPLICATION SIGN} Failed to connect to files.invalid while fetching https://files.invalid/whl/torch-2.9.0.whl",
        "Failed to connect to files.invalid while fetching http://files.invalid/whl/torch-2.9.0.whl",
        "\N{MULTIPLICATION SIGN} Unable to fetch https://files.invalid/whl/torch-2.9.0.whl",
    ],
    ids=["pip 20 to 25", "any pip", "pip 26", "pip 26 of Windows", "pip 26, slow"],
)
def test_every_pip_says_whose_file_could_not_be_had(line: str) -> None:
    before = "WARNING: Retrying after connection broken by 'HTTPSConnection(host='recovered.invalid', port=443)'\n"
    error = hosts.explained(before + line, CAUSE, PYPI, PYTORCH, is_pytorch=True)
    assert error.message.startswith("files.invalid could not be reached; ")


@pytest.mark.parametrize(
    ("proxy", "is_it"),
    [("http://me:secret@127.0.0.1:9", True), ("http://127.0.0.1:99", False), ("127.0.0.1", False), ("", False)],
)
def test_a_proxy_that_does_not_answer_is_told_from_the_hosts_behind_it(proxy: str, is_it: bool) -> None:
    """In the words of pip 26."""
    told = "NewConnectionError(\"HTTPSConnection(host='127.0.0.1', port=9): Failed to establish a new connection\")"
    assert hosts.is_of_proxy(told, {"HTTPS_PROXY": proxy, "OTHER": "http://127.0.0.1:9"}) == is_it
