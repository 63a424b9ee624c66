# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings survive in QgsSettings, each under its own name."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsSettings

from freenet_qgis import settings
from freenet_qgis.contract.job import TrainOptions
from freenet_qgis.settings import Settings


@pytest.fixture(autouse=True)
def stored() -> Iterator[QgsSettings]:
    """The store, without ours before and with them back afterwards."""
    store, before = QgsSettings(), settings.load()
    store.remove(settings.PREFIX)
    yield store
    settings.save(before)


def test_defaults_where_nothing_is_stored() -> None:
    assert settings.load() == Settings()


def test_preset_and_validation_are_at_first_those_of_a_run() -> None:
    remembered, options = Settings(), TrainOptions()
    assert (remembered.preset, remembered.validation, remembered.refit) == (
        options.preset,
        options.validation,
        options.refit,
    )


def test_every_field_survives() -> None:
    changed = Settings(
        **{
            field.name: (not field.default) if isinstance(field.default, bool) else f"{field.default}, Übung"
            for field in dataclasses.fields(Settings)
        }
    )
    settings.save(changed)
    assert settings.load() == changed


def test_each_is_stored_under_its_name(stored: QgsSettings) -> None:
    settings.change(device="cpu")
    assert stored.value("freenet_qgis/device") == "cpu"


def test_interpreter_is_a_path_or_none() -> None:
    assert Settings().interpreter() is None
    assert Settings(python="envs/torch/bin/python").interpreter() == Path("envs/torch/bin/python")
