# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that may hold passwords and tokens, without them: GDAL's connection strings, addresses, sources of layers."""

from __future__ import annotations

import re

HIDDEN = "***"

_VALUE = r"""(?:'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?|(?:bearer|basic)\s+[^\s&;,|'"<>]+|[^\s&;,|'"<>)\]}]+)"""
_KEY = (
    r"[\w.\-%]*(?:passw(?:or)?d|passphrase|passwd|pwd|token|secret|signature|credential|authorization"
    r"|api[_\-]?key|access[_\-]?key|account[_\-]?key|subscription[_\-]?key|private[_\-]?key)[\w.\-%]*"
)
_RULES = (
    # <Password>…</Password>, <UserPwd>…</UserPwd>
    (re.compile(rf"(<({_KEY})(?:\s[^>]*)?>)[^<]+", re.I), rf"\1{HIDDEN}"),
    # "password": "…"
    (re.compile(rf"""(["']{_KEY}["']\s*:\s*){_VALUE}""", re.I), rf"\1{HIDDEN}"),
    # Authorization: Bearer …
    (re.compile(r"(\bauthorization\s*:\s*)(?:\w+\s+)?[^\s,;'\"]+", re.I), rf"\1{HIDDEN}"),
    # password=…, sslpassword='…', X-Amz-Signature=…
    (re.compile(rf"((?<![\w.\-%]){_KEY}\s*(?:=|%3D)\s*){_VALUE}", re.I), rf"\1{HIDDEN}"),
    # …?key=…&sig=…, words that mean something else elsewhere
    (re.compile(rf"([?&;](?:key|sig|sas|auth|code|pass|pw)=){_VALUE}", re.I), rf"\1{HIDDEN}"),
    # What stands between :// and the last @ before the host: a name with a password, or a token alone
    (re.compile(r"(://)([^\s/:@?#'\"]*):[^\s/?#'\"]*@"), rf"\1\2:{HIDDEN}@"),
    (re.compile(r"(://)[^\s/:@?#'\"]+@"), rf"\1{HIDDEN}@"),
    # OCI:user/password@database, GEORASTER:user,password,database,…
    (re.compile(r"(\b(?:OCI|GEORASTER|GEOR):[^\s,/@]*[,/])[^\s,/@]+", re.I), rf"\1{HIDDEN}"),
)


def masked(text: str) -> str:
    """The text with `HIDDEN` in place of each password, token and signature; for messages, logs, reports and projects.

    Knows ``key=value`` of connection strings and addresses, quoted or not, ``user:password@host``, and the same in XML
    and JSON.
    """
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text
