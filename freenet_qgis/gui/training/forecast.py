# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the run will take that the form describes, in words, and what would make it shorter."""

from __future__ import annotations

from ...i18n import tr
from ...workers.forecast import Shorter, Wanted, run_span, shorter
from ...workers.interpreter import DeviceInfo, EngineInfo
from .time_left import about

LONG_S = 1800.0  # from which on it is said what would make it shorter


def in_words(info: EngineInfo, device: DeviceInfo, wanted: Wanted) -> str:
    """The forecast of a run on a device; empty where it was not measured."""
    span = run_span(info, device, wanted)
    if span is None:
        return ""
    told = about(span)
    if info.is_busy:
        told = tr("{}, measured while other programs were at work").format(told)
    longest = span.likely if span.is_narrow else span.most
    ways = shorter(info, device, wanted) if longest > LONG_S else []
    if not ways:
        return told
    return f"{told}\n{tr('Shorter: {}.').format('; '.join(map(_in_words, ways)))}"


def _in_words(way: Shorter) -> str:
    if way.way == "smaller":
        return tr("clip the raster to the area you need, for most of the time goes into the map")
    text = {
        "device": tr("on {device} {time}"),
        "fast": tr("with the preset Fast {time}"),
        "refit": tr("without a final model on all polygons {time}"),
        "steps": tr("with the preset's own number of steps {time}"),
    }[way.way]
    return text.format(device=way.device, time=about(way.span))
