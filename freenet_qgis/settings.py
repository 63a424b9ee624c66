# SPDX-License-Identifier: GPL-3.0-or-later
"""What is remembered from one session of QGIS to the next."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from qgis.core import QgsSettings

PREFIX = "freenet_qgis"


@dataclass(frozen=True)
class Settings:
    """The user's choices; every field has a default and is stored under ``freenet_qgis/<its name>``.

    Attributes:
        python: The Python that runs the engine; empty: the first one found that has torch.
        device: Where to compute.
        preset: How to train.
        validation: What is held out to judge the map.
        refit: Whether the final model is trained on all polygons.
        confidence: Whether the dock maps the confidence as well.
        probabilities: Whether it maps the probabilities of the classes as well.
        novelty: Whether it maps how unlike the training data spectra are.
        preview: Whether the map is shown on the canvas while it is trained.
        feature_form: Whether the form opens after each polygon that is drawn in a new training layer.
        has_trained: Whether the dock has made a map before, so that nobody has to be shown how.
        page: The page of the dock that the user opened last.
        last_folder: Where the last results were written.
        spectra_of: Whose spectra the panel shows, "training", "map" or "both".
        spectra_spread: How it shows their spread, "percentiles", "deviation" or "none".
        apply_folder: Where the maps of a model go that is applied to other rasters; empty for temporary files.
        apply_maps: What goes with each of them, ids of `MapKind` parted by spaces.
        apply_skips: Whether rasters are left alone that are mapped already.
        apply_shows: Whether those maps are added to the project.
    """

    python: str = ""
    device: str = "auto"
    preset: str = "auto"
    validation: str = "polygons"
    refit: bool = True
    confidence: bool = False
    probabilities: bool = False
    novelty: bool = False
    preview: bool = True
    feature_form: bool = True
    has_trained: bool = False
    page: str = "trainPage"
    last_folder: str = ""
    spectra_of: str = "training"
    spectra_spread: str = "percentiles"
    apply_folder: str = ""
    apply_maps: str = ""
    apply_skips: bool = True
    apply_shows: bool = True

    def interpreter(self) -> Optional[Path]:
        """The chosen Python, as the workflow wants it."""
        return Path(self.python) if self.python else None


def load() -> Settings:
    """The settings as stored, defaults where nothing is."""
    store = QgsSettings()
    return Settings(
        **{
            field.name: store.value(f"{PREFIX}/{field.name}", field.default, type=type(field.default))
            for field in dataclasses.fields(Settings)
        }
    )


def save(settings: Settings) -> None:
    """Store every field."""
    store = QgsSettings()
    for name, value in dataclasses.asdict(settings).items():
        store.setValue(f"{PREFIX}/{name}", value)


def change(**values: Any) -> None:
    """Store these fields, keep the others."""
    save(dataclasses.replace(load(), **values))
