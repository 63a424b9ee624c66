# SPDX-License-Identifier: GPL-3.0-or-later
"""QGIS layer styles (.qml) as text, so that a map is styled wherever it was computed."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Optional

from ...contract.job import ClassInfo
from ...contract.maps import NO_CHANGE
from ...text.hex_colors import rgb

# Source: matplotlib's viridis (CC0) at 0, 0.1, …, 1: lightness rises evenly, and the colour-blind see it too.
_RAMP = (
    *("#440154", "#482475", "#414487", "#355f8d", "#2a788e"),
    *("#21918c", "#22a884", "#44bf70", "#7ad151", "#bddf26", "#fde725"),
)

_QML = """<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology" hasScaleBasedVisibilityFlag="0">
 <pipe>
{renderer}
  <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
  <huesaturation saturation="0" grayscaleMode="0" colorizeOn="0"/>
  <rasterresampler maxOversampling="2"/>
 </pipe>
 <blendMode>0</blendMode>
</qgis>
"""

_PALETTED = """  <rasterrenderer type="paletted" band="1" opacity="1" alphaBand="-1" nodataColor="">
   <colorPalette>
{entries}
   </colorPalette>
  </rasterrenderer>"""

_ENTRY = '    <paletteEntry value="{value}" color="{color}" alpha="{alpha}" label="{label}"/>'

_OPAQUE, _VEIL = 255, 100

_PSEUDOCOLOR = """  <rasterrenderer type="singlebandpseudocolor" band="1" opacity="1" alphaBand="-1" nodataColor=""
   classificationMin="0" classificationMax="{highest:g}">
   <rastershader>
    <colorrampshader colorRampType="INTERPOLATED" classificationMode="1" clip="0" minimumValue="0"
     maximumValue="{highest:g}">
     <colorramp name="[source]" type="gradient">
      <Option type="Map">
       <Option name="color1" type="QString" value="{first}"/>
       <Option name="color2" type="QString" value="{last}"/>
       <Option name="discrete" type="QString" value="0"/>
       <Option name="rampType" type="QString" value="gradient"/>
       <Option name="stops" type="QString" value="{stops}"/>
      </Option>
     </colorramp>
{items}
    </colorrampshader>
   </rastershader>
  </rasterrenderer>"""

_ITEM = '     <item value="{value:g}" color="{color}" alpha="{alpha}" label="{label}"/>'

# Nothing up to 1, so that the map below is seen; from there on colours that few class maps have, lighter to darker.
_UNLIKE = ((0, 0, "≤ 1"), (1, 0, "1"), (1.001, 255, "> 1"), (1.5, 255, "1.5"), (2, 255, "2"), (3, 255, "≥ 3"))
_WARNING = ("#fff12d", "#fff12d", "#fff12d", "#ff9a1f", "#f0225a", "#5c0a6e")


def paletted(classes: Sequence[ClassInfo], veil: Optional[int] = None) -> str:
    """The style of a class map: one legend entry a class, with name and colour; the value `veil` is seen through."""
    entries = [
        _ENTRY.format(
            value=info.value,
            color=info.color,
            alpha=_VEIL if info.value == veil else _OPAQUE,
            label=_escaped(info.name),
        )
        for info in classes
    ]
    return _QML.format(renderer=_PALETTED.format(entries="\n".join(entries)))


def changes(classes: Sequence[ClassInfo]) -> str:
    """The style of a raster of changes: as `paletted`, and what did not change is seen through."""
    return paletted(classes, NO_CHANGE)


def zero_to_one() -> str:
    """The style of a continuous raster of values 0…1; of several bands, such as one for each class, of the first."""
    steps = [(index / (len(_RAMP) - 1), color) for index, color in enumerate(_RAMP)]
    return _ramp([(value, color, 255, f"{value:g}") for value, color in steps])


def above_one() -> str:
    """The style of distances, to be laid over a map: transparent up to 1, then a ramp to 3 and beyond."""
    return _ramp([(value, color, alpha, label) for (value, alpha, label), color in zip(_UNLIKE, _WARNING)])


def _ramp(steps: Sequence[tuple[float, str, int, str]]) -> str:
    """A style from 0 on with values, their colours, these colours' opacity, 0…255, and labels."""
    highest = steps[-1][0]
    renderer = _PSEUDOCOLOR.format(
        highest=highest,
        first=_rgba(*steps[0][1:3]),
        last=_rgba(*steps[-1][1:3]),
        stops=":".join(f"{value / highest:g};{_rgba(color, alpha)}" for value, color, alpha, _ in steps[1:-1]),
        items="\n".join(
            _ITEM.format(value=value, color=color, alpha=alpha, label=_escaped(label))
            for value, color, alpha, label in steps
        ),
    )
    return _QML.format(renderer=renderer)


def _rgba(color: str, alpha: int) -> str:
    return ",".join(map(str, (*rgb(color), alpha)))


def _escaped(text: str) -> str:
    """The text for an XML attribute; control characters, which XML 1.0 cannot hold, become spaces."""
    return html.escape("".join(letter if letter.isprintable() else " " for letter in text))
