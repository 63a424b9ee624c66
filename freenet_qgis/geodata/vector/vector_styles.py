# SPDX-License-Identifier: GPL-3.0-or-later
"""Styles of vector layers (.qml) as text."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple

from ...text.hex_colors import rgb

_QML = """<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling" labelsEnabled="1">
{renderer}
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="{label}" isExpression="1" fontSize="10" fontWeight="75" textColor="{text_color}">
    <text-buffer bufferDraw="1" bufferSize="1" bufferColor="255,255,255,255"/>
   </text-style>
   <placement placement="{placement}" dist="1.5"/>
   <rendering obstacle="1" displayAll="0"/>
   <dd_properties>
    <Option type="Map">
     <Option name="properties" type="Map">
      <Option name="Priority" type="Map">
       <Option name="active" type="bool" value="true"/>
       <Option name="expression" type="QString" value="max(0, 10 - &quot;{rank}&quot;)"/>
       <Option name="type" type="int" value="3"/>
      </Option>
     </Option>
    </Option>
   </dd_properties>
  </settings>
 </labeling>
</qgis>
"""

_BLACK, _RED = "0,0,0,255", "160,0,0,255"  # of letters

_UNLABELLED = """<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology" labelsEnabled="0">
{renderer}
</qgis>
"""

_CATEGORIES = """ <renderer-v2 type="categorizedSymbol" attr="{field}" symbollevels="0">
  <categories>
{categories}
  </categories>
  <symbols>
{symbols}
  </symbols>
 </renderer-v2>"""

_CATEGORY = '   <category value="{value}" type="string" symbol="{number}" label="{label}" render="true"/>'

_FILL = """   <symbol type="fill" name="{number}" alpha="1" clip_to_extent="1">
    <layer class="SimpleFill" enabled="1" pass="0" locked="0">
     <Option type="Map">
      <Option type="QString" name="style" value="solid"/>
      <Option type="QString" name="color" value="{color}"/>
      <Option type="QString" name="outline_color" value="60,60,60,{outline_opacity}"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="outline_width" value="{outline_mm}"/>
     </Option>
    </layer>
   </symbol>"""

_SINGLE = """ <renderer-v2 type="singleSymbol">
  <symbols>
{symbols}
  </symbols>
 </renderer-v2>"""

_RULES = """ <renderer-v2 type="RuleRenderer" symbollevels="0">
  <rules key="all">
{rules}
  </rules>
  <symbols>
{symbols}
  </symbols>
 </renderer-v2>"""

_RULE = '   <rule key="{number}" symbol="{number}" filter="{filter}" label="{label}"/>'

_MARKER = """   <symbol type="marker" name="0" alpha="1" clip_to_extent="1">
    <layer class="SimpleMarker" enabled="1" pass="0" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="diamond"/>
      <Option type="QString" name="color" value="255,255,255,255"/>
      <Option type="QString" name="outline_color" value="0,0,0,255"/>
      <Option type="QString" name="size" value="4"/>
     </Option>
    </layer>
   </symbol>"""

_OUTLINES = {
    "polygons": """   <symbol type="fill" name="{number}" alpha="1" clip_to_extent="1">
    <layer class="SimpleFill" enabled="1" pass="0" locked="0">
     <Option type="Map">
      <Option type="QString" name="style" value="no"/>
      <Option type="QString" name="outline_color" value="{color}"/>
      <Option type="QString" name="outline_style" value="solid"/>
      <Option type="QString" name="outline_width" value="0.7"/>
     </Option>
    </layer>
   </symbol>""",
    "lines": """   <symbol type="line" name="{number}" alpha="1" clip_to_extent="1">
    <layer class="SimpleLine" enabled="1" pass="0" locked="0">
     <Option type="Map">
      <Option type="QString" name="line_color" value="{color}"/>
      <Option type="QString" name="line_width" value="0.7"/>
     </Option>
    </layer>
   </symbol>""",
    "points": """   <symbol type="marker" name="{number}" alpha="1" clip_to_extent="1">
    <layer class="SimpleMarker" enabled="1" pass="0" locked="0">
     <Option type="Map">
      <Option type="QString" name="name" value="circle"/>
      <Option type="QString" name="color" value="{color}"/>
      <Option type="QString" name="outline_color" value="255,255,255,255"/>
      <Option type="QString" name="size" value="3"/>
     </Option>
    </layer>
   </symbol>""",
}
_PLACEMENT = {"polygons": 1, "lines": 2, "points": 0}  # of labels: over, along, around


def numbered_points(label: str, rank: str) -> str:
    """Points with a label; where labels would collide, the lower rank has none.

    Args:
        label: A QGIS expression.
        rank: The field with the ranks, of which 1 is the highest.
    """
    renderer = _SINGLE.format(symbols=_MARKER)
    return _QML.format(renderer=renderer, label=_quoted(label), placement=0, text_color=_BLACK, rank=rank)


def outlined(kind: str, rules: list[tuple[str, str, str]], label: str, rank: str) -> str:
    """Polygons as outlines, lines or points; where labels would collide, the lower rank has none.

    Args:
        kind: Which of them.
        rules: QGIS expression, colour (red, green, blue, opacity; each 0 to 255) and name in the legend.
        label: A QGIS expression.
        rank: The field with the ranks, of which 1 is the highest.
    """
    entries = (_RULE.format(number=n, filter=_quoted(one[0]), label=_quoted(one[2])) for n, one in enumerate(rules))
    symbols = (_OUTLINES[kind].format(number=number, color=color) for number, (_, color, _) in enumerate(rules))
    renderer = _RULES.format(rules="\n".join(entries), symbols="\n".join(symbols))
    place = _PLACEMENT[kind]
    return _QML.format(renderer=renderer, label=_quoted(label), placement=place, text_color=_RED, rank=rank)


class Fill(NamedTuple):
    """How filled polygons are drawn: opacities 0…255, and the width of their outlines in millimetres."""

    opacity: int
    outline_opacity: int
    outline_mm: float


PATCHES = Fill(255, 110, 0.1)  # cover what they were made of
ZONES = Fill(190, 255, 0.2)  # let what lies below show through


def filled(field: str, classes: Sequence[tuple[str, str]], fill: Fill = PATCHES, other: str = "") -> str:
    """Polygons filled by their class.

    Args:
        field: That holds the class.
        classes: What stands there, and its colour (``#rrggbb``).
        fill: How they are drawn.
        other: What the legend says of polygons without a class, which are not filled; empty where there are none.
    """
    entries = [(name, name, ",".join(map(str, (*rgb(color), fill.opacity)))) for name, color in classes]
    entries += [("", other, "0,0,0,0")] if other else []
    categories = [
        _CATEGORY.format(value=_quoted(value), label=_quoted(label), number=number)
        for number, (value, label, _) in enumerate(entries)
    ]
    outline = {"outline_opacity": fill.outline_opacity, "outline_mm": fill.outline_mm}
    symbols = [_FILL.format(number=number, color=color, **outline) for number, (_, _, color) in enumerate(entries)]
    renderer = _CATEGORIES.format(field=_quoted(field), categories="\n".join(categories), symbols="\n".join(symbols))
    return _UNLABELLED.format(renderer=renderer)


def _quoted(text: str) -> str:
    return html.escape(text)
