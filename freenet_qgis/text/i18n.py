# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and numbers as users read them; words are translated in the context "FreeNet". Outside QGIS: as written.

The engine has no Qt, but whoever starts one tells it the user's language and marks in environment variables, and
whether that is QGIS: the command has its own words for what is a menu there, see `command_words`.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from functools import lru_cache
from numbers import Integral
from typing import Optional

from .. import paths
from . import qm_file
from .command_words import COMMAND_WORDS

LANGUAGE, MARKS, IN_QGIS = "FREENET_LANGUAGE", "FREENET_MARKS", "FREENET_IN_QGIS"
_COUNTED = 2.0**53  # floats below it are told apart by one
_MOST = 2**31 - 1  # of a whole number of Qt's


def tr(text: str, n: Optional[int] = None) -> str:
    """`text` in the user's language; give it literals only, the translators' tools find nothing else.

    Args:
        text: In English; with `n`, in the form for many things.
        n: How many things it is about, where languages have other forms for one of them or a few. The number itself is
            put in as any other value, by ``format``.
    """
    qt = sys.modules.get("qgis.PyQt.QtCore")  # loaded wherever QGIS runs; its mere presence on a server is no reason to
    if qt is None:
        return _translations().text(text if _serves_qgis() else COMMAND_WORDS.get(text, text), n)
    return qt.QCoreApplication.translate("FreeNet", text, None, -1 if n is None else min(n, _MOST))


def language() -> str:
    """The code of the language that texts are in, as a translator has put it in the place of this one."""
    return tr("en")


def number(value: float, form: str = "") -> str:
    """`value` in a form of Python's, with the decimal and group marks of the user's language."""
    return _marked(format(value, form))


def exact(value: float) -> str:
    """`value` in all its digits: a rounded one would be another. Floats of NumPy have as many as their type holds."""
    is_whole = isinstance(value, Integral) or (abs(value) < _COUNTED and float(value).is_integer())
    return _marked(str(int(value) if is_whole else value))


def variables() -> dict[str, str]:
    """What an engine that is started from here has to know of the user."""
    # ASCII: a system may encode variables as it likes
    return {LANGUAGE: language(), MARKS: json.dumps(_marks()), IN_QGIS: "1" if _serves_qgis() else ""}


def _serves_qgis() -> bool:
    """Whether this is QGIS, or an engine that it has started."""
    return "qgis.PyQt.QtCore" in sys.modules or bool(os.environ.get(IN_QGIS))


def _marked(text: str) -> str:
    """A number of Python's with the user's marks."""
    decimal, group = _marks()
    return text.translate({ord("."): decimal, ord(","): group})


def _marks() -> tuple[str, str]:
    """The decimal mark, and what stands between thousands."""
    qt = sys.modules.get("qgis.PyQt.QtCore")
    if qt is None:
        decimal, group = json.loads(os.environ.get(MARKS, '[".", ","]'))
        return decimal, group
    locale = qt.QLocale()
    if locale.name() == "C":  # that of nobody, as on servers
        locale = qt.QLocale(language())
    return locale.decimalPoint(), locale.groupSeparator()


@lru_cache(maxsize=1)
def _translations() -> qm_file.Translations:
    """The translations where there is no Qt; those of English are its forms for one thing and for many."""
    for code in (os.environ.get(LANGUAGE) or "en", "en"):  # of a language that is not there, or damaged: English
        with suppress(OSError, ValueError):
            return qm_file.load(paths.resource("i18n", f"freenet_{code}.qm"))
    return qm_file.Translations()
