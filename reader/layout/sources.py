"""What stories can be listed by, as lines: a name and a number each, feeds under their folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lists import FEED, FOLDER, TAG, Source
from .cut import cut
from .flow import Run, edge, lines
from .sheet import FURNITURE, Cells, Line
from .width import cells
from .words import SourcesWords

_OPEN, _FOLDED, _LEAF = "▾ ", "▸ ", "  "
_FAILING = "! "
_STEP = 2  # cells a level
_DEEPEST = 3  # what part of the width may stand empty before a name, however deep its folder


def lay_sources(sources: Sequence[Source], width: int, words: SourcesWords) -> Iterator[Line]:
    """The lines of ``sources``, one block each, the number of unread stories at the right: lists, feeds, tags.

    Names are cut, not broken: what one looks for here is known. A feed that fails says so by a sign and a word.
    """
    width = max(1, width)
    before = ""
    for number, source in enumerate(sources):
        group = TAG if source.tag is not None else FEED if source.key.startswith((FOLDER, FEED)) else ""
        if group != before and number:
            yield Line((), FURNITURE, 0, "blank")
        before = group
        yield _line(source, number, width, words)
        if source.failing is not None:
            left = edge(" " * (_indent(source, width) + len(_FAILING)))
            yield from lines(
                [Run(words.failing, "error")], width, number, "failing", left=left, start=len(source.title)
            )


def _line(source: Source, number: int, width: int, words: SourcesWords) -> Line:
    count = words.number(source.unread) if source.unread else ""
    sign, sign_role = _sign(source)
    sign = " " * _indent(source, width) + sign
    room = max(1, width - cells(sign) - (cells(count) + 1 if count else 0))
    name = cut(source.title, room)
    role = "headline+strong" if source.unread else "text"
    made: Cells = ((sign, sign_role), (name, role))
    if count and (gap := width - cells(sign) - cells(name) - cells(count)) > 0:
        made = (*made, (" " * gap, "text"), (count, "provider"))
    return Line(made, number, 0, "source", cells(sign))


def _indent(source: Source, width: int) -> int:
    return min(source.depth * _STEP, width // _DEEPEST)


def _sign(source: Source) -> tuple[str, str]:
    if source.failing is not None:
        return _FAILING, "error+strong"
    if source.folded is not None:
        return _FOLDED if source.folded else _OPEN, "muted"
    return _LEAF, "muted"
