# SPDX-License-Identifier: GPL-3.0-or-later
"""What a layer's style and form say about the classes in a field."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    NULL,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsColorRampShader,
    QgsExpression,
    QgsFeature,
    QgsPalettedRasterRenderer,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)

from ..classes.names import tidy
from ..classes.values import Category, Value, class_value, classes_of, key
from ..contract.job import MAX_CLASSES, ClassInfo
from ..geodata.class_maps.class_names_beside import names_and_colors

NAMING_WIDGETS = ("ValueMap", "ValueRelation")  # editor widgets that give names to the stored values


def without_null(attribute: Any) -> Any:
    """An attribute of a feature, None in place of QGIS's NULL."""
    return None if attribute == NULL else attribute


def stored_value(feature: QgsFeature, field: str) -> Any:
    """An attribute of a feature as its field stores it, None for NULL.

    The list of values in a form gives a number as text, which is a number only once it is saved.
    """
    attribute, kind = without_null(feature[field]), feature.fields().field(field)
    if not isinstance(attribute, str) or not kind.isNumeric():
        return attribute
    try:
        return without_null(kind.convertCompatible(attribute))
    except ValueError:  # it says something else
        return attribute


def categorised_field(layer: QgsVectorLayer) -> str:
    """The field whose values the layer's style tells apart; empty if it shows none, or an expression of several."""
    renderer = categorised(layer)
    if renderer is None:
        return ""
    attribute = renderer.classAttribute()  # a bare name, or an expression
    expression = QgsExpression(attribute)
    name = next(iter(expression.referencedColumns())) if expression.isField() else attribute
    return name if name in layer.fields().names() else ""


def shown_classes(layer: QgsRasterLayer) -> tuple[ClassInfo, ...]:
    """The classes that the style of a raster with one band gives names to; none where it shows no classes."""
    renderer = layer.renderer()
    if isinstance(renderer, QgsPalettedRasterRenderer):
        entries = [(entry.value, entry.label, entry.color) for entry in renderer.classes()]
    elif isinstance(renderer, QgsSingleBandPseudoColorRenderer) and renderer.shader() is not None:
        shades = renderer.shader().rasterShaderFunction()
        items = shades.colorRampItemList() if isinstance(shades, QgsColorRampShader) else []
        entries = [(item.value, item.label, item.color) for item in items]
    else:
        return ()
    names, colors = names_and_colors((value, label or "", color.name()) for value, label, color in entries)
    return tuple(ClassInfo(value, name, colors[value]) for value, name in names.items() if 0 <= value <= MAX_CLASSES)


def categorised(layer: QgsVectorLayer) -> Optional[QgsCategorizedSymbolRenderer]:
    """The categories that a layer is shown in, also where they are merged or inverted before; None for none."""
    renderer = layer.renderer()
    while renderer is not None and not isinstance(renderer, QgsCategorizedSymbolRenderer):
        renderer = renderer.embeddedRenderer()
    return renderer


def styled_values(layer: QgsVectorLayer, field: str) -> list[Value]:
    """The values of `field` that the layer's style has a category for, in their order."""
    if categorised_field(layer) != field:
        return []
    return [value for category in categorised(layer).categories() for value in category_values(category)]


def category_values(category: QgsRendererCategory) -> list[Value]:
    """The values that a category stands for; none for "all other values"."""
    several = category.value() if isinstance(category.value(), list) else [category.value()]
    values = (class_value(without_null(value)) for value in several)
    return [value for value in values if value is not None]


def classes(layer: QgsVectorLayer, field: str, values: set[Value]) -> dict[Value, ClassInfo]:
    """The classes that `values` of `field` stand for, in their order.

    Raises:
        FreeNetError: If there are more than a map can hold.
    """
    categories = _categories(layer, field)
    return classes_of(values, layer.name(), field, categories, lambda value: _form_name(layer, field, value))


def _categories(layer: QgsVectorLayer, field: str) -> dict[str, Category]:
    """The categories of the layer's renderer by value, in their order; none if it shows anything but `field`."""
    if categorised_field(layer) != field:
        return {}
    found: dict[str, Category] = {}
    for category in categorised(layer).categories():
        color = "" if category.symbol() is None else category.symbol().color().name()
        for value in category_values(category):
            found.setdefault(key(value), Category(tidy(category.label()), color))
    return found


def _form_name(layer: QgsVectorLayer, field: str, value: Value) -> str:
    """What the layer's form shows for a value (value map, value relation), else the value itself."""
    index = layer.fields().lookupField(field)
    setup = layer.editorWidgetSetup(index)
    if setup.type() not in NAMING_WIDGETS:
        return key(value)
    formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    name = formatter.representValue(layer, index, setup.config(), None, value)
    return key(value) if name in ("", f"({key(value)})") else tidy(name)
