# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the page about what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Optional

from ..contract.area_estimate import Z
from ..contract.change import AdjustedChange, ChangedClass, ChangeReport, interval
from ..text.i18n import number, tr
from .change_words import amount, class_sentence, doubts, hectares, signed
from .elements import Content, Element, element, scrolled, section, table
from .words import DASH, chip

_MOST_TRANSITIONS = 50
_MINUS = "\N{MINUS SIGN}"


def balance(report: ChangeReport) -> Element:
    """What each class has won and lost."""
    head = [tr("Class"), tr("Before"), tr("After"), tr("Gain"), tr("Loss"), tr("Net"), tr("Net, of before")]
    rows = [[chip(info.name, info.color), *_balance_cells(info, report)] for info in report.classes]
    unit = tr("Pixels.") if report.compared_ha is None else tr("Hectares, and below them pixels.")
    text = tr("Counted where both maps show a class. {} The maps err, and every error of one of them counts as "
              "change.").format(unit)  # fmt: skip
    return section(tr("Gains and losses"), element("p", text), table(head, rows))


def _balance_cells(info: ChangedClass, report: ChangeReport) -> list[Content]:
    cells: list[Content] = [
        _both(pixels, area, report)
        for pixels, area in (
            (info.before, info.before_ha),
            (info.after, info.after_ha),
            (info.gain, info.gain_ha),
            (info.loss, info.loss_ha),
        )
    ]
    net_ha = None if info.after_ha is None or info.before_ha is None else info.after_ha - info.before_ha
    net = info.after - info.before
    share = number(100 * net / info.before, "+.1f").replace("-", _MINUS) if info.before else ""
    return [*cells, _both(net, net_ha, report, is_signed=True), tr("{} %").format(share) if share else DASH]


def matrix(report: ChangeReport) -> Element:
    """The whole matrix: each row a class before, each column a class after."""
    infos = report.classes
    axis = element("th", tr("Class after"), scope="colgroup", colspan=str(len(infos)))
    titles = [element("th", info.name, scope="col") for info in infos]
    first = element("th", tr("Class before"), scope="col")
    head = element(
        "thead",
        element("tr", element("td"), axis, element("td")),
        element("tr", first, titles, element("th", tr("Sum"), scope="col")),
    )
    rows = [_matrix_row(report, place) for place in range(len(infos))]
    last = [element("td", _both(info.after, info.after_ha, report), kind="sum") for info in infos]
    total = element("td", _both(report.compared_pixels, report.compared_ha, report), kind="sum")
    foot = element("tr", element("th", tr("Sum"), scope="row"), last, total)
    unit = tr("pixels") if report.compared_ha is None else tr("hectares, and below them pixels")
    text = tr("What became what, in {unit}. What stayed as it was stands on the diagonal.").format(unit=unit)
    whole = element("table", head, element("tbody", rows, foot), kind="confusion")
    return section(tr("From class to class"), element("p", text), scrolled(whole))


def _matrix_row(report: ChangeReport, place: int) -> Element:
    info, counts = report.classes[place], report.matrix[place]
    areas: Sequence[Optional[float]] = report.matrix_ha[place] if report.matrix_ha else [None] * len(counts)
    cells = [
        element(
            "td",
            _both(pixels, area, report) if pixels else "",
            style=_shade(is_own=place == column, share=pixels / (info.before or 1)),
        )
        for column, (pixels, area) in enumerate(zip(counts, areas))
    ]
    total = element("td", _both(info.before, info.before_ha, report), kind="sum")
    return element("tr", element("th", chip(info.name, info.color), scope="row"), cells, total)


def transitions(report: ChangeReport) -> Element:
    """What became what, those with most pixels first, as the raster shows them."""
    head = [tr("Change"), tr("Value"), tr("Pixels"), tr("Share")]
    head += [] if report.compared_ha is None else [tr("Hectares")]
    shown = report.transitions[:_MOST_TRANSITIONS]
    rows: list[list[Content]] = []
    for one in shown:
        share = tr("{} %").format(number(100 * one.pixels / report.compared_pixels, ".2f"))
        area: list[Content] = [] if one.hectares is None else [hectares(one.hectares, report)]
        name = chip(f"{one.before} → {one.after}", one.color)
        rows.append([name, str(one.value), number(one.pixels, ","), share, *area])
    more = len(report.transitions) - len(shown)
    rest = element("p", tr("And {} more, in the JSON file beside this page.").format(more)) if more else ""
    return section(tr("Changes"), table(head, rows), rest)


def adjusted(report: ChangeReport) -> Element:
    """Areas at both dates corrected by the confusion of the maps, with intervals, and what their difference tells."""
    head = [tr("Class"), tr("Before"), tr("After"), tr("Difference"), tr("Against the errors")]
    colors = {info.name: info.color for info in report.classes}
    rows: list[list[Content]] = []
    for one in report.adjusted:
        name = chip(one.name, colors[one.name]) if one.name in colors else one.name
        rows.append([name, *_adjusted_cells(one, report)])
    how = tr("Maps that confuse classes give them wrong areas, and wrong change. Here the area of each class at each "
             "date is corrected by the confusion of that map with its reference, with a 95 % interval (Olofsson et "
             "al. 2014).")  # fmt: skip
    text = " ".join([how, *doubts(report)])
    return section(tr("Areas with their errors"), element("p", text), table(head, rows))


def _adjusted_cells(one: AdjustedChange, report: ChangeReport) -> list[Content]:
    cells: list[Content] = []
    for share, error in ((one.before, one.before_error), (one.after, one.after_error)):
        ends = DASH.join(amount(end, report) for end in interval(share, Z * error)) if error else ""
        cells.append((amount(share, report), element("small", ends) if ends else ""))
    width = f"\N{PLUS-MINUS SIGN} {amount(one.half_width, report)}" if one.half_width else ""
    cells.append((signed(one.difference, report), element("small", width) if width else ""))
    return [*cells, class_sentence(one)]


def _both(pixels: int, area: Optional[float], report: ChangeReport, *, is_signed: bool = False) -> Content:
    """Hectares and, in small letters below, pixels; these alone where nobody knows what one covers."""
    form = "+,d" if is_signed else ",d"
    count = number(pixels, form).replace("-", _MINUS)
    if area is None:
        return count
    sign = ("+" if area > 0 else _MINUS if area < 0 else "") if is_signed else ""
    return f"{sign}{hectares(abs(area), report)}", element("small", count)


def _shade(*, is_own: bool, share: float) -> str:
    """The background of a cell by its share of the row: grey where nothing changed."""
    color, depth = ("120,120,120", 0.25) if is_own else ("200,60,40", 0.6)
    return f"background:rgba({color},{depth * share**0.5:.3f})"
