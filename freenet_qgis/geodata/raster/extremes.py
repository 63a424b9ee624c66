# SPDX-License-Identifier: GPL-3.0-or-later
"""Values that look like no data and are not marked as such: found while a raster is read, told in one sentence each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from ...contract.job import Band
from ...text.i18n import exact, number, tr

HUGE = 1e15  # no measurement is that large
FILLS = (-999, -9999, -32767, -99999, -999999)  # by habit; and the ends of whole numbers of more than a byte
FEWEST_BANDS = 3  # of which it is no chance that they hold the same
SHARE = 0.001  # of the pixels, below which a value by habit is taken for a measurement
MOST_ALIKE = 20  # values that pixels hold in every band; with more the bands are alike, as of a grey picture
MOST = 3  # sentences


class Extremes:
    """Looks at the windows of a raster, one after the other."""

    def __init__(self, bands: Sequence[Band], dtype: np.dtype) -> None:
        """`dtype` is that of the values."""
        self._bands = len(bands)
        ends = [np.iinfo(dtype).min, np.iinfo(dtype).max] if dtype.kind in "iu" and dtype.itemsize > 1 else []
        self._fills = np.array([value for value in (*FILLS, *ends) if value != 0 and _fits(value, dtype)], dtype)
        self._everywhere: Counter[float] = Counter()  # pixels that hold it in every band
        self._are_alike = False
        self._somewhere: Counter[float] = Counter()
        self._pixels = 0

    def look(self, values: np.ndarray, is_data: np.ndarray) -> None:
        """Look at values and whether they are data, shape (rows, cols, bands)."""
        self._pixels += values.shape[0] * values.shape[1]
        if self._bands >= FEWEST_BANDS:
            self._look_at_pixels(values, is_data)
        flat = values.reshape(-1, self._bands)
        with np.errstate(invalid="ignore"):
            found = np.unique(np.concatenate([np.fmin.reduce(flat, axis=0), np.fmax.reduce(flat, axis=0)]))
        for value in found[self._is_strange(found)]:
            holds = ((values == value) & is_data).any(axis=2)
            self._somewhere[value.item()] += int(np.count_nonzero(holds))

    def _look_at_pixels(self, values: np.ndarray, is_data: np.ndarray) -> None:
        """Those of one value in every band."""
        first, middle, last = (values[..., place] for place in (0, self._bands // 2, -1))
        rows, cols = np.nonzero((first == middle) & (first == last) & is_data[..., 0])
        if len(rows):
            pixels = values[rows, cols]
            same = pixels[(pixels == pixels[:, :1]).all(axis=1) & is_data[rows, cols].all(axis=1), 0]
            if self._are_alike:
                same = same[self._is_strange(same) | (same == 0)]
            for value, count in zip(*np.unique(same, return_counts=True)):
                self._everywhere[value.item()] += int(count)
            if not self._are_alike and len(self._everywhere) > MOST_ALIKE:
                self._are_alike = True
                seen = np.array(list(self._everywhere), self._fills.dtype)
                for value in seen[~(self._is_strange(seen) | (seen == 0))].tolist():
                    del self._everywhere[value]

    def _is_strange(self, values: np.ndarray) -> np.ndarray:
        """Whether values are of those by habit, or none that can be measured."""
        is_strange = np.isin(values, self._fills)
        return is_strange | (np.abs(values) >= HUGE) if values.dtype.kind == "f" else is_strange

    def remarks(self) -> tuple[str, ...]:
        """A sentence for each of the most frequent values."""
        least = max(1, SHARE * self._pixels)
        everywhere = {value: count for value, count in self._everywhere.items() if count >= least}
        somewhere = {
            value: count
            for value, count in self._somewhere.items()
            if count and (count >= least or abs(value) >= HUGE) and count > everywhere.get(value, 0)
        }
        found = {value: (count, tr("every band")) for value, count in everywhere.items()}
        found.update({value: (count, tr("some of the bands")) for value, count in somewhere.items()})
        most = sorted(found.items(), key=lambda one: -one[1][0])[:MOST]
        text = tr(
            "{count} of {all} pixels ({share} %) hold {value} in {bands}, which the raster does not mark as no data. "
            "If this value means no data, set it as nodata value of the raster; here it is used as any other."
        )
        return tuple(
            text.format(
                count=number(count, ","),
                all=number(self._pixels, ","),
                share=number(100 * count / self._pixels, ".3g"),
                value=exact(self._fills.dtype.type(value)),
                bands=where,
            )
            for value, (count, where) in most
        )


def _fits(value: int, dtype: np.dtype) -> bool:
    return dtype.kind == "f" or np.iinfo(dtype).min <= value <= np.iinfo(dtype).max
