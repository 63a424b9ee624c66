# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn the scenes of ../shared/data into arrays that a machine without GDAL can read.

    python tests/benchmarks/scenes.py          # writes build/benchmarks/<scene>.npz

Each file holds cube, valid, wavelengths-free bands as JSON, and for every split <split>_train and <split>_test.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
from osgeo import gdal

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from freenet_qgis.geodata import raster  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
OUT = ROOT / "build" / "benchmarks"
SEEDS = 5

IMAGES = {
    "indian_pines": "indian_pines_200.tif",
    "pavia_university_crop": "paviau_crop_103.tif",
    "salinas_a": "salinas_a_204.tif",
    "enmap_potsdam": "enmap_potsdam_224.tif",
    "landsat7_nc": "landsat7_nc_5.tif",
    "sentinel2_nc_coast": "sentinel2_8.tif",
}
SPLITS = {  # name: train mask, test mask
    "region": ("train_mask.tif", "test_mask.tif"),
    "infield": ("train_mask_infield.tif", "test_mask_infield.tif"),
    "dase": ("purdue_dase/train_mask.tif", "purdue_dase/test_mask.tif"),
}


def main() -> None:
    """Convert every scene that is there."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, image in IMAGES.items():
        folder = DATA / name
        if not folder.exists():
            print(f"{name}: not there, wanted in {folder}")
            continue
        arrays = {**read_image(folder / image), **read_splits(folder)}
        np.savez_compressed(OUT / f"{name}.npz", **arrays)
        print(f"{name}: {arrays['cube'].shape}, {', '.join(key for key in arrays if key.endswith('_train'))}")


def read_image(path: Path) -> dict[str, np.ndarray]:
    """Cube, validity and bands as the engine would get them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copying = replace(raster.plan_reading(raster.describe(path)), plain=None)
        cube = raster.read(copying, folder, lambda done: None)
        return {
            "cube": np.load(folder / "cube.npy"),
            "valid": np.load(folder / "valid.npy"),
            "bands": np.array(json.dumps([asdict(band) for band in cube.bands])),
        }


def read_splits(folder: Path) -> dict[str, np.ndarray]:
    """Labels to train on and to test on, uint8, for every split the scene has."""
    splits: dict[str, np.ndarray] = {}
    for name, (train, test) in SPLITS.items():
        if (folder / train).exists():
            splits[f"{name}_train"], splits[f"{name}_test"] = read_labels(folder / train), read_labels(folder / test)
    reference = folder / "gt.tif"
    tiles = folder / "tile_split.tif"
    if tiles.exists():
        splits["tiles_train"] = np.where(read_labels(tiles) == 1, read_labels(reference), 0).astype(np.uint8)
        splits["tiles_test"] = read_labels(folder / "test_mask_tiles.tif")
    if "region_train" not in splits:  # the training polygons are what is left of the reference
        labels, test = read_labels(reference), read_labels(folder / "test_mask.tif")
        splits["region_train"], splits["region_test"] = np.where(test > 0, 0, labels).astype(np.uint8), test
    random = folder / "random_pixels_50.npz"
    if random.exists():
        with np.load(random) as pixels:
            labels = pixels["labels"].astype(np.uint8)
            for seed in range(SEEDS):
                chosen = np.zeros(labels.size, bool)
                if f"train_seed{seed}" not in pixels:
                    break
                chosen[pixels[f"train_seed{seed}"]] = True
                chosen = chosen.reshape(labels.shape)
                splits[f"random{seed}_train"] = np.where(chosen, labels, 0).astype(np.uint8)
                splits[f"random{seed}_test"] = np.where(chosen, 0, labels).astype(np.uint8)
    return splits


def read_labels(path: Path) -> np.ndarray:
    """uint8, shape (rows, cols)."""
    return gdal.Open(str(path)).ReadAsArray().astype(np.uint8)


if __name__ == "__main__":
    main()
