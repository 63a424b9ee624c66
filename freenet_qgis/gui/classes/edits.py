# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing the classes of a layer: what its features hold, through the edit buffer, and how its style shows them.

A class is known by the value in its field. Where the field is text, that is its name, and renaming a class changes the
features. Where it is a number, the name stands in the style alone, and features change only when classes are merged.
Whatever changes features can be undone in QGIS, style and all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from qgis.core import QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt import sip

from ...classes import palette
from ...classes.field import BEFORE_MERGING
from ...classes.values import Value, class_value, key
from ...contract.job import MAX_CLASSES, ClassInfo
from ...errors import FreeNetError
from ...layers import legend
from ...text.i18n import tr
from .attributes import give
from .merged import look, merged_features, remember
from .style import Classes, StyleChange, restyle, show_style

NAMES = "freenet/names"  # property of a layer: the field that repeats the name of the class


class ClassEditor:
    """An editor of classes, in the main thread; it lives as long as its edits may be undone."""

    def __init__(self) -> None:
        self._changes: list[StyleChange] = []  # QGIS owns them, but forgets their Python part

    def rename(self, layer: QgsVectorLayer, field: str, classes: Classes, value: Value, name: str) -> None:
        """Call a class `name`; where another text class has that name already, the two become one.

        Raises:
            FreeNetError: If the layer cannot be edited.
        """
        if not isinstance(value, str):
            self._rename_number(layer, field, {**classes, value: _called(classes[value], name)}, value)
            return
        renamed = {} if name in classes else {name: _called(classes[value], name)}
        changed: Classes = {}
        for old, info in classes.items():  # the renamed class stays where it was in the list
            changed.update(renamed if old == value else {old: info})
        with self._one_edit(layer, tr("Rename class")):
            if name in classes and name != value:
                remember(layer, field, classes, [value])
            _give(layer, field, {key(value)}, name)
            restyle(layer, field, changed)

    def merge(
        self, layer: QgsVectorLayer, field: str, classes: Classes, values: Collection[Value], into: Value
    ) -> None:
        """Make polygons of some classes those of another; the layer keeps what they were, see `merged`.

        Raises:
            FreeNetError: If the layer cannot be edited.
        """
        kept = {value: info for value, info in classes.items() if value == into or value not in values}
        names = layer.customProperty(NAMES)
        with self._one_edit(layer, tr("Merge classes")):
            remember(layer, field, classes, [value for value in values if value != into])
            if names in layer.fields().names():
                _give(layer, field, {key(value) for value in values}, classes[into].name, names)
            _give(layer, field, {key(value) for value in values if value != into}, into)
            restyle(layer, field, kept)

    def take_out(self, layer: QgsVectorLayer, field: str, classes: Classes, value: Value, original: Value) -> None:
        """Make those polygons of a class that were another one before a merge that class again.

        Raises:
            FreeNetError: If the layer cannot be edited.
        """
        color = next(palette.colors(taken=[info.color for info in classes.values()]))
        info = classes.get(original) or look(layer, field, original, len(classes) + 1, color)
        found, names = merged_features(layer, field, value, original), layer.customProperty(NAMES)
        given = {field: original, BEFORE_MERGING: None, **({names: info.name} if names else {})}
        with self._one_edit(layer, tr("Undo merging")):
            restyle(layer, field, {**classes, original: info})  # first, for QGIS may read the name from the form's list
            for name, index in ((name, layer.fields().lookupField(name)) for name in given):
                for feature_id in found if index >= 0 else ():
                    give(layer, feature_id, index, given[name])

    def recolour(self, layer: QgsVectorLayer, field: str, classes: Classes, value: Value, color: str) -> None:
        """Show a class in another colour."""
        info = classes[value]
        restyle(layer, field, {**classes, value: ClassInfo(info.value, info.name, color)})

    def add(self, layer: QgsVectorLayer, field: str, classes: Classes) -> Value:
        """Add a class without polygons to the style, and return its value.

        Raises:
            FreeNetError: If there are as many as a map can hold.
        """
        if len(classes) >= MAX_CLASSES:
            raise FreeNetError(tr("A map holds at most {} classes.").format(MAX_CLASSES))
        name = _unused(tr("New class"), {info.name for info in classes.values()})
        is_number = layer.fields().field(field).isNumeric()
        value = 1 + max((int(known) for known in classes), default=0) if is_number else name
        color = next(palette.colors(taken=[info.color for info in classes.values()]))
        restyle(layer, field, {**classes, value: ClassInfo(len(classes) + 1, name, color)})
        return value

    def remove(self, layer: QgsVectorLayer, field: str, classes: Classes, values: Collection[Value]) -> None:
        """Take classes that have no polygons out of the style."""
        restyle(layer, field, {value: info for value, info in classes.items() if value not in values})

    def _rename_number(self, layer: QgsVectorLayer, field: str, classes: Classes, value: Value) -> None:
        """Rename a class in the style, and in the field that repeats the names where the layer has one."""
        names = layer.customProperty(NAMES)
        if names not in layer.fields().names():
            restyle(layer, field, classes)
            return
        with self._one_edit(layer, tr("Rename class")):
            restyle(layer, field, classes)
            _give(layer, field, {key(value)}, classes[value].name, names)

    @contextmanager
    def _one_edit(self, layer: QgsVectorLayer, title: str) -> Iterator[None]:
        """One edit of a layer and its style, undone as a whole; the layer is opened for editing if need be."""
        if not layer.isEditable() and not layer.startEditing():
            raise FreeNetError(tr("'{}' cannot be edited.").format(layer.name()), tr("Save it as a GeoPackage."))
        before = layer.renderer().clone()
        layer.beginEditCommand(title)
        try:
            yield
        except FreeNetError:
            layer.destroyEditCommand()
            show_style(layer, before)
            raise
        change = StyleChange(layer, before, layer.renderer().clone())
        self._changes = [*(each for each in self._changes if not sip.isdeleted(each)), change]
        layer.undoStack().push(change)
        layer.endEditCommand()


def _give(layer: QgsVectorLayer, field: str, keys: Collection[str], value: Value, into: str = "") -> None:
    """Give the features of some classes another value in `field`, or in the field `into`."""
    index = layer.fields().lookupField(field)
    target = layer.fields().lookupField(into or field)
    request = QgsFeatureRequest().setSubsetOfAttributes([index]).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    found = [(feature.id(), feature.attribute(index)) for feature in layer.getFeatures(request)]
    for feature_id, stored in found:
        old = class_value(legend.without_null(stored))
        if old is not None and key(old) in keys:
            give(layer, feature_id, target, value)


def _called(info: ClassInfo, name: str) -> ClassInfo:
    return ClassInfo(info.value, name, info.color)


def _unused(name: str, taken: Collection[str]) -> str:
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name} {number}"
    return candidate
