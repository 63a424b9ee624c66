# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that may hold passwords and tokens, without them: GDAL's connection strings, addresses, sources of layers."""

from __future__ import annotations

import re

HIDDEN = "***"

_PART = r"""(?:\\.|[^\s&;,|'"<>)\]}\\])+"""  # of a value without quotation marks around it
_QUOTED = r"""'(?:[^'\\]|\\.|'')*'?|"(?:[^"\\]|\\.|"")*"?"""
_VALUE = rf"""(?:{_QUOTED}|(?:bearer|basic)\s+{_PART}|{_PART}(?:['"](?=\w){_PART})*)"""
_MANY = "{0,1024}"  # without an end each beginning of a secret would look for the rest through all of the text
_KEY = (
    r"[\w.\-%]*(?:passw(?:or)?[dt]|kennwort|passphrase|passwd|pwd|passcode|token|secret|signature|credential|authorization"
    r"|api[_.\-]?key|auth[_\-]?key|access[_\-]?key|account[_\-]?key|subscription[_\-]?key|private[_\-]?key)"
    r"[\w.\-%]{0,100}"
)
# Signs of an address, plain or percent-coded, once or more often
_COLON, _SLASH, _AT, _EQUALS = (rf"(?:{one}|%(?:25)*{ord(one):02X})" for one in ":/@=")
_QUERY = r"(?:[?&;#]|%(?:25)*(?:3F|26|3B|23))"
_IN_USER = rf"(?:(?!{_COLON}|{_SLASH}|{_AT}|{_QUERY})[^\s'\"])"
_IN_SECRET = rf"(?:(?!{_SLASH}|{_QUERY})[^\s'\"])"
_RULES = (
    # <Password>…</Password>, <UserPwd>…</UserPwd>
    (re.compile(rf"(<({_KEY})(?:\s[^>]{_MANY})?>)(?:<!\[CDATA\[.{_MANY}?\]\]>|[^<]+)", re.I | re.S), rf"\1{HIDDEN}"),
    # <Header name="Authorization">…</Header>
    (re.compile(rf"""(=\s*["']{_KEY}["'][^<>]{_MANY}>)[^<]+""", re.I), rf"\1{HIDDEN}"),
    # "password": "…"
    (re.compile(rf"""(["']{_KEY}["']\s*:\s*){_VALUE}""", re.I), rf"\1{HIDDEN}"),
    # Authorization: Bearer …
    (re.compile(r"(\bauthorization\s*:\s*)(?:\w+\s+)?[^\s,;'\"]+", re.I), rf"\1{HIDDEN}"),
    # X-Api-Key: …, password: …, Cookie: …
    (re.compile(rf"((?<![\w.\-%])(?:{_KEY}|(?:set-)?cookie)\s*:\s+|\bpwd:){_VALUE}", re.I), rf"\1{HIDDEN}"),
    # password=…, sslpassword='…', X-Amz-Signature=…
    (re.compile(rf"((?<![\w.\-%]){_KEY}\s*{_EQUALS}\s*){_VALUE}", re.I), rf"\1{HIDDEN}"),
    # …?key=…&sig=…, words that mean something else elsewhere
    (re.compile(rf"({_QUERY}(?:key|sig|sas|auth|code|pat|jwt|session(?:id)?){_EQUALS}){_VALUE}", re.I), rf"\1{HIDDEN}"),
    (re.compile(rf"((?<![\w.\-%])(?:pass|pw)\s*{_EQUALS}\s*){_VALUE}", re.I), rf"\1{HIDDEN}"),
    # --password …, of a program's options
    (re.compile(rf"((?<![\w.\-%])--{_KEY}\s+){_VALUE}", re.I), rf"\1{HIDDEN}"),
    # HTTP_PROXY=user:password@host, -u user:password, USERPWD user:password
    (re.compile(rf"(proxy['\"]?\s*[=:]\s*['\"]?)(?!\w+://)[^\s@'\"]{_MANY}@", re.I), rf"\1{HIDDEN}@"),
    (re.compile(r"((?<!\S)--?u(?:ser)?[\s=]+[^\s:@/]*:|userpwd[\s=]+[^\s:@/]*:)[^\s]+", re.I), rf"\1{HIDDEN}"),
    # A token as the name, with x-oauth-basic for a password
    (re.compile(r"(://)[^\s/:@?#'\"]+:x-oauth-basic@", re.I), rf"\1{HIDDEN}@"),
    # What stands between :// and the last @: a name with a password, which may hold any sign where no port is meant
    (re.compile(rf"(://)([^\s/:@?#'\"]{_MANY}):(?!\d{{1,5}}(?:[/?#\s'\"]|$))[^\s'\"]{_MANY}@"), rf"\1\2:{HIDDEN}@"),
    # What stands between :// and the last @ before the host: a name with a password, or a token alone
    (re.compile(rf"(://)([^\s/:@?#'\"]{_MANY}):[^\s/?#'\"]*@"), rf"\1\2:{HIDDEN}@"),
    (re.compile(r"(://)[^\s/:@?#'\"]+@"), rf"\1{HIDDEN}@"),
    # The same in an address that is percent-coded within another: …?url=http%3A%2F%2Fuser%3Apassword%40host
    (re.compile(rf"({_COLON}{_SLASH}{{2}}{_IN_USER}*{_COLON})(?!\*){_IN_SECRET}*({_AT})", re.I), rf"\1{HIDDEN}\2"),
    (re.compile(rf"({_COLON}{_SLASH}{{2}})(?!\*){_IN_USER}+({_AT})", re.I), rf"\1{HIDDEN}\2"),
    # OCI:user/password@database, GEORASTER:user,password,database,…
    (re.compile(r"(\b(?:OCI|GEORASTER|GEOR|thin):[^\s,/@]*[,/])[^\s,/@]+", re.I), rf"\1{HIDDEN}"),
    # What gives itself away: GitHub's, Amazon's and web tokens
    (re.compile(r"\b(?:gh[a-z]_\w{20,}|github_pat_\w{20,}|AKIA[0-9A-Z]{12,})"), HIDDEN),
    (re.compile(r"\beyJ[\w\-]{8,}\.[\w\-]+\.[\w\-]*"), HIDDEN),
)


def masked(text: str) -> str:
    """The text with `HIDDEN` in place of each password, token and signature; for messages, logs, reports and projects.

    Knows ``key=value`` of connection strings and addresses, quoted or not, ``user:password@host``, and the same in XML
    and JSON.
    """
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text
