# SPDX-License-Identifier: GPL-3.0-or-later
"""A linear discriminant on single spectra; scikit-learn is imported where it is used, as in `yardsticks`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis


def fitted_discriminant(spectra: np.ndarray, labels: np.ndarray) -> LinearDiscriminantAnalysis:
    """One that is shrunk after Ledoit and Wolf, to which all classes are equally likely beforehand.

    The only pixel of a class does not tell how the class scatters, which scikit-learn warns of. Shown twice it scatters
    by nothing, so that the other classes alone say how spectra scatter.

    Args:
        spectra: Shape (n, bands).
        labels: Classes of the pixels, shape (n,), two at least.
    """
    from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

    classes, first, counts = np.unique(labels, return_index=True, return_counts=True)
    shown = np.concatenate((np.arange(len(labels)), first[counts == 1]))
    priors = np.full(len(classes), 1 / len(classes))
    linear = LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto", priors=priors)
    return linear.fit(spectra[shown], labels[shown])
