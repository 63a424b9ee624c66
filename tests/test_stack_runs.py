# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs on several rasters as one image: trained and mapped as if their bands were in one file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import scenes
from osgeo import gdal
from small_runs import ENGINE, QUICK, Watcher, request

from freenet_qgis import workflow
from freenet_qgis.contract.maps import CLASS_MAP
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.geodata.results.own_rasters import KEY
from freenet_qgis.report import facts
from freenet_qgis.request import ClassifyRequest, FurtherRaster, Outputs, Scene, further_rasters
from freenet_qgis.workflow import disk_need
from freenet_qgis.workflow.run_folder import classification_folder, read_once

pytestmark = pytest.mark.usefixtures("engine_here")

SHAPE = (40, 30, 7)


def part(folder: Path, name: str, whole: Path, bands: list[int]) -> Path:
    """Some bands of a raster in a file of their own."""
    gdal.Translate(str(folder / name), str(whole), bandList=bands)
    return folder / name


def pixels(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


@dataclass(frozen=True)
class Trained:
    """A scene trained on as one file, and as three."""

    made: scenes.SyntheticScene
    stack: Scene
    of_one: Outputs
    of_three: Outputs
    report: list[str]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    folder = tmp_path_factory.mktemp("Stapel ß")
    made = scenes.write_scene(folder, shape=SHAPE, nodata_frame_px=1)
    files = [part(folder, name, made.raster, bands) for name, bands in (
        ("first.tif", [1, 2, 3]), ("second.tif", [4, 5]), ("third.tif", [6, 7])
    )]  # fmt: skip
    stack = Scene(files[0], further=tuple(map(FurtherRaster, files[1:])))
    found = []
    for name, scene in (("one", Scene(made.raster)), ("three", stack)):
        outputs = Outputs(
            *(folder / f"{name}_{kind}.tif" for kind in ("map", "confidence", "probabilities")),
            model=folder / f"{name}.safetensors",
        )
        wanted = replace(request(made, folder, scene=scene), outputs=outputs, options=QUICK)
        found.append((outputs, workflow.train(wanted, Watcher())))
    return Trained(made, stack, found[0][0], found[1][0], list(found[1][1].report.warnings))


def classified(trained: Trained, scene: Scene, folder: Path) -> tuple[np.ndarray, list[str]]:
    progress = Watcher()
    model = trained.of_three.model
    assert model is not None
    workflow.classify(ClassifyRequest(scene, model, Outputs(folder / "map.tif"), ENGINE), progress)
    return pixels(folder / "map.tif"), progress.warnings


@pytest.mark.parametrize("trains", [True, False])
def test_a_map_of_ours_is_no_more_of_an_image_behind_another_raster(tmp_path: Path, trains: bool) -> None:
    made = scenes.write_scene(tmp_path, shape=SHAPE)
    old = tmp_path / "old_map.tif"
    gdal.Translate(str(old), str(made.raster), bandList=[1], outputType=gdal.GDT_Byte)
    dataset = gdal.Open(str(old), gdal.GA_Update)
    dataset.SetMetadataItem(KEY, CLASS_MAP.id)
    del dataset
    scene = Scene(made.raster, further=(FurtherRaster(old),))
    with pytest.raises(FreeNetError, match=r"'old_map\.tif' is a class map"):
        if trains:
            workflow.train(request(made, tmp_path, scene=scene), Watcher())
        else:
            workflow.classify(ClassifyRequest(scene, old, Outputs(tmp_path / "map.tif"), ENGINE), Watcher())


@pytest.mark.slow
def test_three_files_train_and_map_as_one_file_with_their_bands(trained: Trained) -> None:
    for one, other in zip(trained.of_one.maps().values(), trained.of_three.maps().values()):
        np.testing.assert_array_equal(pixels(one), pixels(other))
    assert len(np.unique(pixels(trained.made.raster.with_name("three_map.tif")))) > 2


@pytest.mark.slow
def test_the_model_remembers_the_rasters_and_their_order(trained: Trained) -> None:
    assert trained.of_three.model is not None
    card = read_model_card(trained.of_three.model)
    assert card.rasters == ("first.tif", "second.tif", "third.tif")
    assert [band.raster for band in card.bands] == [0, 0, 0, 1, 1, 2, 2]
    assert [band.name.split()[0] for band in card.bands] == ["first"] * 3 + ["second"] * 2 + ["third"] * 2
    assert card.scene == "first.tif + second.tif + third.tif"
    assert ("Rasters", "first.tif, second.tif, third.tif") in facts(card)


@pytest.mark.slow
def test_the_same_rasters_are_mapped_without_a_word(trained: Trained, tmp_path: Path) -> None:
    found, warnings = classified(trained, trained.stack, tmp_path)
    np.testing.assert_array_equal(found, pixels(trained.made.raster.with_name("three_map.tif")))
    assert warnings == []


@pytest.mark.slow
def test_the_order_in_which_they_are_given_does_not_matter(trained: Trained, tmp_path: Path) -> None:
    second, third = trained.stack.further
    found, warnings = classified(trained, replace(trained.stack, further=(third, second)), tmp_path)
    np.testing.assert_array_equal(found, pixels(trained.made.raster.with_name("three_map.tif")))
    assert warnings == []


@pytest.mark.slow
def test_one_file_with_all_the_bands_will_do(trained: Trained, tmp_path: Path) -> None:
    found, _ = classified(trained, Scene(trained.made.raster), tmp_path)
    np.testing.assert_array_equal(found, pixels(trained.made.raster.with_name("three_map.tif")))


@pytest.mark.slow
@pytest.mark.parametrize(("kept", "missing"), [((), "'second.tif', 'third.tif'"), ((1,), "'second.tif'")])
def test_too_few_rasters_are_refused_with_those_that_are_missing(
    trained: Trained, tmp_path: Path, kept: tuple[int, ...], missing: str
) -> None:
    few = replace(trained.stack, further=tuple(trained.stack.further[place] for place in kept))
    with pytest.raises(FreeNetError, match=rf"3 rasters as one image; '.*' lacks {missing}\.") as refused:
        classified(trained, few, tmp_path)
    assert "first.tif, second.tif, third.tif" in str(refused.value)


@pytest.mark.slow
def test_pixels_that_one_raster_lacks_are_counted_and_get_no_class(trained: Trained, tmp_path: Path) -> None:
    small = tmp_path / "third.tif"
    gdal.Translate(str(small), str(trained.stack.further[1].raster), srcWin=[0, 0, 20, 40])
    scene = replace(trained.stack, further=(trained.stack.further[0], FurtherRaster(small)))
    progress = Watcher()
    assert trained.of_three.model is not None
    done = workflow.classify(
        ClassifyRequest(scene, trained.of_three.model, Outputs(tmp_path / "map.tif"), ENGINE), progress
    )
    told = "342 of 1,200 pixels (28.5 %) have no data because 'third.tif' has none there."
    assert told in progress.infos and told in done.report.warnings
    assert done.report.raster is not None
    assert done.report.raster.rasters == ("first.tif", "second.tif", "third.tif")
    found = pixels(tmp_path / "map.tif")
    assert not found[:, 20:].any() and found[1:-1, 1:20].all()


def test_what_is_kept_of_a_run_goes_where_a_further_raster_has_changed(tmp_path: Path) -> None:
    made = scenes.write_scene(tmp_path, shape=SHAPE)
    files = [part(tmp_path, name, made.raster, bands) for name, bands in (("a.tif", [1, 2]), ("b.tif", [3, 4]))]
    (tmp_path / "model").touch()
    scene = Scene(files[0], large_bytes=0, further=(FurtherRaster(files[1]),))
    request = ClassifyRequest(scene, tmp_path / "model", Outputs(tmp_path / "map.tif"))

    def interrupted(scene: Scene) -> list[str]:
        """What is said when the run is taken up, which ends at once again."""
        progress = Watcher()
        plan = raster.plan_reading(raster.of(scene))
        with (
            pytest.raises(KeyboardInterrupt),
            classification_folder(replace(request, scene=scene), plan, progress) as folder,
        ):
            read_once(plan, folder, progress, disk_need.of_classification(plan, request.outputs, 2))
            raise KeyboardInterrupt
        return [text.partition(" ")[0] for text in progress.infos]

    assert "Going" not in interrupted(scene)
    assert interrupted(scene)[0] == "Going"
    changed = gdal.Open(str(files[1]), gdal.GA_Update)
    changed.GetRasterBand(1).WriteArray(np.zeros((1, 1), np.int16))
    changed = None
    assert interrupted(scene)[0] == "What"
    assert interrupted(scene)[0] == "Going"
    nearest = replace(scene, further=(FurtherRaster(files[1], resampling="nearest"),))
    assert interrupted(nearest)[0] == "What"  # what is asked for counts, though on one grid it gives the same
    assert interrupted(replace(scene, further=(*scene.further, FurtherRaster(made.raster))))[0] == "What"


def test_ways_of_resampling_are_given_for_each_or_for_all() -> None:
    two = (FurtherRaster(Path("a.tif")), FurtherRaster(Path("b.tif"), resampling="nearest"))
    assert further_rasters(two, "") == two
    assert [one.resampling for one in further_rasters(two, "Nearest, auto")] == ["nearest", "nearest"]
    assert [one.resampling for one in further_rasters(two, "bilinear")] == ["bilinear"] * 2
    with pytest.raises(FreeNetError, match=r"3 ways of resampling are given for 2 further rasters\."):
        further_rasters(two, "auto, auto, nearest")
    with pytest.raises(FreeNetError, match=r"'cubic' is no way of resampling\."):
        further_rasters(two, "cubic, auto")
