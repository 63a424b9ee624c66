# SPDX-License-Identifier: GPL-3.0-or-later
"""Presets: the ways of training that a user chooses among, what each can do, and all that is said of it.

What a preset does while it trains is its recipe, in `engine.recipe.recipes`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from ..text.i18n import tr

Preset = Literal["auto", "paper", "fast"]
QUICKEST: Preset = "fast"
FIRST_TO_REFIT: Preset = "auto"  # alone, in the days of model files without remarks; see `model_header`


@dataclass(frozen=True)
class PresetInfo:
    """What is said of a preset, in the user's language, and what it can do.

    Attributes:
        title: Its name.
        help: About it.
        can_refit: Whether, once validated, it can train the final model on all polygons.
        takes_several_scenes: Whether it can train on more than one.
    """

    title: str
    help: str
    can_refit: bool = False
    takes_several_scenes: bool = True


def _auto() -> PresetInfo:
    return PresetInfo(
        title=tr("Automatic"),
        help=tr("For most scenes. Several teachers label what is not labelled, and one network learns from them."),
        can_refit=True,
    )


def _paper() -> PresetInfo:
    return PresetInfo(
        title=tr("As published"),
        help=tr("Exactly the recipe of the FreeNet paper; takes longest."),
        takes_several_scenes=False,
    )


def _fast() -> PresetInfo:
    return PresetInfo(
        title=tr("Fast"),
        help=tr("A first impression in a fraction of the time. Classifiers of spectra teach one network."),
        can_refit=True,
    )


_PRESETS: dict[str, Callable[[], PresetInfo]] = {"auto": _auto, "paper": _paper, "fast": _fast}


def presets() -> dict[Preset, PresetInfo]:
    """All presets in the order in which they are offered, the default first."""
    return {preset: _PRESETS[preset]() for preset in get_args(Preset)}


def preset_info(preset: Preset) -> PresetInfo:
    """What there is to know of one preset."""
    return _PRESETS[preset]()


def preset_title(preset: str) -> str:
    """Its name, as the dock has it; one that is not known here, of a report or model of a newer version, as it is."""
    return _PRESETS[preset]().title if preset in _PRESETS else preset


def preset_with_id(preset: Preset) -> str:
    """Its name and its id, for messages that dock, toolbox and scripts share."""
    return f"{preset_title(preset)} ({preset})"
