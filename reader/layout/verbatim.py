"""Text whose lines are kept: code, poems, score sheets."""

from __future__ import annotations

from collections.abc import Iterator

from .sheet import Line
from .width import simple
from .wrap import shadow

_TAB = 4
_CONTINUED = "↳ "
_ROLE = "text+code"


def lay_verbatim(text: str, number: int, width: int) -> Iterator[Line]:
    """The lines of ``text``, the block ``number``; what is wider than ``width`` goes on behind an arrow."""
    start = 0
    for row in text.strip("\n").split("\n"):
        expanded = row.expandtabs(_TAB).rstrip()
        if not expanded:
            yield Line((), number, start, "verbatim")
        yield from _row(expanded, number, width, start)
        start += max(len(expanded), 1) + 1


def _cut(cells: str, offsets: list[int], first: int, end: int) -> int:
    """Where to end a piece that may go from ``first`` to ``end``: behind a late blank, else between two clusters."""
    blank = cells.rfind(" ", (first + end) // 2, end)
    if blank > first:
        return blank + 1
    while offsets[end] == offsets[end - 1]:
        end -= 1
    return end


def _row(row: str, number: int, width: int, start: int) -> Iterator[Line]:
    continued = _CONTINUED if width > 2 * len(_CONTINUED) else ""
    if simple(row):
        text, offsets, cells = row, list(range(len(row) + 1)), row
    else:
        shade = shadow(row, room=width - len(continued))
        text, offsets, cells = shade.text, shade.offsets, shade.cells
    first = 0
    while first < len(cells):
        indent = len(continued) if first else 0
        end = min(first + width - indent, len(cells))
        if end < len(cells):
            end = _cut(cells, offsets, first, end)
        piece = (text[offsets[first] : offsets[end]], _ROLE)
        left = ((continued, "border"),) if indent else ()
        yield Line((*left, piece), number, start + offsets[first], "verbatim", indent)
        first = end
