# SPDX-License-Identifier: GPL-3.0-or-later
"""Spectra unlike the training data: which models know, and what is said of a map. Never that it is wrong there."""

from __future__ import annotations

from typing import Optional

from ..errors import FreeNetError
from ..text.figures import percent
from ..text.i18n import tr
from .model_card import ModelCard
from .report import Report

UNLIKE = 1.0  # novelty: what one in a hundred pixels of held-out training polygons exceeds
MANY = 0.05  # of a map


def check_knows(card: ModelCard, name: str) -> None:
    """Check that novelty can be had of a model.

    Raises:
        FreeNetError: If it keeps no training spectra.
    """
    if not card.known_spectra:
        raise FreeNetError(
            tr("'{name}' keeps no training spectra that novelty could be measured from.").format(name=name),
            tr("Leave the novelty out, or train the model again with this version and several polygons of a class."),
        )


def share_in_words(share: Optional[float]) -> str:
    """The share of a map in the user's language; empty where nobody looked."""
    return "" if share is None else percent(share, 1)


def unlike_in_words(report: Report) -> list[str]:
    """What log and report say of it."""
    share = report.novel_share
    if share is None:
        return []
    texts = [
        tr(
            "{share} of the map have spectra unlike the training data: further from every training spectrum than 99 % "
            "of held-out training pixels are."
        ).format(share=share_in_words(share))
    ]
    if share > MANY:
        texts.append(tr("Look there for classes that nobody has drawn yet; the map may be right all the same."))
    return texts
