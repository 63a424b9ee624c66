# SPDX-License-Identifier: GPL-3.0-or-later
"""The header of a model file, read without torch: the card, and the seal that tells whether the file is as written.

A model is a safetensors file; docs/model-file.md describes it. Nothing in it is ever executed.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from ..errors import FreeNetError
from ..files.regular_files import open_regular
from ..files.strict_json import bounded, build, parse_json
from ..text.i18n import tr
from .job import LONGEST_NAME, Band, ClassInfo, in_brief
from .model_card import MODEL_FORMAT, MODEL_FORMATS, ModelCard
from .presets import FIRST_TO_REFIT

CARD, SEAL = "freenet", "sha256"  # entries of the header's metadata
UNSEALED = "0" * 64  # stands in the seal's place while the file is written and while it is checked
MAX_HEADER_BYTES = 4_000_000  # ours take a few hundred bytes a band; whoever shows a card has no time for more
MAX_FILE_BYTES = 2**31  # of the widest network; of those that are trained here 45 MB
CHUNK_BYTES = 2**20

Named = TypeVar("Named", Band, ClassInfo)


def read_model_card(path: Path) -> ModelCard:
    """The card of a model file that is whole.

    Raises:
        FreeNetError: If the file is missing, damaged, changed since it was written, or not a model of ours.
    """
    hint = tr("Choose a .safetensors file written by FreeNet, or train the model again.")
    try:
        with open_regular(path) as file:
            header = _header(file, _size(file))
            metadata = parse_json(header)["__metadata__"]
            entries = parse_json(metadata[CARD])
            _check_format(entries, path)  # first: a later format may mean anything by the rest
            card = _short_named(build(ModelCard, bounded(entries, ModelCard.__name__)))
            if "remarks" not in entries:
                card = _as_trained(card)
            if SEAL in metadata and _digest(header, metadata[SEAL], file) != metadata[SEAL]:
                raise FreeNetError(
                    tr("'{name}' was damaged or changed after it was written.").format(name=path.name), hint
                )
    except OSError as error:
        raise FreeNetError(
            tr("The model file '{path}' cannot be read: {reason}.").format(path=path, reason=error.strerror), hint
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise FreeNetError(
            tr("'{name}' is not a FreeNet model: {reason}.").format(name=path.name, reason=_reason(error)), hint
        ) from error
    return card


def seal(path: Path) -> None:
    """Put the seal into a file that was written with `UNSEALED` in its place."""
    with path.open("r+b") as file:
        header = _header(file, path.stat().st_size)
        digest = _digest(header, UNSEALED, file)
        file.seek(8 + header.index(_entry(UNSEALED)))
        file.write(_entry(digest))


def _size(file: BinaryIO) -> int:
    size = os.fstat(file.fileno()).st_size
    if size > MAX_FILE_BYTES:
        raise ValueError(f"it has {size} bytes, {MAX_FILE_BYTES} is the most")
    return size


def _header(file: BinaryIO, size: int) -> bytes:
    """The JSON text at the beginning of the file."""
    length = int.from_bytes(file.read(8), "little")
    if not 2 <= length <= min(MAX_HEADER_BYTES, size - 8):
        raise ValueError("its header is not that of a safetensors file")
    return file.read(length)


def _digest(header: bytes, known: Any, file: BinaryIO) -> str:
    """SHA-256 of the whole file, in hexadecimal digits, as if it were not sealed; `file` stands behind the header."""
    unsealed = header.replace(_entry(known), _entry(UNSEALED), 1)
    found = hashlib.sha256(len(header).to_bytes(8, "little") + unsealed)
    while chunk := file.read(CHUNK_BYTES):
        found.update(chunk)
    return found.hexdigest()


def _entry(digest: Any) -> bytes:
    """The seal as it stands in the header; nowhere else, for inside the card quotes are escaped."""
    return f'"{SEAL}":"{digest}"'.encode()


def _check_format(card: Any, path: Path) -> None:
    """Refuse a card, as parsed from JSON, of a format that is not known here."""
    found = card.get("format", MODEL_FORMAT) if isinstance(card, dict) else MODEL_FORMAT
    if type(found) is int and found not in MODEL_FORMATS:
        ours = ", ".join(map(str, MODEL_FORMATS))
        raise FreeNetError(
            tr("'{name}' has model format {told}, this version reads formats {ours}.").format(
                name=path.name, told=found, ours=ours
            ),
            tr("Update FreeNet, or train the model again."),
        )


def _short_named(card: ModelCard) -> ModelCard:
    """A card whose classes and bands have names as those of layers and rasters are read; older versions kept all."""

    def short(one: Named) -> Named:
        return replace(one, name=one.name[:LONGEST_NAME])

    return replace(
        card,
        bands=tuple(map(short, card.bands)),
        classes=tuple(map(short, card.classes)),
        left_out=tuple(replace(one, band=short(one.band)) for one in card.left_out),
    )


def _as_trained(card: ModelCard) -> ModelCard:
    """The card of a file of before cards had remarks, which tells what was asked for.

    Until then only one preset trained on all polygons after something was measured.
    """
    is_of_part = card.options.preset != FIRST_TO_REFIT and card.overall_accuracy is not None
    return replace(card, options=replace(card.options, refit=False)) if is_of_part else card


def _reason(error: Exception) -> str:
    """What went wrong, in a line."""
    if isinstance(error, KeyError):
        return f"{error} is missing from its header"
    return in_brief(error)
