# SPDX-License-Identifier: GPL-3.0-or-later
"""Model files: whole or refused, and never executed."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from cards import CARD
from known import knowing
from safetensors.torch import save_file

from freenet_qgis.contract.job import Grid
from freenet_qgis.contract.model_card import ModelCard, TrainedScene
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.engine.learners import model_file
from freenet_qgis.engine.learners.spectral_network import SpectralNetwork
from freenet_qgis.engine.network.freenet import FreeNet
from freenet_qgis.engine.network.global_statistics import kept_statistics
from freenet_qgis.errors import FreeNetError
from freenet_qgis.files.strict_json import to_json

CPU = torch.device("cpu")
REFUSED = "is not a FreeNet model|was damaged or changed|has model format"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    path = tmp_path / "model.safetensors"
    model_file.save(path, FreeNet(5, 3, 0.25, dropout=0.5), CARD)
    return path


def test_the_network_comes_back_as_it_was(model: Path) -> None:
    torch.manual_seed(0)
    saved = FreeNet(5, 3, 0.25).eval()
    network, card = model_file.load(model, CPU)
    image = torch.randn(1, 5, 16, 32)
    assert card == CARD
    assert torch.equal(network(image), saved(image))


def test_the_axes_are_part_of_the_model(tmp_path: Path) -> None:
    network = FreeNet(2, 3, 0.25).eval()
    network.axes = torch.randn(5, 2)
    model_file.save(tmp_path / "model.safetensors", network, replace(CARD, axes=2))
    loaded, _ = model_file.load(tmp_path / "model.safetensors", CPU)
    image = torch.randn(1, 2, 16, 32)
    assert torch.equal(loaded.axes, network.axes)
    assert torch.equal(loaded(image), network(image))


def test_training_spectra_come_back_as_they_were(tmp_path: Path) -> None:
    card, known = knowing(CARD)
    model_file.save(tmp_path / "model.safetensors", FreeNet(5, 3, 0.25), card, known)
    found = model_file.load_known(tmp_path / "model.safetensors", CPU)
    assert model_file.load(tmp_path / "model.safetensors", CPU)[1] == card
    assert all(torch.equal(getattr(found, name), tensor) for name, tensor in vars(known).items())


def test_a_model_without_training_spectra_says_so(model: Path) -> None:
    with pytest.raises(FreeNetError, match="keeps no training spectra"):
        model_file.load_known(model, CPU)


@pytest.mark.parametrize("name", ["spectra", "labels", "axes"])
def test_damaged_training_spectra_are_refused(tmp_path: Path, name: str) -> None:
    path, (card, known) = tmp_path / "model.safetensors", knowing(CARD)
    model_file.save(path, FreeNet(5, 3, 0.25), card, replace(known, **{name: getattr(known, name) * torch.nan}))
    with pytest.raises(FreeNetError, match="damaged or do not fit"):
        model_file.load_known(path, CPU)
    model_file.save(path, FreeNet(5, 3, 0.25), card)
    with pytest.raises(FreeNetError, match="damaged or do not fit"):
        model_file.load_known(path, CPU)


def test_a_network_of_spectra_comes_back_as_it_was(tmp_path: Path) -> None:
    network = SpectralNetwork(5, 3).eval()
    model_file.save(tmp_path / "model.safetensors", network, replace(CARD, network="spectral", temperature=1.5))
    loaded, card = model_file.load(tmp_path / "model.safetensors", CPU)
    spectra = torch.randn(10, 5)
    assert card.temperature == 1.5
    assert torch.equal(loaded(spectra), network(spectra))


def test_kept_statistics_are_part_of_the_model(tmp_path: Path) -> None:
    network = FreeNet(5, 3, 0.25).eval()
    seen, other = torch.randn(2, 1, 5, 32, 32)
    with kept_statistics(network):
        network(seen)
    path = tmp_path / "model.safetensors"
    model_file.save(path, network, replace(CARD, frozen_statistics=True))
    assert torch.equal(model_file.load(path, CPU)[0](other), network(other))
    model_file.save(path, FreeNet(5, 3, 0.25), replace(CARD, frozen_statistics=True))
    with pytest.raises(FreeNetError, match="damaged or do not fit its card"):
        model_file.load(path, CPU)


def test_the_card_is_read_without_torch(model: Path) -> None:
    assert read_model_card(model) == CARD


def test_a_pickle_is_refused_and_not_run(tmp_path: Path) -> None:
    trap = tmp_path / "sprung"

    class Trap:
        def __reduce__(self) -> tuple:
            return (Path.touch, (trap,))

    path = tmp_path / "model.safetensors"
    path.write_bytes(pickle.dumps(Trap()))
    with pytest.raises(FreeNetError, match="is not a FreeNet model"):
        read_model_card(path)
    assert not trap.exists()


def test_a_file_truncated_anywhere_is_refused(model: Path) -> None:
    content = model.read_bytes()
    header = int.from_bytes(content[:8], "little")
    sizes = (*range(20), *range(20, header, 211), *range(header - 2, header + 12))
    for size in (*sizes, len(content) // 2, len(content) - 1):
        model.write_bytes(content[:size])
        with pytest.raises(FreeNetError, match=REFUSED):
            read_model_card(model)


def test_a_longer_file_is_refused(model: Path) -> None:
    model.write_bytes(model.read_bytes() + b"\0")
    with pytest.raises(FreeNetError, match="was damaged or changed after it was written"):
        read_model_card(model)


def test_a_bit_that_flipped_is_noticed(model: Path) -> None:
    """Wherever it flips, but for the name of the seal: without that, the file is one without a seal."""
    content = model.read_bytes()
    header = int.from_bytes(content[:8], "little")
    for place in (*range(0, header + 8, 17), header + 100, len(content) - 1):
        flipped = bytearray(content)
        flipped[place] ^= 1 << place % 8
        model.write_bytes(flipped)
        if b'"sha256":"' in flipped:
            with pytest.raises(FreeNetError, match=REFUSED):
                read_model_card(model)


def test_an_edited_card_is_refused(model: Path) -> None:
    content = model.read_bytes()
    model.write_bytes(content.replace(b"Wasser", b"Wueste"))
    with pytest.raises(FreeNetError, match="was damaged or changed after it was written"):
        read_model_card(model)


def test_a_file_without_a_seal_is_refused_where_its_weights_end_early(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    save_file(FreeNet(5, 3, 0.25).state_dict(), path, metadata={"freenet": to_json(CARD)})
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(FreeNetError, match=r"weights in 'model\.safetensors' are damaged"):
        model_file.load(path, CPU)


def test_safetensors_of_another_program_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.safetensors"
    save_file({"weight": torch.zeros(3)}, path)
    with pytest.raises(FreeNetError, match="'__metadata__' is missing from its header"):
        read_model_card(path)


@pytest.mark.parametrize(
    "card",
    [
        replace(CARD, bands=CARD.bands[:4], band_mean=CARD.band_mean[:4], band_std=CARD.band_std[:4]),
        replace(CARD, classes=CARD.classes[:2]),
        replace(CARD, width_factor=0.5),
        replace(CARD, width_factor=0.05),
    ],
)
def test_a_card_that_does_not_describe_the_weights_is_refused(tmp_path: Path, card: ModelCard) -> None:
    path = tmp_path / "model.safetensors"
    model_file.save(path, FreeNet(5, 3, 0.25), card)
    with pytest.raises(FreeNetError, match="damaged or do not fit its card"):
        model_file.load(path, CPU)


@pytest.mark.parametrize(
    "change", [{"width_factor": 1e9}, {"width_factor": 0.0}, {"views": 10**9}, {"band_std": []}, {"band_mean": [1.0]}]
)
def test_a_card_that_describes_no_freenet_is_refused(tmp_path: Path, change: dict) -> None:
    path = tmp_path / "model.safetensors"
    card = json.dumps({**json.loads(to_json(CARD)), **change})
    save_file(FreeNet(5, 3, 0.25).state_dict(), path, metadata={"freenet": card})
    with pytest.raises(FreeNetError, match="is not a FreeNet model"):
        read_model_card(path)


def test_a_model_of_a_newer_format_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    card = json.dumps({**json.loads(to_json(CARD)), "format": 6})
    save_file(FreeNet(5, 3, 0.25).state_dict(), path, metadata={"freenet": card})
    with pytest.raises(FreeNetError, match="model format 6, this version reads formats 1, 2, 3, 4, 5"):
        read_model_card(path)


def test_a_newer_format_is_told_whatever_else_is_in_the_card(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    card = json.dumps({"format": 6, "bands": "ask the satellite"})
    save_file(FreeNet(5, 3, 0.25).state_dict(), path, metadata={"freenet": card})
    with pytest.raises(FreeNetError, match="model format 6"):
        read_model_card(path)


def test_a_model_of_several_scenes_comes_back_as_format_2(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    grid = Grid(60, 50, (0.0, 1.0, 0.0, 0.0, 0.0, -1.0), "")
    trained = tuple(TrainedScene(f"{name}.tif", grid, 9, (100, 20, 0)) for name in "ab")
    card = replace(CARD, format=2, standardised_by="scene", scenes=trained)
    model_file.save(path, FreeNet(5, 3, 0.25), card)
    assert model_file.load(path, CPU)[1] == card


@pytest.mark.parametrize("standardised_by", ["training", "scene"])
def test_a_model_that_sees_bands_beside_axes_comes_back_as_format_3(tmp_path: Path, standardised_by: str) -> None:
    path, network = tmp_path / "model.safetensors", FreeNet(10, 3, 0.25)
    network.axes = torch.randn(5, 10)
    card = replace(CARD, format=3, axes=10, standardised_by=standardised_by)
    model_file.save(path, network, card)
    loaded, found = model_file.load(path, CPU)
    assert found == card and torch.equal(loaded.axes, network.axes)


@pytest.mark.parametrize("change", [{"format": 2}, {"standardised_by": "scene"}, {"format": 3}, {"axes": 6}])
def test_format_and_standardisation_must_fit_each_other(change: dict) -> None:
    with pytest.raises(ValueError, match="is not that of input standardised by the"):
        replace(CARD, **change)


def entry(**changes: object) -> bytes:
    """A header whose card has such changes."""
    return json.dumps({"__metadata__": {"freenet": json.dumps({**json.loads(to_json(CARD)), **changes})}}).encode()


HOSTILE = {
    "deep": b"[" * 1_000_000,
    "deep card": json.dumps({"__metadata__": {"freenet": "[" * 1_000_000}}).encode(),
    "endless number": b'{"__metadata__": {"freenet": ' + b"9" * 3_000_000 + b"}}",
    "endless number in the card": entry().replace(b'\\"seed\\": 0', b'\\"seed\\": ' + b"9" * 3_000_000),
    "number beyond floats": entry().replace(b"400.0", b"1e999").replace(b"401.0", b"1e999"),
    "NaN": entry(band_mean=[float("nan")] * 5),
    "negative deviation": entry(band_std=[-1.0] * 5),
    "card is no text": json.dumps({"__metadata__": {"freenet": {"version": "1"}}}).encode(),
    "card is a number": json.dumps({"__metadata__": {"freenet": "3"}}).encode(),
    "text for a number": entry(seed="0"),
    "long text for a number": entry(seed="0" * 1_000_000),
    "no bands": entry(bands=[], band_mean=[], band_std=[]),
    "no classes": entry(classes=[]),
    "colour with markup": entry(classes=[{"value": 1, "name": "", "color": "red;<b>"}]),
    "range of other bands": entry(band_low=[0.0], band_high=[1.0]),
    "range turned round": entry(band_low=[1.0] * 5, band_high=[0.0] * 5),
    "pixels of other classes": entry(training_pixels=[1]),
    "seal of another kind": json.dumps(
        {"__metadata__": {**json.loads(entry())["__metadata__"], "sha256": [1]}}
    ).encode(),
    "not UTF-8": b'{"\xff\xfe": 1}',
}


@pytest.mark.parametrize("header", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_header_is_refused_in_one_short_sentence(tmp_path: Path, header: bytes) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    with pytest.raises(FreeNetError, match=REFUSED) as caught:
        read_model_card(path)
    assert len(caught.value.message) < 300 and "\n" not in caught.value.message


def test_a_header_that_says_it_is_huge_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    with path.open("wb") as file:  # sparse: takes no room on the disk
        file.write((2**32).to_bytes(8, "little"))
        file.truncate(2**31)
    with pytest.raises(FreeNetError, match="its header is not that of a safetensors file"):
        read_model_card(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FreeNetError, match=r"none\.safetensors' cannot be read"):
        read_model_card(tmp_path / "none.safetensors")


@pytest.mark.parametrize("header", [b"[]", b'"text"', b"null", json.dumps({"__metadata__": 3}).encode()])
def test_a_header_that_is_no_table_is_refused(tmp_path: Path, header: bytes) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    with pytest.raises(FreeNetError, match="is not a FreeNet model"):
        read_model_card(path)
