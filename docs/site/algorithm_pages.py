# SPDX-License-Identifier: GPL-3.0-or-later
"""Write docs/algorithms/, a page for each algorithm, from what the algorithm itself says: `make pages`, in QGIS."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Union

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

PAGES = Path(__file__).resolve().parent.parent / "algorithms"
MADE = "<!-- Made from the code by docs/site/algorithm_pages.py: change the code, then `make pages`. -->"
Flag = QgsProcessingParameterDefinition.Flag
Value = Union[str, int, float]

# In the order of the index: what to put into the examples, and where to read on.
SCENE = {"INPUT": "scene.tif", "TRAINING": "polygons.gpkg", "FIELD": "class"}
EXAMPLES: dict[str, dict[str, Value]] = {
    "trainandclassify": {**SCENE, "OUTPUT": "map.tif", "MODEL": "model.safetensors", "REPORT": "report.html"},
    "train": {**SCENE, "MODEL": "model.safetensors", "REPORT": "report.html"},
    "classify": {"INPUT": "scene.tif", "MODEL": "model.safetensors", "OUTPUT": "map.tif"},
    "assess": {"INPUT": "map.tif", "REFERENCE": "reference.gpkg", "FIELD": "class", "REPORT": "report.html"},
    "checktraining": {**SCENE, "OUTPUT": "checked.gpkg"},
    "suggest": {
        "INPUT": "probabilities.tif",
        "TRAINING": "polygons.gpkg",
        "COUNT": 20,
        "OUTPUT": "places.gpkg",
    },
    "generalize": {"INPUT": "map.tif", "MIN_SIZE": 0.5, "MIN_SIZE_UNIT": "hectares", "OUTPUT": "cleaned.tif"},
    "areas": {
        "INPUT": "map.tif",
        "ZONES": "districts.gpkg",
        "ZONE_FIELD": "name",
        "TABLE": "areas.csv",
        "OUTPUT": "areas.gpkg",
    },
    "topolygons": {"INPUT": "map.tif", "CONFIDENCE": "confidence.tif", "SMOOTHING": 3, "OUTPUT": "polygons.gpkg"},
    "handon": {"INPUT": "map.tif", "DATE": "2021-06-04", "OUTPUT": "cog.tif", "STAC": "cog.stac.json"},
    "change": {
        "BEFORE": "map_1986.tif",
        "AFTER": "map_2001.tif",
        "OUTPUT": "change.tif",
        "REPORT": "change.html",
    },
    "modelinfo": {"MODEL": "model.safetensors", "REPORT": "model.html"},
}
READ_ON = {
    "trainandclassify": {"Tutorial": "tutorial", "How accuracy is reached and measured": "accuracy"},
    "train": {"What is in a model file": "model-file"},
    "classify": {"How bands are found": "model-file", "Large scenes": "large-scenes"},
    "assess": {"How accuracy is measured": "accuracy"},
    "checktraining": {"How well it finds wrong labels": "next-polygon"},
    "suggest": {"How places are chosen": "next-polygon"},
    "generalize": {"After the map": "after-the-map"},
    "areas": {"After the map": "after-the-map"},
    "topolygons": {"How polygons are made and what areas they have": "after-the-map"},
    "handon": {"After the map": "after-the-map"},
    "change": {"Change between two dates": "after-the-map"},
    "modelinfo": {"What is in a model file": "model-file"},
}
KINDS = {
    "raster": "raster layer",
    "multilayer": "raster layers",
    "source": "vector layer",
    "layer": "layer",
    "field": "name of a field",
    "matrix": "table",
    "string": "text",
    "boolean": "yes or no",
    "enum": "one of",
    "distance": "distance",
    "extent": "west, east, south, north",
    "file": "file",
    "rasterDestination": "GeoTIFF",
    "vectorDestination": "GeoPackage",
    "fileDestination": "file",
    "outputNumber": "number",
    "outputString": "text",
}
GEOMETRIES = {
    QgsProcessing.SourceType.TypeVectorPolygon: "polygons",
    QgsProcessing.SourceType.TypeVectorLine: "lines",
    QgsProcessing.SourceType.TypeVectorPoint: "points",
    QgsProcessing.SourceType.TypeRaster: "a raster",
}


def test_write_pages() -> None:
    """Write all pages anew."""
    PAGES.mkdir(exist_ok=True)
    for name, text in pages().items():
        (PAGES / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """The text of every page by its file name.

    Raises:
        KeyError: If an algorithm has no example here, or the other way round.
    """
    provider = QgsApplication.processingRegistry().providerById("freenet")
    algorithms = {each.name(): each for each in provider.algorithms()}
    if algorithms.keys() != EXAMPLES.keys():
        raise KeyError(f"with an example or an algorithm, but not both: {algorithms.keys() ^ EXAMPLES.keys()}")
    ordered = [algorithms[name] for name in EXAMPLES]
    return {"index.md": index(ordered), **{f"{each.name()}.md": page(each) for each in ordered}}


def index(algorithms: Iterable[QgsProcessingAlgorithm]) -> str:
    """The page that lists all."""
    rows = [(f"[{each.displayName()}]({each.name()}.md)", code(each.id()), first_sentence(each)) for each in algorithms]
    return lines(
        MADE,
        "# Algorithms",
        "They stand in the toolbox under *FreeNet*, and are the same in the batch dialog, the model designer, Python "
        "and `qgis_process`. Where there is no QGIS, [the command `freenet`](../headless.md) does the same.",
        table(("Algorithm", "Id", "What it does"), rows),
        "A result replaces a file of its name without a question, as results of QGIS's own algorithms do, all results "
        "of a run at once and only when it has ended well. What the run reads is never replaced, nor is a file whose "
        "ending is not that of the result; layers of a GeoPackage that is there are added to it. The log names what "
        "was replaced.",
    )


def page(algorithm: QgsProcessingAlgorithm) -> str:
    """The page of one algorithm."""
    taken = [each for each in algorithm.parameterDefinitions() if not each.isDestination()]
    advanced = [each for each in taken if bool(each.flags() & Flag.FlagAdvanced)]
    plain = [each for each in taken if each not in advanced]
    name = algorithm.name()
    further = " · ".join(f"[{title}](../{target}.md)" for title, target in READ_ON[name].items())
    parts = [
        MADE,
        f"# {algorithm.displayName()}",
        f"`{algorithm.id()}`, in the toolbox under *FreeNet*",
        escaped(algorithm.about()),
        "## Inputs",
        table(("Id", "Input", "Type", "Default"), map(parameter_row, plain)),
    ]
    if advanced:
        parts += ["### Advanced", table(("Id", "Input", "Type", "Default"), map(parameter_row, advanced))]
    parts += [
        "## Results",
        table(("Id", "Result", "Type"), [*destination_rows(algorithm), *output_rows(algorithm)]),
        "## In a shell",
        block(shell_example(algorithm)),
        "## In Python",
        block(python_example(algorithm)),
        f"Read on: {further} · [all algorithms](index.md)",
    ]
    return lines(*parts)


def parameter_row(definition: QgsProcessingParameterDefinition) -> tuple[str, str, str, str]:
    """Id, name and help, type and allowed values, default."""
    default = definition.defaultValue()
    if default is None:
        default_text = "none" if is_optional(definition) else "required"
    else:
        default_text = {True: "yes", False: "no"}[default] if isinstance(default, bool) else code(default)
    return code(definition.name()), described(definition), kind(definition), default_text


def destination_rows(algorithm: QgsProcessingAlgorithm) -> list[tuple[str, str, str]]:
    """What is written to files."""
    return [
        (code(each.name()), described(each), kind(each) + (", optional" if is_optional(each) else ""))
        for each in algorithm.destinationParameterDefinitions()
    ]


def output_rows(algorithm: QgsProcessingAlgorithm) -> list[tuple[str, str, str]]:
    """What is returned besides files."""
    written = {each.name() for each in algorithm.destinationParameterDefinitions()}
    return [
        (code(each.name()), escaped(each.description()), KINDS[each.type()])
        for each in algorithm.outputDefinitions()
        if each.name() not in written
    ]


def kind(definition: QgsProcessingParameterDefinition) -> str:
    """The type in words, with the values that are allowed."""
    if isinstance(definition, QgsProcessingParameterEnum):
        return "one of " + ", ".join(map(code, definition.options()))
    if definition.type() == "number":
        whole = definition.dataType() == QgsProcessingParameterNumber.Type.Integer
        return f"{'whole number' if whole else 'number'}, {definition.minimum():g} to {int(definition.maximum())}"
    words = KINDS[definition.type()]
    if definition.type() == "matrix":
        words += " of " + ", ".join(definition.headers())
    if definition.type() in ("source", "layer"):
        words += ": " + ", ".join(GEOMETRIES[each] for each in definition.dataTypes())
    if definition.type() in ("file", "fileDestination"):
        words += f" ({definition.fileFilter().split('(')[1].rstrip(')')})"
    return words


def shell_example(algorithm: QgsProcessingAlgorithm) -> str:
    """A line for ``qgis_process``."""
    given = [f"{name}={value}" for name, value in example(algorithm).items()]
    return " \\\n    ".join([f"qgis_process run {algorithm.id()} --", *given])


def python_example(algorithm: QgsProcessingAlgorithm) -> str:
    """The same in the Python console of QGIS."""
    given = [f'    "{name}": {python_value(value)},' for name, value in example(algorithm).items()]
    answers = [each.name() for each in algorithm.outputDefinitions()]
    return "\n".join(
        [
            "from qgis import processing",
            "",
            f'results = processing.run("{algorithm.id()}", {{',
            *given,
            "})",
            f'print(results["{answers[0]}"])',
        ]
    )


def example(algorithm: QgsProcessingAlgorithm) -> dict[str, Value]:
    """The values of the examples.

    Raises:
        ValueError: If one is missing, unknown or not accepted.
    """
    values = EXAMPLES[algorithm.name()]
    for definition in algorithm.parameterDefinitions():
        name, default = definition.name(), definition.defaultValue()
        if not definition.checkValueIsAcceptable(values.get(name, default)):
            raise ValueError(f"the example of {algorithm.id()} gives {name} no value that it accepts")
    unknown = values.keys() - {each.name() for each in algorithm.parameterDefinitions()}
    if unknown:
        raise ValueError(f"{algorithm.id()} does not know {unknown}")
    return values


def python_value(value: Value) -> str:
    """A value as Python writes it, in double quotes."""
    return f'"{value}"' if isinstance(value, str) else str(value)


def is_optional(definition: QgsProcessingParameterDefinition) -> bool:
    """Whether it may be left out."""
    return bool(definition.flags() & Flag.FlagOptional)


def described(definition: QgsProcessingParameterDefinition) -> str:
    """Name and help in one cell."""
    return f"**{escaped(definition.description())}.** {escaped(definition.help())}"


def first_sentence(algorithm: QgsProcessingAlgorithm) -> str:
    """The beginning of what an algorithm says of itself, without its explanation."""
    return escaped(re.split(r"\. |: |, and ", algorithm.about())[0]) + "."


def escaped(text: str) -> str:
    """Plain text as Markdown, on one line."""
    for sign in "\\|<*`":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def code(value: object) -> str:
    """A value as it is typed."""
    return f"`{value}`"


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (titles, ["---"] * len(titles), *rows))


def block(text: str) -> str:
    """Lines of code."""
    return f"```\n{text}\n```"


def lines(*parts: str) -> str:
    """Parts with an empty line between them, as the text of a file."""
    return "\n\n".join(parts) + "\n"
