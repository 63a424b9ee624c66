# SPDX-License-Identifier: GPL-3.0-or-later
"""Trained networks on disk: safetensors, with the model card as JSON in the header. Nothing executable."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Optional, Union

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file

from ...contract.job import in_brief
from ...contract.model_card import ModelCard
from ...contract.model_header import CARD, SEAL, UNSEALED, read_model_card, seal
from ...contract.unlike import check_knows
from ...errors import FreeNetError
from ...files.strict_json import to_json
from ...text.i18n import tr
from ..network.freenet import FreeNet
from ..network.global_statistics import make_room_for_statistics
from ..network.trained_network import TrainedNetwork
from .known_spectra import KnownSpectra
from .spectral_network import SpectralNetwork

KNOWN = "known."  # begins the names of what is kept of the training spectra


def save(path: Path, network: TrainedNetwork, card: ModelCard, known: Optional[KnownSpectra] = None) -> None:
    """Write weights, what is kept of the training spectra, and card, sealed.

    Raises:
        FreeNetError: If the disk is full.
    """
    weights = {name: tensor.detach().cpu().contiguous() for name, tensor in network.state_dict().items()}
    if known is not None:
        weights.update({KNOWN + name: tensor.cpu().contiguous() for name, tensor in vars(known).items()})
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
        stored = {name: tensor for name, tensor in load_file(path).items() if not name.startswith(KNOWN)}
        weights = {name: tensor.to(torch.float32, copy=True) for name, tensor in stored.items()}
        network.load_state_dict(weights, assign=True)
        if not all(tensor.isfinite().all() for tensor in weights.values()):
            raise ValueError("some are not numbers")
    except (SafetensorError, RuntimeError, ArithmeticError, ValueError, OSError) as error:
        raise _damaged(path, error) from error
    return network.to(device).eval(), card


def load_known(path: Path, device: torch.device) -> KnownSpectra:
    """The training spectra that a model keeps.

    Raises:
        FreeNetError: If it keeps none, or they are damaged.
    """
    card = read_model_card(path)
    check_knows(card, path.name)
    try:
        with safe_open(path, "pt") as file:
            stored = [file.get_tensor(KNOWN + one.name).to(torch.float32, copy=True) for one in fields(KnownSpectra)]
        known = KnownSpectra(*stored)
        if known.spectra.shape != (card.known_spectra, len(card.bands)):
            raise ValueError("they are not as many, or of other bands")
        if not all(tensor.isfinite().all() for tensor in stored):
            raise ValueError("some are not numbers")
    except (SafetensorError, RuntimeError, ArithmeticError, ValueError, OSError) as error:
        raise _damaged(path, error) from error
    return known.to(device)


def _damaged(path: Path, error: Exception) -> FreeNetError:
    return FreeNetError(
        tr("The weights in '{name}' are damaged or do not fit its card: {reason}.").format(
            name=path.name, reason=in_brief(error)
        ),
        tr("Choose another model file, or train the model again."),
    )
