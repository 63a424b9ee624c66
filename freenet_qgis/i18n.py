# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and numbers as users read them; words are translated in the context "FreeNet". Outside QGIS: as written."""

from __future__ import annotations

import sys


def tr(text: str) -> str:
    """`text` in the user's language; give it literals only, the translators' tools find nothing else."""
    qt = sys.modules.get("qgis.PyQt.QtCore")  # loaded wherever QGIS runs; its mere presence on a server is no reason to
    return qt.QCoreApplication.translate("FreeNet", text) if qt else text


def language() -> str:
    """The code of the language that texts are in, as a translator has put it in the place of this one."""
    return tr("en")


def number(value: float, form: str = "") -> str:
    """`value` in a form of Python's, with the decimal and group marks of the user's language."""
    text, qt = format(value, form), sys.modules.get("qgis.PyQt.QtCore")
    if qt is None:
        return text
    locale = qt.QLocale()
    if locale.name() == "C":  # that of nobody, as on servers
        locale = qt.QLocale(language())
    return text.translate({ord("."): locale.decimalPoint(), ord(","): locale.groupSeparator()})
