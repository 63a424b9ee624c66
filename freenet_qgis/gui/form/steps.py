# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of the steps to a map are done, and what comes next."""

from __future__ import annotations

from ...text.i18n import tr
from ...text.plain_text import shortened
from .run_form import RunForm

LETTERS = 24  # of the raster's name: the hint keeps to two lines


def show_steps(form: RunForm, *, is_running: bool, is_mapped: bool, is_newcomer: bool) -> None:
    """Tick the steps that are done; who has trained before sees them only while something is missing.

    Args:
        form: The form with the guide.
        is_running: Whether a training runs.
        is_mapped: Whether a run has mapped the raster.
        is_newcomer: Whether the user had never trained before.
    """
    problem = form.layers.problem()
    classes = [row for row in form.classes.rows() if row.polygons and row.trains and row.pixels != 0]
    raster = form.layers.raster_layer()
    is_drawn = not problem and len(classes) >= 2
    more, unclassed = "", form.classes.unclassed()
    hint = problem or (tr("A training is running.") if is_running else unclassed or tr("Press the button below."))
    if raster is not None and form.layers.class_layer() is not None and not is_drawn:
        hint = tr("Choose training data with at least two classes on '{}'.").format(raster.name())
    elif raster is not None and not problem and not is_drawn:
        hint = tr("Draw polygons or points of at least two classes on '{}'.").format(shortened(raster.name(), LETTERS))
        if _is_untouched(form):
            hint = tr("Click a class in the table, then draw it. Two classes at least.")
        more = tr("Two or more of each, in different places, let the accuracy be measured.")
    has_layer = form.layers.polygon_layer() is not None or form.layers.class_layer() is not None
    done = raster is not None, is_drawn and not unclassed, is_mapped
    form.guide.show_steps(done, hint, more, has_layer=has_layer)
    is_missing = bool(problem) or (not is_drawn and not form.classes.is_counting())
    chosen = form.layers.ids()
    is_drawing = form.guide.shown_for == chosen and not is_running  # the table stays where it is meanwhile
    is_shown = (is_newcomer or is_missing or is_drawing) and not (has_layer and all(done))
    form.guide.shown_for = chosen if is_shown else ()
    form.guide.setVisible(is_shown)
    form.classes.leave_unclassed(is_shown and bool(unclassed) and hint == unclassed)


def _is_untouched(form: RunForm) -> bool:
    """Whether there are classes to draw, and nothing is drawn yet."""
    rows = form.classes.rows()
    return bool(rows) and not form.classes.unclassed() and not any(row.polygons for row in rows)
