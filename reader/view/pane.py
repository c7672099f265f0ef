"""A pane as rows of cells: title bar, margin, lines, scroll bar, and what shows the focus and the selected item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..layout.sheet import Cells, Sheet
from ..layout.width import cells as width_of
from . import places
from .bars import scroll_bar, title_bar

WAITING: Cells = (("…", "muted"),)
"""What stands in each row of a picture that is yet to be drawn."""


class Pane(NamedTuple):
    """A pane in which nobody has moved or searched yet.

    ``titles`` are its titles, the longest first, ``asides`` what may stand at the right of one. ``column`` is the
    width that the text has at most, in the middle of the pane; ``selected`` the number of the item that keys are
    about, where it holds items. ``divided`` is a pane with a line at its right even where there is nothing to scroll.
    ``total`` is how many lines there are where the sheet does not know, since it has more than anybody lays out.
    """

    sheet: Sheet
    width: int
    height: int
    titles: tuple[str, ...]
    asides: tuple[str, ...] = ()
    top: int = 0
    column: int | None = None
    selected: int | None = None
    in_hand: bool = False
    divided: bool = False
    total: int | None = None


def rows(pane: Pane) -> Iterator[Cells]:
    """The rows of ``pane``, each as wide as it is."""
    sheet, width, selected = pane.sheet, pane.width, pane.selected
    page = places.page(pane.height)
    sheet.ensure(pane.top + page + 1)
    in_sight = range(pane.top, min(pane.top + page, len(sheet)))
    heads = {number for number in in_sight if selected is not None and is_head(sheet, number)}
    shown = any(sheet.lines[number].block == selected for number in heads)
    yield ((title_row(pane.titles, pane.asides, width, in_hand=pane.in_hand, focus=pane.in_hand and not shown)),)
    inner = places.inner_width(width)
    margin = places.margin(width) if pane.column is None else places.centred(width, pane.column)
    column = inner if pane.column is None else min(inner, pane.column)
    for row in range(pane.height - 1):
        number = pane.top + row
        line = sheet.lines[number] if number < len(sheet) else None
        cells, fill = line.cells if line else (), "text"
        if line and line.kind == "drawing":
            cells = WAITING
        before: Cells = ((" " * margin, "text"),)
        if line and line.block == selected and line.kind != "blank":
            before = marked(margin, in_hand=pane.in_hand, head=number in heads)
            if number in heads:
                cells = chosen(cells, in_hand=pane.in_hand)
                fill = "selection" if pane.in_hand else fill
        bar = " "
        if len(sheet) > page:
            bar = scroll_bar(row, page, pane.top, pane.total or len(sheet))
        elif pane.divided:
            bar = "│"
        text = (*before, *cells, (" " * (column - _width(cells)), fill))
        yield (*text, (" " * (width - 1 - _width(text)), "text"), (bar, "border"))


def title_row(
    titles: tuple[str, ...], asides: tuple[str, ...], width: int, *, in_hand: bool, focus: bool
) -> tuple[str, str]:
    """The title bar; with ``focus`` it shows that the pane has it, since nothing else in it does."""
    role = "selection+strong" if focus else "bar+strong"
    return title_bar("▶" if in_hand else " ", titles, asides, width), role


def is_head(sheet: Sheet, number: int) -> bool:
    """Whether line ``number`` is the one of its block that shows the selection."""
    return number == 0 or sheet.lines[number - 1].block != sheet.lines[number].block


def marked(margin: int, *, in_hand: bool, head: bool) -> Cells:
    """What stands left of a line of the selected item: a mark, in a margin of ``margin`` cells."""
    width = min(margin, 2)
    before = (" " * (margin - width), "text")
    if in_hand and head:
        return before, ("▶".ljust(width), "selection+strong")
    return before, ("▌".ljust(width), "focus" if in_hand else "border")


def chosen(cells: Cells, *, in_hand: bool) -> Cells:
    """The cells of the selected item's first line."""
    if in_hand:
        return tuple([(text, "selection+strong") for text, _role in cells])
    return tuple([(text, f"{role}+strong+underline") for text, role in cells])


def _width(cells: Cells) -> int:
    return sum([width_of(text) for text, _role in cells])
