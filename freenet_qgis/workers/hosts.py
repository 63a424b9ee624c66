# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of the hosts that packages come from can be reached, from what pip says when it asks them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..errors import FreeNetError
from ..text.i18n import tr

PYPI = "pypi.org"
# In what pip says when it fails: that a network may be to blame. An index that is blocked looks like an empty one.
_MAYBE_BLOCKED = re.compile(
    r"No matching distribution|host='|HTTP error \d|Failed to (connect|establish)|Unable to fetch|Download failed"
    r"|[Tt]imed out|Connection"
)
# The host of a file that could not be had, as pip 20 to 26 name it; retries that are told before do not count.
# A sign stands before some of its lines, which is several where they were read in another encoding.
_FILE = re.compile(
    r"^ *(?:ERROR: [^\n]*?host='([^'\n]+)'|ERROR: HTTP error \d+ while getting \w+://(?:[^/@\s]*@)?([^/:\s]+)"
    r"|(?:\S{1,3} )?(?:Failed to|Unable to)[^\n]*? \w+://(?:[^/@\s]*@)?([^/:\s]+))",
    re.MULTILINE,
)


class Blocked(FreeNetError):
    """The host of PyTorch's own builds is out of reach; PyPI is not, and has one, too."""


@dataclass(frozen=True)
class Answer:
    """What came of asking an index.

    Attributes:
        host: Its host.
        has_come: Whether it listed files, as an index does; the page of a firewall lists none.
        reason: What pip says of it otherwise; may be empty.
    """

    host: str
    has_come: bool
    reason: str = ""


def may_be_blocked(said: str) -> bool:
    """Whether pip may have failed because a host is out of reach, from what it said."""
    return _MAYBE_BLOCKED.search(said) is not None


def is_of_proxy(said: str, variables: Mapping[str, str]) -> bool:
    """Whether a proxy did not answer that is set in some variables; pip 26 tells of it as of any other host."""
    proxies = [urlsplit(value) for name, value in variables.items() if name.lower().endswith("_proxy")]
    return any(f"host='{proxy.hostname}', port={proxy.netloc.rpartition(':')[2]})" in said for proxy in proxies)


def answer(said: str, package: str) -> Answer:
    """Which index was asked for a package, and what came of it.

    Args:
        said: What pip said when it was asked for all it knows, ``-vv``.
        package: Its name.
    """
    asked = re.search(rf"^\* \w+://(?:[^/@\s]*@)?([^/:\s]+)\S*/{package}/$", said, re.MULTILINE)
    host = asked[1] if asked else PYPI
    reason = re.search(r"^ *Could not fetch URL \S+: (.*?)(?: - skipping)?$", said, re.MULTILINE)
    listed = re.search(rf"\(from \w+://(?:[^/@\s]*@)?{re.escape(host)}[/:]", said)
    return Answer(host, listed is not None, reason[1] if reason else "")


def explained(said: str, cause: FreeNetError, pypi: Answer, pytorch: Answer, is_pytorch: bool) -> FreeNetError:
    """What to tell of packages that could not be had: which hosts were tried, and which of them answered.

    Args:
        said: What pip said.
        cause: What it means by itself.
        pypi: Whether the index of all packages answers.
        pytorch: Whether PyTorch's own does; the same where all comes from one.
        is_pytorch: Whether it was PyTorch that could not be had.
    """
    asked = dict.fromkeys((pytorch, pypi))
    files = [next(filter(None, found)) for found in _FILE.findall(said)]
    blocked = list(dict.fromkeys([*(one.host for one in asked if not one.has_come), *files]))
    reached = [one.host for one in asked if one.host not in blocked]
    if not blocked:
        return cause
    if not reached:
        text = (
            tr("These hosts could not be reached: {blocked}.")
            if len(blocked) > 1
            else tr("{blocked} could not be reached.")
        )
        return FreeNetError(text.format(blocked=_names(blocked)), str(cause))
    message = tr("{blocked} could not be reached; {reached} could.").format(
        blocked=_names(blocked), reached=_names(reached)
    )
    hosts = ", ".join(blocked)
    if is_pytorch and pypi.host in reached and pytorch != pypi:
        hint = tr(
            "Take PyTorch from PyPI with the button below, or have whoever looks after the network let {hosts} through."
        )
        return Blocked(message, hint.format(hosts=hosts))
    hint = tr(
        "Have whoever looks after the network let {hosts} through, name a mirror of PyPI in pip's settings "
        "(index-url), or install from a folder of wheels."
    )
    return FreeNetError(message, hint.format(hosts=hosts))


def _names(hosts: Sequence[str]) -> str:
    return ", ".join("PyPI" if host == PYPI else host for host in hosts)
