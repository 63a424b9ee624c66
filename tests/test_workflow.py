# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole line from raster and polygons to published files, with the real engine in a real child process."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
import pythons
import scenes
from cases import rasters as cases
from osgeo import gdal, ogr
from reports import entries

from freenet_qgis import workflow
from freenet_qgis.contract.job import ClassInfo, Job, TrainOptions
from freenet_qgis.contract.model_header import read_model_card
from freenet_qgis.errors import FreeNetError
from freenet_qgis.geodata import raster
from freenet_qgis.gui.spectra.computing import SpectraRequest, compute
from freenet_qgis.report import facts
from freenet_qgis.request import (
    AssessRequest,
    BandChoice,
    ClassifyRequest,
    EngineChoice,
    FurtherRaster,
    Labelled,
    Outputs,
    Scene,
    Shape,
    SuggestRequest,
    TrainRequest,
)
from freenet_qgis.workflow import Canceled

ENGINE = EngineChoice(Path(sys.executable), "cpu")
HERE = pytest.mark.usefixtures("engine_here")  # one of those below has the real process already
QUICK = TrainOptions("fast", 30, "polygons")
STAGE = "Training without the held-out part"
CLASSES = tuple(ClassInfo(value, name, scenes.COLORS[value]) for value, name in scenes.CLASSES.items())


@dataclass
class Recorder:
    """A progress that remembers, and can cancel when a stage begins."""

    cancel_at: str = ""
    stages: list[str] = field(default_factory=list)
    fractions: list[float] = field(default_factory=list)
    infos: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    left: list[tuple[float, float]] = field(default_factory=list)
    losses: dict[int, float] = field(default_factory=dict)
    is_stopped: bool = False
    wants_a_preview_only: bool = False
    networks: int = 0
    accuracies: dict[int, float] = field(default_factory=dict)
    previews: list[tuple[np.ndarray, Job]] = field(default_factory=list)

    def stage(self, name: str) -> None:
        self.stages.append(name)

    def fraction(self, done: float) -> None:
        self.fractions.append(done)

    def remaining(self, least: float, most: float) -> None:
        self.left.append((least, most))

    def info(self, text: str) -> None:
        self.infos.append(text)

    def warning(self, text: str) -> None:
        self.warnings.append(text)

    def learning(self, step: int, loss: float, network: int) -> None:
        self.losses[step] = loss
        self.networks = max(self.networks, network)

    def held_out(self, step: int, accuracy: float) -> None:
        self.accuracies[step] = accuracy

    def preview(self, classes: np.ndarray, job: Job) -> None:
        self.previews.append((classes, job))

    def is_enough(self) -> bool:
        return self.wants_a_preview_only and bool(self.previews)

    def is_canceled(self) -> bool:
        return self.is_stopped or self.cancel_at in self.stages


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> scenes.SyntheticScene:
    return scenes.write_scene(tmp_path_factory.mktemp("Szene mit Ümlaut"), "Größe 1", nodata_frame_px=3)


def read_shapes(path: Path) -> tuple[Shape, ...]:
    source = ogr.Open(str(path))
    return tuple(
        Shape(bytes(feature.GetGeometryRef().ExportToWkb()), feature.GetField("class_id"), str(feature.GetFID()))
        for feature in source.GetLayer()
    )


def training(scene: scenes.SyntheticScene) -> Labelled:
    return Labelled("training", read_shapes(scene.polygons), CLASSES, numeric=True, field="class_id")


def request(made: scenes.SyntheticScene, folder: Path, **changes: object) -> TrainRequest:
    outputs = Outputs(
        class_map=folder / "map.tif",
        confidence=folder / "confidence.tif",
        probabilities=folder / "probabilities.tif",
        model=folder / "model.safetensors",
        report=folder / "accuracy.html",
    )
    wanted = TrainRequest(Scene(made.raster, ""), training(made), outputs, QUICK, seed=3, engine=ENGINE)
    return replace(wanted, **changes)


@dataclass(frozen=True)
class Run:
    """A finished run."""

    result: workflow.Result
    progress: Recorder
    folder: Path


@pytest.fixture(scope="module")
def run(scene: scenes.SyntheticScene, tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder, progress = tmp_path_factory.mktemp("out put ö"), Recorder()
    return Run(workflow.train(request(scene, folder), progress), progress, folder)


def read(path: Path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


def test_the_map_agrees_with_the_truth(run: Run, scene: scenes.SyntheticScene) -> None:
    mapped = read(run.folder / "map.tif")
    assert (mapped[scene.valid] == scene.truth[scene.valid]).mean() > 0.9


def test_nodata_in_the_raster_is_nodata_in_every_result(run: Run, scene: scenes.SyntheticScene) -> None:
    for name in ("map.tif", "confidence.tif", "probabilities.tif"):
        dataset = gdal.Open(str(run.folder / name))
        band = dataset.GetRasterBand(1)
        assert ((band.ReadAsArray() != band.GetNoDataValue()) == scene.valid).all(), name


def test_the_map_has_the_rasters_grid(run: Run, scene: scenes.SyntheticScene) -> None:
    ours, theirs = gdal.Open(str(run.folder / "map.tif")), gdal.Open(str(scene.raster))
    assert ours.GetGeoTransform() == theirs.GetGeoTransform()
    assert ours.GetSpatialRef().IsSame(theirs.GetSpatialRef())
    assert (ours.RasterXSize, ours.RasterYSize) == (theirs.RasterXSize, theirs.RasterYSize)


def test_confidence_is_the_probability_of_the_mapped_class(run: Run, scene: scenes.SyntheticScene) -> None:
    mapped, confidence, probabilities = (
        read(run.folder / name) for name in ("map.tif", "confidence.tif", "probabilities.tif")
    )
    assert probabilities.shape == (len(CLASSES), *mapped.shape)
    of_mapped = np.take_along_axis(probabilities, np.maximum(mapped.astype(int) - 1, 0)[None], 0)[0]
    assert confidence[scene.valid] == pytest.approx(of_mapped[scene.valid])
    assert probabilities.sum(0)[scene.valid] == pytest.approx(1, abs=1e-5)


def test_the_report_tells_how_good_the_map_is(run: Run) -> None:
    report = json.loads((run.folder / "accuracy.json").read_text(encoding="utf-8"))
    assert report == entries(run.result.report)
    assert 0.8 < report["overall_accuracy"] <= 1
    assert report["validation"] == "polygons"
    assert [info["name"] for info in report["classes"]] == list(scenes.CLASSES.values())
    assert sum(map(sum, report["confusion_matrix"])) == report["test_pixels"] > 0
    assert sum(report["map_pixels"]) == np.count_nonzero(read(run.folder / "map.tif"))
    page = (run.folder / "accuracy.html").read_text(encoding="utf-8")
    assert f"{100 * report['overall_accuracy']:.1f} %" in page


def test_progress_rises_to_the_end_and_names_its_stages(run: Run) -> None:
    assert run.progress.fractions == sorted(run.progress.fractions)
    assert run.progress.fractions[-1] == 1
    assert run.progress.stages[0] == "Reading training data"
    assert run.progress.stages[-1] == "Writing the results"


def test_the_time_left_is_told_until_nothing_is_left(run: Run) -> None:
    assert all(0 <= least <= most for least, most in run.progress.left)
    assert run.progress.left[-1][1] < 1
    assert set(run.progress.losses) == {10, 20}  # of both models, the final one goes on from the other


def test_the_model_card_tells_what_was_trained(run: Run) -> None:
    card = read_model_card(run.folder / "model.safetensors")
    assert card.classes == CLASSES
    assert [band.wavelength_nm for band in card.bands] == pytest.approx(scenes.wavelengths_nm(20))
    assert card.options == QUICK
    assert card.overall_accuracy == run.result.report.accuracy.overall_accuracy


def test_the_model_card_tells_where_and_on_what(run: Run, scene: scenes.SyntheticScene) -> None:
    card = read_model_card(run.folder / "model.safetensors")
    assert card.grid == raster.describe(scene.raster).grid
    training = np.where(scene.valid, scene.training, 0)
    assert list(card.training_pixels) == np.bincount(training.ravel())[1:].tolist()
    assert card.training_polygons == len(read_shapes(scene.polygons))
    seen = read(scene.raster)[:, scene.valid] * 0.0001
    assert np.array(card.band_low) == pytest.approx(np.percentile(seen, 0.5, 1), abs=0.01)
    assert np.array(card.band_high) == pytest.approx(np.percentile(seen, 99.5, 1), abs=0.01)
    assert card.left_out == ()


@pytest.mark.slow
@HERE
def test_the_model_card_names_the_bands_left_out(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    dataset = gdal.Translate(str(tmp_path / "bad.tif"), str(scene.raster))
    dataset.GetRasterBand(3).SetMetadataItem("bbl", "0")
    del dataset
    wanted = request(scene, tmp_path, options=TrainOptions("fast", 1, "none"))
    workflow.train(replace(wanted, scene=Scene(tmp_path / "bad.tif", "")), Recorder())
    card = read_model_card(tmp_path / "model.safetensors")
    assert [(one.band.number, one.reason) for one in card.left_out] == [(3, "marked as bad in the file")]
    assert (len(card.bands), card.source_bands) == (19, 20)


@pytest.mark.slow
@HERE
def test_a_choice_of_bands_trains_like_a_file_of_these_bands_and_is_told(
    scene: scenes.SyntheticScene, tmp_path: Path
) -> None:
    gdal.Translate(str(tmp_path / "scene.tif"), str(scene.raster), bandList=[2, 3, 4, 9])
    maps = {}
    for name, image in {
        "chosen": Scene(scene.raster, bands=BandChoice("2-4, 9")),
        "alone": Scene(tmp_path / "scene.tif"),
    }.items():
        (tmp_path / name).mkdir()
        progress = Recorder()
        wanted = request(scene, tmp_path / name, options=TrainOptions("fast", 3, "none"))
        workflow.train(replace(wanted, scene=image), progress)
        maps[name] = read(tmp_path / name / "map.tif")
        assert ("4 of 20 bands are used, as chosen." in progress.infos) == (name == "chosen")
    assert np.array_equal(maps["chosen"], maps["alone"])
    model = tmp_path / "chosen" / "model.safetensors"
    card = read_model_card(model)
    assert [band.number for band in card.bands] == [2, 3, 4, 9]
    assert {one.reason for one in card.left_out} == {"not chosen"}
    assert "1, 5-8, 10-20 (not chosen)" in dict(facts(card))["Bands left out"]
    page = (tmp_path / "chosen" / "accuracy.html").read_text(encoding="utf-8")
    assert "16 of 20 bands are left out (not chosen): 1, 5-8, 10-20." in page
    anything = Scene(scene.raster, bands=BandChoice("no such band"))
    workflow.classify(ClassifyRequest(anything, model, Outputs(tmp_path / "again.tif")), Recorder())
    assert np.array_equal(read(tmp_path / "again.tif"), maps["chosen"])


def as_series(source: Path, path: Path, days: list[str], order: list[int]) -> Path:
    """A raster as a time series of two bands a day: its bands in this order, named for these days."""
    gdal.Translate(str(path), str(source), bandList=order)
    dataset = gdal.Open(str(path), gdal.GA_Update)  # to what it still writes GDAL 3.10 gives the source's names
    for place in range(len(order)):
        band = dataset.GetRasterBand(place + 1)
        band.SetDescription(f"{days[place // 2]} {('B4', 'B8')[place % 2]}")
        band.SetMetadata({"wavelength": ("665", "842")[place % 2], "wavelength_units": "nm"})
    return path


@pytest.mark.slow
@HERE
def test_a_model_of_a_time_series_maps_another_year_whatever_the_order_of_its_dates(tmp_path: Path) -> None:
    scene = scenes.write_scene(tmp_path, shape=(24, 18, 6))
    days, others = ["2021-04-01", "2021-06-04", "2021-09-01"], ["2023-09-10", "2023-03-28", "2023-06-10"]
    first = as_series(scene.raster, tmp_path / "first.tif", days, [1, 2, 3, 4, 5, 6])
    other = as_series(scene.raster, tmp_path / "other.tif", others, [5, 6, 1, 2, 3, 4])
    wanted = request(scene, tmp_path, options=TrainOptions("fast", 2, "none"))
    trained = workflow.train(replace(wanted, scene=Scene(first)), Recorder())
    assert trained.report.raster.dates == tuple(days)
    model = tmp_path / "model.safetensors"
    assert dict(facts(read_model_card(model)))["Dates"] == "2021-04-01, 2021-06-04, 2021-09-01"
    progress = Recorder()
    workflow.classify(ClassifyRequest(Scene(other), model, Outputs(tmp_path / "again.tif")), progress)
    assert np.array_equal(read(tmp_path / "again.tif"), read(tmp_path / "map.tif"))
    assert any("2021-09-01 by 2023-09-10, 9 days apart" in text for text in progress.warnings)


@pytest.mark.slow
@HERE
def test_a_model_of_a_stack_finds_the_rasters_of_another_year_by_their_dates(tmp_path: Path) -> None:
    scene = scenes.write_scene(tmp_path, shape=(24, 18, 4))
    june, july = (as_series(scene.raster, tmp_path / f"{name}.tif", ["S2"], order) for name, order in
                  (("june", [1, 2]), ("july", [3, 4])))  # fmt: skip
    wanted = request(scene, tmp_path, options=TrainOptions("fast", 2, "none"))
    stack = Scene(june, further=(FurtherRaster(july),), dates=("2021-06-04", "2021-07-10"), bands=BandChoice("1, 3-4"))
    workflow.train(replace(wanted, scene=stack), Recorder())
    model = tmp_path / "model.safetensors"
    assert [band.date for band in read_model_card(model).bands] == ["2021-06-04", "2021-07-10", "2021-07-10"]
    turned = Scene(july, further=(FurtherRaster(june),), dates=("2023-07-01", "2023-06-20"))
    progress = Recorder()
    workflow.classify(ClassifyRequest(turned, model, Outputs(tmp_path / "again.tif")), progress)
    assert np.array_equal(read(tmp_path / "again.tif"), read(tmp_path / "map.tif"))
    assert any("2021-06-04 by 2023-06-20, 16 days apart" in text for text in progress.warnings)


@pytest.mark.slow
def test_the_same_job_gives_the_same_map(run: Run, scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    workflow.train(request(scene, tmp_path), Recorder())
    for name in ("map.tif", "confidence.tif"):
        assert np.array_equal(read(tmp_path / name), read(run.folder / name)), name


@pytest.mark.slow
@HERE
def test_training_goes_on_from_a_model_with_new_polygons_of_one_class_more(
    scene: scenes.SyntheticScene, tmp_path: Path
) -> None:
    everything = training(scene)
    first = replace(everything, shapes=tuple(one for one in everything.shapes if one.label < 4), classes=CLASSES[:3])
    rest = [replace(one, label=1) for one in everything.shapes if one.label == 4]
    second = replace(everything, shapes=tuple(rest), classes=CLASSES[3:])
    how = TrainOptions("fast", 150, "none")
    (tmp_path / "first").mkdir()
    workflow.train(request(scene, tmp_path / "first", training=first, options=how), Recorder())
    start = tmp_path / "first" / "model.safetensors"
    found = workflow.train(request(scene, tmp_path, training=second, options=how, start_model=start), Recorder())
    assert read_model_card(tmp_path / "model.safetensors").classes == CLASSES
    assert found.report.training.started_from == "model.safetensors"
    mapped = read(tmp_path / "map.tif")
    for value in scenes.CLASSES:
        assert (mapped == value)[(scene.truth == value) & scene.valid].mean() > 0.7, value


@pytest.mark.slow
@HERE
def test_the_saved_model_gives_the_same_map(run: Run, scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    outputs = Outputs(class_map=tmp_path / "again.tif", confidence=tmp_path / "confidence.tif")
    model = run.folder / "model.safetensors"
    workflow.classify(ClassifyRequest(Scene(scene.raster, ""), model, outputs, ENGINE), Recorder())
    assert np.array_equal(read(tmp_path / "again.tif"), read(run.folder / "map.tif"))
    assert read(tmp_path / "confidence.tif") == pytest.approx(read(run.folder / "confidence.tif"), abs=1e-6)


@pytest.mark.slow
@HERE
def test_training_alone_writes_no_map(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    outputs = Outputs(model=tmp_path / "model.safetensors")
    options = TrainOptions("fast", 5, "none")
    result = workflow.train(request(scene, tmp_path, outputs=outputs, options=options), Recorder())
    assert [path.name for path in tmp_path.iterdir()] == ["model.safetensors"]
    assert result.report.accuracy.overall_accuracy is None


@pytest.mark.slow
def test_a_run_is_good_enough_once_a_preview_was_seen(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    progress = Recorder(wants_a_preview_only=True)
    long = TrainOptions("fast", 400, "polygons", refit=False)
    result = workflow.train(request(scene, tmp_path, options=long, previews=True), progress)
    (told,) = [text for text in result.report.warnings if "by hand" in text]
    steps = int(re.match(r"Training was ended by hand after (\d+) of 400 steps", told)[1])
    assert 400 // 3 <= steps < 400 and max(progress.losses) == steps
    classes, job = progress.previews[0]
    assert classes.shape == scene.truth.shape == (job.grid.rows, job.grid.cols)
    assert (classes[~scene.valid] == 0).all() and (classes[scene.valid] > 0).all()
    assert 0 < max(progress.accuracies.values()) <= 1
    assert (tmp_path / "map.tif").exists()


@pytest.mark.slow
def test_existing_results_survive_a_run_that_fails(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    (tmp_path / "map.tif").write_bytes(b"precious")
    with pytest.raises(Canceled):
        workflow.train(request(scene, tmp_path), Recorder(cancel_at=STAGE))
    assert (tmp_path / "map.tif").read_bytes() == b"precious"


# What the user can mend: one sentence, before any training, and nothing written.


def only(label: int) -> Callable[[TrainRequest], TrainRequest]:
    def keep(wanted: TrainRequest) -> TrainRequest:
        shapes = tuple(replace(shape, label=1) for shape in wanted.training.shapes if shape.label == label)
        return replace(wanted, training=replace(wanted.training, shapes=shapes, classes=CLASSES[label - 1 : label]))

    return keep


def elsewhere(wanted: TrainRequest) -> TrainRequest:
    shape = Shape(bytes(ogr.CreateGeometryFromWkt("POLYGON ((0 0,0 9,9 9,9 0,0 0))").ExportToWkb()), 1, "1")
    return replace(wanted, training=replace(wanted.training, shapes=(shape,)))


def water_on_nodata(wanted: TrainRequest) -> TrainRequest:
    corner = Shape(bytes(scenes.rectangle(0, 2, 0, 40).ExportToWkb()), 1, "1")
    shapes = (corner, *(shape for shape in wanted.training.shapes if shape.label != 1))
    return replace(wanted, training=replace(wanted.training, shapes=shapes))


def without_raster(wanted: TrainRequest) -> TrainRequest:
    return replace(wanted, scene=Scene(Path("/nowhere/scene.tif"), ""))


def without_folder(wanted: TrainRequest) -> TrainRequest:
    return replace(wanted, outputs=replace(wanted.outputs, report=Path("/nowhere/report.html")))


def on_a_gpu(wanted: TrainRequest) -> TrainRequest:
    return replace(wanted, engine=replace(wanted.engine, device="cuda"))


def without_python(wanted: TrainRequest) -> TrainRequest:
    return replace(wanted, engine=EngineChoice(Path("/nowhere/python")))


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (elsewhere, r"'training' takes no pixel of 'Größe 1\.tif': of 1 polygon 1 off the raster"),
        (only(2), "needs at least 2 classes"),
        (water_on_nodata, r"no pixel to train on: 'Water' \(1 polygon: 1 where the raster has no data\)"),
        (without_raster, r"nowhere.scene\.tif"),
        (without_folder, "folder '.nowhere' does not exist"),
        (without_python, "no Python at '.nowhere.python'"),
        pytest.param(
            on_a_gpu,
            r"The device 'cuda' was asked for, PyTorch \S+ finds cpu",
            marks=pytest.mark.skipif(Path("/dev/nvidia0").exists(), reason="there is a GPU"),
        ),
    ],
)
@HERE
def test_wrong_input_is_one_sentence_and_leaves_nothing(
    scene: scenes.SyntheticScene, tmp_path: Path, spoil: Callable[[TrainRequest], TrainRequest], sentence: str
) -> None:
    progress = Recorder()
    with pytest.raises(FreeNetError, match=sentence) as caught:
        workflow.train(spoil(request(scene, tmp_path)), progress)
    assert caught.value.hint
    assert not [stage for stage in progress.stages if stage.startswith("Training")]
    assert not list(tmp_path.iterdir())


def test_nobody_waits_for_the_look_at_an_opacity_who_has_cancelled(tmp_path: Path) -> None:
    path = cases.real_alpha(tmp_path)
    wanted = SuggestRequest(Scene(path), (), Outputs(features=tmp_path / "places.gpkg"))
    progress = Recorder(is_stopped=True)
    with pytest.raises(Canceled):
        workflow.suggest(wanted, progress)
    assert not progress.stages
    with pytest.raises(Canceled):
        compute(SpectraRequest(Scene(path), None, None), Recorder(is_stopped=True))


def test_a_raster_without_any_data_is_told(tmp_path: Path, scene: scenes.SyntheticScene) -> None:
    scenes.write_cube(tmp_path / "empty.tif", np.full((60, 50, 3), scenes.NODATA, np.int16))
    with pytest.raises(FreeNetError, match=r"'empty\.tif' has no pixel with data"):
        workflow.train(request(scene, tmp_path, scene=Scene(tmp_path / "empty.tif", "")), Recorder())


@HERE
def test_a_model_for_other_bands_is_refused(run: Run, tmp_path: Path) -> None:
    other = scenes.write_scene(tmp_path, shape=(60, 50, 12))
    outputs = Outputs(class_map=tmp_path / "map.tif")
    wanted = ClassifyRequest(Scene(other.raster, ""), run.folder / "model.safetensors", outputs, ENGINE)
    sentence = r"wants a band at 524\.21 nm, 'scene\.tif' has 12 bands from 420 to 2400 nm, none near enough"
    with pytest.raises(FreeNetError, match=sentence):
        workflow.classify(wanted, Recorder())


@pytest.mark.slow
@HERE
def test_a_model_finds_its_bands_in_any_order_among_others(
    run: Run, scene: scenes.SyntheticScene, tmp_path: Path
) -> None:
    order = [*range(20, 0, -1), 1]
    dataset = gdal.Translate(str(tmp_path / "turned.tif"), str(scene.raster), bandList=order)
    dataset.GetRasterBand(21).SetMetadata({"wavelength": "3000"})
    del dataset
    outputs, progress = Outputs(class_map=tmp_path / "map.tif"), Recorder()
    wanted = ClassifyRequest(Scene(tmp_path / "turned.tif", ""), run.folder / "model.safetensors", outputs, ENGINE)
    workflow.classify(wanted, progress)
    assert np.array_equal(read(tmp_path / "map.tif"), read(run.folder / "map.tif"))
    assert progress.warnings == []


@pytest.mark.slow
@HERE
def test_a_model_does_without_a_bad_band_between_good_ones(tmp_path: Path) -> None:
    fine = scenes.write_scene(tmp_path, shape=(40, 36, 199), nodata_frame_px=2)  # a band every 10 nm
    trained = request(fine, tmp_path)
    workflow.train(trained, Recorder())
    cube = read(fine.raster).transpose(1, 2, 0)
    cube[..., 49] = 0
    scenes.write_cube(tmp_path / "bad.tif", cube)
    dataset = gdal.Open(str(tmp_path / "bad.tif"), gdal.GA_Update)
    dataset.GetRasterBand(50).SetMetadataItem("bbl", "0")
    del dataset
    outputs, progress = Outputs(class_map=tmp_path / "again.tif"), Recorder()
    wanted = ClassifyRequest(Scene(tmp_path / "bad.tif", ""), trained.outputs.model, outputs, ENGINE)
    workflow.classify(wanted, progress)
    assert (read(tmp_path / "again.tif") == read(trained.outputs.class_map)).mean() > 0.99
    assert ((read(tmp_path / "again.tif") > 0) == fine.valid).all()
    (remark,) = progress.warnings
    assert remark.endswith("for want of the bands themselves: 1 band at 910 nm.")


@pytest.mark.slow
@HERE
def test_values_the_model_has_never_seen_are_told(run: Run, scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    bright = read(scene.raster).transpose(1, 2, 0)
    scenes.write_cube(tmp_path / "bright.tif", np.where(bright == scenes.NODATA, bright, bright + 6000))
    outputs, progress = Outputs(class_map=tmp_path / "map.tif"), Recorder()
    wanted = ClassifyRequest(Scene(tmp_path / "bright.tif", ""), run.folder / "model.safetensors", outputs, ENGINE)
    found = workflow.classify(wanted, progress)
    assert any("100 % of the pixels have values outside" in text for text in progress.warnings)
    assert list(found.report.warnings) == progress.warnings


@pytest.mark.slow
@HERE
def test_a_damaged_model_is_refused(run: Run, scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    model = tmp_path / "model.safetensors"
    model.write_bytes((run.folder / "model.safetensors").read_bytes()[:-1000])
    outputs = Outputs(class_map=tmp_path / "map.tif")
    with pytest.raises(FreeNetError, match=r"'model\.safetensors' was damaged or changed"):
        workflow.classify(ClassifyRequest(Scene(scene.raster, ""), model, outputs, ENGINE), Recorder())
    assert not (tmp_path / "map.tif").exists()


def test_a_python_without_torch_is_told_with_the_command(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    engine = EngineChoice(pythons.without_packages(tmp_path / "bare"))
    with pytest.raises(FreeNetError, match=r"cannot load torch.*pip install torch"):
        workflow.train(request(scene, tmp_path, engine=engine), Recorder())


@pytest.mark.slow
@HERE
def test_what_is_left_out_is_said(scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    overlapping = Shape(bytes(scenes.rectangle(5, 14, 5, 12).ExportToWkb()), 2, "13")
    outside = Shape(bytes(scenes.rectangle(-50, -40, 0, 9).ExportToWkb()), 3, "14")
    labelled = training(scene)
    labelled = replace(labelled, shapes=(*labelled.shapes, overlapping, outside))
    progress = Recorder()
    options = TrainOptions("fast", 2, "none")
    found = workflow.train(request(scene, tmp_path, training=labelled, options=options), progress)
    for said in (progress.warnings, found.report.warnings):
        assert any("claimed by two classes" in text for text in said)
        assert any("1 of 14 polygons lies off the raster" in text for text in said)


# Assessing a map


def assess(class_map: Path, source: Labelled | Path, folder: Path) -> dict:
    reference = Scene(source, "") if isinstance(source, Path) else source
    request = AssessRequest(Scene(class_map, ""), reference, Outputs(report=folder / "assessment.html"), ENGINE)
    return entries(workflow.assess(request, Recorder()).report)


@pytest.mark.slow
@HERE
def test_a_map_is_assessed_with_polygons(run: Run, scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    report = assess(run.folder / "map.tif", training(scene), tmp_path)
    reference = np.where(scene.valid, scene.training, 0)
    agree = (read(run.folder / "map.tif") == reference)[reference > 0]
    assert report["overall_accuracy"] == pytest.approx(agree.mean())
    assert (report["sampling_unit"], report["test_polygons"]) == ("polygons", len(training(scene).shapes))
    assert report["labels"] == {
        "name": "training", "kind": "polygons", "field": "class_id", "features": 12, "matched_by": "name",
        "operation": "",
    }  # fmt: skip
    assert report["pixel_area_m2"] == pytest.approx(scenes.PIXEL_SIZE_M**2, rel=2e-3)
    assert (tmp_path / "assessment.json").exists()


@pytest.mark.slow
@HERE
def test_a_map_is_assessed_with_a_raster(run: Run, tmp_path: Path) -> None:
    report = assess(run.folder / "map.tif", run.folder / "map.tif", tmp_path)
    assert report["overall_accuracy"] == 1
    assert (report["sampling_unit"], report["disagreements"]) == ("blocks", [])


@pytest.mark.slow
@HERE
def test_rows_are_the_reference_and_columns_the_map(run: Run, scene: scenes.SyntheticScene, tmp_path: Path) -> None:
    """All of the map's meadow is called forest by the reference, nothing else: row Forest, column Meadow."""
    mapped = read(run.folder / "map.tif")
    row, col = np.argwhere(mapped == 2)[0]
    pixel = Shape(bytes(scenes.rectangle(row, row + 1, col, col + 1).ExportToWkb()), 3, "1")
    report = assess(run.folder / "map.tif", Labelled("reference", (pixel,), CLASSES, numeric=True), tmp_path)
    assert np.argwhere(report["confusion_matrix"]).tolist() == [[2, 1]]


@pytest.mark.slow
@HERE
def test_text_classes_are_matched_by_name_not_by_position(
    run: Run, scene: scenes.SyntheticScene, tmp_path: Path
) -> None:
    names = sorted(scenes.CLASSES.values())
    classes = tuple(ClassInfo(number, name, "#000000") for number, name in enumerate(names, 1))
    shapes = tuple(
        replace(shape, label=names.index(scenes.CLASSES[shape.label]) + 1) for shape in read_shapes(scene.polygons)
    )
    by_name = assess(run.folder / "map.tif", Labelled("reference", shapes, classes, numeric=False), tmp_path)
    by_value = assess(run.folder / "map.tif", training(scene), tmp_path)
    assert by_name["confusion_matrix"] == by_value["confusion_matrix"]


@HERE
def test_a_reference_without_a_class_of_the_map_is_refused(
    run: Run, scene: scenes.SyntheticScene, tmp_path: Path
) -> None:
    classes = tuple(replace(info, name=f"other {info.name}") for info in CLASSES)
    source = replace(training(scene), classes=classes, numeric=False)
    with pytest.raises(FreeNetError, match="No class of 'training'"):
        assess(run.folder / "map.tif", source, tmp_path)
