# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo: from a few polygons on a real scene to a land-cover map, by the plugin as QGIS runs it.

    make demo

Everything is left under ``build/demo/``, the project ``indian_pines.qgz`` too, to be opened in QGIS.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from qgis.core import QgsApplication, QgsRasterLayer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import fields  # noqa: E402
import picture  # noqa: E402
import project  # noqa: E402

from freenet_qgis.geodata import indian_pines  # noqa: E402

DEMO = ROOT / "build" / "demo"
STEPS = 240  # of the 300 that each network has: two minutes on two cores are enough to wait for
IMAGE, MAP, REFERENCE = (DEMO / name for name in ("indian_pines.tif", "indian_pines_map.tif", "reference.tif"))
TRAINING = DEMO / "training.gpkg"


def main() -> None:
    """Prepare the scene, train and classify, compare with the ground truth, draw, and say where the results are."""
    began = time.monotonic()
    os.environ.update(environment())
    application = start_qgis()
    say("Getting Indian Pines")
    prepare()
    image, polygons = project.image_layer(IMAGE), project.polygon_layer(TRAINING)
    qgis_process("plugins", "enable", "freenet_qgis", quiet=True)
    say("Training FreeNet on the polygons and mapping the scene")
    train_and_classify()
    say("Comparing the map with the ground truth outside the polygons")
    accuracy = assess()
    class_map = QgsRasterLayer(str(MAP), "Land cover")
    percent = f"{100 * accuracy['overall_accuracy']:.1f} %"
    result = f"Right on {percent} of {pixels(accuracy)} reference pixels outside the polygons"
    picture.draw(image, polygons, class_map, result, DEMO / "indian_pines.png")
    project.write(DEMO / "indian_pines.qgz", polygons, class_map, image)
    summarise(accuracy, time.monotonic() - began)
    application.exitQgis()


def environment() -> dict[str, str]:
    """What QGIS needs to know: the assembled plugin, a fresh profile, no screen, the Python with torch.

    QGIS takes its standard library from the first ``python3`` on the path, which has to be the system's.
    """
    profile = DEMO / "profile"
    shutil.rmtree(profile, ignore_errors=True)
    profile.mkdir(parents=True, mode=0o700)
    return {
        "FREENET_PYTHON": sys.executable,
        "PATH": os.pathsep.join([str(program().parent), os.environ["PATH"]]),
        "PYTHONWARNINGS": "ignore::DeprecationWarning",  # QGIS's own
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "QGIS_PLUGINPATH": str(ROOT / "build"),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(profile),
    }


def program() -> Path:
    """``qgis_process``; Debian's is a script that gives it an option it does not know, so the real one goes first."""
    found = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if found is None:
        sys.exit("qgis_process is not installed; run 'make setup'.")
    return Path(found)


def start_qgis() -> QgsApplication:
    """QGIS in this process, without windows, to write projects and draw."""
    QgsApplication.setPrefixPath(str(program().parent.parent), True)
    application = QgsApplication([], False)
    application.initQgis()
    return application


def prepare() -> None:
    """Write the image, the training polygons and what the map will be compared with."""
    cube, truth = indian_pines.read(download())
    indian_pines.write_image(IMAGE, cube)
    indian_pines.write_labels(REFERENCE, fields.apart_from_training(truth))
    TRAINING.unlink(missing_ok=True)
    count = fields.write_polygons(TRAINING, truth)
    (DEMO / "DATA.txt").write_text(indian_pines.CREDIT + "\n", encoding="utf-8")
    print(f"{cube.shape[0]} x {cube.shape[1]} pixels, {cube.shape[2]} bands; {count} training polygons")


def download() -> Path:
    """The package that carries the scene, fetched once."""
    if not list(DEMO.glob("tensorly-*.whl")):
        command = ["pip", "download", "--no-deps", "--only-binary=:all:", "--group", "demo", "--dest", str(DEMO)]
        subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True)
    return next(DEMO.glob("tensorly-*.whl"))


def train_and_classify() -> None:
    """The plugin's main job."""
    qgis_process(
        *("run", "freenet:trainandclassify", "--"),
        *(f"INPUT={IMAGE}", f"TRAINING={TRAINING}", "FIELD=class_name", "PRESET=auto", f"STEPS={STEPS}"),
        *(f"OUTPUT={MAP}", f"CONFIDENCE={DEMO / 'indian_pines_confidence.tif'}"),
        *(f"MODEL={DEMO / 'indian_pines.safetensors'}", f"REPORT={DEMO / 'report.html'}"),
    )


def assess() -> dict:
    """The agreement of the map with the ground truth where no polygon was drawn."""
    report = DEMO / "assessment" / "report.html"
    report.parent.mkdir(exist_ok=True)
    qgis_process("run", "freenet:assess", "--", f"INPUT={MAP}", f"REFERENCE={REFERENCE}", f"REPORT={report}")
    return json.loads(report.with_suffix(".json").read_text(encoding="utf-8"))


def qgis_process(*arguments: str, quiet: bool = False) -> None:
    """Run ``qgis_process`` and let its progress be seen."""
    ended = subprocess.run([program(), *arguments], stdout=subprocess.DEVNULL if quiet else None, check=False)
    if ended.returncode:
        sys.exit(f"qgis_process {' '.join(arguments[:2])} failed; the reason is above.")


def pixels(accuracy: dict) -> int:
    """Number of reference pixels in a confusion matrix."""
    return sum(map(sum, accuracy["confusion_matrix"]))


def summarise(accuracy: dict, seconds: float) -> None:
    """Print the accuracy and where everything is."""
    say(f"Accuracy on {pixels(accuracy)} ground-truth pixels, none of them in a polygon or next to one")
    for name, key in (("Overall accuracy", "overall_accuracy"), ("Average accuracy", "average_accuracy")):
        print(f"  {name:<18}{100 * accuracy[key]:6.1f} %")
    print(f"  {'Kappa':<18}{accuracy['kappa']:6.3f}")
    print("  The report's own figure is far lower and means something else: it holds out whole polygons, and with one")
    print("  polygon to a field these are fields that the model then measured had never seen any part of.")
    say(f"Done in {seconds / 60:.1f} minutes. Results, in {DEMO.relative_to(ROOT)}/")
    results = {
        "indian_pines.png": "image, training polygons and map side by side",
        "indian_pines_map.tif": "the land-cover map, with names and colours",
        "indian_pines_confidence.tif": "how sure the network is of each pixel",
        "report.html": "how the model was trained and validated",
        "assessment/report.html": "the comparison with the ground truth",
        "indian_pines.safetensors": "the model",
        "indian_pines.qgz": "all of it as a QGIS project",
    }
    for name, text in results.items():
        print(f"  {name:<29}{text}")


def say(text: str) -> None:
    """Announce a stage."""
    print(f"\n{text}", flush=True)


if __name__ == "__main__":
    main()
