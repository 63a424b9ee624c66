# SPDX-License-Identifier: GPL-3.0-or-later
"""``freenet:change``: what changed between two class maps."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterDestination,
)

from .. import report, workflow
from ..layers.shown_files import put_in_place
from ..request import ChangeRequest, Outputs
from ..text.i18n import tr
from ..workflow.compared_maps import check_maps
from . import parameters
from .base import FreeNetAlgorithm
from .destinations import CHANGE
from .inputs import Inputs

_SHOWN = 10  # transitions in the log
_REPORTS = "HTML, JSON (*.html *.htm *.json)"


class Change(FreeNetAlgorithm):
    """Compares two class maps, of FreeNet or of other software; needs no PyTorch."""

    BEFORE, AFTER = "BEFORE", "AFTER"
    BEFORE_REPORT, AFTER_REPORT = "BEFORE_REPORT", "AFTER_REPORT"
    NEEDS_ENGINE, LAYERS = False, CHANGE

    def name(self) -> str:
        return "change"

    def displayName(self) -> str:
        return tr("Change between two maps")

    def tags(self) -> list[str]:
        return tr("change detection,difference,transition,matrix,gain,loss,land cover,land use,area").split(",")

    def about(self) -> str:
        return tr(
            "Compares two class maps of one place and writes what became what: a raster with a value for each change, "
            "such as 'Meadow → Built-up', and a report with the matrix of changes in pixels and hectares, gains and "
            "losses. Classes are matched by name, so their values and order may differ, and so may grid and coordinate "
            "system. Where the accuracy of both maps was measured, the report has areas with 95 % intervals (Olofsson "
            "et al. 2014) and says which changes are larger than the errors of the maps."
        )

    def initAlgorithm(self, configuration: Optional[dict[str, Any]] = None) -> None:
        self.add(
            parameters.raster(
                self.BEFORE,
                tr("Class map before"),
                tr("The earlier map, one band of whole numbers, with names. Its grid is that of the result."),
            ),
            parameters.raster(
                self.AFTER,
                tr("Class map after"),
                tr(
                    "The later map. On another grid or in another coordinate system it is laid on the first by the "
                    "nearest pixel."
                ),
            ),
            self._report(self.BEFORE_REPORT, tr("Report on the map before")),
            self._report(self.AFTER_REPORT, tr("Report on the map after")),
            self._raster(),
            parameters.report_file(
                tr(
                    "A page with the matrix of changes, gains and losses of each class, and areas with intervals where "
                    "the accuracy of both maps is known. The same as numbers in a .json of the same name beside it. "
                    "Optional."
                )
            ),
        )
        self.addOutput(QgsProcessingOutputNumber("CHANGED_SHARE", tr("Share that changed (0 to 1)")))

    def _report(self, name: str, label: str) -> QgsProcessingParameterFile:
        text = tr(
            "The report that tells the accuracy of this map, .html or .json, as 'Assess a class map' and training "
            "write it. Empty: the one of the same name beside the map, if there is any."
        )
        kind = QgsProcessingParameterFile.Behavior.File
        parameter = QgsProcessingParameterFile(name, label, kind, optional=True, fileFilter=_REPORTS)
        return parameters.advanced(parameters.described(parameter, text))

    @staticmethod
    def _raster() -> QgsProcessingParameterRasterDestination:
        text = tr(
            "What changed, a GeoTIFF on the grid of the map before, with names and colours that no class has: 1 is "
            "unchanged, from 2 on each change has a value, those with most pixels first, 0 is no data in one of the "
            "maps. Of more than 254 kinds of change the smallest share the value 255."
        )
        return parameters.described(QgsProcessingParameterRasterDestination("OUTPUT", tr("Changes")), text)

    def request(self, inputs: Inputs, outputs: Outputs) -> ChangeRequest:
        before, after = inputs.scene(self.BEFORE), inputs.scene(self.AFTER)
        check_maps(before, after)
        reports = inputs.optional_file(self.BEFORE_REPORT), inputs.optional_file(self.AFTER_REPORT)
        return ChangeRequest(before, after, outputs, *reports)

    def run_workflow(self, request: ChangeRequest, progress: workflow.Progress) -> workflow.Changed:
        found = workflow.change(request, progress, put_in_place)
        lines = [report.change_summary(found.report), *report.largest_changes(found.report, _SHOWN)]
        for text in [*lines, *report.error_sentences(found.report)]:
            progress.info(text)
        return found
