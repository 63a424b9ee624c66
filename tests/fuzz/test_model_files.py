# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged and hostile model files: refused in a sentence, or read as a network that maps; never anything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from cards import full_card
from fuzzing import Damage, as_text, damages, edits, fuzz
from hypothesis import given
from hypothesis import strategies as st

from freenet_qgis import report
from freenet_qgis.contract.job import LONGEST_NAME
from freenet_qgis.contract.model_header import CARD as CARD_ENTRY
from freenet_qgis.contract.model_header import read_model_card, seal
from freenet_qgis.engine.learners import model_file
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.strict_json import to_json
from freenet_qgis.text.plain_text import escaped

pytestmark = pytest.mark.slow
CPU = torch.device("cpu")
LONGEST_SENTENCE = 600


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with everything that its card may tell."""
    torch.manual_seed(0)
    path = tmp_path_factory.mktemp("model") / "model.safetensors"
    network = FreeNet(3, 3, 0.25)
    network.axes = torch.randn(5, 3)
    model_file.save(path, network, full_card())
    return path


def look(path: Path) -> None:
    """Do with a model file what the plugin does: look at it, load it, map with it."""
    try:
        card = read_model_card(path)
        report.write_model(path.with_suffix(".html"), card)
        network, card = model_file.load(path, CPU)
    except FreeNetError as error:
        assert len(str(error)) < LONGEST_SENTENCE and escaped(str(error)) == str(error)
        return
    assert all(0 <= figure <= 1 for figure in (card.overall_accuracy, card.average_accuracy) if figure is not None)
    assert max(len(one.name) for one in (*card.bands, *card.classes)) <= LONGEST_NAME
    to_json(card).encode()
    image = torch.zeros(1, network.stem.conv.in_channels, 16, 16)
    assert network(image).isfinite().all()
    assert "<script>alert(1)</script>" not in path.with_suffix(".html").read_text(encoding="utf-8")


@given(damage=damages())
@fuzz(few=100, full=500)
def test_a_damaged_model_is_refused_or_maps(
    model: Path, tmp_path_factory: pytest.TempPathFactory, damage: Damage
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.safetensors"
    path.write_bytes(damage(model.read_bytes()))
    look(path)


@given(edit=edits(), is_sealed=st.booleans())
@fuzz(few=100, full=500)
def test_a_model_with_a_hostile_card_is_refused_or_maps(
    model: Path, tmp_path_factory: pytest.TempPathFactory, edit: Callable[[Any], Any], is_sealed: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "hostile.safetensors"
    header = header_of(model)
    card = json.loads(header["__metadata__"][CARD_ENTRY])
    header["__metadata__"][CARD_ENTRY] = as_text(edit(card))
    write(path, json.dumps(header), weights_of(model), is_sealed)
    look(path)


@given(edit=edits())
@fuzz(few=60, full=300)
def test_a_model_with_a_hostile_header_is_refused_or_maps(
    model: Path, tmp_path_factory: pytest.TempPathFactory, edit: Callable[[Any], Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "header.safetensors"
    header = header_of(model)
    del header["__metadata__"]["sha256"]
    write(path, as_text(edit(header)), weights_of(model), is_sealed=False)
    look(path)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_weights_that_are_no_numbers_are_refused(model: Path, tmp_path: Path, value: float) -> None:
    header = header_of(model)
    del header["__metadata__"]["sha256"]
    weights = np.frombuffer(weights_of(model), np.float32).copy()
    weights[len(weights) // 2] = value
    write(tmp_path / "model.safetensors", json.dumps(header), weights.tobytes(), is_sealed=False)
    with pytest.raises(FreeNetError, match="damaged or do not fit its card: some are not numbers"):
        model_file.load(tmp_path / "model.safetensors", CPU)


def test_markup_in_a_card_stays_text(model: Path, tmp_path: Path) -> None:
    told = json.loads(to_json(full_card()))
    told["scene"] = told["classes"][0]["name"] = told["device"] = "<script>alert(1)</script>"
    header = header_of(model)
    header["__metadata__"][CARD_ENTRY] = json.dumps(told)
    path = tmp_path / "model.safetensors"
    del header["__metadata__"]["sha256"]
    write(path, json.dumps(header), weights_of(model), is_sealed=False)
    look(path)
    assert "&lt;script&gt;alert(1)" in path.with_suffix(".html").read_text(encoding="utf-8")


def header_of(model: Path) -> dict[str, Any]:
    content = model.read_bytes()
    return json.loads(content[8 : 8 + int.from_bytes(content[:8], "little")])


def weights_of(model: Path) -> bytes:
    content = model.read_bytes()
    return content[8 + int.from_bytes(content[:8], "little") :]


def write(path: Path, header: str, weights: bytes, is_sealed: bool) -> None:
    """A safetensors file; sealed as if by us, so that what is in it is all there is to refuse it by."""
    if is_sealed:
        found = json.loads(header)
        found["__metadata__"]["sha256"] = "0" * 64
        header = json.dumps(found, separators=(",", ":"), ensure_ascii=False)
    text = header.encode("utf-8", "surrogatepass")
    path.write_bytes(len(text).to_bytes(8, "little") + text + weights)
    if is_sealed:
        seal(path)
