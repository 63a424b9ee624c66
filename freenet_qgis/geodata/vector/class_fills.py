# SPDX-License-Identifier: GPL-3.0-or-later
"""The style (.qml) of polygons that are filled with the colour of a class."""

from __future__ import annotations

import html
from collections.abc import Sequence

from ...contract.job import ClassInfo
from ...text.hex_colors import rgb

_QML = """<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
 <renderer-v2 type="categorizedSymbol" attr="{field}" symbollevels="0">
  <categories>
{categories}
  </categories>
  <symbols>
{symbols}
  </symbols>
 </renderer-v2>
</qgis>
"""

_CATEGORY = '   <category symbol="{number}" value="{value}" label="{label}" render="true"/>'

_FILL = """   <symbol type="fill" name="{number}" alpha="1" clip_to_extent="1">
    <layer class="SimpleFill" enabled="1" pass="0" locked="0">
     <Option type="Map">
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="color" value="{color}"/>
      <Option type="QString" name="outline_color" value="60,60,60,255"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="outline_width" value="0.2"/>
     </Option>
    </layer>
   </symbol>"""
_OPACITY = 190  # of 255: what lies below shows through


def filled(field: str, classes: Sequence[ClassInfo], other: str) -> str:
    """Polygons in the colours of classes.

    Args:
        field: Holds the name of the class.
        classes: The classes.
        other: What the legend says of polygons without one.
    """
    entries = [(info.name, info.name, ",".join(map(str, (*rgb(info.color), _OPACITY)))) for info in classes]
    entries.append(("", other, "0,0,0,0"))
    categories = [
        _CATEGORY.format(number=number, value=html.escape(value), label=html.escape(label))
        for number, (value, label, _) in enumerate(entries)
    ]
    symbols = [_FILL.format(number=number, color=color) for number, (_, _, color) in enumerate(entries)]
    return _QML.format(field=html.escape(field), categories="\n".join(categories), symbols="\n".join(symbols))
