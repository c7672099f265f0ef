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


def _row(row: str, number: int, width: int, start: int) -> Iterator[Line]:
    if simple(row):
        text, offsets, cells = row, list(range(len(row) + 1)), row
    else:
        shade = shadow(row, room=width)
        text, offsets, cells = shade.text, shade.offsets, shade.cells
    continued = _CONTINUED if width > 2 * len(_CONTINUED) else ""
    first = 0
    while first < len(cells):
        indent = len(continued) if first else 0
        end = min(first + width - indent, len(cells))
        while end < len(cells) and offsets[end] == offsets[end - 1]:
            end -= 1
        piece = (text[offsets[first] : offsets[end]], _ROLE)
        left = ((continued, "border"),) if indent else ()
        yield Line((*left, piece), number, start + offsets[first], "verbatim", indent)
        first = end
