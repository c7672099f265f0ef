"""Runs of text with roles and links, set into lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from ..story import Span
from .sheet import Cells, Line, Link
from .width import cells as cells_of
from .width import simple
from .wrap import shadow, split, tidy, untidy

Piece: TypeAlias = tuple[int, Cells, tuple[Link, ...]]

DOT = "\xa0· "
"""What stands between two things said on one line; the dot stays with the first."""

_MARKS = ("strong", "em", "code")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?)\]}'’]")


class Run(NamedTuple):
    """A stretch of text in one role, with at most one address behind it."""

    text: str
    role: str
    href: str | None = None


class Edge(NamedTuple):
    """What stands left of a block's text on each line: a bullet, a bar, guides. All take ``width`` cells."""

    first: Cells = ()
    rest: Cells = ()
    width: int = 0


BARE = Edge()


def edge(first: str, rest: str | None = None, role: str = "border") -> Edge:
    """An edge of one role; ``rest``, for the lines after the first, is as wide as ``first``."""
    rest = first if rest is None else rest
    return Edge(((first, role),), ((rest, role),), cells_of(first))


def beside(outer: Edge, inner: Edge) -> Edge:
    """Two edges side by side."""
    return Edge(outer.first + inner.first, outer.rest + inner.rest, outer.width + inner.width)


def runs(spans: Iterable[Span], role: str = "text") -> list[Run]:
    """Spans of a story as runs: their marks after ``role``, links underlined in the role ``link``."""
    return [_run(span, role) for span in spans]


def _run(span: Span, role: str) -> Run:
    if not span.marks and span.href is None:
        return Run(span.text, role)
    marks = "".join([f"+{mark}" for mark in _MARKS if mark in span.marks and not role.endswith(f"+{mark}")])
    return Run(span.text, f"link+underline{marks}", span.href) if span.href else Run(span.text, role + marks)


def dotted(said: Iterable[Run]) -> list[Run]:
    """``said`` on one line, with dots between."""
    content: list[Run] = []
    for run in said:
        if content:
            content.append(Run(DOT, "muted"))
        content.append(run)
    return content


def linked(text: str, role: str) -> list[Run]:
    """``text`` with the addresses in it made links."""
    if "://" not in text and "www." not in text:
        return [Run(text, role)]
    found: list[Run] = []
    end = 0
    for match in _URL.finditer(text):
        if match.start() > end:
            found.append(Run(text[end : match.start()], role))
        address = match[0] if "://" in match[0] else f"https://{match[0]}"
        found.append(Run(match[0], "link+underline", address))
        end = match.end()
    if end < len(text):
        found.append(Run(text[end:], role))
    return found


def flow(content: Sequence[Run], width: int, *, french: bool = True) -> Iterator[Piece]:
    """The lines of ``content`` at ``width`` cells, each as ``(start, cells, links)``.

    ``start`` counts in the tidied text of all runs together.
    """
    text = "".join([run.text for run in content])
    if untidy(text):
        content = _tidied(content)
        text = "".join([run.text for run in content])
    if simple(text) and len(content) == 1 and content[0].href is None:
        role = content[0].role
        for first, end in split(text, width, french=french):
            yield first, ((text[first:end], role),), ()
        return
    ends = list(accumulate([len(run.text) for run in content]))
    if simple(text):
        for first, end in split(text, width, french=french):
            cells, links = _cut(text, first, end, ends, content)
            yield first, cells, links
        return
    shade = shadow(text, ends, room=width)
    for first, end in split(shade.cells, width, french=french, wide=True):
        first, end = shade.offsets[first], shade.offsets[end]
        cells, links = _cut(shade.text, first, end, shade.marks, content)
        yield first, cells, links


def _tidied(content: Sequence[Run]) -> list[Run]:
    """``content`` tidied as if it were one text, without empty runs."""
    kept: list[Run] = []
    blank = True  # whether what stands before needs no further blank
    for run in content:
        text = tidy(f"x{run.text}x")[1:-1]  # the x keeps the blanks at both ends, which may part two runs
        if blank:
            text = text.lstrip(" \n")
        if not text:
            continue
        blank = text[-1] in " \n"
        kept.append(run._replace(text=text))
    while kept:
        last = kept.pop()
        if text := last.text.rstrip(" \n"):
            kept.append(last._replace(text=text))
            break
    return kept


def _cut(
    text: str, start: int, end: int, ends: Sequence[int], content: Sequence[Run]
) -> tuple[Cells, tuple[Link, ...]]:
    """The cells and links of ``text[start:end]``, where run number n ends at ``ends[n]``."""
    number = bisect_right(ends, start)
    cells: list[tuple[str, str]] = []
    links: list[Link] = []
    column = 0
    while start < end:
        run = content[number]
        stop = min(end, ends[number])
        number += 1
        if stop <= start:
            continue
        piece = text[start:stop]
        cells.append((piece, run.role))
        after = column + cells_of(piece)
        if run.href:
            links.append((column, after, run.href))
        start, column = stop, after
    return tuple(cells), tuple(links)


def shifted(piece: Piece, indent: int) -> Piece:
    """``piece`` with its links ``indent`` columns further right."""
    start, cells, links = piece
    return start, cells, tuple([(first + indent, end + indent, href) for first, end, href in links])


def lines(
    content: Sequence[Run],
    width: int,
    block: int,
    kind: str,
    *,
    left: Edge = BARE,
    start: int = 0,
    french: bool = True,
) -> Iterator[Line]:
    """``content`` as lines of ``block``, ``left`` of which an edge stands; ``start`` is where its text begins.

    An edge that would leave no cell for the text is left out.
    """
    if left.width >= width:
        left = BARE
    indent = left.width
    before = left.first
    for piece in flow(content, max(1, width - indent), french=french):
        offset, cells, links = shifted(piece, indent) if indent and piece[2] else piece
        yield Line(before + cells, block, start + offset, kind, indent, links)
        before = left.rest


def count_lines(content: Sequence[Run], width: int, left: Edge = BARE) -> int:
    """How many `lines` of ``content`` there are, found out in a third of the time."""
    room = max(1, width - left.width if left.width < width else width)
    text = "".join([run.text for run in content])
    if untidy(text) or not simple(text):
        return sum([1 for _ in flow(content, room)])
    return min(1, len(text)) if len(text) <= room else sum([1 for _ in split(text, room)])
