# SPDX-License-Identifier: GPL-3.0-or-later
"""Where in the layer tree a new map of an image is seen: above all that hides the image, below the polygons on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Optional

from qgis.core import QgsLayerTree, QgsLayerTreeGroup, QgsLayerTreeLayer, QgsLayerTreeNode, QgsMapLayer, QgsProject

from ...contract.maps import RASTERS
from .covering import topmost
from .own_layers import own_layer_kind

OURS = "freenet/result"  # a property of groups in the layer tree


class Stack:
    """The layers of the open project as they lie now.

    Args:
        image: What a map is of; None if it has left the project: the map comes to the top.
        kept_above: Ids of the layers that a map need not lie above: the training polygons.
    """

    def __init__(self, image: Optional[QgsMapLayer], kept_above: Collection[str] = ()) -> None:
        self._root = _layer_tree()
        self._image = image
        self._top = None if image is None else topmost(image, kept_above)

    def is_hidden(self) -> bool:
        """Whether another layer hides the image."""
        return self._top is not None and self._top is not self._image

    def place(self) -> tuple[QgsLayerTreeGroup, int]:
        """Where a node comes to be seen."""
        if self._image is None or self._top is None:
            return self._root, 0
        around = _groups_around(self._root.findLayer(self._image.id()))
        top = self._root.findLayer(self._top.id())
        if top is None:
            return self._root, 0
        node: QgsLayerTreeNode = top
        for group in _groups_around(top):
            if group is self._root or _is_good(group, node, around):
                return group, _index_above(node, group)
            node = group
        return self._root, 0

    def new_group(self, name: str) -> QgsLayerTreeGroup:
        """An empty group there, for the results of a run."""
        parent, index = self.place()
        group = QgsLayerTreeGroup(name)
        group.setCustomProperty(OURS, True)
        parent.insertChildNode(index, group)
        return group

    def lift(self, layers: Sequence[QgsMapLayer]) -> None:
        """Let layers that have come into the tree be seen in an order of layers that does not follow the tree."""
        root = self._root
        if not root.hasCustomLayerOrder():
            return
        others = [layer for layer in root.customLayerOrder() if layer not in layers]
        index = others.index(self._top) if self._top in others else 0
        while index and own_layer_kind(others[index - 1]) is not None:
            index -= 1
        root.setCustomLayerOrder([*others[:index], *layers, *others[index:]])


def bring_to_sight(layer: QgsMapLayer, kept_above: Collection[str] = ()) -> None:
    """Have a map that is in the project already be seen: switched on, and above all that hides it."""
    root = QgsProject.instance().layerTreeRoot()
    node = root.findLayer(layer.id())
    if node is None:  # it is outside the tree
        return
    node.setItemVisibilityCheckedParentRecursive(True)
    overlays = _overlays_of(node)
    stack = Stack(layer, [*kept_above, *(overlay.id() for overlay in overlays)])
    if stack.is_hidden():
        _move(_with_its_group(node), stack)
        stack.lift([*overlays, layer])


def top_of_group(layer: QgsMapLayer) -> QgsMapLayer:
    """The uppermost layer of the group that we made for a run; a layer that is in none itself."""
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    group = None if node is None else node.parent()
    if group is None or not group.customProperty(OURS):
        return layer
    first = group.children()[0]
    top = first.layer() if isinstance(first, QgsLayerTreeLayer) else None
    return layer if top is None else top


def index_on_canvas(shown: Sequence[QgsMapLayer], image: QgsMapLayer, kept_above: Collection[str] = ()) -> int:
    """Where among the layers of a canvas, the uppermost first, a layer comes to be seen as a map of the image would.

    Args:
        shown: The layers of the canvas; QGIS shows some groups as one layer of its own.
        image: What it is of.
        kept_above: As of `Stack`.
    """
    place = {layer.id(): place for place, layer in enumerate(QgsProject.instance().layerTreeRoot().layerOrder())}
    top = topmost(image, kept_above)
    if top is None:
        return 0
    for index, layer in enumerate(shown):
        parts = layer.childLayers() if hasattr(layer, "childLayers") else [layer]
        if any(place.get(part.id(), -1) >= place[top.id()] for part in parts):
            return index
    return len(shown)


def expand_above(node: Optional[QgsLayerTreeNode]) -> None:
    """Open the groups that a node lies in, so that it is found."""
    for group in _groups_around(node):
        group.setExpanded(True)


def _layer_tree() -> QgsLayerTree:
    """The layer tree of the open project."""
    tree = QgsProject.instance().layerTreeRoot()
    if tree is None:  # for the stubs: there always is one
        raise RuntimeError("the project has no layer tree")
    return tree


def _index_above(node: QgsLayerTreeNode, group: QgsLayerTreeGroup) -> int:
    """Where in its group a map lies above a node, and above maps of ours."""
    siblings = group.children()
    index = siblings.index(node)
    while index and _is_ours(siblings[index - 1]):  # those that are switched off now as well
        index -= 1
    return index


def _is_good(group: QgsLayerTreeGroup, node: QgsLayerTreeNode, around: Sequence[QgsLayerTreeGroup]) -> bool:
    """Whether a map is seen and looked for in the group of a node."""
    if not group.isVisible() or group.isMutuallyExclusive() or group.customProperty(OURS):
        return False
    if group.customProperty("embedded"):  # of another project, which alone saves what is in it
        return False
    above = group.children()[: group.children().index(node)]
    return group in around or any(one.isVisible() for one in above)


def _is_ours(node: Optional[QgsLayerTreeNode]) -> bool:
    if isinstance(node, QgsLayerTreeLayer):
        layer = node.layer()
        return layer is not None and own_layer_kind(layer) is not None
    return bool(node.customProperty(OURS))


def _groups_around(node: Optional[QgsLayerTreeNode]) -> list[QgsLayerTreeGroup]:
    """The groups that a node lies in, the innermost first."""
    groups: list[QgsLayerTreeGroup] = []
    group = None if node is None else node.parent()
    while isinstance(group, QgsLayerTreeGroup):
        groups.append(group)
        group = group.parent()
    return groups


def _overlays_of(node: QgsLayerTreeLayer) -> list[QgsMapLayer]:
    """What lies above a map in its group to be seen together with it."""
    siblings = node.parent().children()
    above = [one.layer() for one in siblings[: siblings.index(node)] if isinstance(one, QgsLayerTreeLayer)]
    kinds = {layer: own_layer_kind(layer) for layer in above if layer is not None}
    return [layer for layer, kind in kinds.items() if kind is not None and RASTERS[kind].is_overlay]


def _with_its_group(node: QgsLayerTreeLayer) -> QgsLayerTreeNode:
    """The group that we made for a run, where nothing else is in it; else the layer alone."""
    group = node.parent()
    is_own = group is not None and group.customProperty(OURS) and all(map(_is_ours, group.children()))
    return group if group is not None and is_own else node


def _move(node: QgsLayerTreeNode, stack: Stack) -> None:
    parent, index = stack.place()
    parent.insertChildNode(index, node.clone())
    node.parent().removeChildNode(node)
