# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader of model files written from docs/model-file.md alone, with numpy and nothing of ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

EPSILON = 1e-5


def read(path: Path) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """Card and tensors."""
    content = path.read_bytes()
    start = 8 + int.from_bytes(content[:8], "little")
    header = json.loads(content[8:start])
    card = json.loads(header.pop("__metadata__")["freenet"])
    tensors = {}
    for name, one in header.items():
        begin, end = one["data_offsets"]
        tensors[name] = np.frombuffer(content[start + begin : start + end], "<f4").reshape(one["shape"]).astype(float)
    return card, tensors


class Reader:
    """Logits of the network in a file, in float64."""

    def __init__(self, path: Path) -> None:
        self.card, self.tensors = read(path)
        self.groups = int(16 * self.card["width_factor"])

    def of_spectra(self, x: np.ndarray) -> np.ndarray:
        """Of standardised spectra, shape (n, bands)."""
        x = relu(self._normalised_layer("rest.0", self._linear("first", x)))
        x = relu(self._normalised_layer("rest.4", self._linear("rest.3", x)))
        return self._linear("rest.7", x)

    def of_image(self, image: np.ndarray, valid: np.ndarray) -> np.ndarray:
        """Of an image of channels, shape (channels, rows, columns), and a mask of its valid pixels."""
        valid = valid if self.card["masked_statistics"] else np.ones_like(valid)
        x = relu(self._norm("stem.norm", self._conv("stem.conv", image), valid))
        features = [self._stage(1, x, valid)]
        for number in (2, 3, 4):
            x = relu(self._conv(f"downsample{number - 1}.conv", features[-1], step=2))
            step = 2 ** (number - 1)
            features.append(self._stage(number, x, valid[::step, ::step]))
        y: Any = 0
        for number in (4, 3, 2, 1):
            y = self._conv(f"fuse{number}", self._conv(f"lateral{number}", features[number - 1]) + y)
            y = y.repeat(2, 1).repeat(2, 2) if number > 1 else y
        return self._conv("classifier", y)

    def _stage(self, number: int, x: np.ndarray, valid: np.ndarray) -> np.ndarray:
        valid = valid if valid.any() else np.ones_like(valid)
        name = f"stage{number}"
        means = self._kept(f"{name}.attention", lambda: x[:, valid].mean(1))
        weights = self._linear(f"{name}.attention.excite", relu(self._linear(f"{name}.attention.squeeze", means)))
        x = x / (1 + np.exp(-weights))[:, None, None]
        return relu(self._norm(f"{name}.norm", self._conv(f"{name}.conv", x), valid))

    def _norm(self, name: str, x: np.ndarray, valid: np.ndarray) -> np.ndarray:
        grouped = x.reshape(self.groups, -1, *x.shape[1:])
        inside = grouped[:, :, valid].reshape(self.groups, -1)
        mean, variance = np.split(self._kept(name, lambda: np.concatenate([inside.mean(1), inside.var(1)])), 2)
        scaled = (grouped - mean[:, None, None, None]) / np.sqrt(variance + EPSILON)[:, None, None, None]
        weight, bias = (self.tensors[f"{name}.{part}"][:, None, None] for part in ("weight", "bias"))
        return scaled.reshape(x.shape) * weight + bias

    def _kept(self, name: str, measure: Callable[[], np.ndarray]) -> np.ndarray:
        return self.tensors[f"{name}.statistics.kept"][0] if self.card["frozen_statistics"] else measure()

    def _conv(self, name: str, x: np.ndarray, step: int = 1) -> np.ndarray:
        weight, bias = self.tensors[f"{name}.weight"], self.tensors[f"{name}.bias"]
        margin = weight.shape[-1] // 2
        padded = np.pad(x, ((0, 0), (margin, margin), (margin, margin)))
        windows = np.lib.stride_tricks.sliding_window_view(padded, weight.shape[2:], (1, 2))[:, ::step, ::step]
        return np.einsum("crwij,ocij->orw", windows, weight) + bias[:, None, None]

    def _linear(self, name: str, x: np.ndarray) -> np.ndarray:
        return x @ self.tensors[f"{name}.weight"].T + self.tensors[f"{name}.bias"]

    def _normalised_layer(self, name: str, x: np.ndarray) -> np.ndarray:
        scaled = (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + EPSILON)
        return scaled * self.tensors[f"{name}.weight"] + self.tensors[f"{name}.bias"]


def relu(x: np.ndarray) -> np.ndarray:
    """What is positive."""
    return np.maximum(x, 0)
