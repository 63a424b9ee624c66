# SPDX-License-Identifier: GPL-3.0-or-later
"""What a training run does, part by part, and how long that takes at some pace.

Both sides know it: QGIS to say before a run how long it will take, the engine to say how long it still takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Optional

from .validation import HELD_OUT

JIGSAW = 1.4  # times the seconds of a step: shuffling takes time
NARROW = 1.3**2  # a span no wider than this is told as one figure, a factor of at most 1.3 away from either end
CONTINUED = 1 / 3  # of the steps of one network, for training that goes on from a model…
REFITTED = 1 / 3  # …and for the final model, which goes on from the one that was measured

# Seconds of what is neither a step nor a view, whatever the device.
BEGINNING = 0.1  # of a network: it is made, and a graphics card records its steps
FITTING = 0.5  # of the classifiers of single spectra, besides a forest and, at the same time…
FITTING_NETWORK, FITTING_CLASS = 0.33, 0.058  # …a network, and for each class that it tells apart
FOREST_LEAST = 0.25  # of the forest of a yardstick, however few pixels there are…
FOREST, FOREST_PX = 1.5e-5, 20_000  # …and for each training pixel of a tree, so many at most, and root of bands
TEACHING_TREES = 0.6  # of its trees has the forest that teaches
MACHINE, MACHINE_PX = 1.5e-4, 5000  # of a support vector machine beside it, for each of its training pixels
SPECTRAL = 2.0  # of a network of single spectra, when that is the model…
SPECTRAL_VIEWS = 3  # …whose map takes as long as so many views
MAPPED = 2.5e-7  # for each pixel of a map: to prepare it for the network, and to keep what comes of it
FINISHING = 0.2
WRITTEN_BYTES = 30e6  # a second, of maps, which are compressed


@dataclass(frozen=True)
class Span:
    """A time of which only the bounds are sure, in seconds."""

    least: float
    most: float

    def __add__(self, other: Span) -> Span:
        return Span(self.least + other.least, self.most + other.most)

    @property
    def likely(self) -> float:
        """The figure that is wrong by the same factor at worst, too long or too short."""
        return sqrt(max(0.0, self.least) * self.most)

    @property
    def is_narrow(self) -> bool:
        """Whether one figure says enough."""
        return self.most <= NARROW * self.least

    def either(self, other: Span) -> Span:
        """What holds for this as well as for another one."""
        return Span(min(self.least, other.least), max(self.most, other.most))


@dataclass(frozen=True)
class Pace:
    """How fast a device trains, and maps with, the network of a preset.

    Attributes:
        preset: Its name.
        step: Seconds of a training step however small the image, besides…
        step_per_class: …those per class, of the pixels that are looked at…
        step_per_pixel: …per pixel of the image…
        step_per_value: …and per pixel and band.
        view: Seconds of looking at the whole image once, besides…
        view_per_pixel: …those per pixel…
        view_per_value: …and per pixel and band.
        slow_from_px: From which size on a step takes longer for each pixel; 0 for never…
        slower: …and so many times as long.
    """

    preset: str
    step: float
    step_per_class: float
    step_per_pixel: float
    step_per_value: float
    view: float
    view_per_pixel: float
    view_per_value: float
    slow_from_px: int = 0
    slower: float = 1.0

    def of_step(self, pixels: int, bands: int, classes: int) -> float:
        """Seconds of a training step."""
        per_pixel = self.step_per_pixel + bands * self.step_per_value
        times = self.slower if 0 < self.slow_from_px < pixels else 1.0
        return self.step + classes * self.step_per_class + times * pixels * per_pixel

    def of_view(self, pixels: int, bands: int) -> float:
        """Seconds of looking at an image once."""
        return self.view + pixels * (self.view_per_pixel + bands * self.view_per_value)


@dataclass(frozen=True)
class Look:
    """What the engine sees of a scene in training.

    Attributes:
        largest_px: No more pixels than that.
        margin_px: Around the training pixels.
    """

    largest_px: int
    margin_px: int


@dataclass(frozen=True)
class Work:
    """What a recipe consists of.

    Attributes:
        preset: Its name.
        steps: Of each network.
        least_steps: After how many training may end early; as many as `steps` where it does not.
        trial_steps: Of each network of the trial whether surroundings help; there is none in a run of fewer steps.
        trial_folds: How many networks it trains; 0 where there is no trial.
        teachers: Whether the network to keep is taught by classifiers of spectra ("spectra"), by two networks as well
            ("all"), or not at all ("none").
        refit: Whether it trains once more after validation.
        views: Flips and rotations of a prediction.
        axes: What networks on axes are shown at most in place of bands; 0 where there are none.
        look: What is seen of a scene; None where all of it is.
    """

    preset: str
    steps: int
    least_steps: int
    trial_steps: int
    trial_folds: int
    teachers: str
    refit: bool
    views: int
    axes: int
    look: Optional[Look] = None

    @property
    def tries(self) -> bool:
        """Whether there is a trial."""
        return 0 < self.trial_steps <= self.steps and self.trial_folds > 0


@dataclass(frozen=True)
class Size:
    """What a run is about.

    Attributes:
        trained_px: Pixels that a training step sees.
        mapped_px: Pixels of the map; 0 where none is wanted.
        bands: That are used.
        classes: Their number.
        labelled_px: Training pixels.
    """

    trained_px: int
    mapped_px: int
    bands: int
    classes: int
    labelled_px: int = 1000

    @property
    def forest(self) -> float:
        """Seconds that a random forest takes on single spectra."""
        return FOREST_LEAST + FOREST * min(self.labelled_px, FOREST_PX) * sqrt(self.bands)

    @property
    def fitting(self) -> float:
        """Seconds that the classifiers of single spectra take, which teach."""
        return FITTING + max(FITTING_NETWORK + FITTING_CLASS * self.classes, TEACHING_TREES * self.forest)

    @property
    def yardsticks(self) -> float:
        """Seconds that the simpler methods take which accuracy is judged by."""
        return self.forest + MACHINE * min(self.labelled_px, MACHINE_PX)


@dataclass(frozen=True)
class Part:
    """Some work of a stage, done piece by piece.

    Attributes:
        stage: Which of `STAGES`.
        kind: What goes at one pace: "step", "step of a jigsaw", "step on axes", "view", "map" or "other".
        seconds: Of a piece.
        least: Pieces, at least.
        most: And at most.
        share: Steps for each that a network of the training takes.
    """

    stage: str
    kind: str
    seconds: float
    least: float = 1
    most: float = 1
    share: float = 1.0

    @property
    def is_step(self) -> bool:
        """Whether its pieces are training steps."""
        return self.kind.startswith("step")


TRIAL, TRAINING, VALIDATION, REFIT, MAP, FINISH = STAGES = (
    "trial", "training", "validation", "refit", "map", "finish"
)  # fmt: skip


def parts(work: Work, size: Size, pace: Pace, *, validates: bool, context: bool = True) -> list[Part]:
    """A training run from the first training on.

    Args:
        work: The recipe, with the number of steps and the final model asked for.
        size: Of scene and classes.
        pace: Of the device with this preset.
        validates: Whether something is held out.
        context: Whether the trial finds that surroundings help; if not, a network of spectra is trained.
    """
    spectral = work.teachers == "all" and not context
    found = _trial(work, size, pace) if work.tries else []
    trains = [TRAINING, REFIT] if validates and work.refit else [TRAINING]
    for stage in STAGES[1:]:
        if stage in trains:
            found += _spectra(size, stage) if spectral else _networks(work, size, pace, stage, validates=validates)
        elif stage == VALIDATION and validates:
            views, seconds = _views(work, size.trained_px, size.bands, pace, spectral=spectral)
            found += [Part(stage, "view", seconds, views, views), Part(stage, "other", size.yardsticks)]
        elif stage == MAP and size.mapped_px:
            views, seconds = _views(work, size.mapped_px, size.bands, pace, spectral=spectral)
            found += [Part(stage, "map", seconds + MAPPED * size.mapped_px / views, views, views)]
    return [*found, Part(FINISH, "other", FINISHING)]


def span(some: Iterable[Part]) -> Span:
    """How long parts take together."""
    known = list(some)
    return Span(*(sum(part.seconds * getattr(part, end) for part in known) for end in ("least", "most")))


def writing(pixels: int, value_bytes: int) -> float:
    """Seconds that it takes to write maps with so many bytes per pixel."""
    return pixels * value_bytes / WRITTEN_BYTES


def either_way(work: Work, size: Size, pace: Pace, *, validates: bool) -> list[list[Part]]:
    """The runs that are possible before the trial has told whether surroundings help."""
    ways = (True, False) if work.tries else (True,)
    return [parts(work, size, pace, validates=validates, context=way) for way in ways]


def foretold(work: Work, size: Size, pace: Pace, *, validates: bool) -> Span:
    """How long training and all that follows will take."""
    first, *others = (span(way) for way in either_way(work, size, pace, validates=validates))
    for other in others:
        first = first.either(other)
    return first


def continued_steps(steps: int) -> int:
    """The steps of training that goes on from a model, where a new one takes so many."""
    return shared(steps, CONTINUED)


def shared(steps: int, share: float) -> int:
    """A share of so many steps, at least one."""
    return max(1, round(share * steps))


def measured_steps(steps: int) -> int:
    """The steps that each network has taken when it is measured, where the final model goes on from there."""
    return shared(steps, 1 - REFITTED)


def refit_steps(steps: int, measured: int) -> int:
    """The steps that it takes after that: all that are left of so many; fewer if those that were measured are fewer."""
    return shared(measured, _refit_share(steps))


def _refit_share(steps: int) -> float:
    """How many of these there are for each step before measuring."""
    return steps / measured_steps(steps) - 1


def folds(work: Work, polygons: Sequence[int], *, holds_out: bool) -> int:
    """How many folds of the trial have a polygon to hold out, if each is a place of its own.

    Args:
        work: The recipe.
        polygons: How many each class has; empty where that is not known.
        holds_out: Whether whole polygons are held out of training.
    """
    trained = [count - max(1, round(HELD_OUT * count)) if holds_out and count > 1 else count for count in polygons]
    return min(work.trial_folds, sum(count for count in trained if count > 1)) if polygons else work.trial_folds


def _trial(work: Work, size: Size, pace: Pace) -> list[Part]:
    steps, axes = work.trial_steps, min(size.bands, work.axes)
    fold = [
        Part(TRIAL, "other", size.fitting),
        Part(TRIAL, "other", BEGINNING),
        Part(TRIAL, "step of a jigsaw", JIGSAW * pace.of_step(size.trained_px, axes, size.classes), steps, steps),
        Part(TRIAL, "view", pace.of_view(size.trained_px, axes)),
    ]
    return fold * work.trial_folds


def _networks(work: Work, size: Size, pace: Pace, stage: str, *, validates: bool) -> list[Part]:
    steps, begin = (work.least_steps, work.steps), Part(stage, "other", BEGINNING)
    if work.teachers == "none":
        return [begin, Part(stage, "step", pace.of_step(size.trained_px, size.bands, size.classes), *steps)]
    share = 1.0
    if validates and work.refit:
        steps = measured_steps(work.least_steps), measured_steps(work.steps)
        if stage == REFIT:
            share = _refit_share(work.steps)
            steps = refit_steps(work.steps, steps[0]), refit_steps(work.steps, steps[1])
    by_spectra = Part(stage, "other", size.fitting)
    # Twice the pixels of each class are looked at: labelled ones, and those that teachers tell of.
    kept = pace.of_step(size.trained_px, _shown(work, size.bands), 2 * size.classes)
    taught = Part(stage, "step on axes", kept, *steps, share)
    if work.teachers == "spectra":
        return [by_spectra, begin, taught]
    axes = min(size.bands, work.axes)
    plain = Part(stage, "step", pace.of_step(size.trained_px, size.bands, size.classes), *steps, share)
    look = Part(stage, "view", work.views * pace.of_view(size.trained_px, size.bands))
    shuffled = JIGSAW * pace.of_step(size.trained_px, axes, size.classes)
    jigsaw = Part(stage, "step of a jigsaw", shuffled, *steps, share)
    return [by_spectra, begin, plain, look, begin, jigsaw, look, begin, taught]


def shown_beside(work: Work, bands: int) -> int:
    """Channels of the image beside that of so many bands which a taught network is shown; 0 where none is taught."""
    return 0 if work.teachers == "none" else _shown(work, bands)


def _shown(work: Work, bands: int) -> int:
    """Channels that the network to keep is shown of so many bands."""
    if work.teachers == "all" and bands <= work.axes:
        return 2 * bands
    return min(bands, work.axes) if work.axes else bands


def _spectra(size: Size, stage: str) -> list[Part]:
    return [Part(stage, "other", size.fitting + SPECTRAL)]


def _views(work: Work, pixels: int, bands: int, pace: Pace, *, spectral: bool) -> tuple[int, float]:
    """How often a scene is looked at for its classes, and how long each time takes."""
    if spectral:
        return SPECTRAL_VIEWS, pace.of_view(pixels, bands)
    return work.views, pace.of_view(pixels, _shown(work, bands))
