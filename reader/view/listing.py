"""The list of the library's stories: what stands above it, under what its entries stand, and its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..layout.entries import Density, lay_list
from ..layout.flow import Run, lines
from ..layout.sheet import FURNITURE, Line, Sheet
from ..layout.words import EntriesWords
from ..locale import language
from ..story import Entry
from .notice import lay_notice

COLUMN = 88
"""Cells at most for a headline or teaser."""

Masthead = Sequence[tuple[str, str]]
"""Texts and their roles."""

_HIGH = 14
_SAMPLE = 30  # entries by which the others are measured
_BLANK = Line((), FURNITURE, 0, "blank")


def is_high(page: int) -> bool:
    """Whether a pane with ``page`` rows for lines has some to spare for a masthead."""
    return page >= _HIGH


def total(sheet: Sheet, first: int, count: int) -> int:
    """How many lines ``count`` entries have in all, by those of the first of ``sheet``, which begins with ``first``.

    Nobody lays a hundred thousand entries out to draw a scroll bar.
    """
    number, lines = _SAMPLE, sheet.block_lines(first + _SAMPLE).start
    if not lines:  # the list ends before
        number, lines = count - first, len(sheet)
    return round(count * lines / number) if first or number == _SAMPLE else lines


def lay(
    entries: Sequence[Entry],
    width: int,
    words: EntriesWords,
    *,
    masthead: Masthead = (),
    heading: Callable[[Entry], str] | None = None,
    nothing: str = "",
    first: int = 0,
    density: Density = "teasers",
    page: int = _HIGH,
) -> Iterator[Line]:
    """The lines of ``entries`` from number ``first`` on, the ``masthead`` above if that is all of them.

    ``heading`` names what an entry stands under, ``nothing`` says why there may be none. A ``page`` of a few rows has
    none to spare for a masthead.
    """
    width = min(width, COLUMN)
    if first == 0 and is_high(page):
        yield _BLANK
        for text, role in masthead:
            yield from lines([Run(text, role)], width, FURNITURE, "masthead")
        if masthead:
            yield Line((("─" * width, "border"),), FURNITURE, 0, "rule")
            yield _BLANK
    if not entries:
        yield from lay_notice(nothing, width)
    yield from lay_list(entries, width, words, first=first, heading=heading, language=language(), density=density)
