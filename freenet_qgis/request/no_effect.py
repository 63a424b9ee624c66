# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for and would have no effect is refused, lest it be taken for done; by toolbox and command alike.

Each function takes what is asked for by the names under which the user knows it, and what is not given as what is
false.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import FreeNetError
from ..text.i18n import tr

Wanted = Mapping[str, object]


def refuse_of_features(wanted: Wanted) -> None:
    """Refuse what is for features, where rasters of classes alone are trained on.

    Raises:
        FreeNetError: If some of it is wanted.
    """
    _refuse(
        wanted,
        tr("{option} is for features, and only a raster of classes is trained on."),
        tr("Leave it out, or train on polygons, lines or points."),
    )


def refuse_of_class_rasters(wanted: Wanted) -> None:
    """Refuse what is for a raster of classes, where features alone are trained on.

    Raises:
        FreeNetError: If some of it is wanted.
    """
    _refuse(
        wanted,
        tr("{option} is for a raster of classes, and only features are trained on."),
        tr("Leave it out, or train on a raster of classes."),
    )


def refuse_of_reference_features(wanted: Wanted) -> None:
    """Refuse what is for features of a reference, where that is a raster.

    Raises:
        FreeNetError: If some of it is wanted.
    """
    _refuse(wanted, tr("{option} is for features, and the reference is a raster."), tr("Leave it out."))


def refuse_without_reference(wanted: Wanted) -> None:
    """Refuse what is for a reference, where there is none.

    Raises:
        FreeNetError: If some of it is wanted.
    """
    _refuse(wanted, tr("{option} is for a reference, and there is none."), tr("Leave it out, or give a reference."))


def refuse_of_other_methods(wanted: Wanted) -> None:
    """Refuse what only the method ``probabilities`` looks at, where a map is cleaned by another.

    Raises:
        FreeNetError: If some of it is wanted.
    """
    _refuse(
        wanted,
        tr("{option} is for the method 'probabilities' alone."),
        tr("Leave it out, or choose that method."),
    )


def refuse_of_new_models(wanted: Wanted) -> None:
    """Refuse what a model that training goes on from brings.

    Raises:
        FreeNetError: If some of it is wanted.
    """
    _refuse(
        wanted,
        tr("{option} has no effect where training goes on from a model, which brings its bands."),
        tr("Leave it out, or train a new model."),
    )


def refuse_of_validated(wanted: Wanted) -> None:
    """Refuse what says which model is kept, where nothing is held out.

    Raises:
        FreeNetError: If some of it is wanted.
    """
    _refuse(
        wanted,
        tr("{option} has no effect without validation: the model is trained on all training data at once."),
        tr("Leave it out, or choose what to hold out."),
    )


def _refuse(wanted: Wanted, why: str, way_out: str) -> None:
    given = [name for name, value in wanted.items() if value]
    if given:
        raise FreeNetError(why.format(option=given[0]), way_out)
