# SPDX-License-Identifier: GPL-3.0-or-later
"""Learning curve and reliability diagram as SVG that stands in the page itself."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from ..unit_words import measured_on
from .words import is_refitted, percent, section

WIDTH, HEIGHT = 560, 260
LEFT, RIGHT, TOP, BOTTOM = 60, 60, 14, 44  # of the frame, for axes and their names
MOST_POINTS = 400

Point = tuple[float, float]

_WHOSE_DIAGRAM = " Diagram and temperature come from the validated model; the final one is given the same temperature."


def learning_curve(report: dict[str, Any]) -> str:
    """Loss and, where it was looked at, accuracy on what was held out, by step.

    Args:
        report: ``learning``: of some steps the step, the training loss and the held-out accuracy (a share) or None;
            ``validation``; maybe ``networks``, how many were trained, of which this is the last.
    """
    learning = report["learning"]
    every = -(-len(learning) // MOST_POINTS)
    losses = [(step, loss) for step, loss, _ in learning[::every]]
    held_out = [(step, share) for step, _, share in learning if share is not None]
    last, highest = max(learning[-1][0], 1), max(loss for _, loss in losses) or 1.0
    frame = _Frame(last, highest)
    parts = [
        frame.x_axis(_ticks(last), "Step"),
        frame.y_axis(_ticks(highest), "Training loss"),
        frame.line(losses, "loss"),
    ]
    says = f"Training loss over {last} steps, from {learning[0][1]:.2g} to {learning[-1][1]:.2g}"
    if held_out:
        shares = _Frame(last, 1.0)
        parts += [shares.right_axis("Held-out accuracy"), shares.line(held_out, "accuracy")]
        where = measured_on(report["validation"])
        says += f"; accuracy on the {where} at the end {percent(held_out[-1][1])}"
    legend = '<p class="key"><b class="loss"></b>Training loss'
    legend += f'<b class="accuracy"></b>Accuracy on the {where}</p>' if held_out else "</p>"
    return section("Learning curve", _which_network(report.get("networks", 1)), _svg(says, parts), legend)


def _which_network(networks: int) -> str:
    if networks == 1:
        return ""
    return f"<p>Of the last of the {networks} networks trained for the final model; it learns from those before it.</p>"


def reliability_diagram(report: dict[str, Any]) -> str:
    """Accuracy by confidence beside the diagonal of a map that is as sure as it is right.

    Args:
        report: ``confidence``: what `engine.reliability` found, maybe ``temperature``; which model it is of.
    """
    confidence = report["confidence"]
    bins = [one for one in confidence["bins"] if one["pixels"]]
    error, by_chance = (percent(confidence[key]) for key in ("expected_calibration_error", "error_by_chance"))
    frame = _Frame(1.0, 1.0)
    bars = [frame.bar(one["low"], one["high"], one["accuracy"], _bin_in_words(one)) for one in bins]
    parts = [
        frame.x_axis(_FIFTHS, "Confidence"),
        frame.y_axis(_FIFTHS, "Accuracy"),
        *bars,
        frame.line([(0, 0), (1, 1)], "ideal"),
        frame.line([(one["confidence"], one["accuracy"]) for one in bins], "dots"),
    ]
    temperature = confidence.get("temperature")
    scaled = "" if temperature is None else f" Probabilities were scaled with a temperature of {temperature:.2f}."
    text = (
        f"<p>Expected calibration error {error}: so far confidence and accuracy lie apart on average. With these "
        f"polygons chance alone would make it about {by_chance}. Bars below the dashed line mean "
        f"that the map is surer than it is right.{scaled}{_WHOSE_DIAGRAM if is_refitted(report) else ''}</p>"
    )
    return section("Confidence", text, _svg(f"Accuracy by confidence; expected calibration error {error}", parts))


def _bin_in_words(one: dict[str, Any]) -> str:
    return (
        f"Confidence {100 * one['low']:.0f} to {100 * one['high']:.0f} %: {percent(one['accuracy'])} of "
        f"{one['pixels']} pixels right"
    )


class _Frame:
    """The axes of a chart from 0 to `x_end` and from 0 to `y_end`."""

    def __init__(self, x_end: float, y_end: float) -> None:
        self._x_end, self._y_end = x_end, y_end

    def x_axis(self, ticks: Sequence[float], name: str) -> str:
        labels = "".join(
            f'<text x="{self._x(tick):.1f}" y="{HEIGHT - BOTTOM + 17}" text-anchor="middle">{tick:g}</text>'
            for tick in ticks
        )
        middle = (LEFT + WIDTH - RIGHT) / 2
        return f'{labels}<text x="{middle}" y="{HEIGHT - 6}" text-anchor="middle">{name}</text>'

    def y_axis(self, ticks: Sequence[float], name: str) -> str:
        labels = "".join(
            f'<path class="grid" d="M{LEFT} {self._y(tick):.1f}H{WIDTH - RIGHT}"/>'
            f'<text x="{LEFT - 8}" y="{self._y(tick) + 4:.1f}" text-anchor="end">{tick:g}</text>'
            for tick in ticks
        )
        return labels + self._upright(16, name)

    def right_axis(self, name: str) -> str:
        """Shares in percent, for a second line."""
        labels = "".join(
            f'<text x="{WIDTH - RIGHT + 8}" y="{self._y(tick) + 4:.1f}">{100 * tick:.0f} %</text>' for tick in _FIFTHS
        )
        return labels + self._upright(WIDTH - 3, name)

    def line(self, points: Sequence[Point], kind: str) -> str:
        places = " ".join(f"{self._x(x):.1f},{self._y(y):.1f}" for x, y in points)
        dots = "".join(f'<circle cx="{self._x(x):.1f}" cy="{self._y(y):.1f}" r="3"/>' for x, y in points)
        return f'<g class="{kind}"><polyline points="{places}"/>{dots if kind in _DOTTED else ""}</g>'

    def bar(self, left: float, right: float, height: float, says: str) -> str:
        x, y = self._x(left) + 1, self._y(height)
        size = f'width="{self._x(right) - x - 1:.1f}" height="{self._y(0) - y:.1f}"'
        return f'<rect class="bar" x="{x:.1f}" y="{y:.1f}" {size}><title>{says}</title></rect>'

    def _x(self, value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * value / self._x_end

    def _y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / self._y_end

    def _upright(self, x: float, name: str) -> str:
        middle = (TOP + HEIGHT - BOTTOM) / 2
        return f'<text transform="rotate(-90 {x} {middle})" x="{x}" y="{middle}" text-anchor="middle">{name}</text>'


_DOTTED = ("accuracy", "dots")
_FIFTHS = (0, 0.2, 0.4, 0.6, 0.8, 1)


def _ticks(end: float) -> list[float]:
    """Round values from 0 up to `end`, five or so."""
    power = 10 ** math.floor(math.log10(end / 4))
    step = next(times * power for times in (1, 2, 5, 10) if end / (times * power) <= 6)
    return [index * step for index in range(int(end / step + 1e-9) + 1)]


def _svg(says: str, parts: Sequence[str]) -> str:
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg {size} role="img" aria-label="{says}"><title>{says}</title>{"".join(parts)}</svg>'
