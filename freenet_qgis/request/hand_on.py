# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for where a map is handed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Optional

from ..errors import FreeNetError
from ..text.i18n import tr
from .outputs import Outputs
from .scene import Scene


@dataclass(frozen=True)
class HandOnRequest:
    """Copy a class map as others want it.

    Attributes:
        class_map: The map.
        outputs: Where the copy goes, and what a catalogue says of it.
        days: The first and the last day that its image is of; None where nobody says.
    """

    class_map: Scene
    outputs: Outputs
    days: Optional[tuple[date, date]] = None


def days_in(text: str) -> Optional[tuple[date, date]]:
    """A day, or two with a slash between them, as in ``2021-06-04/2021-07-10``; None for an empty text.

    Raises:
        FreeNetError: If it is neither.
    """
    if not text.strip():
        return None
    try:
        days = [date.fromisoformat(part.strip()) for part in text.split("/")]
    except ValueError:
        days = []
    if len(days) not in (1, 2) or days[0] > days[-1]:
        raise FreeNetError(
            tr("'{text}' is neither a day nor two of them.").format(text=text),
            tr("Write it as in {day}, or {days}.").format(day="2021-06-04", days="2021-06-04/2021-07-10"),
        )
    return days[0], days[-1]
