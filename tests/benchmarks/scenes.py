# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn the scenes of ../shared/data into arrays that a machine without GDAL can read.

    python tests/benchmarks/scenes.py                   # writes build/benchmarks/<scene>.npz
    python tests/benchmarks/scenes.py --data ../data    # of a folder like it

Each file holds cube, valid, wavelengths-free bands as JSON, for every split <split>_train and <split>_test and, where
polygons were drawn to train on, <split>_polygons: the number of the polygon at each pixel.
"""

from __future__ import annotations

import argparse
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
    "landsat7_chiapas": "landsat7_1999322_6.tif",
    "historical_map_rgb": "historical_map_rgb.tif",
    "muufl_crop": "muufl_crop_64.tif",
    "sentinel2_nc_coast": "sentinel2_8.tif",
}
SPLITS = {  # name: train mask, test mask, polygons to train on
    "region": ("train_mask.tif", "test_mask.tif", "train_polygons.gpkg"),
    "infield": ("train_mask_infield.tif", "test_mask_infield.tif", "train_polygons_infield.gpkg"),
    "dase": ("purdue_dase/train_mask.tif", "purdue_dase/test_mask.tif", "purdue_dase/train_polygons.gpkg"),
    "tiles": ("", "test_mask_tiles.tif", "train_polygons_tiles.gpkg"),
}


def main() -> None:
    """Convert every scene that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data
    OUT.mkdir(parents=True, exist_ok=True)
    for name, image in IMAGES.items():
        folder = data / name
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
    """Labels to train on and to test on, uint8, for every split the scene has, and the polygons drawn to train on."""
    splits: dict[str, np.ndarray] = {}
    for name, (train, test, polygons) in SPLITS.items():
        if (folder / polygons).exists():
            splits[f"{name}_test"], layer = read_labels(folder / test), folder / polygons
            # Where there is no mask, the polygons alone say what is left out beside a cut.
            has_mask = bool(train) and (folder / train).exists()
            labels = read_labels(folder / train) if has_mask else burnt(layer, "class_id", folder / test)
            splits[f"{name}_train"] = labels.astype(np.uint8)
            splits[f"{name}_polygons"] = burnt(layer, "FID", folder / test)
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


def burnt(polygons: Path, field: str, like: Path) -> np.ndarray:
    """A field of polygons at the pixels whose centre they hold, 0 elsewhere; int32, shape (rows, cols)."""
    grid, layers = gdal.Open(str(like)), gdal.OpenEx(str(polygons))
    found = gdal.GetDriverByName("MEM").Create("", grid.RasterXSize, grid.RasterYSize, 1, gdal.GDT_Int32)
    found.SetGeoTransform(grid.GetGeoTransform())
    found.SetProjection(grid.GetProjection())
    chosen = layers.ExecuteSQL(f'SELECT {field} AS burnt, * FROM "{layers.GetLayer(0).GetName()}"')
    gdal.RasterizeLayer(found, [1], chosen, options=["ATTRIBUTE=burnt"])
    layers.ReleaseResultSet(chosen)
    return found.ReadAsArray()


def read_labels(path: Path) -> np.ndarray:
    """uint8, shape (rows, cols)."""
    return gdal.Open(str(path)).ReadAsArray().astype(np.uint8)


if __name__ == "__main__":
    main()
