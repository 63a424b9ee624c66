# SPDX-License-Identifier: GPL-3.0-or-later
"""What the user can mend."""

from __future__ import annotations

from .text.masking import masked
from .text.plain_text import escaped


class FreeNetError(Exception):
    """Something the user can mend.

    Attributes:
        message: What was seen and what was wanted, in one sentence; passwords in it are masked
            and what would do something else than be seen is escaped, as in the hint.
        hint: What to do about it; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        message, hint = (escaped(masked(text), kept="\n") for text in (message, hint))
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

    def in_lines(self) -> str:
        """What was seen, and below it what to do."""
        return f"{self.message}\n{self.hint}".strip()


class UnfitError(FreeNetError):
    """A scene does not fit what is wanted of it: whoever looks at it, on whatever machine, finds the same."""
