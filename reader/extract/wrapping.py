"""Hard-wrapped text made whole: text browsers break paragraphs at a column, and this finds the column and the seams.

A line goes on in the next one exactly when that one's first word would not have fitted: this tells a wrapped
paragraph from two short lines, blank line or not.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from ..scripts import Signs

_WIDE = Signs("\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6")
_UNSPACED = Signs("\u2e80-\u312f\u31a0-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60")
_NARROWEST, _WIDEST = 50, 140  # columns that converters and people wrap at
_ENOUGH_LINES = 3
_MORE_LINES = 8  # where others are longer
_RAGGED = 12  # cells that the last word of a line may leave free
_DROP = 8  # cells behind the column that must be as good as empty
_SAMPLE = 20_000

Measure = Callable[[str], int]


def cells(text: str) -> int:
    """The width of ``text`` in terminal cells, as the text browsers reckon it."""
    return len(text) if text.isascii() else len(text) + _WIDE.count(text)


class Column(NamedTuple):
    """The column that a text is wrapped at, 0 where it is not, and how its converter measures a line."""

    limit: int
    width: Measure = cells


def column(lines: list[str]) -> Column:
    """The column that ``lines`` are wrapped at.

    Some converters count cells, of which a Chinese sign fills two, and some count signs: what has an edge tells.
    """
    limit = _limit(lines, cells)
    wide = any(cells(line) != len(line) for line in lines[:_SAMPLE])
    if wide and not (limit and _longest(lines, cells) <= limit):
        edge = _longest(lines, len)
        if _NARROWEST <= edge <= _WIDEST and _limit(lines, len, edge) == edge:
            return Column(edge, len)
    return Column(limit)


def _longest(lines: list[str], measure: Measure) -> int:
    return max(measure(line.rstrip()) for line in lines[:_SAMPLE])


def _limit(lines: list[str], measure: Measure, only: int | None = None) -> int:
    """The column by ``measure``, of which ``only`` one may be asked about.

    Wrapped text has many lines that end in the few cells before its column, and next to none just behind it.
    List items and headings may be longer, since some converters do not wrap them; then more lines must prove it.
    """
    counts = [0] * (_WIDEST + _DROP + 1)
    beyond = 0
    for line in lines[:_SAMPLE]:
        if "](" in line:
            continue  # the address of a link is never broken
        width = measure(line.rstrip())
        if width > _WIDEST + _DROP:
            beyond += 1
        else:
            counts[width] += 1
    best = most = 0
    for limit in range(_WIDEST, _NARROWEST - 1, -1) if only is None else (only,):
        full = sum(counts[limit - _RAGGED + 1 : limit + 1])
        behind = sum(counts[limit + 1 : limit + _DROP + 1])
        longer = beyond + sum(counts[limit + 1 :])
        enough = full >= (_MORE_LINES if longer else _ENOUGH_LINES) and longer <= full and behind * 12 <= full
        if enough and full > most and counts[limit]:
            best, most = limit, full
    return best if best and _runs_on(lines, best, measure) else 0


def _runs_on(lines: list[str], limit: int, width: Measure) -> bool:
    """Whether most lines that reach ``limit`` are continued by the next one, and seldom with a capital."""
    full = continued = small = cased = 0
    for line, following in pairwise(lines[:_SAMPLE]):
        if not limit - _RAGGED < width(line.rstrip()) <= limit:
            continue
        full += 1
        head = following.lstrip()
        if head and head[0] not in "*•-#":
            continued += 1
            cased += head[0].islower() or head[0].isupper()
            small += head[0].islower()
    return continued * 10 >= full * 4 and small * 3 >= cased


def goes_on(line: str, following: str, column: Column) -> bool:
    """Whether ``following`` is the same paragraph as ``line``, its predecessor, in a text wrapped at ``column``."""
    head = following.lstrip()
    if not head:
        return False
    # No line is broken at a no-break space.
    first = head[0] if _UNSPACED.begin(head) else head.partition(" ")[0]
    slack = 3 if _UNSPACED.begin(head) or _UNSPACED.begin(line[-1:]) else 0
    width = column.width
    return width(line.rstrip()) + (0 if slack else 1) + width(first) > column.limit - slack


def joined(lines: list[str]) -> str:
    """The lines of one paragraph as one line, with a blank between two where their script has blanks."""
    if len(lines) == 1:
        return lines[0]
    parts: list[str] = []
    for line, following in pairwise([*lines, ""]):
        stripped = line.rstrip()
        parts.append(stripped)
        if following and not (_UNSPACED.begin(stripped[-1:]) and _UNSPACED.begin(following)):
            parts.append(" ")
    return "".join(parts)
