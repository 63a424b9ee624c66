# SPDX-License-Identifier: GPL-3.0-or-later
"""Trained networks on disk: safetensors, with the model card as JSON in the header. Nothing executable."""

from __future__ import annotations

from pathlib import Path
from typing import Union

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from ...contract.job import in_brief
from ...contract.model_card import ModelCard
from ...contract.model_header import CARD, SEAL, UNSEALED, read_model_card, seal
from ...errors import FreeNetError
from ...files.strict_json import to_json
from ...text.i18n import tr
from ..network.freenet import FreeNet
from ..network.global_statistics import make_room_for_statistics
from ..network.trained_network import TrainedNetwork
from .spectral_network import SpectralNetwork


def save(path: Path, network: TrainedNetwork, card: ModelCard) -> None:
    """Write weights and card, sealed.

    Raises:
        FreeNetError: If the disk is full.
    """
    weights = {name: tensor.detach().cpu().contiguous() for name, tensor in network.state_dict().items()}
    try:
        save_file(weights, path, metadata={CARD: to_json(card), SEAL: UNSEALED})
    except SafetensorError as error:  # its words for what the disk says
        raise FreeNetError(
            tr("The model '{path}' cannot be written: {error}.").format(path=path, error=error),
            tr("Free some disk space."),
        ) from error
    seal(path)


def _described(card: ModelCard) -> Union[FreeNet, SpectralNetwork]:
    """A network as the card has it, without weights."""
    if card.network == "spectral":
        return SpectralNetwork(len(card.bands), len(card.classes))
    network = FreeNet(card.axes or len(card.bands), len(card.classes), card.width_factor)
    if card.axes:
        network.axes = torch.empty(len(card.bands), card.axes)
    if card.frozen_statistics:
        make_room_for_statistics(network)
    return network


def load(path: Path, device: torch.device) -> tuple[TrainedNetwork, ModelCard]:
    """The network, in evaluation mode, and its card.

    Raises:
        FreeNetError: If the file is damaged or its weights are not those its card describes.
    """
    card = read_model_card(path)
    try:
        with torch.device("meta"):  # no memory is taken on the word of a card
            network = _described(card)
        # Copies, for in the file tensors lie unaligned, and other alignment means other rounding.
        weights = {name: tensor.to(torch.float32, copy=True) for name, tensor in load_file(path).items()}
        network.load_state_dict(weights, assign=True)
        if not all(tensor.isfinite().all() for tensor in weights.values()):
            raise ValueError("some are not numbers")
    except (SafetensorError, RuntimeError, ArithmeticError, ValueError, OSError) as error:
        raise FreeNetError(
            tr("The weights in '{name}' are damaged or do not fit its card: {reason}.").format(
                name=path.name, reason=in_brief(error)
            ),
            tr("Choose another model file, or train the model again."),
        ) from error
    return network.to(device).eval(), card
