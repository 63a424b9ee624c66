# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of a report: accuracy, areas, confidence, and the polygons that map and labels disagree about.

All shares and accuracies are numbers from 0 to 1, all intervals 95 %, and None stands for what is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional

Interval = tuple[float, float]  # lower and upper end
ALIKE = 1.5  # times as far is about as far


@dataclass(frozen=True)
class ClassFigures:
    """The accuracy of one class.

    Attributes:
        value: The value of the class in the map.
        name: The name of the class.
        color: The colour of the class, ``#rrggbb``.
        reference_pixels: Pixels of the reference with this class that have a class in the map.
        mapped_pixels: Pixels of the reference that the map shows as this class.
        producers_accuracy: Recall; None of a class without reference pixels, as the next three.
        users_accuracy: Precision.
        f1: The harmonic mean of the two.
        iou: Intersection over union.
        reference_polygons: Places, polygons, points or blocks with reference pixels of this class; None if nobody
            counted them, and then there are no intervals.
        producers_interval: The interval of the producer's accuracy.
        users_interval: The interval of the user's accuracy.
        f1_interval: The interval of F1.
        iou_interval: The interval of the intersection over union.
    """

    value: int
    name: str
    color: str
    reference_pixels: int = 0
    mapped_pixels: int = 0
    producers_accuracy: Optional[float] = None
    users_accuracy: Optional[float] = None
    f1: Optional[float] = None
    iou: Optional[float] = None
    reference_polygons: Optional[int] = None
    producers_interval: Optional[Interval] = None
    users_interval: Optional[Interval] = None
    f1_interval: Optional[Interval] = None
    iou_interval: Optional[Interval] = None


@dataclass(frozen=True)
class Accuracy:
    """The agreement of a map with a reference.

    Attributes:
        overall_accuracy: The share of the compared pixels that agree.
        average_accuracy: The mean producer's accuracy of the classes with reference pixels.
        kappa: Cohen's kappa, -1 to 1.
        mean_iou: The mean intersection over union of the classes with reference pixels.
        test_polygons: The number of places, polygons, points or blocks that the intervals rest on; None if nobody
            counted them, and then there are no intervals.
        overall_interval: The interval of the overall accuracy.
        average_interval: The interval of the average accuracy.
        kappa_interval: The interval of kappa.
        mean_iou_interval: The interval of the mean intersection over union.
        confusion_matrix: Pixels; rows are the classes of the reference, columns those of the map.
        classes: The figures of each class, in the order of the matrix.
        test_pixels: Pixels that were compared.
        unclassified_pixels: Pixels with a reference but without a class in the map.
    """

    overall_accuracy: Optional[float] = None
    average_accuracy: Optional[float] = None
    kappa: Optional[float] = None
    mean_iou: Optional[float] = None
    test_polygons: Optional[int] = None
    overall_interval: Optional[Interval] = None
    average_interval: Optional[Interval] = None
    kappa_interval: Optional[Interval] = None
    mean_iou_interval: Optional[Interval] = None
    confusion_matrix: tuple[tuple[int, ...], ...] = ()
    classes: tuple[ClassFigures, ...] = ()
    test_pixels: int = 0
    unclassified_pixels: int = 0

    def __post_init__(self) -> None:
        size, matrix = len(self.classes), self.confusion_matrix
        if matrix and {len(matrix), *map(len, matrix)} != {size}:
            raise ValueError(f"the confusion matrix is not one of {size} classes")
        if any(count < 0 for row in matrix for count in row):
            raise ValueError("the confusion matrix counts fewer pixels than none")


@dataclass(frozen=True)
class Score:
    """The score of a yardstick on the pixels that a model was measured on."""

    overall_accuracy: float
    average_accuracy: float


@dataclass(frozen=True)
class Yardsticks:
    """The scores of simpler methods, to judge an accuracy by; None where there was nothing to train or test them on.

    Attributes:
        random_forest: The score of a random forest that sees each spectrum alone.
        svm: That of a support vector machine, tuned on the training pixels.
        lda: That of a linear discriminant to which all classes are equally likely beforehand.
        nearest_label: The score of giving each pixel the class of the nearest training pixel.
    """

    random_forest: Optional[Score] = None
    svm: Optional[Score] = None
    lda: Optional[Score] = None
    nearest_label: Optional[Score] = None


@dataclass(frozen=True)
class PlaceFigures:
    """The places that training polygons, lines and points lie in: those that lie together are held out together.

    Attributes:
        polygons: Training polygons, lines and points; all of them.
        places: Places that they lie in.
        tested_polygons: Those that were held out.
        apart_px: Half of the places with classes that have several lie at least so many pixels from each other, from
            the middle of a pixel to the middle of a pixel; None where there are none.
        least_apart_px: All of them lie at least so far from each other; 1 where some touch.
        single_polygons: Those of classes in a single place: they count for no other, and may lie near any.
        single_places: The places that these lie in.
    """

    polygons: int
    places: int
    tested_polygons: int
    apart_px: Optional[int] = None
    least_apart_px: Optional[int] = None
    single_polygons: int = 0
    single_places: int = 0


@dataclass(frozen=True)
class Distances:
    """How far from training pixels accuracy was measured, and how far from them the map lies, in pixels of the grid.

    Attributes:
        median_test_distance: Median distance from held-out pixels to the nearest training pixel of the validated model.
        median_map_distance: Median distance from pixels of the map to the nearest training pixel of the kept model.
    """

    median_test_distance: float
    median_map_distance: float

    @property
    def expected(self) -> Literal["better", "alike", "worse"]:
        """What to expect of the map: to be better or worse than its figures, or about alike."""
        if ALIKE * self.median_map_distance < self.median_test_distance:
            return "better"
        return "worse" if self.median_map_distance > ALIKE * self.median_test_distance else "alike"


@dataclass(frozen=True)
class ConfidenceBin:
    """The test pixels whose confidence lies between two bounds.

    Attributes:
        low: The lower bound.
        high: The upper bound.
        confidence: The mean confidence; None where there are no pixels.
        accuracy: The share of the pixels that is right; None where there are none.
        pixels: Their number.
    """

    low: float
    high: float
    confidence: Optional[float]
    accuracy: Optional[float]
    pixels: int


@dataclass(frozen=True)
class Confidence:
    """The confidence of a map beside its accuracy.

    Attributes:
        temperature: What its probabilities were scaled with.
        expected_calibration_error: The mean gap between confidence and accuracy, weighted by pixels.
        error_by_chance: What few polygons would make of that error if the map were calibrated.
        bins: Confidence beside accuracy, by confidence.
    """

    temperature: Optional[float] = None
    expected_calibration_error: Optional[float] = None
    error_by_chance: Optional[float] = None
    bins: tuple[ConfidenceBin, ...] = ()


@dataclass(frozen=True)
class ClassArea:
    """The area of a class, as a share of the map.

    Attributes:
        mapped_share: The share counted in the map.
        adjusted_share: The share corrected by the confusion with the reference.
        adjusted_interval: The interval of that share; None where nothing disagrees.
    """

    mapped_share: float
    adjusted_share: float
    adjusted_interval: Optional[Interval]


@dataclass(frozen=True)
class Area:
    """The areas of all classes, and the overall accuracy weighted by the area of the mapped classes."""

    overall_accuracy: float
    overall_interval: Optional[Interval]
    classes: tuple[ClassArea, ...]


@dataclass(frozen=True)
class Disagreement:
    """A polygon that is mapped mostly as another class.

    Attributes:
        polygon: The number of the polygon, counted from 1.
        label: The class that it is labelled as; ``class`` in the file.
        pixels: The pixels compared.
        agreement: The share of them that is mapped as labelled.
        mapped_as: The class that most of the others are mapped as.
        own_probability: The mean probability that the model gives the label; None where probabilities are not known.
        feature: What the user knows the polygon by; None until QGIS's side adds it.
    """

    polygon: int
    label: str
    pixels: int
    agreement: float
    mapped_as: str
    own_probability: Optional[float] = None
    feature: Optional[str] = None


@dataclass(frozen=True)
class CheckedPolygon:
    """A training polygon and how far the others bear out its label; all None for the only polygon of a class.

    Attributes:
        polygon: The number of the polygon, counted from 1.
        label: The class that it is labelled as; ``class`` in the file.
        agreement: The share of its pixels taken for that by classifiers that had no part of it.
        mapped_as: The class that most of its pixels are taken for.
        own_probability: The mean probability of the label.
        neighbours_agreement: The share of the most similar spectra of other polygons that have the label.
        feature: What the user knows the polygon by; None until QGIS's side adds it.
    """

    polygon: int
    label: str
    agreement: Optional[float] = None
    mapped_as: Optional[str] = None
    own_probability: Optional[float] = None
    neighbours_agreement: Optional[float] = None
    feature: Optional[str] = None
