# SPDX-License-Identifier: GPL-3.0-or-later
"""How a training layer shows its classes, and in which order its form offers them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Optional

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt import QtGui, QtWidgets

from ...classes.values import Value, class_value, key
from ...contract.job import ClassInfo
from ...layers import legend

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QUndoCommand
else:
    QUndoCommand = getattr(QtGui, "QUndoCommand", None) or QtWidgets.QUndoCommand  # Qt 6 moved it
Classes = dict[Value, ClassInfo]


def restyle(layer: QgsVectorLayer, field: str, classes: Classes) -> None:
    """Show classes in their names and colours, with the symbols they have so far and in all their spellings."""
    present = legend.categorised(layer).categories() if legend.categorised_field(layer) == field else []
    old = {key(value): category for category in present for value in legend.category_values(category)}
    all_others = [category for category in present if not legend.category_values(category)]
    stored = _spellings(layer, field)
    categories = [
        _category(stored.get(key(value), value), info, old.get(key(value)), layer.geometryType())
        for value, info in classes.items()
    ]
    show_style(layer, QgsCategorizedSymbolRenderer(field, categories + all_others))


def show_style(layer: QgsVectorLayer, renderer: Optional[QgsFeatureRenderer]) -> None:
    """Show a layer with a renderer, and let a list of values in its form offer the same classes."""
    layer.setRenderer(renderer)
    layer.triggerRepaint()
    layer.emitStyleChanged()
    index = layer.fields().lookupField(legend.categorised_field(layer))
    if index >= 0 and layer.editorWidgetSetup(index).type() == "ValueMap":
        layer.setEditorWidgetSetup(index, value_map(legend.categorised(layer).categories()))


def value_map(categories: Sequence[QgsRendererCategory]) -> QgsEditorWidgetSetup:
    """A list of classes to choose from in the form."""
    values = ((each.label(), legend.category_values(each)) for each in categories)
    known = [{label: str(each[0])} for label, each in values if each]
    return QgsEditorWidgetSetup("ValueMap", {"map": known})


class StyleChange(QUndoCommand):
    """A change of style that is undone and redone with a change of features."""

    def __init__(
        self, layer: QgsVectorLayer, before: Optional[QgsFeatureRenderer], after: Optional[QgsFeatureRenderer]
    ) -> None:
        super().__init__()
        self._layer, self._before, self._after = layer, before, after
        self._is_new = True

    def redo(self) -> None:
        if not self._is_new:  # a command is done once when it is pushed
            show_style(self._layer, self._after.clone())
        self._is_new = False

    def undo(self) -> None:
        show_style(self._layer, self._before.clone())


def _spellings(layer: QgsVectorLayer, field: str) -> dict[str, Any]:
    """How the layer writes those of its classes that it does not write as they are called here; several as a list."""
    found: dict[str, list[str]] = {}
    for raw in layer.uniqueValues(layer.fields().lookupField(field)):
        value = class_value(raw) if isinstance(raw, str) else None
        if value is not None:
            found.setdefault(key(value), []).append(raw)
    return {name: raws[0] if len(raws) == 1 else sorted(raws) for name, raws in found.items() if raws != [name]}


def _category(value: Any, info: ClassInfo, old: Optional[QgsRendererCategory], kind: Any) -> QgsRendererCategory:
    """The category of a class in a layer with geometries of some kind."""
    symbol = _symbol(info.color, kind) if old is None or old.symbol() is None else old.symbol().clone()
    if symbol.color().name() != info.color:
        color = QtGui.QColor(info.color)
        color.setAlpha(symbol.color().alpha())
        symbol.setColor(color)
    return QgsRendererCategory(value, symbol, info.name, old.renderState() if old else True)


def _symbol(color: str, kind: Any) -> Optional[QgsSymbol]:
    """Of polygons a fill that lets the image shine through, with an outline that can be told from it."""
    default = QgsSymbol.defaultSymbol(kind)
    if default is not None and not isinstance(default, QgsFillSymbol):
        default.setColor(QtGui.QColor(color))
        return default
    fill = QtGui.QColor(color)
    fill.setAlphaF(0.45)
    rgba = ",".join(map(str, fill.getRgb()))
    return QgsFillSymbol.createSimple({"color": rgba, "outline_color": "255,255,255", "outline_width": "0.4"})
