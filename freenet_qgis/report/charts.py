# SPDX-License-Identifier: GPL-3.0-or-later
"""Learning curve and reliability diagram as SVG that stands in the page itself."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ..contract.figures import Confidence, ConfidenceBin
from ..contract.report import LearningPoint, Report
from ..contract.validation import measured_on
from ..text.i18n import number, tr
from .elements import Content, Element, element, section, table
from .words import percent

WIDTH, HEIGHT = 560, 260
LEFT, RIGHT, TOP, BOTTOM = 60, 60, 14, 44  # of the frame, for axes and their names
MOST_POINTS = 400

Point = tuple[float, float]


def learning_curve(learning: Sequence[LearningPoint], validation: str, network_steps: Sequence[int] = ()) -> Element:
    """The loss and, where it was looked at, the average accuracy on what was held out, by step.

    Args:
        learning: Some steps of a training, with a loss one at least.
        validation: What was held out, as of the report.
        network_steps: Steps of each of the networks, one after the other.
    """
    losses = [(step, loss) for step, loss, _ in learning if loss is not None]
    held_out = [(step, share) for step, _, share in learning if share is not None]
    last, highest = max(losses[-1][0], 1), max(loss for _, loss in losses) or 1.0
    frame = _Frame(last, highest)
    ends = list(accumulate(network_steps))[:-1]
    drawn = [
        *frame.x_axis(_ticks(last), tr("Step")),
        *frame.y_axis(_ticks(highest), tr("Training loss")),
        *(frame.line([(end, 0), (end, highest)], "between") for end in ends),
        *(frame.line(own, "loss") for own in _by_network(losses, ends)),
    ]
    says = tr("Training loss over {steps} steps, from {first} to {last}").format(
        steps=last, first=number(losses[0][1], ".2g"), last=number(losses[-1][1], ".2g")
    )
    key: list[Content] = [element("b", kind="loss"), tr("Training loss")]
    if held_out:
        shares = _Frame(last, 1.0)
        drawn += [*shares.right_axis(tr("Average accuracy")), shares.line(held_out, "accuracy")]
        where = measured_on(validation)
        end = tr("average accuracy on {where} at the end {share}").format(where=where, share=percent(held_out[-1][1]))
        says = f"{says}; {end}"
        key += [element("b", kind="accuracy"), tr("Average accuracy on {}").format(where)]
    return section(
        tr("Learning curve"), _networks(len(network_steps)), _svg(says, drawn), element("p", key, kind="key")
    )


def _by_network(losses: Sequence[Point], ends: Sequence[int]) -> Iterator[list[Point]]:
    """The points of each network, not too many of all together; `ends` are the last steps of all but the last one."""
    every = -(-len(losses) // MOST_POINTS)
    for begin, end in zip((0, *ends), (*ends, math.inf)):
        own = [point for point in losses if begin < point[0] <= end]
        yield own[::every]


def _networks(count: int) -> Content:
    """A paragraph on the lines of several networks; nothing where there is one."""
    if count < 2:
        return ""
    text = tr("Between the upright lines {} networks are trained one after the other. The last learns from those "
              "before it and is kept.")  # fmt: skip
    return element("p", text.format(count))


def reliability_diagram(confidence: Confidence, report: Report) -> Element:
    """The accuracy by confidence, beside the diagonal of a map that is as sure as it is right."""
    bins = [(one, one.confidence, one.accuracy) for one in confidence.bins]
    known = [(one, sure, right) for one, sure, right in bins if sure is not None and right is not None]
    frame = _Frame(1.0, 1.0)
    drawn = [
        *frame.x_axis(_FIFTHS, tr("Confidence")),
        *frame.y_axis(_FIFTHS, tr("Accuracy")),
        *(frame.bar(one.low, one.high, right, _bin_in_words(one)) for one, _, right in known),
        frame.line([(0, 0), (1, 1)], "ideal"),
        frame.line([(sure, right) for _, sure, right in known], "dots"),
    ]
    error = percent(confidence.expected_calibration_error)
    says = tr("Accuracy by confidence; expected calibration error {}").format(error)
    return section(
        tr("Confidence"), element("p", _explained(confidence, report)), _svg(says, drawn), _bars(confidence.bins)
    )


def _bars(bins: Sequence[ConfidenceBin]) -> Element:
    """What the bars show, for who does not see them; folded away for who does."""
    head = [tr("Confidence"), tr("Accuracy"), tr("Pixels")]
    rows = [[_range(one), percent(one.accuracy), number(one.pixels, ",")] for one in bins if one.pixels]
    return element("details", element("summary", tr("The bars in figures")), table(head, rows))


def _explained(confidence: Confidence, report: Report) -> str:
    """A paragraph on what the diagram shows, and of which model."""
    error, by_chance = percent(confidence.expected_calibration_error), percent(confidence.error_by_chance)
    texts = [
        tr("Expected calibration error {error}: so far confidence and accuracy lie apart on average. With this "
           "reference chance alone would make it about {by_chance}. Bars below the dashed line mean that the map is "
           "surer than it is right.").format(error=error, by_chance=by_chance)
    ]  # fmt: skip
    if confidence.temperature is not None:
        temperature = number(confidence.temperature, ".2f")
        texts.append(tr("Probabilities were scaled with a temperature of {}.").format(temperature))
    if report.is_refitted:
        texts.append(tr("Diagram and temperature come from the validated model; the final one is given the same "
                        "temperature."))  # fmt: skip
    return " ".join(texts)


def _bin_in_words(one: ConfidenceBin) -> str:
    """A bar's text, for who points at it."""
    return tr("Confidence {range}: {share} of {pixels} pixels right", one.pixels).format(
        range=_range(one), share=percent(one.accuracy), pixels=number(one.pixels, ",")
    )


def _range(one: ConfidenceBin) -> str:
    """From which to which confidence a bar reaches."""
    return tr("{low} to {high} %").format(low=f"{100 * one.low:.0f}", high=f"{100 * one.high:.0f}")


class _Frame:
    """The axes of a chart from 0 to `x_end` and from 0 to `y_end`."""

    def __init__(self, x_end: float, y_end: float) -> None:
        self._x_end, self._y_end = x_end, y_end

    def x_axis(self, ticks: Sequence[float], name: str) -> list[Element]:
        """The axis below the chart."""
        labels = [_text(number(tick, "g"), f"{self._x(tick):.1f}", HEIGHT - BOTTOM + 17, "middle") for tick in ticks]
        return [*labels, _text(name, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "middle")]

    def y_axis(self, ticks: Sequence[float], name: str) -> list[Element]:
        """The axis on the left, with lines across the chart."""
        drawn: list[Element] = []
        for tick in ticks:
            drawn.append(element("path", kind="grid", d=f"M{LEFT} {self._y(tick):.1f}H{WIDTH - RIGHT}"))
            drawn.append(_text(number(tick, "g"), LEFT - 8, f"{self._y(tick) + 4:.1f}", "end"))
        return [*drawn, _upright(16, name)]

    def right_axis(self, name: str) -> list[Element]:
        """An axis on the right with shares in percent, for a second line."""
        labels = [
            _text(tr("{} %").format(round(100 * tick)), WIDTH - RIGHT + 8, f"{self._y(tick) + 4:.1f}")
            for tick in _FIFTHS
        ]
        return [*labels, _upright(WIDTH - 3, name)]

    def line(self, points: Sequence[Point], kind: str) -> Element:
        """A line through points, some kinds with a dot at each."""
        places = [(f"{self._x(x):.1f}", f"{self._y(y):.1f}") for x, y in points]
        dots = [element("circle", cx=x, cy=y, r="3") for x, y in places] if kind in _DOTTED else []
        return element("g", element("polyline", points=" ".join(map(",".join, places))), dots, kind=kind)

    def bar(self, left: float, right: float, height: float, says: str) -> Element:
        """A bar that tells a text."""
        x, y = self._x(left) + 1, self._y(height)
        return element(
            "rect", element("title", says), kind="bar", x=f"{x:.1f}", y=f"{y:.1f}",
            width=f"{self._x(right) - x - 1:.1f}", height=f"{self._y(0) - y:.1f}",
        )  # fmt: skip

    def _x(self, value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * value / self._x_end

    def _y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / self._y_end


_DOTTED = ("accuracy", "dots")
_FIFTHS = (0, 0.2, 0.4, 0.6, 0.8, 1)


def _ticks(end: float) -> list[float]:
    """Round values from 0 up to `end`, five or so."""
    power = 10 ** math.floor(math.log10(end / 4))
    step = next(times * power for times in (1, 2, 5, 10) if end / (times * power) <= 6)
    return [index * step for index in range(int(end / step + 1e-9) + 1)]


def _text(text: str, x: object, y: object, anchor: str = "") -> Element:
    """A text at a place, which is its beginning unless an anchor is named."""
    anchored = {"text_anchor": anchor} if anchor else {}
    return element("text", text, x=str(x), y=str(y), **anchored)


def _upright(x: float, name: str) -> Element:
    """The name of an axis along it."""
    middle = (TOP + HEIGHT - BOTTOM) / 2
    turned = f"rotate(-90 {x} {middle})"
    return element("text", name, transform=turned, x=str(x), y=str(middle), text_anchor="middle")


def _svg(says: str, drawn: Sequence[Element]) -> Element:
    """A chart and what it says in words."""
    size = {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    return element("svg", element("title", says), drawn, **size, role="img", aria_label=says)
