# SPDX-License-Identifier: GPL-3.0-or-later
"""Learning curve and reliability diagram as SVG that stands in the page itself."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import Any

from ..contract.validation import measured_on
from ..text.i18n import number, tr
from .words import is_refitted, percent, section

WIDTH, HEIGHT = 560, 260
LEFT, RIGHT, TOP, BOTTOM = 60, 60, 14, 44  # of the frame, for axes and their names
MOST_POINTS = 400

Point = tuple[float, float]


def learning_curve(report: dict[str, Any]) -> str:
    """Loss and, where it was looked at, average accuracy on what was held out, by step.

    Args:
        report: ``learning``: of some steps the step, the training loss and the average accuracy (a share) or None;
            ``validation``; maybe ``networks``, how many were trained, of which this is the last.
    """
    learning = report["learning"]
    every = -(-len(learning) // MOST_POINTS)
    losses = [(step, loss) for step, loss, _ in learning[::every]]
    held_out = [(step, share) for step, _, share in learning if share is not None]
    last, highest = max(learning[-1][0], 1), max(loss for _, loss in losses) or 1.0
    frame = _Frame(last, highest)
    parts = [
        frame.x_axis(_ticks(last), tr("Step")),
        frame.y_axis(_ticks(highest), tr("Training loss")),
        frame.line(losses, "loss"),
    ]
    says = tr("Training loss over {steps} steps, from {first} to {last}").format(
        steps=last, first=number(learning[0][1], ".2g"), last=number(learning[-1][1], ".2g")
    )
    legend = f'<p class="key"><b class="loss"></b>{tr("Training loss")}'
    if held_out:
        shares = _Frame(last, 1.0)
        parts += [shares.right_axis(tr("Average accuracy")), shares.line(held_out, "accuracy")]
        where = measured_on(report["validation"])
        end = tr("average accuracy on {where} at the end {share}").format(where=where, share=percent(held_out[-1][1]))
        says = f"{says}; {end}"
        legend += f'<b class="accuracy"></b>{tr("Average accuracy on {}").format(where)}'
    return section(tr("Learning curve"), _which_network(report.get("networks", 1)), _svg(says, parts), f"{legend}</p>")


def _which_network(networks: int) -> str:
    if networks == 1:
        return ""
    text = tr("Of the last of the {} networks trained for the final model; it learns from those before it.")
    return f"<p>{text.format(networks)}</p>"


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
        frame.x_axis(_FIFTHS, tr("Confidence")),
        frame.y_axis(_FIFTHS, tr("Accuracy")),
        *bars,
        frame.line([(0, 0), (1, 1)], "ideal"),
        frame.line([(one["confidence"], one["accuracy"]) for one in bins], "dots"),
    ]
    texts = [
        tr("Expected calibration error {error}: so far confidence and accuracy lie apart on average. With these "
           "polygons chance alone would make it about {by_chance}. Bars below the dashed line mean that the map is "
           "surer than it is right.").format(error=error, by_chance=by_chance)
    ]  # fmt: skip
    if confidence.get("temperature") is not None:
        temperature = number(confidence["temperature"], ".2f")
        texts.append(tr("Probabilities were scaled with a temperature of {}.").format(temperature))
    if is_refitted(report):
        texts.append(tr("Diagram and temperature come from the validated model; the final one is given the same "
                        "temperature."))  # fmt: skip
    says = tr("Accuracy by confidence; expected calibration error {}").format(error)
    return section(tr("Confidence"), f"<p>{' '.join(texts)}</p>", _svg(says, parts))


def _bin_in_words(one: dict[str, Any]) -> str:
    low, high = (f"{100 * one[end]:.0f}" for end in ("low", "high"))
    return tr("Confidence {low} to {high} %: {share} of {pixels} pixels right").format(
        low=low, high=high, share=percent(one["accuracy"]), pixels=one["pixels"]
    )


class _Frame:
    """The axes of a chart from 0 to `x_end` and from 0 to `y_end`."""

    def __init__(self, x_end: float, y_end: float) -> None:
        self._x_end, self._y_end = x_end, y_end

    def x_axis(self, ticks: Sequence[float], name: str) -> str:
        labels = "".join(
            f'<text x="{self._x(tick):.1f}" y="{HEIGHT - BOTTOM + 17}" text-anchor="middle">{number(tick, "g")}</text>'
            for tick in ticks
        )
        middle = (LEFT + WIDTH - RIGHT) / 2
        return f'{labels}<text x="{middle}" y="{HEIGHT - 6}" text-anchor="middle">{name}</text>'

    def y_axis(self, ticks: Sequence[float], name: str) -> str:
        labels = "".join(
            f'<path class="grid" d="M{LEFT} {self._y(tick):.1f}H{WIDTH - RIGHT}"/>'
            f'<text x="{LEFT - 8}" y="{self._y(tick) + 4:.1f}" text-anchor="end">{number(tick, "g")}</text>'
            for tick in ticks
        )
        return labels + self._upright(16, name)

    def right_axis(self, name: str) -> str:
        """Shares in percent, for a second line."""
        labels = "".join(
            f'<text x="{WIDTH - RIGHT + 8}" y="{self._y(tick) + 4:.1f}">{tr("{} %").format(round(100 * tick))}</text>'
            for tick in _FIFTHS
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
    says = escape(says)
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg {size} role="img" aria-label="{says}"><title>{says}</title>{"".join(parts)}</svg>'
